"""Hours that are told in words: *setengah enam*, "half past five", "a quarter of an hour before midnight"."""

import re
from collections.abc import Iterator
from functools import cache

from indonesian import one_of

from .notation import Key
from .number_words import word_table
from .quantity import Quantity
from .spelled_numbers import read_spelled
from .words import word_set

__all__ = ["read_hours"]

_BY_WORDS = re.compile(
    r"\b(?P<hour>one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)[\s-]"
    r"(?P<minutes>fifteen|(?:twenty|thirty|forty|fifty)(?:[\s-]five)?)\b(?!-?\s?(?:[a-z]+-old|year|minute|second|day|hundred)|-)",
    re.IGNORECASE,
)
_MINUTE_WORDS = frozenset({"fifteen", "twenty", "thirty", "forty", "fifty"})
_TELLS_HOURS = {
    "id": frozenset({"setengah", "lewat", "lebih", "kurang"}),
    "en": frozenset({"past", "quarter", "clock", "minutes", "morning", "afternoon", "evening", "night"}),
}
_TWELVE = frozenset({"midnight", "noon", "midday"})
_ABOUT_TWELVE = re.compile(
    r"\b(?:an?\s)?(?P<part>half|quarter|[1-5]?\d|[a-z]+(?:-[a-z]+)?)(?:\san|\sof\san)?(?:\s(?P<unit>hour|minutes?))?"
    r"\s(?P<way>before|to|past|after)\s(?:midnight|noon|midday)\b",
    re.IGNORECASE,
)


def read_hours(text: str, language: str) -> list[Quantity]:
    """The hours that *text* tells in words. *language* is ``"id"`` or ``"en"``.

    >>> [hour.text for hour in read_hours("It opens at half past six and closes at midnight.", "en")]
    ['half past six']
    """
    found = [*_told_hours(text, language)]
    return [*found, *_about_twelve(text), *_hours_by_words(text)] if language == "en" else found


@cache
def _hour_pattern(language: str) -> re.Pattern[str]:
    """Hours that are told in words: *setengah enam* and "half past five", "a quarter to six"."""
    table = word_table(language)
    hours = one_of(word for word, (role, value) in table.items() if role in {"unit", "teen"} and value)
    if language == "en":
        hours = rf"(?:1[0-2]|[1-9]|{hours})"
        day = r"o['’]clock|in\sthe\s(?:morning|afternoon|evening)|at\snight"
        minutes = r"five|ten|twenty(?:[\s-]five)?|[1-5]?\d"
        return re.compile(
            rf"\b(?:(?P<part>half|quarter|{minutes})(?P<minutes>[\s-]minutes)?[\s-](?P<way>past|to)[\s-])?"
            rf"(?P<hour>{hours})\b(?![.,:/-]?\d)(?P<day>\s(?:{day}))?",
            re.IGNORECASE,
        )
    larger = one_of(word for word, (role, _) in table.items() if role not in {"unit", "part", "exact"})
    return re.compile(
        rf"\bsetengah\s+(?P<half>dua belas|1[0-2]|[1-9]|{hours})\b"
        rf"(?![.,:/-]?\d|\s?%|\s+(?:{larger}|lebih|persen|jam|hari|tahun|bulan|kali|meter|kilo\w*)\b)"
        rf"|\b(?:pukul|jam)\s(?P<hour>dua belas|1[0-2]|[1-9]|{hours})\s(?P<way>lewat|lebih|kurang)\s"
        r"(?P<part>seperempat|dua puluh lima|dua puluh|lima belas|sepuluh|lima|[1-5]?\d)\b",
        re.IGNORECASE,
    )


def _told_hours(text: str, language: str) -> Iterator[Quantity]:
    if word_set(text).isdisjoint(_TELLS_HOURS[language]):
        return
    for match in _hour_pattern(language).finditer(text):
        part, way = match["part"], match["way"]
        if language == "id" and match["half"]:
            part, way, hour = "half", "to", _spelled(match["half"], language)
        else:
            hour = _spelled(match["hour"], language)
        if language == "en" and not _is_hour(match):
            continue
        keys: set[Key] = {("clock", _minutes(hour, part, way, language) % 720)}
        if not way:
            keys.add(float(hour))  # "he died at three in the morning", "two died in the night"
        yield Quantity.of(text, match.start(), match.end(), keys, "digits" if way else "words")


def _hours_by_words(text: str) -> Iterator[Quantity]:
    """Hours as they are read out: "seven thirty", "six forty-five"."""
    if word_set(text).isdisjoint(_MINUTE_WORDS):
        return
    for match in _BY_WORDS.finditer(text):
        clock = _spelled(match["hour"], "en") * 60 + sum(
            _spelled(word, "en") for word in re.split(r"[\s-]", match["minutes"])
        )
        yield Quantity.of(text, match.start(), match.end(), {("clock", clock % 720)}, "words")


def _about_twelve(text: str) -> Iterator[Quantity]:
    """Hours that are told by midnight or noon: "a quarter of an hour before midnight"."""
    if word_set(text).isdisjoint(_TWELVE):
        return
    for match in _ABOUT_TWELVE.finditer(text):
        part = match["part"].lower()
        parts = {"half": 30, "quarter": 15, "an": 60, "one": 60 if match["unit"] == "hour" else 1}
        minutes = parts.get(part) or _spelled(part, "en")
        if minutes:
            way = -minutes if match["way"].lower() in {"before", "to"} else minutes
            yield Quantity.of(text, match.start(), match.end(), {("clock", way % 720)}, "digits")


def _is_hour(match: re.Match[str]) -> bool:
    """Whether the English *match* tells an hour for certain: "ten to five" may be a range or a score."""
    if not match["way"]:
        return match["day"] is not None
    certain = match["way"].lower() == "past" or match["part"].lower() == "quarter"
    return certain or bool(match["day"] or match["minutes"])


def _spelled(said: str, language: str) -> int:
    """The hour or the minutes that one number says."""
    if said.isdecimal():
        return int(said)
    words = re.split(r"[\s-]", said.lower())
    table = word_table(language)
    if not table.keys() >= set(words):
        return 0
    spelled = read_spelled(said, [(word, 0, 0) for word in words], table)
    return round(min(spelled.values)) if spelled else 0


def _minutes(hour: int, part: str | None, way: str | None, language: str) -> int:
    """Minutes of the day at *part* of an hour, or so many minutes, before or after *hour*."""
    if part is None:
        return hour * 60
    parts = {"half": 30, "quarter": 15, "seperempat": 15}
    minutes = parts.get(part.lower()) or _spelled(part, language)
    return hour * 60 + (-minutes if way and way.lower() in {"to", "kurang"} else minutes)
