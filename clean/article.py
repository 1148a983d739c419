"""The result of cleaning: an `Article` with its sentences and with what was removed."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

__all__ = ["Article", "ParagraphKind", "Removed", "Sentence", "Table"]

ParagraphKind: TypeAlias = Literal["text", "heading", "item", "row"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence of an article."""

    text: str
    paragraph: int
    """Index into `Article.paragraphs`."""
    start: int
    """First character, in `Article.text`."""
    end: int
    """One past the last character, in `Article.text`; ``article.text[start:end] == text``."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table of an article. Each of its rows is also a paragraph, its cells parted by ``" | "``."""

    paragraph: int
    """Index into `Article.paragraphs` of its first row; the others follow."""
    rows: tuple[tuple[str, ...], ...]
    """Cells of each row, ``""`` for an empty one; rows may differ in their number. Of a page, what spans
    several rows or columns stands in each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """A line that cleaning dropped, so that a reader can see and dispute it."""

    text: str
    rule: str
    """The name of the rule that dropped it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A clean article: what a person would read, in order."""

    title: str = ""
    byline: str = ""
    date: str = ""
    """Publication date in ISO 8601 (``2022-01-27`` or ``2022-01-27T12:39:00+07:00``); empty where unknown."""
    source: str = ""
    """The publisher, such as ``ANTARA``; empty where unknown."""
    url: str = ""
    language: str = ""
    """ISO 639-1 code of the text's language; empty where there is too little text to tell."""
    paragraphs: tuple[str, ...] = ()
    kinds: tuple[ParagraphKind, ...] = ()
    """One for each paragraph: running text, a heading, a list item, or a row of a table."""
    tables: tuple[Table, ...] = ()
    """In order."""
    sentences: tuple[Sentence, ...] = ()
    removed: tuple[Removed, ...] = ()
    joined: tuple[str, ...] = ()
    """Words that a hyphen broke ("da-pat"), as they stood, in order; title and paragraphs have them whole."""
    next_page: str = ""
    """Address of the next page, or of all pages in one, where the article goes on there; empty elsewhere."""

    @property
    def text(self) -> str:
        """The paragraphs, joined by a blank line; sentence offsets count its characters."""
        return "\n\n".join(self.paragraphs)
