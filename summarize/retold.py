"""Whether two articles that share few sentences tell one event with the same facts, each in its own words."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from check import read_quantities, stays
from clean import Article
from indonesian import months, weekdays

from .contradictions import Pinned, pinned_of
from .facts import bare
from .focus import root
from .order import date, weekday
from .wording import class_words, in_one_wording, province_words
from .words import content_words, words

__all__ = [
    "FEATURES",
    "Facts",
    "Figure",
    "content_of",
    "facts_of",
    "features",
    "figures_of",
    "likeness",
    "names_of",
]

FEATURES = ("figures_missing", "names_missing", "facts_told", "figures_otherwise")
"""What `features` gives, in order."""
_SMALL = 10
"""Numbers up to this one come by chance: they count half, a quarter, or not at all."""
_SMALLEST = 3
_YEARS = range(1900, 2100)
_WITHIN = re.compile(r"(?<=[\w,;:)] )[\"“(]?(?=([A-Z][a-z]{2,})(?!\w))|(?<=\w[-/])(?=([A-Z][a-z]{2,})(?!\w))")
"""A word with a capital that doesn't begin its sentence."""
_RUPIAH = re.compile(r"\bRp\.?\s?$")
_COUNTED = re.compile(r"\s?(?:(?:orang|unit|buah|ekor|lembar)\s)?([a-z]+)")
_PARTS = re.compile(r"[-/.]")
_OF_NAME = 0.3
"""How much a word of a name tells beside a figure: there are more of them, and most persons have two."""
_DOUBT = 0.5
"""Weight of facts that might still differ, where few are told."""


class Figure(NamedTuple):
    """A number, an hour or a day of an article."""

    readings: frozenset[object]
    counted: str
    """The root of what it counts; ``Rp`` for money, and nothing where no word follows."""
    weight: float

    @property
    def tells(self) -> bool:
        """Whether it is said of what it is; "5,6 miliar rupiah" is told of the same as "Rp 5,6 miliar"."""
        return self.counted != "Rp" and bool(content_of([self.counted]))


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What an article says that another newsroom can't say in other words."""

    written: tuple[str, ...]
    """The sentences as they are."""
    sentences: tuple[str, ...]
    """In one wording, without a dateline."""
    whole: str
    """The title and the sentences, in one wording."""
    figures: tuple[Figure, ...]
    readings: frozenset[object]
    """Every reading of every number, those of the headline and of days too."""
    names: frozenset[str]
    words: frozenset[str]
    roots: frozenset[str]
    pinned: Pinned


def facts_of(article: Article) -> Facts:
    """The facts of *article*."""
    sentences = [bare(item.text) for item in article.sentences]
    texts = [in_one_wording(article.title), *sentences]
    whole = "\n".join(texts)
    held = words(whole)
    # As they were written, too: one wording drops what explains a name in brackets.
    written = words(f"{article.title}\n{article.text}")
    names = {name for text in sentences for name in names_of(text)}
    parts = frozenset(part for word in (*held, *written) for part in (word, *_PARTS.split(word)))
    return Facts(
        written=tuple(item.text for item in article.sentences),
        sentences=tuple(sentences),
        whole=whole,
        figures=tuple(figure for text in texts for figure in figures_of(text)),
        readings=frozenset(key for quantity in read_quantities(whole, "id") for key in quantity.keys)
        | {_day(match) for match in date().finditer(whole)},
        names=frozenset(names),
        words=parts,
        roots=frozenset(root(word) for word in content_of(held) if word not in names),
        pinned=pinned_of(texts, names, parts),
    )


def likeness(one: Facts, other: Facts) -> float:
    """How likely it is, from 0 to 1, that two articles that don't contradict each other tell the same."""
    return _regression().probability(features(one, other))


def features(one: Facts, other: Facts) -> NDArray[np.float64]:
    """What tells whether two articles say the same, whichever comes first: see `FEATURES`.

    Whoever shortens leaves facts out; whoever reports something new has others instead. So it counts most
    what *both* lack of the other.
    """
    mine, theirs = _figures_lacking(one, other), _figures_lacking(other, one)
    called, named = _names_lacking(one, other), _names_lacking(other, one)
    return np.array(
        [
            min(mine.lacking, theirs.lacking),
            min(called.lacking / max(len(one.names), 1), named.lacking / max(len(other.names), 1)),
            min(_told(mine, called), _told(theirs, named)),
            _counted_otherwise(one, other),
        ],
        dtype=float,
    )


class _Lacking(NamedTuple):
    held: float
    lacking: float


