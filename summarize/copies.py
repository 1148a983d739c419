"""Finds articles that are copies of each other, and those that are much alike but differ in their facts."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import TypeVar

from clean import Article

from .clashes import clashes_of
from .contradictions import contradict
from .differences import Comparison, Difference, compare_texts
from .retold import facts_of, likeness
from .texts import Frames, Text
from .untold import untold
from .words import words

__all__ = ["Grouping", "Versions", "group_copies"]

_SHINGLE = 4
"""Words that make one shingle."""
_NEAR = 0.25
"""Share of the shorter article's shingles that the longer one holds, from which two articles are compared.
Two reports of one event, written independently, share a few names and quotations; a copy, a later state of
it, and two bulletins of one office share whole sentences."""
_EDITED = 0.45
"""The same from which a text was edited rather than written anew: its sentences decide."""
_LEAST_TELLING = 4
_TELLING = 0.3
"""Figures and words with a capital that two articles share, at least, and as a share of those of the one that
has fewer, before their facts are compared. Of texts that tell one event, more than half are shared."""
_LEAST_SHINGLES = 8
"""Texts with fewer shingles are compared only where all of them are shared."""
_RETOLD = 0.5
"""How likely it must be that two articles in different words tell the same, to be copies."""
_VERSION = 0.02
"""The same from which they are two versions of one story; most reports of other events are less likely."""
_MARK = re.compile(r"\b(?:\d[\d.,]*\d|\d|[A-Z][a-z]{2,})\b")
"""A figure, or a word that may be a name."""


_T = TypeVar("_T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Versions:
    """Two articles that are much alike but don't say the same: states of one story, or two events."""

    articles: tuple[int, int]
    differences: tuple[Difference, ...]
    """Sentences that differ in a fact, then those that only one of the two has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Grouping:
    """Articles by what they tell."""

    groups: tuple[tuple[int, ...], ...]
    """Indices of the articles, copies of each other in one group, in order of appearance."""
    versions: tuple[Versions, ...]
    """One at most for each group but the first of its kind: how it differs from the group most like it."""
    additions: tuple[tuple[int, int], ...]
    """``(article, sentence)`` of what a copy says and the longest of its group doesn't."""


def group_copies(articles: Sequence[Article]) -> Grouping:
    """Put copies of one article together.

    What makes two articles worth comparing is containment (Broder 1997): the share of the shorter text's word
    4-grams that the longer one holds, so that a copy cut to its first paragraphs is found too. It is computed
    exactly, over an index from 4-grams to articles, which at the size of a digest costs less than sketches
    (MinHash) that estimate it. Then facts decide: a copy says nothing that the longer text contradicts or
    doesn't have. Articles that share fewer words, or not enough to be edits of each other, are copies where
    all their facts agree: one newsroom told the event in its own words. Each copy is held against the longest
    text of its group, never against another copy.
    """
    comparisons = _Comparisons(articles)
    order = sorted(range(len(articles)), key=lambda number: (-len(articles[number].sentences), number))
    copies: dict[int, list[int]] = {}
    versions: list[Versions] = []
    additions: list[tuple[int, int]] = []
    for number in order:
        compared = comparisons.of(number, copies)
        if compared and compared[-1][1].is_copy:
            other, result = compared[-1]
            copies[other].append(number)
            told = {gap.second for gap in result.differences if gap.second is not None}
            additions += [(number, index) for index in told | comparisons.untold(other, number)]
            continue
        copies[number] = [number]
        if compared:
            other, result = compared[0]
            versions.append(_in_order(other, number, result.differences))
    groups = sorted(tuple(sorted(group)) for group in copies.values())
    return Grouping(
        groups=tuple(groups),
        versions=tuple(sorted(versions, key=lambda pair: pair.articles)),
        additions=tuple(sorted(additions)),
    )


class _Each(dict[int, _T]):
    """What is read of each article, by number, when it is first asked for."""

    def __init__(self, read: Callable[[int], _T]) -> None:
        super().__init__()
        self._read = read

    def __missing__(self, number: int) -> _T:
        self[number] = found = self._read(number)
        return found


