"""Publication dates as Indonesian portals write them, to ISO 8601. "2 jam lalu" stays unread."""

import re
from datetime import date, datetime
from functools import cache
from typing import NamedTuple

from indonesian import months, one_of, weekdays, zones

from .remember import remembered

__all__ = ["agreed_date", "find_date", "header_date", "is_date_line", "iso_date", "name_after_date"]

_TIME = (
    r"(?:[\s,|/•·()\-]{0,6}(?:pukul|pkl\.?|jam|at|on)?\s{0,2}(?P<hour>[01]?\d|2[0-3])[.:](?P<minute>[0-5]\d)"
    r"(?:[.:](?P<second>[0-5]\d))?(?:\s{0,2}(?P<half>[ap]m))?(?:\s{0,2}(?P<zone>wib|wita|wit))?\b"
    r"(?:\s{0,2}(?P<offset>(?:gmt|utc)\s?[+-]\d{1,2}(?::?\d\d)?|[+-]\d\d:?\d\d|\+\d\d)(?!\d))?)?"
)
_NUMERIC = re.compile(
    r"(?<![\d/.\-])(?P<day>[0-3]?\d)[/\-.](?P<month>[01]?\d)[/\-.](?P<year>(?:19|20)\d\d)(?![\d/])" + _TIME,
    re.IGNORECASE,
)
_ISO = re.compile(
    r"(?<![\d/])(?P<year>(?:19|20)\d\d)(?P<mark>[-/])(?P<month>[01]\d)(?P=mark)(?P<day>[0-3]\d)(?![\d/])"
    r"(?:[T\s]{1,2}(?P<hour>[0-2]\d):(?P<minute>[0-5]\d)(?::(?P<second>[0-5]\d)(?:\.\d{1,9})?)?"
    r"\s?(?P<offset>Z|(?:gmt|utc)?\s?[+-]\d{1,2}(?::?\d\d)?(?!\d))?(?:\s?(?P<zone>wib|wita|wit)\b)?)?",
    re.IGNORECASE,
)
_YEAR = re.compile(r"(?:19|20)\d\d")
"""Every date has one; most lines don't."""
_TIME_BEFORE = re.compile(
    r"(?<![\d.:])(?P<hour>[01]?\d|2[0-3])[.:](?P<minute>[0-5]\d)(?:\s?(?P<half>[ap]m))?(?:\s?(?P<zone>wib|wita|wit))?"
    r"[\s·•|,/\-]{1,5}(?:[a-z']{3,9},\s)?$",
    re.IGNORECASE,
)
_REACH = 40
"""Characters before a date in which its time may stand."""
_LONGEST_HEADER = 140
"""Characters of a line that tells of an article rather than being of it."""
_TELLS = re.compile(
    r"[|·•]|\b(?:di(?:kirim|posting|poskan|tulis|terbitkan|publikasikan|unggah|muat|rilis|baca|lihat|perbarui)|terbit|tayang"
    r"|post(?:ed|ing)?|submitted|published|written|penulis|reporter|pewarta|kontributor|laporan|wartawan|oleh|by|admin\w*|editor"
    r"|redaksi|humas|teks|foto|views?|hits|kali|komentar|menit|min|edisi)\b",
    re.IGNORECASE,
)
"""What stands beside the date in a line of an article's header."""
_PLACED = re.compile(r"(?:[A-Z][\w.'/]{1,20}\s?){1,3},\s{0,2}(?=\S)")
_OFFSET = re.compile(r"(?P<sign>[+-])(?P<hours>\d\d?):?(?P<minutes>\d\d)?$")
_BYLINE = re.compile(r"(?:[\w.'&/]{1,24}\s){1,7}(?:[•|·,-]|[-–—]{1,2})\s{0,2}(?=\S)")


_STUCK = re.compile(r"(?:[A-Z][\w.']{1,20}\s){1,4}[A-Z][a-z]{2,20}(?=\d)")
"""A name to which the date sticks, since the page parted them by a style alone."""
_NAME_AFTER = re.compile(r"\s?[/|•·,-]\s(?P<name>[A-Z][\w.']{1,20}(?:\s[A-Z][\w.']{0,20}){1,4})$")


class _Named(NamedTuple):
    """Patterns with the names of months and days."""

    written: re.Pattern[str]
    english: re.Pattern[str]
    around: re.Pattern[str]
    """What else may stand in a line that is a date."""


@cache
def _month_numbers() -> dict[str, int]:
    """Months in both languages and all their spellings, in lower case: pages mix them."""
    return {
        spelling.lower(): month.number
        for month in months()
        for spelling in (month.english, *month.english_short, *month.names, *month.short)
    }


