"""Names of months and weekdays in either language, and what else tells a month."""

import re
from functools import cache

from indonesian import ambiguous_months, months, weekdays

from .words import word_set

__all__ = ["first_words", "implied_months", "month_numbers", "uncertain_months", "weekday_numbers"]


@cache
def month_numbers(language: str) -> dict[str, int]:
    """Months in lower case with their number; Indonesian texts use English names at times."""
    return {
        spelling.lower(): month.number
        for month in months()
        for spelling in (
            month.english,
            *month.english_short,
            *((*month.names, *month.short) if language == "id" else ()),
        )
    }


@cache
def weekday_numbers(language: str) -> dict[str, int]:
    """Weekdays in lower case with their number; Indonesian texts use English names at times."""
    return {
        spelling.lower(): day.number
        for day in weekdays()
        for spelling in (day.english, *(day.names if language == "id" else (f"{day.english}s",)))
    }


@cache
def uncertain_months() -> frozenset[str]:
    """Short forms and months that are words as well, in lower case.

    One is a month for certain only beside a figure or after a word such as "since"; elsewhere it may stand
    for one that the other text has, so that the other's isn't missing.
    """
    short = (name for month in months() for name in (*month.short, *month.english_short))
    return frozenset(name.lower() for name in (*short, *ambiguous_months()))


@cache
def first_words(language: str) -> frozenset[str]:
    """What the names of months and weekdays begin with, to its first mark: *jum* of *jum'at*."""
    names = {**month_numbers(language), **weekday_numbers(language)}
    return frozenset(re.split(r"\W", name)[0] for name in names)


_ORDINALS = {"1": r"I|1|pertama", "2": r"II|2|kedua", "3": r"III|3|ketiga", "4": r"IV|4|keempat"}
_TELLING = (
    *(
        ("semester", re.compile(rf"\bsemester\s(?:{_ORDINALS[number]})\b"), frozenset(month))
        for number, month in (("1", (1, 6)), ("2", (7, 12)))
    ),
    *(
        (quarter, re.compile(rf"\b{quarter}\s(?:{_ORDINALS[number]})\b"), frozenset(month))
        for number, month in (("1", (1, 3)), ("2", (4, 6)), ("3", (7, 9)), ("4", (10, 12)))
        for quarter in ("kuartal", "triwulan")
    ),
    ("akhir", re.compile(r"\bakhir tahun\b"), frozenset({12})),
    ("tutup", re.compile(r"\btutup tahun\b"), frozenset({12})),
    ("pengujung", re.compile(r"\bpengujung tahun\b"), frozenset({12})),
    ("penghujung", re.compile(r"\bpenghujung tahun\b"), frozenset({12})),
    ("natal", re.compile(r"\b[Nn]atal\b"), frozenset({12})),
    ("awal", re.compile(r"\bawal tahun\b"), frozenset({1})),
    ("baru", re.compile(r"\btahun baru\b", re.IGNORECASE), frozenset({12, 1})),
    ("tengah", re.compile(r"\btengah tahun\b"), frozenset({6, 7})),
    ("pertengahan", re.compile(r"\bpertengahan tahun\b"), frozenset({6, 7})),
    ("kemerdekaan", re.compile(r"\bKemerdekaan\b"), frozenset({8})),
    ("hut", re.compile(r"\bHUT RI\b"), frozenset({8})),
    ("an", re.compile(r"\b17-an\b"), frozenset({8})),
    ("sumpah", re.compile(r"\bSumpah Pemuda\b"), frozenset({10})),
    ("buruh", re.compile(r"\bHari Buruh\b"), frozenset({5})),
    ("may", re.compile(r"\bMay Day\b"), frozenset({5})),
    ("pahlawan", re.compile(r"\bHari Pahlawan\b"), frozenset({11})),
)
"""A word in lower case, what tells months by it, and the months that a translation may name for that."""


def implied_months(text: str) -> frozenset[int]:
    """Months that a quarter, a part of the year or a feast of the Indonesian *text* tells without a name.

    >>> sorted(implied_months("Penjualan kuartal I turun."))
    [1, 3]
    """
    words = word_set(text)
    told = [its for word, pattern, its in _TELLING if word in words and pattern.search(text)]
    return frozenset().union(*told)
