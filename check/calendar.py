"""What a text says about days: weekdays, months, and dates in words and in figures."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from functools import cache

from indonesian import ambiguous_months, one_of

from .calendar_words import first_words, implied_months, month_numbers, uncertain_months, weekday_numbers
from .words import word_set

__all__ = ["NO_DAYS", "Calendar", "DateMention", "Mention", "agreed", "read_calendar"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A month or a weekday as written."""

    value: int
    """Counted from 1: January and Monday."""
    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A day of a month as written."""

    day: int
    month: int
    start: int
    end: int
    text: str
    ordered: bool = True
    """False for a date in figures in English, which may be read either way round."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """What a text says about days."""

    weekdays: tuple[Mention, ...]
    possible_weekdays: frozenset[int]
    """Weekdays in lower case, as a slip or in a name: *sabtu (10/6)*, *sunday brunch*."""
    months: tuple[Mention, ...]
    dates: tuple[DateMention, ...]
    month_figures: frozenset[int]
    """Where months in figures begin: "(5/3)" means March, so that the 3 needn't stay a figure."""
    possible_months: frozenset[int]
    """Months that words such as "may" or "Dec" may stand for, and those that a quarter or a feast tells."""
    possible_dates: tuple[DateMention, ...]
    """Figures that are a date or a fraction: *tiba, 12/5 pagi*."""


_FIGURES = re.compile(
    r"(?<![\d/.,-])(?P<first>\d{1,2})(?P<mark>//?\s?|-)(?P<second>\d{1,2})(?:(?P=mark)(?P<year>\d{4}|\d{2}))?(?![\d/-]|[.,]\d)"
)
_BEFORE = re.compile(r"\b(?:in|of|since|until|till|by|last|early|late|mid|from)[\s-]$", re.IGNORECASE)


@cache
def _weekday(language: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{one_of(weekday_numbers(language))})\b", re.IGNORECASE)


@cache
def _month(language: str) -> re.Pattern[str]:
    return re.compile(
        rf"(?:(?P<before>(?<![\d.,/])\d{{1,2}})(?:st|nd|rd|th)?\s?(?:-\s?|of\s|day of\s)?)?"
        rf"\b(?P<month>{one_of(month_numbers(language))})\b\.?"
        r"(?:\s(?P<after>\d{1,2})(?:st|nd|rd|th)?(?![\d:%]|\.\d|,\d{3}))?(?P<year>,?\s?\d{4})?",
        re.IGNORECASE,
    )


@cache
def _frame() -> re.Pattern[str]:
    """What stands before a date in figures, without which they may be a fraction."""
    names = one_of({**weekday_numbers("id"), **weekday_numbers("en")})
    return re.compile(rf"(?:\(|tanggal\s|tgl\.?\s|(?:{names}),?\s)$", re.IGNORECASE)


_EVE = re.compile(r"\bmalam\s$", re.IGNORECASE)
"""*Malam Minggu* is Saturday night; some write it for Sunday night."""


NO_DAYS = Calendar(
    weekdays=(),
    possible_weekdays=frozenset(),
    months=(),
    dates=(),
    month_figures=frozenset(),
    possible_months=frozenset(),
    possible_dates=(),
)
"""What a text says that has no word or figure of a day."""


