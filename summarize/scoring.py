"""The ranker's score for every sentence, however long the article, and which sentences to look at closely."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from clean import Article

from .dependencies import Dependencies, find_dependencies
from .features import features
from .focus import relevance
from .ranker import load_ranker
from .statistics import ArticleStatistics, statistics_of
from .words import has_words

__all__ = ["SECTION", "Scores", "candidates_of", "excerpt", "kinds_of", "score", "shortlist"]

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
    """``text``, ``item``, ``fragment``, ``heading``, ``introduction`` or ``row``."""
    statistics: ArticleStatistics | None
    """Those of the whole article; None where it has several sections."""


def score(article: Article, focus: str | None) -> Scores:
    """Rank the sentences of *article*, leaning towards *focus*; linear in their number."""
    kept: list[NDArray[np.float64]] = []
    dependencies: Dependencies = []
    stats = None
    for start in range(0, len(article.sentences), SECTION):
        stats = statistics_of(excerpt(article, range(start, min(start + SECTION, len(article.sentences)))))
        own = load_ranker().predict(features(stats, article.title))
        if focus and focus.strip():
            own = own + _FOCUS_WEIGHT * relevance(stats, focus)
        kept.append(own)
        dependencies += [frozenset(start + member for member in group) for group in find_dependencies(stats)]
    return Scores(
        kept=np.concatenate(kept),
        dependencies=dependencies,
        kinds=kinds_of(article),
        statistics=stats if len(kept) == 1 else None,
    )


def kinds_of(article: Article) -> list[str]:
    """What each sentence of *article* is: what its paragraph is, a fragment, or what introduces others.

    "Berikut hasil lengkapnya:" says nothing by itself, with a colon or, before items, with a stop.
    """
    paragraphs = [sentence.paragraph for sentence in article.sentences]
    own = [article.kinds[place] if article.kinds else "text" for place in paragraphs]
    found: list[str] = []
    for index, (sentence, kind) in enumerate(zip(article.sentences, own, strict=True)):
        following = own[index + 1] if index + 1 < len(own) else ""
        listed = following in {"item", "row"} and sentence.text.lower().startswith("berikut")
        if kind == "text" and (sentence.text.endswith(":") or listed):
            found.append("introduction")
        elif kind == "text" and not has_words(sentence.text, _LEAST_WORDS):
            found.append("fragment")
        else:
            found.append(kind)
    return found


def candidates_of(kinds: Sequence[str], count: int) -> list[int]:
    """Running text; list items, then fragments only where there are fewer than *count*.

    Headings, introductions and rows of tables only where there is nothing else.
    """
    found: list[int] = []
    for wanted in ("text", "item", "fragment"):
        if len(found) < count:
            found += [index for index, kind in enumerate(kinds) if kind == wanted]
    for wanted in ("heading", "introduction", "row"):
        if not found:
            found = [index for index, kind in enumerate(kinds) if kind == wanted]
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
