"""Figures that are said in another way: in other units, as a share, or as what one is more than the other."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, islice, pairwise
from typing import Literal, NamedTuple

from .finding import Finding, Span
from .lexicon import look_up_at
from .quantity import Quantity
from .stems import english_stem
from .units import is_conversion, is_measured, read_single_units
from .words import SOURCE_WORD

__all__ = ["settle_equivalents"]

_MOST = 40  # numbers of a text, and units without one, that are held against the other's
# How far a share may be from what it is rounded to: "a third" is 33 percent, "nearly half" 48. A percentage
# is given more exactly.
_ABOUT, _NEARLY = 0.025, 0.01
_PERCENT = re.compile(r"\s?(?:%|persen\b|per\s?cent\b|pct\b)", re.IGNORECASE)
_OUT_OF = re.compile(
    r"(?:\s[a-z]+){0,3}\s(?:dari|di antara|antara|banding|in|of|out of)\s(?:(?:setiap|tiap|every|each)\s)?",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"(?:\s(?!to\b)[a-z%]+(?:-[a-z]+)?){0,3}\s(?:more|fewer|less|higher|lower|later|earlier|younger|older|longer|shorter"
    r"|ahead|behind|short|shy|above|below|apart|larger|smaller|faster|slower|up|down|extra)\b"
)
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
_ROUGHLY = 0.1  # of the value: what was rounded is no farther off
_GLOSS = re.compile(
    r"(?:\bor|\bequivalent to|\bequal to|\bthat is,?|\bwhich is|\()\s?(?:(?:about|around|roughly|some"
    r"|approximately|nearly|almost|just over|just under)\s)?(?:Rp\.?\s?|IDR\s?|US\$|S\$|\$|€|£)?$",
    re.IGNORECASE,
)
_GLOSSED = 40  # characters before a gloss in which what it explains stands
_HOURS, _MINUTES = re.compile(r"[\s-]hours?\b"), re.compile(r"[\s-]minutes?\b")
_EXACTLY = 1e-5
"""Of the value: shares are read with six places, so that two thirds of 90 billion aren't quite 60."""
_OF_SETS = 0.75
_CHANGED = re.compile(
    r"\b(?:by|another|extra|further|additional|add(?:s|ed|ing)?|plus|cut(?:s|ting)?|trim\w*|shav\w*|knock\w*|off"
    r"|gap|margin|difference|increas\w*|rise|rises|rose|jump\w*|reduc\w*|shed|gain\w*|clear|raised?|hike\w*"
    r"|lower\w*|slash\w*|extend\w*|longer|more|up|down|others?|remaining|remainder|rest|balance|left)\b",
    re.IGNORECASE,
)
"""English that tells what one number is more or less than the other."""
_REST = re.compile(
    r"\b(?:not|no|never|none|without|yet to|lack\w*|remain\w*|rest|others?|left|still)\b|n['’]t\b",
    re.IGNORECASE,
)
"""English by which a share may be that of the others: six in ten don't, for *4 dari 10*."""
_TOGETHER = re.compile(r"\b(?:total\w*|altogether|combined|in all|together|sum)\b")
_NEAR = 40  # characters about a sum in which that stands
_ONE = re.compile(r"\b(?:an?|single|each|every|per)\s(?P<thing>[A-Za-z]+)")

_Form = Literal["percent", "part", "ratio"]


class _Share(NamedTuple):
    """A part of a whole."""

    value: float
    """0 to 1."""
    form: _Form
    quantities: tuple[Quantity, ...]


def _shares(text: str, quantities: Sequence[Quantity]) -> Iterator[_Share]:
    for quantity in quantities:
        if quantity.value is not None and _PERCENT.match(text, quantity.end):
            yield _Share(quantity.value / 100, "percent", (quantity,))
            continue
        # A "third" may also be the one after the second.
        fraction = next((key for key in quantity.keys if isinstance(key, float) and 0 < key < 1), None)
        if fraction is not None:
            yield _Share(fraction, "part", (quantity,))
    for part, whole in pairwise(quantities):
        if (
            part.value
            and whole.value
            and part.value < whole.value <= 100
            and _OUT_OF.fullmatch(text, part.end, whole.start)
        ):
            yield _Share(part.value / whole.value, "ratio", (part, whole))


def _singles(text: str, language: str) -> list[Quantity]:
    """The first of *setahun* and "a year" as quantities."""
    return [
        Quantity(keys=frozenset({1.0}), start=start, end=end, text=text[start:end], form="words")
        for start, end in islice(read_single_units(text, language), _MOST)
    ]


