"""Splits a text into sentences and the gaps between them, and fills the gaps with translations."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Protocol, Self, TypeAlias, runtime_checkable

from clean import Article, split_sentences
from sources import sound_text

__all__ = ["Excerpt", "Item", "SentenceLike", "SplitText", "SummaryLike", "context_of", "split_text"]

_MARKER = re.compile(r"\s*(?:(?:[-*+•·▪‣◦–—]|\d{1,3}[.)]|[a-z][.)]|#{1,6}|>+)\s+)*")
"""Indentation, list bullets and numbers, heading and quotation marks at the start of a line."""
_ENDS = (".", "!", "?", ":", ";", "…", '"', "”", "’", ")")


@runtime_checkable
class SentenceLike(Protocol):
    """Whatever has a text, such as a sentence of a summary."""

    @property
    def text(self) -> str:
        """The sentence."""


@runtime_checkable
class SummaryLike(Protocol):
    """What a summary must have to be translated: this package is beside the one that makes summaries."""

    @property
    def text(self) -> str:
        """The sentences, arranged."""

    @property
    def sentences(self) -> Sequence[SentenceLike]:
        """The sentences, in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """A text that belongs to another one, such as a headline or a summary to its article."""

    text: str | SummaryLike
    context: str | Article
    """The other text: it shows what acronyms mean, and which words are names where `text` is set in capitals.
    """


Item: TypeAlias = str | Excerpt | Article | SummaryLike
"""What can be translated."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SplitText:
    """A text as sentences and what stands around them."""

    sentences: tuple[str, ...]
    gaps: tuple[str, ...]
    """What stands before each sentence, and after the last: one more than there are sentences."""

    def first(self, count: int) -> Self:
        """The first *count* sentences and what stands before them."""
        return replace(self, sentences=self.sentences[:count], gaps=(*self.gaps[:count], ""))

    def fill(self, targets: Iterable[str]) -> str:
        """The text with each sentence replaced, in order; *targets* has as many as there are sentences."""
        parts = [self.gaps[0]]
        for target, gap in zip(targets, self.gaps[1:], strict=True):
            parts += [target, gap]
        return "".join(parts)


def split_text(item: Item) -> SplitText:
    r"""Split *item* into sentences and gaps; ``split.fill(split.sentences)`` gives its text again.

    A string keeps its lines, blank lines, indentation, bullets and numbering; lines that were wrapped in the
    middle of a sentence are joined first. What comes in is made safe by `sources.sound_text`. TypeError for
    what has no sentences.

    >>> split = split_text("Judul\n\n- Harga naik. Kata dr. Budi, wajar.\n- Stok cukup")
    >>> split.sentences
    ('Judul', 'Harga naik.', 'Kata dr. Budi, wajar.', 'Stok cukup')
    >>> split.fill("abcd")
    'a\n\n- b c\n- d'
    """
    if isinstance(item, Excerpt):
        return split_text(item.text)
    if isinstance(item, str):
        return _split_lines(_unwrap(sound_text(item)))
    if isinstance(item, Article):
        return _split_at(item.text, [(sentence.start, sentence.end) for sentence in item.sentences])
    if not isinstance(item, SummaryLike):
        raise TypeError(f"What is translated is a str, an Article or a Summary, not {type(item).__name__}.")
    return _split_summary(item)


def context_of(item: Item) -> str | Article:
    """The text that *item* belongs to; empty where there is none, or none that is known."""
    return item.context if isinstance(item, Excerpt) else ""


def _split_at(text: str, spans: Iterable[tuple[int, int]]) -> SplitText:
    sentences, gaps, at = [], [], 0
    for start, end in spans:
        gaps.append(sound_text(text[at:start]))
        sentences.append(sound_text(text[start:end]))
        at = end
    return SplitText(sentences=tuple(sentences), gaps=(*gaps, sound_text(text[at:])))


def _split_lines(text: str) -> SplitText:
    spans = []
    at = 0
    for line in text.splitlines(keepends=True):
        lead = _MARKER.match(line)
        offset = lead.end() if lead and lead.end() < len(line) else 0
        spans += [(at + offset + start, at + offset + end) for start, end in split_sentences(line[offset:])]
        at += len(line)
    return _split_at(text, spans)


def _split_summary(summary: SummaryLike) -> SplitText:
    spans = []
    at = 0
    for sentence in summary.sentences:
        start = summary.text.find(sentence.text, at)
        if start < 0:  # the style reworded its sentences: they make the text by themselves
            sentences = tuple(sound_text(sentence.text) for sentence in summary.sentences)
            return SplitText(sentences=sentences, gaps=("", *[" "] * (len(sentences) - 1), ""))
        at = start + len(sentence.text)
        spans.append((start, at))
    return _split_at(summary.text, spans)


def _unwrap(text: str) -> str:
    r"""Join lines that a mail program or an editor broke in mid-sentence; leave any other line break alone.

    >>> wrapped = "Pemerintah menaikkan harga beras sepuluh persen mulai\nbulan depan.\n\nWarga resah."
    >>> _unwrap(wrapped)
    'Pemerintah menaikkan harga beras sepuluh persen mulai bulan depan.\n\nWarga resah.'
    >>> _unwrap("beras\ngula\nminyak")
    'beras\ngula\nminyak'
    """
    blocks = re.split(r"(\n[ \t\r]*\n\s*)", text.replace("\r\n", "\n"))
    return "".join(block if index % 2 else _unwrap_block(block) for index, block in enumerate(blocks))


def _unwrap_block(block: str) -> str:
    lines = block.split("\n")
    full = lines[:-1]
    width = max((len(line) for line in full), default=0)
    # Wrapped text: every line but the last is nearly full, and at least one goes on in lower case.
    if not 40 <= width <= 120 or any(len(line) < 0.7 * width for line in full):
        return block
    goes_on = [
        not one.rstrip().endswith(_ENDS) and two.lstrip()[:1].islower() and _MARKER.match(two) is not None
        for one, two in pairwise(lines)
    ]
    if not any(goes_on) or any((m := _MARKER.match(line)) and m.group().strip() for line in lines[1:]):
        return block
    return " ".join([lines[0].rstrip(), *[line.strip() for line in lines[1:]]])
