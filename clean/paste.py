"""Lines of a paste or a crawl dump, hard-wrapped ones joined."""

import re
from itertools import pairwise
from typing import NamedTuple

from .article import ParagraphKind
from .dates import find_date, header_date
from .header import FURTHEST
from .inline import parted_from_struck
from .line_breaks import parted_at_seams, running_heads, without_fixed_breaks
from .lines import (
    CELL,
    LINK_CLOSE,
    LINK_OPEN,
    SMALL_WORDS,
    Line,
    is_bullet,
    is_capitalized,
    is_prose,
    marked_rows,
    starts_with_dateline,
)
from .names import OUTLET, PEOPLE
from .official import is_official
from .reasons import RUNNING_HEAD, STRUCK
from .repair import repair
from .rule_file import rule_book
from .scored_line import stems
from .table_cells import bars_for_tabs

__all__ = ["read_paste"]

_WRAPPED = 40
"""Characters of the shortest line that may have been wrapped."""
_COLUMN = 20
"""Characters of the shortest line of a newspaper's column, in which words are broken."""
_FEWEST_BROKEN = 3
_BROKEN = re.compile(r"[a-z]-$")
_FIRST_WORD = re.compile(r"[a-z]+")
_ENDS = re.compile(r"[.!?:;\"')\]]$")
_ONLY_NUMBER = re.compile(r"\d{1,2}[.)]")
_GOES_ON = re.compile(r"[a-z(]")
_BESIDE_TITLE = re.compile(
    r"by\s(?:[A-Z]|[\w.]{3,20}\s[|·•]\s)|ilustrasi\s[^.]{2,60}(?:\.\s?)?(?:©|\(|/|[Ff]oto)|via\s(?:[A-Z][\w.]{1,20}\s?){1,4}(?:\([\w\s]{2,20}\))?$|(?:[Nn]omor|NOMOR|No\.)\s?:?\s\S*\d|(?:n\s)?(?:red|rep|ed)\s?:\s|(?:oleh|via|dipublikasikan|diterbitkan|diposting|posted)\s[^.]{2,60}\b(?:19|20)\d\d\b"
)
"""Who wrote it and when, or its number, under a headline."""
_SIGNED_BELOW = re.compile(
    rf"\(?(?:(?:[Dd]itulis|[Ll]aporan)\s)?[Oo]leh\s?:?\s{PEOPLE.pattern}\)?"
    r"|(?:Reporter|Penulis|Pewarta|Editor|Kontributor|Foto)\s?:\s?[A-Z].{2,60}"
)
"""Who wrote it, alone on a line, though a headline without a stop or a date stands above."""
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
_MOST_ROWS, _SHORTEST_ROW, _NARROW, _LONGEST_ROW = 4, 4, 30, 70
"""Rows of a wrapped headline; characters of the shortest, of one in a column, of the longest."""
_OFFICE = re.compile(
    r"(?:pemerintah|kementerian|badan|kepolisian|universitas|sekretariat|komisi|kantor|biro|peraturan|keputusan|undang-undang|putusan|instruksi|nomor|tentang)\b",
    re.IGNORECASE,
)
"""How the head of an office's paper begins, which stands over its headline, or the name of a law."""
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


def _with_whole_headline(lines: list[Line], width: int) -> list[Line]:
    """The *lines* with a headline joined that was wrapped over several above the first paragraph.

    Its lines stand in one block, are written as headlines are and have no mark at their ends; the text below
    has half of its words. *width* is the column at which the text was wrapped, 0 where it wasn't.
    """
    first = next((place for place, line in enumerate(lines) if is_prose(line.text)), 0)
    for begin in range(max(0, first - FURTHEST), first - 1):
        end = begin + 1
        while end < first and end - begin < _MOST_ROWS and _goes_on_as_headline(lines, end, width):
            end += 1
        if end - begin > 1:
            whole = " ".join(line.text for line in lines[begin:end])
            told = frozenset[str]().union(
                *(stems(line.text) for line in lines[first:] if is_prose(line.text))
            )
            own = stems(whole)
            if 2 * len(own & told) >= max(len(own), 2) and not is_official(lines):
                return [*lines[:begin], lines[begin].with_text(whole), *lines[end:]]
    return lines


def _goes_on_as_headline(lines: list[Line], place: int, width: int) -> bool:
    above, below = lines[place - 1], lines[place]
    if below.after_gap or " " not in above.text or len(below.text) < _SHORTEST_ROW:
        return False
    alike = above.text.isupper() == below.text.isupper() and above.text != below.text
    broken = width or above.text.isupper() or above.text.rsplit(" ", 1)[-1] in SMALL_WORDS
    broken = broken or max(len(above.text), len(below.text)) <= _NARROW
    return bool(broken) and alike and all(map(_is_part_of_headline, (above, below)))


def _is_part_of_headline(line: Line) -> bool:
    text = line.text
    return (
        len(text) <= _LONGEST_ROW
        and text[-1].isalnum()
        and is_capitalized(text)
        and not is_bullet(text)
        and OUTLET.search(text) is None
        and _OFFICE.match(text) is None
        and not header_date(text)
        and rule_book().line_rule(text) is None
    )


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


