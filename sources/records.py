"""Many articles in one file: CSV, JSON and JSON lines, read one record at a time."""

import csv
import io
import itertools
import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, TextIO, TypeAlias

from engine.errors import EmptyInput, InputError, InputTooLarge
from engine.wording import counted

from .charset import Decoded, decode
from .columns import (
    ID_NAMES,
    PROSE_WORDS,
    TEXT_NAMES,
    TITLE_NAMES,
    URL_NAMES,
    byline_in,
    count_words,
    date_in,
    find_column,
    find_text_column,
    plain,
    prose,
    shown_cell,
)
from .limits import Limits
from .text import sound_text

if TYPE_CHECKING:
    from _csv import Reader  # the type of what `csv.reader` gives

__all__ = [
    "DELIMITERS",
    "LOOKAHEAD",
    "SNIFF_BYTES",
    "Record",
    "csv_reader",
    "items_of",
    "iter_records",
    "read_sample",
]

Row: TypeAlias = dict[str, object]

DELIMITERS = (",", ";", "\t", "|")
LOOKAHEAD = 20
"""Records that are read before a text column is chosen by what it holds."""
_COLUMNS = 1_000
"""Columns of a CSV; a file with more is no table of articles, and each of its rows costs memory by them."""
SNIFF_BYTES = 65_536
"""Bytes from which encoding and form are told."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One article out of many."""

    id: str
    """From the file's id column, else the record's number in the file, from 1."""
    text: str
    """The article's text or HTML; empty where the record has none."""
    url: str = ""
    title: str = ""
    date: str = ""
    """Of publication, as the file has it; the article's where its text tells none, and so is the byline."""
    byline: str = ""
    columns: Mapping[str, str] = field(default_factory=dict, compare=False)
    """All that the file has for the record, the article too, by column: to join a result to what it is of."""

    def __post_init__(self) -> None:
        for name in ("id", "text", "url", "title", "date", "byline"):
            value = getattr(self, name)
            if not isinstance(value, str):
                raise TypeError(f"{name} of a Record is str, not {type(value).__name__}.")


def iter_records(
    source: str | Path | bytes, name: str = "", *, limits: Limits | None = None
) -> Iterator[Record]:
    """Read the records of a CSV (comma, semicolon, tab or bar), a JSON array, or JSON lines, in order.

    *source* is a path or the bytes of a file; *name* (by default the path's) is shown in errors, and its
    suffix marks a CSV. The column that holds the article is found by name (text, teks, content, isi …), else
    it is the one that holds prose. A file is read as it is consumed, so that it may be of any length; only a
    JSON array is read whole. All text is made safe by `sound_text`.

    Raises InputError (with the line or record at fault), EmptyInput or BinaryInput; InputTooLarge for bytes
    or an array over `Limits.upload_bytes`, for a record over `Limits.input_characters`, and for a CSV of more
    than 1,000 columns.
    """
    limits = limits or Limits.from_environment()
    source = Path(source) if isinstance(source, str) else source
    name = name or (source.name if isinstance(source, Path) else "the file")
    if isinstance(source, bytes) and len(source) > limits.upload_bytes:
        raise _too_large(name, limits)
    try:
        raw = io.BytesIO(source) if isinstance(source, bytes) else source.open("rb", buffering=0)
    except OSError as exc:
        raise InputError(
            f"{source!s} can't be read ({exc.strerror or exc}).", hint="Check the path and its permissions."
        ) from exc
    with io.BufferedReader(raw, SNIFF_BYTES) as file:
        sample = read_sample(file.peek(SNIFF_BYTES))
        if not sample.text.strip("\ufeff \t\r\n"):
            raise EmptyInput(f"{name} holds no records.", hint="Give a CSV or JSON file with articles.")
        text = io.TextIOWrapper(file, encoding=sample.encoding, newline="")
        try:
            yield from _records(_rows(text, sample.text, name=name, limits=limits), name=name, limits=limits)
        except UnicodeError as exc:
            raise InputError(
                f"{name} isn't {sample.encoding} throughout, as its beginning is ({exc}).",
                hint="Save it as UTF-8.",
            ) from exc


def read_sample(head: bytes) -> Decoded:
    """The beginning of a file as text; cut after a line, since the cut may lie within a character."""
    if len(head) == SNIFF_BYTES and b"\n" in head:
        end = head.rindex(b"\n") + 1
        # In UTF-16 a character has two bytes, and the line break may be the first of them.
        head = head[: end + end % 2 if b"\0" in head else end]
    return decode(head)


def _rows(file: TextIO, sample: str, *, name: str, limits: Limits) -> Iterator[Row]:
    begin = sample.lstrip("\ufeff \t\r\n")[:1]
    if name.lower().endswith((".csv", ".tsv")) or begin not in ("{", "["):
        return _csv_rows(file, sample, name=name, limits=limits)
    return _json_rows(file, begin, name=name, limits=limits)


def _bounded_lines(file: TextIO, *, name: str, limits: Limits) -> Iterator[str]:
    """Lines with their ends; one without an end in sight is refused rather than read into memory."""
    while line := file.readline(limits.upload_bytes + 1):
        if len(line) > limits.upload_bytes:
            raise _too_large(f"A line of {name}", limits)
        yield line


