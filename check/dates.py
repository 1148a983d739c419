"""Dates and times survive: days of the month, months, weekdays, times of day and time zones."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from .calendar_words import (
    AFTERNOON,
    ENGLISH_DAYS,
    ENGLISH_MONTHS,
    INDONESIAN_DAYS,
    INDONESIAN_MONTHS,
    MORNING,
    ZONES,
)
from .finding import Finding

__all__ = ["Calendar", "check_dates", "read_calendar"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A month, weekday or day of a month as written. *value* counts from 1; a date is (day, month)."""

    value: int | tuple[int, int]
    start: int
    end: int
    text: str
    ordered: bool = True
    """False for a date in figures in English, which may be read either way round."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """What a text says about days."""

    weekdays: tuple[Mention, ...]
    months: tuple[Mention, ...]
    dates: tuple[Mention, ...]
    month_figures: frozenset[int]
    """Where the month of a date in figures begins: "(5/3)" means March, so that the 3 needn't stay a
    figure."""
    possible_months: frozenset[int]
    """Months that words such as "may" or "Dec" may stand for."""


def _names(names: dict[str, int]) -> str:
    return "|".join(sorted(map(re.escape, names), key=len, reverse=True))


_ID_DAY = re.compile(rf"\b(?:{_names(INDONESIAN_DAYS)})\b", re.IGNORECASE)
_EN_DAY = re.compile(rf"\b(?:{_names(ENGLISH_DAYS)})\b", re.IGNORECASE)
_FULL = {"id": _names(INDONESIAN_MONTHS), "en": _names(ENGLISH_MONTHS)}
_MONTH = {
    language: re.compile(
        rf"(?:(?P<before>(?<![\d.,/])\d{{1,2}})(?:st|nd|rd|th)?\s?(?:-\s?|of\s|day of\s)?)?"
        rf"\b(?P<month>{names})\b\.?(?:\s(?P<after>\d{{1,2}})(?:st|nd|rd|th)?(?![\d:%]|\.\d|,\d{{3}}))?(?P<year>,?\s?\d{{4}})?",
        re.IGNORECASE,
    )
    for language, names in _FULL.items()
}
_FIGURES = re.compile(
    r"(?<![\d/.,-])(?P<first>\d{1,2})(?P<mark>[/-])(?P<second>\d{1,2})(?:(?P=mark)(?P<year>\d{4}|\d{2}))?(?![\d/,-]|\.\d)"
)
_FRAME = re.compile(
    rf"(?:\(|tanggal\s|tgl\.?\s|(?:{_names(INDONESIAN_DAYS)}|{_names(ENGLISH_DAYS)}),?\s)$", re.IGNORECASE
)
# A short form, or a month that is also a word, is a month for certain only beside a figure or after one of
# these; elsewhere it may stand for one that the other text has, so that the other's isn't missing.
_DOUBTFUL = frozenset(
    "may march mar jan des sep sept jun jul apr feb agt agu ags okt nov oct dec aug".split()  # noqa: SIM905
)
_BEFORE = re.compile(r"\b(?:in|of|since|until|till|by|last|early|late|mid|from)[\s-]$", re.IGNORECASE)


def _weekdays(text: str, pattern: re.Pattern[str], names: dict[str, int]) -> Iterator[Mention]:
    for match in pattern.finditer(text):
        name = match.group()
        if name[0].islower():
            continue
        yield Mention(value=names[name.lower()], start=match.start(), end=match.end(), text=name)


def read_calendar(text: str, language: str) -> Calendar:
    """Weekdays, months and dates of *text*. *language* is ``"id"`` or ``"en"``.

    >>> [mention.value for mention in read_calendar("Selasa (5/3)", "id").dates]
    [(5, 3)]
    >>> [mention.value for mention in read_calendar("March 5, 2022", "en").dates]
    [(5, 3)]
    """
    month_names = INDONESIAN_MONTHS if language == "id" else ENGLISH_MONTHS
    days = _weekdays(text, *((_ID_DAY, INDONESIAN_DAYS) if language == "id" else (_EN_DAY, ENGLISH_DAYS)))
    months: list[Mention] = []
    dates: list[Mention] = []
    figures: list[int] = []
    possible: set[int] = set()
    for match in _MONTH[language].finditer(text):
        name = match["month"]
        day = match["before"] or match["after"]
        if name[0].islower() and (language == "en" or not match["before"]):
            continue
        beside = day or match["year"]
        number = month_names[name.lower()]
        placed = name in {"May", "March"} and _BEFORE.search(text, max(0, match.start() - 8), match.start())
        if name.lower() in _DOUBTFUL and not beside and not placed:
            possible.add(number)
            continue
        months.append(Mention(value=number, start=match.start("month"), end=match.end("month"), text=name))
        if day and 1 <= int(day) <= 31:
            group = "before" if match["before"] else "after"
            start, end = (
                min(match.start(group), match.start("month")),
                max(match.end(group), match.end("month")),
            )
            dates.append(Mention(value=(int(day), number), start=start, end=end, text=text[start:end]))
    if "/" in text or "-" in text:
        for match in _FIGURES.finditer(text):
            first, second = int(match["first"]), int(match["second"])
            framed = _FRAME.search(text, max(0, match.start() - 12), match.start())
            if not (match["year"] or (framed and match["mark"] == "/")):
                continue
            if language == "en" and first <= 12 < second:
                first, second = second, first
                figures.append(match.start("first"))
            else:
                figures.append(match.start("second"))
            if 1 <= first <= 31 and 1 <= second <= 12:
                month = Mention(value=second, start=match.start(), end=match.end(), text=match.group())
                months.append(month)
                dates.append(
                    Mention(
                        value=(first, second),
                        start=match.start(),
                        end=match.end(),
                        text=match.group(),
                        ordered=language == "id" or max(first, second) > 12,
                    )
                )
    return Calendar(
        weekdays=tuple(days),
        months=tuple(months),
        dates=tuple(dates),
        month_figures=frozenset(figures),
        possible_months=frozenset(possible),
    )


def check_dates(
    source: str, target: str, ours: Calendar, theirs: Calendar, *, target_language: str = "en"
) -> list[Finding]:
    """Compare what *source* and *target* say about days and times of day."""
    summary = target_language == "id"
    findings = [*_compare("weekday", ours.weekdays, theirs.weekdays, summary=summary)]
    swapped = list(_swapped(ours.dates, theirs.dates))
    findings += swapped
    if not swapped:
        findings += _compare(
            "month", ours.months, theirs.months, ours.possible_months, theirs.possible_months, summary=summary
        )
        findings += _moved(ours.dates, theirs.dates)
    findings += _check_hours(source, target, target_language)
    findings += _check_zones(source, target, summary=summary)
    return findings


def _compare(
    what: str,
    ours: tuple[Mention, ...],
    theirs: tuple[Mention, ...],
    our_possible: frozenset[int] = frozenset(),
    their_possible: frozenset[int] = frozenset(),
    *,
    summary: bool,
) -> Iterator[Finding]:
    known = {mention.value for mention in ours} | our_possible
    given = {mention.value for mention in theirs} | their_possible
    lost = [mention for mention in ours if mention.value not in given]
    for mention in theirs:
        if mention.value in known:
            continue
        span = (mention.start, mention.end)
        if lost:
            partner = lost.pop(0)
            message = f"The {what} {partner.text} became {mention.text}."
            their = (partner.start, partner.end)
            yield Finding(kind="date", severity="error", message=message, source_span=their, target_span=span)
        elif ours or summary:
            message = f"The {what} {mention.text} is not in the source."
            yield Finding(kind="date", severity="error", message=message, target_span=span)
        else:
            message = f"The {what} {mention.text} is not in the source."
            yield Finding(kind="date", severity="warning", message=message, target_span=span)
    if summary:
        return
    for mention in lost:
        if mention.text.lower() in {"minggu", "ahad", "agustus"}:
            continue  # also a week, and an emperor
        message = f"The {what} {mention.text} is missing."
        yield Finding(
            kind="date", severity="warning", message=message, source_span=(mention.start, mention.end)
        )


def _swapped(ours: tuple[Mention, ...], theirs: tuple[Mention, ...]) -> Iterator[Finding]:
    known = {mention.value: mention for mention in ours}
    for mention in theirs:
        assert isinstance(mention.value, tuple)
        turned = mention.value[::-1]
        if mention.value in known or turned not in known:
            continue
        partner = known[turned]
        yield Finding(
            kind="date",
            severity="error",
            message=f"Day and month are swapped: {partner.text} became {mention.text}.",
            source_span=(partner.start, partner.end),
            target_span=(mention.start, mention.end),
        )


def _moved(ours: tuple[Mention, ...], theirs: tuple[Mention, ...]) -> Iterator[Finding]:
    """The months agree and a day went to another month: 1 March and 2 April became 2 March and 1 April."""
    known = {mention.value for mention in ours}
    if len(ours) != len(theirs) or len(ours) < 2:
        return
    for mention in theirs:
        if mention.value not in known and mention.ordered:
            message = f"The date {mention.text} is not in the source."
            span = (mention.start, mention.end)
            yield Finding(kind="date", severity="error", message=message, target_span=span)


_ID_HOUR = re.compile(
    r"\b(?:pukul|jam|pk\.?|pkl\.?)\s*(\d{1,2})(?:[.:](\d{2}))?(?:\s*(pagi|subuh|siang|sore|petang|malam)\b)?",
    re.IGNORECASE,
)
_EN_HOUR = re.compile(r"\b(\d{1,2})(?:[.:](\d{2}))?\s?([ap])\.?m\b", re.IGNORECASE)


def _check_hours(source: str, target: str, target_language: str) -> Iterator[Finding]:
    """A time of day in English that says a.m. where the source says afternoon or the like."""
    if target_language != "en" or "m" not in target:
        return
    ours: dict[tuple[int, int], tuple[set[str], re.Match[str]]] = {}
    for match in _ID_HOUR.finditer(source):
        hour, minute = int(match[1]), int(match[2] or 0)
        part = (match[3] or "").lower()
        if hour > 24:
            continue
        half = (
            "p"
            if 12 <= hour < 24
            else "a"
            if hour == 0 or (hour < 10 and match[1][0] == "0") or part in MORNING
            else ""
        )
        if part in AFTERNOON and 1 <= hour < 12:
            half = "p" if part != "malam" or hour >= 6 else "a"
        halves, _ = ours.setdefault((hour % 12, minute), (set(), match))
        halves.add(half)
    for match in _EN_HOUR.finditer(target):
        key = (int(match[1]) % 12, int(match[2] or 0))
        if key not in ours:
            continue
        halves, partner = ours[key]
        if "" not in halves and match[3].lower() not in halves:
            yield Finding(
                kind="time",
                severity="error",
                message=f"The time {partner.group()} became {match.group()}.",
                source_span=partner.span(),
                target_span=match.span(),
            )


_ZONE = re.compile(r"\b(?:WIB|WITA|WIT)\b")


def _check_zones(source: str, target: str, *, summary: bool) -> Iterator[Finding]:
    zones = {match.group(): match.span() for match in _ZONE.finditer(source)}
    if not zones:
        return
    folded = target.casefold()
    for zone, span in zones.items():
        if any(name.casefold() in folded for name in ZONES[zone]):
            continue
        others = [other for other in ZONES if other not in zones and re.search(rf"\b{other}\b", target)]
        if others:
            message = f"The time zone {zone} became {others[0]}."
            yield Finding(kind="time", severity="error", message=message, source_span=span)
        elif not summary and "local time" not in folded:
            message = f"The time zone {zone} is missing."
            yield Finding(kind="time", severity="info", message=message, source_span=span)
