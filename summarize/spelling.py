"""Names that are spelled otherwise: parted, joined, or with a slip of a letter."""

import re
from functools import lru_cache

from .words import words

__all__ = ["is_short_for", "is_spelled_otherwise", "spellings"]

_PARTED = re.compile(r"[\s–-]+")
_LEAST_LETTERS = 7
"""Of a name that may be mistyped: shorter names of two people or places differ by a letter."""


def is_spelled_otherwise(name: str, whole: str) -> bool:
    """Whether *whole* has *name*, in lower case, with a slip of a letter, or parted or joined otherwise."""
    joined = _PARTED.sub("", name)
    known = spellings(whole)
    return joined in known or (
        len(joined) >= _LEAST_LETTERS and any(_is_a_slip(joined, other) for other in known)
    )


def _is_a_slip(one: str, other: str) -> bool:
    """Whether one of two words lacks a letter of the other, or two letters stand the other way around.

    A letter in another's place makes another person or village.

    >>> _is_a_slip("palangkaraya", "palangkraya"), _is_a_slip("sampit", "smapit")
    (True, True)
    >>> _is_a_slip("suhartono", "suharsono")
    False
    """
    if abs(len(one) - len(other)) > 1:
        return False
    start = _shared(one, other)
    one, other = one[start:], other[start:]
    end = _shared(one[::-1], other[::-1])
    one, other = one[: len(one) - end], other[: len(other) - end]
    return len(one) + len(other) <= 1 or (len(one) == len("ab") and one == other[::-1])


def _shared(one: str, other: str) -> int:
    """How many letters two words have in common at their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (mine, theirs) in pairs if mine != theirs), min(len(one), len(other)))


@lru_cache(maxsize=256)
def spellings(whole: str) -> frozenset[str]:
    """The words of *whole* in lower case, alone and joined to the one or two that follow."""
    parts = words(_PARTED.sub(" ", whole))
    return frozenset(
        "".join(parts[start : start + count])
        for count in (1, 2, 3)
        for start in range(len(parts) - count + 1)
    )


def is_short_for(short: str, names: str) -> bool:
    """Whether *short*, one word, may be made of letters of *names*, two words or more.

    >>> is_short_for("Polri", "Kepolisian Republik Indonesia"), is_short_for("PMI", "Komisi Pemilihan Umum")
    (True, False)
    """
    if " " in short or " " not in names:
        return False
    # An acronym in capitals is of the words' first letters; others take any: *Polri*, *Bawaslu*.
    letters = iter("".join(word[0] for word in names.split()) if short.isupper() else names.lower())
    return all(letter in letters for letter in (short if short.isupper() else short.lower()))
