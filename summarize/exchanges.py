"""What stands in the place of what, where one of two sentences was made of the other."""

import re
import tomllib
from collections.abc import Mapping, Set
from difflib import SequenceMatcher
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from check import read_quantities, stays, swapped_words
from indonesian import months, one_of, weekdays

from .events import opposed
from .facts import are_roughly
from .hours import hours_of
from .order import date
from .spelling import is_short_for, is_spelled_otherwise
from .wording import class_words

__all__ = ["are_exchanged", "is_office", "members_of", "mentions_of"]

_TOKEN = re.compile(r"[^\W_]+(?:[-'’./,:][^\W_]+)*")
_EDITED = 0.5
"""Share of the shorter sentence's words that the other has in its order, from which it was made of it."""
_PLACE = 6
"""Words that one place has at most; more were written anew."""
_BESIDE = 2
"""Words on either side of a place that may belong to a phrase in it."""
_QUALIFIERS = frozenset({"wakil", "mantan", "eks", "bekas", "calon", "asisten"})
"""Before an office, each makes another of it."""
_ACRONYM = 3
"""Letters of an acronym, at least."""
_CAPITAL = re.compile(r"[A-Z][a-z]+|[A-Z]{3,}")
_ORDINAL = re.compile(r"\b(?:ke-?\w+|pertama)\b", re.IGNORECASE)
_DOUBLED = re.compile(r"\b(\w+)-\1\b", re.IGNORECASE)
_CLITIC = re.compile(r"(?<=\w{3})nya\b")


class _Side(NamedTuple):
    """A sentence and what of it stands in one place."""

    text: str
    start: int
    end: int
    begins: int
    """Where the words beside the place begin, and in `ends` where they end."""
    ends: int

    @property
    def words(self) -> str:
        return self.text[self.start : self.end]


class _Place(NamedTuple):
    mine: _Side
    theirs: _Side


def are_exchanged(one: str, other: str, whole: str, other_whole: str, *, alike: float = _EDITED) -> bool:
    """Whether a fact of *one* has another in its place in *other*, which was made of the same sentence.

    Both are in one wording; *whole* and *other_whole* are their texts. *alike* is the share of the shorter
    one's words that the other must have in its order.

    >>> text, later = "Bupati Adi memberi lima istri bantuan.", "Bupati Adi memberi lima suami bantuan."
    >>> are_exchanged(text, later, text, later)
    True
    >>> later = "Bupati Adi memberikan 5 istri bantuan itu."
    >>> are_exchanged(text, later, text, later)
    False
    """
    one, other = date().sub(" ", one), date().sub(" ", other)
    places = _places(one, other, alike)
    return any(
        _has_other_number(place)
        or _has_other_hour(place)
        or _is_another_day(place)
        or _has_other_name(place, whole, other_whole)
        or _is_of_another_class(place)
        or _is_qualified_otherwise(place)
        or opposed(place.mine.words, place.theirs.words)
        or any(swapped_words(place.mine.words, place.theirs.words))
        for place in places
    ) or (bool(places) and any(swapped_words(one, other)))


def _places(one: str, other: str, alike: float) -> list[_Place]:
    """The places in which two sentences differ, if one may have been made of the other."""
    mine, theirs = list(_TOKEN.finditer(one)), list(_TOKEN.finditer(other))
    left, right = ([match[0].lower() for match in own] for own in (mine, theirs))
    blocks = SequenceMatcher(None, left, right, autojunk=False).get_matching_blocks()
    if sum(block.size for block in blocks) < alike * min(len(mine), len(theirs)):
        return []
    found: list[_Place] = []
    start, other_start = 0, 0
    for block in blocks:
        if 0 < max(block.a - start, block.b - other_start) <= _PLACE:
            found.append(_Place(_side(one, mine, start, block.a), _side(other, theirs, other_start, block.b)))
        start, other_start = block.a + block.size, block.b + block.size
    return found


def _side(text: str, tokens: list[re.Match[str]], first: int, last: int) -> _Side:
    beside = tokens[max(0, first - _BESIDE) : last + _BESIDE]
    begins, ends = (beside[0].start(), beside[-1].end()) if beside else (0, 0)
    if first == last:
        return _Side(text, ends, ends, begins, ends)
    return _Side(text, tokens[first].start(), tokens[last - 1].end(), begins, ends)


def _has_other_number(place: _Place) -> bool:
    mine, theirs = place
    if bool(_ORDINAL.search(mine.words)) != bool(_ORDINAL.search(theirs.words)):
        return False
    was, became = _readings(mine.words), _readings(theirs.words)
    if not was or not became or was & became:
        return False
    if are_roughly(mine.text, mine[1:3], theirs.text) or are_roughly(theirs.text, theirs[1:3], mine.text):
        return False
    # Two that changed places are looked for where the order is.
    return not (was <= _readings(theirs.text) and became <= _readings(mine.text))


