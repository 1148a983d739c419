"""Words of a sentence, and the word lists that the ranker looks at."""

import re
import tomllib
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files
from itertools import islice

__all__ = ["WordLists", "content_words", "has_words", "word_lists", "words"]

_WORD = re.compile(r"[^\W_]+(?:[-'’./,:][^\W_]+)*")
_CLITICS = ("nya", "lah", "kah", "pun")
_CLITIC = re.compile(r"(?<=\w{4})(?:nya|lah|kah|pun)$")


@dataclass(frozen=True, slots=True, kw_only=True)
class WordLists:
    """The word lists of ``data/words.toml``."""

    function_words: frozenset[str]
    speech: frozenset[str]
    pronouns: frozenset[str]
    pointing_nouns: frozenset[str]
    connectives: frozenset[str]
    first_person: frozenset[str]
    negations: frozenset[str]
    money: frozenset[str]
    weekdays: frozenset[str]


@cache
def word_lists() -> WordLists:
    """The word lists that ship with ringkas."""
    table = tomllib.loads(files(__package__).joinpath("data/words.toml").read_text(encoding="utf-8"))
    return WordLists(**{field.name: frozenset(table[field.name].split()) for field in fields(WordLists)})


def words(text: str) -> list[str]:
    """The words and numbers of *text* in lower case; hyphens, decimal marks and clock colons stay inside.

    >>> words("Ke-3 kalinya, harga naik Rp1.200,50 (Senin).")
    ['ke-3', 'kalinya', 'harga', 'naik', 'rp1.200,50', 'senin']
    """
    return [word.lower() for word in _WORD.findall(text)]


def has_words(text: str, count: int) -> bool:
    """Whether *text* has *count* words or more; no more are looked for.

    >>> has_words("Harga naik (3) - dan", 4), has_words("Harga naik.", 3)
    (True, False)
    """
    return sum(1 for _ in islice(_WORD.finditer(text), count)) == count


def content_words(tokens: list[str]) -> list[str]:
    """Those of *tokens* that carry content, without a trailing clitic (-nya, -lah, -kah, -pun).

    >>> content_words(["kepala", "pasarnya", "itu", "berkata"])
    ['kepala', 'pasar', 'berkata']
    """
    empty = word_lists().function_words
    # Few words end so: to ask the pattern about those alone is several times faster.
    return [
        _CLITIC.sub("", token) if token.endswith(_CLITICS) else token
        for token in tokens
        if len(token) > 1 and token not in empty
    ]
