"""Words that deny, in Indonesian and in English, and where a text has them."""

import re
import tomllib
from collections.abc import Iterator, Set
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

from indonesian import negation, one_of

from .lexicon import is_english
from .stems import english_stem

__all__ = [
    "MOST",
    "WORD",
    "SourceDenials",
    "TargetDenials",
    "affirmed",
    "blank",
    "denial_table",
    "denies",
    "soft_denials",
    "source_denials",
    "stems_in",
    "target_denials",
]

MOST = 50
"""Denials that are matched one by one; more are only counted."""
WORD = re.compile(r"[a-z]+(?:-[a-z]+)?", re.IGNORECASE)
"""A word of English."""
_PREFIXES = re.compile(r"^(un-?|in|im|ir|il|dis|non-?)(\w{3,})$")
_ABLE = re.compile(r"^(?:in|im|ir|il)\w{4,}(?:able|ible|ably|ibly)$")
_BEGINNING = re.compile(r"^(?:un|in|im|ir|il|dis)(?=\w{4})")


class SourceDenials(NamedTuple):
    """What to look for in Indonesian."""

    negator: re.Pattern[str]
    negators: frozenset[str]
    """All that the pattern finds, in lower case."""
    idiom: re.Pattern[str]
    """Phrases with a negator that deny nothing."""
    soft: re.Pattern[str]
    """Words such as *gagal*, which English may render with one that denies."""
    not_only: re.Pattern[str]
    """A negator that adds: *bukan hanya*."""
    excuse: re.Pattern[str]
    """Words that English may well render with a "not", negators or not."""


class TargetDenials(NamedTuple):
    """What to look for in English."""

    negator: re.Pattern[str]
    negators: frozenset[str]
    """What the pattern finds beside "n't", in lower case."""
    soft: re.Pattern[str]
    """Words that may render a negator: "failed"."""
    merely: re.Pattern[str]
    """What "not only" leaves when its negator is lost."""
    affirming: re.Pattern[str]
    """Phrases with a negator that deny nothing."""
    whole: frozenset[str]
    """Words that deny by their beginning though the rest is no word."""
    look_alikes: tuple[str, ...]
    """Beginnings of words that only look like denials."""


@cache
def denial_table() -> dict[str, Any]:
    """What ``data/negation.toml`` holds, where its keys are explained."""
    return tomllib.loads(files(__package__).joinpath("data/negation.toml").read_text(encoding="utf-8"))


@cache
def source_denials() -> SourceDenials:
    """The patterns of Indonesian."""
    words = negation()
    negators, bare = one_of(words.negators), one_of(words.bare_negators)
    tails = [*words.emphatic_clitics, *words.other_clitics]
    clitics = one_of(tails)
    prefixed = rf"(?!antisip|anti[kng]|nonton|nirwana)(?:{one_of(words.denying_prefixes)})-?\w+"
    return SourceDenials(
        negator=_ignoring_case(rf"\b(?:(?:{negators})(?:{clitics})?|{bare})\b"),
        negators=frozenset(
            (
                *words.bare_negators,
                *words.negators,
                *(f"{word}{clitic}" for word in words.negators for clitic in tails),
            )
        ),
        idiom=_ignoring_case(rf"\b(?:{one_of(words.idioms)})\b"),
        soft=_ignoring_case(rf"\b(?:{one_of(words.soft_denials)}|{prefixed})\b"),
        not_only=_ignoring_case(rf"\b(?:{negators}) (?:{one_of(words.merely)})\b"),
        excuse=_ignoring_case(
            rf"\b(?:{one_of([*words.soft_denials, *words.denials, *denial_table()['excuses']])}"
            rf"|{prefixed})\b"
        ),
    )


@cache
def target_denials() -> TargetDenials:
    """The patterns of English."""
    table = denial_table()
    return TargetDenials(
        negator=_ignoring_case(rf"\b(?:{one_of(table['negators'].split())})\b|n['’]t\b"),
        negators=frozenset(table["negators"].split()),
        # Beside the words: "anti-war", "misunderstood", "smoke-free".
        soft=_ignoring_case(rf"\b(?:{one_of(table['soft'])}|anti-?\w+|mis\w{{5,}})\b|\w-free\b"),
        merely=_ignoring_case(rf"\b(?:{one_of(table['merely'].split())})\b"),
        affirming=_ignoring_case(rf"\b(?:{one_of(table['affirming'])})\b"),
        whole=frozenset(table["whole"].split()),
        look_alikes=tuple(table["look_alikes"].split()),
    )


def _ignoring_case(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


@lru_cache(maxsize=1 << 14)
def denies(word: str) -> bool:
    """Whether an English word denies by its prefix or suffix: "unable", "independent", "homeless".

    >>> [denies(word) for word in ("unclear", "under", "invisible", "international", "homeless")]
    [True, False, True, False, True]
    """
    word = word.lower()
    whole = word in target_denials().whole
    if word == "uncle" or (word.startswith(target_denials().look_alikes) and not whole):
        return False
    if whole or (word.endswith(("less", "lessly", "lessness")) and len(word) > 6):
        return True
    match = _PREFIXES.match(word)
    if not match:
        return False
    rest = match[2]
    if match[1].startswith("un") or _ABLE.match(word):
        return True
    return len(rest) > 3 and (is_english(rest) or is_english(rest.removesuffix("ly")))


@lru_cache(maxsize=1 << 14)
def affirmed(word: str) -> str:
    """The stem of what an English *word* denies by its beginning; empty for others, and for names.

    >>> affirmed("unclear"), affirmed("under"), affirmed("homeless")
    ('clear', '', '')
    """
    rest = _BEGINNING.sub("", word)
    return english_stem(rest) if rest != word and not word[0].isupper() and denies(word) else ""


def soft_denials(target: str) -> Iterator[re.Match[str]]:
    """Words of the English *target* that may render a negator."""
    yield from target_denials().soft.finditer(target)
    yield from (match for match in WORD.finditer(target) if denies(match.group()))


def stems_in(target: str) -> Set[str]:
    """The stems of the words of the English *target*."""
    return {english_stem(word) for word in WORD.findall(target)}


def blank(match: re.Match[str]) -> str:
    """What stands for *match* where it isn't to be found again, as long as it is."""
    return "_" * len(match.group())
