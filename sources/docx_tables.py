"""The rows of a docx's table: those of small cells as lines, as a page's table is read."""

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["WORD", "table_rows"]

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SMALL = 60
"""Characters of a cell that stays on the line of its row; a longer one is prose in a table for looks."""
_MOST_COLUMNS = 63
"""Word's own bound, by which what a file says of spans is bounded too."""


def table_rows(
    table: "_Element", paragraphs_of: Callable[["_Element"], list[str]]
) -> Iterator["str | _Element"]:
    """Each row of *table*, in order: a line of cells parted by bars, or the row itself where it is none.

    *paragraphs_of(cell)* gives the paragraphs with text in a cell. A cell that spans rows or columns stands
    in each, so that every line says what its figures are of.
    """
    above: dict[int, str] = {}
    for row in table.iter(f"{WORD}tr"):
        if next(row.iterancestors(f"{WORD}tbl")) is not table:
            continue
        cells: list[str] = []
        reaching: dict[int, str] = {}
        filled = 0
        is_line = next(row.iter(f"{WORD}tbl"), None) is None
        for cell in row.iter(f"{WORD}tc"):
            if not is_line:
                break
            column = len(cells)
            merged = cell.find(f"{WORD}tcPr/{WORD}vMerge")
            goes_on = merged is not None and merged.get(f"{WORD}val", "continue") == "continue"
            texts = [above[column]] if goes_on and column in above else paragraphs_of(cell)
            text = " ".join(" ".join(texts).split())
            is_line = len(texts) <= 1 and len(text) <= _SMALL
            filled += bool(text)
            if merged is not None:
                reaching[column] = text
            cells += [text] * min(_across(cell), _MOST_COLUMNS)
        above = reaching
        is_line = is_line and filled >= 2 and len(cells) <= _MOST_COLUMNS
        yield " | ".join(cells).strip() if is_line else row


def _across(cell: "_Element") -> int:
    span = cell.find(f"{WORD}tcPr/{WORD}gridSpan")
    value = "" if span is None else span.get(f"{WORD}val", "")
    return max(1, int(value)) if value.isascii() and value.isdigit() and len(value) < 4 else 1
