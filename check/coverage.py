"""Coverage: which words of an Indonesian source have a counterpart in the English target, and the other way
round.
"""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from .lexicon import BEGINNING, look_up_at
from .stems import english_stem, spelling
from .words import SOURCE_WORD, base, opening

__all__ = ["Coverage", "SourceWord", "TargetWord", "cover"]

_TARGET_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W\d_]+(?:['’][^\W\d_]+)*")
# Below this rate a word's absence says nothing: conjunctions, particles, copulas.
_TELLING = 0.12
# Rates of words that the lexicon doesn't know: a name is kept as it is, other words go unseen.
_NAME_RATE = 0.8
_FIGURE_RATE = 0.85
_FIGURE = re.compile(r"\d+(?:[.,:]\d+)*")
_SEPARATORS = re.compile(r"[.,:]")


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
    found: float
    """1 where the target has a counterpart of its own, 0.5 where another word took it, 0 where there is
    none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetWord:
    """A word of the target."""

    text: str
    start: int
    end: int
    opening: bool
    """True at the start of the target, of a sentence or of a quotation, where a capital says nothing."""
    found: bool
    """True where the source has a word that it may come from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """Words of both texts in order, each with whether the other text accounts for it."""

    source: tuple[SourceWord, ...]
    target: tuple[TargetWord, ...]


def _beginning(word: str) -> str:
    """What cognates share; a short word is compared whole."""
    return spelling(word)[:BEGINNING] if len(word) > 2 else word.lower()


def _told(terms: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """The stems of what each word of the *terms* may become, by the word in lower case."""
    found: dict[str, frozenset[str]] = {}
    for term, rendering in terms.items():
        stems = frozenset(english_stem(base(match.group())) for match in _TARGET_WORD.finditer(rendering))
        for match in SOURCE_WORD.finditer(term):
            word = base(match.group()).lower()
            found[word] = found.get(word, frozenset()) | stems
    return found


def cover(source: str, target: str, terms: Mapping[str, str]) -> Coverage:
    """Match the words of *source* and *target* through the lexicon, through the English of *terms* and
    through cognate spelling, one to one.
    """
    told = _told(terms)
    theirs = [(base(match.group()), match.start(), match.end()) for match in _TARGET_WORD.finditer(target)]
    given = Counter([english_stem(word) for word, _, _ in theirs])
    beginnings = Counter([_beginning(word) for word, _, _ in theirs])
    used: Counter[str] = Counter()
    reachable: set[str] = set()
    our_beginnings: set[str] = set()
    ours = []
    figures = {_SEPARATORS.sub("", figure) for figure in _FIGURE.findall(target)}
    for match in SOURCE_WORD.finditer(source):
        word = base(match.group())
        if word[0].isdecimal():
            ours.append(
                SourceWord(
                    text=word,
                    start=match.start(),
                    end=match.end(),
                    capital=False,
                    known=True,
                    rate=_FIGURE_RATE,
                    found=float(_SEPARATORS.sub("", word) in figures),
                )
            )
            continue
        if len(word) < 2:
            continue
        entry = look_up_at(source, *match.span())
        stems = entry.stems | told.get(word.lower(), frozenset())
        reachable |= stems
        beginning = _beginning(word)
        our_beginnings.add(beginning)
        our_beginnings |= entry.beginnings
        if "-" in word:
            our_beginnings.update(spelling(part)[:BEGINNING] for part in word.split("-"))
        capital = word[0].isupper() and not opening(source, match.start())
        rate = entry.rate if entry.known else _NAME_RATE if capital else entry.rate
        if rate < _TELLING:
            continue
        options = sorted(stem for stem in stems if stem in given)
        free = next((stem for stem in options if used[stem] < given[stem]), None)
        if free is not None:
            used[free] += 1
            found = 1.0
        elif beginning in beginnings and used["=" + beginning] < beginnings[beginning]:
            used["=" + beginning] += 1
            found = 1.0
        else:
            found = 0.5 if options or beginning in beginnings else 0.0
            if (
                not found
                and "-" in word
                and any(_beginning(part) in beginnings for part in word.split("-") if part)
            ):
                found = 1.0
        ours.append(
            SourceWord(
                text=word,
                start=match.start(),
                end=match.end(),
                capital=capital,
                known=entry.known or bool(entry.stems),
                rate=rate,
                found=found,
            )
        )
    words = tuple(
        TargetWord(
            text=word,
            start=start,
            end=end,
            opening=word[0].isupper() and opening(target, start),
            found=english_stem(word) in reachable or _beginning(word) in our_beginnings,
        )
        for word, start, end in theirs
    )
    return Coverage(source=tuple(ours), target=words)
