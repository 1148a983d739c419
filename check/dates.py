"""Dates survive: days of the month, months and weekdays."""

import re
from collections.abc import Iterator, Sequence, Set
from dataclasses import dataclass
from typing import Literal

from .calendar import NO_DAYS, Calendar, DateMention, Mention
from .finding import Finding
from .relative_dates import days_beside, is_told_otherwise

__all__ = ["check_dates"]

_MOST = 40
"""Months and days that are looked for in names."""
_MAY_BE_NEITHER = frozenset({"minggu", "ahad", "agustus"})
"""Also a week, and an emperor: a translation may well be without the day or the month."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Mentions:
    """The months, or the weekdays, of both texts."""

    what: Literal["month", "weekday"]
    ours: Sequence[Mention]
    theirs: Sequence[Mention]
    known: Set[int]
    """Those that the source has or may have."""
    given: Set[int]
    """Those that the target has or may have."""

    @property
    def lost(self) -> list[Mention]:
        """Those of the source that the target hasn't."""
        return [mention for mention in self.ours if mention.value not in self.given]

    @property
    def gained(self) -> list[Mention]:
        """Those of the target that the source hasn't."""
        return [mention for mention in self.theirs if mention.value not in self.known]


def check_dates(
    source: str, target: str, ours: Calendar, theirs: Calendar, *, target_language: str = "en"
) -> list[Finding]:
    """Compare what *source*, whose calendar is *ours*, and *target* say about days."""
    if ours is NO_DAYS and theirs is NO_DAYS:
        return []
    summary = target_language == "id"
    days = {day.value for day in ours.weekdays} | ours.possible_weekdays
    weekdays = _Mentions(
        what="weekday",
        ours=ours.weekdays,
        theirs=theirs.weekdays,
        known=days | days_beside(days, source),
        given={day.value for day in theirs.weekdays} | theirs.possible_weekdays,
    )
    findings = [*_changed(weekdays, summary=summary)]
    if not summary:
        findings += _missing(weekdays, source, target, dated=_dated(ours, theirs))
    if swapped := list(_swapped(ours.dates, theirs.dates)):
        return findings + swapped
    months = _Mentions(
        what="month",
        ours=ours.months,
        theirs=theirs.months,
        known={month.value for month in ours.months} | ours.possible_months,
        given={month.value for month in theirs.months} | theirs.possible_months,
    )
    findings += _changed(months, summary=summary)
    if not summary:
        findings += _missing(months, source, target)
    findings += _moved(ours.dates, theirs.dates)
    return findings


def _dated(ours: Calendar, theirs: Calendar) -> set[int]:
    """Where weekdays of *ours* end before a date in figures that *theirs* has: *Sabtu (19/4)*.

    News of Indonesia has the weekday out of habit.
    """
    given = {(date.day, date.month) for date in theirs.dates}
    starts = {date.start for date in ours.dates if "/" in date.text and (date.day, date.month) in given}
    return {day.end for day in ours.weekdays if not starts.isdisjoint(range(day.end + 1, day.end + 4))}


def _changed(mentions: _Mentions, *, summary: bool) -> Iterator[Finding]:
    """What the target gained: each in place of one that was lost, as long as there are any."""
    lost, gained = mentions.lost, mentions.gained
    for was, became in zip(lost, gained, strict=False):
        yield Finding.of(
            f"{mentions.what}_became",
            kind="date",
            severity="error",
            values={"was": was.text, "became": became.text},
            source_span=(was.start, was.end),
            target_span=(became.start, became.end),
        )
    for mention in gained[len(lost) :]:
        yield Finding.of(
            f"{mentions.what}_new",
            kind="date",
            severity="error" if mentions.ours or summary else "warning",
            values={"date": mention.text},
            target_span=(mention.start, mention.end),
        )


def _missing(
    mentions: _Mentions, source: str, target: str, *, dated: Set[int] = frozenset()
) -> Iterator[Finding]:
    """What was lost without another in its place; *dated* is where weekdays end whose date the target has."""
    missing = mentions.lost[len(mentions.gained) :]
    began = mentions.known & mentions.given
    told = {
        value
        for value in {mention.value for mention in missing}
        if is_told_otherwise(mentions.what, value, began, target)
    }
    for index, mention in enumerate(missing):
        if mention.value in told or mention.text.lower() in _MAY_BE_NEITHER:
            continue
        if index < _MOST and _is_kept(mention, source, target):
            continue
        yield Finding.of(
            f"{mentions.what}_missing",
            kind="date",
            severity="info" if mention.end in dated else "warning",
            values={"date": mention.text},
            source_span=(mention.start, mention.end),
        )


def _is_kept(mention: Mention, source: str, target: str) -> bool:
    """Whether the day or month is part of a name that stays: the poem *Hujan Bulan Juni*."""
    before = source[max(0, mention.start - 3) : mention.start].rstrip()[-1:]
    after = source[mention.end : mention.end + 3].lstrip()[:1]
    dated = before.isdecimal() or after.isdecimal() or after == "("
    return not dated and re.search(rf"\b{re.escape(mention.text)}\b", target) is not None


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
