"""The trained word lexicon: which English stems translate an Indonesian word (see `data/README.md`)."""

from bisect import bisect_left
from collections.abc import Iterator
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from .stems import english_stem, indonesian_root, indonesian_stem, spelling
from .words import base, initials

__all__ = [
    "BEGINNING",
    "UNKNOWN",
    "Entry",
    "indonesian_words",
    "is_english",
    "look_up",
    "look_up_at",
    "stays",
]

BEGINNING = 4
"""Letters of the common spelling in which cognates agree."""


class Entry(NamedTuple):
    """What the lexicon knows of an Indonesian word."""

    stems: frozenset[str]
    """English stems that it may become."""
    rate: float
    """How often, 0 to 1, the English of a sentence with the word has one of them or a cognate."""
    known: bool
    """False where only its root, or nothing, is known."""
    beginnings: frozenset[str] = frozenset()
    """How English names that it may become begin, in common spelling: "japa" for Japan and Japanese."""
    other_names: frozenset[str] = frozenset()
    """Stems by which free English may call the same, though no translation of the word: a club's nickname."""


_TOLD = 0.3
"""How often a word shows as one of its own English stems that means something by itself."""
_NOTHING = (-1.0, ())
UNKNOWN = Entry(stems=frozenset(), rate=0.2, known=False)
"""What is to be expected of a word that the lexicon lacks, such as a name."""


class _Table:
    """The rows of the lexicon by word, each taken apart when it is asked for."""

    def __init__(self, text: str) -> None:
        # A start asks for a hundred words: to sort what is nearly sorted costs a quarter of a dictionary.
        self._rows = sorted(text.splitlines())

    def get(self, word: str, otherwise: tuple[float, tuple[str, ...]]) -> tuple[float, tuple[str, ...]]:
        """The rate and the stems of *word*."""
        begins = f"{word}\t"
        at = bisect_left(self._rows, begins)
        if at == len(self._rows) or not self._rows[at].startswith(begins):
            return otherwise
        _, rate, stems = self._rows[at].split("\t")
        return int(rate) / 100, tuple(stems.split())


@cache
def _table() -> _Table:
    return _Table(files(__package__).joinpath("data/lexicon.tsv").read_text(encoding="utf-8"))


@cache
def _renderings() -> dict[str, frozenset[str]]:
    """English words by Indonesian name, in lower case: CLDR's countries and languages, and our own table."""
    # Babel's locale data is read from disk on first use.
    from babel import Locale

    ours, theirs = Locale("id"), Locale("en")
    found: dict[str, set[str]] = {}
    for local, foreign in ((ours.territories, theirs.territories), (ours.languages, theirs.languages)):
        for code, name in local.items():
            for word in _telling(name):
                found.setdefault(word, set()).update(foreign.get(code, "").lower().split())
    for name, words in _words_by_name("renderings"):
        found.setdefault(name, set()).update(words)
    return {name: frozenset(words) for name, words in found.items()}


def _telling(name: str) -> list[str]:
    """The words of a country's or a language's *name* by which it may be told, in lower case.

    Of several words those that mean something by themselves are left out: *selatan* isn't Korean for that
    there is a *Korea Selatan*.
    """
    words = [word.strip("()") for word in name.split()]
    if len(words) > 1:
        table = _table()
        capitals = [word for word in words if word[:1].isupper()]
        words = [word for word in capitals if table.get(indonesian_stem(word), _NOTHING)[0] < _TOLD]
    return [word.lower() for word in words]


@cache
def _other_names() -> dict[str, frozenset[str]]:
    """English words for what an Indonesian name (a key, in lower case) stands for, not translations of it."""
    return {name: frozenset(words) for name, words in _words_by_name("other_names")}


def _words_by_name(table: str) -> Iterator[tuple[str, list[str]]]:
    text = files(__package__).joinpath(f"data/{table}.tsv").read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line.startswith("#"):
            name, _, words = line.partition("\t")
            yield name, words.split()


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(files(__package__).joinpath(f"data/{name}.txt").read_text(encoding="utf-8").split())


def indonesian_words() -> frozenset[str]:
    """Words in lower case that are common in Indonesian and next to unknown in English text."""
    return _words("indonesian")


@lru_cache(maxsize=1 << 16)
def is_english(word: str) -> bool:
    """Whether English texts write *word* in lower case, so that a capital alone makes it no name.

    >>> is_english("Nevertheless"), is_english("Megawati")
    (True, False)
    """
    return english_stem(word) in _words("english")


@lru_cache(maxsize=1 << 16)
def look_up(word: str) -> Entry:
    """The entry of *word*, an Indonesian word in any case.

    >>> "kill" in look_up("tewas").stems
    True
    """
    table = _table()
    rate, stems = table.get(indonesian_stem(word), _NOTHING)
    root_rate, root_stems = table.get(indonesian_root(word), (UNKNOWN.rate, ()))
    names = _renderings().get(word.lower(), frozenset())
    others = _other_names().get(word.lower(), frozenset())
    return Entry(
        stems=frozenset((*stems, *root_stems, *map(english_stem, names))),
        rate=rate if rate >= 0 else root_rate,
        known=rate >= 0,
        beginnings=frozenset([spelling(name)[:BEGINNING] for name in names | others if len(name) > 3]),
        other_names=frozenset(map(english_stem, others)),
    )


def look_up_at(text: str, start: int, end: int) -> Entry:
    """The entry of the word of *text* there; somebody's initials are a word that the lexicon lacks.

    >>> "us" in look_up_at("sanksi AS", 7, 9).stems, "us" in look_up_at("korban AS (25)", 7, 9).stems
    (True, False)
    """
    # Initials are two or three capitals; to ask of every word whether it is some would take longer than to
    # look it up.
    if end - start < 4 and initials(text, start, end):
        return UNKNOWN
    return look_up(base(text[start:end]))


def stays(word: str) -> bool:
    """Whether English may have *word* as it is, like a name: the lexicon knows nothing else that it means.

    >>> stays("Semarang"), stays("Singapura"), stays("Presiden")
    (True, False, False)
    """
    stems = look_up(word).stems
    return not stems or english_stem(word.lower()) in stems
