"""Facts of two articles on one event that can't both be so, in whatever words they are told."""

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache

from check import read_quantities
from indonesian import months, one_of

from .events import allows, happens
from .hours import hours_of
from .order import days_of, of_other_days
from .toll import tolls

__all__ = ["Pinned", "contradict", "month_numbers", "pinned_of"]

_TURNS = frozenset({"death", "delay"})
"""Events that nobody who reports them leaves out, and for which there are few words."""
_OF_THINGS = re.compile(r"\b(?:mati|gugur)\b", re.IGNORECASE)
"""Said of the dead, but of lamps and claims too."""
_IN_FIGURES = re.compile(r"\b(\d{1,2})/(\d{1,2})(?:/\d{4})?\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SIDE_BY_SIDE = re.compile(r"\b(?=([A-Z][a-z]+)\s([A-Z][a-z]+)\b)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pinned:
    """What an article says of when, who and how many, so that another word for it is another fact."""

    turns: frozenset[str]
    """Those of `_TURNS` that it tells of."""
    allowed: frozenset[str]
    """The events that it tells of or may tell of."""
    days: Mapping[int, frozenset[int]]
    """As `order.days_of` gives them."""
    dead: frozenset[object]
    """The numbers of dead."""
    dates: Mapping[int, frozenset[int]]
    """For each day of a month, the months."""
    times: tuple[frozenset[object], ...]
    """Its months, its years and its hours."""
    names: frozenset[str]
    words: frozenset[str]
    persons: frozenset[tuple[str, str]]
    """Names side by side, in lower case."""


def pinned_of(texts: list[str], names: AbstractSet[str], words: AbstractSet[str]) -> Pinned:
    """Those of *texts*, the title and the sentences of an article in one wording.

    *names* are its names word by word and *words* all its words, in lower case.
    """
    whole = "\n".join(texts)
    dead = {
        quantity.value or quantity.text.lower()
        for text in texts
        for kind, clause in tolls(text).items()
        if kind == "death"
        for quantity in read_quantities(clause, "id")
    }
    return Pinned(
        turns=frozenset(event for text in texts for event in happens(_OF_THINGS.sub("", text))) & _TURNS,
        allowed=allows(whole),
        days=days_of(whole),
        dead=frozenset(dead),
        dates=_dates(whole),
        times=(_months(whole), frozenset(_YEAR.findall(whole)), _hours(whole)),
        names=frozenset(names),
        words=frozenset(words),
        persons=frozenset((match[1].lower(), match[2].lower()) for match in _SIDE_BY_SIDE.finditer(whole)),
    )


def contradict(one: Pinned, other: Pinned) -> bool:
    """Whether two articles are of other days, or tell of other numbers of dead, of a turn or other people.

    One may name more days, months, years, hours and people than the other; but a report of Thursday that
    names no Tuesday is another report, and so it is where each has a month that the other hasn't.
    """
    if of_other_days(one.days, other.days):
        return True
    if one.dead and other.dead and not one.dead & other.dead:
        return True
    if any(not one.dates[day] & other.dates[day] for day in one.dates.keys() & other.dates.keys()):
        return True
    if any(mine - theirs and theirs - mine for mine, theirs in zip(one.times, other.times, strict=True)):
        return True
    return bool(one.turns - other.allowed or other.turns - one.allowed) or _are_of_others(one, other)


def _are_of_others(one: Pinned, other: Pinned) -> bool:
    """Whether one word of a name of two stands beside another word in the other article.

    Neither article has the other's word anywhere.
    """
    mine = {
        (place, kept): lost
        for pair in one.persons
        for place, (kept, lost) in enumerate((pair, pair[::-1]))
        if kept in one.names and lost in one.names - other.words
    }
    return any(
        (place, kept) in mine and gained in other.names - one.words
        for pair in other.persons
        for place, (kept, gained) in enumerate((pair, pair[::-1]))
    )


@cache
def month_numbers() -> Mapping[str, int]:
    """The numbers of months by name."""
    return {name: month.number for month in months() for name in month.names}


@cache
def _month() -> re.Pattern[str]:
    return re.compile(rf"\b(?:(?P<day>\d{{1,2}})\s)?(?P<name>{one_of(month_numbers())})\b")


def _months(text: str) -> frozenset[object]:
    """The numbers of the months that *text* names.

    >>> sorted(_months("Sejak 3 Maret sampai Senin (7/4)."))
    [3, 4]
    """
    named = {month_numbers()[match["name"]] for match in _month().finditer(text)}
    return frozenset(named | {int(match[2]) for match in _IN_FIGURES.finditer(text)})


def _dates(text: str) -> dict[int, frozenset[int]]:
    """For each day of a month that *text* names, the months.

    >>> _dates("Sejak 3 Maret sampai Senin (7/4).")
    {3: frozenset({3}), 7: frozenset({4})}
    """
    found: dict[int, set[int]] = {}
    for match in _month().finditer(text):
        if match["day"]:
            found.setdefault(int(match["day"]), set()).add(month_numbers()[match["name"]])
    for match in _IN_FIGURES.finditer(text):
        found.setdefault(int(match[1]), set()).add(int(match[2]))
    return {day: frozenset(those) for day, those in found.items()}


def _hours(text: str) -> frozenset[object]:
    return frozenset((hour.hour, hour.minute) for hour in hours_of(text))
