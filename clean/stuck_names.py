"""Publishers' names that stick to the words beside them, as where a scraper lost the space before a link."""

import re

from .known_words import word_ranks
from .publishers import KNOWN_SOURCES

__all__ = ["part_stuck_names"]

# Portals with sections and regional editions, and what follows in these: "detikFinance", "TribunJatim.com".
_PORTALS = {
    "detik": r"(?:com|[A-Z]\w+)",
    "Tribun": r"[A-Z]?\w*(?:\.com)?",
    "Tempo": r"\.co",
    "CNN": r"\s?Indonesia(?:\.com)?",
    "CNBC": r"\s?Indonesia(?:\.com)?",
    "Kompas": r"(?:\.com|\.id|\s?TV)",
    "BBC": r"(?:\sNews)?\s?Indonesia",
    "VOA": r"\s?Indonesia",
    "IDN": r"\s?Times",
}
_PATTERNS = (*map("".join, _PORTALS.items()), *map(re.escape, sorted(KNOWN_SOURCES)))
# With a capital, "SuaraMerdeka" is a name, and "Pantauandetikcom" is two words.
_STUCK = re.compile(
    rf"(?<![\w@#/.-])(?P<word>[^\W\d_A-Z]{{4,}}|[A-Z][^\W\d_A-Z]{{3,}}(?=[a-z]))"
    rf"(?=(?:{'|'.join(_PATTERNS)})(?![\w@/-]))"
)
_EDITIONS = (
    "com|Bali|Edu|Finance|Food|Health|Hikmah|Hot|Inet|Jabar|Jateng|Jatim|Jogja|Kalimantan|News|Oto|Pop|Properti|"
    "Sport|Sulsel|Sumbagsel|Sumut|Travel|Wolipop|X"
)
# Only behind names that are known whole: "detikJatimpada" is two words, "detikPopuler" is no "detikPop".
_STUCK_BEHIND = re.compile(
    rf"(?<![@#/.-])(?P<name>detik(?:{_EDITIONS}))(?=(?:di|dari|ke|pada|saat|untuk|usai|yang)(?![\w@/-]))"
)
_STEMS = {*_PORTALS, *(name.split(".")[0] for name in KNOWN_SOURCES)}
"""What a text without such a name has none of, which is looked for much faster."""
_KNOWN = 12_000
"""Ranks up to which what stands before the name is a word of its own."""


def part_stuck_names(text: str) -> str:
    """The *text* with a blank between a known word and a publisher's name that sticks to it.

    The same before a small word that sticks to the name's end. Addresses, hashtags and longer names stay.

    >>> part_stuck_names("Hal itu dikatakannya kepadadetikJabar dalam keterangan yang diterimaKompas.com.")
    'Hal itu dikatakannya kepada detikJabar dalam keterangan yang diterima Kompas.com.'
    >>> part_stuck_names("Kirim ke redaksi@beritadetikcom.example atau #kabardetikcom.")
    'Kirim ke redaksi@beritadetikcom.example atau #kabardetikcom.'
    """
    if not any(stem in text for stem in _STEMS):
        return text
    return _STUCK.sub(_parted, _STUCK_BEHIND.sub(r"\g<name> ", text))


def _parted(match: re.Match[str]) -> str:
    word = match["word"]
    return f"{word} " if 0 < word_ranks().get(word.lower(), 0) <= _KNOWN else word
