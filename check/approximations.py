"""Figures that are said roughly: nearly 6 percent for 5.95."""

import re
from collections.abc import Iterator

from .finding import Finding
from .unsettled import MOST, Unsettled

__all__ = ["settle_rounded"]

_APPROXIMATELY = re.compile(
    r"\b(?P<how>nearly|almost|about|around|some|roughly|approximately|close to|nearing|approaching"
    r"|an estimated|(?:just\s)?(?:under|below|shy of|short of|over|above)|less than|fewer than|more than"
    r"|upwards of|up to)"
    r"\s(?:a\s|the\s)?(?:Rp\.?\s?|IDR\s?|US\$|S\$|\$|€|£)?$",
    re.IGNORECASE,
)
_OR_SO = re.compile(r"(?:\s[a-z%]+){0,2}\s(?:or so|or thereabouts)\b|-odd\b|-plus\b")
_RISES = (
    "nearly",
    "almost",
    "close to",
    "nearing",
    "approaching",
    "under",
    "below",
    "shy of",
    "short of",
    "less",
    "fewer",
    "up to",
)
"""English that says that the figure before it was rounded up."""
_FALLS = ("over", "above", "more than", "upwards of")
_BEFORE = 40  # characters before a figure in which that stands
_ROUGHLY = 0.1  # of the value: what was rounded is no farther off


def settle_rounded(numbers: Unsettled) -> Iterator[Finding]:
    """Notes on figures that fit, rounded: nearly 6 percent for 5.95."""
    for quantity in list(numbers.gained[:MOST]):
        said = _APPROXIMATELY.search(numbers.target, max(0, quantity.start - _BEFORE), quantity.start)
        if quantity.value is None or not (said or _OR_SO.match(numbers.target, quantity.end)):
            continue
        how = said["how"].lower().removeprefix("just ") if said else ""
        for other in numbers.lost[:MOST]:
            if other.value is not None and _is_rounding(other.value, quantity.value, how):
                yield numbers.settle([other], [quantity])
                break


def _is_rounding(value: float, rounded: float, how: str) -> bool:
    """Whether *rounded* has fewer figures that count than *value*, and lies where *how* says, near it."""
    if len(_figures(rounded)) >= len(_figures(value)) or abs(value - rounded) > _ROUGHLY * value:
        return False
    return not ((how.startswith(_RISES) and value > rounded) or (how.startswith(_FALLS) and value < rounded))


def _figures(value: float) -> str:
    return f"{value:.6f}".replace(".", "").strip("0")
