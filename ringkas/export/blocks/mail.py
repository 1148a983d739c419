"""Blocks as plain text, for a mail."""

from collections.abc import Iterable, Iterator, Mapping

from ..printable import printable
from .block import Block, Cell, Kind, names_of

__all__ = ["blocks_to_mail"]

_FORMS: Mapping[Kind, str] = {
    "section": "== {} ==",
    "subsection": "-- {}",
    "item": "- {}",
    "source": "   {}",
    "fault": "! {}",
}
"""The others stand as they are."""


def blocks_to_mail(blocks: Iterable[Block]) -> str:
    """*blocks* as plain text: of a table a line for each cell and for what was found about it."""
    return "\n\n".join(map(_written, blocks)) + "\n"


def _written(one: Block) -> str:
    if one.cells:
        return "\n".join(line for cell in one.cells for line in _cell(cell))
    return _FORMS.get(one.kind, "{}").format(_one_line(one.whole))


def _cell(cell: Cell) -> Iterator[str]:
    yield _one_line(cell.text)
    yield from (_FORMS["fault"].format(_one_line(fault.strong + fault.text)) for fault in cell.faults)
    yield from map(_one_line, cell.notes)
    if based := cell.based or names_of(cell.links):
        yield f"({_one_line(based)})"


def _one_line(text: str) -> str:
    return " ".join(printable(text).split())
