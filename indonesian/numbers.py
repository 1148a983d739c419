"""Number words: units, scales, and what each word is worth."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from .data_files import read_data

__all__ = ["Scale", "Unit", "number_words", "scales", "units"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A number below ten."""

    value: int
    word: str
    english: str
    teen: str
    """What it is in English with *belas* after it; empty for 0 and 1."""
    ten: str
    """What it is in English with *puluh* after it; empty for 0 and 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """A power of a thousand."""

    value: int
    english: str
    words: tuple[str, ...]
    """Spellings in full, the usual one first."""
    short: tuple[str, ...]
    """Letters after a figure: *jt*."""
    letters: tuple[str, ...]
    """Letters after an amount in rupiah: *Rp 3 M*."""
    one: tuple[str, ...]
    """A single one: *sejuta*."""
    vague: tuple[str, ...]
    """Some number of them: *jutaan*."""


@cache
def units() -> tuple[Unit, ...]:
    """The numbers from 0 to 9, in order.

    >>> units()[4].word, units()[4].ten
    ('empat', 'forty')
    """
    return tuple(Unit(**entry) for entry in read_data("numbers")["unit"])


@cache
def scales() -> tuple[Scale, ...]:
    """Thousand to trillion, in order.

    >>> [(scale.english, scale.words) for scale in scales()[2:3]]
    [('billion', ('miliar', 'milyar'))]
    """
    return tuple(
        Scale(
            value=entry["value"],
            english=entry["english"],
            words=tuple(entry["words"]),
            short=tuple(entry["short"]),
            letters=tuple(entry["letters"]),
            one=tuple(entry["one"]),
            vague=tuple(entry["vague"]),
        )
        for entry in read_data("numbers")["scale"]
    )


@cache
def number_words() -> Mapping[str, tuple[str, float]]:
    """Every number word in lower case, with its role and its value.

    Roles: ``unit`` (0-9), ``teen`` (10, 11), ``suffix1`` and ``suffix10`` (*belas* and *puluh*, which act on
    the unit before), ``hundred``, ``scale`` (10^3 and more), ``exact100`` and ``exact1000`` (*seratus*,
    *seribu*), ``dozen``, ``part`` (one half, one third), ``share`` (thirds, after their number), ``exact``
    (stands alone), ``vague`` (an unspecified multiple: *ratusan*).

    >>> [number_words()[word] for word in ("kedua", "juta", "sejuta", "ratusan")]
    [('unit', 2.0), ('scale', 1000000.0), ('exact1000', 1000000.0), ('vague', 100.0)]
    """
    table = read_data("numbers")
    found: dict[str, tuple[str, float]] = {}
    for unit in units():
        found[unit.word] = ("unit", float(unit.value))
        if unit.value > 1:
            found[f"ke{unit.word}"] = ("unit", float(unit.value))
    for scale in scales():
        value = float(scale.value)
        found |= dict.fromkeys(scale.words, ("scale", value))
        found |= dict.fromkeys(scale.short, ("letter", value))
        found |= dict.fromkeys((*scale.one, *(f"ke{word}" for word in scale.one)), ("exact1000", value))
        found |= dict.fromkeys(scale.vague, ("vague", value))
    for role, words in table["role"].items():
        found |= {word: (role, float(value)) for word, value in words.items()}
    for word, divisor in table["parts"].items():
        found |= {f"seper{word}": ("part", 1 / divisor), f"per{word}": ("share", 1 / divisor)}
    return MappingProxyType(found)
