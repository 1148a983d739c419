"""Where a journey begins and ends survives: who leaves from a place isn't bound for it."""

import re
from collections.abc import Iterator

from .finding import Finding
from .words import word_set

__all__ = ["check_journeys"]

_GOES = frozenset({
    "berangkat", "bertolak", "pergi", "terbang", "berlayar", "melaju", "meluncur", "kembali", "pulang",
    "tiba", "datang", "keberangkatan", "kedatangan", "diberangkatkan", "bergerak",
})  # fmt: skip
_PLACE = r"(?:(?:the|kota|pelabuhan|bandara|stasiun|terminal|kabupaten)\s)?(?P<place>[A-Z][\w'’]{2,})"
_OURS = {
    "from": re.compile(rf"\b(?:dari|meninggalkan)\s{_PLACE}", re.IGNORECASE),
    "to": re.compile(rf"\b(?:ke|menuju|tujuan|arah)\s{_PLACE}", re.IGNORECASE),
}
_MOVING = (
    r"(?:left|leaves?|leaving|depart(?:s|ed|ing)?|set\s(?:off|out)|bound|head(?:s|ed|ing)?|sailed|flew|fly|flies"
    r"|went|go(?:es|ing)?|return(?:s|ed|ing)?|came|comes?|took\soff)"
)
_THEIRS = {
    "from": re.compile(rf"\b(?:left|leaving|leaves|{_MOVING}\s(?:back\s|again\s|directly\s)?from)\s{_PLACE}"),
    "to": re.compile(rf"\b{_MOVING}\s(?:back\s|again\s|directly\s)?(?:for|to|toward|towards)\s{_PLACE}"),
}


def check_journeys(source: str, target: str) -> Iterator[Finding]:
    """Places that one comes from in *source* and goes to in *target*, or the reverse."""
    if word_set(source).isdisjoint(_GOES):
        return
    ours = {way: _places(pattern, source) for way, pattern in _OURS.items()}
    theirs = {way: _places(pattern, target) for way, pattern in _THEIRS.items()}
    for way, other in (("from", "to"), ("to", "from")):
        for place, match in ours[way].items():
            became = theirs[other].get(place)
            # Once in the source, and so nowhere said of it that one goes the other way.
            if became and source.count(place) == 1 and target.count(place) == 1:
                yield Finding.of(
                    "area_became",
                    kind="contrast",
                    severity="error",
                    values={"was": match.group(), "became": became.group()},
                    source_span=match.span(),
                    target_span=became.span(),
                )


def _places(pattern: re.Pattern[str], text: str) -> dict[str, re.Match[str]]:
    """The places that *pattern* finds in *text*; it takes any case, and a place has a capital."""
    return {match["place"]: match for match in pattern.finditer(text) if match["place"][0].isupper()}