def _csv_rows(file: TextIO, sample: str, *, name: str, limits: Limits) -> Iterator[Row]:
    reader = csv_reader(file, sample, name=name, limits=limits)
    try:
        rows: Iterator[list[str]] = (row for row in reader if any(cell.strip() for cell in row))
        header = [cell.strip() for cell in next(rows, [])]
        if len(header) > _COLUMNS:
            raise InputTooLarge(
                f"{name} has {len(header):,} columns; at most {_COLUMNS:,} are read.",
                hint="Keep the columns with the article, its title and its address.",
            )
        if not find_column(header, TEXT_NAMES) and any(count_words(cell) >= PROSE_WORDS for cell in header):
            rows = itertools.chain([header], rows)
            header = [f"column {number}" for number in range(1, len(header) + 1)]
        for row in rows:
            if len(row) > len(header):
                raise InputError(
                    f"{name}, line {reader.line_num}: {len(row)} fields under a header of {len(header)}.",
                    hint="Put text that holds the delimiter between double quotes.",
                )
            yield dict(zip(header, row, strict=False))
    except csv.Error as exc:
        raise InputError(
            f"{name}, line {reader.line_num}: not valid CSV ({exc}).",
            hint="Check the quotes: a quote within quoted text is written twice.",
        ) from exc


def csv_reader(file: TextIO, sample: str, *, name: str, limits: Limits) -> "Reader":
    """A strict reader of the CSV in *file*, with the delimiter that its beginning, *sample*, tells."""
    # The csv module's own limit of 131,072 characters a field is a setting of the whole process: only raised.
    csv.field_size_limit(max(csv.field_size_limit(), limits.input_characters + 1))
    lines = _bounded_lines(file, name=name, limits=limits)
    return csv.reader(lines, delimiter=_find_delimiter(sample), strict=True)


def _find_delimiter(sample: str) -> str:
    """The delimiter under which the header names a text column and the rows have as many fields as it."""

    def score(delimiter: str) -> tuple[bool, int, int]:
        reader = csv.reader(io.StringIO(sample, newline=""), delimiter=delimiter)
        rows = list(itertools.islice(reader, LOOKAHEAD))
        header = next((row for row in rows if row), [])
        alike = sum(len(row) == len(header) for row in rows)
        return bool(find_column(header, TEXT_NAMES)), alike if len(header) > 1 else 0, len(header)

    best = max(DELIMITERS, key=score)
    # A single column has no delimiter: its commas, quoted or not, are text.
    return best if score(best)[2] > 1 else "\x1f"


def _json_rows(file: TextIO, begin: str, *, name: str, limits: Limits) -> Iterator[Row]:
    numbered = enumerate(_bounded_lines(file, name=name, limits=limits), 1)
    ahead = list(itertools.islice(((number, line) for number, line in numbered if line.strip()), 2))
    if begin == "{" and len(ahead) == 2 and _is_json(ahead[0][1]):
        for number, line in itertools.chain(ahead, numbered):
            if line.strip():
                yield _row(_parse(line, place=f"{name}, line {number}"))
        return
    whole = "".join(line for _, line in ahead) + file.read(limits.upload_bytes + 1)
    if len(whole) > limits.upload_bytes:
        raise _too_large(name, limits)
    yield from map(_row, items_of(_parse(whole, place=name)))


def items_of(value: object) -> Iterable[object]:
    """The records in *value*, out of JSON: those of the list that it is, or of its only one, or itself."""
    if isinstance(value, dict) and not find_column(value, TEXT_NAMES):
        lists = [item for item in value.values() if isinstance(item, list)]
        value = lists[0] if len(lists) == 1 else value
    return value if isinstance(value, list) else [value]


def _is_json(line: str) -> bool:
    try:
        json.loads(line)
    except (ValueError, RecursionError):
        return False
    return True


def _parse(text: str, *, place: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as exc:
        raise InputError(f"{place}: not valid JSON ({exc}).", hint="Mend it, or give a CSV.") from exc


def _row(value: object) -> Row:
    return value if isinstance(value, dict) else {"text": value}


def _records(rows: Iterator[Row], *, name: str, limits: Limits) -> Iterator[Record]:
    ahead = list(itertools.islice(rows, LOOKAHEAD))
    if not ahead:
        raise EmptyInput(f"{name} holds no records.", hint="Give at least one row below the header.")
    columns = list(dict.fromkeys(key for row in ahead for key in row))
    text_column = find_text_column(ahead, columns, name=name)
    id_column, url_column, title_column = (
        find_column(columns, names) for names in (ID_NAMES, URL_NAMES, TITLE_NAMES)
    )
    for number, row in enumerate(itertools.chain(ahead, rows), 1):
        text = prose(row.get(text_column), place=f"{name}, record {number}")
        if len(text) > limits.input_characters:
            raise InputTooLarge(
                f"{name}, record {number}: over the limit of "
                f"{counted(limits.input_characters, 'character')}.",
                hint="Split it into articles, or raise RINGKAS_MAX_INPUT_CHARACTERS.",
            )
        yield Record(
            id=plain(row.get(id_column)) or str(number),
            text=text,
            url=plain(row.get(url_column)),
            title=plain(row.get(title_column)),
            date=date_in(row),
            byline=byline_in(row),
            columns={
                sound_text(str(column)): text if column == text_column else shown_cell(value)
                for column, value in row.items()
            },
        )


def _too_large(what: str, limits: Limits) -> InputTooLarge:
    return InputTooLarge(
        f"{what} is over the limit of {counted(limits.upload_bytes, 'byte')}.",
        hint="Convert it to JSON lines, which is read piece by piece, or raise RINGKAS_MAX_UPLOAD_BYTES.",
    )
