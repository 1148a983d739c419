"""The cache of translations: one SQLite file under `RINGKAS_HOME` that processes share."""

import hashlib
import json
import logging
import sqlite3
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import ClassVar, TypeVar

from engine.errors import StoreError
from engine.settings import CACHE_MB
from engine.store.home import home

__all__ = ["CacheStats", "TranslationCache", "cache_stats", "clear_cache", "key_of"]

log = logging.getLogger(__name__)
_T = TypeVar("_T")

_SCHEMA = """
    BEGIN IMMEDIATE;
    CREATE TABLE IF NOT EXISTS entry (
        key BLOB PRIMARY KEY, value TEXT NOT NULL, size INTEGER NOT NULL, used INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS entry_used ON entry (used);
    CREATE TABLE IF NOT EXISTS total (id INTEGER PRIMARY KEY, size INTEGER NOT NULL);
    INSERT OR IGNORE INTO total VALUES (0, 0);
    CREATE TRIGGER IF NOT EXISTS entry_in AFTER INSERT ON entry BEGIN
        UPDATE total SET size = size + new.size;
    END;
    CREATE TRIGGER IF NOT EXISTS entry_out AFTER DELETE ON entry BEGIN
        UPDATE total SET size = size - old.size;
    END;
    PRAGMA user_version = 2;
    COMMIT;
"""
_VERSION = 2
"""Of the schema, as the file states it."""
_CLEAR_SECONDS = 5.0
"""How long emptying it may wait: somebody asked for that."""
_REST_SECONDS = 60.0
"""How long a file that couldn't be read or written is then left alone."""
_ROW_BYTES = 96
"""What a row takes beside its value: key, numbers, index."""
_KEPT_SHARE = 0.8
"""How full eviction leaves the cache, so that it isn't due again at the next sentence."""
_LOOKUPS = 500
"""Keys in one query; SQLite takes at least 999 variables."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CacheStats:
    """What the translation cache holds."""

    path: Path
    entries: int
    size: int
    """Bytes of the stored translations, with what their rows take."""
    limit: int
    """Bytes that it may hold; 0 where the cache is switched off."""


class TranslationCache:
    """Values by key, the least recently used evicted over *limit* bytes.

    Never in the way: where the file can't be read, or written, nothing is found, or kept, for a minute, and a
    log record says why; reading needs neither a right to write nor room on the disk. A locked file is waited
    for once, for *wait* seconds, in which a translation is at a standstill. A corrupted file is replaced, and
    one with another schema set aside as ``….old``. What it takes to keep an entry doesn't grow with their
    number. Safe for threads and processes.
    """

    _resting: ClassVar[dict[tuple[Path, bool], float]] = {}
    """For each file, and for reading and writing it, the time (monotonic) until which it is left alone."""

    def __init__(self, path: Path, *, limit: int, wait: float = 0.2) -> None:
        self.path = path
        self.limit = limit
        self.wait = wait

    @classmethod
    def default(cls) -> "TranslationCache":
        """``translations.sqlite`` in `RINGKAS_HOME`, limited to `RINGKAS_CACHE_MB` megabytes (256; 0 is off).

        Raises SettingsError where the variable is no whole number.
        """
        return cls(home() / "translations.sqlite", limit=CACHE_MB.read() << 20)

    def get(self, keys: Iterable[bytes]) -> dict[bytes, str]:
        """The values of those *keys* that are there."""
        wanted = list(dict.fromkeys(keys))
        if not self.limit or not wanted or not self.path.exists():
            return {}

        def look_up(database: sqlite3.Connection) -> dict[bytes, str]:
            found: dict[bytes, str] = {}
            for at in range(0, len(wanted), _LOOKUPS):
                part = wanted[at : at + _LOOKUPS]
                marks = ",".join("?" * len(part))
                found.update(database.execute(f"SELECT key, value FROM entry WHERE key IN ({marks})", part))
            return found

        def touch(database: sqlite3.Connection) -> None:
            used = _next_use(database)
            database.executemany("UPDATE entry SET used = ? WHERE key = ?", [(used, key) for key in found])

        found = self._use(look_up, writes=False) or {}
        if found:
            # That they were used matters little: it is written if that can be done at once.
            self._use(touch, writes=True, wait=0)
        return found

    def put(self, values: Mapping[bytes, str]) -> None:
        """Keep *values*, and evict what was used least recently where that is over the limit."""
        if not self.limit or not values:
            return

        def store(database: sqlite3.Connection) -> None:
            used = _next_use(database)
            rows = [(key, value, len(value.encode()) + _ROW_BYTES, used) for key, value in values.items()]
            # A row that is replaced in passing would fire no trigger.
            database.executemany("DELETE FROM entry WHERE key = ?", [row[:1] for row in rows])
            database.executemany("INSERT INTO entry VALUES (?, ?, ?, ?)", rows)
            size = _size(database)
            if size > self.limit:
                _evict(database, size - int(_KEPT_SHARE * self.limit))

        self._use(store, writes=True)

    def stats(self) -> CacheStats:
        """What is in there now."""

        def count(database: sqlite3.Connection) -> tuple[int, int]:
            (entries,) = database.execute("SELECT count(*) FROM entry").fetchone()
            return entries, _size(database)

        entries, size = (self._use(count, writes=False) if self.path.exists() else None) or (0, 0)
        return CacheStats(path=self.path, entries=entries, size=size, limit=self.limit)

    def clear(self) -> int:
        """Remove everything; returns how many entries there were. Raises StoreError where that fails."""

        def empty(database: sqlite3.Connection) -> int:
            removed = database.execute("DELETE FROM entry").rowcount
            database.commit()
            database.execute("VACUUM")
            return removed

        if not self.path.exists():
            return 0
        try:
            return self._do(empty, writes=True, wait=_CLEAR_SECONDS) or 0
        except (sqlite3.Error, OSError) as exc:
            raise StoreError(
                f"The translation cache {self.path} can't be emptied ({exc}).",
                hint="End what uses it, or delete the file.",
            ) from exc

    def _use(
        self, action: Callable[[sqlite3.Connection], _T], *, writes: bool, wait: float | None = None
    ) -> _T | None:
        """What *action* returns in a transaction; None where the file can't be used, which is only logged."""
        if time.monotonic() < self._resting.get((self.path, writes), 0):
            return None
        try:
            return self._do(action, writes=writes, wait=self.wait if wait is None else wait)
        except sqlite3.OperationalError as exc:  # locked, read-only, disk full
            if not writes and (lying := self._look(action)) is not None:
                return lying
            if wait != 0:
                self._resting[self.path, writes] = time.monotonic() + _REST_SECONDS
                log.warning("The translation cache %s isn't used now: %s.", self.path, exc)
        except (sqlite3.Error, OSError) as exc:
            log.warning("The translation cache %s is broken (%s); it starts anew.", self.path, exc)
            self._put_away(None)
        return None

    def _look(self, action: Callable[[sqlite3.Connection], _T]) -> _T | None:
        """What *action* returns of the file as it lies there; None where that can't be told.

        To read, SQLite makes a file beside it, for which there may be no right or no room. Without, nothing
        keeps others from writing: so it must be the same afterwards, and hold all there is.
        """
        ahead = Path(f"{self.path}-wal")
        try:
            before = self.path.stat()
            if ahead.exists() and ahead.stat().st_size:
                return None
            lying = sqlite3.connect(f"{self.path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)
            with closing(lying) as database:
                (version,) = database.execute("PRAGMA user_version").fetchone()
                found = action(database) if version == _VERSION else None
            after = self.path.stat()
            is_same = (before.st_mtime_ns, before.st_size) == (after.st_mtime_ns, after.st_size)
            return found if is_same and not (ahead.exists() and ahead.stat().st_size) else None
        except (sqlite3.Error, OSError):
            return None

    def _do(self, action: Callable[[sqlite3.Connection], _T], *, writes: bool, wait: float) -> _T | None:
        """What *action* returns in a transaction; None where there is nothing to read, or another schema."""
        with closing(self._connect(wait) if writes else self._connect_to_read(wait)) as database:
            # In this order: where another process makes them meanwhile, it makes both at once.
            (tables,) = database.execute("SELECT count(*) FROM sqlite_master").fetchone()
            (version,) = database.execute("PRAGMA user_version").fetchone()
            if writes and not tables:
                # Readers and a writer don't wait for each other; a crash may lose the last entries, no more.
                with suppress(sqlite3.OperationalError):  # another process is about to do the same
                    database.execute("PRAGMA journal_mode = WAL")
                database.executescript(_SCHEMA)
                version = _VERSION
            if version == _VERSION:
                database.execute("PRAGMA synchronous = NORMAL")
                with database:
                    return action(database)
        if tables:
            log.warning("The translation cache %s has another schema; it starts anew.", self.path)
            self._put_away(Path(f"{self.path}.old"))
        return None

    def _put_away(self, place: Path | None) -> None:
        """Move the file to *place*, or remove it for None, with what SQLite keeps beside it."""
        with suppress(OSError):
            if place is None:
                self.path.unlink()
            else:
                self.path.replace(place)
            for suffix in ("-wal", "-shm"):
                Path(f"{self.path}{suffix}").unlink(missing_ok=True)

    def _connect_to_read(self, wait: float) -> sqlite3.Connection:
        return sqlite3.connect(f"{self.path.absolute().as_uri()}?mode=ro", timeout=wait, uri=True)

    def _connect(self, wait: float) -> sqlite3.Connection:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as exc:
            raise sqlite3.OperationalError(str(exc)) from exc
        return sqlite3.connect(self.path, timeout=wait)


def cache_stats() -> CacheStats:
    """What the default cache holds."""
    return TranslationCache.default().stats()


def clear_cache() -> int:
    """Empty the default cache; returns how many entries there were. Raises StoreError where that fails."""
    return TranslationCache.default().clear()


def key_of(**parts: object) -> bytes:
    """The key of whatever *parts* determine: equal parts, equal key.

    >>> key_of(source="a", beam_size=4) == key_of(beam_size=4, source="a") != key_of(source="a", beam_size=5)
    True
    """
    return hashlib.sha256(json.dumps(parts, sort_keys=True, ensure_ascii=False).encode()).digest()


def _size(database: sqlite3.Connection) -> int:
    (size,) = database.execute("SELECT size FROM total").fetchone()
    return int(size)


def _evict(database: sqlite3.Connection, excess: int) -> None:
    freed, keys = 0, []
    for key, size in database.execute("SELECT key, size FROM entry ORDER BY used"):
        keys.append((key,))
        freed += size
        if freed >= excess:
            break
    database.executemany("DELETE FROM entry WHERE key = ?", keys)


def _next_use(database: sqlite3.Connection) -> int:
    """The time of now (ms since 1970), or what comes after the last use: a clock may be put back."""
    (last,) = database.execute("SELECT coalesce(max(used), 0) FROM entry").fetchone()
    return max(time.time_ns() // 1_000_000, int(last) + 1)