@dataclass(slots=True, kw_only=True)
class _Months:
    """Months and dates as they are found; the fields are those of `Calendar`."""

    months: list[Mention] = field(default_factory=list)
    dates: list[DateMention] = field(default_factory=list)
    month_figures: set[int] = field(default_factory=set)
    possible_months: set[int] = field(default_factory=set)
    possible_dates: list[DateMention] = field(default_factory=list)

    def read_names(self, text: str, language: str) -> None:
        """Add the months that *text* names, with their days."""
        numbers = month_numbers(language)
        for match in _month(language).finditer(text):
            name = match["month"]
            if name[0].islower() and (language == "en" or not match["before"]):
                continue
            day = match["before"] or match["after"]
            number = numbers[name.lower()]
            if name.lower() in uncertain_months() and not (day or match["year"] or _is_placed(match)):
                self.possible_months.add(number)
                continue
            start, end = match.span("month")
            self.months.append(Mention(value=number, start=start, end=end, text=name))
            if day and 1 <= int(day) <= 31:
                its_start, its_end = match.span("before" if match["before"] else "after")
                start, end = min(start, its_start), max(end, its_end)
                self.dates.append(
                    DateMention(day=int(day), month=number, start=start, end=end, text=text[start:end])
                )

    def read_figures(self, text: str, language: str) -> None:
        """Add the dates that *text* has in figures."""
        for match in _FIGURES.finditer(text):
            day, month = int(match["first"]), int(match["second"])
            (start, end), said = match.span(), match.group()
            framed = _frame().search(text, max(0, start - 12), start)
            if not (match["year"] or (framed and match["mark"] != "-")):
                if match["mark"].rstrip() == "/" and _is_date(day, month):
                    self.possible_dates.append(
                        DateMention(day=day, month=month, start=start, end=end, text=said)
                    )
                continue
            month_first = day <= 12 < month
            if month_first:
                day, month = month, day
            self.month_figures.add(match.start("first" if month_first else "second"))
            if _is_date(day, month):
                self.months.append(Mention(value=month, start=start, end=end, text=said))
                ordered = language == "id" or max(day, month) > 12
                self.dates.append(
                    DateMention(day=day, month=month, start=start, end=end, text=said, ordered=ordered)
                )


def _is_placed(match: re.Match[str]) -> bool:
    """Whether a month that is a word as well stands after one such as "since"."""
    if match["month"] not in ambiguous_months():
        return False
    return _BEFORE.search(match.string, max(0, match.start() - 8), match.start()) is not None


def _is_date(day: int, month: int) -> bool:
    return 1 <= day <= 31 and 1 <= month <= 12


def _read_weekdays(text: str, language: str) -> Iterator[Mention]:
    numbers = weekday_numbers(language)
    for match in _weekday(language).finditer(text):
        name = match.group()
        yield Mention(value=numbers[name.lower()], start=match.start(), end=match.end(), text=name)


def read_calendar(text: str, language: str) -> Calendar:
    """Weekdays, months and dates of *text*. *language* is ``"id"`` or ``"en"``.

    >>> [(mention.day, mention.month) for mention in read_calendar("Selasa (5/3)", "id").dates]
    [(5, 3)]
    >>> [(mention.day, mention.month) for mention in read_calendar("March 5, 2022", "en").dates]
    [(5, 3)]
    """
    in_figures = "/" in text or "-" in text
    in_words = not word_set(text).isdisjoint(first_words(language))
    implied = implied_months(text) if language == "id" else frozenset()
    if not in_figures and not in_words and not implied:
        return NO_DAYS
    found = _Months(possible_months=set(implied))
    if in_words:
        found.read_names(text, language)
    if in_figures:
        found.read_figures(text, language)
    days = tuple(_read_weekdays(text, language)) if in_words else ()
    eves = {
        day.start: day
        for day in days
        if language == "id" and _EVE.search(text, max(0, day.start - 8), day.start)
    }
    return Calendar(
        weekdays=tuple(day for day in days if not day.text[0].islower() and day.start not in eves),
        possible_weekdays=frozenset(day.value for day in days if day.text[0].islower())
        | {(day.value - before) % 7 + 1 for day in eves.values() for before in (1, 2)},
        months=tuple(found.months),
        dates=tuple(found.dates),
        month_figures=frozenset(found.month_figures),
        possible_months=frozenset(found.possible_months),
        possible_dates=tuple(found.possible_dates),
    )


def agreed(ours: Calendar, theirs: Calendar) -> Calendar:
    """*ours* with those of its possible dates that *theirs* has by the name of their month."""
    dates = {(date.day, date.month) for date in theirs.dates}
    same = [date for date in ours.possible_dates if (date.day, date.month) in dates]
    if not same:
        return ours
    mentions = [Mention(value=date.month, start=date.start, end=date.end, text=date.text) for date in same]
    return replace(
        ours,
        months=(*ours.months, *mentions),
        dates=(*ours.dates, *same),
        month_figures=ours.month_figures | {date.start + date.text.index("/") + 1 for date in same},
    )
