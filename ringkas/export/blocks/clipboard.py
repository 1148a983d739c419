"""Blocks for the clipboard: HTML for word processors and mails, plain text without marks for chats."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from html import escape

from ..printable import web_address
from .block import Block, Cell, Kind, names_of, runs

__all__ = ["blocks_to_plain_text", "blocks_to_rich_text"]

_TAGS: Mapping[Kind, str] = {
    "title": "h1",
    "original": "h3",
    "section": "h2",
    "subsection": "h3",
    "item": "li",
}
"""The others are paragraphs."""


def blocks_to_rich_text(blocks: Iterable[Block]) -> str:
    """*blocks* as HTML without a style of its own: it takes on that of where it is pasted.

    Whatever comes from articles is escaped. Pairs have no head: what they are is seen.
    """
    return "\n".join(line for kind, run in runs(blocks) for line in _rich(kind, run)) + "\n"


def _rich(kind: Kind, run: Sequence[Block]) -> Iterator[str]:
    if run[0].cells:
        yield _grid(row.cells for row in run if not row.head)
    elif kind == "item":
        yield f"<ul>{''.join(map(_element, run))}</ul>"
    else:
        yield from map(_element, run)


def _grid(rows: Iterable[Iterable[Cell]]) -> str:
    lines = "".join(f"<tr>{''.join(f'<td>{_rich_cell(cell)}</td>' for cell in row)}</tr>" for row in rows)
    return f'<table border="1" cellspacing="0" cellpadding="4">{lines}</table>'


def _rich_cell(cell: Cell) -> str:
    lines = [_linked(cell.text)]
    lines += [f"<b>{escape(fault.strong)}</b>{_linked(fault.text)}" for fault in cell.faults]
    return "<br>".join([*lines, *map(_linked, cell.notes)]) + escape(_based(cell))


def _element(one: Block) -> str:
    tag = _TAGS.get(one.kind, "p")
    strong = f"<b>{escape(one.strong)}</b>" if one.strong else ""
    return f"<{tag}>{strong}{_linked(one.whole.removeprefix(one.strong))}</{tag}>"


def _linked(text: str) -> str:
    """*text* escaped, each web address in it a link."""
    return " ".join(
        f'<a href="{escape(part)}">{escape(part)}</a>' if web_address(part) else escape(part)
        for part in text.split(" ")
    )


def blocks_to_plain_text(blocks: Iterable[Block]) -> str:
    """*blocks* as plain text: paragraphs, and lists with hyphens."""
    return "\n\n".join(part for kind, run in runs(blocks) for part in _plain(kind, run)) + "\n"


def _plain(kind: Kind, run: Sequence[Block]) -> Iterator[str]:
    if kind == "pair":
        yield from (_plain_pair(*pair.cells) for pair in run if not pair.head)
    elif run[0].cells:
        yield "\n".join(_plain_row(row) for row in run)
    elif kind == "item":
        yield "\n".join(f"- {one.whole}" for one in run)
    else:
        yield from (one.whole for one in run)


def _plain_pair(number: Cell, english: Cell, source: Cell) -> str:
    beneath = [*_beneath(english), source.text + _based(source)]
    return "\n".join([f"{number.text}. {english.text}".rstrip(), *(f"   {line}" for line in beneath)])


def _plain_row(row: Block) -> str:
    texts = " | ".join(cell.text + _based(cell) for cell in row.cells)
    return "\n".join([texts, *(f"   {line}" for cell in row.cells for line in _beneath(cell))])


def _beneath(cell: Cell) -> Iterator[str]:
    yield from (fault.strong + fault.text for fault in cell.faults)
    yield from cell.notes


def _based(cell: Cell) -> str:
    """What a cell's text rests on, behind it."""
    based = cell.based or names_of(cell.links)
    return f" ({based})" if based else ""
