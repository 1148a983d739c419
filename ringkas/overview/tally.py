"""Counts of names on disk: an output may have millions of them."""

import sqlite3
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from .result import Count

__all__ = ["Tally"]

_PENDING = 50_000
"""Counts that are kept in memory before they go to disk."""
_PLACE_SHARE = 3
"""A name is a place where one in so many of those that mention it says so."""


class Tally:
    """Counts of names of some kinds, in a database at *path*, which is new. Methods raise `sqlite3.Error`."""

    def __init__(self, path: Path) -> None:
        self._pending: Counter[tuple[str, str]] = Counter()
        self._database = sqlite3.connect(path)
        self._database.executescript(
            "PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF;"
            "CREATE TABLE counts (kind TEXT, name TEXT, count INTEGER, PRIMARY KEY (kind, name))"
            " WITHOUT ROWID;"
        )

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()

    def add(self, kind: str, names: Sequence[str] | frozenset[str]) -> None:
        """Count each of *names*, which are of that *kind*."""
        self._pending.update((kind, name) for name in names)
        if len(self._pending) >= _PENDING:
            self._flush()

    def most(self, kind: str, limit: int = -1, *, order: str = "count DESC, name") -> tuple[Count, ...]:
        """The first *limit* names of *kind* in that *order*, all where it is negative: the most frequent."""
        return self._counts(f"kind = ? ORDER BY {order} LIMIT ?", kind, limit)

    def named(self, *, places: bool, limit: int) -> tuple[Count, ...]:
        """The most frequent names that are of places, or that aren't."""
        said = "(SELECT count FROM counts said WHERE said.kind = 'place' AND said.name = counts.name)"
        is_place = f"coalesce({said}, 0) * {_PLACE_SHARE} >= count"
        return self._counts(
            f"kind = 'name' AND {'' if places else 'NOT '}({is_place}) ORDER BY count DESC, name LIMIT ?",
            limit,
        )

    def size(self, kind: str) -> int:
        """How many different names of *kind* there are."""
        self._flush()
        ((size,),) = self._database.execute("SELECT count(*) FROM counts WHERE kind = ?", (kind,))
        return int(size)

    def _counts(self, condition: str, *values: str | int) -> tuple[Count, ...]:
        self._flush()
        rows = self._database.execute(f"SELECT name, count FROM counts WHERE {condition}", values)
        return tuple(Count(name=name, count=count) for name, count in rows)

    def _flush(self) -> None:
        self._database.executemany(
            "INSERT INTO counts VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET count = count + excluded.count",
            ((*key, count) for key, count in sorted(self._pending.items())),
        )
        self._pending.clear()
