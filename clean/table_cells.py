"""The cells of a table's row: parted by bars in a text, by elements in a page, where one may span several."""

import re
from collections.abc import Iterator, Sequence
from copy import deepcopy
from itertools import groupby

from lxml import etree

from .elements import INLINE
from .lines import CELL

__all__ = ["CELLS", "bars_for_tabs", "cells_of", "fill_spans", "is_small_cell", "split_cells"]

CELLS = frozenset(("td", "th"))
_GROUPS = frozenset(("thead", "tbody", "tfoot"))
_BAR = re.compile(r"(?<!\S)\|(?!\S)")
_SPACE = re.compile(r"\s*")
_EMPTY_CELL = re.compile(r"^\t|\t\t|\t\r?$")
_SMALL = 60
"""Characters of a cell that stays on the line of its row."""
_COPIES = 4
"""Copies that a table may get for each cell that it has: more make no table for people."""


def split_cells(row: str) -> list[str]:
    """The cells of *row*, at even places, and the bars between them; one cell where it has no bar.

    >>> split_cells("Bandung | | 3")
    ['Bandung', ' | ', '', '| ', '3']
    >>> split_cells("Harga beras naik|turun")
    ['Harga beras naik|turun']
    """
    parts = []
    at = 0
    for bar in _BAR.finditer(row):
        cell = row[at : bar.start()].rstrip()
        space = _SPACE.match(row, bar.end())
        end = space.end() if space else bar.end()
        parts += [cell, row[at + len(cell) : end]]
        at = end
    return [*parts, row[at:]]


def cells_of(row: str) -> tuple[str, ...]:
    """The cells of *row* without the bars.

    >>> cells_of("Bandung | | 3")
    ('Bandung', '', '3')
    """
    return tuple(split_cells(row)[::2])


def bars_for_tabs(text: str) -> str:
    r"""*text* with bars for the tabs of a table whose rows all have as many, two or more.

    There an empty cell shows as two tabs in a row; elsewhere two align what follows, as one does.

    >>> bars_for_tabs("Kota\tHari\tKorban\nBandung\t\t3\n\tSelasa\t4")
    'Kota | Hari | Korban\nBandung |  | 3\n | Selasa | 4'
    >>> bars_for_tabs("Nama\t\t: Budi\nAlamat\t: Demak")
    'Nama\t\t: Budi\nAlamat\t: Demak'
    """
    lines = text.split("\n")
    for tabs, run in groupby(range(len(lines)), key=lambda at: lines[at].count("\t")):
        rows = list(run)
        if tabs >= 2 and len(rows) >= 2 and any(_EMPTY_CELL.search(lines[at]) for at in rows):
            for at in rows:
                lines[at] = lines[at].replace("\t", CELL)
    return "\n".join(lines)


def is_small_cell(cell: etree._Element) -> bool:
    """Whether a *cell* has a few words and no blocks, so that it stays on the line of its row."""
    return len(cell.text or "") <= _SMALL and all(child.tag in INLINE for child in cell)


def fill_spans(root: etree._Element) -> None:
    """Give every row of a page's tables the small cells that reach into it, as a reader sees them there.

    In a row as a line of text, what "3" stands under is told by its place alone. A cell that is as wide as
    its table, such as a caption, isn't doubled.
    """
    spanning = root.xpath("//td[@rowspan or @colspan] | //th[@rowspan or @colspan]")
    for table in dict.fromkeys(next(cell.iterancestors("table"), None) for cell in spanning):
        if table is None:
            continue
        groups = [table, *(group for group in table if group.tag in _GROUPS)]
        rows = [[row for row in group if row.tag == "tr"] for group in groups]
        left = _COPIES * sum(len(row) for group in rows for row in group)
        for group in rows:
            _fill(group, left)


def _fill(rows: Sequence[etree._Element], left: int) -> None:
    """Fill *rows*, which a cell of one of them reaches no further than, with at most *left* copies."""
    reaching: dict[int, tuple[int, etree._Element]] = {}
    for row in rows:
        cells = [cell for cell in row if cell.tag in CELLS]
        wide = len([cell for cell in cells if "".join(cell.itertext()).strip()]) > 1
        column = 0
        coming: dict[int, tuple[int, etree._Element]] = {}
        for cell in cells:
            for copied in _reached(reaching, column):
                cell.addprevious(_copy(copied))
                column, left = column + 1, left - 1
            down, across = _span(cell, "rowspan"), _span(cell, "colspan")
            small = is_small_cell(cell)
            beside = range(column, column + (across if wide and small else 1))
            if left < len(beside):
                return
            if down > 1 and small:
                coming |= dict.fromkeys(beside, (down - 1, cell))
            for _ in beside[1:]:
                cell.addnext(_copy(cell))
                left -= 1
            column += max(across, len(beside))
        for copied in _reached(reaching, column):
            row.append(_copy(copied))
            left -= 1
        reaching = {at: (more - 1, cell) for at, (more, cell) in reaching.items() if more > 1} | coming


def _reached(reaching: dict[int, tuple[int, etree._Element]], column: int) -> Iterator[etree._Element]:
    """The cells of rows above that are seen at *column* and right beside it."""
    while column in reaching:
        yield reaching[column][1]
        column += 1


def _span(cell: etree._Element, name: str) -> int:
    value = (cell.get(name) or "").strip()
    return int(value) if value.isascii() and value.isdigit() and len(value) < 4 else 1


def _copy(cell: etree._Element) -> etree._Element:
    copied = deepcopy(cell)
    copied.tail = None
    return copied