def _is_hyphenated(rows: list[str]) -> bool:
    """Whether words are broken at the ends of lines, as in a newspaper's columns."""
    broken = 0
    for above, below in pairwise(rows):
        cut = above.endswith("-") and _BROKEN.search(above) is not None
        broken += cut and below[:1].islower() and not _is_doubled(above, below)
    return broken >= _FEWEST_BROKEN


def _is_doubled(above: str, below: str) -> bool:
    """Whether the hyphen that ends *above* is a doubled word's: "anak-" / "anak", "sayur-" / "mayur"."""
    head = above[:-1].rsplit(" ", 1)[-1].lower()
    tail = _FIRST_WORD.match(below)
    if tail is None:
        return True
    word = tail.group().lower()
    return head[-3:] in word if len(head) >= 3 else head == word


def _wrapped_width(rows: list[str], shortest: int) -> int:
    """The column at which the text was wrapped, by lines from *shortest* characters on; 0 where it wasn't."""
    pairs = broken = 0
    for above, below in pairwise(rows):
        if below and len(above) >= shortest:
            pairs += 1
            broken += not _ENDS.search(above) and below[0].islower()
    lengths = sorted(len(row) for row in rows if len(row) >= shortest)
    if broken < 3 or broken < 0.25 * pairs:
        return 0
    width = lengths[int(0.9 * (len(lengths) - 1))]
    return width if width <= 140 else 0


def _belongs_to(above: str, below: str, width: int) -> bool:
    """Whether *below* is the rest of the line *above*."""
    if is_bullet(below) or len(above) < 20 or starts_with_dateline(below):
        return False
    if _BESIDE_TITLE.match(below) or _SIGNED_BELOW.fullmatch(below):
        return False
    if not _ENDS.search(above) and _GOES_ON.match(below):
        return (
            (above.count(" ") >= 3 or _BROKEN.search(above) is not None)
            and not find_date(above)
            and rule_book().line_rule(above) is None
        )
    if not width or len(above) < 0.7 * width or len(above) > 1.3 * width:
        return False
    # A line that ends short of the margin, where the next word would have fitted, ends its paragraph.
    fits = len(above) + 1 + len(below.split(" ", 1)[0]) <= 0.9 * width
    return not (fits and _ENDS.search(above)) and rule_book().line_rule(above) is None


class _Row(NamedTuple):
    """A row without the marks of Markdown, and what they made of it."""

    text: str
    is_heading: bool
    is_link: bool
    """Whether it is a link and nothing else, as in a menu."""


def _read_rows(text: str) -> list[_Row]:
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
        _Row(
            *_plain(row, first=not place or (titled and row.count(" ") >= _FEWEST_WORDS)),
            is_link=titled and _ONLY_LINK.fullmatch(row) is not None,
        )
        for place, row in enumerate(_messages_opened(parted))
    ]


def _joined(parts: list[str]) -> str:
    return " ".join(parts).replace("- \x00\x00", "").replace("- \x00", "-").replace("\x00", "")


def read_paste(text: str) -> tuple[Line, ...]:
    r"""Lines of *text*, repaired; `Line.after_gap` says where a blank line stood.

    >>> [line.text for line in read_paste("Beras di pasar itu naik\nlagi sejak Senin.\nWarga mengeluh.")]
    ['Beras di pasar itu naik lagi sejak Senin.', 'Warga mengeluh.']
    """
    text, struck = parted_from_struck(text)
    marked = _read_rows(text)
    rows = [row.text for row in marked]
    heads = running_heads(rows)
    hyphenated = _is_hyphenated(rows)
    width = _wrapped_width(rows, _COLUMN if hyphenated else _WRAPPED)
    lines: list[Line] = []
    running = [Line(text=repair(words), zone=STRUCK) for words in struck]
    parts: list[str] = []
    gap = began_after_gap = True
    across = False
    last = ""

    def close() -> None:
        if parts:
            joined = _joined(parts)
            lines.append(
                Line(text=joined, kind="item" if is_bullet(joined) else "text", after_gap=began_after_gap)
            )
            parts.clear()

    for row, is_heading, is_link in marked:
        if row in heads:
            # A page's edge ends no sentence.
            running.append(Line(text=row, zone=RUNNING_HEAD))
            across = bool(last) and _ENDS.search(last) is None
            gap = gap and not across
            continue
        if not row:
            gap = not across
            continue
        across = False
        if is_heading or is_link:
            close()
            kind: ParagraphKind = "heading" if is_heading else "item" if is_bullet(row) else "text"
            lines.append(Line(text=row, kind=kind, linked=float(is_link), after_gap=gap))
            last, gap = "", is_heading
            continue
        if parts and _ONLY_NUMBER.fullmatch(last):
            # The number of an item that stands on a line of its own.
            parts.append(row)
            last = row
            continue
        if parts and not gap and _belongs_to(last, row, width):
            # A word broken at its hyphen ("anak-" / "anak") keeps the hyphen and loses the space.
            # Where columns break words, only a doubled word does.
            hyphen = "\x00" if last.endswith("-") and not last.endswith(" -") else ""
            broken = hyphenated and _BROKEN.search(last) and not _is_doubled(last, row)
            parts.append(2 * hyphen + row if broken else hyphen + row)
        else:
            close()
            began_after_gap = gap
            parts.append(row)
        last, gap = row, False
    close()
    return tuple(marked_rows(running + _with_whole_headline(lines, width)))
