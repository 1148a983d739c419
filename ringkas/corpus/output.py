"""What a batch writes: rows of JSON, a table made of them, or a folder of pages; never half of anything."""

import csv
import json
import os
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from itertools import chain
from pathlib import Path
from typing import Any, BinaryIO, Literal, TypeAlias, get_args

from engine.errors import InputTooLarge, SettingsError, UnusableValue
from engine.extras import need

from ..files import writing

__all__ = [
    "FORMS",
    "GO_ON",
    "Form",
    "Output",
    "cells",
    "check_cells",
    "check_lengths",
    "form_of",
    "write_sheet",
]

_Kind: TypeAlias = Literal["truth", "number", "long number", "fraction", "text"]
"""What a cell holds; a long number is one that a fraction of 64 bits may not hold."""
Form: TypeAlias = Literal["jsonl", "csv", "tsv", "xlsx", "parquet", "markdown", "html"]
FORMS: tuple[Form, ...] = get_args(Form)
FOLDERS: Mapping[Form, str] = {"markdown": ".md", "html": ".html"}
"""Forms of one file a record, and how those files' names end."""
_ENDINGS: Mapping[str, Form] = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "tsv",
    ".xlsx": "xlsx",
    ".parquet": "parquet",
}
GO_ON = "What was done is kept: make room or mend the permissions, and give the same command again."
"""The hint where a file of a batch can't be written."""
_LIBRARIES: Mapping[Form, str] = {"xlsx": "openpyxl", "parquet": "pyarrow"}
_BUFFER = 1 << 20
"""Bytes that are gathered before they go to the system."""
_EXACT = 1 << 53
"""Whole numbers up to here are fractions of 64 bits, too; the next one isn't."""
_LONGEST_CELL = 32_767
"""Characters of a cell in XLSX."""
_ROW_GROUP = 5_000
"""Rows that a Parquet file gets at a time."""
_SLUG = re.compile(r"[^a-z0-9]+")
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet would reckon out of a CSV, whoever wrote it."""
_NUMBER = re.compile(r"[+-]?[0-9][0-9.,]*")


def form_of(path: Path, *, pages: Form | None = None) -> Form:
    """The form of an output: by the ending of *path*, else a folder, of Markdown or what *pages* says.

    Raises UnusableValue where there is no such ending or the two disagree, MissingExtra where what writes it
    isn't there.
    """
    suffix = path.suffix.lower()
    if not suffix or path.is_dir():
        return pages or "markdown"
    form = _ENDINGS.get(suffix)
    if form is None or pages is not None:
        known = ", ".join(_ENDINGS)
        raise UnusableValue(
            f"{path.name!r} ends in none of what a batch writes: {known}."
            if form is None
            else f"A folder of pages can't be called {path.name!r}.",
            hint="A folder of pages has a name without an ending.",
        )
    if form in _LIBRARIES:
        need(_LIBRARIES[form], what=f"Writing {path.name}")
    return form


class Output:
    """The output at *path*; *folder* is for what is needed to make it.

    Rows of JSON go to *path* itself, for a table first to a file in *folder*. Every method raises StoreError
    where something can't be written.
    """

    def __init__(self, path: Path, *, form: Form, folder: Path) -> None:
        self.path = path
        self._form = form
        self._pages = FOLDERS.get(form)
        self._rows = path if form == "jsonl" else folder / "rows.jsonl"
        self._pending = bytearray()
        self._file = -1
        self._size = 0

    def open(self, size: int) -> None:
        """Go on at *size* bytes: what lies behind them was never committed, and goes.

        Raises SettingsError where there are fewer.
        """
        with self._writing():
            if self._pages:
                self.path.mkdir(exist_ok=True)
                return
            self._file = os.open(self._rows, os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o666)
            there = os.fstat(self._file).st_size
            if there < size:
                os.close(self._file)
                self._file = -1
                raise SettingsError(
                    f"{self._rows} has {there:,} bytes, but {size:,} were written to it.",
                    hint="It was changed by something else: put it back, or give another output.",
                )
            os.ftruncate(self._file, size)
            os.lseek(self._file, size, os.SEEK_SET)
            self._size = size

    def write(self, position: int, data: bytes, *, title: str) -> None:
        """Add a row, or the page of the entry at *position*, named by that and by its *title*."""
        if not self._pages:
            self._pending += data
            if len(self._pending) >= _BUFFER:
                self._write_pending()
            return
        slug = _SLUG.sub("-", title.lower())[:60].strip("-")
        name = f"{position + 1:07d}{'-' if slug else ''}{slug}{self._pages}"
        with self._writing():
            # A name that is the same in every run: what a broken run left there is written over.
            draft = self.path / f".{name}.tmp"
            try:
                with draft.open("wb") as file:
                    file.write(data)
                    file.flush()
                    os.fsync(file.fileno())
                draft.replace(self.path / name)
            except OSError:
                draft.unlink(missing_ok=True)
                raise

    def flush(self) -> int:
        """See to it that all that was written is on the disk; gives how many bytes of rows there are."""
        if not self._pages:
            self._write_pending()
            with self._writing():
                os.fsync(self._file)
        return self._size

    def finish(self) -> None:
        """Make the table out of the rows, where a table is what is wanted, and put it in its place whole."""
        writer = _TABLES.get(self._form)
        if writer is None:
            return
        draft = self._rows.with_name(f"draft{self.path.suffix}")
        with self._writing():
            writer(draft, self._rows)
            with draft.open("rb+") as file:
                os.fsync(file.fileno())
            draft.replace(self.path)

    def close(self) -> None:
        """Let go of the file; what wasn't flushed is lost."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1

    def _write_pending(self) -> None:
        with self._writing():
            while self._pending:
                done = os.write(self._file, self._pending)
                del self._pending[:done]
                self._size += done

    def _writing(self) -> AbstractContextManager[None]:
        return writing(self.path, hint=GO_ON)


