"""Several articles in, one summary out."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from check import Finding
from clean import Article, ParagraphKind, Sentence, clean
from engine.errors import EmptyInput

from .copies import Versions, group_copies
from .dependencies import Dependencies, within
from .digest_findings import findings_of
from .request import Request, Style
from .scoring import SECTION, candidates_of, excerpt, score, shortlist
from .selection import select
from .statistics import ArticleStatistics, statistics_of
from .styles import apply_style
from .toll import Toll, Tolls, tolls_of
from .verdicts import say_otherwise

__all__ = ["Digest", "DigestSentence", "digest"]

_DEFAULT_SENTENCES = 5
_SAME = 0.8
"""Share of the shorter sentence's content words that makes two sentences say the same."""
_ALIKE = 0.5
"""The same from which it is asked whether a fact sets two sentences apart."""
_RELATED = 0.3
"""Cosine from which a sentence of another article backs a sentence."""
_BACKING = 0.25
"""What a sentence gains, as a share of its rank, if every other story backs it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DigestSentence:
    """One sentence of a digest."""

    text: str
    sources: tuple[tuple[int, int], ...]
    """``(article, sentence)`` indices: first where the text was taken from, then who says the same."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Digest:
    """One Indonesian summary of several articles."""

    text: str
    model: str
    sentences: tuple[DigestSentence, ...]
    groups: tuple[tuple[int, ...], ...]
    """Indices of the articles, copies of each other in one group, in order of appearance."""
    speakers: tuple[int, ...] = ()
    """The article that speaks for each group that has a sentence, in the order of the groups."""
    versions: tuple[Versions, ...] = ()
    """Groups in nearly the same words that differ in their facts: pairs of articles that speak for them."""
    findings: tuple[Finding, ...] = ()
    """What became of copies and versions, which articles have no sentence, and in full what only a copy says
    and what else of an article's dead, missing and hurt, or of an event's size, has no place."""


