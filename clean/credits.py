"""Who wrote an article and when, as the lines around its text tell."""

import re
from collections.abc import Sequence
from itertools import pairwise

from .bylines import byline_of
from .dates import find_date, header_date, is_date_line, iso_date
from .header import FURTHEST
from .headline import headline_key
from .lines import is_bullet
from .names import OUTLET, PEOPLE, PERSON, PLACED, TEAM
from .reasons import TEASER
from .rule_file import rule_book
from .rules import Role
from .scored_line import ScoredLine, is_guess

__all__ = ["find_credits", "likely_authors", "likely_date", "names_writer"]

_PLACE_AND_DATE = re.compile(r"(?!(?:Oleh|By|Penulis|Teks)\b)(?:[A-Z][a-z'.]{1,20}\s?){1,3},\s?\d")
_DATED_OPENING = re.compile(
    r"(?:[A-Z][\w.'()\-]{1,24},?\s){1,6}(?<=,\s)\(?\d{1,2}(?:\s[A-Z][a-z]{2,8}\s|/\d{1,2}/)(?:19|20)\d\d\)?"
    r"(?:\s\([A-Z][\w. ]{1,24}\))?\s?[.:–—\-]"
)
"""A place with the day, as a release opens."""
_LABEL_ALONE = re.compile(
    r"(?:penulis|reporter|pewarta|kontributor|wartawan|jurnalis|(?:(?:ditulis|tulisan|laporan|cerita)\s)?oleh|teks|naskah)\s?:?",
    re.IGNORECASE,
)
_NAMED_BELOW = re.compile(rf"(?:Kontributor\s[\w ]{{2,30}},\s)?(?P<name>{PEOPLE.pattern})")
_AGO = re.compile(
    r"\d{1,2}\s(?:detik|menit|jam|hari|minggu|pekan|bulan|tahun)\s(?:yang\s)?lalu\b", re.IGNORECASE
)
_NAME_AND_AGE = re.compile(rf"(?P<name>{PEOPLE.pattern})\s?[·•|,–-]\s?(?i:{_AGO.pattern})")
_ACCOUNT = re.compile(r"@\w{2,30}")
_OPENINGS = 2
"""Paragraphs of which one may open with a place and the day."""
_HEADER, _NEAR = 14, 8
"""Lines over a text among which a date tells which team's name is beside it, and whose."""
_CAPITAL_PLACE = re.compile(r"[A-Z]{3,20}(?:\s[A-Z]{3,20}){0,2}")
"""The place under a name, as newspapers set it."""
_POSTED_ON = re.compile(r"\s·(?:\s.{0,20})?$")
"""The end of the line under the name of who wrote a post."""
_ROLE = re.compile(r"[A-Z][\w./]{1,20}(?:\s[\w./]{2,20}){0,6},?(?:\s[a-z][\w./]{2,20}){1,7}")
"""What a writer is, under the name: "Guru SMA, pegiat literasi"."""
_FOLLOWED = re.compile(r"\+?\s?(?:ikuti|follow)(?:\spenulis)?", re.IGNORECASE)
_SIGNED = re.compile(
    r"(?:(?:salam\s)?hormat(?:\ssaya)?|salam(?:\s(?:hangat|takzim|redaksi|penulis))?|wassalam\S{0,12}(?:\s[a-z][\w.']{0,8}){0,3}|tertanda"
    r"|pengirim|tentang\spenulis|(?:profil|biodata)\spenulis)\s?[.,:]?",
    re.IGNORECASE,
)
_BIO = re.compile(
    rf"(?:\(?\*{{1,3}}\)?\s?(?:Penulis(?:\sadalah|,)?\s)?|Penulis,\s)(?P<name>{PERSON.pattern})(?:,?\s(?:adalah|ialah|merupakan)\b|,\s[a-z]|\s\()"
)
"""How a line under a text tells who its author is: "*) Sari Melati, dosen ..."."""
_ONE_NAME = re.compile(
    r"(?!(?:Ikuti|Follow|Profil|Lihat|Bagikan|Share|Ditulis|Tentang|Gabung|Terverifikasi|Foto)\b)[A-Z][a-z]{2,20}"
)
_LABELLED = re.compile(
    rf"(?:Reporter|Penulis|Pewarta|Oleh|Kontributor|Wartawan|Jurnalis|Laporan|Teks|By|oleh|by)\s?[:|]?\s(?:{PEOPLE.pattern}|{TEAM.pattern})"
)
_DESK = re.compile(r"\s-\sdetik\w+$")
_WITH_SITE = re.compile(
    r"[A-Z][\w'.]{1,20}(?:\s[A-Z][\w'.]{0,20}){1,4}\s-\s(?:[a-z]{3,12}(?=[A-Z]))?[A-Z][\w.]{1,20}(?:\s[A-Z][\w.]{1,20}){0,2}"
)
"""A name with the portal it writes for, as stands beside a date."""
_TITLED_PEOPLE = rf"(?:(?:I|Ni|RP\.?|RD\.?|KH\.?)\s)?{PEOPLE.pattern}"
_BEFORE_NAMES = re.compile(
    r"(?:[\W_]*(?:(?:di)?tulis(?:an)?|cerita|laporan|written|posted|diposkan|naskah|teks|foto|penulis|reporter|rep|pewarta"
    r"|kontributor|wartawan|jurnalis|oleh|by|author|dari|kabar\w*|tribun[\w.]*)\b[\s:|&,]*)+",
    re.IGNORECASE,
)
"""What may stand before the names in a line that says who wrote it."""
_NAMES = re.compile(rf"(?<![\w.]){_TITLED_PEOPLE}(?!\w)")
_OTHER_CREDIT = re.compile(
    r"(?:^|\s)(?:editor|red(?:aktur)?|penyunting|foto(?!\s(?:&|dan)\s)|fotografer)\b", re.IGNORECASE
)
"""What credits another than the author, after the author's name or alone."""
_BRACKETED = re.compile(rf"\((?P<names>{_TITLED_PEOPLE})(?:\s?/\s?[\w-]+)?\)")
"""A line of nothing but the writer's name, as closes an article."""
_LIKELY, _DATED = 0.5, 0.5
"""Chances from which on a line may say who wrote the article, and says when."""
_CLOSES = 0.3
"""Least chance of a name in brackets on a line of its own."""


