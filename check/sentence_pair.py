"""A sentence and its translation in words, with what of the target may render which word of the source."""

from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from .coverage import TargetWord
from .lexicon import Entry, look_up_at
from .words import base, source_words

__all__ = ["SentencePair", "Word"]

_TELLING = 0.5
"""How often a translation shows a word whose place in it tells something."""


class Word(NamedTuple):
    """A word of the source, with its entry in the lexicon."""

    text: str
    start: int
    end: int
    entry: Entry

    @property
    def tells(self) -> bool:
        """Whether its place in a translation tells something: it is a name, or mostly rendered."""
        return self.text[0].isupper() or (self.entry.known and self.entry.rate >= _TELLING)


class SentencePair:
    """Both texts in words; what the source's mean is asked once a verb may tell: in few pairs one does."""

    def __init__(self, source: str, target: str, tokens: Sequence[TargetWord]) -> None:
        self.source, self.target = source, target
        self.tokens = tokens
        self.stems = frozenset([token.stem for token in tokens])

    def word(self, start: int, end: int) -> Word:
        """The word of the source there."""
        return Word(self.source[start:end], start, end, look_up_at(self.source, start, end))

    @cached_property
    def words(self) -> list[Word]:
        """All words of the source, in order."""
        return [self.word(start, end) for _, start, end in source_words(self.source)]

    def renderings(self, word: Word) -> list[TargetWord]:
        """The words of the target that may stand for *word*, in order."""
        name = base(word.text).lower()
        return [
            token for token in self.tokens if token.stem in word.entry.stems or token.text.lower() == name
        ]

    def between(self, start: int, end: int) -> list[Word]:
        """The words of the source in that span whose place tells something, in order."""
        return [word for word in self.words if start <= word.start < end and word.tells]

    def side(self, words: Sequence[Word], verb: TargetWord, others: Sequence[Word] = ()) -> tuple[bool, bool]:
        """Whether any of *words* is rendered before *verb* alone, and any after it alone.

        What may render one of *others* says nothing.
        """
        before = after = False
        taken = {verb, *(token for word in others for token in self.renderings(word))}
        for word in words:
            places = [token.start for token in self.renderings(word) if token not in taken]
            if places and max(places) < verb.start:
                before = True
            elif places and min(places) > verb.end:
                after = True
        return before, after