class _Comparisons:
    """Compares articles by what they say, where they share enough words or figures to be worth it."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._near = _near(articles)
        self._telling = _Telling(articles)
        self._texts = _Each(lambda number: Text.of(articles[number]))
        self._frames = _Each(lambda number: Frames.of(self._texts[number]))

    def of(self, number: int, others: Collection[int]) -> list[tuple[int, Comparison]]:
        """*number* beside those of *others* that it is like, the likeliest first.

        Where it is a copy, the last says so; else the first is the one that it is a version of, if any.
        """
        near = self._near
        alike = sorted(
            (other for other in others if (other, number) in near), key=lambda o: (-near[o, number], o)
        )
        compared: list[tuple[int, Comparison]] = []
        exchanged: set[int] = set()
        for other in alike:
            # The first is compared in full, to show what differs; bulletins of one template differ at once.
            if compared and self._frames[other].exchange(self._frames[number]):
                exchanged.add(other)
                continue
            compared.append((other, compare_texts(self._texts[other], self._texts[number])))
            if compared[-1][1].is_copy:
                return compared
        exchanged |= {other for other, result in compared if result.exchanged}
        rewritten = [
            other for other in others if near.get((other, number), 0) < _EDITED and other not in exchanged
        ]
        return compared + self._telling.retold(number, rewritten)

    def untold(self, other: int, number: int) -> set[int]:
        """The sentences of *number*, a copy, with something that *other* doesn't say."""
        return self._telling.untold(other, number)


class _Telling:
    """Finds articles that tell one event in different words; facts are read of those that may alone."""

    def __init__(self, articles: Sequence[Article]) -> None:
        self._marks = [frozenset(_MARK.findall(article.text)) for article in articles]
        self._facts = _Each(lambda number: facts_of(articles[number]))

    def retold(self, number: int, others: Sequence[int]) -> list[tuple[int, Comparison]]:
        """The one of *others* that *number* tells in other words; else that one of which it is a version.

        Nothing where it tells no story that one of them tells.
        """
        own = self._marks[number]
        shared = {other: len(own & self._marks[other]) for other in others}
        versions: list[tuple[int, Comparison]] = []
        for other in sorted(others, key=lambda other: (-shared[other], other)):
            if shared[other] < max(_LEAST_TELLING, _TELLING * min(len(own), len(self._marks[other]))):
                continue
            one, copy = self._facts[other], self._facts[number]
            if (likely := likeness(one, copy)) < _VERSION:
                continue
            found = clashes_of(one, copy)
            if likely >= _RETOLD and not found.clash and not contradict(one.pinned, copy.pinned):
                return [(other, Comparison(is_copy=True, differences=()))]
            versions.append((other, Comparison(is_copy=False, differences=found.differences)))
        return versions[:1]

    def untold(self, other: int, number: int) -> set[int]:
        """The sentences of *number*, a copy, with something that *other* doesn't say."""
        return set(untold(self._facts[other], self._facts[number]))


def _in_order(first: int, second: int, differences: tuple[Difference, ...]) -> Versions:
    if first < second:
        return Versions(articles=(first, second), differences=differences)
    swapped = tuple(Difference(first=gap.second, second=gap.first) for gap in differences)
    return Versions(articles=(second, first), differences=swapped)


def _near(articles: Sequence[Article]) -> dict[tuple[int, int], float]:
    """The pairs of articles that share many of their words, both ways round, with the share."""
    shingles = [_shingles(article) for article in articles]
    holders: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, own in enumerate(shingles):
        for shingle in own:
            holders[shingle].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in holders.values():
        shared.update((low, high) for place, low in enumerate(numbers) for high in numbers[place + 1 :])
    near: dict[tuple[int, int], float] = {}
    for (low, high), count in shared.items():
        size = min(len(shingles[low]), len(shingles[high]))
        if count >= (size if size < _LEAST_SHINGLES else _NEAR * size):
            near[low, high] = near[high, low] = count / size
    return near


def _shingles(article: Article) -> set[tuple[str, ...]]:
    tokens = words(article.text)
    return {tuple(tokens[start : start + _SHINGLE]) for start in range(max(1, len(tokens) - _SHINGLE + 1))}
