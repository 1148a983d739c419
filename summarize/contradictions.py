"""Facts of two articles on one event that can't both be so, in whatever words they are told."""

import re
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache

from check import read_quantities
from indonesian import day_parts, months, one_of

from .events import allows, happens
from .order import days_of, of_other_days
from .toll import tolls
from .wording import zone_names

__all__ = ["Pinned", "contradict", "pinned_of"]

_TURNS = frozenset({"death", "delay"})
"""Events that nobody who reports them leaves out, and for which there are few words."""
_OF_THINGS = re.compile(r"\b(?:mati|gugur)\b", re.IGNORECASE)
"""Said of the dead, but of lamps and claims too."""
_IN_FIGURES = re.compile(r"\b(\d{1,2})/(\d{1,2})(?:/\d{4})?\b")
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_SIDE_BY_SIDE = re.compile(r"\b(?=([A-Z][a-z]+)\s([A-Z][a-z]+)\b)")
_LATE_MORNING, _NOON = 10, 12


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
def _month_numbers() -> Mapping[str, int]:
    return {name: month.number for month in months() for name in month.names}


@cache
def _month() -> re.Pattern[str]:
    return re.compile(rf"\b(?:(?P<day>\d{{1,2}})\s)?(?P<name>{one_of(_month_numbers())})\b")


def _months(text: str) -> frozenset[object]:
    """The numbers of the months that *text* names.

    >>> sorted(_months("Sejak 3 Maret sampai Senin (7/4)."))
    [3, 4]
    """
    named = {_month_numbers()[match["name"]] for match in _month().finditer(text)}
    return frozenset(named | {int(match[2]) for match in _IN_FIGURES.finditer(text)})


def _dates(text: str) -> dict[int, frozenset[int]]:
    """For each day of a month that *text* names, the months.

    >>> _dates("Sejak 3 Maret sampai Senin (7/4).")
    {3: frozenset({3}), 7: frozenset({4})}
    """
    found: dict[int, set[int]] = {}
    for match in _month().finditer(text):
        if match["day"]:
            found.setdefault(int(match["day"]), set()).add(_month_numbers()[match["name"]])
    for match in _IN_FIGURES.finditer(text):
        found.setdefault(int(match[1]), set()).add(int(match[2]))
    return {day: frozenset(those) for day, those in found.items()}


@cache
def _hour() -> re.Pattern[str]:
    later = one_of(day_parts().afternoon)
    return re.compile(
        rf"\b(?:pukul|jam)\s(\d{{1,2}})[.:](\d\d)(?:\s(?:{one_of(zone_names())}))?(?:\s(?P<later>{later}))?",
        re.IGNORECASE,
    )


def _hours(text: str) -> frozenset[object]:
    """The hours that *text* names, of 24.

    >>> sorted(_hours("Pukul 05.40 WIT, lalu pukul 7:15 malam."))
    [(5, '40'), (19, '15')]
    """
    return frozenset((_of_24(int(match[1]), match["later"]), match[2]) for match in _hour().finditer(text))


def _of_24(hour: int, later: str | None) -> int:
    """*hour* of 24, where *later* is the part of the day; 11 *siang* is before noon."""
    late = later is not None and not (later.lower() == "siang" and hour >= _LATE_MORNING)
    return hour + _NOON if late and hour < _NOON else hour
