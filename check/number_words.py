"""Number words of English beside those of `indonesian.number_words`, which says what the roles are.

English has two more: ``ten`` (20-90) and ``letter`` ("m", a scale right after a figure).
"""

from collections.abc import Mapping
from typing import TypeAlias

from indonesian import number_words

__all__ = ["ROMAN", "WEAK", "WordTable", "word_table"]

WordTable: TypeAlias = Mapping[str, tuple[str, float]]
"""Role and value by word in lower case."""

_EN_UNITS = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
_EN_TEENS = [
    "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
    "nineteen",
]  # fmt: skip
_EN_TENS = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_EN_ORDINALS = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"]
_EN_TEEN_ORDINALS = [
    "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth",
    "eighteenth", "nineteenth",
]  # fmt: skip

_ENGLISH: WordTable = {
    **{word: ("unit", float(value)) for value, word in enumerate(_EN_UNITS)},
    **{word: ("teen", 10.0 + value) for value, word in enumerate(_EN_TEENS)},
    **{word: ("ten", 20.0 + 10 * value) for value, word in enumerate(_EN_TENS)},
    **{word: ("unit", 1.0 + value) for value, word in enumerate(_EN_ORDINALS)},
    **{word: ("teen", 10.0 + value) for value, word in enumerate(_EN_TEEN_ORDINALS)},
    **{word[:-1] + "ieth": ("ten", 20.0 + 10 * value) for value, word in enumerate(_EN_TENS)},
    **{word[:-1] + "ies": ("exact", 20.0 + 10 * value) for value, word in enumerate(_EN_TENS)},
    "once": ("exact", 1.0),
    "twice": ("exact", 2.0),
    "both": ("exact", 2.0),
    **{f"doubl{ending}": ("exact", 2.0) for ending in ("e", "es", "ed", "ing")},
    **{f"tripl{ending}": ("exact", 3.0) for ending in ("e", "es", "ed", "ing")},
    **{f"quadrupl{ending}": ("exact", 4.0) for ending in ("e", "es", "ed", "ing")},
    "hundred": ("hundred", 100.0),
    "hundredth": ("hundred", 100.0),
    "thousand": ("scale", 1e3),
    "thousandth": ("scale", 1e3),
    "k": ("letter", 1e3),
    "million": ("scale", 1e6),
    "millionth": ("scale", 1e6),
    "mn": ("letter", 1e6),
    "mln": ("letter", 1e6),
    "m": ("letter", 1e6),
    "billion": ("scale", 1e9),
    "billionth": ("scale", 1e9),
    "bn": ("letter", 1e9),
    "b": ("letter", 1e9),
    "trillion": ("scale", 1e12),
    "tn": ("letter", 1e12),
    "trn": ("letter", 1e12),
    "half": ("part", 0.5),
    "halves": ("part", 0.5),
    "quarter": ("part", 0.25),
    "quarters": ("share", 0.25),
    "thirds": ("share", 1 / 3),
    "fourths": ("share", 0.25),
    "fifths": ("share", 0.2),
    "sixths": ("share", 1 / 6),
    "eighths": ("share", 0.125),
    "tenths": ("share", 0.1),
    "dozen": ("dozen", 12.0),
    "dozens": ("vague", 10.0),
    "tens": ("vague", 10.0),
    "scores": ("vague", 10.0),
    "hundreds": ("vague", 100.0),
    "thousands": ("vague", 1e3),
    "millions": ("vague", 1e6),
    "billions": ("vague", 1e9),
    "trillions": ("vague", 1e12),
}

WEAK = frozenset({0.0, 1.0, 2.0, 0.5, 0.25, 1 / 3})
"""Values whose words are as often grammar as number ("one", "second", *kedua* "both", *se-*)."""

_ROMAN_TENS = ["", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX", "XC"]
_ROMAN_UNITS = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"]

ROMAN = {
    ten + unit: 10 * tens + units
    for tens, ten in enumerate(_ROMAN_TENS)
    for units, unit in enumerate(_ROMAN_UNITS)
    if len(ten + unit) > (1 if tens < 4 else 2)
}
"""Roman numerals below a hundred that are read as numbers; I, V and X are left out (a pronoun, versus, an
unknown), and so are pairs of letters above 39 (a size, a code)."""


def word_table(language: str) -> WordTable:
    """The number words of *language*, ``"id"`` or ``"en"``."""
    return number_words() if language == "id" else _ENGLISH
