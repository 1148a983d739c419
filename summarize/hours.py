"""The hours that a text names, and which two are the same."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from indonesian import day_parts, one_of

from .wording import zone_names

__all__ = ["Hour", "hours_of"]

_LATE_MORNING, _NOON, _NIGHT = 10, 12, 5


class Hour(NamedTuple):
    """An hour and where in its text it stands."""

    start: int
    end: int
    hour: int
    """Of 24, as far as the text says."""
    minute: str
    half: bool
    """Whether a word such as *sore* says which half of the day is meant."""

    def is_another(self, other: "Hour") -> bool:
        """Whether two texts can't mean one hour; without a word for the half of the day 7 may be 19.

        >>> [early] = hours_of("pukul 07.15")
        >>> [early.is_another(hours_of(f"pukul {late}")[0]) for late in ("7:15 malam", "19.15", "7.20")]
        [False, True, True]
        """
        if self.minute != other.minute:
            return True
        if self.half == other.half:
            return self.hour != other.hour
        return self.hour % _NOON != other.hour % _NOON


@lru_cache(maxsize=4096)
def hours_of(text: str) -> tuple[Hour, ...]:
    """The hours that *text* names, in order.

    >>> [(found.hour, found.minute) for found in hours_of("Pukul 05.40 WIT, lalu jam 7:15 malam.")]
    [(5, '40'), (19, '15')]
    """
    return tuple(
        Hour(match.start(), match.end(), _of_24(int(match[1]), match["part"]), match[2], bool(match["part"]))
        for match in _hour().finditer(text)
    )


@cache
def _hour() -> re.Pattern[str]:
    parts = one_of(day_parts().morning | day_parts().afternoon)
    return re.compile(
        rf"\b(?:pukul|jam)\s(\d{{1,2}})[.:](\d\d)\b"
        rf"(?:(?:\s(?:{one_of(zone_names())}))?(?:\shari)?\s(?P<part>{parts})\b)?",
        re.IGNORECASE,
    )


def _of_24(hour: int, part: str | None) -> int:
    """*hour* of 24, where *part* is the part of the day; 11 *siang* is before noon, 1 *malam* before dawn."""
    part = (part or "").lower()
    if part not in day_parts().afternoon or hour >= _NOON:
        return hour
    if (part == "siang" and hour >= _LATE_MORNING) or (part == "malam" and hour < _NIGHT):
        return hour
    return hour + _NOON
