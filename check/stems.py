"""Reduce words to the keys of the bilingual lexicon; rough on purpose, and the same at training and use."""

import re
import unicodedata
from functools import lru_cache

from sources import sound_text

__all__ = ["english_stem", "indonesian_root", "indonesian_stem", "spelling"]

_CLITIC = re.compile(r"^(\w{3,}?)(?:-?nya|lah|kah|pun|-?ku|-?mu)$")
_DOUBLED = re.compile(r"^(\w{2,})-(?:\w*?)\1(\w*)$")
_PREFIX = re.compile(
    r"^(?:(?:di|se)?(?:meng|meny|mem|men|me|peng|peny|pem|pen|pe|per|ber|ter|di|ke|se))(?=\w{3,})"
)
_SUFFIX = re.compile(r"(?<=\w{3})(?:kan|an|i)$")


@lru_cache(maxsize=1 << 16)
def indonesian_stem(word: str) -> str:
    """*word* in lower case without its clitics, and once if it is doubled.

    >>> [indonesian_stem(word) for word in ("harganya", "anak-anak", "negara-negara")]
    ['harga', 'anak', 'negara']
    """
    word = word.lower()
    if "-" in word:
        doubled = _DOUBLED.match(word)
        word = doubled[1] + doubled[2] if doubled else word
    clitic = _CLITIC.match(word)
    return clitic[1] if clitic else word


@lru_cache(maxsize=1 << 16)
def indonesian_root(word: str) -> str:
    """A key that the derived forms of a root share; it drops the sounds that nasal prefixes melt.

    >>> len({indonesian_root(word) for word in ("tulis", "menulis", "ditulis", "tuliskan", "penulis")})
    1
    """
    root = _SUFFIX.sub("", _PREFIX.sub("", indonesian_stem(word)))
    return "~" + (root[1:] if len(root) > 3 and root[0] in "ptks" else root)


@lru_cache(maxsize=1 << 16)
def english_stem(word: str) -> str:
    """*word* in lower case without inflection.

    >>> [english_stem(word) for word in ("prices", "Rising", "rose", "countries'", "stopped")]
    ['pric', 'ris', 'ros', 'countr', 'stop']
    >>> {english_stem(word) for word in ("miss", "missed", "missing")}
    {'mis'}
    """
    word = word.lower().replace("’", "'").removesuffix("'s").strip("'")
    for suffix in ("ies", "ied", "ing", "ed", "es", "s", "e", "y", "ly"):
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            word = word[: -len(suffix)]
            break
    # Of short words in "ll" the other half is another word: fill and file, mill and mile.
    double = len(word) > 3 and word[-1] == word[-2]
    if double and word[-1] not in "aeiou" and (word[-1] != "l" or len(word) > 5):
        word = word[:-1]
    return word.removesuffix("y") if len(word) > 4 else word


_SOUNDS = [
    ("ph", "f"), ("gh", "g"), ("ch", "k"), ("ck", "k"), ("qu", "k"), ("sch", "sk"), ("th", "t"), ("kh", "k"),
    ("sh", "s"), ("ae", "e"), ("oe", "u"),
]  # fmt: skip
_LETTERS = str.maketrans({"c": "k", "q": "k", "x": "ks", "y": "i", "j": "i", "z": "s", "v": "f", "w": "f"})
"""What stands for a letter, once the pairs of `_SOUNDS` are gone."""
_REPEATED = re.compile(r"(.)\1+")


@lru_cache(maxsize=1 << 16)
def spelling(word: str) -> str:
    """A rough common spelling of loan words and names, in which cognates begin alike.

    >>> spelling("teknologi")[:5] == spelling("technology")[:5]
    True
    """
    plain = word.lower()
    if not (plain.isascii() and plain.isalpha()):
        plain = "".join(c for c in unicodedata.normalize("NFKD", sound_text(plain)) if c.isalpha())
    for old, new in _SOUNDS:
        plain = plain.replace(old, new)
    return _REPEATED.sub(r"\1", plain.translate(_LETTERS))
