"""Figures that are said in another way: in other units, as a share, or as what one is more than the other."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, islice

from .approximations import settle_rounded
from .finding import Finding
from .lexicon import look_up_at
from .quantity import Quantity
from .shares import ROUND_PERCENT, Share, is_share_of, read_shares, settle_shares
from .stems import english_stem
from .units import is_conversion, is_measured, read_single_units
from .unsettled import MOST, Unsettled
from .words import SOURCE_WORD

__all__ = ["settle_equivalents"]

_COMPARED = re.compile(
    r"(?:\s(?!to\b)[a-z%]+(?:-[a-z]+)?){0,3}\s(?:more|fewer|less|higher|lower|later|earlier|younger|older|longer|shorter"
    r"|ahead|behind|short|shy|above|below|apart|larger|smaller|faster|slower|up|down|extra)\b"
)
_GLOSS = re.compile(
    r"(?:\bor|\bequivalent to|\bequal to|\bthat is,?|\bwhich is|\()\s?(?:(?:about|around|roughly|some"
    r"|approximately|nearly|almost|just over|just under)\s)?(?:Rp\.?\s?|IDR\s?|US\$|S\$|\$|€|£)?$",
    re.IGNORECASE,
)
_GLOSSED = 40  # characters before a gloss in which what it explains stands
_HOURS, _MINUTES = re.compile(r"[\s-]hours?\b"), re.compile(r"[\s-]minutes?\b")
_OF_SETS = 0.75
_CHANGED = re.compile(
    r"\b(?:by|another|extra|further|additional|add(?:s|ed|ing)?|plus|cut(?:s|ting)?|trim\w*|shav\w*|knock\w*|off"
    r"|gap|margin|difference|increas\w*|rise|rises|rose|jump\w*|reduc\w*|shed|gain\w*|clear|raised?|hike\w*"
    r"|lower\w*|slash\w*|extend\w*|longer|more|up|down|others?|remaining|remainder|rest|balance|left)\b",
    re.IGNORECASE,
)
"""English that tells what one number is more or less than the other."""
_TOGETHER = re.compile(r"\b(?:total\w*|altogether|combined|in all|together|sum)\b")
_NEAR = 40  # characters about a sum in which that stands
_ONE = re.compile(r"\b(?:an?|single|each|every|per)\s(?P<thing>[A-Za-z]+)")


def _singles(text: str, language: str) -> list[Quantity]:
    """The first of *setahun* and "a year" as quantities."""
    return [
        Quantity(keys=frozenset({1.0}), start=start, end=end, text=text[start:end], form="words")
        for start, end in islice(read_single_units(text, language), MOST)
    ]


def settle_equivalents(
    source: tuple[str, Sequence[Quantity], list[Quantity]],
    target: tuple[str, Sequence[Quantity], list[Quantity]],
) -> Iterator[Finding]:
    """Notes on quantities that fit, said in another way.

    Each side is its text, all of its quantities, and those of them that the other lacks: what fits is taken
    out of these.
    """
    numbers = Unsettled(source, target)
    yield from _converted(numbers)
    shares = list(read_shares(numbers.source, numbers.ours))
    yield from settle_shares(numbers, shares)
    yield from _computed(numbers, shares)
    yield from _aged(numbers)
    yield from _elapsed(numbers)
    yield from settle_rounded(numbers)
    yield from _glossed(numbers)
    _drop_single_things(numbers)
    _drop_set_scores(numbers)


def _converted(numbers: Unsettled) -> Iterator[Finding]:
    ours = [*numbers.ours, *_singles(numbers.source, "id")]
    theirs = [*numbers.theirs, *_singles(numbers.target, "en")]
    for other in theirs:
        for quantity in ours:
            value, converted = quantity.value, other.value
            if value is None or converted is None or not numbers.open([quantity], [other]):
                continue
            if is_conversion((numbers.source, quantity.end, value), (numbers.target, other.end, converted)):
                yield numbers.settle([quantity], [other])
                break


def _computed(numbers: Unsettled, shares: Sequence[Share]) -> Iterator[Finding]:
    """120 for half of 240; two more where the source has four and six; what two numbers make together."""
    ours = [(one, value) for one in numbers.ours if (value := one.value) is not None]
    parts = {share.quantities[0].start: share.value for share in shares if len(share.quantities) == 1}
    for quantity in list(numbers.gained[:MOST]):
        wanted = quantity.value
        if wanted is None:
            continue
        beside = numbers.target[max(0, quantity.start - _NEAR) : quantity.end + _NEAR]
        compared = _COMPARED.match(numbers.target, quantity.end)
        for one, other in combinations(ours, 2):
            (first, a), (second, b) = one, other
            if (
                is_share_of(numbers, parts.get(first.start), other, (quantity, wanted))
                or is_share_of(numbers, parts.get(second.start), one, (quantity, wanted))
                or (wanted < 1 and min(a, b) > 0 and abs(min(a, b) / max(a, b) - wanted) <= ROUND_PERCENT)
                or (abs(abs(a - b) - wanted) < 1e-6 and (compared or _CHANGED.search(beside)))
                or (abs(a + b - wanted) < 1e-6 and _TOGETHER.search(beside))
            ):
                yield numbers.settle([first, second], [quantity])
                break


_SETS = re.compile(r"\b\d{1,2}-\d{1,2}(?:(?:, (?:dan )?| dan )\d{1,2}-\d{1,2}){1,4}\b")
_IN_SETS = re.compile(
    r"\b(?:straight|two|three|four|five|2|3|4|5)[\s-](?:sets?|games?)\b|\b(?:drop|conced|los)\w*\s[\w\s]{0,12}points\b",
    re.IGNORECASE,
)


def _drop_set_scores(numbers: Unsettled) -> None:
    """*21-15, 21-18* as "in straight games", or by the points that were dropped."""
    if not numbers.lost or not _IN_SETS.search(numbers.target):
        return
    told = {quantity.keys for quantity in numbers.theirs if quantity.form == "digits"}
    for scores in _SETS.finditer(numbers.source):
        its = [quantity for quantity in numbers.ours if scores.start() <= quantity.start < scores.end()]
        # What tells some of the sets tells all of them.
        if sum(quantity.keys in told for quantity in its) < _OF_SETS * len(its):
            for quantity in its:
                if quantity in numbers.lost:
                    numbers.lost.remove(quantity)


_AGE = re.compile(r"\b(?:ber)?(?:usia|umur)\b", re.IGNORECASE)


def _aged(numbers: Unsettled) -> Iterator[Finding]:
    """25 for *berusia seperempat abad*: of an age English leaves the years out."""
    if not _AGE.search(numbers.source):
        return
    for quantity in list(numbers.gained[:MOST]):
        for other in numbers.lost[:MOST]:
            if quantity.value is None or other.value is None:
                continue
            if is_conversion((numbers.source, other.end, other.value), (" years", 0, quantity.value)):
                yield numbers.settle([other], [quantity])
                break


def _elapsed(numbers: Unsettled) -> Iterator[Finding]:
    """Three hours for 23.45 and 02.45."""
    for quantity in list(numbers.gained[:MOST]):
        hours = _HOURS.match(numbers.target, quantity.end)
        if quantity.value is None or not (hours or _MINUTES.match(numbers.target, quantity.end)):
            continue
        for one, other in combinations(numbers.ours, 2):
            took = [(b - a) % 720 for a in _clocks(one) for b in _clocks(other)]
            within = 15 if hours else 1
            wanted = quantity.value * (60 if hours else 1)
            if any(abs(minutes - wanted) <= within for minutes in took):
                yield numbers.settle([one, other], [quantity])
                break


def _clocks(quantity: Quantity) -> list[int]:
    return [int(key[1]) for key in quantity.keys if isinstance(key, tuple) and key[0] == "clock"]


def _glossed(numbers: Unsettled) -> Iterator[Finding]:
    """Two *bau*, or around 1.4 hectares: what the target tells readers abroad behind a figure."""
    gained = set(
        numbers.gained
    )  # asked of each quantity, so that it mustn't take longer where much was gained
    for quantity in list(numbers.gained[:MOST]):
        before = [
            other
            for other in numbers.theirs
            if other not in gained and 0 < quantity.start - other.end <= _GLOSSED
        ]
        if before and _GLOSS.search(numbers.target, before[-1].end, quantity.start):
            same = [other for other in numbers.ours if not other.keys.isdisjoint(before[-1].keys)]
            if same and not is_measured(numbers.source, same[0].end):
                yield numbers.settle(same[:1], [quantity])


def _drop_single_things(numbers: Unsettled) -> None:
    """*1 kilogram* as "a kilogram"."""
    for quantity in list(numbers.lost[:MOST]):
        if quantity.value != 1:
            continue
        thing = SOURCE_WORD.match(numbers.source, quantity.end + 1)
        stems = look_up_at(numbers.source, *thing.span()).stems if thing else frozenset()
        one = (match for match in _ONE.finditer(numbers.target) if english_stem(match["thing"]) in stems)
        if next(one, None):
            numbers.lost.remove(quantity)
