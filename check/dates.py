"""Dates and times survive: days of the month, months, weekdays, times of day and time zones."""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass, replace
from functools import cache
from typing import TypedDict

from indonesian import ambiguous_months, day_parts, months, one_of, weekdays, zones

from .finding import Finding
from .numberwords import word_table
from .words import word_set

__all__ = ["Calendar", "agreed", "check_dates", "month_numbers", "read_calendar", "weekday_numbers"]


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


_FIGURES = re.compile(
    r"(?<![\d/.,-])(?P<first>\d{1,2})(?P<mark>//?|-)(?P<second>\d{1,2})(?:(?P=mark)(?P<year>\d{4}|\d{2}))?(?![\d/-]|[.,]\d)"
)
_BEFORE = re.compile(r"\b(?:in|of|since|until|till|by|last|early|late|mid|from)[\s-]$", re.IGNORECASE)
_MOST = 40  # months and days that are looked for in names
_MAY_BE_NEITHER = frozenset({"minggu", "ahad", "agustus"})
"""Also a week, and an emperor: a translation may well be without the day or the month."""


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
    """What stands before a date in figures."""
    names = one_of({**weekday_numbers("id"), **weekday_numbers("en")})
    return re.compile(rf"(?:\(|tanggal\s|tgl\.?\s|(?:{names}),?\s)$", re.IGNORECASE)


@cache
def _doubtful() -> frozenset[str]:
    """Short forms and months that are words as well, in lower case.

    One is a month for certain only beside a figure or after a word such as "since"; elsewhere it may stand
    for one that the other text has, so that the other's isn't missing.
    """
    short = (name for month in months() for name in (*month.short, *month.english_short))
    return frozenset(name.lower() for name in (*short, *ambiguous_months()))


@cache
def _first_words(language: str) -> frozenset[str]:
    """What the names of months and weekdays begin with, to its first mark: *jum* of *jum'at*."""
    names = {**month_numbers(language), **weekday_numbers(language)}
    return frozenset(re.split(r"\W", name)[0] for name in names)


_EVE = re.compile(r"\bmalam\s$", re.IGNORECASE)
"""*Malam Minggu* is Saturday night; some write it for Sunday night."""


_NO_DAYS = Calendar(
    weekdays=(),
    possible_weekdays=frozenset(),
    months=(),
    dates=(),
    month_figures=frozenset(),
    possible_months=frozenset(),
    possible_dates=(),
)


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
    in_words = not word_set(text).isdisjoint(_first_words(language))
    told = _told_months(text) if language == "id" else frozenset()
    if not in_figures and not in_words and not told:
        return _NO_DAYS
    numbers = month_numbers(language)
    found: list[Mention] = []
    dates: list[DateMention] = []
    figures: list[int] = []
    possible = set(told)
    maybe: list[DateMention] = []
    for match in _month(language).finditer(text) if in_words else ():
        name = match["month"]
        day = match["before"] or match["after"]
        if name[0].islower() and (language == "en" or not match["before"]):
            continue
        beside = day or match["year"]
        number = numbers[name.lower()]
        placed = name in ambiguous_months() and _BEFORE.search(text, max(0, match.start() - 8), match.start())
        if name.lower() in _doubtful() and not beside and not placed:
            possible.add(number)
            continue
        found.append(Mention(value=number, start=match.start("month"), end=match.end("month"), text=name))
        if day and 1 <= int(day) <= 31:
            group = "before" if match["before"] else "after"
            start, end = (
                min(match.start(group), match.start("month")),
                max(match.end(group), match.end("month")),
            )
            dates.append(DateMention(day=int(day), month=number, start=start, end=end, text=text[start:end]))
    if in_figures:
        for match in _FIGURES.finditer(text):
            first, second = int(match["first"]), int(match["second"])
            framed = _frame().search(text, max(0, match.start() - 12), match.start())
            if not (match["year"] or (framed and match["mark"] != "-")):
                if match["mark"] == "/" and 1 <= first <= 31 and 1 <= second <= 12:
                    start, end = match.span()
                    maybe.append(
                        DateMention(day=first, month=second, start=start, end=end, text=match.group())
                    )
                continue
            if language == "en" and first <= 12 < second:
                first, second = second, first
                figures.append(match.start("first"))
            else:
                figures.append(match.start("second"))
            if 1 <= first <= 31 and 1 <= second <= 12:
                month = Mention(value=second, start=match.start(), end=match.end(), text=match.group())
                found.append(month)
                dates.append(
                    DateMention(
                        day=first,
                        month=second,
                        start=match.start(),
                        end=match.end(),
                        text=match.group(),
                        ordered=language == "id" or max(first, second) > 12,
                    )
                )
    days = tuple(_read_weekdays(text, language)) if in_words else ()
    eves = [day for day in days if language == "id" and _EVE.search(text, max(0, day.start - 8), day.start)]
    return Calendar(
        weekdays=tuple(day for day in days if not day.text[0].islower() and day not in eves),
        possible_weekdays=frozenset(day.value for day in days if day.text[0].islower())
        | {(day.value - before) % 7 + 1 for day in eves for before in (1, 2)},
        months=tuple(found),
        dates=tuple(dates),
        month_figures=frozenset(figures),
        possible_months=frozenset(possible),
        possible_dates=tuple(maybe),
    )