@cache
def _offsets() -> dict[str, str]:
    return {zone.name.lower(): zone.offset for zone in zones()}


@cache
def _named() -> _Named:
    names = one_of(_month_numbers())
    days = one_of(
        spelling for day in weekdays() for spelling in (*day.names, day.english, *day.english_short)
    )
    return _Named(
        written=re.compile(
            rf"(?<![\d/.])(?P<day>[0-3]?\d)\.?[\s\-/]{{1,2}}(?P<month>{names})\.?[\s\-/,]{{1,2}}"
            r"(?P<year>(?:19|20)\d\d)(?!\d)" + _TIME,
            re.IGNORECASE,
        ),
        english=re.compile(
            rf"(?:\b|(?<=\d))(?P<month>{names})\.?\s(?P<day>[0-3]?\d),?\s(?P<year>(?:19|20)\d\d)(?!\d)"
            + _TIME,
            re.IGNORECASE,
        ),
        # Possessive, since "mon" is "m" and "on" as well, and digits are parted in many ways.
        around=re.compile(
            rf"(?:{days}|wib|wita|wit|pukul|jam|hari|at|on|[ap]m|diperbarui|update[ds]?|terbit|tayang"
            r"|muharram|safar|rabiul\s\w{4,6}|jumadil\s\w{4,6}|rajab|sya'?ban|ramadh?an|syawal|zulk?ai?dah|zul?hijj?ah|h|m"
            r"|dipublikasikan|published|publikasi|diterbitkan|posted(?: on)?|last|tanggal|views?|\d{1,7}"
            r"|[\W_])*+",
            re.IGNORECASE,
        ),
    )


def _iso(match: re.Match[str]) -> str:
    """The match as ISO 8601; empty where it is no day of the calendar."""
    parts = match.groupdict()
    month = parts["month"].lower()
    try:
        day = date(int(parts["year"]), _month_numbers().get(month) or int(month), int(parts["day"]))
        if parts["hour"] is None:
            return day.isoformat()
        hour = int(parts["hour"])
        if (half := (parts.get("half") or "").lower()) and hour <= 12:
            hour = hour % 12 + (12 if half == "pm" else 0)
        moment = datetime(day.year, day.month, day.day, hour, int(parts["minute"]), int(parts["second"] or 0))
    except ValueError:
        return ""
    return moment.isoformat() + (
        _offsets().get((parts["zone"] or "").lower(), "") or _offset(parts["offset"] or "")
    )


def _offset(written: str) -> str:
    """``+0700``, ``+07`` or ``GMT+7`` as ``+07:00``; ``""`` for none."""
    if written in {"Z", "z"}:
        return "+00:00"
    match = _OFFSET.search(written)
    return "" if match is None else f"{match['sign']}{int(match['hours']):02}:{match['minutes'] or '00'}"


def iso_date(text: str) -> str:
    """The date in *text* as ISO 8601, with time and zone where it has them; ``""`` where it has none.

    >>> iso_date("Kamis, 27 Januari 2022 12:39 WIB")
    '2022-01-27T12:39:00+07:00'
    >>> iso_date("Jumat, 05/04/2019 09:30 WIB"), iso_date("2 jam lalu"), iso_date("31/02/2020")
    ('2019-04-05T09:30:00+07:00', '', '')
    >>> iso_date("2023-11-06T20:00:08+0700"), iso_date("16 Feb 2016 at 09:10 WIB")
    ('2023-11-06T20:00:08+07:00', '2016-02-16T09:10:00+07:00')
    >>> iso_date("27 Januari 2022 10:15:00+07"), iso_date("27 Januari 2022 10.15-12 WIB")
    ('2022-01-27T10:15:00+07:00', '2022-01-27T10:15:00')
    >>> iso_date("Sabtu d. 27. Agustus 2022 19:30")  # as pendulum's Indonesian formats write it
    '2022-08-27T19:30:00'
    >>> iso_date("8:14 PM · 2 Des 2023"), iso_date("07.45 WITA, Sabtu, 17 Juni 2023")
    ('2023-12-02T20:14:00', '2023-06-17T07:45:00+08:00')
    >>> iso_date("Selasa (5/3/2024) pukul 10.15 WIB"), iso_date("2024/03/06 06:30:00 GMT+7")
    ('2024-03-05T10:15:00+07:00', '2024-03-06T06:30:00+07:00')
    """
    if _YEAR.search(text) is None:
        return ""
    for pattern in (_ISO, _named().written, _NUMERIC, _named().english):
        match = pattern.search(text)
        if match is not None and (found := _iso(match)):
            return found if "T" in found else found + _time_before(text[: match.start()])
    return ""


