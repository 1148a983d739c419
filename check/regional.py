"""Regional languages: a quotation in Javanese or the like is kept as it is: no translator here reads it."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from importlib.resources import files
from itertools import islice
from typing import Any, NamedTuple

from .finding import Finding
from .words import word_set

__all__ = ["check_regional", "without_kept"]

_QUOTE = re.compile(r"[\"“„«]([^\"“”„«»]{2,2000})(?:[\"”»]|$)")
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_NOT = re.compile(r"(?:n['’]t|nnot)\b", re.IGNORECASE)
_INDONESIAN = frozenset(
    "yang dan di ke dari itu ini tidak dengan untuk saya kami kita akan pada adalah bisa sudah juga".split()  # noqa: SIM905
)
# At least so many words of the language, one in so many of the quotation's, and more than of Indonesian.
_LEAST, _SHARE = 2, 4
_MOST = 50  # quotations of one text that are looked at


class _Quotation(NamedTuple):
    """A quotation in a regional language, without its marks."""

    language: str
    start: int
    end: int


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("data/regional.toml").read_text(encoding="utf-8"))


@cache
def _languages() -> Mapping[str, frozenset[str]]:
    return {
        language: frozenset(words.split()) for language, words in _table().items() if language != "english"
    }


@cache
def _english(language: str) -> Mapping[str, frozenset[str]]:
    """English words by those of *language*, for some of them."""
    rows = (row.partition("=") for row in _table()["english"][language].split())
    return {word: frozenset(english.split(",")) for word, _, english in rows}


@lru_cache(maxsize=4)
def _quotations(source: str) -> tuple[_Quotation, ...]:
    return tuple(_find_quotations(source))


def _find_quotations(source: str) -> Iterator[_Quotation]:
    for match in islice(_QUOTE.finditer(source), _MOST):
        words = [word.group().lower() for word in _WORD.finditer(match[1])]
        told, language = max(
            (sum(word in its for word in words), language) for language, its in _languages().items()
        )
        indonesian = sum(word in _INDONESIAN for word in words)
        if told >= _LEAST and told * _SHARE >= len(words) and told > indonesian:
            yield _Quotation(language, *match.span(1))


def _in(target: str, words: str) -> int:
    """Where *target* has *words* as they are, but for a mark at their end; -1 where it hasn't."""
    return target.find(words.strip().rstrip(" ,.!?"))


def _is_read(quoted: str, language: str, target: str) -> bool:
    """Whether *target* shows English for half of the words of *quoted* that have some."""
    words = word_set(_NOT.sub(" not", target))
    english = _english(language)
    told = [english[word] for match in _WORD.finditer(quoted) if (word := match.group().lower()) in english]
    return bool(told) and 2 * sum(not words.isdisjoint(one) for one in told) >= len(told)


def check_regional(source: str, target: str) -> Iterator[Finding]:
    """A quotation that isn't Indonesian: a note where *target* keeps or has read it, else a warning."""
    for language, start, end in _quotations(source):
        kept = _in(target, source[start:end]) >= 0
        read = not kept and _is_read(source[start:end], language, target)
        yield Finding.of(
            "regional_kept" if kept else "regional_translated",
            kind="untranslated",
            severity="info" if kept or read else "warning",
            values={"language": language},
            source_span=(start, end),
        )


def without_kept(source: str, target: str) -> tuple[str, str]:
    """Both texts with blanks, as long as before, for quotations in a regional language that were kept.

    >>> without_kept('"Ora ana sing teka," ujarnya.', '"Ora ana sing teka," he said.')
    ('"                  " ujarnya.', '"                 ," he said.')
    """
    for _, start, end in _quotations(source):
        words = source[start:end]
        place = _in(target, words)
        if place >= 0:
            size = len(words.strip().rstrip(" ,.!?"))
            source = source[:start] + " " * (end - start) + source[end:]
            target = target[:place] + " " * size + target[place + size :]
    return source, target
