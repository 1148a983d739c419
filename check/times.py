"""Times of day and time zones survive."""

import re
from collections.abc import Iterator
from functools import cache

from indonesian import day_parts, one_of, zones

from .finding import Finding
from .words import contains_phrase, word_set

__all__ = ["check_times"]

_BEFORE_HOURS = frozenset({"pukul", "jam", "pk", "pkl"})
_EN_HOUR = re.compile(r"\b(\d{1,2})(?:[.:](\d{2}))?\s?([ap])\.?m\b", re.IGNORECASE)


def check_times(source: str, target: str, *, target_language: str = "en") -> Iterator[Finding]:
    """Compare the times of day, in English alone, and the time zones of *source* and *target*."""
    summary = target_language == "id"
    if not summary:
        yield from _check_hours(source, target)
    yield from _check_zones(source, target, summary=summary)


@cache
def _id_hour() -> re.Pattern[str]:
    parts = one_of(day_parts().morning | day_parts().afternoon)
    return re.compile(
        rf"\b(?:pukul|jam|pk\.?|pkl\.?)\s*(?P<half>setengah\s+)?(?P<hour>\d{{1,2}})"
        rf"(?:[.:](?P<minute>\d{{2}}))?(?:\s*(?P<part>{parts})\b)?",
        re.IGNORECASE,
    )


def _half_of_day(said: re.Match[str], hour: int) -> str:
    """``"a"`` or ``"p"``, of a.m. and p.m., for *hour* of 24 as *said*; empty where it may be either.

    *Pukul 7* may be, *pukul 07* and *pukul 7 malam* aren't.
    """
    part = (said["part"] or "").lower()
    midnight = hour == 0 and not said["half"]
    if part in day_parts().afternoon and hour < 12 and not midnight:
        return "a" if part == "malam" and hour < 6 else "p"
    if 12 <= hour < 24:
        return "p"
    early = hour < 10 and said["hour"][0] == "0"
    return "a" if midnight or early or part in day_parts().morning else ""


def _check_hours(source: str, target: str) -> Iterator[Finding]:
    """A time of day in English that says a.m. where the source says afternoon or the like."""
    if word_set(source).isdisjoint(_BEFORE_HOURS):
        return
    ours: dict[tuple[int, int], tuple[set[str], re.Match[str]]] = {}
    for match in _id_hour().finditer(source):
        hour, minute = int(match["hour"]), int(match["minute"] or 0)
        if hour > 24:
            continue
        if match["half"]:
            hour, minute = (hour - 1) % 12, 30
        halves, _ = ours.setdefault((hour % 12, minute), (set(), match))
        halves.add(_half_of_day(match, hour))
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
    """A time zone that is gone or became another; in a summary the latter alone."""
    if not any(zone in source for zone in _zones()):
        return
    given = {match.group(): match.span() for match in _zone().finditer(source)}
    if not given:
        return
    folded = target.casefold()
    for zone, span in given.items():
        if any(name.casefold() in folded for name in _zones()[zone]):
            continue
        others = [other for other in _zones() if other not in given and contains_phrase(target, other)]
        if others:
            values = {"was": zone, "became": others[0]}
            yield Finding.of("zone_became", kind="time", severity="error", values=values, source_span=span)
        elif not summary and "local time" not in folded:
            values = {"zone": zone}
            yield Finding.of("zone_missing", kind="time", severity="info", values=values, source_span=span)