def _figures_lacking(one: Facts, other: Facts) -> _Lacking:
    """The weight of the figures of *one* that *other* has, and of those that it hasn't, each counted once."""
    weights = {figure.readings: figure.weight for figure in one.figures}
    held = sum(weight for readings, weight in weights.items() if readings & other.readings)
    return _Lacking(held=held, lacking=sum(weights.values()) - held)


def _names_lacking(one: Facts, other: Facts) -> _Lacking:
    """How many names of *one* the *other* has, and how many it hasn't."""
    lacking = len(one.names - other.words)
    return _Lacking(held=len(one.names) - lacking, lacking=lacking)


def _told(figures: _Lacking, names: _Lacking) -> float:
    """The share of an article's facts that another has, the less sure the fewer there are."""
    held = figures.held + _OF_NAME * names.held
    return held / (held + figures.lacking + _OF_NAME * names.lacking + _DOUBT)


def _counted_otherwise(one: Facts, other: Facts) -> int:
    """How many things are counted in both, but not alike: in either a number that the other hasn't for it."""
    mine, theirs = _by_counted(one), _by_counted(other)
    found = 0
    for counted in mine.keys() & theirs.keys():
        here = [item for item in mine[counted] if not any(item & found for found in theirs[counted])]
        there = [item for item in theirs[counted] if not any(item & found for found in mine[counted])]
        new = any(not item & other.readings for item in here) or any(
            not item & one.readings for item in there
        )
        found += bool(here and there and new)
    return found


def _by_counted(facts: Facts) -> dict[str, set[frozenset[object]]]:
    found: dict[str, set[frozenset[object]]] = {}
    for figure in facts.figures:
        if figure.counted and figure.weight:
            found.setdefault(figure.counted, set()).add(figure.readings)
    return found


def figures_of(text: str) -> list[Figure]:
    """The figures of *text*, a sentence in one wording; a day beside a weekday counts nothing."""
    days = [match.span() for match in date().finditer(text)]
    # A day beside a weekday was added to it or left out; another is a fact.
    beside = {match.start("day") for match in weekday().finditer(text) if match["day"]}
    found = [
        Figure(frozenset({_day(match)}), "", 1.0)
        for match in date().finditer(text)
        if match.start() not in beside
    ]
    for quantity in read_quantities(text, "id"):
        if quantity.form == "vague" or any(start <= quantity.start < end for start, end in days):
            continue
        if text.endswith("salah ", 0, quantity.start):
            continue
        after = _COUNTED.match(text, quantity.end)
        counted = root(after[1]) if after else ""
        if _RUPIAH.search(text, 0, quantity.start):
            counted = "Rp"
        found.append(Figure(frozenset(quantity.keys), counted, _weight(quantity.value)))
    return found


def _day(date: re.Match[str]) -> tuple[str, int]:
    """The day of the month of a *date*; its month and year may be left out elsewhere."""
    return "day", int(re.split(r"\D", date[0], maxsplit=1)[0])


def _weight(value: float | None) -> float:
    """How much it tells that two articles have a number; None is a clock time."""
    if value is None or value % 1:
        return 1.0
    if value <= 1 or value in _YEARS:
        return 0.0
    if value <= _SMALLEST:
        return 0.25
    return 0.5 if value <= _SMALL else 1.0


def names_of(text: str) -> set[str]:
    """The names of *text*, in lower case and word by word, but for those that may be no names."""
    found = {(match[1] or match[2]) for match in _WITHIN.finditer(text)}
    return {name.lower() for name in found if name.lower() not in _no_names() and stays(name)}


@cache
def _no_names() -> frozenset[str]:
    """Words with a capital, in lower case, that one newsroom adds and another doesn't."""
    days = [name for day in (*months(), *weekdays()) for name in (*day.names, *day.short)]
    return frozenset(word.lower() for word in (*days, *class_words(), *province_words()))


def content_of(tokens: Sequence[str]) -> list[str]:
    """Those of *tokens* that carry content and are no figures."""
    return [word for word in content_words(list(tokens)) if not any(sign.isdecimal() for sign in word)]


class _Regression(NamedTuple):
    weights: NDArray[np.float64]
    bias: float

    def probability(self, values: NDArray[np.float64]) -> float:
        return float(1 / (1 + np.exp(-(values @ self.weights + self.bias))))


@cache
def _regression() -> _Regression:
    """What `training/retold.py` fitted, moved so that one half is the mark."""
    table = tomllib.loads(files(__package__).joinpath("data/retold.toml").read_text(encoding="utf-8"))
    return _Regression(np.array([table["weights"][name] for name in FEATURES]), table["bias"])