def cells(row: Mapping[str, Any]) -> dict[str, Any]:
    """A row as the cells of a table: all input columns as they were, then what was made, as ``ringkas_…``."""
    article = row["article"]
    made = {
        "id": row["id"],
        "place": row["place"],
        "url": article["url"] or row["url"],
        "title": article["title"],
        "byline": article["byline"],
        "date": article["date"],
        "source": article["source"],
        "language": article["language"],
        "text": "\n\n".join(article["paragraphs"]) if "paragraphs" in article else None,
        "summary": row["summary"]["text"] if "summary" in row else None,
        "title_en": row.get("title_en"),
        "summary_en": row["summary_en"]["text"] if "summary_en" in row else None,
        "translation": row["translation"]["text"] if "translation" in row else None,
        "confidence": row.get("confidence"),
        "findings": "\n".join(finding["message"] for finding in row.get("findings", ())) or None,
        "signature": row.get("signature"),
    }
    table = {name: _cell(value) for name, value in row["input"].items()}
    return table | {f"ringkas_{name}": value for name, value in made.items() if value is not None}


def check_cells(row: Mapping[str, Any]) -> None:
    """Raise InputTooLarge where a cell of *row* is longer than a cell of XLSX may be."""
    check_lengths(cells(row))


def check_lengths(row: Mapping[str, object]) -> None:
    """Raise InputTooLarge where a value of *row*, by name of column, is longer than a cell of XLSX may be."""
    for name, value in row.items():
        if isinstance(value, str) and len(value) > _LONGEST_CELL:
            raise InputTooLarge(
                f"{name} has {len(value):,} characters; a cell of XLSX holds {_LONGEST_CELL:,}.",
                hint="Write .csv or .parquet instead.",
            )


def _cell(value: object) -> object:
    if value is None or isinstance(value, str | int | float):
        return value
    return json.dumps(value, ensure_ascii=False)


def _read(rows: Path) -> Iterator[dict[str, Any]]:
    with rows.open(encoding="utf-8", newline="\n") as file:
        for line in file:
            yield cells(json.loads(line))


def _columns(rows: Path) -> dict[str, set[_Kind]]:
    """The names of all columns, the input's first, each with the kinds of values that it holds."""
    given: dict[str, set[_Kind]] = {}
    made: dict[str, set[_Kind]] = {}
    for row in _read(rows):
        for name, value in row.items():
            kinds = (made if name.startswith("ringkas_") else given).setdefault(name, set())
            if value is not None:
                kinds.add(_kind(value))
    return given | made


def _kind(value: object) -> _Kind:
    """What *value* is; a whole number that 64 bits don't hold is text.

    >>> [_kind(value) for value in (True, 7, 2**53 + 1, 2**63, 0.5, "7")]
    ['truth', 'number', 'long number', 'text', 'fraction', 'text']
    """
    if isinstance(value, bool):
        return "truth"
    if isinstance(value, int):
        if -_EXACT <= value <= _EXACT:
            return "number"
        return "long number" if -(1 << 63) <= value < 1 << 63 else "text"
    return "fraction" if isinstance(value, float) else "text"


def _write_csv(draft: Path, rows: Path) -> None:
    columns = _columns(rows)
    with draft.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, delimiter="\t" if draft.suffix.lower() == ".tsv" else ",")
        writer.writerow(columns)
        for row in _read(rows):
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
    columns = _columns(rows)
    write_sheet(draft, chain([list(columns)], ([row.get(name) for name in columns] for row in _read(rows))))


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

    def type_of(kinds: set[_Kind]) -> object:
        if kinds == {"truth"}:
            return pyarrow.bool_()
        if kinds and kinds <= {"number", "long number"}:
            return pyarrow.int64()
        return pyarrow.float64() if kinds and kinds <= {"number", "fraction"} else pyarrow.string()

    columns = {name: type_of(kinds) for name, kinds in _columns(rows).items()}
    schema = pyarrow.schema(list(columns.items()))
    texts = {name for name, type_ in columns.items() if type_ == pyarrow.string()}
    with parquet.ParquetWriter(draft, schema) as writer:
        group: list[dict[str, Any]] = []
        for row in _read(rows):
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


_TABLES: Mapping[Form, Callable[[Path, Path], None]] = {
    "csv": _write_csv,
    "tsv": _write_csv,
    "xlsx": _write_xlsx,
    "parquet": _write_parquet,
}
