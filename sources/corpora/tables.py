"""Tables of articles, read row by row: CSV, TSV, JSON lines, JSON, Parquet; a bad row is a fault."""

import csv
import io
import itertools
import json
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, TypeAlias

from engine.errors import EmptyInput, InputError, InputTooLarge
from engine.extras import need

from ..columns import (
    ID_NAMES,
    PROSE_WORDS,
    TEXT_NAMES,
    TITLE_NAMES,
    URL_NAMES,
    count_words,
    find_column,
    find_text_column,
)
from ..limits import Limits
from ..records import LOOKAHEAD, SNIFF_BYTES, csv_reader, items_of, read_sample
from .entry import Entry, Fault, JsonLine, Roles, Row
from .packed import bare_name, open_packed

__all__ = ["TABLES", "Meter", "Wanted", "read_table"]

TABLES = (".csv", ".tsv", ".json", ".jsonl", ".ndjson", ".parquet")
"""How the names of tables end, packed or not."""
_PARQUET_ROWS = 256
"""Rows that are taken out of a Parquet file at a time."""
_UTF8 = ("utf-8", "utf-8-sig", "ascii")

Meter = Callable[[float], object]
"""Told which share of a file has been read, from 0 to 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """The columns that the user named; empty for those that the table's own names or contents tell."""

    text: str = ""
    id: str = ""


def read_table(path: Path, *, name: str, wanted: Wanted, limits: Limits, meter: Meter) -> Iterator[Entry]:
    """The rows of the table in *path*, called *name* where a reader is told of them.

    Raises InputError, EmptyInput or BinaryInput for what makes the whole table unusable: it isn't what its
    name says, or lacks a column; MissingExtra where what reads it isn't installed.
    """
    bare = bare_name(path.name)
    if bare.endswith(".parquet"):
        yield from _parquet(path, name=name, wanted=wanted, meter=meter)
        return
    with open_packed(path) as (file, _):
        head = file.read(SNIFF_BYTES)
    sample = read_sample(head)
    begin = sample.text.lstrip("\ufeff \t\r\n")[:1]
    if not begin:
        raise EmptyInput(f"{name} holds no records.", hint="Give a table with articles.")
    if bare.endswith((".csv", ".tsv")):
        rows = _csv(path, name=name, encoding=sample.encoding, sample=sample.text, limits=limits, meter=meter)
        yield from _rows(rows, name=name, wanted=wanted)
        return
    if begin not in "[{":
        raise InputError(
            f"{name} isn't what its name says: it doesn't begin as JSON does.",
            hint="Check the file; a table of comma-separated values must end in .csv.",
        )
    if begin == "{" and (not bare.endswith(".json") or _is_many(sample.text)):
        yield from _json_lines(
            path, name=name, encoding=sample.encoding, wanted=wanted, limits=limits, meter=meter
        )
        return
    rows = _json(path, name=name, encoding=sample.encoding, limits=limits)
    yield from _rows(rows, name=name, wanted=wanted)


_Read: TypeAlias = tuple[str, bytes, Mapping[str, Any] | Fault]
"""A row of any table: its place, its mark, and its values."""


def _rows(rows: Iterator[_Read], *, name: str, wanted: Wanted) -> Iterator[Entry]:
    ahead = list(itertools.islice(rows, LOOKAHEAD))
    values = [value for _, _, value in ahead if not isinstance(value, Fault)]
    if not ahead:
        raise EmptyInput(f"{name} holds no records.", hint="Give at least one row below the header.")
    roles = _roles(values, name=name, wanted=wanted)
    for place, mark, value in itertools.chain(ahead, rows):
        body = value if isinstance(value, Fault) else Row(values=value, roles=roles)
        yield Entry(place=place, mark=mark, body=body)


