"""How figures and places stand to one another survives: to what, by how much, of how many, from where."""

import re
from collections.abc import Iterator
from functools import lru_cache

from .finding import Finding
from .number_words import word_table

__all__ = ["check_turned_relations"]

_MONEY = r"(?:Rp\.?\s?|US\$\s?|\$\s?|IDR\s)?"
_FIGURE = r"(?P<figure>\d+(?:[.,]\d+)*|[a-z]+)"
_UNIT_ID = r"(?P<unit>\s?(?:persen\b|%|poin\b|sentimeter\b|meter\b|juta\b|tahun\b|bulan\b|ribu\b))"
_UNIT_EN = r"(?:\s?(?:per\s?cent\b|%|points?\b|centimet|met|million\b|years?\b|months?\b|thousand\b))"
_RISES = (
    r"\b(?:naik|turun|meningkat|menurun|anjlok|merosot|melonjak|melesat|bertambah|berkurang|menaikkan|menurunkan"
    r"|memperberat|diperberat|memangkas|dipangkas|dinaikkan|diturunkan|tumbuh|menyusut|melemah|menguat)\b"
)
_THEY_RISE = (
    r"\b(?:r[io]se[ns]?|rising|raised?|climb\w*|increas\w*|jump\w*|surg\w*|soar\w*|grew|grown?|grows|up|gain\w*|stretch\w*"
    r"|extend\w*|f[ae]ll\w*|drop\w*|declin\w*|down|plung\w*|slump\w*|tumbl\w*|cut|cuts|reduc\w*|slid\w*|lower\w*"
    r"|st[ao]nds?|stood|shr[aiu]nk\w*|weaken\w*|strengthen\w*)\b"
)
_SO_FAR = {
    "id": re.compile(
        rf"{_RISES}[^.;]{{0,60}}?\b(?:menjadi|jadi|ke|ke level)\s{_MONEY}{_FIGURE}{_UNIT_ID}", re.IGNORECASE
    ),
    "en": re.compile(
        rf"{_THEY_RISE}[^.;,]{{0,40}}?\b(?:to|at)\s(?:a\s)?(?:mere\s|just\s|only\s)?{_MONEY}{_FIGURE}{_UNIT_EN}",
        re.IGNORECASE,
    ),
}
"""What something rose or fell to."""
_SO_MUCH = {
    "id": re.compile(rf"{_RISES}\s(?:sebesar\s|sebanyak\s){_MONEY}{_FIGURE}{_UNIT_ID}", re.IGNORECASE),
    "en": re.compile(rf"{_THEY_RISE}[^.;,]{{0,40}}?\bby\s(?:a\s)?{_MONEY}{_FIGURE}{_UNIT_EN}", re.IGNORECASE),
}
"""By how much it did."""
_SOME_OF = re.compile(
    r"\b(?P<some>\d+|[a-z]+)\s(?:orang\s|unit\s)?dari\s(?:total\s)?(?P<all>\d+|[a-z]+)\s[a-z]", re.IGNORECASE
)
_ALL_OF = re.compile(r"\ball\s(?:of\s)?(?:the\s)?(?P<all>\d+|[a-z]+)\b", re.IGNORECASE)
_EVERY = re.compile(r"\b(?:semua|seluruh|segenap)\w*|\bke\w+nya\b", re.IGNORECASE)
_AMONG = re.compile(r"\b(?P<figure>\d+(?:[.,]\d+)*)(?:\s[a-z]+)?\sdi\santaranya\b", re.IGNORECASE)
_BESIDE = r"\b(?:another|a\sfurther|an\sadditional)\s{figure}\b|\b{figure}\s(?:others|more)\b"
_POINT = "barat daya|barat laut|timur laut|tenggara|utara|selatan|timur|barat"
_THEIR_POINT = "(?:north|south)[- ]?(?:east|west)|north|south|east|west"
_NAME = r"(?P<name>[A-Z][\w'’-]{2,})"
_WHITHER = {
    "id": re.compile(rf"\b(?:ke|menuju|tujuan)\s{_NAME}"),
    "en": re.compile(rf"\b(?:bound|head(?:s|ed|ing)?|destined)\s(?:for|to|towards?)\s{_NAME}"),
}
_WHENCE = {
    "id": re.compile(rf"\b(?:dari|asal)\s(?:arah\s)?{_NAME}"),
    "en": re.compile(rf"\bfrom\s{_NAME}"),
}
_POINTS = {
    "utara": "north", "selatan": "south", "timur": "east", "barat": "west", "tenggara": "southeast",
    "timur laut": "northeast", "barat laut": "northwest", "barat daya": "southwest",
}  # fmt: skip
_WIND = {
    "id": re.compile(
        rf"\bdari\s(?:arah\s)?(?P<start>{_POINT})\s(?:ke|menuju|hingga|sampai)\s(?:arah\s)?(?P<end>{_POINT})\b"
    ),
    "en": re.compile(
        rf"\bfrom\s(?:the\s)?(?P<start>{_THEIR_POINT})(?:ern)?\sto\s(?:the\s)?(?P<end>{_THEIR_POINT})"
    ),
}