class _Pair:
    """Both texts with their quantities; what is settled goes out of what was lost and gained."""

    def __init__(
        self,
        source: tuple[str, Sequence[Quantity], list[Quantity]],
        target: tuple[str, Sequence[Quantity], list[Quantity]],
    ) -> None:
        self.source, ours, self.lost = source
        self.target, theirs, self.gained = target
        self.ours, self.theirs = ours[:_MOST], theirs[:_MOST]
        # Asked of each pair of quantities, so that it mustn't take longer where much was lost.
        self._lost, self._gained = set(self.lost), set(self.gained)

    def open(self, ours: Sequence[Quantity], theirs: Sequence[Quantity]) -> bool:
        return not (self._lost.isdisjoint(ours) and self._gained.isdisjoint(theirs))

    def settle(self, ours: Sequence[Quantity], theirs: Sequence[Quantity]) -> Finding:
        for quantity in self._lost.intersection(ours):
            self.lost.remove(quantity)
        for quantity in self._gained.intersection(theirs):
            self.gained.remove(quantity)
        self._lost.difference_update(ours)
        self._gained.difference_update(theirs)
        ours_span, theirs_span = _span(ours), _span(theirs)
        return Finding.of(
            "number_converted",
            kind="number",
            severity="info",
            values={
                "was": self.source[slice(*ours_span)].strip(),
                "became": self.target[slice(*theirs_span)].strip(),
            },
            source_span=ours_span,
            target_span=theirs_span,
        )


def _span(quantities: Sequence[Quantity]) -> Span:
    return min(quantity.start for quantity in quantities), max(quantity.end for quantity in quantities)


def settle_equivalents(
    source: tuple[str, Sequence[Quantity], list[Quantity]],
    target: tuple[str, Sequence[Quantity], list[Quantity]],
) -> Iterator[Finding]:
    """Notes on quantities that fit, said in another way.

    Each side is its text, all of its quantities, and those of them that the other lacks: what fits is taken
    out of these.
    """
    pair = _Pair(source, target)
    yield from _converted(pair)
    shares = list(_shares(pair.source, pair.ours))
    yield from _shared(pair, shares)
    yield from _computed(pair, shares)
    yield from _aged(pair)
    yield from _elapsed(pair)
    yield from _rounded(pair)
    yield from _glossed(pair)
    _drop_single_things(pair)
    _drop_set_scores(pair)


def _converted(pair: _Pair) -> Iterator[Finding]:
    ours = [*pair.ours, *_singles(pair.source, "id")]
    theirs = [*pair.theirs, *_singles(pair.target, "en")]
    for other in theirs:
        for quantity in ours:
            value, converted = quantity.value, other.value
            if value is None or converted is None or not pair.open([quantity], [other]):
                continue
            if is_conversion((pair.source, quantity.end, value), (pair.target, other.end, converted)):
                yield pair.settle([quantity], [other])
                break


def _shared(pair: _Pair, shares: Sequence[_Share]) -> Iterator[Finding]:
    """A third for 33 percent, 30 percent for three in ten."""
    if not shares:
        return
    for share in _shares(pair.target, pair.theirs):
        within = _NEARLY if share.form == "percent" else _ABOUT
        for mine in shares:
            fits = mine.form != share.form and abs(mine.value - share.value) <= within
            if not fits and abs(1 - mine.value - share.value) <= _NEARLY:
                fits = _REST.search(pair.target) is not None
            if fits and pair.open(mine.quantities, share.quantities):
                yield pair.settle(mine.quantities, share.quantities)
                break


def _computed(pair: _Pair, shares: Sequence[_Share]) -> Iterator[Finding]:
    """120 for half of 240; two more where the source has four and six; what two numbers make together."""
    for quantity in list(pair.gained[:_MOST]):
        wanted = quantity.value
        if wanted is None:
            continue
        beside = pair.target[max(0, quantity.start - _NEAR) : quantity.end + _NEAR]
        compared = _COMPARED.match(pair.target, quantity.end)
        for one, other in combinations(pair.ours, 2):
            a, b = one.value, other.value
            if a is None or b is None:
                continue
            if (
                _is_share(pair, shares, (one, other), quantity)
                or (wanted < 1 and min(a, b) > 0 and abs(min(a, b) / max(a, b) - wanted) <= _NEARLY)
                or (abs(abs(a - b) - wanted) < 1e-6 and (compared or _CHANGED.search(beside)))
                or (abs(a + b - wanted) < 1e-6 and _TOGETHER.search(beside))
            ):
                yield pair.settle([one, other], [quantity])
                break


def _is_share(pair: _Pair, shares: Sequence[_Share], both: Sequence[Quantity], quantity: Quantity) -> bool:
    """Whether one of *both* is the share of the other that *quantity* is, or that the other is of it."""
    wanted = quantity.value or 0.0
    for share in shares:
        for whole in both:
            value = whole.value
            if (
                share.quantities != (both[0] if whole is both[1] else both[1],)
                or not value
                or not share.value
            ):
                continue
            for result in (share.value * value, value / share.value):
                same = value >= 2 and abs(result - wanted) < max(0.5, _EXACTLY * wanted)
                if same or is_conversion(
                    (pair.source, whole.end, result), (pair.target, quantity.end, wanted)
                ):
                    return True
    return False


