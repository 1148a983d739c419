"""Coverage: which words of an Indonesian source the English target accounts for, and the other way round."""

import re
from collections.abc import Iterable, Mapping, Set
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple

from .lexicon import BEGINNING, UNKNOWN, Entry, look_up
from .number_words import ROMAN, word_table
from .stems import english_stem, spelling
from .words import SOURCE_WORD, base, initials, sentence_initial, source_words

__all__ = ["Counterpart", "Coverage", "SourceWord", "TargetWord", "cover"]

_TARGET_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W\d_]+(?:['’][^\W\d_]+)*")
# Below this rate a word's absence says nothing: conjunctions, particles, copulas.
_TELLING = 0.12
# Rates of words that the lexicon doesn't know: a name is kept as it is, other words go unseen.
_NAME_RATE = 0.8
_FIGURE_RATE = 0.85
_FIGURE = re.compile(r"\d+(?:[.,:]\d+)*")
_SEPARATORS = re.compile(r"[.,: ]")
_CLOCK = re.compile(r"(?:[01]?\d|2[0-4])[.:][0-5]\d")
# A win to nil in words and as English writes it.
_TO_NIL = re.compile(r"\b(?:gol )?tanpa balas\w*")
_NIL = re.compile(r"\d\s?[-–]\s?0\b|\bnil\b|\bunanswered\b")
_PAIRS = 8
"""Pairs whose coverage is kept: `compare`, `confidence` and `doubt` ask for that of one pair in turn."""


class Counterpart(Enum):
    """What the target has for a word of the source."""

    OWN = auto()
    """A counterpart of its own."""
    SHARED = auto()
    """A counterpart that another word of the source took."""
    NONE = auto()


# Named tuples: there are forty a pair, and a frozen dataclass takes four times as long to make.
class SourceWord(NamedTuple):
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


class TargetWord(NamedTuple):
    """A word of the target."""

    text: str
    stem: str
    start: int
    end: int
    found: bool
    """True where the source has a word that it may come from."""


class Coverage(NamedTuple):
    """Words of both texts in order, each with whether the other text accounts for it."""

    source: tuple[SourceWord, ...]
    target: tuple[TargetWord, ...]


class _Indonesian(NamedTuple):
    """What is known of a word of the source, wherever it stands."""

    text: str
    entry: Entry
    beginning: str
    parts: tuple[str, ...]
    """The beginnings of what hyphens part, if any."""
    beginnings: tuple[str, ...]
    """How English words that it may become begin."""


class _English(NamedTuple):
    """What is known of a word of the target, wherever it stands."""

    text: str
    stem: str
    beginning: str


@lru_cache(maxsize=1 << 16)
def _beginning(word: str) -> str:
    """What cognates share; a short word is compared whole."""
    return spelling(word)[:BEGINNING] if len(word) > 2 else word.lower()


@lru_cache(maxsize=1 << 16)
def _read_indonesian(text: str, initials: bool) -> _Indonesian | None:
    """The word written *text*, somebody's *initials* or not; None where `numbers` looks after it."""
    word = base(text)
    if len(word) < 2 or word in ROMAN:
        return None
    entry = UNKNOWN if initials else look_up(word)
    beginning = _beginning(word)
    parts = [part for part in word.split("-") if part] if "-" in word else []
    begun = [_beginning(part) for part in parts]
    # *Pro-Suriah* is pro-Syrian: a part may be a country, too.
    begun += [name for part in parts if part[0].isupper() for name in look_up(part).beginnings]
    return _Indonesian(word, entry, beginning, tuple(begun), (beginning, *entry.beginnings, *begun))


@lru_cache(maxsize=1 << 16)
def _read_english(text: str) -> _English:
    word = base(text)
    return _English(word, english_stem(word), _beginning(word))


def _take(left: dict[str, int], keys: Iterable[str]) -> bool:
    """Take the first of *keys* that is left, if any; *left* says how often each is."""
    for key in keys:
        if left[key] > 0:
            left[key] -= 1
            return True
    return False


def _hour(clock: str) -> str:
    """The digits of *clock* by a clock of twelve hours: "630" for 18.30, "6" for 06.00.

    >>> _hour("18.30"), _hour("06.00"), _hour("00.15")
    ('630', '6', '1215')
    """
    hour, minute = clock[:-3], clock[-2:]
    return f"{(int(hour) - 1) % 12 + 1}{minute if minute != '00' else ''}"


class _Target:
    """The words of the target, to be matched one to one: by stem, by a cognate's beginning, by figure."""

    def __init__(self, target: str) -> None:
        self.words = [
            (*_read_english(match.group()), *match.span()) for match in _TARGET_WORD.finditer(target)
        ]
        # How many of each the source's words haven't taken yet.
        self._stems: dict[str, int] = {}
        self._beginnings: dict[str, int] = {}
        for _, stem, beginning, _, _ in self.words:
            self._stems[stem] = self._stems.get(stem, 0) + 1
            self._beginnings[beginning] = self._beginnings.get(beginning, 0) + 1
        self.stems = frozenset(self._stems)
        self._figures = {_SEPARATORS.sub("", figure) for figure in _FIGURE.findall(target)}

    @property
    def has_figures(self) -> bool:
        return bool(self._figures)

    def match_figure(self, figure: str) -> Counterpart:
        """Digits alone count: notation differs, and `numbers` looks after values."""
        plain = _SEPARATORS.sub("", figure)
        shown = plain in self._figures or (_CLOCK.fullmatch(figure) and _hour(figure) in self._figures)
        return Counterpart.OWN if shown else Counterpart.NONE

    def match_word(self, word: _Indonesian, stems: Set[str]) -> Counterpart:
        """Match *word*, which may become any of *stems* of the target, and take what it matches."""
        if stems and _take(self._stems, sorted(stems) if len(stems) > 1 else stems):
            return Counterpart.OWN
        left = self._beginnings.get(word.beginning)
        if left is not None:
            self._beginnings[word.beginning] = left - 1
            return Counterpart.OWN if left > 0 else Counterpart.SHARED
        if stems:
            return Counterpart.SHARED
        shown = word.parts and not self._beginnings.keys().isdisjoint(word.parts)
        return Counterpart.OWN if shown else Counterpart.NONE


def _stems_of_terms(terms: Iterable[tuple[str, str]]) -> dict[str, frozenset[str]]:
    """The stems of what each word of the *terms* may become, by the word in lower case."""
    found: dict[str, frozenset[str]] = {}
    for term, rendering in terms:
        stems = frozenset(english_stem(base(match.group())) for match in _TARGET_WORD.finditer(rendering))
        for match in SOURCE_WORD.finditer(term):
            word = base(match.group()).lower()
            found[word] = found.get(word, frozenset()) | stems
    return found


def _to_nil(source: str, target: str) -> tuple[int, int]:
    """Where *source* tells a win to nil in words that *target* has in figures; an empty span elsewhere."""
    said = _TO_NIL.search(source) if "tanpa balas" in source else None
    return said.span() if said and _NIL.search(target) else (0, 0)


def cover(source: str, target: str, terms: Mapping[str, str]) -> Coverage:
    """Match the words of *source* and *target* one to one.

    They match through the lexicon, through the English of *terms* and through cognate spelling.
    """
    return _cover(source, target, tuple(terms.items()))


@lru_cache(maxsize=_PAIRS)
def _cover(source: str, target: str, terms: tuple[tuple[str, str], ...]) -> Coverage:
    told = _stems_of_terms(terms)
    theirs = _Target(target)
    stems: set[str] = set()  # of the target's words, those that a word of the source may become
    beginnings: list[str] = []
    ours = []
    shown = _to_nil(source, target)
    for text, start, end in source_words(source):
        if text[0].isdecimal():
            found = theirs.match_figure(text)
            ours.append(SourceWord(text, start, end, False, True, _FIGURE_RATE, found))
            continue
        word = _read_indonesian(text, end - start < 4 and initials(source, start, end))
        if word is None:
            continue
        entry = word.entry
        its_stems = theirs.stems & (entry.stems | entry.other_names)
        if told:
            its_stems |= theirs.stems & told.get(word.text.lower(), frozenset())
        if its_stems:
            stems |= its_stems
        beginnings += word.beginnings
        capital = text[0].isupper() and not sentence_initial(source, start)
        rate = _NAME_RATE if capital and not entry.known else entry.rate
        if rate < _TELLING:
            continue
        matched = theirs.match_word(word, its_stems)
        if matched is Counterpart.NONE:
            # "Fifteen thousand" may be 15,000: `numbers` looks after values.
            spelled = theirs.has_figures and word.text.lower() in word_table("id")
            if spelled or shown[0] <= start < shown[1]:
                matched = Counterpart.SHARED
        known = entry.known or bool(entry.stems)
        ours.append(SourceWord(word.text, start, end, capital, known, rate, matched))
    begun = frozenset(beginnings)
    words = [
        TargetWord(text, stem, start, end, stem in stems or beginning in begun)
        for text, stem, beginning, start, end in theirs.words
    ]
    return Coverage(tuple(ours), tuple(words))
