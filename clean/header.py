"""An article's header, what stands before its first paragraph: headline, deck, date, author, dateline."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from indonesian import one_of, weekdays

from .dates import find_date, header_date, is_date_line, iso_date
from .lines import (
    ONLY_DATELINE,
    Line,
    dateline_source,
    is_bullet,
    is_capitalized,
    is_prose,
    is_title_like,
    opens_with_place,
    starts_with_dateline,
)
from .reasons import TEASER
from .remember import remembered
from .rules import Role, rule_book
from .scored_line import ScoredLine, is_guess, stems

__all__ = [
    "FURTHEST",
    "could_be_deck",
    "find_credits",
    "find_headline",
    "find_lead",
    "headline_key",
    "headline_of_flattened_header",
    "live_entries",
    "mail_header",
    "names_writer",
    "plain_title",
    "split_flattened_header",
]

_INNER_DATELINE = re.compile(r"(?<=\s)(?=[A-Z][\w.,() ]{2,60}(?:\s?(?:-{1,2}|–|—)|:)\s)")
_INNER_STOP = re.compile(r"[a-z]{3}[.]\s+[A-Z]")
_PERSON = re.compile(r"[A-Z][a-z'.]{1,20}(?:\s[A-Z][a-z'.]{0,20}){1,4}")
_PLACE_AND_DATE = re.compile(r"(?!(?:Oleh|By|Penulis|Teks)\b)(?:[A-Z][a-z'.]{1,20}\s?){1,3},\s?\d")
_POSTED = re.compile(
    r"@\w|\+?\s?(?:[Ii]kuti|[Ff]ollow)$|\d{1,2}\s?(?:j|jam|m|mnt|menit|h|hari|d|w|minggu)\s?(?:·.{0,20})?$"
)
_TOO_SURE, _FEW_WORDS = 3.0, 4
"""What no headline scores as a portal's line, and words of the shortest that may score at all."""
_OUTLET = re.compile(
    r"\b(?:kabar|warta|berita|media|news|radar|suara|harian|koran|tribun\w*|pos|post|times|jurnal|redaksi|tv|fm|online|daily"
    r"|majalah|tabloid|buletin|portal|website)\b",
    re.IGNORECASE,
)
"""In a line of a few words, it names a portal."""
_MOST = 0.6
_ANNOUNCES = 4.0
"""What it counts for a headline that the text has all its words."""
_SITE_SUFFIX = re.compile(r"\s(?:[|»•–—]|-{1,2})\s[^|»•–—]{2,40}$")
_SITE_REACH = 44
"""Characters of the longest of them."""
_NUMBER = re.compile(r"(?:nomor|no\.?)\s?:", re.IGNORECASE)
_LABEL_ALONE = re.compile(r"(?:penulis|reporter|pewarta|kontributor|wartawan|jurnalis)", re.IGNORECASE)
_NAMED_BELOW = re.compile(rf"(?:Kontributor\s[\w ]{{2,30}},\s)?(?P<name>{_PERSON.pattern})")
_FOLLOWED = re.compile(r"\+?\s?(?:ikuti|follow)(?:\spenulis)?", re.IGNORECASE)
_SIGNED = re.compile(r"(?:(?:salam\s)?hormat(?:\ssaya)?|tertanda|pengirim)\s?[,:]?", re.IGNORECASE)
_MAIL = re.compile(
    r"(?:(?P<sender>dari|from)|(?P<subject>subjek|subject|perihal)|(?P<date>tanggal|date|sent|dikirim)"
    r"|kepada|to|cc|bcc|reply-to|balas\ske)\s?:\s?(?P<value>\S.{0,300})",
    re.IGNORECASE,
)
_ANSWERS = re.compile(r"(?:(?:re|fw|fwd|bls|trs|balasan|terusan)\s?:\s?)+", re.IGNORECASE)
_NO_TITLE = re.compile(r"^(?:\d{1,2}/\s|(?:judul|title)\s?:\s|[^\w\s\"'(\[#@.+-]+\s?)+", re.IGNORECASE)
"""What may stand before a headline in its line."""
_MOST_BEFORE = 60
"""Words of prose before a dateline that may be a caption or a deck."""
FURTHEST = 30
"""Lines around an article among which its headline, date and author are looked for."""
_TIME = re.compile(r"(?:pukul\s)?(?:[01]?\d|2[0-3])[.:][0-5]\d(?:\s?(?:wib|wita|wit))?", re.IGNORECASE)
_FEWEST_ENTRIES, _ABOVE = 3, 12
"""Fewest entries of a live blog, and lines above its text in which the first may be."""
_DESK = re.compile(r"\s-\sdetik\w+$")
_WITH_SITE = re.compile(
    r"[A-Z][\w'.]{1,20}(?:\s[A-Z][\w'.]{0,20}){1,4}\s-\s(?:[a-z]{3,12}(?=[A-Z]))?[A-Z][\w.]{1,20}(?:\s[A-Z][\w.]{1,20}){0,2}"
)
"""A name with the portal it writes for, as stands beside a date."""
_NO_WORD = re.compile(r"\W+")
_ESSAY = re.compile(r"(?:Foto|FOTO|Potret|Galeri|Infografis|Video)\s?:\s(?:[\w\"',.-]+\s){3,20}[\w\"'?!.-]+$")
"""The headline of photos, which begins as their captions do."""


