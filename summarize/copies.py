"""Finds articles that are copies of each other: syndicated, shortened, or lightly edited."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from clean import Article

from .words import words

__all__ = ["group_copies"]

_SHINGLE = 4
"""Words that make one shingle."""
_LEAST_SHARE = 0.5
"""Share of the shorter article's shingles that the longer one holds. Two reports of one event, written
independently, share a few names and quotations; a copy shares whole paragraphs."""
_LEAST_SHINGLES = 8
"""Texts with fewer shingles are copies only where all of them are shared."""


def group_copies(articles: Sequence[Article]) -> list[list[int]]:
    """Indices of *articles* in groups of copies, each group and the list of groups in order of appearance.

    What counts is containment (Broder 1997): the share of the shorter text's word 4-grams that the longer one
    holds, so that a copy cut to its first paragraphs is found too. It is computed exactly, over an index from
    4-grams to articles, which at the size of a digest costs less than sketches (MinHash) that estimate it.
    """
    shingles = [_shingles(article) for article in articles]
    holders: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, own in enumerate(shingles):
        for shingle in own:
            holders[shingle].append(number)
    shared: Counter[tuple[int, int]] = Counter()
    for numbers in holders.values():
        shared.update((low, high) for place, low in enumerate(numbers) for high in numbers[place + 1 :])
    leader = list(range(len(articles)))

    def lead(number: int) -> int:
        while leader[number] != number:
            leader[number] = leader[leader[number]]
            number = leader[number]
        return number

    for (low, high), count in shared.items():
        size = min(len(shingles[low]), len(shingles[high]))
        if count >= (size if size < _LEAST_SHINGLES else _LEAST_SHARE * size):
            first, second = sorted((lead(low), lead(high)))
            leader[second] = first
    groups: defaultdict[int, list[int]] = defaultdict(list)
    for number in range(len(articles)):
        groups[lead(number)].append(number)
    return list(groups.values())


def _shingles(article: Article) -> set[tuple[str, ...]]:
    tokens = words(article.text)
    return {tuple(tokens[start : start + _SHINGLE]) for start in range(max(1, len(tokens) - _SHINGLE + 1))}
