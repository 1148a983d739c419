"""Figures that are said in another way: in other units, as a share, or as what one is more than the other."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations, islice, pairwise
from typing import Literal, NamedTuple

from .finding import Finding, Span
from .lexicon import look_up_at
from .quantities import Quantity
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
            parts = [share.value for share in shares if share.quantities in ((one,), (other,))]
            if (
                any(abs(part * whole - wanted) < 0.5 for part in parts for whole in (a, b) if whole >= 2)
                or (wanted < 1 and min(a, b) > 0 and abs(min(a, b) / max(a, b) - wanted) <= _NEARLY)
                or (compared and abs(abs(a - b) - wanted) < 1e-6)
                or (abs(a + b - wanted) < 1e-6 and _TOGETHER.search(beside))
            ):
                yield pair.settle([one, other], [quantity])
                break


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