_ORDINALS = {"1": r"I|1|pertama", "2": r"II|2|kedua", "3": r"III|3|ketiga", "4": r"IV|4|keempat"}
_TOLD = (
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


def _told_months(text: str) -> frozenset[int]:
    words = word_set(text)
    told = [its for word, pattern, its in _TOLD if word in words and pattern.search(text)]
    return frozenset().union(*told)


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


def check_dates(
    source: str, target: str, ours: Calendar, theirs: Calendar, *, target_language: str = "en"
) -> list[Finding]:
    """Compare what *source* and *target* say about days and times of day."""
    summary = target_language == "id"
    if ours is _NO_DAYS and theirs is _NO_DAYS:
        hours = _check_hours(source, target, target_language)
        return [*hours, *_check_zones(source, target, summary=summary)]
    texts: _Texts = {"source": source, "target": target, "summary": summary}
    days = ours.possible_weekdays, theirs.possible_weekdays
    given = {(date.day, date.month) for date in theirs.dates}
    # As news of Indonesia writes it: *Sabtu (19/4)*.
    starts = {date.start for date in ours.dates if "/" in date.text and (date.day, date.month) in given}
    dated = {day.end for day in ours.weekdays if not starts.isdisjoint(range(day.end + 1, day.end + 4))}
    findings = [*_compare("weekday", ours.weekdays, theirs.weekdays, *days, **texts, dated=dated)]
    swapped = list(_swapped(ours.dates, theirs.dates))
    findings += swapped
    if not swapped:
        findings += _compare(
            "month", ours.months, theirs.months, ours.possible_months, theirs.possible_months, **texts
        )
        findings += _moved(ours.dates, theirs.dates)
    findings += _check_hours(source, target, target_language)
    findings += _check_zones(source, target, summary=summary)
    return findings


class _Texts(TypedDict):
    """Both texts, and whether the second is a summary."""

    source: str
    target: str
    summary: bool


def _is_kept(mention: Mention, source: str, target: str) -> bool:
    """Whether the day or month is part of a name that stays: the poem *Hujan Bulan Juni*."""
    before = source[max(0, mention.start - 3) : mention.start].rstrip()[-1:]
    after = source[mention.end : mention.end + 3].lstrip()[:1]
    dated = before.isdecimal() or after.isdecimal() or after == "("
    return not dated and re.search(rf"\b{re.escape(mention.text)}\b", target) is not None


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


def _days_beside(days: Set[int], source: str) -> set[int]:
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


def _is_told_otherwise(what: str, value: int, began: Set[int], target: str) -> bool:
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


def _compare(
    what: str,
    ours: tuple[Mention, ...],
    theirs: tuple[Mention, ...],
    our_possible: frozenset[int] = frozenset(),
    their_possible: frozenset[int] = frozenset(),
    *,
    source: str,
    target: str,
    summary: bool,
    dated: Set[int] = frozenset(),
) -> Iterator[Finding]:
    """*dated* is where weekdays end whose date the target has."""
    known = {mention.value for mention in ours} | our_possible
    if what == "weekday":
        known |= _days_beside(known, source)
    given = {mention.value for mention in theirs} | their_possible
    lost = [mention for mention in ours if mention.value not in given]
    for mention in theirs:
        if mention.value in known:
            continue
        span = (mention.start, mention.end)
        if lost:
            partner = lost.pop(0)
            yield Finding.of(
                f"{what}_became",
                kind="date",
                severity="error",
                values={"was": partner.text, "became": mention.text},
                source_span=(partner.start, partner.end),
                target_span=span,
            )
        else:
            yield Finding.of(
                f"{what}_new",
                kind="date",
                severity="error" if ours or summary else "warning",
                values={"date": mention.text},
                target_span=span,
            )
    if summary:
        return
    told = {
        value
        for value in {mention.value for mention in lost}
        if _is_told_otherwise(what, value, known & given, target)
    }
    for index, mention in enumerate(lost):
        if mention.text.lower() in _MAY_BE_NEITHER:
            continue
        if index < _MOST and _is_kept(mention, source, target):
            continue
        if mention.value in told:
            continue
        yield Finding.of(
            f"{what}_missing",
            kind="date",
            severity="info" if mention.end in dated else "warning",
            values={"date": mention.text},
            source_span=(mention.start, mention.end),
        )


def _swapped(ours: Sequence[DateMention], theirs: Sequence[DateMention]) -> Iterator[Finding]:
    known = {(mention.day, mention.month): mention for mention in ours}
    for mention in theirs:
        partner = known.get((mention.month, mention.day))
        if partner is None or (mention.day, mention.month) in known:
            continue
        yield Finding.of(
            "day_month_swapped",
            kind="date",
            severity="error",
            values={"was": partner.text, "became": mention.text},
            source_span=(partner.start, partner.end),
            target_span=(mention.start, mention.end),
        )


def _moved(ours: Sequence[DateMention], theirs: Sequence[DateMention]) -> Iterator[Finding]:
    """The months agree and a day went to another month: 1 March and 2 April became 2 March and 1 April."""
    known = {(mention.day, mention.month) for mention in ours}
    if len(ours) != len(theirs) or len(ours) < 2:
        return
    for mention in theirs:
        if (mention.day, mention.month) not in known and mention.ordered:
            yield Finding.of(
                "date_new",
                kind="date",
                severity="error",
                values={"date": mention.text},
                target_span=(mention.start, mention.end),
            )


_BEFORE_HOURS = frozenset({"pukul", "jam", "pk", "pkl"})
_EN_HOUR = re.compile(r"\b(\d{1,2})(?:[.:](\d{2}))?\s?([ap])\.?m\b", re.IGNORECASE)


@cache
def _id_hour() -> re.Pattern[str]:
    parts = one_of(day_parts().morning | day_parts().afternoon)
    return re.compile(
        rf"\b(?:pukul|jam|pk\.?|pkl\.?)\s*(?P<half>setengah\s+)?(?P<hour>\d{{1,2}})"
        rf"(?:[.:](?P<minute>\d{{2}}))?(?:\s*(?P<part>{parts})\b)?",
        re.IGNORECASE,
    )


def _check_hours(source: str, target: str, target_language: str) -> Iterator[Finding]:
    """A time of day in English that says a.m. where the source says afternoon or the like."""
    if target_language != "en" or word_set(source).isdisjoint(_BEFORE_HOURS):
        return
    ours: dict[tuple[int, int], tuple[set[str], re.Match[str]]] = {}
    for match in _id_hour().finditer(source):
        hour, minute = int(match["hour"]), int(match["minute"] or 0)
        part = (match["part"] or "").lower()
        if hour > 24:
            continue
        if match["half"]:
            hour, minute = (hour - 1) % 12, 30
        half = (
            "p"
            if 12 <= hour < 24
            else "a"
            if (hour == 0 and not match["half"])
            or (hour < 10 and match["hour"][0] == "0")
            or part in day_parts().morning
            else ""
        )
        if part in day_parts().afternoon and hour < 12 and (hour or match["half"]):
            half = "p" if part != "malam" or hour >= 6 else "a"
        halves, _ = ours.setdefault((hour % 12, minute), (set(), match))
        halves.add(half)
    for match in _EN_HOUR.finditer(target):
        key = (int(match[1]) % 12, int(match[2] or 0))
        if key not in ours:
            continue
        halves, partner = ours[key]
        if "" not in halves and match[3].lower() not in halves:
            yield Finding.of(
                "time_became",
                kind="time",
                severity="error",
                values={"was": partner.group(), "became": match.group()},
                source_span=partner.span(),
                target_span=match.span(),
            )


@cache
def _zones() -> dict[str, tuple[str, ...]]:
    return {zone.name: zone.english for zone in zones()}


@cache
def _zone() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{one_of(_zones())})\b")


def _check_zones(source: str, target: str, *, summary: bool) -> Iterator[Finding]:
    if not any(zone in source for zone in _zones()):
        return
    given = {match.group(): match.span() for match in _zone().finditer(source)}
    if not given:
        return
    folded = target.casefold()
    for zone, span in given.items():
        if any(name.casefold() in folded for name in _zones()[zone]):
            continue
        others = [other for other in _zones() if other not in given and re.search(rf"\b{other}\b", target)]
        if others:
            values = {"was": zone, "became": others[0]}
            yield Finding.of("zone_became", kind="time", severity="error", values=values, source_span=span)
        elif not summary and "local time" not in folded:
            values = {"zone": zone}
            yield Finding.of("zone_missing", kind="time", severity="info", values=values, source_span=span)
