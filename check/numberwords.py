"""Number words of Indonesian and English, as data for `numbers`.

Each word maps to its role and value. Roles: ``unit`` (0-9), ``teen`` (10-19), ``ten`` (20-90), ``hundred``,
``scale`` (10^3 and more), ``suffix10``/``suffix1`` (Indonesian *puluh*, *belas*: act on the unit before),
``part`` (fractions), ``exact`` (stands alone), ``vague`` (an unspecified multiple: *ratusan*, "hundreds").
"""

from typing import TypeAlias

__all__ = ["ENGLISH", "INDONESIAN", "ROMAN", "WEAK", "WordTable"]

WordTable: TypeAlias = dict[str, tuple[str, float]]

_ID_UNITS = ["nol", "satu", "dua", "tiga", "empat", "lima", "enam", "tujuh", "delapan", "sembilan"]
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
_PARTS = {"tiga": 3, "empat": 4, "lima": 5, "enam": 6, "tujuh": 7, "delapan": 8, "sembilan": 9, "sepuluh": 10}

INDONESIAN: WordTable = {
    **{word: ("unit", float(value)) for value, word in enumerate(_ID_UNITS)},
    **{f"ke{word}": ("unit", float(value)) for value, word in enumerate(_ID_UNITS) if value > 1},
    "pertama": ("exact", 1.0),
    "perdana": ("exact", 1.0),
    "sepuluh": ("teen", 10.0),
    "kesepuluh": ("teen", 10.0),
    "sebelas": ("teen", 11.0),
    "kesebelas": ("teen", 11.0),
    "belas": ("suffix1", 10.0),
    "puluh": ("suffix10", 10.0),
    "ratus": ("hundred", 100.0),
    "seratus": ("exact100", 100.0),
    "ribu": ("scale", 1e3),
    "rb": ("scale", 1e3),
    "seribu": ("exact1000", 1e3),
    "juta": ("scale", 1e6),
    "jt": ("scale", 1e6),
    "sejuta": ("exact1000", 1e6),
    "miliar": ("scale", 1e9),
    "milyar": ("scale", 1e9),
    "semiliar": ("exact1000", 1e9),
    "triliun": ("scale", 1e12),
    "trilyun": ("scale", 1e12),
    "setriliun": ("exact1000", 1e12),
    "setengah": ("part", 0.5),
    "separuh": ("part", 0.5),
    "separo": ("part", 0.5),
    **{f"seper{word}": ("part", 1 / value) for word, value in _PARTS.items()},
    **{f"per{word}": ("share", 1 / value) for word, value in _PARTS.items()},
    "selusin": ("exact", 12.0),
    "lusin": ("dozen", 12.0),
    "belasan": ("vague", 10.0),
    "puluhan": ("vague", 10.0),
    "lusinan": ("vague", 10.0),
    "ratusan": ("vague", 100.0),
    "ribuan": ("vague", 1e3),
    "jutaan": ("vague", 1e6),
    "miliaran": ("vague", 1e9),
    "milyaran": ("vague", 1e9),
    "triliunan": ("vague", 1e12),
}

ENGLISH: WordTable = {
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
    "double": ("exact", 2.0),
    "triple": ("exact", 3.0),
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

ROMAN = {
    "II": 2, "III": 3, "IV": 4, "VI": 6, "VII": 7, "VIII": 8, "IX": 9, "XI": 11, "XII": 12, "XIII": 13,
    "XIV": 14, "XV": 15, "XVI": 16, "XVII": 17, "XVIII": 18, "XIX": 19, "XX": 20, "XXI": 21,
}  # fmt: skip
"""Roman numerals that are read as numbers; I, V and X are left out (a pronoun, versus, an unknown)."""