def check_turned_relations(source: str, target: str) -> Iterator[Finding]:
    """Relations of *source* that are others in *target*, in English."""
    yield from _changes(source, target)
    yield from _parts(source, target)
    yield from _ways(source, target)


def _changes(source: str, target: str) -> Iterator[Finding]:
    """*Naik menjadi 180 sentimeter* isn't "rose by 180 centimeters"."""
    for ours, theirs in ((_SO_FAR, _SO_MUCH), (_SO_MUCH, _SO_FAR)):
        was, became = ours["id"].search(source), theirs["en"].search(target)
        if was is None or became is None:
            continue
        figure = _value(was["figure"], "id")
        if figure is None or figure != _value(became["figure"], "en"):
            continue
        others = [*theirs["id"].finditer(source), *ours["en"].finditer(target)]
        if not any(
            _value(it["figure"], "id") == figure or _value(it["figure"], "en") == figure for it in others
        ):
            yield _turned(was, became)


def _parts(source: str, target: str) -> Iterator[Finding]:
    """*Dua dari lima* aren't all five; twelve of 87 aren't another twelve."""
    every = _ALL_OF.search(target)
    if every and not _EVERY.search(source):
        total = _value(every["all"], "en")
        for match in _SOME_OF.finditer(source):
            if len(re.findall(rf"\b(?:ke)?{match['all']}\b", source, re.IGNORECASE)) > 1:
                continue  # all of them are told of elsewhere
            some = _value(match["some"], "id")
            if (
                some is not None
                and total is not None
                and total == _value(match["all"], "id")
                and some < total
            ):
                yield _turned(match, every)
                return
    among = _AMONG.search(source)
    beside = among and re.search(_BESIDE.format(figure=re.escape(among["figure"])), target, re.IGNORECASE)
    if among and beside:
        yield _turned(among, beside)


def _ways(source: str, target: str) -> Iterator[Finding]:
    """To Semarang isn't from Semarang; from southeast to southwest isn't the reverse."""
    for ours, theirs in ((_WHITHER, _WHENCE), (_WHENCE, _WHITHER)):
        for was in ours["id"].finditer(source):
            name = was["name"]
            became = next((it for it in theirs["en"].finditer(target) if it["name"] == name), None)
            once = source.count(name) == 1 and target.count(name) == 1
            if became and once and not any(it["name"] == name for it in theirs["id"].finditer(source)):
                yield _turned(was, became)
                return
    wind, theirs_wind = _WIND["id"].search(source), _WIND["en"].search(target)
    if wind and theirs_wind:
        ends = re.sub("[- ]", "", theirs_wind["end"]), re.sub("[- ]", "", theirs_wind["start"])
        if ends == (_POINTS[wind["start"]], _POINTS[wind["end"]]) and ends[0] != ends[1]:
            yield _turned(wind, theirs_wind)


@lru_cache(maxsize=1 << 10)
def _value(figure: str, language: str) -> float | None:
    """What *figure* is, in figures or one word."""
    if figure[0].isdecimal():
        plain = figure if language == "en" else figure.translate(str.maketrans(".,", ",."))
        try:
            return float(plain.replace(",", ""))
        except ValueError:
            return None
    found = word_table(language).get(figure.lower())
    return float(found[1]) if found else None


def _turned(was: re.Match[str], became: re.Match[str]) -> Finding:
    return Finding.of(
        "relation_turned",
        kind="contrast",
        severity="warning",
        values={"was": was.group(), "became": became.group()},
        source_span=was.span(),
        target_span=became.span(),
    )
