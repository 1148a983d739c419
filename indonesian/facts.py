"""Reads the data files beside it, each once and on first use."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any

__all__ = [
    "DayParts",
    "Named",
    "Negation",
    "Persons",
    "Scale",
    "Speech",
    "Titles",
    "Unit",
    "Zone",
    "ambiguous_months",
    "dateline_with_colon",
    "datelines",
    "day_parts",
    "homographs",
    "months",
    "negation",
    "number_words",
    "one_of",
    "persons",
    "scales",
    "speech",
    "titles",
    "units",
    "weekdays",
    "zones",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A month or a weekday. All its spellings begin with a capital and have no full stop."""

    number: int
    """From 1: January and Monday."""
    english: str
    names: tuple[str, ...]
    """Indonesian spellings in full, the usual one first."""
    short: tuple[str, ...]
    """Indonesian abbreviations."""
    english_short: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """One of Indonesia's time zones."""

    name: str
    offset: str
    """As ISO 8601 has it, such as ``+07:00``."""
    english: tuple[str, ...]
    """What English texts call it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayParts:
    """Words for parts of the day, in lower case, by the half of the day that a clock would name."""

    morning: frozenset[str]
    afternoon: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A number below ten."""

    value: int
    word: str
    english: str
    teen: str
    """What it is in English with *belas* after it; empty for 0 and 1."""
    ten: str
    """What it is in English with *puluh* after it; empty for 0 and 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Scale:
    """A power of a thousand."""

    value: int
    english: str
    words: tuple[str, ...]
    """Spellings in full, the usual one first."""
    short: tuple[str, ...]
    """Letters after a figure: *jt*."""
    letters: tuple[str, ...]
    """Letters after an amount in rupiah: *Rp 3 M*."""
    one: tuple[str, ...]
    """A single one: *sejuta*."""
    vague: tuple[str, ...]
    """Some number of them: *jutaan*."""


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
    women_said: frozenset[str]
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


def _read(subject: str) -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath(f"{subject}.toml").read_text(encoding="utf-8"))


def _words(value: str | list[str]) -> tuple[str, ...]:
    """A list of words is one string in the files, unless phrases or comments are among them."""
    return tuple(value.split() if isinstance(value, str) else value)


def one_of(words: Iterable[str]) -> str:
    r"""A regular expression, in no group, for any of *words*; an asterisk stands for any further letters.

    The longest is tried first, so that none hides a longer one.

    >>> one_of(["gagal*", "tanpa", "tanpa kecuali"])
    'tanpa\\ kecuali|gagal\\w*|tanpa'
    """
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\*", r"\w*") for word in longest_first)


@cache
def _names(kind: str) -> tuple[Named, ...]:
    return tuple(
        Named(
            number=number,
            english=entry["english"],
            names=tuple(entry["names"]),
            short=tuple(entry["short"]),
            english_short=tuple(entry["english_short"]),
        )
        for number, entry in enumerate(_read("calendar")[kind], start=1)
    )


def months() -> tuple[Named, ...]:
    """The twelve months, in order.

    >>> [spelling for month in months()[1:2] for spelling in (*month.names, *month.short)]
    ['Februari', 'Pebruari', 'Feb', 'Peb']
    """
    return _names("month")


def weekdays() -> tuple[Named, ...]:
    """The seven days of the week, Monday first.

    >>> weekdays()[6].names
    ('Minggu', 'Ahad')
    """
    return _names("weekday")


@cache
def ambiguous_months() -> frozenset[str]:
    """English months that are English words as well."""
    return frozenset(_read("calendar")["ambiguous"]["months"])


@cache
def zones() -> tuple[Zone, ...]:
    """Indonesia's time zones, from west to east."""
    return tuple(
        Zone(name=entry["name"], offset=entry["offset"], english=tuple(entry["english"]))
        for entry in _read("calendar")["zone"]
    )


@cache
def day_parts() -> DayParts:
    """Words such as *sore*, by half of the day."""
    return DayParts(**{half: frozenset(words) for half, words in _read("calendar")["day_parts"].items()})


@cache
def units() -> tuple[Unit, ...]:
    """The numbers from 0 to 9, in order.

    >>> units()[4].word, units()[4].ten
    ('empat', 'forty')
    """
    return tuple(Unit(**entry) for entry in _read("numbers")["unit"])


