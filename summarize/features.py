"""What the ranker knows about each sentence: one row of named numbers."""

import re

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .lexrank import lexrank
from .statistics import ArticleStatistics, Opening
from .words import content_words, word_lists, words

__all__ = ["FEATURES", "features"]

_DATE = re.compile(r"\(\d{1,2}/\d{1,2}")
_DATELINE = re.compile(r"^[A-Z][\w.]*(?:[ ,./]+[A-Z(][\w.)]*){0,5}\s*(?:--|[-–—:|])\s")
_PICTURE = re.compile(r"\b(?:foto|dok|istimewa|gambar|ilustrasi)\b", re.IGNORECASE)
_CLOSERS = '"”’)] '

_POSITION = (
    "position",
    "relative_position",
    "sentences",
    "paragraph",
    "relative_paragraph",
    "position_in_paragraph",
    "paragraph_sentences",
    "paragraphs",
    "words_before",
    "share_of_words_before",
    "article_words",
)
_LENGTH = ("words", "relative_words", "words_of_previous", "words_of_next", "words_of_first")
_CENTRALITY = (
    "centroid_similarity",
    "mean_similarity",
    "lexrank",
    "mean_frequency",
    "recurring_share",
    "similarity_to_first",
    "similarity_to_previous",
    "similarity_to_next",
    "highest_similarity_before",
    "highest_similarity_after",
    "similarity_to_rest",
    "new_word_share",
    "content_share",
    "word_length",
)
_TITLE = ("has_title", "title_words", "title_coverage", "title_share")
_NAMES = ("names", "new_names", "known_names", "name_share", "name_frequency")
_FIGURES = ("numbers", "percent", "money", "date", "weekday")
_SPEECH = (
    "quote_marks",
    "opens_with_quote",
    "inside_quote",
    "quote_without_speaker",
    "speaker",
    "first_person",
    "previous_quotes",
    "next_quotes",
    "quoting_share",
)
_OPENING = (
    "dateline",
    "opens_with_pronoun",
    "opens_pointing_back",
    "opens_with_connective",
    "next_opening",
    "previous_opening",
    "opening_of_second",
)
_SURFACE = (
    "ends_with_stop",
    "ends_with_question",
    "ends_with_exclamation",
    "ends_with_colon",
    "commas",
    "parentheses",
    "opens_in_lower_case",
    "opens_with_bracket",
    "picture",
    "negation",
    "active_verbs",
    "passive_verbs",
)
FEATURES: tuple[str, ...] = (
    *_POSITION,
    *_LENGTH,
    *_CENTRALITY,
    *_TITLE,
    *_NAMES,
    *_FIGURES,
    *_SPEECH,
    *_OPENING,
    *_SURFACE,
)
"""Names of the columns that `features` gives, in order."""


def features(stats: ArticleStatistics, title: str) -> NDArray[np.float64]:
    """The features of each sentence; *title* is the article's, empty where unknown.

    *Shape:* (S, ``len(FEATURES)``)
    """
    columns: dict[str, ArrayLike] = {
        **_position(stats),
        **_length(stats),
        **_centrality(stats),
        **_title(stats, title),
        **_names(stats),
        **_figures(stats),
        **_speech(stats),
        **_opening(stats),
        **_surface(stats),
    }
    rows = np.empty((len(stats.texts), len(FEATURES)))
    for number, name in enumerate(FEATURES):
        rows[:, number] = columns[name]
    return rows


