"""What one article says and another, in nearly the same words, doesn't."""

import re
import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files
from itertools import combinations
from typing import NamedTuple

from check import Finding, compare
from clean import Article, dateline
from indonesian import months, one_of, units

from .focus import root
from .wording import in_one_wording, unit_names, zone_names
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
_CAPITAL = re.compile(r"\b[A-Z][\w-]+")
_FOLLOWING = re.compile(r"\s(\w+)")


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
    loosely: re.Pattern[str]
    opposite: str
    outcome: bool
    light: bool


@cache
def _events() -> dict[str, _Event]:
    table = tomllib.loads(files(__package__).joinpath("data/events.toml").read_text(encoding="utf-8"))
    return {
        name: _Event(
            pattern=_telling(entry["words"].split(), besides=entry.get("besides", [])),
            loosely=_telling([*entry["words"].split(), *entry.get("loosely", [])]),
            opposite=entry.get("opposite", ""),
            outcome=entry.get("outcome", False),
            light=entry.get("light", False),
        )
        for name, entry in table.items()
    }


def _telling(phrases: Sequence[str], *, besides: Sequence[str] = ()) -> re.Pattern[str]:
    unless = rf"(?!(?:{one_of(besides)})\b)" if besides else ""
    return re.compile(rf"(?<![\w-]){unless}(?:{one_of(phrases)})(?:nya)?(?![\w-])")


@lru_cache(maxsize=4096)
def _happens(text: str) -> frozenset[str]:
    """The events that *text* tells of."""
    lower = text.lower()
    return frozenset(name for name, event in _events().items() if event.pattern.search(lower))


def _allows(text: str) -> frozenset[str]:
    """The events that *text* tells of or, in looser words, may tell of, and those that needn't be told."""
    lower = text.lower()
    return frozenset(name for name, event in _events().items() if event.light or event.loosely.search(lower))


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
    if both or _reordered(one, other) or _measured_otherwise(one, other):
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
    told_here = _allows(" ".join((first.title, *ours)))
    told_there = _allows(" ".join((second.title, *theirs)))
    whole = "\n".join((first.title, *map(_bare, ours)))
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


@lru_cache(maxsize=4096)
def _bare(text: str) -> str:
    return in_one_wording(text.removeprefix(dateline(text)))


@lru_cache(maxsize=4096)
def _facts(source: str, target: str) -> list[Finding]:
    """What *target* has and *source* hasn't; a day beside a weekday counts as a date."""
    days = [match.span() for match in _date().finditer(target)]
    found = []
    for finding in compare(source, target, target_language="id"):
        if finding.kind in _NOT_FACTS:
            continue
        span = finding.target_span
        if span and target[span[0] : span[1]].upper() in zone_names() and not zone_names() & _spoken(source):
            continue
        if span and any(start <= span[0] and span[1] <= end for start, end in days):
            finding = replace(finding, kind="date")  # noqa: PLW2901
        found.append(finding)
    return found


def _spoken(text: str) -> set[str]:
    return {word.upper() for word in words(text)}


def _reordered(one: str, other: str) -> bool:
    """Whether names, or figures, that both have once come in another order: who beat whom, by how much.

    Two figures may change places where one of them keeps a noun of its own: "412 mahasiswa", "tiga hari".
    """
    left, right = _told_once(_CAPITAL, one, other), _told_once(_CAPITAL, other, one)
    names = {word.lower() for text in (one, other) for word in _NAME.findall(text)}
    if [word for word in left if word in names] != [word for word in right if word in names]:
        return True
    left, right = _told_once(_figure(), one, other), _told_once(_figure(), other, one)
    place = {item: number for number, item in enumerate(right)}
    return any(
        place[first] > place[second]
        and not any(
            left[item] == right[item] != "" and left[item] not in (left[rest], right[rest])
            for item, rest in ((first, second), (second, first))
        )
        for first, second in combinations(left, 2)
    )


def _measured_otherwise(one: str, other: str) -> bool:
    """Whether a figure that both have once has another unit: 8 kilometers, 8 meters."""
    left, right = _told_once(_figure(), one, other), _told_once(_figure(), other, one)
    return any({left[item], right[item]} <= unit_names() and left[item] != right[item] for item in left)


@cache
def _figure() -> re.Pattern[str]:
    return re.compile(rf"\d(?:[\d.,:]*\d)?|(?i:\b(?:{one_of([unit.word for unit in units()])})\b)")


def _told_once(pattern: re.Pattern[str], text: str, other: str) -> dict[str, str]:
    """What *pattern* finds once in either text, in the order of *text*, with the word that follows there."""
    here = [(match[0].lower(), match.end()) for match in pattern.finditer(text)]
    counts = Counter(item for item, _ in here)
    there = Counter(item.lower() for item in pattern.findall(other))
    return {
        item: (after[1] if (after := _FOLLOWING.match(text, end)) else "")
        for item, end in here
        if counts[item] == there[item] == 1
    }
