"""Coverage: which words of an Indonesian source the English target accounts for, and the other way round."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache

from .lexicon import BEGINNING, look_up_at
from .numberwords import ROMAN, word_table
from .stems import english_stem, spelling
from .words import SOURCE_WORD, base, sentence_initial

__all__ = ["Counterpart", "Coverage", "SourceWord", "TargetWord", "cover"]

_TARGET_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W\d_]+(?:['’][^\W\d_]+)*")
# Below this rate a word's absence says nothing: conjunctions, particles, copulas.
_TELLING = 0.12
# Rates of words that the lexicon doesn't know: a name is kept as it is, other words go unseen.
_NAME_RATE = 0.8
_FIGURE_RATE = 0.85
_FIGURE = re.compile(r"\d+(?:[.,:]\d+)*")
_SEPARATORS = re.compile(r"[.,: ]")
# A win to nil in words and as English writes it.
_TO_NIL = re.compile(r"\b(?:gol )?tanpa balas\w*")
_NIL = re.compile(r"\d\s?[-–]\s?0\b|\bnil\b|\bunanswered\b")


class Counterpart(Enum):
    """What the target has for a word of the source."""

    OWN = auto()
    """A counterpart of its own."""
    SHARED = auto()
    """A counterpart that another word of the source took."""
    NONE = auto()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceWord:
    """A word of the source that a translation should show."""

    text: str
    start: int
    end: int
    capital: bool
    """True for a capital that doesn't come from the place at the start of a sentence."""
    known: bool
    """True where the lexicon has the word, so that it needn't be a name."""
    rate: float
    """How often a translation shows such a word, 0 to 1."""
    match: Counterpart


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetWord:
    """A word of the target."""

    text: str
    start: int
    end: int
    found: bool
    """True where the source has a word that it may come from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Words of both texts in order, each with whether the other text accounts for it."""

    source: tuple[SourceWord, ...]
    target: tuple[TargetWord, ...]


class _Budget:
    """Keys of the target's words, each to be taken as often as the target has it."""

    def __init__(self, keys: Iterable[str]) -> None:
        self._left = Counter(keys)

    def __contains__(self, key: str) -> bool:
        """Whether the target has *key* at all, taken or not."""
        return key in self._left

    def take(self, keys: Iterable[str]) -> bool:
        """Take the first of *keys* that is left, if any."""
        free = next((key for key in keys if self._left[key] > 0), None)
        if free is None:
            return False
        self._left[free] -= 1
        return True


class _Target:
    """The words of the target, to be matched one to one: by stem, by a cognate's beginning, by figure."""

    def __init__(self, target: str) -> None:
        self.words = [
            (base(match.group()), match.start(), match.end()) for match in _TARGET_WORD.finditer(target)
        ]
        self._stems = _Budget(english_stem(word) for word, _, _ in self.words)
        self._beginnings = _Budget(_beginning(word) for word, _, _ in self.words)
        self._figures = {_SEPARATORS.sub("", figure) for figure in _FIGURE.findall(target)}

    @property
    def has_figures(self) -> bool:
        return bool(self._figures)

    def match_figure(self, figure: str) -> Counterpart:
        """Digits alone count: notation differs, and `numbers` looks after values."""
        return Counterpart.OWN if _SEPARATORS.sub("", figure) in self._figures else Counterpart.NONE

    def match_word(self, word: str, stems: frozenset[str]) -> Counterpart:
        """Match *word*, which may become any of *stems*, and take what it matches."""
        options = sorted(stem for stem in stems if stem in self._stems)
        beginning = _beginning(word)
        if self._stems.take(options):
            return Counterpart.OWN
        if beginning in self._beginnings:
            return Counterpart.OWN if self._beginnings.take([beginning]) else Counterpart.SHARED
        if options:
            return Counterpart.SHARED
        parts = word.split("-") if "-" in word else []
        shown = any(_beginning(part) in self._beginnings for part in parts if part)
        return Counterpart.OWN if shown else Counterpart.NONE


@lru_cache(maxsize=1 << 16)
def _beginning(word: str) -> str:
    """What cognates share; a short word is compared whole."""
    return spelling(word)[:BEGINNING] if len(word) > 2 else word.lower()


def _stems_of_terms(terms: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """The stems of what each word of the *terms* may become, by the word in lower case."""
    found: dict[str, frozenset[str]] = {}
    for term, rendering in terms.items():
        stems = frozenset(english_stem(base(match.group())) for match in _TARGET_WORD.finditer(rendering))
        for match in SOURCE_WORD.finditer(term):
            word = base(match.group()).lower()
            found[word] = found.get(word, frozenset()) | stems
    return found


def _read_figure(word: str, match: re.Match[str], theirs: _Target) -> SourceWord:
    return SourceWord(
        text=word,
        start=match.start(),
        end=match.end(),
        capital=False,
        known=True,
        rate=_FIGURE_RATE,
        match=theirs.match_figure(word),
    )


def cover(source: str, target: str, terms: Mapping[str, str]) -> Coverage:
    """Match the words of *source* and *target* one to one.

    They match through the lexicon, through the English of *terms* and through cognate spelling.
    """
    told = _stems_of_terms(terms)
    theirs = _Target(target)
    stems: set[str] = set()
    beginnings: set[str] = set()
    ours = []
    nil = _TO_NIL.search(source)
    shown = nil.span() if nil and _NIL.search(target) else (0, 0)
    for match in SOURCE_WORD.finditer(source):
        word = base(match.group())
        if word[0].isdecimal():
            ours.append(_read_figure(word, match, theirs))
            continue
        if len(word) < 2 or word in ROMAN:
            continue  # `numbers` looks after numerals
        entry = look_up_at(source, *match.span())
        its_stems = entry.stems | told.get(word.lower(), frozenset())
        stems |= its_stems
        beginnings.add(_beginning(word))
        beginnings |= entry.beginnings
        if "-" in word:
            beginnings.update(spelling(part)[:BEGINNING] for part in word.split("-"))
        capital = word[0].isupper() and not sentence_initial(source, match.start())
        rate = _NAME_RATE if capital and not entry.known else entry.rate
        if rate < _TELLING:
            continue
        matched = theirs.match_word(word, its_stems)
        if matched is Counterpart.NONE and theirs.has_figures and word.lower() in word_table("id"):
            matched = Counterpart.SHARED  # "fifteen thousand" may be 15,000: `numbers` looks after values
        if matched is Counterpart.NONE and shown[0] <= match.start() < shown[1]:
            matched = Counterpart.SHARED
        ours.append(
            SourceWord(
                text=word,
                start=match.start(),
                end=match.end(),
                capital=capital,
                known=entry.known or bool(entry.stems),
                rate=rate,
                match=matched,
            )
        )
    words = tuple(
        TargetWord(
            text=word,
            start=start,
            end=end,
            found=english_stem(word) in stems or _beginning(word) in beginnings,
        )
        for word, start, end in theirs.words
    )
    return Coverage(source=tuple(ours), target=words)
