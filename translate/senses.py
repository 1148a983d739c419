"""Acronyms that mean several things: which is meant, by the words beside one and those of its text."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

__all__ = ["Sense", "alike", "beside", "explanations", "within"]

_REACH = 120
"""Characters beside a bracket in which the words that an acronym is short for are looked for."""
_SMALL_WORDS = frozenset({"atau", "dan", "dari", "di", "dengan", "ke", "of", "the", "untuk", "yang"})
_ALIKE = 3
"""Letters that are enough to know a word by, however the rest is spelled."""
_IN_BRACKETS = re.compile(r"\(([A-Z][A-Z0-9]{1,9})\)")
_BEFORE_BRACKETS = re.compile(r"(?<![\w-])([A-Z][A-Z0-9]{1,9}) \(([^()]+)\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sense:
    """One meaning of an acronym."""

    source: str
    """The acronym."""
    means: str
    """The words that it is short for."""
    target: str = ""
    """What stands for it, as in a glossary; empty where it stays as it is."""
    cues: tuple[str, ...] = ()
    """Words that show this meaning: those with the acronym where they stand, others all over its sentence."""
    default: bool = False
    """Whether it is meant where nothing shows any. Its target is that of the glossary."""


def beside(senses: Iterable[Sense], sentence: str, start: int, end: int) -> tuple[Sense, ...]:
    """Those of *senses* that the words around the acronym at *start* to *end* show.

    >>> party = Sense(source="DPD", means="Dewan Pimpinan Daerah", cues=("DPD Golkar",))
    >>> [sense.means for sense in beside([party], "Ketua DPD Golkar hadir.", 6, 9)]
    ['Dewan Pimpinan Daerah']
    """
    return tuple(
        sense
        for sense in senses
        if any(
            match.start() <= start and end <= match.end()
            for cue in sense.cues
            if _has(cue, sense.source)
            # Not all over a sentence that has it many times; a character more shows where a word ends.
            for match in _pattern(cue).finditer(sentence, max(0, start - len(cue)), end + len(cue) + 1)
        )
    )


@lru_cache(maxsize=64)  # asked wherever an acronym stands in a sentence, of which it may have many
def within(senses: tuple[Sense, ...], sentence: str) -> tuple[Sense, ...]:
    """Those of *senses* that any words of *sentence* show, the words that the acronym is short for included.

    >>> tax = Sense(source="PBB", means="Pajak Bumi dan Bangunan", cues=("wajib pajak",))
    >>> len(within((tax,), "Wajib pajak melunasi PBB.")), len(within((tax,), "PBB bersidang."))
    (1, 0)
    """
    return tuple(
        sense
        for sense in senses
        if any(
            _pattern(cue).search(sentence)
            for cue in (sense.means, *sense.cues)
            if not _has(cue, sense.source)
        )
    )


def explanations(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """Acronyms that *text* explains in brackets, on either side, each with the words it is short for.

    >>> explanations("Tarif Pajak Bumi dan Bangunan (PBB) naik, kata BPN (Badan Pertanahan Nasional).")
    [('PBB', ('pajak', 'bumi', 'bangunan')), ('BPN', ('badan', 'pertanahan', 'nasional'))]
    """
    found = []
    for match in _IN_BRACKETS.finditer(text):
        words = _words(text[max(0, match.start() - _REACH) : match.start()])[-len(match.group(1)) :]
        found.append((match.group(1), words))
    for match in _BEFORE_BRACKETS.finditer(text):
        found.append((match.group(1), _words(match.group(2))[: len(match.group(1))]))
    return [(acronym, words) for acronym, words in found if _initials(words) == acronym]


def alike(words: Sequence[str], means: str) -> float | None:
    """What share of *words*, of `explanations`, are those of *means*; None where first letters differ.

    >>> alike(("badan", "pertahanan", "nasional"), "Badan Pertanahan Nasional")
    1.0
    >>> alike(("badan", "pertahanan", "nasional"), "Kantor Staf Presiden") is None
    True
    """
    theirs = _words(means)
    if not words or len(theirs) != len(words) or _initials(theirs) != _initials(words):
        return None
    same = [one[:_ALIKE] == other[:_ALIKE] for one, other in zip(words, theirs, strict=True)]
    return sum(same) / len(same)


def _words(text: str) -> tuple[str, ...]:
    return tuple(word for word in re.findall(r"[^\W_]+", text.lower()) if word not in _SMALL_WORDS)


def _initials(words: Iterable[str]) -> str:
    return "".join(word[0] for word in words).upper()


def _has(cue: str, acronym: str) -> bool:
    return acronym in re.findall(r"\w+", cue)


@cache
def _pattern(cue: str) -> re.Pattern[str]:
    """A pattern for *cue* as whole words: in any case if it is in lower case, or begins a sentence."""
    if cue.islower():
        return re.compile(rf"(?<!\w){re.escape(cue)}(?!\w)", re.IGNORECASE)
    first = f"[{cue[0].lower()}{cue[0].upper()}]" if cue[0].isalpha() else re.escape(cue[0])
    return re.compile(rf"(?<!\w){first}{re.escape(cue[1:])}(?!\w)")
