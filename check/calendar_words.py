"""Months, weekdays, parts of the day and time zones of both languages, as data for `dates`."""

__all__ = [
    "AFTERNOON",
    "ENGLISH_DAYS",
    "ENGLISH_MONTHS",
    "INDONESIAN_DAYS",
    "INDONESIAN_MONTHS",
    "MORNING",
    "ZONES",
]


def _numbered(rows: str) -> dict[str, int]:
    """Names by row: the first row is 1; all names in a row mean the same."""
    return {name: number for number, row in enumerate(rows.split("|"), 1) for name in row.split()}


# Indonesian texts use English names at times.
INDONESIAN_MONTHS = _numbered(
    "januari january jan|februari pebruari february feb|maret march mar|april apr|mei may|juni june jun|"
    "juli july jul|"
    "agustus august agt agu ags aug|september sept sep|oktober october okt oct|november nopember nov|"
    "desember december des dec"
)
ENGLISH_MONTHS = _numbered(
    "january jan|february feb|march mar|april apr|may|june jun|july jul|august aug|september sept sep|"
    "october oct|november nov|december dec"
)
INDONESIAN_DAYS = _numbered(
    "senin monday|selasa tuesday|rabu wednesday|kamis thursday|jumat jum'at jum’at friday|sabtu saturday|"
    "minggu ahad sunday"
)
ENGLISH_DAYS = _numbered(
    "monday mondays|tuesday tuesdays|wednesday wednesdays|thursday thursdays|friday fridays|"
    "saturday saturdays|sunday sundays"
)

MORNING, AFTERNOON = frozenset({"pagi", "subuh"}), frozenset({"siang", "sore", "petang", "malam"})

ZONES: dict[str, tuple[str, ...]] = {
    "WIB": ("WIB", "Western Indonesia", "West Indonesia", "Jakarta time", "GMT+7", "UTC+7"),
    "WITA": ("WITA", "Central Indonesia", "GMT+8", "UTC+8"),
    "WIT": ("WIT", "Eastern Indonesia", "East Indonesia", "GMT+9", "UTC+9"),
}
"""Indonesia's time zones and what English texts call them."""
