"""Which articles of a corpus are copies of each other, found on disk: memory doesn't grow with their number.

Copies are what `summarize.group_copies` takes for copies, pair by pair; this module only finds the pairs
that are worth asking about, in a time that grows with the number of articles and not with its square.
"""

import json
import sqlite3
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.errors import StoreError

from ..codec import article_from_dict
from .sketches import keys_of

__all__ = ["Copies", "Copy", "Group", "Member"]

HOLDERS = 64
"""Articles that may have a key; one that more have is of a template, and tells nothing."""
CANDIDATES = 3
"""Articles that one is compared with, likeliest first."""
COMMIT_SECONDS = 1.0
"""How often what is found is committed, at most."""
COMMIT_SHARE = 0.05
"""Share of the time that commits may take: keys lie all over the database, and a commit writes many pages."""
_TELL_ARTICLES = 100
"""Articles between two calls of a caller's *progress*."""
_CACHE_BYTES = 1 << 27

_SCHEMA = """
CREATE TABLE IF NOT EXISTS articles (rank INTEGER PRIMARY KEY, line INTEGER NOT NULL, place INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS keys (key INTEGER, rank INTEGER, PRIMARY KEY (key, rank)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS copies (
    line INTEGER PRIMARY KEY, place INTEGER NOT NULL, original INTEGER NOT NULL, only_here TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS versions (
    place INTEGER PRIMARY KEY, other INTEGER NOT NULL, first INTEGER NOT NULL
);
CREATE TABLE IF NOT EXISTS state (settled INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS copies_of ON copies (original);
CREATE INDEX IF NOT EXISTS versions_of ON versions (first);
"""
_ALIKE = """
SELECT first FROM versions
UNION ALL
SELECT coalesce(versions.first, copies.original)
FROM copies LEFT JOIN versions ON versions.place = copies.original
"""
"""For each article that is in a group, but for its first, the place of that first one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """One article that is a copy of another."""

    row: dict[str, Any]
    """Its row: ``id``, ``place``, ``url``, ``article`` …"""
    original: dict[str, Any]
    """The row of the article that stands for both: the longest of its group."""
    only_here: tuple[str, ...]
    """Sentences that the copy has and the original hasn't; they contradict nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One article of a group, and its copies."""

    row: dict[str, Any]
    copies: int
    like: dict[str, Any] | None
    """The row of the longer article of the group that it is most like, but for its facts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Articles in nearly the same words: copies of each other, and versions, which differ in their facts."""

    size: int
    """Of all its articles."""
    members: tuple[Member, ...]
    """Articles that are no copies: the longest, then others in the order of their lines."""


