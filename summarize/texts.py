"""An article as it is compared with others in nearly the same words."""

import re
from collections.abc import Mapping
from typing import NamedTuple, Self

from clean import Article

from .events import allows
from .exchanges import are_exchanged
from .facts import bare

__all__ = ["Frames", "Text"]

_SLOT = re.compile(r"(?:\b[A-Z][\w-]*|\b\d[\d.,:/]*)(?:\s(?:[A-Z][\w-]*|\d[\d.,:/]*))*")
"""A figure or a name, or several side by side."""


class Text(NamedTuple):
    """The sentences of an article and what it tells of."""

    title: str
    """In one wording."""
    sentences: list[str]
    """As they stand."""
    whole: str
    """All of it in one wording."""
    allowed: frozenset[str]
    """The events that it tells of or may tell of."""

    @classmethod
    def of(cls, article: Article) -> Self:
        """The text of *article*."""
        sentences = [sentence.text for sentence in article.sentences]
        return cls(
            title=bare(article.title),
            sentences=sentences,
            whole="\n".join((article.title, *map(bare, sentences))),
            allowed=allows(" ".join((article.title, *sentences))),
        )


class Frames(NamedTuple):
    """The sentences of an article by what is left of them without figures and words with a capital."""

    whole: str
    """All of the article in one wording."""
    sentences: Mapping[str, str]
    """In one wording too; of those that are alike but for figures and capitals the first."""

    @classmethod
    def of(cls, text: Text) -> Self:
        """The frames of the article of *text*."""
        sentences: dict[str, str] = {}
        for sentence in map(bare, text.sentences):
            sentences.setdefault(_SLOT.sub("_", sentence), sentence)
        return cls(whole=text.whole, sentences=sentences)

    def exchange(self, other: "Frames") -> bool:
        """Whether a sentence of both has another fact in one place: `compare_texts` would say so.

        That costs a small share of a comparison.
        """
        return any(
            text != self.sentences[frame]
            and are_exchanged(self.sentences[frame], text, self.whole, other.whole)
            for frame, text in other.sentences.items()
            if frame in self.sentences
        )
