"""What comes of the lines: paragraphs, and what was dropped with its reason."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from .article import ParagraphKind
from .dates import iso_date
from .header import headline_of_flattened_header, split_flattened_header
from .lines import CELL, LINK_CLOSE, LINK_OPEN, ONLY_DATELINE, Line, is_bullet, is_prose, starts_with_dateline
from .reasons import BEFORE_DATELINE
from .rules import Rule
from .scored_line import ScoredLine

__all__ = ["Body", "Dropped", "bare", "write_paragraphs"]


_CREDITED = re.compile(
    r"\b(?:[Ll]aporan\s(?:[Ww]artawan|[Rr]eporter)|(?:[Pp]enulis|[Rr]eporter|[Pp]ewarta|[Oo]leh)\s?:)\s[A-Z]"
)
"""Names the author in a header that was flattened."""


class Dropped(NamedTuple):
    """Text that went, and why."""

    text: str
    reason: Rule


@dataclass(slots=True, kw_only=True)
class Body:
    """What came of the lines."""

    paragraphs: list[str] = field(default_factory=list)
    kinds: list[ParagraphKind] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    decks: int = 0
    """How many of the first paragraphs are sentences under the headline."""
    title: str = ""
    """The headline, where the lines before the first paragraph hold one."""
    date: str = ""
    """As ISO 8601, from a line before the first paragraph or after the last."""
    credits: list[str] = field(default_factory=list)
    """Lines that name who wrote it."""
    authors: list[str] = field(default_factory=list)
    """Who wrote it, the likeliest first, where the model of a paste's parts was asked."""

    @property
    def opening(self) -> str:
        """The first paragraph after the headline's deck; empty where there is none."""
        return next(iter(self.paragraphs[self.decks :]), "")


def bare(text: str) -> str:
    """*text* without the marks that stand around links while a page is read."""
    return text.replace(LINK_OPEN, "").replace(LINK_CLOSE, "")


def _kind(line: Line, following: str) -> ParagraphKind:
    text = line.text
    # A row of a table heads nothing, however short it is.
    if line.kind == "row":
        return "row"
    if line.kind == "item" or is_bullet(text) or (CELL in text and not starts_with_dateline(text)):
        return "item"
    short = text.count(" ") < 14 and len(text) < 110 and not text.endswith((".", ",", ":", ";", '"'))
    # "Rekomendasi:" heads what follows; a longer line with a colon introduces it.
    short = short or (text.endswith(":") and text.count(" ") < 3)
    if short and following and (line.kind == "heading" or is_prose(following)):
        return "heading"
    return "text"


def write_paragraphs(lines: Sequence[ScoredLine], body: Body) -> None:
    """Log the lines that are out and make paragraphs of the rest.

    A dateline on a line of its own is joined to what follows.
    """
    body.dropped.extend(
        Dropped(text=one.line.text, reason=one.reason) for one in lines if one.reason is not None
    )
    left = [one for one in lines if one.reason is None]
    decks = [one.line for one in left if one.deck]
    body.decks = len(decks)
    body.paragraphs.extend(line.text for line in decks)
    body.kinds.extend("text" if is_prose(line.text) else "heading" for line in decks)
    kept = [one.line for one in left if not one.deck]
    pending = ""
    for place, line in enumerate(kept):
        text = f"{pending} {line.text}".strip()
        if place == 0:
            head, text = split_flattened_header(text)
            if head:
                body.dropped.append(Dropped(text=head, reason=BEFORE_DATELINE))
                body.date = body.date or iso_date(head)
                body.title = body.title or headline_of_flattened_header(head)
                if credited := _CREDITED.search(head):
                    body.credits.append(head[credited.start() :])
        pending = ""
        if place == 0 and len(kept) > 1 and ONLY_DATELINE.fullmatch(text):
            pending = text
            continue
        following = kept[place + 1].text if place + 1 < len(kept) else ""
        body.paragraphs.append(text)
        body.kinds.append(_kind(line.with_text(text), following))