@lru_cache(maxsize=4096)
def _readings(text: str) -> Set[object]:
    return frozenset(key for quantity in read_quantities(text, "id") for key in quantity.keys)


def _has_other_hour(place: _Place) -> bool:
    was, became = (
        next((hour for hour in hours_of(side.text) if side.begins <= hour.start < side.ends), None)
        for side in place
    )
    return was is not None and became is not None and was.is_another(became)


def _is_another_day(place: _Place) -> bool:
    """Whether another weekday or month is named."""
    for days in _days():
        was, became = ({days[word] for word in _words(side) if word in days} for side in place)
        if was and became and not was & became:
            return True
    return False


@cache
def _days() -> tuple[Mapping[str, int], ...]:
    return tuple(
        {name.lower(): day.number for day in those for name in (*day.names, *day.short)}
        for those in (months(), weekdays())
    )


def _words(side: _Side) -> list[str]:
    return [word.lower() for word in _TOKEN.findall(side.words)]


def _has_other_name(place: _Place, whole: str, other_whole: str) -> bool:
    was, became = (_names(side.words) for side in place)
    if {word.lower() for word in was} & {word.lower() for word in became}:
        return False
    mine, theirs = place
    if is_short_for(mine.words, theirs.words) or is_short_for(theirs.words, mine.words):
        return False
    came, left = bool(became) and _is_new(became, whole), bool(was) and _is_new(was, other_whole)
    if came and left:
        return True
    # An office that is called otherwise in one place may be called as before elsewhere, in full.
    return (came and _is_acronym(theirs.words) and _CAPITAL.match(mine.words) is not None) or (
        left and _is_acronym(mine.words) and _CAPITAL.match(theirs.words) is not None
    )


def _is_acronym(text: str) -> bool:
    return text.isupper() and text.isalpha() and len(text) >= _ACRONYM


def _is_new(names: list[str], whole: str) -> bool:
    return not any(is_spelled_otherwise(name.lower(), whole) for name in names)


def _names(text: str) -> list[str]:
    """The words of *text* that name somebody or something and don't say what kind of it that is."""
    return [
        word
        for word in _TOKEN.findall(text)
        if len(word) > 1
        and word[0].isupper()
        and not any(sign.isdecimal() or sign == "." for sign in word)
        and (stays(word) or (word.isupper() and len(word) >= _ACRONYM))
        and word not in class_words()
        and not any(word.lower() in days for days in _days())
    ]


class Member(NamedTuple):
    """A word of a closed class where a text names it."""

    start: int
    end: int
    group: int
    number: int
    """Of what it says, in its class."""


@lru_cache(maxsize=4096)
def mentions_of(text: str) -> tuple[Member, ...]:
    """The members of the classes of ``data/exchanges.toml`` that *text* names, class by class."""
    return tuple(
        Member(match.start(), match.end(), group, members[match[0].lower()])
        for group, (pattern, members) in enumerate(_classes())
        for match in pattern.finditer(text)
    )


@lru_cache(maxsize=4096)
def members_of(text: str) -> frozenset[tuple[int, int]]:
    """Each class and the member of it that *text* names.

    >>> members_of("anak-anak") == members_of("Anaknya")
    True
    """
    text = _CLITIC.sub("", _DOUBLED.sub(r"\1", text))
    return frozenset((member.group, member.number) for member in mentions_of(text))


@cache
def _table() -> Mapping[str, Mapping[str, list[list[str]]]]:
    return tomllib.loads(files(__package__).joinpath("data/exchanges.toml").read_text(encoding="utf-8"))


def is_office(word: str) -> bool:
    """Whether *word* names an office or part of one, as ``data/exchanges.toml`` has them.

    >>> is_office("Gubernur"), is_office("Kebakaran")
    (True, False)
    """
    return word.lower() in _offices()


@cache
def _offices() -> frozenset[str]:
    table = _table()
    return frozenset(
        word for name in ("office", "head") for words in table[name]["members"] for word in words
    )


@cache
def _classes() -> tuple[tuple[re.Pattern[str], Mapping[str, int]], ...]:
    found = []
    for entry in _table().values():
        members = {word: number for number, words in enumerate(entry["members"]) for word in words}
        found.append((re.compile(rf"(?<![\w-])(?:{one_of(members)})(?![\w-])", re.IGNORECASE), members))
    return tuple(found)


def _is_of_another_class(place: _Place) -> bool:
    for pattern, members in _classes():
        was, became = (
            {
                members[match[0].lower()]
                for match in pattern.finditer(side.text, side.begins, side.ends)
                if match.start() < side.end and match.end() > side.start
            }
            for side in place
        )
        if was and became and not was & became:
            return True
    return False


def _is_qualified_otherwise(place: _Place) -> bool:
    was, became = (set(_words(side)) for side in place)
    return bool(was ^ became) and was ^ became <= _QUALIFIERS
