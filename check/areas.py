"""Areas survive with their names: a subdistrict is no regency of that name, West Java isn't North Java."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from .finding import Finding, Span
from .words import contains_phrase, word_set

__all__ = ["check_areas"]

_NAME = r"[A-Z][\w'’]+(?:\s[A-Z][\w'’]+){0,2}"
_KINDS = {
    "provinsi": "province", "propinsi": "province", "kabupaten": "regency", "kab": "regency", "kota": "city",
    "kecamatan": "subdistrict", "kec": "subdistrict", "kelurahan": "ward", "desa": "village",
    "dusun": "hamlet", "kampung": "hamlet", "nagari": "village", "pekon": "village", "gampong": "village",
    "gunung": "mountain", "sungai": "river", "danau": "lake", "pulau": "island",
}  # fmt: skip
_OURS = re.compile(rf"\b((?i:{'|'.join(_KINDS)}))\.?\s({_NAME})")
_NATURAL = frozenset({"mountain", "river", "lake", "island"})
_HEAD = re.compile(
    r"\b(?:(?:ka)?pol(?:sek|res|da)\w*|camat|kecamatan|(?:dan)?ramil|koramil|desa|kades|lurah|kelurahan|bupati|kabupaten"
    r"|kota|wali\s?kota|puskesmas|bandara|pelabuhan|pasar|lapas|rutan)\s$",
    re.IGNORECASE,
)
"""Before a river or a mountain it makes a name of it: *Kapolsek Sungai Raya*."""
_RENDERED = {
    "province": {"province"},
    "regency": {"regency", "district", "county"},
    "city": {"city", "municipality", "town"},
    "subdistrict": {"subdistrict", "sub-district", "district"},
    "ward": {"ward", "urban village", "subdistrict", "sub-district", "village", "neighborhood", "district"},
    "village": {"village", "hamlet"},
    "hamlet": {"hamlet", "village", "neighborhood", "subvillage"},
    "mountain": {"mountain"},
    "river": {"river"},
    "lake": {"lake"},
    "island": {"island"},
}
_LEVELS = "[Pp]rovince|[Rr]egency|[Ss]ub-?[Dd]istrict|[Uu]rban [Vv]illage|[Vv]illage|[Hh]amlet|Island"
_THEIRS = re.compile(rf"\b((?:[A-Z][\w'’]+\s){{1,4}})({_LEVELS})\b")
"""English that tells the level behind the name; "city" and "river" are said of much else."""


def check_areas(source: str, target: str) -> Iterator[Finding]:
    """Areas of *source* that are of another level, or lie another way, in *target*, in English."""
    yield from _levels(source, target)
    yield from _ways(source, target)


def _levels(source: str, target: str) -> Iterator[Finding]:
    if word_set(source).isdisjoint(_KINDS):
        return
    known: dict[str, dict[str, Span]] = {}
    begun: dict[str, set[str]] = {}
    rest = _OURS.sub("", source)
    for match in _OURS.finditer(source):
        kind, words = _KINDS[match[1].lower()], match[2].split(" ")
        if kind in _NATURAL and _HEAD.search(source, max(0, match.start() - 16), match.start()):
            continue
        words = words[: next((at for at, word in enumerate(words) if word.lower() in _KINDS), len(words))]
        name = " ".join(words)
        known.setdefault(name, {}).setdefault(kind, match.span())
        if kind in _NATURAL:
            known.setdefault(f"{match[1]} {name}", {}).setdefault(kind, match.span())
        # The first words alone may be the name, where another follows: *Desa Suka Kades Amir*.
        for size in range(1, len(words)):
            if words[size] in target:
                begun.setdefault(" ".join(words[:size]), set()).add(kind)
    for match in _THEIRS.finditer(target):
        level = match[2].lower()
        words = match[1].split()
        at = next((at for at in range(len(words)) if " ".join(words[at:]) in known), None)
        if at is None or (at and words[at - 1].lower() in _WAYS.values()):  # North Aceh isn't Aceh
            continue
        name = " ".join(words[at:])
        if any(level in _RENDERED[kind] for kind in (*known[name], *begun.get(name, ()))):
            continue
        # Bare, or with a word for its head, it may be of any level.
        if contains_phrase(rest, name):
            continue
        start, end = next(iter(known[name].values()))
        yield _turned(source, target, (start, end), match.span())


_WAYS = {
    "utara": "north", "selatan": "south", "timur": "east", "barat": "west", "tengah": "central",
    "tenggara": "southeast",
}  # fmt: skip
_ISLANDS = {"Java": "Jawa", "Sumatra": "Sumatera", "Borneo": "Kalimantan", "Moluccas": "Maluku"}
_WAY = re.compile(rf"\b(?P<name>[A-Z][a-z]{{2,}})\s(?P<way>{'|'.join(map(str.title, _WAYS))})\b")
_THEIR_WAY = re.compile(r"\b(?P<way>North|South|East|West|Central|Southeast)\s(?P<name>[A-Z][a-z]{2,})\b")


def _ways(source: str, target: str) -> Iterator[Finding]:
    """*Lampung Tengah bagian barat* isn't West Lampung, though the source has a west."""
    if word_set(source).isdisjoint(_WAYS):
        return
    ours: dict[str, dict[str, Span]] = {}
    for match in _WAY.finditer(source):
        ours.setdefault(match["name"], {})[_WAYS[match["way"].lower()]] = match.span()
    if not ours:
        return
    for match in _THEIR_WAY.finditer(target):
        name, way = match["name"], match["way"].lower()
        # A way that the source hasn't at all is for the closed classes; Nusa is no name without Tenggara.
        name = _ISLANDS.get(name, name)
        if name not in ours or way in ours[name] or name == "Nusa" or _may_be(source, name, way):
            continue
        yield _turned(source, target, next(iter(ours[name].values())), match.span())


