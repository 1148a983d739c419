"""Tables made of a batch's rows: CSV, XLSX and Parquet."""

import csv
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO

from engine.extras import need

from .cells import Kind, columns_of, read_cells
from .forms import Form

__all__ = ["TABLES", "write_sheet"]

_ROW_GROUP = 5_000
"""Rows that a Parquet file gets at a time."""
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet would reckon out of a CSV, whoever wrote it."""
_NUMBER = re.compile(r"[+-]?[0-9][0-9.,]*")


def _write_csv(draft: Path, rows: Path) -> None:
    columns = columns_of(rows)
    with draft.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter="\t" if draft.suffix.lower() == ".tsv" else ",")
        writer.writerow(columns)
        for row in read_cells(rows):
            writer.writerow([_harmless(row.get(name)) for name in columns])


def _harmless(value: object) -> object:
    """*value* with an apostrophe before what a spreadsheet would take for a formula; a number is none.

    >>> _harmless("=1+1"), _harmless("-3,5"), _harmless("naik")
    ("'=1+1", '-3,5', 'naik')
    """
    if isinstance(value, str) and value.startswith(_FORMULA) and not _NUMBER.fullmatch(value):
        return f"'{value}"
    return value


def _write_xlsx(draft: Path, rows: Path) -> None:
    columns = columns_of(rows)
    write_sheet(
        draft, chain([list(columns)], ([row.get(name) for name in columns] for row in read_cells(rows)))
    )


def write_sheet(target: Path | BinaryIO, rows: Iterable[Sequence[object]]) -> None:
    """Write *rows*, the head first, as XLSX: text stays text, and is never a formula.

    Raises MissingExtra where what writes it isn't installed, OSError where *target* can't be written.
    """
    need("openpyxl", what="Writing XLSX")
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    book = Workbook(write_only=True)
    sheet = book.create_sheet("ringkas")

    def cell(value: object) -> object:
        if not isinstance(value, str):
            return value
        made = WriteOnlyCell(sheet, value=_CONTROLS.sub("\ufffd", value))
        made.data_type = "s"  # never a formula, whatever it begins with
        return made

    for row in rows:
        sheet.append([cell(value) for value in row])
    book.save(target)


def _write_parquet(draft: Path, rows: Path) -> None:
    import pyarrow
    from pyarrow import parquet

    def type_of(kinds: set[Kind]) -> object:
        if kinds == {"truth"}:
            return pyarrow.bool_()
        if kinds and kinds <= {"number", "long number"}:
            return pyarrow.int64()
        return pyarrow.float64() if kinds and kinds <= {"number", "fraction"} else pyarrow.string()

    columns = {name: type_of(kinds) for name, kinds in columns_of(rows).items()}
    schema = pyarrow.schema(list(columns.items()))
    texts = {name for name, type_ in columns.items() if type_ == pyarrow.string()}
    with parquet.ParquetWriter(draft, schema) as writer:
        group: list[dict[str, Any]] = []
        for row in read_cells(rows):
            group.append(
                {
                    name: str(value) if name in texts and value is not None else value
                    for name, value in row.items()
                }
            )
            if len(group) == _ROW_GROUP:
                writer.write_table(pyarrow.Table.from_pylist(group, schema=schema))
                group.clear()
        if group:
            writer.write_table(pyarrow.Table.from_pylist(group, schema=schema))


TABLES: Mapping[Form, Callable[[Path, Path], None]] = {
    "csv": _write_csv,
    "tsv": _write_csv,
    "xlsx": _write_xlsx,
    "parquet": _write_parquet,
}
"""What writes each form of a table: to a draft, from a file of JSON lines."""
