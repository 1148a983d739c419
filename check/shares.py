"""Shares: a third for 33 percent, three in ten for 30; and what is the share of which number."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Literal, NamedTuple

from .finding import Finding
from .quantity import Quantity
from .units import is_conversion
from .unsettled import Unsettled

__all__ = ["ROUND_PERCENT", "Share", "is_share_of", "read_shares", "settle_shares"]

# How far a share may be from what it is rounded to: "a third" is 33 percent, "nearly half" 48. A percentage
# is given more exactly.
_ROUND_PART, ROUND_PERCENT = 0.025, 0.01
_PERCENT = re.compile(r"\s?(?:%|persen\b|per\s?cent\b|pct\b)", re.IGNORECASE)
_OUT_OF = re.compile(
    r"(?:\s[a-z]+){0,3}\s(?:dari|di antara|antara|banding|in|of|out of)\s(?:(?:setiap|tiap|every|each)\s)?",
    re.IGNORECASE,
)
_EXACTLY = 1e-5
"""Of the value: shares are read with six places, so that two thirds of 90 billion aren't quite 60."""
_REST = re.compile(
    r"\b(?:not|no|never|none|without|yet to|lack\w*|remain\w*|rest|others?|left|still)\b|n['’]t\b",
    re.IGNORECASE,
)
"""English by which a share may be that of the others: six in ten don't, for *4 dari 10*."""

_Form = Literal["percent", "part", "ratio"]


class Share(NamedTuple):
    """A part of a whole."""

    value: float
    """0 to 1."""
    form: _Form
    quantities: tuple[Quantity, ...]


def read_shares(text: str, quantities: Sequence[Quantity]) -> Iterator[Share]:
    """The shares in *text*, percentages and fractions first, then ratios such as "three in ten"."""
    for quantity in quantities:
        if quantity.value is not None and _PERCENT.match(text, quantity.end):
            yield Share(quantity.value / 100, "percent", (quantity,))
            continue
        # A "third" may also be the one after the second.
        fraction = next((key for key in quantity.keys if isinstance(key, float) and 0 < key < 1), None)
        if fraction is not None:
            yield Share(fraction, "part", (quantity,))
    for part, whole in pairwise(quantities):
        if (
            part.value
            and whole.value
            and part.value < whole.value <= 100
            and _OUT_OF.fullmatch(text, part.end, whole.start)
        ):
            yield Share(part.value / whole.value, "ratio", (part, whole))


def settle_shares(numbers: Unsettled, shares: Sequence[Share]) -> Iterator[Finding]:
    """Notes on shares that fit: a third for 33 percent, 30 percent for three in ten."""
    if not shares:
        return
    for share in read_shares(numbers.target, numbers.theirs):
        within = ROUND_PERCENT if share.form == "percent" else _ROUND_PART
        for mine in shares:
            fits = mine.form != share.form and abs(mine.value - share.value) <= within
            if not fits and abs(1 - mine.value - share.value) <= ROUND_PERCENT:
                fits = _REST.search(numbers.target) is not None
            if fits and numbers.open(mine.quantities, share.quantities):
                yield numbers.settle(mine.quantities, share.quantities)
                break


def is_share_of(
    numbers: Unsettled, share: float | None, whole: tuple[Quantity, float], found: tuple[Quantity, float]
) -> bool:
    """Whether what was *found* in the target is the *share* of the *whole*, or the *whole* that of it."""
    (ours, value), (theirs, wanted) = whole, found
    if not value or not share:
        return False
    for result in (share * value, value / share):
        if value >= 2 and abs(result - wanted) < max(0.5, _EXACTLY * wanted):
            return True
        if is_conversion((numbers.source, ours.end, result), (numbers.target, theirs.end, wanted)):
            return True
    return False
