"""What one article says and another, in nearly the same words, doesn't."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from check import Finding, compare
from clean import Article, dateline
from indonesian import months, one_of

from .focus import root
from .words import content_words, words

__all__ = ["Comparison", "Difference", "compare_articles", "say_otherwise"]

_ALIGNED = 0.5
"""Share of the content words of the sentence that has fewer, from which two sentences are about the same."""
_LEAST_WORDS = 3
"""Content words without which a sentence is nothing but its figures and names."""
_NOT_FACTS = frozenset({"repetition", "length", "empty"})
_OF_NAMES = frozenset({"name"})
_OF_DATES = frozenset({"date", "time"})
_NAME = re.compile(r"(?<![.!?] )(?<!^)\b[A-Z][\w-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One place where two articles don't say the same; None where one of them has nothing of the kind."""

    first: int | None
    """Index of a sentence of the first article."""
    second: int | None
    """Index of a sentence of the second article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What became of the comparison of two articles in nearly the same words."""

    is_copy: bool
    """Whether every fact of the second article is in the first, with nothing that contradicts it."""
    differences: tuple[Difference, ...]
    """Of a copy the sentences that only the second has; else all facts that differ, in the second's order,
    and last what only the first has."""


class _Event(NamedTuple):
    pattern: re.Pattern[str]
    opposite: str
    outcome: bool


@cache
def _events() -> dict[str, _Event]:
    table = tomllib.loads(files(__package__).joinpath("data/events.toml").read_text(encoding="utf-8"))
    return {
        name: _Event(
            pattern=re.compile(rf"(?<![\w-])(?:{one_of(entry['words'].split())})(?:nya)?(?![\w-])"),
            opposite=entry.get("opposite", ""),
            outcome=entry.get("outcome", False),
        )
        for name, entry in table.items()
    }


@lru_cache(maxsize=4096)
def _happens(text: str) -> frozenset[str]:
    """The events that *text* tells of."""
    lower = text.lower()
    return frozenset(name for name, event in _events().items() if event.pattern.search(lower))


@cache
def _date() -> re.Pattern[str]:
    """A day in figures, or with its month's name: what an editor adds to a weekday."""
    names = one_of([name for month in months() for name in (*month.names, *month.short)])
    return re.compile(rf"\b\d{{1,2}}(?:/\d{{1,2}}(?:/\d{{2,4}})?|\s(?:{names})(?:\s\d{{4}})?)\b")


def say_otherwise(one: str, other: str) -> bool:
    """Whether a fact sets two sentences apart that share most of their words.

    Facts are numbers, dates, names, negation and what happens; more of a name or of a date is no other fact.

    >>> say_otherwise("Gempa M 5,2 mengguncang Tual.", "Gempa M 6,1 mengguncang Sinabang.")
    True
    >>> say_otherwise("Banjir merendam 3 desa, Selasa.", "DEMAK - Banjir merendam tiga desa, Selasa (5/3).")
    False
    """
    one, other = _bare(one), _bare(other)
    if one == other:
        return False
    here, there = _facts(one, other), _facts(other, one)
    if any(finding.kind not in _OF_NAMES | _OF_DATES for finding in here + there):
        return True
    both = {finding.kind for finding in here} & {finding.kind for finding in there}
    if both or _reordered(one, other):
        return True
    mine, theirs = _happens(one), _happens(other)
    return any(
        _events()[name].opposite in right - left
        for left, right in ((mine, theirs), (theirs, mine))
        for name in left - right
    )


def compare_articles(first: Article, second: Article) -> Comparison:
    """Compare two articles that share many of their words, *first* being the one that may stand for both."""
    ours = [sentence.text for sentence in first.sentences]
    theirs = [sentence.text for sentence in second.sentences]
    partners = _align(ours, theirs)
    told_here = _happens(" ".join((first.title, *ours)))
    told_there = _happens(" ".join((second.title, *theirs)))
    whole = "\n".join((first.title, *ours))
    contrary: list[Difference] = []
    alone: list[Difference] = []
    for index, text in enumerate(theirs):
        place = partners[index]
        if place is None:
            single = Difference(first=None, second=index)
            new = _happens(text) - told_here or _facts(whole, _bare(text))
            (contrary if new else alone).append(single)
        elif ours[place] != text and (
            say_otherwise(ours[place], text)
            or _happens(text) - told_here
            or _happens(ours[place]) - told_there
            or any(finding.kind in _OF_NAMES for finding in _facts(whole, _bare(text)))
        ):
            contrary.append(Difference(first=place, second=index))
    left = [index for index in range(len(ours)) if index not in partners]
    turned = any(_events()[name].outcome for index in left for name in _happens(ours[index]) - told_there)
    if not contrary and not turned:
        return Comparison(is_copy=True, differences=tuple(alone))
    rest = [Difference(first=index, second=None) for index in left]
    ordered = sorted([*contrary, *alone], key=lambda difference: difference.second or 0)
    return Comparison(is_copy=False, differences=(*ordered, *rest))


def _align(ours: Sequence[str], theirs: Sequence[str]) -> list[int | None]:
    """For each of *theirs* the one of *ours* that shares most of its words, if it shares many."""
    bags = [_content(text) for text in ours]
    places = {text: index for index, text in reversed(list(enumerate(ours)))}
    found: list[int | None] = []
    for text in theirs:
        if text in places:
            found.append(places[text])
            continue
        bag = _content(text)
        shares = [len(bag & own) / max(min(len(bag), len(own)), 1) for own in bags]
        best = max(range(len(ours)), key=lambda index: (shares[index], -index), default=None)
        found.append(best if best is not None and shares[best] >= _ALIGNED else None)
    return found


@lru_cache(maxsize=4096)
def _content(text: str) -> frozenset[str]:
    """What *text* is about, without the figures and names that a template has slots for."""
    bare = _bare(text)
    kept = [word for word in words(_NAME.sub(" ", bare)) if not any(sign.isdecimal() for sign in word)]
    bag = frozenset(root(word) for word in content_words(kept))
    return bag if len(bag) >= _LEAST_WORDS else frozenset(root(word) for word in content_words(words(bare)))


def _bare(text: str) -> str:
    return text.removeprefix(dateline(text))


@lru_cache(maxsize=4096)
def _facts(source: str, target: str) -> list[Finding]:
    """What *target* has and *source* hasn't; a day beside a weekday counts as a date."""
    days = [match.span() for match in _date().finditer(target)]
    found = []
    for finding in compare(source, target, target_language="id"):
        if finding.kind in _NOT_FACTS:
            continue
        span = finding.target_span
        if span and any(start <= span[0] and span[1] <= end for start, end in days):
            finding = replace(finding, kind="date")  # noqa: PLW2901
        found.append(finding)
    return found


def _reordered(one: str, other: str) -> bool:
    """Whether figures, or names, that both have once come in another order: who beat whom, by how much."""
    for pattern in (_NAME, re.compile(r"\d[\d.,:]*")):
        left, right = pattern.findall(one), pattern.findall(other)
        common = {item for item in left if left.count(item) == right.count(item) == 1}
        if [item for item in left if item in common] != [item for item in right if item in common]:
            return True
    return False