def _position(stats: ArticleStatistics) -> dict[str, ArrayLike]:
    count = len(stats.texts)
    numbers = np.arange(count)
    places: list[int] = []
    sizes: dict[int, int] = {}
    for paragraph in stats.paragraphs:
        places.append(sizes.get(paragraph, 0))
        sizes[paragraph] = places[-1] + 1
    # Counted among paragraphs that hold a sentence, so that empty ones don't shift the rest.
    ordinals = {paragraph: ordinal for ordinal, paragraph in enumerate(sizes)}
    before = np.cumsum(stats.lengths) - stats.lengths
    total = max(stats.lengths.sum(), 1)
    return {
        "position": numbers,
        "relative_position": numbers / count,
        "sentences": np.full(count, count),
        "paragraph": [ordinals[paragraph] for paragraph in stats.paragraphs],
        "relative_paragraph": [ordinals[paragraph] / len(sizes) for paragraph in stats.paragraphs],
        "position_in_paragraph": places,
        "paragraph_sentences": [sizes[paragraph] for paragraph in stats.paragraphs],
        "paragraphs": np.full(count, len(sizes)),
        "words_before": before,
        "share_of_words_before": before / total,
        "article_words": np.full(count, total),
    }


def _length(stats: ArticleStatistics) -> dict[str, ArrayLike]:
    lengths = stats.lengths
    return {
        "words": lengths,
        "relative_words": lengths / max(lengths.mean(), 1),
        "words_of_previous": np.concatenate([[0], lengths[:-1]]),
        "words_of_next": np.concatenate([lengths[1:], [0]]),
        "words_of_first": np.full(len(lengths), lengths[0]),
    }


def _centrality(stats: ArticleStatistics) -> dict[str, ArrayLike]:
    similarity, unit = stats.similarity, stats.unit
    count = len(stats.texts)
    centroid = unit.sum(axis=0)
    centroid = centroid / max(float(np.linalg.norm(centroid)), 1e-9)
    totals = stats.counts.sum(axis=0)
    sizes = np.maximum(stats.counts.sum(axis=1), 1)
    earlier, later = np.tril(similarity), np.triu(similarity)
    first_seen = np.cumsum(stats.counts, axis=0) - stats.counts == 0
    distinct = np.maximum((stats.counts > 0).sum(axis=1), 1)
    steps = similarity.diagonal(1) if count > 1 else np.zeros(0)
    to_first = similarity[0].copy()
    to_first[0] = 1
    return {
        "centroid_similarity": unit @ centroid,
        "mean_similarity": similarity.mean(axis=0),
        "lexrank": lexrank(similarity) * count,
        "mean_frequency": stats.counts @ (totals / max(totals.sum(), 1)) / sizes,
        "recurring_share": stats.counts @ (totals > 1) / sizes,
        "similarity_to_first": to_first,
        "similarity_to_previous": np.concatenate([[0], steps]),
        "similarity_to_next": np.concatenate([steps, [0]]),
        "highest_similarity_before": earlier.max(axis=1),
        "highest_similarity_after": later.max(axis=1),
        "similarity_to_rest": later.sum(axis=1),
        "new_word_share": ((stats.counts > 0) & first_seen).sum(axis=1) / distinct,
        "content_share": stats.counts.sum(axis=1) / np.maximum(stats.lengths, 1),
        "word_length": [sum(map(len, row)) / max(len(row), 1) for row in stats.tokens],
    }


def _title(stats: ArticleStatistics, title: str) -> dict[str, ArrayLike]:
    wanted = set(content_words(words(title)))
    shared = [len(wanted & set(row)) for row in stats.content]
    return {
        "has_title": np.full(len(shared), bool(wanted)),
        "title_words": shared,
        "title_coverage": [number / max(len(wanted), 1) for number in shared],
        "title_share": [
            number / max(len(set(row)), 1) for number, row in zip(shared, stats.content, strict=True)
        ],
    }


def _names(stats: ArticleStatistics) -> dict[str, ArrayLike]:
    """Capitalized words after the first of a sentence: a cheap stand-in for named entities."""
    totals = stats.counts.sum(axis=0)
    known: set[str] = set()
    rows = []
    for text, length in zip(stats.texts, stats.lengths, strict=True):
        found = {word.strip('.,;:()"“”') for word in text.split()[1:] if word[:1].isupper()}
        stems = content_words([word.lower() for word in found])
        frequency = sum(totals[stats.vocabulary[stem]] for stem in stems if stem in stats.vocabulary)
        rows.append(
            (
                len(found),
                len(found - known),
                len(found & known),
                len(found) / max(length, 1),
                frequency / max(len(found), 1),
            )
        )
        known |= found
    return dict(zip(_NAMES, np.array(rows, dtype=float).T, strict=True))