_SETS = re.compile(r"\b\d{1,2}-\d{1,2}(?:(?:, (?:dan )?| dan )\d{1,2}-\d{1,2}){1,4}\b")
_IN_SETS = re.compile(
    r"\b(?:straight|two|three|four|five|2|3|4|5)[\s-](?:sets?|games?)\b|\b(?:drop|conced|los)\w*\s[\w\s]{0,12}points\b",
    re.IGNORECASE,
)


def _drop_set_scores(pair: _Pair) -> None:
    """*21-15, 21-18* as "in straight games", or by the points that were dropped."""
    if not pair.lost or not _IN_SETS.search(pair.target):
        return
    told = {quantity.keys for quantity in pair.theirs if quantity.form == "digits"}
    for scores in _SETS.finditer(pair.source):
        its = [quantity for quantity in pair.ours if scores.start() <= quantity.start < scores.end()]
        # What tells some of the sets tells all of them.
        if sum(quantity.keys in told for quantity in its) < _OF_SETS * len(its):
            for quantity in its:
                if quantity in pair.lost:
                    pair.lost.remove(quantity)


_AGE = re.compile(r"\b(?:ber)?(?:usia|umur)\b", re.IGNORECASE)


def _aged(pair: _Pair) -> Iterator[Finding]:
    """25 for *berusia seperempat abad*: of an age English leaves the years out."""
    if not _AGE.search(pair.source):
        return
    for quantity in list(pair.gained[:_MOST]):
        for other in pair.lost[:_MOST]:
            if quantity.value is None or other.value is None:
                continue
            if is_conversion((pair.source, other.end, other.value), (" years", 0, quantity.value)):
                yield pair.settle([other], [quantity])
                break


def _elapsed(pair: _Pair) -> Iterator[Finding]:
    """Three hours for 23.45 and 02.45."""
    for quantity in list(pair.gained[:_MOST]):
        hours = _HOURS.match(pair.target, quantity.end)
        if quantity.value is None or not (hours or _MINUTES.match(pair.target, quantity.end)):
            continue
        for one, other in combinations(pair.ours, 2):
            took = [(b - a) % 720 for a in _clocks(one) for b in _clocks(other)]
            within = 15 if hours else 1
            wanted = quantity.value * (60 if hours else 1)
            if any(abs(minutes - wanted) <= within for minutes in took):
                yield pair.settle([one, other], [quantity])
                break


def _clocks(quantity: Quantity) -> list[int]:
    return [int(key[1]) for key in quantity.keys if isinstance(key, tuple) and key[0] == "clock"]


def _rounded(pair: _Pair) -> Iterator[Finding]:
    """Nearly 6 percent for 5.95."""
    for quantity in list(pair.gained[:_MOST]):
        said = _APPROXIMATELY.search(pair.target, max(0, quantity.start - _NEAR), quantity.start)
        if quantity.value is None or not (said or _OR_SO.match(pair.target, quantity.end)):
            continue
        how = said["how"].lower().removeprefix("just ") if said else ""
        for other in pair.lost[:_MOST]:
            if other.value is not None and _is_rounding(other.value, quantity.value, how):
                yield pair.settle([other], [quantity])
                break


def _is_rounding(value: float, rounded: float, how: str) -> bool:
    """Whether *rounded* has fewer figures that count than *value*, and lies where *how* says, near it."""
    if len(_figures(rounded)) >= len(_figures(value)) or abs(value - rounded) > _ROUGHLY * value:
        return False
    return not ((how.startswith(_RISES) and value > rounded) or (how.startswith(_FALLS) and value < rounded))


def _figures(value: float) -> str:
    return f"{value:.6f}".replace(".", "").strip("0")


def _glossed(pair: _Pair) -> Iterator[Finding]:
    """Two *bau*, or around 1.4 hectares: what the target tells readers abroad behind a figure."""
    gained = set(pair.gained)  # asked of each quantity, so that it mustn't take longer where much was gained
    for quantity in list(pair.gained[:_MOST]):
        before = [
            other
            for other in pair.theirs
            if other not in gained and 0 < quantity.start - other.end <= _GLOSSED
        ]
        if before and _GLOSS.search(pair.target, before[-1].end, quantity.start):
            same = [other for other in pair.ours if not other.keys.isdisjoint(before[-1].keys)]
            if same and not is_measured(pair.source, same[0].end):
                yield pair.settle(same[:1], [quantity])


def _drop_single_things(pair: _Pair) -> None:
    """*1 kilogram* as "a kilogram"."""
    for quantity in list(pair.lost[:_MOST]):
        if quantity.value != 1:
            continue
        thing = SOURCE_WORD.match(pair.source, quantity.end + 1)
        stems = look_up_at(pair.source, *thing.span()).stems if thing else frozenset()
        one = (match for match in _ONE.finditer(pair.target) if english_stem(match["thing"]) in stems)
        if next(one, None):
            pair.lost.remove(quantity)