def _roles(rows: Sequence[Mapping[str, Any]], *, name: str, wanted: Wanted) -> Roles:
    columns = list(dict.fromkeys(key for row in rows for key in row))
    for role, column in (("text", wanted.text), ("id", wanted.id)):
        if column and column not in columns:
            raise InputError(
                f"{name} has no column {column!r}; it has: {', '.join(map(repr, columns)) or 'none'}.",
                hint=f"Give one of these with --{role}-column.",
            )
    return Roles(
        text=wanted.text or find_text_column(rows, columns, name=name),
        id=wanted.id or find_column(columns, ID_NAMES),
        url=find_column(columns, URL_NAMES),
        title=find_column(columns, TITLE_NAMES),
    )


def _csv(
    path: Path, *, name: str, encoding: str, sample: str, limits: Limits, meter: Meter
) -> Iterator[_Read]:
    size = path.stat().st_size
    with open_packed(path) as (file, raw):
        # A byte that is no character must not end the table: it is found in its row, below.
        text = io.TextIOWrapper(file, encoding=encoding, newline="", errors="surrogateescape")
        reader = csv_reader(text, sample, name=name, limits=limits)
        header: list[str] = []
        while True:
            try:
                row = next(reader, None)
            except csv.Error as exc:
                place = f"{name}, line {reader.line_num}"
                yield (
                    place,
                    str(exc).encode(),
                    Fault(
                        kind="InputError",
                        message=f"{place}: not valid CSV ({exc}).",
                        hint="Check the quotes: a quote within quoted text is written twice.",
                    ),
                )
                continue
            if row is None:
                return
            if not any(cell.strip() for cell in row):
                continue
            if not header:
                header = [cell.strip() for cell in row]
                named = find_column(header, TEXT_NAMES)
                if named or not any(count_words(cell) >= PROSE_WORDS for cell in header):
                    header = _distinct(header)
                    continue
                header = _distinct([""] * len(header))
            meter(raw.tell() / max(size, 1))
            place = f"{name}, line {reader.line_num}"
            mark = "\x1f".join(row).encode("utf-8", "surrogatepass")
            yield place, mark, _csv_values(header, row, place=place, encoding=encoding)


def _csv_values(header: list[str], row: list[str], *, place: str, encoding: str) -> Mapping[str, Any] | Fault:
    if len(row) > len(header):
        return Fault(
            kind="InputError",
            message=f"{place}: {len(row)} fields under a header of {len(header)}.",
            hint="Put text that holds the delimiter between double quotes.",
        )
    if any("\udc80" <= character <= "\udcff" for cell in row if not cell.isascii() for character in cell):
        return Fault(
            kind="InputError",
            message=f"{place}: not {encoding}, as the beginning of the file is.",
            hint="Save it as UTF-8.",
        )
    return dict(zip(header, row, strict=False))


def _distinct(header: list[str]) -> list[str]:
    """The names of a header, none empty and none twice, so that each cell has its own.

    >>> _distinct(["id", "", "id"])
    ['id', 'column 2', 'id (2)']
    """
    names: list[str] = []
    for number, cell in enumerate(header, 1):
        name = base = cell or f"column {number}"
        for copy in itertools.count(2):
            if name not in names:
                break
            name = f"{base} ({copy})"
        names.append(name)
    return names


def _is_many(sample: str) -> bool:
    """Whether a sample that begins with a brace is JSON lines: its first line is whole, and not the last."""
    first, *rest = [line for line in sample.splitlines() if line.strip()]
    try:
        json.loads(first.lstrip("\ufeff"))
    except (ValueError, RecursionError):
        return False
    return bool(rest)


