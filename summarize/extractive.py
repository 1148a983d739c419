"""The extractive summarizer: picks sentences of the article, no model to download."""

from check import Finding, counted_message
from clean import Article

from .dependencies import within
from .request import Request
from .scoring import SECTION, Scores, candidates_of, excerpt, kinds_of, score, shortlist
from .selection import select
from .statistics import statistics_of
from .styles import apply_style
from .summary import Summary, SummarySentence

__all__ = ["ExtractiveSummarizer"]


class ExtractiveSummarizer:
    """Picks the article's most telling sentences and gives them in article order, unchanged."""

    name = "extractive"

    def summarize(self, article: Article, request: Request) -> Summary:
        """Pick sentences of *article*; see `Summarizer`."""
        findings: list[Finding] = []
        lengths = [len(sentence.text.split()) for sentence in article.sentences]
        count = 1 if request.style == "headline" else request.count(len(lengths))
        budget = request.words
        fits = sum(lengths) <= budget if budget is not None else len(lengths) <= (count or 0)
        if fits and (request.style != "headline" or len(lengths) == 1):
            chosen = candidates_of(kinds_of(article), len(lengths))
            if budget is not None or len(lengths) < (count or 0):
                whole = len(chosen) == len(lengths)
                findings.append(_shorter(len(lengths), sum(lengths), count=count, budget=budget, whole=whole))
        else:
            scores = score(article, request.focus)
            chosen = _choose(article, scores, lengths, count=count, budget=budget)
            if not chosen:
                chosen = [min(candidates_of(scores.kinds, 1), key=lengths.__getitem__)]
                findings.append(_too_long(lengths[chosen[0]], budget or 0))
        sentences = tuple(
            SummarySentence(text=article.sentences[index].text, sources=(index,)) for index in chosen
        )
        return Summary(
            text=apply_style([sentence.text for sentence in sentences], request.style),
            method="extractive",
            model=self.name,
            sentences=sentences,
            findings=tuple(findings),
        )


def _choose(
    article: Article, scores: Scores, lengths: list[int], *, count: int | None, budget: int | None
) -> list[int]:
    candidates = candidates_of(scores.kinds, count or 1)
    count = None if count is None else min(count, len(candidates))
    if (count or 0) > SECTION // 2 or len(candidates) > SECTION < (budget or 0) // 10:
        return _best(scores, candidates, lengths, count=count, budget=budget)
    if scores.statistics is not None:
        return select(
            scores.statistics,
            scores.kept,
            candidates,
            dependencies=scores.dependencies,
            count=count,
            budget=budget,
        )
    indices = shortlist(scores, candidates, SECTION)
    chosen = select(
        statistics_of(excerpt(article, indices)),
        scores.kept[indices],
        range(len(indices)),
        dependencies=within(scores.dependencies, indices),
        count=count,
        budget=budget,
    )
    return [indices[place] for place in chosen]


def _best(
    scores: Scores, candidates: list[int], lengths: list[int], *, count: int | None, budget: int | None
) -> list[int]:
    """The highest ranked, one by one with what they need: for summaries too long to be weighed as sets."""
    chosen: set[int] = set()
    words = 0
    for alone in (False, True):
        for index in sorted(candidates, key=lambda index: -scores.kept[index]):
            added = ({index} if alone else set(scores.dependencies[index])) - chosen
            size = sum(lengths[member] for member in added)
            if (count is None or len(chosen) + len(added) <= count) and words + size <= (
                budget or size + words
            ):
                chosen |= added
                words += size
    return sorted(chosen)


def _shorter(sentences: int, words: int, *, count: int | None, budget: int | None, whole: bool) -> Finding:
    asked = counted_message(budget, "word") if budget is not None else counted_message(count or 0, "sentence")
    return Finding.of(
        "article_short" if whole else "article_short_without_tables",
        kind="length",
        severity="info",
        values={
            "sentences": counted_message(sentences, "sentence"),
            "words": counted_message(words, "word"),
            "asked": asked,
        },
        stage="summary",
    )


def _too_long(words: int, budget: int) -> Finding:
    return Finding.of(
        "budget_short",
        kind="length",
        severity="warning",
        values={"budget": counted_message(budget, "word"), "words": counted_message(words, "word")},
        stage="summary",
        segment=0,
    )
