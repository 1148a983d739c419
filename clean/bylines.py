"""The name of who wrote an article, in a line that credits somebody."""

import re
from collections.abc import Set
from functools import cache

from indonesian import one_of, weekdays

from .dates import is_date_line, iso_date, name_after_date
from .names import PEOPLE, TEAM

__all__ = ["byline_of", "is_labelled", "named_author", "names_common_things", "team_of"]


_CREDIT = re.compile(
    r"\b(?:(?:teks|naskah)(?:\s(?:dan|&)\sfoto)?(?=\s?:)|foto\s(?:dan|&)\s(?:teks|naskah)(?=\s?:)|rep(?=\s?:)|karya(?=\s?:)|reporter|penulis|pewarta|oleh|by|author|wartawan|jurnalis|kontributor|laporan(?:\soleh|(?P<outlet>\s(?:wartawan|reporter|kontributor)))?"
    r")[\s:|]{1,6}(?P<name>[^\s|:;][^|:;\n]{2,79})",
    re.IGNORECASE,
)
_IN_SMALL = re.compile(r"[a-z'.]{2,20}(?:\s[a-z'.]{1,20}){1,3}")
"""A name as some papers set it: "rep: sari melati"."""
_CREDITED = re.compile(
    r"(?:(?:ditulis|written|laporan|posted)\s)?(?:oleh|by|penulis|reporter|pewarta|author|wartawan|jurnalis|kontributor)"
    r"\s{0,2}[:|]?\s",
    re.IGNORECASE,
)
"""At the beginning of a value that should be a name alone."""
_NAME = re.compile(r"[A-Z][\w.'\-]*(?:[\s,]{1,2}(?:dan\s|bin\s|van\s|de\s)?[A-Z][\w.'\-]*){0,7}")
_TEAM = re.compile(
    rf"(?:^|[:|]\s?|\b(?:[Oo]leh|[Bb]y|[Ll]aporan)\s)(?P<name>{TEAM.pattern})(?=$|\s[•·|/–-]|[,\s]+\d)"
)
_SHORTENED = re.compile(r"(?:\b[A-Z]|\.[A-Z][a-z]{0,4})\.$")
"""A name that ends in an initial or a degree keeps its stop."""
_NAMED_FIRST = re.compile(
    rf"(?P<name>{PEOPLE.pattern})\s?,\s(?:Jurnalis|Reporter|Wartawan|Kontributor)\b(?=\s?[-–·•|]|$)"
)
"""A name before what its owner is: "Rahma Tenri, Jurnalis · Rabu, 3 Mei 2023"."""
_ACCOUNT = re.compile(r"[a-z][a-z0-9_.]{3,20}")
"""Whom a site names as who posted, where it shows no person's name."""
_LONGER_WORD = re.compile(r"[^\W\d_]{3,}")
_LONGEST_INITIALS = 4
"""Letters of a title or of initials before a name: "KRMT", "H.M."."""
_LONGEST = 120
"""Characters of what a page gives as its author."""


@cache
def _end_of_name() -> re.Pattern[str]:
    """What follows a name in a line that credits it: another credit, or when it was published."""
    days = one_of(spelling for day in weekdays() for spelling in (*day.names, *day.english_short))
    return re.compile(
        rf"\s(?:editor|redaktur|foto|fotografer|uploader|pada|tanggal|tgl|on|di(?=\s\d)|dari|waktu\sbaca|di(?:baca|lihat|perbarui|publikasikan|terbitkan|posting|unggah|muat)|terbit|tayang|update[ds]?|published|posted|langsung)\b|\s[-–—•·]\s|,?\s(?:{days})\b|[,\s(]+\d|/\s?red\b",
        re.IGNORECASE,
    )


