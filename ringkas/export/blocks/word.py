"""Blocks as docx, for Word and LibreOffice."""

from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from engine.extras import need

from ..printable import printable
from .block import Block, Kind, names_of, runs

if TYPE_CHECKING:
    from docx.document import Document

__all__ = ["blocks_to_docx"]

_LEVELS: Mapping[Kind, int] = {"title": 0, "section": 1, "subsection": 2}
_STYLES: Mapping[Kind, str] = {"source": "Quote", "fault": "List Bullet", "item": "List Bullet"}


def blocks_to_docx(blocks: Iterable[Block], *, title: str) -> bytes:
    """*blocks* as the bytes of a docx. Raises MissingExtra where none can be written here."""
    need("docx", what="A Word document")
    import docx

    document = docx.Document()
    properties = document.core_properties
    properties.title, properties.author, properties.comments = printable(title)[:255], "ringkas", ""
    for kind, run in runs(blocks):
        if run[0].cells:
            _table(document, run)
            continue
        for one in run:
            if kind in _LEVELS:
                document.add_heading(printable(one.whole), level=_LEVELS[kind])
            else:
                document.add_paragraph(printable(one.whole), style=_STYLES.get(kind))
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _table(document: "Document", rows: Sequence[Block]) -> None:
    table = document.add_table(rows=0, cols=len(rows[0].cells), style="Table Grid")
    for row in rows:
        for place, cell in zip(table.add_row().cells, row.cells, strict=True):
            place.text = printable(cell.text)
            for fault in cell.faults:
                place.add_paragraph(printable(fault.strong + fault.text), style="List Bullet")
            for note in cell.notes:
                place.add_paragraph(printable(note))
            if based := cell.based or names_of(cell.links):
                place.add_paragraph().add_run(printable(based)).italic = True
