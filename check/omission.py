"""Omission: no sentence or clause of the source is missing from the target.

Every source word that a translation usually shows is evidence. Its log-likelihood under "this stretch was
left out" against "it was translated" is summed, and the stretch with the largest sum (Kadane's maximum
subarray, linear) is the suspect. Lengths, the target's first letter and its closing mark weigh in through a
logistic regression.
"""

import math
import re
from functools import lru_cache
from typing import NamedTuple

from .coverage import Counterpart, Coverage
from .finding import Finding

__all__ = ["Features", "check_omission", "omission_features"]

# How often a word of another sentence is found in a target by chance, measured on shuffled pairs.
_CHANCE = 0.03
_CLOSED = re.compile(r"[.!?…:;][\"'”’»)\]\s\u2060]*$")
# Coefficients of `training.omission`, which says what they were fitted on; refitted by one command.
_WEIGHTS = (0.39, -12.82, 3.26, 2.52, 0.58)
_BIAS = -5.57
_ERROR = 0.2  # log-odds; at this mark one clean segment in fifty of FLORES is suspected, of news one in 300
_WARNING = 0.0
# Where the target is no shorter, what has no trace may as well have been put in other words: no error.
_SHORTER = 0.0
# One word or two that are gone are as often said in another way: of news they were half of the false alarms.
_FEW, _FEWER_ODDS = 3, 1.0


class Features(NamedTuple):
    """What speaks for an omission."""

    stretch: float
    """Log-likelihood ratio of the most suspicious stretch."""
    length: float
    """Logarithm of the target's length over the source's, in characters."""
    unclosed: float
    """1 where the source ends in a full stop or the like and the target doesn't."""
    uncapitalized: float
    """1 where the target begins in lower case and the source doesn't."""
    commas: float
    """Commas and semicolons that the source has more of, within -4 to 4."""


@lru_cache(maxsize=1 << 10)
def _gain(rate: float, there: bool) -> float:
    """What a word, there or not, that translations show with *rate* says for an omission."""
    return math.log(_CHANCE / rate) if there else math.log((1 - _CHANCE) / (1 - rate))


def omission_features(source: str, target: str, coverage: Coverage) -> tuple[Features, tuple[int, int]]:
    """Features for the classifier and the most suspicious stretch of *source*, in characters."""
    best = current = 0.0
    start = 0
    span = (0, 0)
    for word in coverage.source:
        if word.match is Counterpart.SHARED:
            continue
        gain = _gain(word.rate, word.match is Counterpart.OWN)
        if current <= 0:
            current, start = 0.0, word.start
        current += gain
        if current > best:
            best, span = current, (start, word.end)
    ours, theirs = source.strip().rstrip("\u2060"), target.strip().rstrip("\u2060")
    commas = ours.count(",") + ours.count(";") - theirs.count(",") - theirs.count(";")
    features = Features(
        stretch=best,
        length=math.log((len(theirs) + 10) / (len(ours) + 10)),
        unclosed=float(bool(_CLOSED.search(ours)) and not _CLOSED.search(theirs)),
        uncapitalized=float(_first_letter(theirs).islower() and not _first_letter(ours).islower()),
        commas=float(max(-4, min(4, commas))),
    )
    return features, span


def _first_letter(text: str) -> str:
    return next((character for character in text[:20] if character.isalpha()), "")


def check_omission(source: str, target: str, coverage: Coverage) -> list[Finding]:
    """A stretch of *source* that *target* shows no trace of."""
    features, span = omission_features(source, target, coverage)
    odds = _BIAS + sum(weight * value for weight, value in zip(_WEIGHTS, features, strict=True))
    gone = sum(word.match is Counterpart.NONE for word in coverage.source if span[0] <= word.start < span[1])
    if gone < _FEW:
        odds -= _FEWER_ODDS
    if odds < _WARNING or span[1] - span[0] < 12:
        return []
    shown = source[span[0] : span[1]]
    if len(shown) > 90:
        shown = f"{shown[:60].rsplit(' ', 1)[0]} … {shown[-25:].split(' ', 1)[-1]}"
    return [
        Finding.of(
            "left_out",
            kind="omission",
            severity="error" if odds >= _ERROR and features.length < _SHORTER else "warning",
            values={"words": shown},
            source_span=span,
        )
    ]