class Copies:
    """The copies among the articles of *rows*, a file of JSON lines that ``only="clean"`` wrote.

    What is found lies in the database at *path*; `find` goes on where an earlier one was broken off, as long
    as *rows* is the same, but for what was added at its end. Every method raises StoreError where a file
    can't be used.
    """

    def __init__(self, path: Path, rows: Path) -> None:
        self._path = path
        with self._mapped():
            self._rows = rows.open("rb")
            self._database = sqlite3.connect(path, isolation_level=None)
            self._database.executescript(
                f"PRAGMA journal_mode = WAL; PRAGMA cache_size = -{_CACHE_BYTES >> 10};" + _SCHEMA
            )

    def close(self) -> None:
        """Let go of the files; what wasn't committed is forgotten."""
        with self._mapped():
            self._database.close()
            self._rows.close()

    def find(self, progress: Callable[[int, int], object] = lambda _done, _all: None) -> None:
        """Find all copies; *progress* is told of how many articles have been compared, of how many.

        The longest come first, and each is compared with those before it that are no copies themselves: the
        result hangs on nothing but the articles and their order. Rows that were added since come last, the
        longest first: what was found before stands.
        """
        with self._mapped():
            settled, total = self._gathered()
            self._database.execute("BEGIN")
            due = time.monotonic() + COMMIT_SECONDS
            while settled < total:
                # In pieces: a cursor that is read while others write may see what they wrote, or not.
                piece = self._database.execute(
                    "SELECT rank, line, place FROM articles WHERE rank > ? ORDER BY rank LIMIT 1000",
                    (settled,),
                ).fetchall()
                for rank, line, place in piece:
                    self._settle(rank, line, place)
                    settled = rank
                    began = time.monotonic()
                    if began >= due:
                        self._commit(settled)
                        self._database.execute("BEGIN")
                        ended = time.monotonic()
                        due = ended + max(COMMIT_SECONDS, (ended - began) / COMMIT_SHARE)
                    if rank % _TELL_ARTICLES == 0:
                        progress(settled, total)
            self._commit(settled)

    def count(self) -> int:
        """How many articles are copies of others."""
        with self._mapped():
            return self._count("copies")

    def originals(self) -> int:
        """How many articles are copies of none."""
        with self._mapped():
            return self._count("articles") - self._count("copies")

    def lines(self) -> Iterator[int]:
        """The lines of the copies, from 0, in order."""
        with self._mapped():
            for (line,) in self._database.execute("SELECT line FROM copies ORDER BY line"):
                yield line

    def copies(self) -> Iterator[Copy]:
        """All copies, in the order of their lines."""
        with self._mapped():
            rows = self._database.execute("SELECT place, original, only_here FROM copies ORDER BY line")
            for place, original, only_here in rows:
                yield Copy(
                    row=self._row(place), original=self._row(original), only_here=tuple(json.loads(only_here))
                )

    def groups(self, *, most: int, members: int) -> tuple[int, list[Group]]:
        """How many groups of copies and versions there are, and the *most* largest of them.

        Of each group only so many *members* are given, in the order of their lines.
        """
        with self._mapped():
            ((count,),) = self._database.execute(f"SELECT count(DISTINCT first) FROM ({_ALIKE})")
            largest = self._database.execute(
                f"SELECT first, count(*) AS size FROM ({_ALIKE}) "
                "GROUP BY first ORDER BY size DESC, first LIMIT ?",
                (most,),
            ).fetchall()
            return int(count), [self._group(first, size + 1, members) for first, size in largest]

    def _group(self, first: int, size: int, members: int) -> Group:
        places = self._database.execute(
            "SELECT place, other FROM versions WHERE first = ? ORDER BY place LIMIT ?", (first, members - 1)
        ).fetchall()
        return Group(
            size=size,
            members=tuple(
                Member(
                    row=self._row(place),
                    copies=self._count("copies WHERE original = ?", place),
                    like=None if other is None else self._row(other),
                )
                for place, other in [(first, None), *places]
            ),
        )

    def _count(self, rows: str, *values: int) -> int:
        ((count,),) = self._database.execute(f"SELECT count(*) FROM {rows}", values)
        return int(count)

    def _gathered(self) -> tuple[int, int]:
        """How many articles are settled, of how many; new ones are put down first, the longest first."""
        found = self._database.execute("SELECT settled FROM state").fetchone()
        last, place = self._database.execute("SELECT max(line), max(place) FROM articles").fetchone()
        self._rows.seek(place or 0)
        first, place = (0, 0) if last is None else (last + 1, place + len(self._rows.readline()))
        self._database.execute("BEGIN")
        self._database.execute("CREATE TEMP TABLE gathered (line INTEGER, place INTEGER, size INTEGER)")
        for line, data in enumerate(self._rows, start=first):
            size = len(json.loads(data)["article"]["sentences"])
            self._database.execute("INSERT INTO gathered VALUES (?, ?, ?)", (line, place, size))
            place += len(data)
        self._database.execute(
            "INSERT INTO articles (line, place) SELECT line, place FROM gathered ORDER BY size DESC, line"
        )
        self._database.execute("DROP TABLE gathered")
        if found is None:
            self._database.execute("INSERT INTO state VALUES (0)")
        self._database.execute("COMMIT")
        return int(found[0]) if found else 0, self._count("articles")

    def _commit(self, settled: int) -> None:
        self._database.execute("UPDATE state SET settled = ?", (settled,))
        self._database.execute("COMMIT")

    def _settle(self, rank: int, line: int, place: int) -> None:
        """Find out whether the article at *place* is a copy; where it isn't, later ones may be of it."""
        from summarize import group_copies  # brings numpy, which a batch that only cleans does without

        article = article_from_dict(self._row(place)["article"])
        shared: Counter[int] = Counter()
        telling = []
        for key in keys_of(article):
            holders = self._database.execute(
                "SELECT rank FROM keys WHERE key = ? LIMIT ?", (key, HOLDERS + 1)
            ).fetchall()
            if len(holders) <= HOLDERS:
                telling.append(key)
                shared.update(holder for (holder,) in holders)
        alike = sorted(shared, key=lambda other: (-shared[other], other))[:CANDIDATES]
        version: int | None = None
        for other in alike:
            ((original,),) = self._database.execute("SELECT place FROM articles WHERE rank = ?", (other,))
            before = article_from_dict(self._row(original)["article"])
            result = group_copies([before, article])
            if len(result.groups) == 1:
                # What came later, mended, may be longer than what stands already, and say more: both stay.
                if len(before.sentences) < len(article.sentences):
                    continue
                added = [article.sentences[index].text for _, index in result.additions]
                row = (line, place, original, json.dumps(added, ensure_ascii=False))
                self._database.execute("INSERT INTO copies VALUES (?, ?, ?, ?)", row)
                return
            if result.versions and version is None:
                version = original
        if version is not None:
            first = self._database.execute(
                "SELECT first FROM versions WHERE place = ?", (version,)
            ).fetchone()
            self._database.execute(
                "INSERT INTO versions VALUES (?, ?, ?)", (place, version, first[0] if first else version)
            )
        self._database.executemany("INSERT INTO keys VALUES (?, ?)", ((key, rank) for key in telling))

    def _row(self, place: int) -> dict[str, Any]:
        self._rows.seek(place)
        row: dict[str, Any] = json.loads(self._rows.readline())
        return row

    @contextmanager
    def _mapped(self) -> Iterator[None]:
        try:
            yield
        except (sqlite3.Error, OSError) as exc:
            raise StoreError(
                f"{self._path} can't be used ({exc}).",
                hint="Is the disk full, or the folder read-only? The same command goes on once it isn't.",
            ) from exc