def _json_lines(
    path: Path, *, name: str, encoding: str, wanted: Wanted, limits: Limits, meter: Meter
) -> Iterator[Entry]:
    with open_packed(path) as (file, _):
        ahead = itertools.islice(_byte_lines(file, encoding, limits), LOOKAHEAD)
        rows = [value for _, line in ahead if isinstance(value := _tried(line), dict)]
    if not rows:
        raise InputError(
            f"{name} isn't what its name says: none of its first lines is a JSON object.",
            hint="Give one object a line, such as {“text”: …}.",
        )
    roles = _roles(rows, name=name, wanted=wanted)
    size = path.stat().st_size
    with open_packed(path) as (file, raw):
        for number, line in _byte_lines(file, encoding, limits):
            place = f"{name}, line {number}"
            meter(raw.tell() / max(size, 1))
            if line is None:
                error = InputTooLarge(
                    f"{place} is over the limit of {limits.upload_bytes:,} bytes.",
                    hint="Split it, or raise RINGKAS_MAX_UPLOAD_BYTES.",
                )
                yield Entry(place=place, mark=b"too long", body=Fault.of(error))
            else:
                yield Entry(place=place, mark=line, body=JsonLine(data=line, roles=roles))


def _byte_lines(file: BinaryIO, encoding: str, limits: Limits) -> Iterator[tuple[int, bytes | None]]:
    """Lines in UTF-8 with their numbers, blank ones left out; None for one over the limit."""
    limit = limits.upload_bytes
    if encoding in _UTF8:
        pieces = iter(lambda: file.readline(limit), b"")
    else:
        text = io.TextIOWrapper(file, encoding=encoding)
        pieces = iter(lambda: text.readline(limit).encode("utf-8", "surrogatepass"), b"")
    number, within = 1, False  # within: a line over the limit, of which a piece has been seen
    for piece in pieces:
        ended = piece.endswith(b"\n")
        too_long = within or (not ended and len(piece) >= limit)
        line = piece.removeprefix(b"\xef\xbb\xbf" if number == 1 else b"").strip()
        if too_long and not within:
            yield number, None
        elif line and not too_long:
            yield number, line
        within = too_long and not ended
        number += ended


def _tried(line: bytes | None) -> object:
    try:
        return json.loads(line or b"")
    except (ValueError, RecursionError):
        return None


def _json(path: Path, *, name: str, encoding: str, limits: Limits) -> Iterator[_Read]:
    with open_packed(path) as (file, _):
        data = file.read(limits.upload_bytes + 1)
    if len(data) > limits.upload_bytes:
        raise InputTooLarge(
            f"{name} is over the limit of {limits.upload_bytes:,} bytes.",
            hint="Convert it to JSON lines, which is read piece by piece, or raise RINGKAS_MAX_UPLOAD_BYTES.",
        )
    try:
        value = json.loads(data.decode(encoding).lstrip("\ufeff"))
    except (ValueError, RecursionError) as exc:
        raise InputError(f"{name}: not valid JSON ({exc}).", hint="Mend it, or give a CSV.") from exc
    for number, item in enumerate(items_of(value), 1):
        place = f"{name}, record {number}"
        mark = zlib.crc32(json.dumps(item).encode()).to_bytes(4, "big")
        yield place, mark, item if isinstance(item, dict) else {"text": item}


def _parquet(path: Path, *, name: str, wanted: Wanted, meter: Meter) -> Iterator[Entry]:
    need("pyarrow", what=f"Reading {name}")
    import pyarrow
    from pyarrow import parquet

    def rows() -> Iterator[_Read]:
        number = 0
        for batch in table.iter_batches(batch_size=_PARQUET_ROWS):
            for row in batch.to_pylist():
                number += 1
                meter(number / table.metadata.num_rows)
                yield f"{name}, record {number}", repr(row).encode("utf-8", "replace"), row

    try:
        with parquet.ParquetFile(path) as table:
            yield from _rows(rows(), name=name, wanted=wanted)
    except pyarrow.ArrowInvalid as exc:
        raise InputError(
            f"{name} is no Parquet file, or damaged ({exc}).", hint="Check its name, or make it anew."
        ) from exc
    except OSError as exc:
        raise InputError(
            f"{path} can't be read ({exc.strerror or exc}).", hint="Check the path and its permissions."
        ) from exc
