"""A brief from top to bottom, to be read: both texts, then each sentence beside its source."""

from collections.abc import Iterator, Mapping, Sequence

from check import Language
from clean import ParagraphKind, cells_of

from .blocks import Block, Cell, Fault, Kind
from .brief_like import BriefLike
from .document import BriefDocument
from .printable import printable
from .rows import Row, Unsure

__all__ = ["brief_blocks"]

_KINDS: Mapping[ParagraphKind, Kind] = {"heading": "subsection", "item": "item"}
"""What a paragraph of the article becomes; the others stay one."""


def brief_blocks(
    brief: BriefLike, *, language: Language, notes: bool = False, unsure: Unsure = ()
) -> Iterator[Block]:
    """The blocks of *brief*; *language* is that of headings and findings; *unsure* as in `BriefDocument.of`.

    Notes are counted, and shown with *notes*. What wasn't translated has no paragraph in English.
    """
    document = BriefDocument.of(brief, spoken=language, unsure=unsure)
    said = document.words
    yield from _head(document)
    if any(row.english for row in document.summary):
        yield Block(kind="section", text=said["summary"])
        yield from _lines(brief.summary_en.text)
    yield Block(kind="section", text=said["findings"])
    yield from _findings(document, notes=notes)
    yield Block(kind="section", text=said["summary_id"])
    yield from _lines(brief.summary.text)
    if any(row.english for row in document.article):
        yield Block(kind="section", text=said["translation"])
        yield from _translation(document)
    yield Block(kind="section", text=said["sentences"])
    for part, rows in (("summary", document.summary), ("article", document.article)):
        yield Block(kind="subsection", text=said[part])
        yield from _pairs(rows, document)
    yield from (Block(kind="foot", text=line) for line in document.foot)
    yield Block(kind="signature", text=said["signature"], code=document.signature)


def _head(document: BriefDocument) -> Iterator[Block]:
    yield Block(kind="title", text=document.title)
    if document.original_title:
        yield Block(kind="original", text=document.original_title, language=document.language)
    if document.about or document.url:
        yield Block(kind="note", text=" · ".join(document.about), address=document.url)
    if document.unfinished:
        yield Block(kind="note", strong=document.unfinished)


def _lines(text: str) -> Iterator[Block]:
    """Paragraphs, a line each; those with a bullet in front are items."""
    for line in map(printable, filter(str.strip, text.splitlines())):
        bulleted = line.startswith("- ")
        yield Block(kind="item" if bulleted else "paragraph", text=line.removeprefix("- "))


def _findings(document: BriefDocument, *, notes: bool) -> Iterator[Block]:
    told = [note for _, row in document.rows_with_findings() for note in row.findings]
    told += [*document.findings, *(document.notes if notes else ())]
    for note in told:
        where = f" ({document.place_names(note.places[:1])})" if note.places else ""
        yield Block(kind="item", strong=document.label(note), text=f"{where}: {document.message(note)}")
    yield from (Block(kind="note", text=line) for line in document.found_lines(notes=notes))


def _translation(document: BriefDocument) -> Iterator[Block]:
    for kind, rows in document.paragraphs():
        text = " ".join(filter(None, (row.english for row in rows)))
        if text and kind == "row":
            yield Block(kind="row", cells=tuple(Cell(text=cell) for cell in cells_of(text)))
        elif text:
            yield Block(kind=_KINDS.get(kind, "paragraph"), text=text)


def _pairs(rows: Sequence[Row], document: BriefDocument) -> Iterator[Block]:
    said = document.words
    head = ("#", said["english"], said["source"].format(language=document.language))
    yield Block(kind="pair", cells=tuple(Cell(text=name) for name in head), head=True)
    for row in rows:
        numbers = ", ".join(map(str, row.sources))
        based = said["from_article"].format(numbers=numbers) if row.sources else ""
        cells = (
            Cell(text=str(row.number)),
            Cell(
                text=row.english,
                faults=tuple(_faults(row, document)),
                notes=tuple(_notes(row, document)),
            ),
            Cell(text=row.source, language=document.language, based=based),
        )
        yield Block(kind="pair", cells=cells)


def _faults(row: Row, document: BriefDocument) -> Iterator[Fault]:
    for note in row.findings:
        yield Fault(document.label(note), f": {document.message(note)}")
    if row.unsure is not None:
        yield Fault(document.words["unsure"], f" ({document.sureness(row)})")


def _notes(row: Row, document: BriefDocument) -> Iterator[str]:
    if row.edited:
        yield f"({document.words['edited']})"
    if row.told:
        yield document.words["told"].format(places=document.place_names(row.told))
