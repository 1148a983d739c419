"""What a desk has seen, kept in one file; it also holds what a digest that is being written will settle."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from engine.errors import StoreError
from sources import Validators

from ..files import put_whole, writing

__all__ = ["State", "digest_of", "read_state", "write_state"]

_VERSION = 1
_KEPT_DAYS = 400
"""Days for which an address that no feed lists any more is remembered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """What was settled up to now."""

    seen: Mapping[str, str] = field(default_factory=dict)
    """Addresses of pages that are settled, each with the day (ISO 8601) on which it was last listed."""
    tries: Mapping[str, int] = field(default_factory=dict)
    """Addresses of pages that failed, and how often."""
    lists: Mapping[str, Validators] = field(default_factory=dict)
    """What to ask feeds and sitemaps with."""
    begun: frozenset[str] = frozenset()
    """Feeds that were read before."""
    written: str = ""
    """The digest (`digest_of`) of the file that is being written when this state is `pending`."""
    path: str = ""
    """Where that file goes."""
    pending: "State | None" = None
    """What holds once that file is there."""

    def settled(self) -> "State":
        """The pending state if the file that it waited for was written before the end came, else this one."""
        if self.pending is None:
            return self
        try:
            arrived = digest_of(Path(self.path).read_bytes()) == self.written
        except OSError:
            arrived = False
        return self.pending if arrived else replace(self, pending=None, written="", path="")

    def waiting_for(self, data: bytes, path: Path, then: "State") -> "State":
        """The state while *data* is written to *path*, after which *then* holds."""
        return replace(self, written=digest_of(data), path=str(path.absolute()), pending=then)

    def without_old(self, today: date) -> "State":
        """The state without addresses that nothing has listed for long, so that it doesn't grow."""
        first = (today - timedelta(days=_KEPT_DAYS)).isoformat()
        seen = {url: day for url, day in self.seen.items() if day >= first}
        return replace(self, seen=seen)


def digest_of(data: bytes) -> str:
    """What tells *data* from any other bytes."""
    return hashlib.sha256(data).hexdigest()


def read_state(path: Path) -> State:
    """The state in *path*; an empty one where there is no such file. Raises StoreError for any other file."""
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return State()
    except (OSError, UnicodeError) as exc:
        raise _unusable(path, str(exc)) from exc
    try:
        table = json.loads(text)
        if table["version"] != _VERSION:
            raise ValueError(f"version {table['version']}")
        return _state(table)
    except (ValueError, KeyError, TypeError, AttributeError) as exc:
        raise _unusable(path, str(exc)) from exc


def write_state(state: State, path: Path) -> None:
    """Put *state* into *path*, whole. Raises StoreError where that can't be written."""
    data = json.dumps({"version": _VERSION, **_table(state)}, ensure_ascii=False, indent=1) + "\n"
    with writing(path, hint="Is the disk full, or the folder read-only?"):
        put_whole(data.encode("utf-8", "replace"), path)


def _unusable(path: Path, reason: str) -> StoreError:
    return StoreError(
        f"{path} is no state of a desk ({reason}).",
        hint="Give another file with --state, or delete it: then what feeds list is new again.",
    )


def _table(state: State) -> dict[str, Any]:
    return {
        "seen": dict(state.seen),
        "tries": dict(state.tries),
        "lists": {url: [known.etag, known.modified] for url, known in state.lists.items()},
        "begun": sorted(state.begun),
        "written": state.written,
        "path": state.path,
        "pending": None if state.pending is None else _table(state.pending),
    }


def _state(table: Mapping[str, Any]) -> State:
    pending = table["pending"]
    return State(
        seen={str(url): str(day) for url, day in table["seen"].items()},
        tries={str(url): int(count) for url, count in table["tries"].items()},
        lists={
            str(url): Validators(etag=str(etag), modified=str(modified))
            for url, (etag, modified) in table["lists"].items()
        },
        begun=frozenset(map(str, table["begun"])),
        written=str(table["written"]),
        path=str(table["path"]),
        pending=None if pending is None else _state(pending),
    )
