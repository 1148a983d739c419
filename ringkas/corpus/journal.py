"""What of a corpus is done: a database beside the output, whose every commit is a state to go on from."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from engine.errors import SettingsError, StoreError
from sources.corpora import Fault, Link

__all__ = ["Failure", "Journal", "State"]

_SCHEMA = """
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS ids (id TEXT PRIMARY KEY, position INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS failures (position INTEGER PRIMARY KEY, turn INTEGER NOT NULL, id TEXT NOT NULL,
    place TEXT NOT NULL, kind TEXT NOT NULL, message TEXT NOT NULL, hint TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS listed (source TEXT NOT NULL, position INTEGER NOT NULL, url TEXT NOT NULL,
    columns TEXT NOT NULL, PRIMARY KEY (source, position)) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """How far a corpus is done."""

    turn: int = 0
    """0 while it is gone through for the first time, one more with each --retry-failed."""
    known: int = 0
    """Entries that earlier turns have come to: those from there on are new in this one."""
    position: int = 0
    """The first entry that isn't settled in this turn, from 0."""
    chain: str = ""
    """A digest of the marks of all entries before it."""
    finished: bool = False
    """Whether this turn is over."""
    size: int = 0
    """Bytes of the output."""
    written: int = 0
    left_out: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Failure:
    """One record that couldn't be used."""

    id: str
    place: str
    fault: Fault

    def to_json(self) -> str:
        """One line of the file of errors."""
        row = {"id": self.id, "place": self.place, **asdict(self.fault)}
        return json.dumps(row, ensure_ascii=False) + "\n"


class Journal:
    """The database at *path*. Between two commits nothing that it was told is kept.

    Every method raises StoreError where the database can't be read or written.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        with self._mapped():
            self._database = sqlite3.connect(path, isolation_level=None)
            self._database.executescript("PRAGMA synchronous = FULL;" + _SCHEMA)
            self._database.execute("BEGIN IMMEDIATE")

    def close(self) -> None:
        """Forget what wasn't committed."""
        with self._mapped():
            if self._database.in_transaction:
                self._database.execute("ROLLBACK")
            self._database.close()

    def commit(self, state: State) -> None:
        """Keep *state* and all that was told since the last commit, as one."""
        with self._mapped():
            self._keep("state", json.dumps(asdict(state)))
            self._database.execute("COMMIT")
            self._database.execute("BEGIN IMMEDIATE")

    def state(self) -> State:
        """The state that was kept last."""
        value = self._fact("state")
        return State(**json.loads(value)) if value else State()

    def check(self, command: Mapping[str, Any]) -> None:
        """Keep what was asked for, or raise SettingsError where it differs from what was kept."""
        known = self._fact("command")
        if known is None:
            with self._mapped():
                self._keep("command", json.dumps(command))
            return
        before = json.loads(known)
        # As JSON has it: a tuple comes back as a list.
        now = json.loads(json.dumps(command))
        for name in {**before, **now}:
            if before.get(name) != now.get(name):
                raise SettingsError(
                    f"The output was begun by another command: its {name} was {before.get(name)!r}, "
                    f"now it is {now.get(name)!r}.",
                    hint="Give the same command to go on, or another output.",
                )

    def claim(self, id: str, position: int) -> bool:
        """Whether *id* belongs to the entry at *position*: to the first that claims it, for good."""
        with self._mapped():
            done = self._database.execute("INSERT OR IGNORE INTO ids VALUES (?, ?)", (id, position))
            if done.rowcount:
                return True
            ((owner,),) = self._database.execute("SELECT position FROM ids WHERE id = ?", (id,))
            return bool(owner == position)

    def fail(self, position: int, turn: int, failure: Failure) -> None:
        """Put down that the entry at *position* failed in *turn*."""
        fault = failure.fault
        row = (position, turn, failure.id, failure.place, fault.kind, fault.message, fault.hint)
        with self._mapped():
            self._database.execute("INSERT OR REPLACE INTO failures VALUES (?, ?, ?, ?, ?, ?, ?)", row)

    def mend(self, position: int) -> None:
        """Put down that the entry at *position* failed no more."""
        with self._mapped():
            self._database.execute("DELETE FROM failures WHERE position = ?", (position,))

    def failed_at(self, position: int, turn: int) -> str | None:
        """The place of the entry at *position*, where it failed in a turn before *turn*, and not in it."""
        with self._mapped():
            found = self._database.execute(
                "SELECT place FROM failures WHERE position = ? AND turn < ?", (position, turn)
            ).fetchone()
            return None if found is None else str(found[0])

    def failures(self) -> Iterator[Failure]:
        """All that failed, in input order."""
        with self._mapped():
            rows = self._database.execute(
                "SELECT id, place, kind, message, hint FROM failures ORDER BY position"
            )
            for id, place, kind, message, hint in rows:
                yield Failure(id=id, place=place, fault=Fault(kind=kind, message=message, hint=hint))

    def faults(self) -> dict[str, int]:
        """How many failed, by the kind of error; the most frequent first."""
        with self._mapped():
            return dict(
                self._database.execute(
                    "SELECT kind, count(*) FROM failures GROUP BY kind ORDER BY count(*) DESC, kind"
                )
            )

    def recall(self, source: str, ask: Callable[[], Iterable[Link]]) -> Iterator[Link]:
        """What *source* lists: as it was when it was first asked, since a feed changes from hour to hour."""
        with self._mapped():
            known = self._database.execute("SELECT 1 FROM facts WHERE name = ?", (f"listed {source}",))
            if known.fetchone() is None:
                # What was asked for may have broken off in the middle.
                self._database.execute("DELETE FROM listed WHERE source = ?", (source,))
                for position, link in enumerate(ask()):
                    row = (source, position, link.url, json.dumps(dict(link.columns)))
                    self._database.execute("INSERT INTO listed VALUES (?, ?, ?, ?)", row)
                self._keep(f"listed {source}", "yes")
            rows = self._database.execute(
                "SELECT url, columns FROM listed WHERE source = ? ORDER BY position", (source,)
            )
            for url, columns in rows:
                yield Link(url=url, columns=json.loads(columns))

    def _fact(self, name: str) -> str | None:
        with self._mapped():
            found = self._database.execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()
            return None if found is None else str(found[0])

    def _keep(self, name: str, value: str) -> None:
        self._database.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", (name, value))

    @contextmanager
    def _mapped(self) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as exc:
            raise StoreError(
                f"The journal {self._path} can't be used ({exc}).",
                hint="Is the disk full, or the folder read-only? The same command goes on once it isn't.",
            ) from exc
