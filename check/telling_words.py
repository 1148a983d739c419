"""Words that careful English doesn't leave out, and that a translation has nothing for.

`training/telling_words.py` makes the list. A model that doesn't know such a word writes another in its place,
or none: "the officers" for *para sipir*, who are guards.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files

from .class_mentions import Words
from .closed_classes import closed_classes
from .content_words import content_words
from .coverage import Counterpart, Coverage, SourceWord, TargetWord
from .finding import Finding, Span
from .lexicon import look_up
from .words import LONGEST_SENTENCE

__all__ = ["check_telling_words"]

_ABOUT_THERE = 0.2
"""Of a sentence's length: what stands for a word stands within it."""
_MEN = re.compile(r"men$")
_LETTERS = 3
"""Of an English word that is looked for within another."""


def check_telling_words(
    source: str, target: str, coverage: Coverage, found: Sequence[Finding]
) -> Iterator[Finding]:
    """Telling words of *source* that *target* has no trace of, but what was *found* of already.

    Free English has other words for them, so that a word is missed only where *target* has one word at most
    that *source* doesn't account for, or none about there.
    """
    lost = [word for word in coverage.source if word.match is Counterpart.NONE and _tells(word)]
    if not lost or len(coverage.source) > LONGEST_SENTENCE:
        return
    others = [word for word in content_words(coverage) if not word.found]
    lost = [
        word
        for word in lost
        if len(others) <= 1
        or all(abs(other.start / len(target) - word.start / len(source)) >= _ABOUT_THERE for other in others)
    ]
    lost = [word for word in lost if not _is_within(word, coverage.target)]
    spoken_of = [
        other.source_span
        for other in found
        if other.source_span and (other.severity != "info" or other.kind == "untranslated")
    ]
    lost = [word for word in lost if not _is_in(word, spoken_of)]
    told = _told_by_class(source, target) if lost else []  # which costs more than all the rest
    for word in lost:
        if not _is_in(word, told):
            yield Finding.of(
                "contrast_lost",
                kind="omission",
                severity="warning",
                values={"words": word.text},
                source_span=(word.start, word.end),
            )


def _is_in(word: SourceWord, spans: Iterable[Span]) -> bool:
    return any(start < word.end and word.start < end for start, end in spans)


def _told_by_class(source: str, target: str) -> list[Span]:
    """Where *source* has a word of a closed class of which *target* has one, too, or has it in a phrase.

    A swap is for `contrasts` to tell; what is none is the same from the other side (a grandson's grandfather)
    or in other units. In a phrase the word may mean something else: *empat mata*.
    """
    groups = frozenset(range(len(closed_classes())))
    shown = {mention.group for mention in Words(target, "en").mentions(groups)}
    return [
        (mention.start, mention.end)
        for mention in Words(source, "id").mentions(groups)
        if mention.group in shown or " " in source[mention.start : mention.end]
    ]


def _tells(word: SourceWord) -> bool:
    """Whether *word* is a telling one. What has a capital may be a name, and `names` looks after it."""
    return not word.capital and not word.text.isupper() and word.text.lower() in _table()


def _is_within(word: SourceWord, others: Iterable[TargetWord]) -> bool:
    """Whether one of the *others* has the English of *word* in it: "flagpoles" that of *tiang*."""
    stems = [stem for stem in look_up(word.text).stems if len(stem) >= _LETTERS]
    texts = [_MEN.sub("man", other.text.lower()) for other in others]
    return any(stem in text for text in texts for stem in stems)


@cache
def _table() -> frozenset[str]:
    text = files(__package__).joinpath("data/telling_words.txt").read_text(encoding="utf-8")
    return frozenset(text.splitlines())
