"""Counts in classes: findings by kind, confidence by tenth, articles by length and by day, month or year."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from itertools import takewhile

from .result import Count, FindingKind, Period

__all__ = ["by_kind", "by_tenth", "length_class", "length_classes", "tenth_of", "tenths", "timeline"]

_LENGTHS = (0, 50, 100, 200, 300, 500, 800, 1200)
"""Words from which an article belongs to the next class of lengths."""
_MOST_DAYS, _MOST_MONTHS = 62, 60
"""So many days, or months, are a timeline of them; more are one of months, or years."""


def by_kind(counted: Counter[tuple[str, str]]) -> tuple[FindingKind, ...]:
    """Findings, *counted* by kind and severity, as one row for each kind: those with most errors first."""
    kinds = sorted({kind for kind, _ in counted})
    found = [
        FindingKind(
            kind=kind,
            error=counted[kind, "error"],
            warning=counted[kind, "warning"],
            info=counted[kind, "info"],
        )
        for kind in kinds
    ]
    return tuple(sorted(found, key=lambda one: (-one.error, -one.warning, -one.info)))


def length_class(words: int) -> int:
    """The class of lengths, from 0, of an article with so many *words*."""
    return sum(words >= least for least in _LENGTHS) - 1


def length_classes(counted: Counter[int]) -> tuple[Count, ...]:
    """What is *counted* by class of lengths, all of them; nothing where nothing is."""
    return tuple(
        Count(name=_between(index), count=counted[index]) for index in range(len(_LENGTHS) if counted else 0)
    )


def _between(index: int) -> str:
    least = _LENGTHS[index]
    # Read in every language, as are the dashes of `tenths`.
    return f"{least}\u2013{_LENGTHS[index + 1] - 1}" if index + 1 < len(_LENGTHS) else f"{least}+"


def by_tenth(confidences: Iterable[float]) -> tuple[Count, ...]:
    """*confidences*, from 0 to 1, by their tenth, all ten of them; nothing where there are none."""
    return tenths(Counter(map(tenth_of, confidences)))


def tenth_of(confidence: float) -> int:
    """The tenth, from 0 to 9, in which *confidence* lies."""
    return min(int(confidence * 10), 9)


def tenths(counted: Counter[int]) -> tuple[Count, ...]:
    """What is *counted* by tenth, all ten of them; nothing where nothing is."""
    return tuple(
        Count(name=f"{tenth / 10:.1f}\u2013{(tenth + 1) / 10:.1f}", count=counted[tenth])
        for tenth in range(10 if counted else 0)
    )


def timeline(days: Sequence[Count]) -> tuple[Period, tuple[Count, ...]]:
    """*days*, named by ISO dates and in order, as a timeline without gaps, of days, months or years."""
    if not days:
        return "day", ()
    first = days[0].name
    steps: dict[Period, tuple[int, int]] = {
        "day": (10, _MOST_DAYS),
        "month": (7, _MOST_MONTHS),
        "year": (4, 0),
    }
    for period, (length, most) in steps.items():
        last = days[-1].name[:length]
        names = list(takewhile(last.__ge__, _periods(first, period, most)))
        if not most or len(names) <= most:
            break
    counts: Counter[str] = Counter()
    for day in days:
        counts[day.name[:length]] += day.count
    return period, tuple(Count(name=name, count=counts[name]) for name in names)


def _periods(first: str, period: Period, most: int) -> Iterator[str]:
    """Periods from that of *first* on: one more than *most*, or all years."""
    if period == "day":
        start = date.fromisoformat(first)
        for number in range(most + 1):
            try:
                yield (start + timedelta(days=number)).isoformat()
            except OverflowError:
                return
        return
    year, month = int(first[:4]), int(first[5:7])
    if period == "year":
        yield from (f"{number:04}" for number in range(year, 10_000))
        return
    for number in range(month - 1, month + most):
        yield f"{year + number // 12:04}-{number % 12 + 1:02}"