@cache
def _day() -> re.Pattern[str]:
    """Where a date begins that follows a headline in the same line."""
    names = one_of(name for day in weekdays() for name in day.names)
    return re.compile(rf"\b(?:{names})\b|\b\d{{1,2}}[\s/-](?=\w{{1,9}}[\s/-](?:19|20)\d\d)")


@remembered
def headline_key(text: str) -> str:
    """What two spellings of a headline have in common."""
    return _NO_WORD.sub(" ", text.lower()).strip()


def find_lead(lines: Sequence[ScoredLine], begin: int, end: int) -> int:
    """Where the article's text starts: at a dateline near the beginning, else at *begin*."""
    words = [one.line.text.count(" ") + 1 for one in lines[begin:end]]
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


def could_be_deck(line: Line) -> bool:
    """Whether a line before the first paragraph may be a deck, a category or a stray label."""
    text = line.text
    if is_bullet(text) or line.kind == "item" or starts_with_dateline(text) or ONLY_DATELINE.fullmatch(text):
        return False
    return len(text) <= 200 and (text.count(" ") < 2 or _could_be_title(text))


def _could_be_title(text: str, *, told: bool = False) -> bool:
    """Whether *text* may be a headline; *told* says that the text below has most of its words."""
    words = text.count(" ") + 1
    if not is_title_like(text) or words > 22 or starts_with_dateline(text) or _INNER_STOP.search(text):
        return False
    if text.startswith('"') and text.count('"') == 1:
        return False
    # A question may as well be how the article begins, unless it is capitalized as headlines are.
    return not text.endswith("?") or told or is_capitalized(text)


def _without_site(text: str) -> str:
    """*text* without the portal's name at its end."""
    suffix = _SITE_SUFFIX.search(text, max(0, len(text) - _SITE_REACH))
    return text if suffix is None else text[: suffix.start()]


def find_headline(lines: Sequence[ScoredLine], lead: int) -> int:
    """The place of the line before *lead* that is most like the article's headline; -1 where none is."""
    counts: dict[str, int] = {}
    for one in lines:
        # "Harga Beras Naik - Kabar Kita", as the browser's tab has it, repeats "Harga Beras Naik".
        for text in {one.line.text, _without_site(one.line.text)}:
            counts[headline_key(text)] = counts.get(headline_key(text), 0) + 1
    opening = next((one.line.text for one in lines[lead:] if is_prose(one.line.text)), "")
    told = {stem for one in lines[lead:] if is_prose(one.line.text) for stem in stems(one.line.text)}
    best, most = -1, 0.0
    few = lead <= 5
    # Where nothing else stands before the text, two words are a headline as well.
    shortest = 2 if lead <= 2 else 3
    for place in range(max(0, lead - FURTHEST), lead):
        one = lines[place]
        text = one.line.text
        words = text.count(" ") + 1
        if ONLY_DATELINE.fullmatch(text):
            continue
        own = stems(text)
        # A headline may speak as a portal does, and a name alone may head what tells of it.
        if one.rule is not None and (not is_guess(one) or one.portals > _TOO_SURE or words < _FEW_WORDS):
            continue
        heads = words > 1 and opening.startswith(f"{text} ") and not starts_with_dateline(opening)
        share = len(own & told) / max(len(own), _FEW_WORDS)
        if (words < shortest and not heads) or header_date(text) or _NUMBER.match(text):
            continue
        if not _could_be_title(text, told=share >= _MOST):
            continue
        if _PERSON.fullmatch(text) and place + 1 < len(lines) and _POSTED.match(lines[place + 1].line.text):
            # Who wrote a post, above its age or the account's name.
            continue
        caption = rule_book().caption_rule(text, before_lead=True) is not None
        if (caption and not _ESSAY.match(text)) or is_bullet(text):
            continue
        around = [lines[near].line.text for near in (place - 1, place + 1, place + 2) if 0 <= near < lead]
        value = (
            min(words, 12) / 4
            + 2.0 * (words >= 5 and counts[headline_key(text)] > 1)
            - (0 if few else (lead - place) / 10)
        )
        value -= 2.0 * (text.count(",") >= 3) + 2.0 * few * (best >= 0)
        value += 3.0 * any(is_date_line(near) or header_date(near) for near in around)
        # What a headline announces, the text tells.
        value += _ANNOUNCES * share + 2.0 * is_capitalized(text) - max(0.0, one.portals)
        value -= 3.0 * ("|" in text or (words <= _FEW_WORDS and _OUTLET.search(text) is not None))
        value -= 2.0 * (counts.get(headline_key(_without_site(text)), 0) > counts[headline_key(text)])
        if value > most or best < 0:
            best, most = place, value
    return best


