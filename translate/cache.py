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
from typing import TypeVar

from engine.settings import CACHE_MB
from engine.store.home import home

__all__ = ["CacheStats", "TranslationCache", "cache_stats", "clear_cache", "key_of"]

log = logging.getLogger(__name__)
_T = TypeVar("_T")

_SCHEMA = """
    CREATE TABLE IF NOT EXISTS entry (
        key BLOB PRIMARY KEY, value TEXT NOT NULL, size INTEGER NOT NULL, used INTEGER NOT NULL
    ) WITHOUT ROWID;
    CREATE INDEX IF NOT EXISTS entry_used ON entry (used);
"""
_WAIT_SECONDS = 5.0
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

    Never in the way: where the file can't be read, written or locked in time, nothing is found and nothing is
    kept, and a log record says why; a corrupted file is replaced. Safe for threads and processes.
    """

    def __init__(self, path: Path, *, limit: int) -> None:
        self.path = path
        self.limit = limit

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
            database.executemany("UPDATE entry SET used = ? WHERE key = ?", [(_now(), key) for key in found])
            return found

        return self._use(look_up) or {}

    def put(self, values: Mapping[bytes, str]) -> None:
        """Keep *values*, and evict what was used least recently where that is over the limit."""
        if not self.limit or not values:
            return
        rows = [(key, value, len(value.encode()) + _ROW_BYTES, _now()) for key, value in values.items()]

        def store(database: sqlite3.Connection) -> None:
            database.executemany("INSERT OR REPLACE INTO entry VALUES (?, ?, ?, ?)", rows)
            size = _size(database)
            if size > self.limit:
                _evict(database, size - int(_KEPT_SHARE * self.limit))

        self._use(store)

    def stats(self) -> CacheStats:
        """What is in there now."""

        def count(database: sqlite3.Connection) -> tuple[int, int]:
            (entries,) = database.execute("SELECT count(*) FROM entry").fetchone()
            return entries, _size(database)

        entries, size = (self._use(count) if self.path.exists() else None) or (0, 0)
        return CacheStats(path=self.path, entries=entries, size=size, limit=self.limit)

    def clear(self) -> int:
        """Remove everything; returns how many entries there were."""

        def empty(database: sqlite3.Connection) -> int:
            removed = database.execute("DELETE FROM entry").rowcount
            database.commit()
            database.execute("VACUUM")
            return removed

        return (self._use(empty) if self.path.exists() else None) or 0

    def _use(self, action: Callable[[sqlite3.Connection], _T]) -> _T | None:
        """What *action* returns in a transaction; None where the file can't be used, which is only logged."""
        try:
            with closing(self._connect()) as database, database:
                return action(database)
        except sqlite3.OperationalError as exc:  # locked, read-only, disk full
            log.warning("The translation cache %s isn't used now: %s.", self.path, exc)
        except (sqlite3.DatabaseError, OSError) as exc:
            log.warning("The translation cache %s is broken (%s); it starts anew.", self.path, exc)
            for suffix in ("", "-wal", "-shm"):
                with suppress(OSError):
                    Path(f"{self.path}{suffix}").unlink()
        return None

    def _connect(self) -> sqlite3.Connection:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as exc:
            raise sqlite3.OperationalError(str(exc)) from exc
        database = sqlite3.connect(self.path, timeout=_WAIT_SECONDS)
        try:
            # Readers and a writer don't wait for each other; a crash may lose the last entries, no more.
            database.execute("PRAGMA journal_mode = WAL")
            database.execute("PRAGMA synchronous = NORMAL")
            database.executescript(_SCHEMA)
        except sqlite3.Error:
            database.close()
            raise
        return database


def cache_stats() -> CacheStats:
    """What the default cache holds."""
    return TranslationCache.default().stats()


def clear_cache() -> int:
    """Empty the default cache; returns how many entries there were."""
    return TranslationCache.default().clear()


def key_of(**parts: object) -> bytes:
    """The key of whatever *parts* determine: equal parts, equal key.

    >>> key_of(source="a", beam_size=4) == key_of(beam_size=4, source="a") != key_of(source="a", beam_size=5)
    True
    """
    return hashlib.sha256(json.dumps(parts, sort_keys=True, ensure_ascii=False).encode()).digest()


def _size(database: sqlite3.Connection) -> int:
    (size,) = database.execute("SELECT coalesce(sum(size), 0) FROM entry").fetchone()
    return int(size)


def _evict(database: sqlite3.Connection, excess: int) -> None:
    freed, keys = 0, []
    for key, size in database.execute("SELECT key, size FROM entry ORDER BY used"):
        keys.append((key,))
        freed += size
        if freed >= excess:
            break
    database.executemany("DELETE FROM entry WHERE key = ?", keys)


def _now() -> int:
    return time.time_ns() // 1_000_000
