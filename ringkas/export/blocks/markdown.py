"""Blocks as Markdown (CommonMark with GitHub's tables)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..markdown_escapes import code_span, escape_block, escape_inline
from ..printable import web_address
from .block import Block, Cell, Kind, names_of, runs

__all__ = ["blocks_to_markdown"]

_FORMS: Mapping[Kind, str] = {
    "title": "# {}",
    "original": "*{}*",
    "section": "## {}",
    "subsection": "### {}",
    "item": "- {}",
    "source": "> *{}*",
    "fault": "- **{}**",
}
"""The others stand as they are."""


def blocks_to_markdown(blocks: Iterable[Block]) -> str:
    """*blocks* as Markdown; whatever comes from articles is escaped: it shows as it is written."""
    return "\n\n".join(part for kind, run in runs(blocks) for part in _parts(kind, run)) + "\n"


def _parts(kind: Kind, run: Sequence[Block]) -> Iterator[str]:
    if run[0].cells:
        yield _table(kind, run)
    elif kind == "item":
        yield "\n".join(map(_written, run))
    elif kind == "foot":
        yield "---"
        yield "  \n".join(escape_inline(one.text) for one in run)
    else:
        yield from map(_written, run)


def _written(one: Block) -> str:
    text = _outstanding(one.strong, one.text) if one.strong else escape_block(one.text)
    if one.address:
        address = f"<{one.address}>" if web_address(one.address) else escape_block(one.address)
        text = f"{text} · {address}" if text else address
    if one.code:
        text += f" {code_span(one.code)}"
    return _FORMS.get(one.kind, "{}").format(text)


def _outstanding(strong: str, text: str) -> str:
    gap = " " if text.startswith(" ") else ""
    return f"**{escape_inline(strong)}**{gap}{escape_inline(text)}"


def _table(kind: Kind, rows: Sequence[Block]) -> str:
    """A table, its first row as the head; short rows are filled up with empty cells.

    >>> print(_table("row", [Block(kind="row", cells=tuple(Cell(text=text) for text in row))
    ...                      for row in (["Rice", "12"], ["Sugar"])]))
    | Rice | 12 |
    |---|---|
    | Sugar |  |
    """
    width = max(len(row.cells) for row in rows)
    lines = [f"| {' | '.join([*map(_cell, row.cells), *[''] * (width - len(row.cells))])} |" for row in rows]
    numbered = kind == "pair"
    rule = "|---:" * numbered + "|---" * (width - numbered) + "|"
    return "\n".join((lines[0], rule, *lines[1:]))


def _cell(cell: Cell) -> str:
    lines = [escape_inline(cell.text)]
    lines += [_outstanding(fault.strong, fault.text) for fault in cell.faults]
    lines += map(escape_inline, cell.notes)
    if based := cell.based or names_of(cell.links):
        lines.append(f"({escape_inline(based)})")
    return "<br>".join(lines)
