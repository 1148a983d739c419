"""The rows of a batch's output, read piece by piece, whatever its form."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from engine.errors import InputError, SettingsError
from engine.extras import need
from sources import Limits
from sources.corpora.entry import Fault, Row
from sources.corpora.tables import Wanted, read_table

from ..corpus.forms import FOLDERS, Form, form_of

__all__ = ["read_failures", "read_rows", "rows_of"]

_MADE = "ringkas_"
"""How the columns of a table begin that a batch made."""
_HEAD = ("title", "byline", "date", "source", "url", "language")


def rows_of(path: Path) -> tuple[Path, Form]:
    """Where the rows of the output *path* are, and in what form.

    A table's rows are beside it as JSON, with more than a table holds, unless they were taken away. Raises
    InputError where there is no output, SettingsError where it has no rows.
    """
    if not path.exists():
        raise InputError(f"There is no file {str(path)!r}.", hint="Give the output of `ringkas batch`.")
    form = form_of(path)
    if form in FOLDERS:
        raise SettingsError(
            f"{path} is a folder: its pages can be read, but not counted.",
            hint="Give a batch's .jsonl, .csv, .tsv, .xlsx or .parquet.",
        )
    whole = path.with_name(f"{path.name}.work") / "rows.jsonl"
    return (whole, "jsonl") if form != "jsonl" and whole.exists() else (path, form)


def read_rows(path: Path, form: Form) -> Iterator[dict[str, Any]]:
    """The rows, as JSON lines have them: ``id``, ``place``, ``url``, ``article``, and what else was made.

    What a table holds of them is ``article`` with its head, and its ``paragraphs`` where it has the text;
    ``summary`` and ``confidence``; ``messages`` in place of ``findings``. Raises InputError for what no batch
    wrote.
    """
    if form == "jsonl":
        yield from _json_rows(path)
        return
    values = _sheet_rows(path) if form == "xlsx" else _table_rows(path)
    for row in values:
        yield _from_cells(row, path)


def read_failures(path: Path) -> Iterator[dict[str, str]]:
    """The lines of the errors beside the output *path*; none where nothing failed."""
    errors = path.with_name(f"{path.name}.errors.jsonl")
    if errors.exists():
        yield from _lines(errors)


def _lines(path: Path) -> Iterator[Any]:
    try:
        file = path.open("rb")
    except OSError as exc:
        raise InputError(
            f"{path} can't be read ({exc.strerror or exc}).", hint="Check the path and its permissions."
        ) from exc
    with file:
        for number, line in enumerate(file, 1):
            if not line.endswith(b"\n"):
                return  # the batch is still at it
            try:
                yield json.loads(line)
            except ValueError as exc:
                raise _foreign(path, f"line {number} is no JSON") from exc


def _json_rows(path: Path) -> Iterator[dict[str, Any]]:
    for number, row in enumerate(_lines(path), 1):
        if not (isinstance(row, dict) and isinstance(row.get("article"), dict) and "place" in row):
            raise _foreign(path, f"line {number} has no article")
        yield row


def _foreign(path: Path, reason: str) -> InputError:
    return InputError(
        f"{path} isn't what a batch writes: {reason}.", hint="Give the output of `ringkas batch`."
    )


def _table_rows(path: Path) -> Iterator[Mapping[str, Any]]:
    entries = read_table(
        path,
        name=str(path),
        wanted=Wanted(text=f"{_MADE}place", id=f"{_MADE}id"),
        limits=Limits.from_environment(),
        meter=lambda _share: None,
    )
    for entry in entries:
        if isinstance(entry.body, Fault):
            raise InputError(entry.body.message, hint=entry.body.hint)
        assert isinstance(entry.body, Row)  # no table but JSON lines has anything else
        yield entry.body.values


def _sheet_rows(path: Path) -> Iterator[Mapping[str, Any]]:
    need("openpyxl", what=f"Reading {path}")
    import zipfile

    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        book = load_workbook(path, read_only=True)
    except (zipfile.BadZipFile, InvalidFileException, KeyError) as exc:
        raise _foreign(path, f"it is no workbook ({exc})") from exc
    try:
        rows = book.active.iter_rows(values_only=True)
        header = [str(name) for name in next(rows, ())]
        for row in rows:
            yield dict(zip(header, row, strict=False))
    finally:
        book.close()


def _from_cells(cells: Mapping[str, Any], path: Path) -> dict[str, Any]:
    made = {
        name.removeprefix(_MADE): "" if value is None else str(value)
        for name, value in cells.items()
        if name.startswith(_MADE)
    }
    if "place" not in made:
        raise _foreign(path, f"it has no column {_MADE}place")
    article: dict[str, Any] = {name: made.get(name, "") for name in _HEAD}
    if "text" in made:
        article["paragraphs"] = made["text"].split("\n\n")
    row: dict[str, Any] = {"id": made.get("id", ""), "place": made["place"], "url": made.get("url", "")}
    row["article"] = article
    if made.get("summary"):
        row["summary"] = {"text": made["summary"]}
    if made.get("confidence"):
        row["confidence"] = float(made["confidence"])
    row["messages"] = made.get("findings", "").splitlines()
    return row