@cache
def _not_a_name() -> re.Pattern[str]:
    """What a byline may hold in a name's place, or beside one."""
    names = one_of(name for day in weekdays() for name in day.names)
    return re.compile(
        r"https?:|www\.|@|\.(?:com|co|id)\b|\b(?:sumber|source|foto|uploader|penyunting|fotografer|redaksi|redaktur"
        rf"|penulis|reporter|author|writer|wib|wita|wit|admin|administrator|super\suser|webmaster|operator|editor|tim|cyber|media|online|network|pt|newsroom|taboola|outbrain|mgid|sponsored|wordpress|blogger|{names})\b",
        re.IGNORECASE,
    )


def byline_of(text: str) -> str:
    """The name in a credit line; ``""`` where there is none.

    >>> byline_of("Pewarta: Dimas Prakoso"), byline_of("Rina Melati • 9 Mei 2023 18:05"), byline_of("Oleh :")
    ('Dimas Prakoso', 'Rina Melati', '')
    >>> byline_of("Penulis | : Dimas Prakoso | Editor : Ratna Sari")
    'Dimas Prakoso'
    >>> byline_of("Posted on 3 Mei 2021 by ratna_s"), byline_of("Dibaca oleh warga pada 3 Mei 2021")
    ('ratna_s', '')
    """
    if text.startswith(":"):
        name = text.strip(" :.,-|").split(" |", 1)[0]
        return "" if _not_a_name().search(name) else name
    if named := _NAMED_FIRST.match(text):
        return named["name"]
    match = _CREDIT.search(text)
    if match is not None:
        name = _end_of_name().split(match.group("name"), maxsplit=1)[0].rstrip(" ,-|&")
        if match.group("outlet"):
            name = name.rpartition(", ")[2]
        name = name.lstrip(" .,-|&") if _SHORTENED.search(name) else name.strip(" .,-|&*)")
        if name.islower() and _IN_SMALL.fullmatch(name) and ":" in match.group():
            name = name.title()
        if _not_a_name().search(name) or (name.islower() and not _posted(text, match.start(), name)):
            return ""
        return name
    head = re.split(r"\s+[•|·\-–]\s+|,\s\d|(?<=[a-z])(?=\d)", text)[0].strip()
    head = name_after_date(text) or head
    return head if _NAME.fullmatch(head) and not _not_a_name().search(head) and len(head) < 60 else ""


def _posted(text: str, begin: int, name: str) -> bool:
    """Whether the line *text* tells when the account *name*, named from *begin* on, posted the article."""
    before = text[:begin].strip(" |·•-")
    return (
        _ACCOUNT.fullmatch(name) is not None and iso_date(text) != "" and (not before or is_date_line(before))
    )


def names_common_things(name: str, small: Set[str]) -> bool:
    """Whether most words of *name* stand in small letters among the words *small* of an article.

    A rubric is such a name ("Pendidikan | 25 Apr 2024"), and a kicker; a person seldom is. A rubric in
    capitals tells itself: "CUACA Kabar Teluk".
    """
    first = name.split(" ", 1)[0]
    if first.isupper() and len(first) > _LONGEST_INITIALS and not name.isupper():
        return True
    words = [word.lower() for word in _LONGER_WORD.findall(name) if not word.isupper()]
    return 2 * sum(word in small for word in words) > len(words)


def is_labelled(text: str) -> bool:
    """Whether a credit line says that the name in it is the author's."""
    return _CREDIT.search(text) is not None


def team_of(text: str) -> str:
    """The team that a credit line names instead of a person; ``""`` where it names none.

    >>> team_of("Penulis: Tim Liputan Teluk"), team_of("oleh Redaksi RGB"), team_of("Tim Redaksi")
    ('Tim Liputan Teluk', 'Redaksi RGB', '')
    """
    match = _TEAM.search(text)
    return "" if match is None else match["name"]


def named_author(value: str) -> str:
    """The author in what a page gives as that, without a label; ``""`` where it is an account or the portal.

    >>> named_author("Ditulis oleh Rina  Melati"), named_author("admin")
    ('Rina Melati', '')
    """
    name = " ".join(value.split())
    if label := _CREDITED.match(name):
        name = name[label.end() :].strip(" :,|-")
    return name if len(name) < _LONGEST and not _not_a_name().search(name) else ""
