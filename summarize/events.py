"""What happens in a text: the events of ``data/events.toml``."""

import re
import tomllib
from collections.abc import Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from indonesian import one_of

__all__ = ["Event", "allows", "events", "happens", "opposed"]


class Event(NamedTuple):
    """One kind of event, as the comments of its table say."""

    pattern: re.Pattern[str]
    loosely: re.Pattern[str]
    opposite: str
    outcome: bool | str
    light: bool


@cache
def events() -> dict[str, Event]:
    """All of them by name."""
    table = tomllib.loads(files(__package__).joinpath("data/events.toml").read_text(encoding="utf-8"))
    return {
        name: Event(
            pattern=_telling(entry["words"].split(), besides=entry.get("besides", [])),
            loosely=_telling([*entry["words"].split(), *entry.get("loosely", [])]),
            opposite=entry.get("opposite", ""),
            outcome=entry.get("outcome", False),
            light=entry.get("light", False),
        )
        for name, entry in table.items()
    }


def _telling(phrases: Sequence[str], *, besides: Sequence[str] = ()) -> re.Pattern[str]:
    unless = rf"(?!(?:{one_of(besides)})\b)" if besides else ""
    return re.compile(rf"(?<![\w-]){unless}(?:{one_of(phrases)})(?:nya)?(?![\w-])")


@lru_cache(maxsize=4096)
def happens(text: str) -> frozenset[str]:
    """The events that *text* tells of, as ``data/events.toml`` names them."""
    lower = text.lower()
    return frozenset(name for name, event in events().items() if event.pattern.search(lower))


def allows(text: str) -> frozenset[str]:
    """The events that *text* tells of or, in looser words, may tell of, and those that needn't be told."""
    lower = text.lower()
    return frozenset(name for name, event in events().items() if event.light or event.loosely.search(lower))


def opposed(one: str, other: str) -> bool:
    """Whether one of two sentences tells of the opposite of what the other tells of."""
    mine, theirs = happens(one), happens(other)
    return any(
        events()[name].opposite in right - left
        for left, right in ((mine, theirs), (theirs, mine))
        for name in left - right
    )
