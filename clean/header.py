"""An article's header, what stands before its first paragraph: dateline, a mail's head, a flattened line."""

import re
from collections.abc import Sequence
from functools import cache

from indonesian import one_of, weekdays

from .dates import find_date, iso_date
from .lines import (
    ONLY_DATELINE,
    dateline_source,
    is_prose,
    is_title_like,
    opens_with_place,
    starts_with_dateline,
)
from .rule_file import rule_book
from .scored_line import ScoredLine

__all__ = [
    "FURTHEST",
    "find_lead",
    "headline_of_flattened_header",
    "live_entries",
    "mail_header",
    "split_flattened_header",
]

_INNER_DATELINE = re.compile(r"(?<=\s)(?=[A-Z][\w.,() ]{2,60}(?:\s?(?:-{1,2}|–|—)|:)\s)")
_MAIL = re.compile(
    r"(?:(?P<sender>dari|from)|(?P<subject>subjek|subject|perihal)|(?P<date>tanggal|date|sent|dikirim)"
    r"|kepada|to|cc|bcc|reply-to|balas\ske)\s?:\s?(?P<value>\S.{0,300})",
    re.IGNORECASE,
)
_ANSWERS = re.compile(r"(?:(?:re|fw|fwd|bls|trs|balasan|terusan)\s?:\s?)+", re.IGNORECASE)
_MOST_BEFORE = 60
"""Words of prose before a dateline that may be a caption or a deck."""
FURTHEST = 30
"""Lines around an article among which its headline, date and author are looked for."""
_TIME = re.compile(r"(?:pukul\s)?(?:[01]?\d|2[0-3])[.:][0-5]\d(?:\s?(?:wib|wita|wit))?", re.IGNORECASE)
_FEWEST_ENTRIES, _ABOVE = 3, 12
"""Fewest entries of a live blog, and lines above its text in which the first may be."""


@cache
def _day() -> re.Pattern[str]:
    """Where a date begins that follows a headline in the same line."""
    names = one_of(name for day in weekdays() for name in day.names)
    return re.compile(rf"\b(?:{names})\b|\b\d{{1,2}}[\s/-](?=\w{{1,9}}[\s/-](?:19|20)\d\d)")


def find_lead(lines: Sequence[ScoredLine], begin: int, end: int) -> int:
    """Where the article's text starts: at a dateline near the beginning, else at *begin*."""
    # What stands there twice is one caption or deck.
    distinct = {one.line.text: place for place, one in reversed(list(enumerate(lines[begin:end])))}
    words = [
        one.line.text.count(" ") + 1 if distinct[one.line.text] == place else 0
        for place, one in enumerate(lines[begin:end])
    ]
    total = sum(words)
    prose = 0
    dated = False
    for place in range(begin, min(end, begin + 10)):
        text = lines[place].line.text
        # A colon follows a speaker or a label as well as a place; the date of publication above it tells.
        if dated and not prose and opens_with_place(text) and is_prose(text) and lines[place].rule is None:
            return place
        dated = dated or bool(find_date(text))
        if starts_with_dateline(text) and (is_prose(text) or ONLY_DATELINE.fullmatch(text)):
            # A place alone ("Soekarno - Hatta") is weaker than a place with a portal's name.
            allowed = _MOST_BEFORE if dateline_source(text) else 0
            return place if prose <= allowed and prose < 0.4 * total else begin
        if is_prose(text) and rule_book().caption_rule(text, before_lead=True) is None:
            prose += words[place - begin] if '"' not in text else total
    return begin


def live_entries(lines: Sequence[ScoredLine], begin: int, end: int) -> list[int]:
    """Places of the times of day that open the entries of a live blog from *begin* to *end*, or just before.

    Empty where there are fewer than three: one time alone is a page's. A heading may stand under each.
    """
    texts = [one.line.text for one in lines]
    found = [
        place
        for place in range(max(0, begin - _ABOVE), end)
        if len(texts[place]) < 20
        and _TIME.fullmatch(texts[place])
        and any(is_prose(text) for text in texts[place + 1 : min(place + 3, end)])
    ]
    return found if len(found) >= _FEWEST_ENTRIES else []


def mail_header(lines: Sequence[ScoredLine]) -> tuple[list[int], str, str]:
    """Places of the lines that head a mail near the top, its subject and its date (ISO 8601).

    Empty where no sender and subject stand there together.
    """
    found = {}
    for place, one in enumerate(lines[:FURTHEST]):
        match = _MAIL.fullmatch(one.line.text) if ":" in one.line.text[:12] else None
        if match is not None:
            found[place] = match
        elif found:
            break
    subject = next((match["value"] for match in found.values() if match["subject"]), "")
    if not subject or not any(match["sender"] for match in found.values()):
        return [], "", ""
    date = next((iso_date(match["value"]) for match in found.values() if match["date"]), "")
    return list(found), _ANSWERS.sub("", subject, count=1), date


def split_flattened_header(text: str) -> tuple[str, str]:
    """A first paragraph into which headline, date and share labels were flattened: these, and the rest.

    The first is empty where the paragraph is as it should be.

    >>> head = "Harga Beras Naik Kamis, 7 Maret 2024 10:15 WIB Share"
    >>> split_flattened_header(head + " KOTA MADANI, KABARKITA.com - " + "Harga naik. " * 20)[0]
    'Harga Beras Naik Kamis, 7 Maret 2024 10:15 WIB Share'
    """
    if len(text) < 200 or starts_with_dateline(text):
        return "", text
    # The last place from which it still reads as a dateline: what comes before is a label, not the place.
    for match in reversed(list(_INNER_DATELINE.finditer(text[:500]))):
        begin = match.start()
        head = text[:begin].strip()
        if head.endswith(",") or ". " in head or not iso_date(head):
            continue
        if not starts_with_dateline(text[begin:]) and not opens_with_place(text[begin:]):
            continue
        if text[begin:].split(",", 1)[0].isupper():
            # A place of several words, all in capitals.
            while (word := head.rsplit(" ", 1)[-1]).isupper() and word.isalpha():
                head = head[: -len(word)].rstrip()
                begin -= len(word) + 1
        return head, text[begin:]
    return "", text


def headline_of_flattened_header(head: str) -> str:
    """The headline in what `split_flattened_header` took off; ``""`` where there is none.

    >>> headline_of_flattened_header("Harga Beras Naik Kamis, 7 Maret 2024 10:15 WIB Share")
    'Harga Beras Naik'
    """
    title = _day().split(head, maxsplit=1)[0].strip(" -|,")
    return title if is_title_like(title) else ""
