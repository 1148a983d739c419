"""Days and months that are told without their names: a weekend, a feast, "three days later"."""

import re
from collections.abc import Set
from typing import Literal

from .number_words import word_table

__all__ = ["days_beside", "is_told_otherwise"]

_FEASTS = {
    1: re.compile(r"\bNew Year"),
    2: re.compile(r"\bValentine"),
    4: re.compile(r"\bKartini\b"),
    5: re.compile(r"\b(?:May|Labou?r) Day\b"),
    8: re.compile(r"\bIndependence\b"),
    10: re.compile(r"\bYouth Pledge\b"),
    11: re.compile(r"\bHeroes['’]? Day\b"),
    12: re.compile(r"\b(?:Christmas|Boxing Day|New Year['’]?s Eve)\b"),
}
"""By which a translation may tell a day of a month."""
_SHIFTS = (
    (
        re.compile(
            r"\b(?:sehari|keesokan\w*|esok\w*|besok\w*|kemarin|hari berikutnya|hari sebelumnya)\b",
            re.IGNORECASE,
        ),
        1,
    ),
    (re.compile(r"\b(?:dua hari|2 hari|lusa)\b", re.IGNORECASE), 2),
    (re.compile(r"\b(?:tiga hari|3 hari)\b", re.IGNORECASE), 3),
    (re.compile(r"\b(?:empat hari|4 hari)\b", re.IGNORECASE), 4),
    (re.compile(r"\b(?:lima hari|5 hari)\b", re.IGNORECASE), 5),
    (re.compile(r"\b(?:enam hari|6 hari)\b", re.IGNORECASE), 6),
)


def days_beside(days: Set[int], source: str) -> set[int]:
    """Weekdays so many days before or after *days* as *source* says: a day after Saturday is Sunday."""
    shifts = [shift for pattern, shift in _SHIFTS if days and pattern.search(source)]
    return {(day - 1 + way * shift) % 7 + 1 for day in days for shift in shifts for way in (-1, 1)}


_SATURDAY = 6
_WEEKEND = re.compile(r"\bweekends?\b", re.IGNORECASE)
_COUNT = r"two|three|four|five|six|seven|eight|nine|ten|eleven|\d{1,2}"
_MONTHS_OF_YEAR = re.compile(
    rf"\b(?P<which>first|last|final|opening|closing)\s(?P<count>{_COUNT})\smonths\b",
    re.IGNORECASE,
)


def _is_of_first(month: int, target: str) -> bool:
    """Whether *target* tells *month* as one of the first or the last of the year."""
    return any(
        (month <= _count(match["count"].lower()))
        if match["which"].lower() in {"first", "opening"}
        else (month > 12 - _count(match["count"].lower()))
        for match in _MONTHS_OF_YEAR.finditer(target)
    )


_LASTS = re.compile(
    rf"\b(?P<count>{_COUNT})[\s-](?P<unit>day|month)s?\b",
    re.IGNORECASE,
)


def is_told_otherwise(what: Literal["month", "weekday"], value: int, began: Set[int], target: str) -> bool:
    """Whether *target* has a weekend, a feast or "the first two months" for *value*, or how long it took.

    Three days from Wednesday, of *began*, are up on Friday.
    """
    if what == "weekday" and value >= _SATURDAY and _WEEKEND.search(target):
        return True
    if what == "month" and (
        _is_of_first(value, target) or (value in _FEASTS and _FEASTS[value].search(target) is not None)
    ):
        return True
    unit, size = ("month", 12) if what == "month" else ("day", 7)
    spans = {((value - one) % size) + extra for one in began for extra in (0, 1)}
    return any(
        match["unit"].lower() == unit and _count(match["count"].lower()) in spans
        for match in _LASTS.finditer(target)
    )


def _count(word: str) -> int:
    return int(word) if word.isdecimal() else int(word_table("en")[word][1])
