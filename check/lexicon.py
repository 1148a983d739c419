"""The trained word lexicon: which English stems translate an Indonesian word (see `data/README.md`)."""

from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from .stems import indonesian_root, indonesian_stem

__all__ = ["Entry", "english_words", "indonesian_words", "look_up"]


class Entry(NamedTuple):
    """What the lexicon knows of an Indonesian word."""

    stems: frozenset[str]
    """English stems that it may become."""
    rate: float
    """How often one of them, or a cognate, is found in the English of a sentence that has the word, 0 to 1."""
    known: bool
    """False where only its root, or nothing, is known."""


@cache
def _table() -> dict[str, tuple[float, tuple[str, ...]]]:
    text = files(__package__).joinpath("data/lexicon.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines())
    return {word: (int(rate) / 100, tuple(stems.split())) for word, rate, stems in rows}


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(files(__package__).joinpath(f"data/{name}.txt").read_text(encoding="utf-8").split())


def indonesian_words() -> frozenset[str]:
    """Words in lower case that are common in Indonesian and next to unknown in English text."""
    return _words("indonesian")


def english_words() -> frozenset[str]:
    """Words in lower case that English texts use in lower case, so that a capital alone makes them no names."""
    return _words("english")


@lru_cache(maxsize=1 << 16)
def look_up(word: str) -> Entry:
    """The entry of *word*, an Indonesian word in any case.

    >>> "kill" in look_up("tewas").stems
    True
    """
    table = _table()
    rate, stems = table.get(indonesian_stem(word), (-1.0, ()))
    root_rate, root_stems = table.get(indonesian_root(word), (0.2, ()))
    return Entry(frozenset((*stems, *root_stems)), rate if rate >= 0 else root_rate, rate >= 0)
