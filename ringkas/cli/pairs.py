"""The lines that ``ringkas check`` and ``ringkas eval`` compare: aligned files, or one table with tabs."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import click

from engine.errors import EmptyInput, InputError
from engine.wording import counted
from sources import read_path, read_stream

__all__ = ["Line", "read_lines"]

_SOURCE, _TARGET, _REFERENCE = (
    {"source", "src", "id", "indonesian"},
    {"target", "tgt", "en", "english", "translation"},
    {"reference", "ref"},
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A source, its translation, and a reference where there is one."""

    number: int
    """In its file, from 1."""
    source: str
    target: str
    reference: str = ""


def read_lines(source: Path, *others: Path | None) -> tuple[list[Line], list[int]]:
    """The lines of aligned files, or of one ``.tsv`` where only *source* is given.

    *others* are the target and, where one is wanted, the reference. Gives the lines and the numbers of those
    that lack a cell, which only a table can have. Raises InputError where a file can't be read or files
    differ in length, EmptyInput where none has a text, click.UsageError where some files are missing.
    """
    if not any(others) and source.suffix.lower() == ".tsv":
        return _of_table(source, columns=1 + len(others))
    if None in others:
        raise click.UsageError("Give each file, or one .tsv with a column for each.")
    paths = [source, *(path for path in others if path is not None)]
    texts = [_text(path).rstrip("\n").split("\n") for path in paths]
    for path, lines in zip(paths[1:], texts[1:], strict=True):
        if len(lines) != len(texts[0]):
            raise InputError(
                f"{source} has {counted(len(texts[0]), 'line')}, {path} has {len(lines):,}.",
                hint="All need one segment a line, in the same order.",
            )
    if not any(line.strip() for lines in texts for line in lines):
        raise EmptyInput(
            f"There is no text in {' and '.join(map(str, paths))}.", hint="Give one segment a line."
        )
    rows = zip(*texts, strict=True)
    return [_line(number, cells) for number, cells in enumerate(rows, 1)], []


def _line(number: int, cells: Sequence[str]) -> Line:
    source, target, *reference = cells
    return Line(number=number, source=source, target=target, reference=reference[0] if reference else "")


def _of_table(path: Path, *, columns: int) -> tuple[list[Line], list[int]]:
    reader = csv.reader(io.StringIO(_text(path), newline=""), delimiter="\t")
    places: tuple[int, ...] | None = None
    lines: list[Line] = []
    faulty: list[int] = []
    number = 1
    for row in reader:
        begins, number = number, reader.line_num + 1
        if places is None:
            named = _named([cell.strip().lower() for cell in row])[:columns]
            places = tuple(range(columns)) if -1 in named else named
            if -1 not in named:
                continue
        cells = [row[at] if at < len(row) else "" for at in places]
        if all(cell.strip() for cell in cells):
            lines.append(_line(begins, cells))
        elif any(cell.strip() for cell in row):
            faulty.append(begins)
    if not lines:
        raise InputError(
            f"{path} has no line with {counted(columns, 'cell')} that hold text.",
            hint="Its columns are source, translation and, for eval, reference.",
        )
    return lines, faulty


def _named(header: list[str]) -> tuple[int, ...]:
    """Where source, target and reference are, if *header* names them; -1 for what it doesn't."""
    return tuple(
        next((index for index, cell in enumerate(header) if cell in names), -1)
        for names in (_SOURCE, _TARGET, _REFERENCE)
    )


def _text(path: Path) -> str:
    if path.suffix.lower() != ".tsv":
        return read_path(path).text
    # By its full name `sources` would take it for a file of articles.
    with path.open("rb") as file:
        return read_stream(file, name=path.stem).text
