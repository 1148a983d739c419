"""The name of who wrote an article, in a line that credits somebody."""

import re
from functools import cache

from indonesian import one_of, weekdays

from .dates import name_after_date
from .names import TEAM

__all__ = ["byline_of", "named_author", "team_of"]


_CREDIT = re.compile(
    r"\b(?:(?:teks|naskah)(?:\s(?:dan|&)\sfoto)?(?=\s?:)|foto\s(?:dan|&)\s(?:teks|naskah)(?=\s?:)|rep(?=\s?:)|karya(?=\s?:)|reporter|penulis|pewarta|oleh|by|author|wartawan|jurnalis|kontributor|laporan(?P<outlet>\s(?:wartawan|reporter|kontributor))?"
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
_LONGEST = 120
"""Characters of what a page gives as its author."""


@cache
def _end_of_name() -> re.Pattern[str]:
    """What follows a name in a line that credits it: another credit, or when it was published."""
    days = one_of(spelling for day in weekdays() for spelling in (*day.names, *day.english_short))
    return re.compile(
        rf"\s(?:editor|redaktur|foto|fotografer|uploader|pada|tanggal|tgl|on|di(?=\s\d)|dari|waktu\sbaca|di(?:baca|lihat)|langsung)\b|\s[-–—•·]\s|,?\s(?:{days})\b|[,\s(]+\d|/\s?red\b",
        re.IGNORECASE,
    )


@cache
def _not_a_name() -> re.Pattern[str]:
    """What a byline may hold in a name's place, or beside one."""
    names = one_of(name for day in weekdays() for name in day.names)
    return re.compile(
        r"https?:|www\.|@|\.(?:com|co|id)\b|\b(?:sumber|source|foto|uploader|penyunting|fotografer|redaksi|redaktur"
        rf"|penulis|reporter|admin|administrator|super\suser|webmaster|operator|editor|tim|cyber|media|online|network|pt|newsroom|taboola|outbrain|mgid|sponsored|wordpress|blogger|{names})\b",
        re.IGNORECASE,
    )


def byline_of(text: str) -> str:
    """The name in a credit line; ``""`` where there is none.

    >>> byline_of("Pewarta: Dimas Prakoso"), byline_of("Rina Melati • 9 Mei 2023 18:05"), byline_of("Oleh :")
    ('Dimas Prakoso', 'Rina Melati', '')
    >>> byline_of("Penulis | : Dimas Prakoso | Editor : Ratna Sari")
    'Dimas Prakoso'
    """
    if text.startswith(":"):
        return text.strip(" :.,-|")
    match = _CREDIT.search(text)
    if match is not None:
        name = _end_of_name().split(match.group("name"), maxsplit=1)[0].rstrip(" ,-|&")
        if match.group("outlet"):
            name = name.rpartition(", ")[2]
        name = name.lstrip(" .,-|&") if _SHORTENED.search(name) else name.strip(" .,-|&*)")
        if name.islower() and _IN_SMALL.fullmatch(name) and ":" in match.group():
            name = name.title()
        return "" if _not_a_name().search(name) or name.islower() else name
    head = re.split(r"\s+[•|·\-–]\s+|,\s\d", text)[0].strip()
    head = name_after_date(text) or head
    return head if _NAME.fullmatch(head) and not _not_a_name().search(head) and len(head) < 60 else ""


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
