"""Months, weekdays, parts of the day and time zones."""

from dataclasses import dataclass
from functools import cache

from .data_files import read_data

__all__ = ["DayParts", "Named", "Zone", "ambiguous_months", "day_parts", "months", "weekdays", "zones"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A month or a weekday. All its spellings begin with a capital and have no full stop."""

    number: int
    """From 1: January and Monday."""
    english: str
    names: tuple[str, ...]
    """Indonesian spellings in full, the usual one first."""
    short: tuple[str, ...]
    """Indonesian abbreviations."""
    english_short: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """One of Indonesia's time zones."""

    name: str
    offset: str
    """As ISO 8601 has it, such as ``+07:00``."""
    english: tuple[str, ...]
    """What English texts call it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayParts:
    """Words for parts of the day, in lower case, by the half of the day that a clock would name."""

    morning: frozenset[str]
    afternoon: frozenset[str]


@cache
def _names(kind: str) -> tuple[Named, ...]:
    return tuple(
        Named(
            number=number,
            english=entry["english"],
            names=tuple(entry["names"]),
            short=tuple(entry["short"]),
            english_short=tuple(entry["english_short"]),
        )
        for number, entry in enumerate(read_data("calendar")[kind], start=1)
    )


def months() -> tuple[Named, ...]:
    """The twelve months, in order.

    >>> [spelling for month in months()[1:2] for spelling in (*month.names, *month.short)]
    ['Februari', 'Pebruari', 'Feb', 'Peb']
    """
    return _names("month")


def weekdays() -> tuple[Named, ...]:
    """The seven days of the week, Monday first.

    >>> weekdays()[6].names
    ('Minggu', 'Ahad')
    """
    return _names("weekday")


@cache
def ambiguous_months() -> frozenset[str]:
    """English months that are English words as well."""
    return frozenset(read_data("calendar")["ambiguous"]["months"])


@cache
def zones() -> tuple[Zone, ...]:
    """Indonesia's time zones, from west to east."""
    return tuple(
        Zone(name=entry["name"], offset=entry["offset"], english=tuple(entry["english"]))
        for entry in read_data("calendar")["zone"]
    )


@cache
def day_parts() -> DayParts:
    """Words such as *sore*, by half of the day."""
    return DayParts(**{half: frozenset(words) for half, words in read_data("calendar")["day_parts"].items()})