def _figures(stats: ArticleStatistics) -> dict[str, ArrayLike]:
    lists = word_lists()
    sets = [set(row) for row in stats.tokens]
    return {
        "numbers": [len([word for word in row if _has_digit(word)]) for row in stats.tokens],
        "percent": ["%" in text or "persen" in row for text, row in zip(stats.texts, sets, strict=True)],
        "money": [bool(row & lists.money) for row in sets],
        "date": [bool(_DATE.search(text)) for text in stats.texts],
        "weekday": [bool(row & lists.weekdays) for row in sets],
    }


def _speech(stats: ArticleStatistics) -> dict[str, ArrayLike]:
    lists = word_lists()
    marks = np.array([sum(text.count(mark) for mark in '"“”') for text in stats.texts])
    speaker = np.array([bool(lists.speech & set(row)) for row in stats.tokens])
    return {
        "quote_marks": marks,
        "opens_with_quote": [text[:1] in ('"', "“") for text in stats.texts],
        "inside_quote": stats.inside_quote,
        "quote_without_speaker": (marks > 0) & ~speaker,
        "speaker": speaker,
        "first_person": [bool(lists.first_person & set(row)) for row in stats.tokens],
        "previous_quotes": np.concatenate([[False], marks[:-1] > 0]),
        "next_quotes": np.concatenate([marks[1:] > 0, [False]]),
        "quoting_share": np.full(len(marks), (marks > 0).mean()),
    }


def _opening(stats: ArticleStatistics) -> dict[str, ArrayLike]:
    openings = np.array(stats.openings)
    return {
        "dateline": [bool(_DATELINE.match(text)) for text in stats.texts],
        "opens_with_pronoun": openings == Opening.PRONOUN,
        "opens_pointing_back": openings == Opening.POINTING_BACK,
        "opens_with_connective": openings == Opening.CONNECTIVE,
        "next_opening": np.concatenate([openings[1:], [Opening.PLAIN]]),
        "previous_opening": np.concatenate([[Opening.PLAIN], openings[:-1]]),
        "opening_of_second": np.full(len(openings), openings[1] if len(openings) > 1 else Opening.PLAIN),
    }


def _surface(stats: ArticleStatistics) -> dict[str, ArrayLike]:
    negations = word_lists().negations
    ends = [text.rstrip(_CLOSERS)[-1:] for text in stats.texts]
    beginnings = [([token[:2] for token in row if len(token) > 4], max(len(row), 1)) for row in stats.tokens]
    return {
        "ends_with_stop": [end == "." for end in ends],
        "ends_with_question": [end == "?" for end in ends],
        "ends_with_exclamation": [end == "!" for end in ends],
        "ends_with_colon": [end == ":" for end in ends],
        "commas": [text.count(",") for text in stats.texts],
        "parentheses": [text.count("(") for text in stats.texts],
        "opens_in_lower_case": [text[:1].islower() for text in stats.texts],
        "opens_with_bracket": [text[:1] in ("(", "[") for text in stats.texts],
        "picture": [bool(_PICTURE.search(text)) for text in stats.texts],
        "negation": [bool(negations & set(row)) for row in stats.tokens],
        "active_verbs": [begun.count("me") / size for begun, size in beginnings],
        "passive_verbs": [begun.count("di") / size for begun, size in beginnings],
    }


def _has_digit(word: str) -> bool:
    # Nearly all words are letters alone, which is known at once.
    return not word.isalpha() and any(map(str.isdigit, word))
