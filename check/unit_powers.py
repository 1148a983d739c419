"""Areas and volumes stay such: 450 km² isn't 450 km, and a cubic meter is no square one."""

import re
from collections.abc import Iterator

from .finding import Finding
from .messages import Message

__all__ = ["check_unit_powers"]

_POWERS = {"persegi": 2, "2": 2, "²": 2, "kubik": 3, "3": 3, "³": 3}
_OURS = re.compile(
    r"\d\s?(?:(?:ribu|juta)\s)?((?:kilometer|sentimeter|meter|km|cm|m)\s?(persegi|kubik|[2²3³]))(?!\w|[.,]\d)",
    re.IGNORECASE,
)
_THEIRS = {
    2: re.compile(
        r"\b(?:square|sq|sqm|sqft|acres?|hectares?|ha)\b|\b(?:km|cm|m|ft)\s?[2²](?!\d)", re.IGNORECASE
    ),
    3: re.compile(
        r"\b(?:cubic|cu|lit(?:er|re)s?|gallons?|barrels?|tons?|tonnes?)\b|\b(?:km|cm|m|ft)\s?[3³](?!\d)",
        re.IGNORECASE,
    ),
}
"""What English has for an area or a volume, converted or not."""
_LENGTH = re.compile(
    r"\d[\s-]?(?:(?:thousand|million)[\s-])?((?:kilo|centi)?met(?:er|re)s?|km|cm|m|miles?|feet|foot)(?![\w²³])",
    re.IGNORECASE,
)


def check_unit_powers(source: str, target: str) -> Iterator[Finding]:
    """Areas and volumes of *source* that *target*, in English, has as lengths, or as each other."""
    for match in _OURS.finditer(source):
        power = _POWERS[match[2].lower()]
        if _THEIRS[power].search(target):
            continue
        if became := _THEIRS[5 - power].search(target) or _LENGTH.search(target):
            group = 1 if became.re is _LENGTH else 0
            yield Finding.of(
                "contrast_changed",
                kind="contrast",
                severity="error",
                values={
                    "thing": Message.of("class unit of measure"),
                    "was": match[1],
                    "became": became[group],
                },
                source_span=match.span(1),
                target_span=became.span(group),
            )
            return