def digest(
    articles: Sequence[str | Article],
    *,
    sentences: int | None = None,
    words: int | None = None,
    ratio: float | None = None,
    style: Style = "paragraph",
    focus: str | None = None,
) -> Digest:
    """Summarize several articles as one, with sentences taken from them as they stand.

    Texts are cleaned first. Copies of one article count once: the longest speaks for its group. Articles in
    nearly the same words whose facts differ (numbers, dates, names, negation, what happened) all count, and
    `Digest.versions` sets side by side what differs. Sentences are ranked within their article by the trained
    ranker and across articles by how many other stories back them; what was said once isn't said again. The
    gravest that each article says of an event (dead, missing, hurt, its size), with where that was, goes
    before, unless another says the same; what has no place is a finding. Sentences come in the order of the
    articles. At most one of *sentences* (five by default), *words* and *ratio* (of the sentences, copies not
    counted) sets the length; *style* and *focus* are those of `summarize`.

    Raises EmptyInput where no article holds a sentence, SettingsError for settings that don't fit.
    """
    request = Request(sentences=sentences, words=words, ratio=ratio, style=style, focus=focus)
    cleaned = [clean(item) if isinstance(item, str) else item for item in articles]
    if not any(article.sentences for article in cleaned):
        raise EmptyInput("There is no sentence to summarize.", hint="Give the texts of articles.")
    grouping = group_copies(cleaned)
    groups = grouping.groups
    speakers = [_longest(group, cleaned) for group in groups]
    speakers = [number for number in speakers if cleaned[number].sentences]
    total = sum(len(cleaned[number].sentences) for number in speakers)
    count = request.count(total, default=_DEFAULT_SENTENCES)
    count = 1 if style == "headline" else count
    pool = _pooled(cleaned, speakers, focus, count)
    tolls = Tolls(
        articles=cleaned,
        of=pool.tolls,
        twins=frozenset(frozenset(pair.articles) for pair in grouping.versions),
    )
    chosen, required = _chosen(pool, tolls, count=count, budget=words)
    picked = _with_sources(pool, chosen, required, groups, cleaned)
    return Digest(
        text=apply_style([sentence.text for sentence in picked], request.style),
        model="extractive",
        sentences=picked,
        groups=groups,
        speakers=tuple(speakers),
        versions=grouping.versions,
        findings=tuple(
            findings_of(grouping, cleaned, speakers, tolls, [sentence.sources for sentence in picked])
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pool:
    """The sentences of all stories from which those of a digest are chosen."""

    stats: ArticleStatistics
    places: Sequence[tuple[int, int]]
    """``(article, sentence)`` of each."""
    ranks: NDArray[np.float64]
    """Within its article and across. *Shape:* (S,)"""
    dependencies: Dependencies
    tolls: Mapping[int, Sequence[Toll]]
    """By the number of the article."""


def _pooled(
    articles: Sequence[Article], speakers: Sequence[int], focus: str | None, count: int | None
) -> _Pool:
    # Of each story only so many sentences are compared with those of the others; memory stays bounded.
    most = max(SECTION // len(speakers), -(-2 * (count or 0) // len(speakers)), 3)
    excerpts: list[Article] = []
    places: list[tuple[int, int]] = []
    ranks: list[NDArray[np.float64]] = []
    dependencies: Dependencies = []
    told: dict[int, list[Toll]] = {}
    for number in speakers:
        scores = score(articles[number], focus)
        candidates = candidates_of(scores.kinds, 1)
        told[number] = tolls_of(articles[number], candidates)
        indices = shortlist(scores, candidates, most)
        grave = {place for toll in told[number] for place in (toll.sentence, toll.lead)}
        indices = sorted({*indices, *grave})
        excerpts.append(excerpt(articles[number], indices))
        ranks.append(scores.kept[indices])
        shift = len(places)
        dependencies += [
            frozenset(member + shift if member >= 0 else -1 for member in group)
            for group in within(scores.dependencies, indices)
        ]
        places += [(number, index) for index in indices]
    stats = statistics_of(_joined(excerpts))
    _part(stats, places)
    backing = _backing(stats, np.array([number for number, _ in places]))
    return _Pool(
        stats=stats,
        places=places,
        ranks=np.concatenate(ranks) * (1 + _BACKING * backing),
        dependencies=dependencies,
        tolls=told,
    )


def _chosen(
    pool: _Pool, tolls: Tolls, *, count: int | None, budget: int | None
) -> tuple[list[int], frozenset[int]]:
    """The sentences of the digest in their order, and those of them that must be in it."""
    count = None if count is None else min(count, len(pool.places))
    required = _gravest(tolls, pool.stats, pool.places, pool.dependencies, count=count, budget=budget)
    chosen = select(
        pool.stats,
        pool.ranks,
        range(len(pool.places)),
        dependencies=pool.dependencies,
        count=count,
        budget=budget,
        redundancy=1.0,
        required=required,
    )
    return chosen or [int(np.argmax(pool.ranks))], required


def _with_sources(
    pool: _Pool,
    chosen: Sequence[int],
    required: frozenset[int],
    groups: Sequence[Sequence[int]],
    articles: Sequence[Article],
) -> tuple[DigestSentence, ...]:
    """The *chosen* sentences, each with all the places that it rests on.

    Where more are asked for than differ, the same words would come again; the first place has all sources.
    """
    texts = pool.stats.texts
    first = {texts[index]: index for index in reversed(chosen)}
    return tuple(
        DigestSentence(text=texts[index], sources=_sources(index, pool.places, pool.stats, groups, articles))
        for index in chosen
        if first[texts[index]] == index or index in required
    )


def _longest(group: Sequence[int], articles: Sequence[Article]) -> int:
    return max(group, key=lambda number: (len(articles[number].sentences), -number))


def _joined(articles: Sequence[Article]) -> Article:
    """One article with all sentences, so that words and similarities are counted across."""
    sentences: list[Sentence] = []
    paragraphs: list[str] = []
    kinds: list[ParagraphKind] = []
    for article in articles:
        shift = len(paragraphs)
        sentences += [
            replace(sentence, paragraph=sentence.paragraph + shift) for sentence in article.sentences
        ]
        paragraphs += article.paragraphs
        kinds += article.kinds or ["text" for _ in article.paragraphs]
    return Article(paragraphs=tuple(paragraphs), kinds=tuple(kinds), sentences=tuple(sentences))


def _backing(stats: ArticleStatistics, story: NDArray[np.int_]) -> NDArray[np.float64]:
    """For each sentence, the share of the other stories that hold a related one. *Shape:* (S,)"""
    numbers = np.unique(story)
    if len(numbers) < 2:
        return np.zeros(len(story))
    related = np.column_stack(
        [(stats.similarity[:, story == number] > _RELATED).any(axis=1) for number in numbers]
    )
    related[np.arange(len(story)), np.searchsorted(numbers, story)] = False
    share: NDArray[np.float64] = related.sum(axis=1) / (len(numbers) - 1)
    return share


def _sources(
    index: int,
    places: Sequence[tuple[int, int]],
    stats: ArticleStatistics,
    groups: Sequence[Sequence[int]],
    articles: Sequence[Article],
) -> tuple[tuple[int, int], ...]:
    number, _ = places[index]
    found = [places[index]]
    sizes = np.maximum(np.minimum(stats.counts.sum(axis=1), stats.counts[index].sum()), 1)
    found += [
        places[other]
        for other in np.flatnonzero(stats.overlap[index] / sizes >= _SAME).tolist()
        if places[other][0] != number and len(stats.content[other]) >= len(stats.content[index]) / 2
    ]
    for copy in next(group for group in groups if number in group):
        if copy != number:
            texts = [sentence.text for sentence in articles[copy].sentences]
            found += [(copy, place) for place, text in enumerate(texts) if text == stats.texts[index]]
    return tuple(dict.fromkeys(found))


def _part(stats: ArticleStatistics, places: Sequence[tuple[int, int]]) -> None:
    """Let sentences of different stories that differ in a fact share nothing: neither hides the other."""
    sizes = stats.counts.sum(axis=1)
    least = np.maximum(np.minimum(sizes[:, None], sizes[None, :]), 1)
    for one, other in np.argwhere(np.triu(stats.overlap / least >= _ALIKE, k=1)).tolist():
        if places[one][0] != places[other][0] and say_otherwise(stats.texts[one], stats.texts[other]):
            stats.overlap[one, other] = stats.overlap[other, one] = 0


def _gravest(
    tolls: Tolls,
    stats: ArticleStatistics,
    places: Sequence[tuple[int, int]],
    dependencies: Dependencies,
    *,
    count: int | None,
    budget: int | None,
) -> frozenset[int]:
    """What the digest must say, as far as it goes: the gravest of each article, the gravest first."""
    number_of = {place: number for number, place in enumerate(places)}
    required: frozenset[int] = frozenset()
    told: list[tuple[int, Toll]] = []
    for number, toll in tolls.gravest_first():
        if tolls.is_told(number, toll, told):
            continue
        lead, sentence = number_of[number, toll.lead], number_of[number, toll.sentence]
        # Where there is room for one sentence alone, that there was such an event is better than nothing.
        for wanted in ({lead, sentence} | dependencies[sentence], {lead}):
            more = required | (wanted - {-1})
            size = sum(len(stats.texts[index].split()) for index in more)
            if (count is None or len(more) <= count) and (budget is None or size <= budget):
                required = more
                told += [(number, toll)] if sentence in more else []
                break
    return required