def find_credits(lines: Sequence[ScoredLine], first: int, end: int, title: str) -> tuple[str, list[str]]:
    """The date (ISO 8601) and the lines that may name the author, near an article from *first* to *end*."""
    date = ""
    credits: list[str] = []
    block: list[str] = []
    owners: list[str] = []
    before = range(first - 1, max(-1, first - FURTHEST), -1)
    for place in (*before, *range(first, min(len(lines), end + 12))):
        one = lines[place]
        text = one.line.text
        if one.line.zone is TEASER:
            continue
        if title and headline_key(text) == headline_key(title):
            # "Cuaca Bali Periode 20 - 26 September 2024" dates no article.
            continue
        tells = header_date(text) if place < first or _PLACE_AND_DATE.match(text) else ""
        if not date and (is_date_line(text) or tells):
            date = header_date(text)
            if not is_date_line(text) and not _PLACE_AND_DATE.match(text):
                credits.append(text)
        elif (aged := _NAME_AND_AGE.fullmatch(text) if place < first and "lalu" in text else None) or (
            aged := _BIO.match(text) if place > first and text.startswith(("*", "(", "Pen")) else None
        ):
            credits.append(aged["name"])
        elif place < first and _is_authors(one):
            above = place > 0 and _is_authors(lines[place - 1])
            block.append(text)
            if not above:
                owners.extend(_first_name(block[::-1]))
                block = []
        elif (one.rule is not None and Role.CREDIT in one.rule.roles) or (
            place < first and (_DESK.search(text) or names_writer(lines, place))
        ):
            below = lines[place + 1].line.text if place + 1 < len(lines) else ""
            named = _NAMED_BELOW.fullmatch(below) if _LABEL_ALONE.fullmatch(text) else None
            credits.append(text if named is None else f"{text}: {named['name']}")
    if not date:
        # Under a deck it is the second paragraph that opens the text.
        openings = (_DATED_OPENING.match(one.line.text) for one in lines[first : first + _OPENINGS])
        date = next((iso_date(opening.group()) for opening in openings if opening is not None), "")
    # A line that credits somebody may name an editor alone.
    credits.extend(_signed(lines, first))
    # Whoever the headline or the lead names is written about, not writing.
    told = f"{title} {lines[first].line.text if first < len(lines) else ''}".lower()
    names = _names_beside_dates(lines, first, title)
    credits.extend(
        name
        for name in names
        if TEAM.fullmatch(name) or not any(part in told for part in name.lower().split())
    )
    return date, owners + credits