def _time_before(head: str) -> str:
    """The time of day at the end of *head*, as it follows a date in ISO 8601: "8:14 PM · 2 Des 2023"."""
    match = _TIME_BEFORE.search(head[-_REACH:])
    if match is None:
        return ""
    hour = int(match["hour"])
    if (half := (match["half"] or "").lower()) and hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
    return f"T{hour:02}:{match['minute']}:00" + _offsets().get((match["zone"] or "").lower(), "")


@remembered
def is_date_line(text: str) -> bool:
    """Whether a line is a date of publication and nothing else but a day's name, a zone or a count of views.

    >>> is_date_line("Kamis, 5 Mei 2015 14:05 WIB | 2.301 Views"), is_date_line("Pada 5 Mei 2015 ia pergi.")
    (True, False)
    """
    if len(text) > 120 or _YEAR.search(text) is None:
        return False
    for pattern in (_named().written, _NUMERIC, _named().english, _ISO):
        match = pattern.search(text)
        if match is not None and _iso(match):
            rest = text[: match.start()] + " " + text[match.end() :]
            again = pattern.search(rest)
            if again is not None:
                rest = rest[: again.start()] + " " + rest[again.end() :]
            return _named().around.fullmatch(rest) is not None
    return False


@remembered
def find_date(text: str) -> str:
    """The date in a line that may hold a byline as well, such as ``Antara • 27 Januari 2022 12:39``.

    >>> find_date("Rina Melati • 9 Mei 2023 18:05 WIB"), find_date("Harga naik sejak 11 Mei 2015.")
    ('2023-05-09T18:05:00+07:00', '')
    """
    if is_date_line(text):
        return iso_date(text)
    if name_after_date(text):
        return iso_date(text)
    head = _BYLINE.match(text) or _STUCK.match(text)
    return iso_date(text[head.end() :]) if head is not None and is_date_line(text[head.end() :]) else ""


@remembered
def name_after_date(text: str) -> str:
    """The name that follows a date in a line of nothing else; ``""`` where it is no such line.

    >>> name_after_date("5 Agustus 2015 / 10:12 / Rina Melati"), name_after_date("5 Agustus 2015 | 10:12 WIB")
    ('Rina Melati', '')
    """
    match = _NAME_AFTER.search(text) if len(text) < _LONGEST_HEADER else None
    if match is None or is_date_line(text) or not is_date_line(text[: match.start()]):
        return ""
    return match["name"]


@remembered
def header_date(text: str) -> str:
    """The date in a line among those before an article's first paragraph, beside a name, a place or counts.

    A headline or a deck with a date in it has nothing of the kind.

    >>> header_date("Dikirim oleh sari_m pada Jum, 08/12/2023 - 14:30"), header_date("Bandung, 3 Maret 2022")
    ('2023-12-08T14:30:00', '2022-03-03')
    >>> header_date("Penulis: Sari Melati, - Rabu, 22 Maret 2023 | 07:30 WIB")
    '2023-03-22T07:30:00+07:00'
    >>> header_date("Jadwal Kapal Feri Mulai 3 Maret 2022")
    ''
    """
    if found := find_date(text):
        return found
    if len(text) > _LONGEST_HEADER or text.endswith((".", "?", "!")):
        return ""
    place = _PLACED.match(text)
    if place is not None and is_date_line(text[place.end() :]):
        return iso_date(text)
    return iso_date(text) if _TELLS.search(text) else ""


def agreed_date(stated: str, visible: str) -> str:
    """The *visible* date where it agrees with the *stated* one but for the zone, which is often misstated.

    >>> agreed_date("2019-04-05T09:30:58+00:00", "2019-04-05T09:30:00+07:00")
    '2019-04-05T09:30:00+07:00'
    >>> agreed_date("2015-11-05", "2014-01-02")
    '2015-11-05'
    """
    if not stated or not visible:
        return stated or visible
    same_clock = stated[:16] == visible[:16]
    utc = (
        stated.endswith("+00:00")
        and abs(_day(stated) - _day(visible)) <= 1
        and stated[14:16] == visible[14:16]
    )
    return (
        visible if len(visible) > 16 and visible[16:] and (same_clock or utc) and "+" in visible else stated
    )


def _day(iso: str) -> int:
    return date.fromisoformat(iso[:10]).toordinal()
