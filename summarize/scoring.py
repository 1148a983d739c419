"""What the ranker says of every sentence, however long the article; and which to look at closely."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from clean import Article

from .features import features
from .focus import relevance
from .ranker import load_ranker
from .selection import Dependencies, find_dependencies
from .statistics import statistics_of

__all__ = ["SECTION", "Scores", "candidates_of", "excerpt", "score", "shortlist", "within"]

SECTION = 400
"""Sentences that are looked at together. Similarities take memory with the square of it, and no news article
comes near; longer texts are ranked section by section."""
_FOCUS_WEIGHT = 2.0
"""What a sentence gains that holds every word of the focus: twice what one is worth that a human summary
keeps whole, so that an answer deep in the article outranks the lead."""
_LEAST_WORDS = 3
"""Shorter sentences are fragments: initials, a stray quotation mark, an abbreviation cut off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scores:
    """What is known of an article's S sentences."""

    kept: NDArray[np.float64]
    """How much of each a summary should keep. *Shape:* (S,)"""
    dependencies: Dependencies
    """Which sentences each one needs."""
    kinds: list[str]
    """``text``, ``item``, ``fragment`` or ``heading``."""


def score(article: Article, focus: str | None) -> Scores:
    """Rank the sentences of *article*, leaning towards *focus*; linear in their number."""
    kept: list[NDArray[np.float64]] = []
    dependencies: Dependencies = []
    kinds: list[str] = []
    for start in range(0, len(article.sentences), SECTION):
        stats = statistics_of(excerpt(article, range(start, min(start + SECTION, len(article.sentences)))))
        own = load_ranker().predict(features(stats, article.title))
        if focus and focus.strip():
            own = own + _FOCUS_WEIGHT * relevance(stats, focus)
        kept.append(own)
        dependencies += [frozenset(start + member for member in group) for group in find_dependencies(stats)]
        kinds += [
            "fragment" if kind == "text" and len(row) < _LEAST_WORDS else kind
            for kind, row in zip(stats.kinds, stats.tokens, strict=True)
        ]
    return Scores(kept=np.concatenate(kept), dependencies=dependencies, kinds=kinds)


def candidates_of(scores: Scores, count: int) -> list[int]:
    """Running text; list items, fragments, then headings only where there is too little of it."""
    found: list[int] = []
    for wanted in ("text", "item", "fragment", "heading"):
        if len(found) < count:
            found += [index for index, kind in enumerate(scores.kinds) if kind == wanted]
    return sorted(found)


def shortlist(scores: Scores, candidates: Sequence[int], size: int) -> list[int]:
    """About *size* of *candidates*, the highest ranked with what they need, in article order."""
    if len(candidates) <= size:
        return list(candidates)
    allowed = set(candidates)
    found: set[int] = set()
    for index in sorted(candidates, key=lambda index: -scores.kept[index]):
        if len(found) >= size:
            break
        found |= scores.dependencies[index] & allowed
    return sorted(found)


def excerpt(article: Article, indices: Sequence[int]) -> Article:
    """An article of some of the sentences of *article*; paragraphs and their kinds stay."""
    if len(indices) == len(article.sentences):
        return article
    return replace(article, sentences=tuple(article.sentences[index] for index in indices))


def within(dependencies: Dependencies, indices: Sequence[int]) -> Dependencies:
    """*dependencies* for the sentences *indices* alone, counted anew; -1 is a need outside of them."""
    place = {index: number for number, index in enumerate(indices)}
    return [frozenset(place.get(member, -1) for member in dependencies[index]) for index in indices]
