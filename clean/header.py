"""An article's header, what stands before its first paragraph: dateline, a mail's head, a flattened line."""

import re
from collections.abc import Sequence
from functools import cache

from indonesian import one_of, weekdays

from .dates import find_date, header_date, iso_date
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
"""Words of prose before a dateline that may be a caption or a deck; before a headline, teasers."""
_MOST_SHARE = 0.4
"""Share of all words that these may have."""
_TWICE_WITHIN, _FEWEST_OF_HEADLINE = 5, 5
"""Lines among which a headline stands again over its picture, and words of one that counts."""
FURTHEST = 30
"""Lines around an article among which its headline, date and author are looked for."""
_TEASERS = re.compile(r"(?:Headline|Fokus|Highlight|Sorotan)s?", re.IGNORECASE)
_CAPITALS = re.compile(r"[A-Z]{4,}(?:\s[A-Z]{2,}){0,3},?\s(?:\([A-Z]+\)\s)?[A-Z]?[a-z]")
"""How some portals open a text: its first words in capitals."""
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
    texts = [one.line.text for one in lines[:end]]
    distinct = {text: place for place, text in reversed(list(enumerate(texts[begin:])))}
    words = [
        text.count(" ") + 1 if distinct[text] == place else 0 for place, text in enumerate(texts[begin:])
    ]
    total = sum(words)
    headed = _under_second_headline(texts, begin) or _under_teasers(texts, begin)
    if headed and sum(words[: headed - begin]) <= min(_MOST_BEFORE, _MOST_SHARE * total):
        begin, words = headed, words[headed - begin :]
    prose = 0
    dated = False
    for place in range(begin, min(end, begin + 10)):
        text = texts[place]
        # A colon follows a speaker or a label as well as a place; the date of publication above it tells.
        if dated and not prose and opens_with_place(text) and is_prose(text) and lines[place].rule is None:
            return place
        dated = dated or bool(find_date(text))
        if starts_with_dateline(text) and (is_prose(text) or ONLY_DATELINE.fullmatch(text)):
            # A place alone ("Soekarno - Hatta") is weaker than a place with a portal's name.
            allowed = _MOST_BEFORE if dateline_source(text) else 0
            return place if prose <= allowed and prose < _MOST_SHARE * total else begin
        if _is_paragraph(text):
            prose += words[place - begin] if '"' not in text else total
    return begin


def _is_paragraph(text: str) -> bool:
    """Whether *text* is prose, and no caption by what it says."""
    return is_prose(text) and rule_book().caption_rule(text, before_lead=True) is None


def _under_second_headline(texts: Sequence[str], begin: int) -> int:
    """Where the text starts under a headline that stands again over its picture, its date between; else 0.

    Above the first a portal has teasers, which read as paragraphs do.
    """
    for place in range(begin, min(len(texts), begin + FURTHEST)):
        below = range(place + 1, min(len(texts), place + 1 + _TWICE_WITHIN))
        again = [near for near in below if texts[near] == texts[place]]
        if not again or texts[place].count(" ") < _FEWEST_OF_HEADLINE - 1 or not is_title_like(texts[place]):
            continue
        if any(map(header_date, texts[place + 1 : again[0]])):
            return next((near for near in range(again[-1] + 1, len(texts)) if _is_paragraph(texts[near])), 0)
    return 0


def _under_teasers(texts: Sequence[str], begin: int) -> int:
    """Where a text opens in capitals under a portal's label and the teasers that go with it; else 0."""
    top = texts[: begin + FURTHEST]
    label = next((place for place, text in enumerate(top) if _TEASERS.fullmatch(text)), len(top))
    opens = (place for place in range(max(begin, label + 2), len(top)) if _CAPITALS.match(top[place]))
    return next((place for place in opens if is_prose(top[place])), 0)


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
