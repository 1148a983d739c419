"""What a document is made of, before it has a form."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal, TypeAlias

__all__ = ["Block", "Cell", "Fault", "Kind", "Link", "names_of", "runs"]

Kind: TypeAlias = Literal[
    "title",
    "original",
    "section",
    "subsection",
    "paragraph",
    "item",
    "sentence",
    "source",
    "fault",
    "note",
    "foot",
    "signature",
    "row",
    "pair",
]
"""``original`` is the title in the other language, ``source`` a sentence below its English, ``pair`` a row
that has a sentence's number, its English and its source."""
Link: TypeAlias = tuple[str, str]
"""What is read, and the anchor of the row that it leads to; where there are no links it is only read."""


@dataclass(frozen=True, slots=True)
class Fault:
    """What was found: how grave it is stands out, what it is follows."""

    strong: str
    text: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one cell of a table holds."""

    text: str
    language: str = "en"
    links: tuple[Link, ...] = ()
    """Rows that the text rests on."""
    based: str = ""
    """What the text rests on, in words, where nothing links to it."""
    faults: tuple[Fault, ...] = ()
    """What was found about the text."""
    notes: tuple[str, ...] = ()
    """What else is said of the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One heading, paragraph, item or row.

    Items that follow each other are a list, rows a table, the first of them its head.
    """

    kind: Kind
    strong: str = ""
    """What stands out in front of the text."""
    text: str = ""
    address: str = ""
    """Of a web page, after the text."""
    code: str = ""
    """Letters and signs to be read as they are, after the text."""
    language: str = "en"
    cells: tuple[Cell, ...] = ()
    """Of a row or a pair."""
    head: bool = False
    """Of a pair: whether it only names the columns."""
    anchor: str = ""
    """The name by which links lead to a row: letters, digits and hyphens."""

    @property
    def whole(self) -> str:
        """Its text with what stands before and after it."""
        addressed = " · ".join(filter(None, [self.text, self.address]))
        return self.strong + " ".join(filter(None, [addressed, self.code]))


def runs(blocks: Iterable[Block]) -> Iterator[tuple[Kind, Sequence[Block]]]:
    """*blocks* with those of one kind that follow each other together."""
    for kind, run in groupby(blocks, key=lambda one: one.kind):
        yield kind, list(run)


def names_of(links: Iterable[Link]) -> str:
    """*links* where they are only read."""
    return ", ".join(text for text, _ in links)
