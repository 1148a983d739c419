"""Rows of a paste, without the marks of Markdown and of messengers, and what those made of them."""

import re
from itertools import pairwise
from typing import NamedTuple

from .line_breaks import parted_at_seams, without_fixed_breaks
from .lines import CELL, LINK_CLOSE, LINK_OPEN
from .repair import repair
from .table_cells import bars_for_tabs

__all__ = ["Row", "read_rows"]

_MESSAGE = re.compile(
    r"\[?\d{1,2}[/.]\d{1,2}(?:[/.]\d{2,4})?,?\s\d{1,2}[.:]\d\d(?:[.:]\d\d)?(?:\s[ap]m)?\]?\s(?:-\s)?[^:\"]{2,40}:\s(?=\S)",
    re.IGNORECASE,
)
"""When a message came and from whom, before its words."""
_STAMPS = frozenset("0123456789[")
_FEWEST_PARAGRAPHS = 3
"""Rows under the first of a message that is a text of its own."""
_FEWEST_WORDS = 4
"""Words, less one and the mark, of a headline in Markdown that isn't the first row."""
_LINKS = frozenset(("References", "Visible links", "Visible links:", "Hidden links", "Hidden links:"))
"""Over the addresses that a text browser lists under a page."""
_LINK_NUMBER = re.compile(r"\[\d{1,3}\](?=\S)")
_TABS = re.compile(r"(?<=\S) ?\t[ \t]*(?=\S)")
"""What parts the cells of a row that was copied from a page."""
_BREAK = re.compile(r"<br\s?/?>\n?", re.IGNORECASE)
_HEADING = re.compile(r"#{2,6}\s(?=\S)")
_TITLE = re.compile(r"#\s(?=\S+\s\S)")
_EMPHASIS = re.compile(
    r"(?<![\w*])(?P<star>\*{1,3})(?=[^\s*])(?P<strong>[^*\n]{1,400}?)(?<=\S)(?P=star)(?![\w*])"
    r"|(?<![\w_])(?P<low>_{1,2})(?=[^\s_])(?P<slanted>[^_\n]{1,400}?)(?<=\S)(?P=low)(?![\w_])"
)
_LINK = re.compile(
    r"(?<!!)\[(?P<words>[^\[\]\n]{1,300})\]\((?:https?:|mailto:|/|#)[^\s()]{0,600}(?:\s\"[^\"\n]{0,200}\")?\)"
)
_ONLY_LINK = re.compile(rf"(?:[-*+]\s{{1,4}})?\*{{0,2}}{_LINK.pattern}\*{{0,2}}")
"""A row of a menu or the headline of another article, in Markdown."""
_ROW = re.compile(r"\|\s?(?P<cells>[^\n]{1,1000}\S)\s?\|")


class Row(NamedTuple):
    """A row without the marks of Markdown, and what they made of it."""

    text: str
    is_heading: bool
    is_link: bool
    """Whether it is a link and nothing else, as in a menu."""


def read_rows(text: str) -> list[Row]:
    """The rows of *text*, repaired, without marks and without what messengers and text browsers put in."""
    text = text.replace(LINK_OPEN, "").replace(LINK_CLOSE, "")
    if "\t" in text:
        text = _TABS.sub(CELL, bars_for_tabs(text))
    unbroken = "\n".join(without_fixed_breaks(_BREAK.sub("\n", text).split("\n")))
    parted = parted_at_seams([row.strip() for row in repair(unbroken).strip().split("\n")])
    titled = _is_markdown(parted)
    if not _LINKS.isdisjoint(parted):
        parted = [_LINK_NUMBER.sub("", row) for row in parted]
    return [
        Row(
            *_plain(row, first=not place or (titled and row.count(" ") >= _FEWEST_WORDS)),
            is_link=titled and _ONLY_LINK.fullmatch(row) is not None,
        )
        for place, row in enumerate(_messages_opened(parted))
    ]


def _is_markdown(rows: list[str]) -> bool:
    """Whether the *rows* are written in Markdown, in which a lone "#" opens a headline and no tag."""
    return any("](http" in row or (row.startswith("##") and _HEADING.match(row)) for row in rows)


def _messages_opened(rows: list[str]) -> list[str]:
    """The *rows* with the sender taken from before a message of several paragraphs: its first row is text."""
    opened = list(rows)
    heads = [place for place, row in enumerate(rows) if row[:1] in _STAMPS and _MESSAGE.match(row)]
    for place, following in pairwise([*heads, len(rows)]):
        if sum(map(bool, rows[place + 1 : following])) >= _FEWEST_PARAGRAPHS:
            opened[place] = _MESSAGE.sub("", rows[place], count=1)
    return opened


def _plain(row: str, *, first: bool) -> tuple[str, bool]:
    """A row without the marks of Markdown and of messengers, and whether they made it a heading.

    "# Harga beras" is a title in the *first* row and a tag elsewhere.
    """
    heading = _HEADING.match(row) or (_TITLE.match(row) if first else None)
    text = row if heading is None else row[heading.end() :].rstrip("# ")
    if "](" in text:
        text = _LINK.sub(lambda match: match["words"], text)
    if text.startswith("|") and (cells := _ROW.fullmatch(text)) is not None:
        text = cells["cells"]
    if "*" in text or "_" in text:
        text = _EMPHASIS.sub(lambda match: match["strong"] or match["slanted"], text)
    return text, heading is not None
