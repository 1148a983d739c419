"""What is counted in an article for the ranker: tokens, words, similarities and how each sentence opens."""

import re
from dataclasses import dataclass
from enum import IntEnum
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from clean import Article

from .words import content_words, word_lists, words

__all__ = ["ArticleStatistics", "Opening", "statistics_of"]

T = TypeVar("T", bound=np.floating)

_QUOTE_MARKS = re.compile('["“”]')


class Opening(IntEnum):
    """How a sentence opens. The ranker was trained on these numbers: they may not change."""

    PLAIN = 0
    """It stands by itself."""
    PRONOUN = 1
    POINTING_BACK = 2
    """With "hal itu" and the like."""
    CONNECTIVE = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class ArticleStatistics:
    """What features and selection need to know of an article's sentences (S of them, V content words)."""

    texts: list[str]
    paragraphs: list[int]
    kinds: list[str]
    """Per sentence: ``text``, ``heading``, ``item`` or ``row``."""
    tokens: list[list[str]]
    content: list[list[str]]
    lengths: NDArray[np.float64]
    """Tokens. *Shape:* (S,)"""
    counts: NDArray[np.float64]
    """Occurrences of each content word. *Shape:* (S, V)"""
    vocabulary: dict[str, int]
    unit: NDArray[np.float64]
    """TF-IDF rows of length 1, with the article's sentences as documents. *Shape:* (S, V)"""
    similarity: NDArray[np.float64]
    """Cosine of the rows of `unit`, 0 on the diagonal. *Shape:* (S, S)"""
    overlap: NDArray[np.float64]
    """Content words that two sentences share, counted as in the one that has fewer. *Shape:* (S, S)"""
    openings: list[Opening]
    inside_quote: list[bool]
    """True where a quotation began in an earlier sentence of the paragraph and is still open."""


def statistics_of(article: Article) -> ArticleStatistics:
    """The statistics of *article*, which has one sentence or more."""
    texts = [sentence.text for sentence in article.sentences]
    paragraphs = [sentence.paragraph for sentence in article.sentences]
    tokens = [words(text) for text in texts]
    content = [content_words(row) for row in tokens]
    vocabulary: dict[str, int] = {}
    numbers = [[vocabulary.setdefault(word, len(vocabulary)) for word in row] for row in content]
    # One spare column keeps an article without content words from having no column at all.
    width = len(vocabulary) + 1
    places = [index * width + number for index, row in enumerate(numbers) for number in row]
    cells = np.bincount(np.array(places, dtype=np.intp), minlength=len(texts) * width)
    counts = cells.reshape(len(texts), width).astype(float)
    standing = (counts > 0).sum(axis=0)
    frequency = np.maximum(standing, 1)
    weighted = np.log1p(counts) * np.log1p(len(texts) / frequency)
    norms = np.linalg.norm(weighted, axis=1, keepdims=True)
    unit = weighted / np.where(norms == 0, 1, norms)
    # Most words stand in one sentence: nothing but the diagonal has them, which is set to 0 anyhow.
    shared = standing > 1
    similarity = _product(unit[:, shared])
    np.fill_diagonal(similarity, 0)
    return ArticleStatistics(
        texts=texts,
        paragraphs=paragraphs,
        kinds=[article.kinds[number] if article.kinds else "text" for number in paragraphs],
        tokens=tokens,
        content=content,
        lengths=np.array([len(row) for row in tokens], dtype=float),
        counts=counts,
        vocabulary=vocabulary,
        unit=unit,
        similarity=similarity,
        overlap=_overlap(counts, shared),
        openings=[opening(row) for row in tokens],
        inside_quote=_inside_quote(texts, paragraphs),
    )


def _overlap(counts: NDArray[np.float64], shared: NDArray[np.bool_]) -> NDArray[np.float64]:
    # min(a, b) summed over words, as a sum over thresholds: a word that both have twice counts twice. 32 bits
    # hold such numbers exactly.
    left = counts[:, shared]
    overlap = np.zeros((len(counts), len(counts)))
    for times in range(1, int(left.max(initial=0)) + 1):
        overlap += _product((left >= times).astype(np.float32))
    np.fill_diagonal(overlap, counts.sum(axis=1))
    return overlap


def _product(rows: NDArray[T]) -> NDArray[T]:
    """Each row by each other."""
    # Of a matrix with its own transpose OpenBLAS makes work for all cores, which for a news article costs ten
    # times what it saves; with a copy it doesn't.
    product: NDArray[T] = rows @ rows.T.copy()
    return product


def opening(tokens: list[str]) -> Opening:
    """How a sentence of these *tokens* opens.

    >>> [opening(t.split()).name for t in ("ia pergi", "hal itu benar", "aksi tim itu sah", "harga naik")]
    ['PRONOUN', 'POINTING_BACK', 'POINTING_BACK', 'PLAIN']
    """
    lists = word_lists()
    first = tokens[0] if tokens else ""
    if first in lists.pronouns:
        return Opening.PRONOUN
    if first in ("ini", "itu", "inilah", "itulah"):
        return Opening.POINTING_BACK
    if first in lists.pointing_nouns and {"ini", "itu", "tersebut"} & set(tokens[1:3]):
        return Opening.POINTING_BACK
    return Opening.CONNECTIVE if first in lists.connectives else Opening.PLAIN


def _inside_quote(texts: list[str], paragraphs: list[int]) -> list[bool]:
    inside = []
    is_open, current = False, -1
    for text, paragraph in zip(texts, paragraphs, strict=True):
        if paragraph != current:
            is_open, current = False, paragraph
        inside.append(is_open)
        for mark in _QUOTE_MARKS.findall(text):
            is_open = {"“": True, "”": False}.get(mark, not is_open)
    return inside