@cache
def scales() -> tuple[Scale, ...]:
    """Thousand to trillion, in order.

    >>> [(scale.english, scale.words) for scale in scales()[2:3]]
    [('billion', ('miliar', 'milyar'))]
    """
    return tuple(
        Scale(
            value=entry["value"],
            english=entry["english"],
            words=tuple(entry["words"]),
            short=tuple(entry["short"]),
            letters=tuple(entry["letters"]),
            one=tuple(entry["one"]),
            vague=tuple(entry["vague"]),
        )
        for entry in _read("numbers")["scale"]
    )


@cache
def number_words() -> Mapping[str, tuple[str, float]]:
    """Every number word in lower case, with its role and its value.

    Roles: ``unit`` (0-9), ``teen`` (10, 11), ``suffix1`` and ``suffix10`` (*belas* and *puluh*, which act on
    the unit before), ``hundred``, ``scale`` (10^3 and more), ``exact100`` and ``exact1000`` (*seratus*,
    *seribu*), ``dozen``, ``part`` (one half, one third), ``share`` (thirds, after their number), ``exact``
    (stands alone), ``vague`` (an unspecified multiple: *ratusan*).

    >>> [number_words()[word] for word in ("kedua", "juta", "sejuta", "ratusan")]
    [('unit', 2.0), ('scale', 1000000.0), ('exact1000', 1000000.0), ('vague', 100.0)]
    """
    table = _read("numbers")
    found: dict[str, tuple[str, float]] = {}
    for unit in units():
        found[unit.word] = ("unit", float(unit.value))
        if unit.value > 1:
            found[f"ke{unit.word}"] = ("unit", float(unit.value))
    for scale in scales():
        value = float(scale.value)
        found |= dict.fromkeys(scale.words, ("scale", value))
        found |= dict.fromkeys(scale.short, ("letter", value))
        found |= dict.fromkeys((*scale.one, *(f"ke{word}" for word in scale.one)), ("exact1000", value))
        found |= dict.fromkeys(scale.vague, ("vague", value))
    for role, words in table["role"].items():
        found |= {word: (role, float(value)) for word, value in words.items()}
    for word, divisor in table["parts"].items():
        found |= {f"seper{word}": ("part", 1 / divisor), f"per{word}": ("share", 1 / divisor)}
    return MappingProxyType(found)


@cache
def speech() -> Speech:
    """The verbs of speech."""
    return Speech(**{name: _words(value) for name, value in _read("speech").items()})


@cache
def negation() -> Negation:
    """The words that deny.

    >>> "tanpa" in negation().bare_negators
    True
    """
    return Negation(**{name: _words(value) for name, value in _read("negation").items()})


@cache
def persons() -> Persons:
    """What tells women from men.

    >>> "siti" in persons().women, "wati" in persons().women_end
    (True, True)
    """
    return Persons(**{name: frozenset(_words(value)) for name, value in _read("persons").items()})


@cache
def titles() -> Titles:
    """Abbreviated titles and ranks."""
    return Titles(**{name: frozenset(words) for name, words in _read("titles").items()})


@cache
def homographs() -> Mapping[str, str]:
    """Words of English that Indonesian writes alike, in small letters, with what they mean there.

    >>> homographs()["air"]
    'water'
    """
    return MappingProxyType(_read("homographs"))


@cache
def datelines() -> tuple[re.Pattern[str], ...]:
    """What a first paragraph may open with, to be matched at its start in the order given.

    The group ``site``, which those without one lack, is the portal.

    >>> [match["site"] for match in [datelines()[0].match("JAKARTA, KOMPAS.com - Harga naik.")] if match]
    ['KOMPAS.com']
    """
    table = _read("datelines")
    return tuple(_dateline(table, shape) for shape in table["shapes"])


@cache
def dateline_with_colon() -> re.Pattern[str]:
    """A dateline that ends in a colon, to be matched at a paragraph's start: a label may look the same.

    >>> [dateline_with_colon().match(text) is None for text in ("Serang, 5/3: Harga naik.", "harga: Rp5.000")]
    [False, True]
    """
    table = _read("datelines")
    return _dateline(table, table["with_colon"])


def _dateline(table: dict[str, Any], shape: str) -> re.Pattern[str]:
    parts = {
        "portal": f"(?P<site>{'|'.join(table['portals'])})",
        "place": table["place"],
        "dash": table["dash"],
        "after_place": table["after_place"],
        "weekday": one_of(name for day in weekdays() for name in day.names),
    }
    for name, pattern in parts.items():
        shape = shape.replace(f"<{name}>", pattern)
    return re.compile(shape)
