"""Rows of a batch as the cells of a table: what a column is called, and what kind of values it holds."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Literal, TypeAlias

from engine.errors import InputTooLarge

__all__ = ["Kind", "cells", "check_cells", "check_lengths", "columns_of", "read_cells"]

Kind: TypeAlias = Literal["truth", "number", "long number", "fraction", "text"]
"""What a cell holds; a long number is one that a fraction of 64 bits may not hold."""

_EXACT = 1 << 53
"""Whole numbers up to here are fractions of 64 bits, too; the next one isn't."""
_LONGEST_CELL = 32_767
"""Characters of a cell in XLSX."""


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


def read_cells(rows: Path) -> Iterator[dict[str, Any]]:
    """The cells of each row in *rows*, a file of JSON lines."""
    with rows.open(encoding="utf-8", newline="\n") as file:
        for line in file:
            yield cells(json.loads(line))


def columns_of(rows: Path) -> dict[str, set[Kind]]:
    """The names of all columns, the input's first, each with the kinds of values that it holds."""
    given: dict[str, set[Kind]] = {}
    made: dict[str, set[Kind]] = {}
    for row in read_cells(rows):
        for name, value in row.items():
            kinds = (made if name.startswith("ringkas_") else given).setdefault(name, set())
            if value is not None:
                kinds.add(_kind(value))
    return given | made


def _kind(value: object) -> Kind:
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