def _may_be(source: str, name: str, way: str) -> bool:
    """Whether *source* may have *name* with *way* in another form: beside it, in a list, or in an acronym."""
    word = next(ours for ours, theirs in _WAYS.items() if theirs == way)
    if word not in word_set(source):
        return True
    forms, name = _forms(word), name.lower()
    return (
        forms.acronym.search(source) is not None
        or any(name in (it[1].lower(), (it[2] or "").lower()) for it in forms.way_first.finditer(source))
        or any(it[1].lower() == name for it in forms.in_list.finditer(source))
        or any(it[1].lower().startswith(name[:4]) for it in forms.way_last.finditer(source))
        or any(it[1].lower() == name[:2] for it in forms.contracted.finditer(source))
    )


class _Forms(NamedTuple):
    """What finds a way beside any name; what has a group has the name, or its beginning, in it."""

    way_first: re.Pattern[str]
    """*barat Jawa*, *barat kota Medan*."""
    way_last: re.Pattern[str]
    """*Jawa barat*, *Jawanya barat*."""
    in_list: re.Pattern[str]
    """*Jawa bagian timur dan barat*."""
    contracted: re.Pattern[str]
    """*Jabar*."""
    acronym: re.Pattern[str]
    """*Sulbar*, whatever the name."""


@cache
def _forms(word: str) -> _Forms:
    """Those of the way *word*: names are without number, ways are few."""
    ways, short = "|".join(_WAYS), word[:3]
    joint = r"(?:,\s|/|-|\s(?:dan|atau|hingga|serta|maupun|sampai)\s)"
    patterns = (
        rf"\b{word}\s(?=(\w+))(?=(?:(?:dari|kota)\s(\w+))?)",
        rf"\b(\w+)(?=\s{word}\b)",
        rf"\b(\w+)(?=\s(?:(?:bagian|sebelah|sisi)\s)?(?:(?:{ways}){joint})*{word}\b)",
        rf"\b(\w\w)\w*{short}\b",
        rf"\b\w*{short}\b(?<!\b{short})(?=[\s.,;)]|$)",
    )
    return _Forms(*(re.compile(pattern, re.IGNORECASE) for pattern in patterns))


def _turned(source: str, target: str, ours: Span, theirs: Span) -> Finding:
    return Finding.of(
        "area_became",
        kind="contrast",
        severity="error",
        values={"was": source[slice(*ours)], "became": target[slice(*theirs)]},
        source_span=ours,
        target_span=theirs,
    )
