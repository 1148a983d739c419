"""Lists of words: negation, what tells women from men, verbs of speech, titles, homographs of English."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType

from .data_files import read_data, read_words

__all__ = ["Negation", "Persons", "Speech", "Titles", "homographs", "negation", "persons", "speech", "titles"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """Roots of verbs after a quotation; ``speech.toml`` says what each list is for."""

    verbs: tuple[str, ...]
    before_names: tuple[str, ...]
    of_texts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Persons:
    """Words in lower case that tell women from men; ``persons.toml`` says what each list is for."""

    women: frozenset[str]
    men: frozenset[str]
    women_end: frozenset[str]
    men_end: frozenset[str]
    women_before: frozenset[str]
    men_before: frozenset[str]
    men_said: frozenset[str]
    named_after: frozenset[str]
    others_of: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Negation:
    """Words that deny, as `one_of` takes them; ``negation.toml`` says what each list is for."""

    negators: tuple[str, ...]
    bare_negators: tuple[str, ...]
    emphatic_clitics: tuple[str, ...]
    other_clitics: tuple[str, ...]
    merely: tuple[str, ...]
    merely_at_once: tuple[str, ...]
    between: tuple[str, ...]
    idioms: tuple[str, ...]
    soft_denials: tuple[str, ...]
    denying_prefixes: tuple[str, ...]
    denials: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Titles:
    """Abbreviations before a name, in lower case and without their last full stop."""

    titles: frozenset[str]
    ranks: frozenset[str]


@cache
def speech() -> Speech:
    """The verbs of speech."""
    return Speech(**{name: read_words(value) for name, value in read_data("speech").items()})


@cache
def negation() -> Negation:
    """The words that deny.

    >>> "tanpa" in negation().bare_negators
    True
    """
    return Negation(**{name: read_words(value) for name, value in read_data("negation").items()})


@cache
def persons() -> Persons:
    """What tells women from men.

    >>> "siti" in persons().women, "wati" in persons().women_end
    (True, True)
    """
    return Persons(**{name: frozenset(read_words(value)) for name, value in read_data("persons").items()})


@cache
def titles() -> Titles:
    """Abbreviated titles and ranks."""
    return Titles(**{name: frozenset(words) for name, words in read_data("titles").items()})


@cache
def homographs() -> Mapping[str, str]:
    """Words of English that Indonesian writes alike, in small letters, with what they mean there.

    >>> homographs()["air"]
    'water'
    """
    return MappingProxyType(read_data("homographs"))
