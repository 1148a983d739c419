"""The extractive summarizer: picks sentences of the article, no model to download."""

import numpy as np
from numpy.typing import NDArray

from check import Finding
from clean import Article

from .features import features
from .focus import relevance
from .layout import lay_out
from .ranker import load_ranker
from .request import Request
from .selection import needs, select
from .summary import Summary, SummarySentence
from .view import ArticleView, view

__all__ = ["ExtractiveSummarizer", "candidates_of", "rank"]

_FOCUS_WEIGHT = 2.0
"""What a sentence gains that holds every word of the focus: twice what one is worth that a human summary
keeps whole, so that an answer deep in the article outranks the lead."""

_LEAST_WORDS = 3
"""Shorter sentences are fragments: initials, a stray quotation mark, an abbreviation cut off."""


class ExtractiveSummarizer:
    """Picks the article's most telling sentences and gives them in article order, unchanged."""

    name = "extractive"

    def summarize(self, article: Article, request: Request) -> Summary:
        """Pick sentences of *article*; see `Summarizer`."""
        seen = view(article)
        findings: list[Finding] = []
        count = 1 if request.style == "headline" else request.length.count(len(seen.texts))
        budget = request.length.words
        lengths = [len(text.split()) for text in seen.texts]
        fits = sum(lengths) <= budget if budget is not None else len(lengths) <= (count or 0)
        if fits and (request.style != "headline" or len(lengths) == 1):
            chosen = list(range(len(lengths)))
            if budget is not None or len(lengths) < (count or 0):
                findings.append(_shorter(len(lengths), sum(lengths), count=count, budget=budget))
        else:
            kept = rank(article, seen, request.focus)
            candidates = candidates_of(seen, count or 1)
            chosen = select(seen, kept, candidates, together=needs(seen), count=count, budget=budget)
            if not chosen:
                chosen = [min(candidates, key=lengths.__getitem__)]
                findings.append(_too_long(lengths[chosen[0]], budget or 0))
        sentences = tuple(SummarySentence(text=seen.texts[index], sources=(index,)) for index in chosen)
        return Summary(
            text=lay_out([sentence.text for sentence in sentences], request.style),
            method="extractive",
            model=self.name,
            sentences=sentences,
            findings=tuple(findings),
        )


def rank(article: Article, seen: ArticleView, focus: str | None) -> NDArray[np.float64]:
    """How much of each sentence a summary should keep, leaning towards *focus*. *Shape:* (S,)"""
    kept = load_ranker().predict(features(seen, article.title))
    if focus and focus.strip():
        kept = kept + _FOCUS_WEIGHT * relevance(seen, focus)
    return kept


def candidates_of(seen: ArticleView, count: int) -> list[int]:
    """Running text; list items, fragments, then headings only where there is too little of it."""

    def kind(index: int) -> str:
        own = seen.kinds[index]
        return "fragment" if own == "text" and len(seen.tokens[index]) < _LEAST_WORDS else own

    found: list[int] = []
    for wanted in ("text", "item", "fragment", "heading"):
        if len(found) < count:
            found += [index for index in range(len(seen.texts)) if kind(index) == wanted]
    return sorted(found)


def _shorter(sentences: int, words: int, *, count: int | None, budget: int | None) -> Finding:
    asked = f"{budget} words" if budget is not None else f"{count} sentences"
    return Finding(
        kind="length",
        severity="info",
        message=f"The article has only {sentences} sentences ({words} words), not over the "
        f"{asked} asked for: it is given whole.",
        stage="summary",
    )


def _too_long(words: int, budget: int) -> Finding:
    return Finding(
        kind="length",
        severity="warning",
        message=f"No sentence fits into {budget} words: the shortest, of {words} words, is given whole.",
        stage="summary",
        segment=0,
    )