def likely_authors(lines: Sequence[ScoredLine], credits: Sequence[str], title: str) -> list[str]:
    """Names in the lines of a paste, the likeliest author's first; none where no model was asked of them.

    None either where *credits*, what the rules took for lines that name the author, have a name: of pastes by
    somebody whose others nobody had seen the rules' was right more often. The article's *title* names nobody.
    """
    if any(byline_of(text) for text in credits):
        return []
    found: dict[str, float] = {}
    for one in lines:
        if one.part is None or is_bullet(one.line.text):
            continue
        likely = one.part.byline
        name = _names_in(one.line.text) if likely >= _LIKELY else ""
        if not name and (closing := _BRACKETED.fullmatch(one.line.text)):
            name, likely = closing["names"], max(likely, _CLOSES)
        if name and name not in title and not any(name in other or other in name for other in found):
            found[name] = likely
    return sorted(found, key=lambda name: -found[name])


def _names_in(text: str) -> str:
    """The first name or names in a line that says who wrote it; ``""`` where it has none."""
    text = _OTHER_CREDIT.split(text, maxsplit=1)[0]
    label = _BEFORE_NAMES.match(text)
    names = (text.title() if text.isupper() else text)[label.end() if label else 0 :]
    match = _NAMES.match(names) or _NAMES.search(names)
    if match is None or OUTLET.search(match.group()) or rule_book().line_rule(match.group()):
        return ""
    return match.group()


def likely_date(lines: Sequence[ScoredLine]) -> str:
    """The date (ISO 8601) in the first line that the model takes for that; ``""`` where none is."""
    likely = (one.line.text for one in lines if one.part is not None and one.part.date > _DATED)
    return next((date for text in likely if (date := iso_date(text))), "")


def _is_authors(one: ScoredLine) -> bool:
    """Whether the line stands in an element of a page that is named after the author."""
    return Role.CREDIT in getattr(one.line.zone, "roles", ())


def _first_name(texts: Sequence[str]) -> list[str]:
    """The first of the *texts* of such an element that names somebody; what they are stands under it."""
    return [
        text
        for text in texts
        if PEOPLE.fullmatch(text)
        or _LABELLED.match(text)
        or TEAM.fullmatch(text)
        or _ONE_NAME.fullmatch(text)
    ][:1]


def _signed(lines: Sequence[ScoredLine], first: int) -> list[str]:
    """Names of whom a reader may follow above a text, or who signs a letter under it."""
    texts = [one.line.text for one in lines]
    followed = [
        texts[place]
        for place in range(max(0, first - FURTHEST), first - 1)
        if (_FOLLOWED.fullmatch(texts[place + 1]) or _ACCOUNT.fullmatch(texts[place + 1]))
        and PERSON.fullmatch(texts[place])
    ]
    return followed or [
        below
        for above, below in pairwise(texts[first:])
        if _SIGNED.fullmatch(above) and PERSON.fullmatch(below)
    ]


def names_writer(lines: Sequence[ScoredLine], place: int) -> bool:
    """Whether the line at *place* is a name with its portal or a degree, next to the date."""
    text = lines[place].line.text
    with_site = " - " in text and _WITH_SITE.fullmatch(text) is not None
    if not with_site and not (text.endswith(".") and PERSON.fullmatch(text)):
        return False
    around = lines[max(0, place - 2) : place + 3]
    return any(is_date_line(one.line.text) or find_date(one.line.text) for one in around)


def _names_beside_dates(lines: Sequence[ScoredLine], first: int, title: str) -> list[str]:
    """Lines before the first paragraph that hold a name alone, next to the date or to how long ago it was.

    The *title* may stand between them.
    """
    found = []
    for place in range(max(0, first - _HEADER), first):
        text = lines[place].line.text
        dated = is_date_line(text) or (_PLACE_AND_DATE.match(text) is not None and header_date(text) != "")
        placed = _CAPITAL_PLACE.fullmatch(text) is not None and not OUTLET.search(text)
        if not dated and not placed and not _AGO.match(text) and not _POSTED_ON.search(text):
            continue
        above = place - 1
        if above > 0 and _ROLE.fullmatch(lines[above].line.text):
            above -= 1
        below = place + 1
        if title and below < first and headline_key(lines[below].line.text) == headline_key(title):
            below += 1
        for near in (above, below) if dated else (above,):
            if not 0 <= near < first:
                continue
            one = lines[near]
            near_text = one.line.text
            if near_text.startswith("Tim ") and TEAM.fullmatch(near_text):
                found.append(near_text)
                continue
            if place < first - _NEAR or one.reason or not (one.rule is None or is_guess(one)):
                continue
            if OUTLET.search(near_text):
                continue
            if PEOPLE.fullmatch(near_text):
                found.append(near_text)
            elif where := PLACED.fullmatch(near_text):
                found.append(where["name"])
    return found