def plain_title(text: str) -> str:
    """A headline without symbols, a number in a thread or a label before it.

    >>> plain_title("Judul: Harga Beras Naik"), plain_title('1/ "Ya," Katanya')
    ('Harga Beras Naik', '"Ya," Katanya')
    """
    return _NO_TITLE.sub("", text, count=1) or text


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


def find_credits(lines: Sequence[ScoredLine], first: int, end: int, title: str) -> tuple[str, list[str]]:
    """The date (ISO 8601) and the lines that may name the author, near an article from *first* to *end*."""
    date = ""
    credits: list[str] = []
    before = range(first - 1, max(-1, first - FURTHEST), -1)
    for place in (*before, *range(first, min(len(lines), end + 12))):
        one = lines[place]
        text = one.line.text
        if one.line.zone is TEASER:
            continue
        if title and headline_key(text) == headline_key(title):
            # "Cuaca Bali Periode 20 - 26 September 2024" dates no article.
            continue
        if not date and (is_date_line(text) or (place < first and header_date(text))):
            date = header_date(text)
            if not is_date_line(text) and not _PLACE_AND_DATE.match(text):
                credits.append(text)
        elif (
            (place < first and Role.CREDIT in getattr(one.line.zone, "roles", ()) and _PERSON.fullmatch(text))
            or (one.rule is not None and Role.CREDIT in one.rule.roles)
            or (place < first and (_DESK.search(text) or names_writer(lines, place)))
        ):
            below = lines[place + 1].line.text if place + 1 < len(lines) else ""
            named = _NAMED_BELOW.fullmatch(below) if _LABEL_ALONE.fullmatch(text) else None
            credits.append(text if named is None else f"{text}: {named['name']}")
    if not credits:
        credits = _signed(lines, first)
    if not credits:
        # Whoever the headline or the lead names is written about, not writing.
        told = f"{title} {lines[first].line.text if first < len(lines) else ''}".lower()
        names = _names_beside_dates(lines, first)
        credits = [name for name in names if not any(part in told for part in name.lower().split())]
    return date, credits


def _signed(lines: Sequence[ScoredLine], first: int) -> list[str]:
    """Names of whom a reader may follow above a text, or who signs a letter under it."""
    texts = [one.line.text for one in lines]
    followed = [
        texts[place]
        for place in range(max(0, first - FURTHEST), first - 1)
        if _FOLLOWED.fullmatch(texts[place + 1]) and _PERSON.fullmatch(texts[place])
    ]
    return followed or [
        below
        for above, below in pairwise(texts[first:])
        if _SIGNED.fullmatch(above) and _PERSON.fullmatch(below)
    ]


def names_writer(lines: Sequence[ScoredLine], place: int) -> bool:
    """Whether the line at *place* is a name with its portal, next to the date."""
    text = lines[place].line.text
    if " - " not in text or not _WITH_SITE.fullmatch(text):
        return False
    around = lines[max(0, place - 2) : place + 3]
    return any(is_date_line(one.line.text) or find_date(one.line.text) for one in around)


def _names_beside_dates(lines: Sequence[ScoredLine], first: int) -> list[str]:
    """Lines before the first paragraph that hold a name alone, next to the date."""
    found = []
    for place in range(max(1, first - 8), first):
        if not is_date_line(lines[place].line.text):
            continue
        for near in (place - 1, place + 1):
            if near >= first:
                continue
            one = lines[near]
            if not one.reason and one.rule is None and _PERSON.fullmatch(one.line.text):
                found.append(one.line.text)
    return found
