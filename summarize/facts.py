"""What a text says and another, in one wording, doesn't: its numbers, days, names and denials."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from check import Finding, check_supported_names, compare, read_quantities
from clean import dateline

from .order import date
from .wording import class_words, in_one_wording, provinces, zone_names
from .words import words

__all__ = ["OF_DATES", "OF_NAMES", "OF_NUMBERS", "are_roughly", "bare", "facts_gained", "names_gained"]

_NOT_FACTS = frozenset({"repetition", "length", "empty"})
OF_NAMES = frozenset({"name"})
OF_NUMBERS = frozenset({"number"})
OF_DATES = frozenset({"date", "time"})
# A person's age, and what may be one; which of two kinds of town a place is.
_AGED = re.compile(r"(?<=[A-Za-z] )\(\d{1,2}\)|(?<=[A-Za-z], )\d{1,2} tahun(?=,)")
_AGES = re.compile(r"\(\d{1,2}\)|\btahun\b|\bberusia\b|\bberumur\b")
_REGENCY = re.compile(r"\b(?:Kabupaten|Kota)\b")
_BEFORE = 20
"""Characters before a number in which it is said that it is a rough one."""
_ROUGHLY = re.compile(
    r"\b(sekitar|sekira|kira-kira|kurang lebih|hampir|mendekati|nyaris|lebih dari|di atas|lebih)"
    r"\s(?:Rp\.?\s?)?$",
    re.IGNORECASE,
)
_FALLS = ("lebih", "di atas")
_RISES = ("hampir", "mendekati", "nyaris")
_MARK = re.compile(r"[\"“”]")


@lru_cache(maxsize=4096)
def bare(text: str) -> str:
    """*text*, a sentence, in one wording and without a dateline."""
    return in_one_wording(text.removeprefix(dateline(text)))


@lru_cache(maxsize=4096)
def facts_gained(source: str, target: str) -> list[Finding]:
    """What *target* has and *source* hasn't."""
    return list(_counted(compare(source, target, target_language="id"), source, target))


@lru_cache(maxsize=4096)
def names_gained(source: str, target: str) -> list[Finding]:
    """What `facts_gained` has of names, at the cost of *target* alone where *source* was asked before."""
    return list(_counted(check_supported_names(source, target), source, target))


class _Excused(NamedTuple):
    """What a text says and what another may have more of, for all that it says."""

    said: frozenset[str]
    more: tuple[re.Pattern[str], ...]


@lru_cache(maxsize=1024)
def _excused(source: str) -> _Excused:
    # What a sentence may have more of: the zone of an hour, the province or kind of a place, a person's age.
    pairs = ((provinces(), provinces()), (_AGED, _AGES), (_REGENCY, _REGENCY))
    return _Excused(
        said=frozenset(word.upper() for word in words(source)),
        more=tuple(pattern for pattern, unless in pairs if not unless.search(source)),
    )


def are_roughly(text: str, span: tuple[int, int], source: str) -> bool:
    """Whether a number in *span* of *text* is rough for one of *source*: "sekitar 60", *puluhan* for 57.

    >>> are_roughly("puluhan siswa", (0, 7), "57 siswa"), are_roughly("ratusan siswa", (0, 7), "57 siswa")
    (True, False)
    >>> text = "sekitar 1.200 siswa"
    >>> are_roughly(text, (8, 13), "1.187 siswa"), are_roughly(text, (8, 13), "1.320 siswa")
    (True, False)
    >>> are_roughly(text, (8, 13), "sekitar 1.187 siswa")
    False
    """
    rough = [
        (
            quantity,
            _ROUGHLY.search(text, max(0, span[0] + quantity.start - _BEFORE), span[0] + quantity.start),
        )
        for quantity in read_quantities(text[slice(*span)], "id")
    ]
    rough = [(quantity, said) for quantity, said in rough if said or quantity.form == "vague"]
    if not rough:
        return False
    # Figures of days count nothing; their places stay.
    plain = date().sub(lambda day: " " * len(day[0]), source)
    exact = [
        quantity.value
        for quantity in read_quantities(plain, "id")
        if quantity.value is not None
        and not _ROUGHLY.search(plain, max(0, quantity.start - _BEFORE), quantity.start)
    ]
    return any(
        _is_rounding(value, quantity.value, said[1].lower())
        if said and quantity.value is not None
        else any(
            float(key[1]) <= value < 10 * float(key[1])
            for key in quantity.keys
            if isinstance(key, tuple) and key[0] == "vague"
        )
        for quantity, said in rough
        for value in exact
    )


def _is_rounding(value: float, rounded: float, how: str) -> bool:
    """Whether *rounded* has fewer figures that count than *value* and is as near as those can be.

    >>> _is_rounding(1187, 1200, "sekitar"), _is_rounding(1187, 1200, "lebih dari"), _is_rounding(57, 57, "")
    (True, False, False)
    """
    figures = f"{rounded:.6f}".rstrip("0").rstrip(".")
    after = len(figures.partition(".")[2])
    unit = 10.0 ** (-after if after else len(figures) - len(figures.rstrip("0")))
    if value % unit == 0:
        return False
    if how.startswith(_FALLS):
        return 0 < value - rounded < unit
    if how.startswith(_RISES):
        return 0 < rounded - value < unit
    return abs(value - rounded) <= unit / 2


def _counted(findings: Iterable[Finding], source: str, target: str) -> Iterator[Finding]:
    """Those of *findings* on *source* and *target* that are facts; a day beside a weekday is a date."""
    days = [match.span() for match in date().finditer(target)]
    said, patterns = _excused(source)
    more = [match.span() for pattern in patterns for match in pattern.finditer(target)]
    for finding in findings:
        if finding.kind in _NOT_FACTS or (
            finding.kind == "quotation" and not (_MARK.search(source) and _MARK.search(target))
        ):
            continue
        span = finding.target_span
        if span and finding.kind in OF_NAMES:
            word = target[span[0] : span[1]]
            if word in class_words() or (word.upper() in zone_names() and not zone_names() & said):
                continue
        if span and any(start <= span[0] and span[1] <= end for start, end in more):
            continue
        if span and finding.kind in OF_NUMBERS and are_roughly(target, span, source):
            continue
        if span and any(start <= span[0] and span[1] <= end for start, end in days):
            finding = replace(finding, kind="date")  # noqa: PLW2901
        yield finding
