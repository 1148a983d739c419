"""Abbreviations and the words that tell a name from a new sentence, as ``abbreviations.toml`` has them.

Titles and ranks are `indonesian.titles`.
"""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from indonesian import months, titles

__all__ = ["Words", "month_names", "sentence_words"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The lists of the file, by name; it says there what each is for."""

    goes_on: frozenset[str]
    may_end: frozenset[str]
    openers: frozenset[str]
    nouns: frozenset[str]
    slang: frozenset[str]
    chat: frozenset[str]
    continues: frozenset[str]
    parties: frozenset[str]
    scriptures: frozenset[str]
    honors: frozenset[str]
    labels: frozenset[str]
    before_numbers: frozenset[str]
    ranks: frozenset[str]
    branches: frozenset[str]
    marked_names: frozenset[str]
    small_names: frozenset[str]


@cache
def sentence_words() -> Words:
    """The lists, read once."""
    with resources.files(__package__).joinpath("abbreviations.toml").open("rb") as file:
        table = tomllib.load(file)
    table["chat"] += table["slang"]
    table["goes_on"] += [*titles().titles, *titles().ranks]
    return Words(**{name: frozenset(entries) for name, entries in table.items()})


@cache
def month_names() -> frozenset[str]:
    """Names of months and what they are cut to, in small letters."""
    return frozenset(name.lower() for month in months() for name in (*month.names, *month.short))
