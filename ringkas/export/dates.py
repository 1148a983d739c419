"""Dates as people write them."""

import re

from indonesian import months, zones

__all__ = ["readable_date"]

_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T(\d\d:\d\d)(?::\d\d(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?)?", re.ASCII)


def readable_date(date: str) -> str:
    """An ISO 8601 *date* in English words, with the time and zone that it has; anything else as it is.

    The time is the article's own, never moved into another zone; Indonesia's zones have their names.

    >>> readable_date("2024-03-12T08:15:00+07:00"), readable_date("2024-03-12"), readable_date("kemarin")
    ('12 March 2024, 08:15 WIB', '12 March 2024', 'kemarin')
    """
    found = _ISO.fullmatch(date)
    names = {month.number: month.english for month in months()}
    if found is None or int(found[2]) not in names:
        return date
    year, month, day, time, offset = found.groups()
    words = f"{int(day)} {names[int(month)]} {year}"
    if not time:
        return words
    known = {zone.offset: zone.name for zone in zones()}
    zone = known.get(offset or "", f"UTC{offset}" if offset and offset != "Z" else "UTC" if offset else "")
    return f"{words}, {time} {zone}".rstrip()
