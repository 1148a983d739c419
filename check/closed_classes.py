"""Closed classes of words: the tables of ``data/contrasts``, read once.

The files there say which classes there are, how each member is written in either language, and how grave a
swap, a loss or an addition is.
"""

import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple, TypeAlias

from .finding import Severity
from .number_words import word_table
from .stems import english_stem, indonesian_root, indonesian_stem

__all__ = ["ClosedClass", "Member", "Pattern", "closed_classes", "keys_of", "patterns"]

_FIGURE = "#"
"""The key of figures and number words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One of a class, such as north."""

    loss: Severity | None
    """How grave it is that it is gone; None where that is no fault."""
    addition: Severity | None
    """The same of its coming from nowhere."""
    rung: int
    """Its height on a ladder, such as that from suspect to convict; 0 where there is none."""
    converse: frozenset[str]
    """Names of the members that say the same from the other side."""
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ClosedClass:
    """A class, such as the points of the compass, whose members may neither be swapped, lost nor added."""

    name: str
    kind: str
    """That of its findings."""
    swap: Severity | None
    """How grave it is that one member became another; None where that is no fault."""
    strict: bool
    """True where what may say a member doesn't save it from having been swapped."""
    counted: bool
    """True where a member that is said twice and rendered once is gone as well."""
    reversible: bool
    """True where converse members say the same with their sides in the other order: A after B, B before A."""
    members: tuple[Member, ...]
    can_be_lost: bool
    can_be_added: bool


Pattern: TypeAlias = tuple[tuple[str, ...], int, int, bool]
"""A phrase of one language: keys of its words, its class, its member (-1: means something else), and whether
it says the member; where it only may, it accounts for it and accuses of nothing.

A plain tuple, since there are 20,000: those of a class of ours the collector of garbage would go through
again and again.
"""


class _Table(NamedTuple):
    classes: tuple[ClosedClass, ...]
    patterns: Mapping[str, Mapping[str, Sequence[Pattern]]]
    """By language and the key of the first word."""


def closed_classes() -> tuple[ClosedClass, ...]:
    """All classes; patterns have their indexes here."""
    return _table().classes


def patterns(language: str) -> Mapping[str, Sequence[Pattern]]:
    """The phrases of *language*, ``"id"`` or ``"en"``, by the key of their first word."""
    return _table().patterns[language]


@cache
def _table() -> _Table:
    folder = files(__package__).joinpath("data/contrasts")
    entries = [
        entry
        for file in sorted(folder.iterdir(), key=lambda file: file.name)
        for entry in tomllib.loads(file.read_text(encoding="utf-8"))["class"]
    ]
    by_language = {language: _patterns(entries, language) for language in ("id", "en")}
    return _Table(tuple(map(_closed_class, entries)), by_language)


def _closed_class(entry: Mapping[str, Any]) -> ClosedClass:
    members = tuple(
        Member(
            loss=member.get("loss"),
            addition=member.get("addition"),
            rung=member.get("rung", 0),
            converse=frozenset(filter(None, member.get("converse", "").split(", "))),
            name=member["name"],
        )
        for member in entry["member"]
    )
    return ClosedClass(
        name=entry["name"],
        kind=entry["kind"],
        swap=entry.get("swap"),
        strict=entry.get("strict", False),
        counted=entry.get("counted", False),
        reversible=entry.get("reversible", False),
        members=members,
        can_be_lost=any(member.loss for member in members),
        can_be_added=any(member.addition for member in members),
    )


def _patterns(entries: Sequence[Mapping[str, Any]], language: str) -> dict[str, tuple[Pattern, ...]]:
    found: dict[str, list[Pattern]] = {}
    for group, entry in enumerate(entries):
        rows = [(entry.get(f"{language}_other", ""), -1, False)]
        for index, member in enumerate(entry["member"]):
            rows += [(member[language], index, True), (member.get(f"{language}_also", ""), index, False)]
        for phrases, index, plain in rows:
            for keys in _phrases(phrases, language):
                found.setdefault(keys[0], []).append((keys, group, index, plain))
    return {key: tuple(its) for key, its in found.items()}


def _phrases(listed: str, language: str) -> Iterator[tuple[str, ...]]:
    """The phrases *listed* with commas between, each as the keys of its words."""
    for phrase in listed.split(","):
        if words := phrase.split():
            yield tuple(_key(word, language) for word in words)


def _key(word: str, language: str) -> str:
    """The key of a *word* of the table, where ``=`` asks for an English word itself, ``~`` for a root."""
    if language == "en":
        return word if word[0] in "#=" else english_stem(word)
    return indonesian_root(word[1:]) if word[0] == "~" else word


@lru_cache(maxsize=1 << 15)
def keys_of(word: str, language: str) -> tuple[str, ...]:
    """What a phrase of the table may call *word*, each once."""
    if word[0].isdecimal():
        return (_FIGURE,)
    lower = word.lower()
    number = (_FIGURE,) if lower in word_table(language) else ()
    if language == "en":
        return (english_stem(lower), f"={lower}", *number)
    stem = indonesian_stem(lower)
    stems = (lower,) if stem == lower else (lower, stem)
    own = (word,) if word.isupper() else ()
    return (*stems, indonesian_root(lower), *own, *number)
