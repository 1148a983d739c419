"""What one article says and another, in nearly the same words, doesn't."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

from check import Finding, check_supported_names, compare, read_quantities
from clean import Article, dateline
from indonesian import one_of

from .focus import root
from .order import (
    NAME,
    date,
    days_of,
    known_speakers,
    measured_otherwise,
    of_other_days,
    renamed,
    reordered,
    titles_of_speaker,
)
from .wording import class_words, in_one_wording, provinces, zone_names
from .words import content_words, words

__all__ = ["Comparison", "Difference", "allows", "compare_articles", "happens", "say_otherwise"]

_ALIGNED = 0.5
"""Share of the content words of the sentence that has fewer, from which two sentences are about the same."""
_HELD = 0.6
"""Share of a sentence's content words that another holds, from which it was joined to that one; with all its
facts one word is enough."""
_LEAST_WORDS = 3
"""Content words without which a sentence is nothing but its figures and names."""
_NOT_FACTS = frozenset({"repetition", "length", "empty"})
_OF_NAMES = frozenset({"name"})
_OF_NUMBERS = frozenset({"number"})
_OF_SPEAKERS = frozenset({"speaker"})
_IN_QUOTES = frozenset({"quotation"})
_TOLD_MORE = frozenset({"name", "speaker", "date", "time", "number"})
"""What a copy may have more of, but not in the place of the other's."""
_NEWS = 1 / 3
"""Share of a copy's sentences that may be on facts of which the other has nothing; one always may be."""
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_LIST = 6
"""Figures from which a sentence is a list."""
_PARTED = re.compile(r"[\s–-]+")
_LEAST_LETTERS = 7
"""Of a name that may be mistyped: shorter names of two people or places differ by a letter."""
_SUPPOSED = re.compile(r"\b(?:[Bb]ila|[Jj]ika|[Kk]alau|[Aa]pabila|[Aa]ndai)\b")
"""What is only supposed didn't happen."""
# A person's age, and what may be one; which of two kinds of town a place is.
_AGED = re.compile(r"(?<=[A-Za-z] )\(\d{1,2}\)|(?<=[A-Za-z], )\d{1,2} tahun(?=,)")
_AGES = re.compile(r"\(\d{1,2}\)|\btahun\b|\bberusia\b|\bberumur\b")
_REGENCY = re.compile(r"\b(?:Kabupaten|Kota)\b")
_MARK = re.compile(r"[\"“”]")
_OF_DATES = frozenset({"date", "time"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One place where two articles don't say the same; None where one of them has nothing of the kind."""

    first: int | None
    """Index of a sentence of the first article."""
    second: int | None
    """Index of a sentence of the second article."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What became of the comparison of two articles in nearly the same words."""

    is_copy: bool
    """Whether every fact of the second article is in the first, with nothing that contradicts it."""
    differences: tuple[Difference, ...]
    """Of a copy the sentences that only the second has; else all facts that differ, in the second's order,
    and last what only the first has."""


class _Event(NamedTuple):
    pattern: re.Pattern[str]
    loosely: re.Pattern[str]
    opposite: str
    outcome: bool | str
    light: bool


@cache
def _events() -> dict[str, _Event]:
    table = tomllib.loads(files(__package__).joinpath("data/events.toml").read_text(encoding="utf-8"))
    return {
        name: _Event(
            pattern=_telling(entry["words"].split(), besides=entry.get("besides", [])),
            loosely=_telling([*entry["words"].split(), *entry.get("loosely", [])]),
            opposite=entry.get("opposite", ""),
            outcome=entry.get("outcome", False),
            light=entry.get("light", False),
        )
        for name, entry in table.items()
    }


def _telling(phrases: Sequence[str], *, besides: Sequence[str] = ()) -> re.Pattern[str]:
    unless = rf"(?!(?:{one_of(besides)})\b)" if besides else ""
    return re.compile(rf"(?<![\w-]){unless}(?:{one_of(phrases)})(?:nya)?(?![\w-])")


@lru_cache(maxsize=4096)
def happens(text: str) -> frozenset[str]:
    """The events that *text* tells of, as ``data/events.toml`` names them."""
    lower = text.lower()
    return frozenset(name for name, event in _events().items() if event.pattern.search(lower))


def allows(text: str) -> frozenset[str]:
    """The events that *text* tells of or, in looser words, may tell of, and those that needn't be told."""
    lower = text.lower()
    return frozenset(name for name, event in _events().items() if event.light or event.loosely.search(lower))


def say_otherwise(one: str, other: str) -> bool:
    """Whether a fact sets two sentences apart that share most of their words.

    Facts are numbers, dates, names, negation and what happens; more of a name or of a date is no other fact.

    >>> say_otherwise("Gempa M 5,2 mengguncang Tual.", "Gempa M 6,1 mengguncang Sinabang.")
    True
    >>> say_otherwise("Banjir merendam 3 desa, Selasa.", "DEMAK - Banjir merendam tiga desa, Selasa (5/3).")
    False
    """
    one, other = _bare(one), _bare(other)
    if one == other:
        return False
    here, there = _facts(one, other), _facts(other, one)
    if any(finding.kind not in _OF_NAMES | _OF_DATES for finding in here + there):
        return True
    both = {finding.kind for finding in here} & {finding.kind for finding in there}
    return bool(both or _arranged_otherwise(one, other) or _opposed(one, other))


def compare_articles(first: Article, second: Article) -> Comparison:
    """Compare two articles that share many of their words, *first* being the one that may stand for both.

    A copy may have more than the other: a background sentence, a title, a year. What it may not have is a
    fact in the place of another, a denial, or an event that the other doesn't tell of.
    """
    ours = [sentence.text for sentence in first.sentences]
    theirs = [sentence.text for sentence in second.sentences]
    partners = _align(ours, theirs)
    told_here = allows(" ".join((first.title, *ours)))
    told_there = allows(" ".join((second.title, *theirs)))
    whole = "\n".join((first.title, *map(_bare, ours)))
    other_whole = "\n".join((second.title, *map(_bare, theirs)))
    contrary: list[Difference] = []
    more: list[Difference] = []
    alone: list[Difference] = []
    news: list[Difference] = []
    for index, text in enumerate(theirs):
        place = partners[index]
        if place is None:
            single = Difference(first=None, second=index)
            told, facts = happens(text), _facts(whole, _bare(text))
            added = told if facts else told - told_here
            if any(_events()[name].outcome or _events()[name].opposite in told_here for name in added):
                contrary.append(single)
            else:
                (news if added or facts else alone).append(single)
            continue
        here, there = _counterparts(index, partners, ours, theirs)
        if here == there:
            continue
        if (
            happens(there) - told_here
            or happens(here) - told_there
            or _contradict(here, there, whole, other_whole)
        ):
            contrary.append(Difference(first=place, second=index))
            continue
        gained = {finding.kind for finding in _facts(_bare(here), _bare(there))}
        told_more = gained & _TOLD_MORE
        if "number" in gained and any(_events()[name].outcome for name in happens(there)):
            # Another number of dead beside those that both tell of.
            contrary.append(Difference(first=place, second=index))
        elif told_more and _tells_more(told_more, whole, _bare(text)):
            more.append(Difference(first=place, second=index))
    left = [index for index in range(len(ours)) if index not in partners]
    turned = any(
        outcome in told_there if isinstance(outcome, str) else outcome
        for index in left
        if not _SUPPOSED.search(ours[index])
        for outcome in (_events()[name].outcome for name in happens(ours[index]) - told_there)
    )
    extra = [*alone, *news, *more]
    elsewhen = of_other_days(days_of(whole), days_of(other_whole))
    if not contrary and not turned and not elsewhen and len(news) <= max(1, _NEWS * len(theirs)):
        return Comparison(is_copy=True, differences=tuple(sorted(extra, key=_place)))
    rest = [Difference(first=index, second=None) for index in left]
    return Comparison(is_copy=False, differences=(*sorted([*contrary, *extra], key=_place), *rest))


def _tells_more(kinds: Set[str], whole: str, text: str) -> bool:
    """Whether *text* has a fact that *whole* hasn't; *kinds* are those of what one sentence of it hasn't."""
    if not kinds <= _OF_NAMES | _OF_NUMBERS:
        return any(finding.kind in _TOLD_MORE for finding in _facts(whole, text))
    if kinds & _OF_NUMBERS and not all(
        quantity.keys & _readings(whole) for quantity in read_quantities(text, "id")
    ):
        return True
    return any(finding.kind in _TOLD_MORE for finding in _new_names(whole, text))


@lru_cache(maxsize=16)
def _readings(whole: str) -> Set[object]:
    """Every reading of the numbers of *whole*."""
    return frozenset(key for quantity in read_quantities(whole, "id") for key in quantity.keys)


def _place(difference: Difference) -> int:
    return difference.second or 0


def _contradict(here: str, there: str, whole: str, other_whole: str) -> bool:
    """Whether one sentence has a fact in the place of the other's; *whole* and *other_whole* are their texts.

    A name that the other text has elsewhere is another word for somebody, and so are the titles of one who
    speaks in both. A list that was parted otherwise has its figures elsewhere, too.
    """
    one, other = _bare(here), _bare(there)
    gained, lost = _facts(one, other), _facts(other, one)
    if any(finding.kind not in _TOLD_MORE | _IN_QUOTES for finding in (*gained, *lost)):
        return True
    if _is_list(one) and _is_list(other):
        gained, lost = _facts(whole, other), _facts(other_whole, one)
    both = {finding.kind for finding in gained} & {finding.kind for finding in lost}
    if both - _OF_NAMES - _OF_SPEAKERS - _IN_QUOTES or _arranged_otherwise(one, other):
        return True
    called = titles_of_speaker(one, other)
    new, gone = _unknown(gained, other, whole, called), _unknown(lost, one, other_whole, called)
    return bool(new and gone) or renamed(one, other, new | gone, called) or _opposed(one, other)


def _arranged_otherwise(one: str, other: str) -> bool:
    """Whether two sentences have the same names or figures in another order, or figures in another unit."""
    return reordered(one, other) or measured_otherwise(one, other)


def _is_list(text: str) -> bool:
    """Whether *text* has so many figures that it goes through one thing after the other."""
    return len(_FIGURE.findall(text)) >= _LIST


def _unknown(findings: Sequence[Finding], text: str, whole: str, called: frozenset[str]) -> frozenset[str]:
    """The names among *findings*, in lower case, of *text* that are neither in *whole* nor among *called*."""
    names = _names(findings)
    if not names:
        return frozenset()
    names &= _names(_new_names(whole, text))
    called |= known_speakers(text, _spellings(whole))
    return frozenset(
        name
        for name in (text[start:end].lower() for start, end in names)
        if name not in called and not _spelled_otherwise(name, whole)
    )


def _spelled_otherwise(name: str, whole: str) -> bool:
    """Whether *whole* has *name*, in lower case, with a slip of a letter, or parted or joined otherwise."""
    joined = _PARTED.sub("", name)
    known = _spellings(whole)
    return joined in known or (
        len(joined) >= _LEAST_LETTERS and any(_is_a_slip(joined, other) for other in known)
    )


def _is_a_slip(one: str, other: str) -> bool:
    """Whether one of two words lacks a letter of the other, or two letters stand the other way around.

    A letter in another's place makes another person or village.

    >>> _is_a_slip("palangkaraya", "palangkraya"), _is_a_slip("sampit", "smapit")
    (True, True)
    >>> _is_a_slip("suhartono", "suharsono")
    False
    """
    if abs(len(one) - len(other)) > 1:
        return False
    start = _shared(one, other)
    one, other = one[start:], other[start:]
    end = _shared(one[::-1], other[::-1])
    one, other = one[: len(one) - end], other[: len(other) - end]
    return len(one) + len(other) <= 1 or (len(one) == len("ab") and one == other[::-1])


def _shared(one: str, other: str) -> int:
    """How many letters two words have in common at their beginning."""
    pairs = enumerate(zip(one, other, strict=False))
    return next((place for place, (mine, theirs) in pairs if mine != theirs), min(len(one), len(other)))


@lru_cache(maxsize=256)
def _spellings(whole: str) -> frozenset[str]:
    """The words of *whole* in lower case, alone and joined to the one or two that follow."""
    parts = words(_PARTED.sub(" ", whole))
    return frozenset(
        "".join(parts[start : start + count])
        for count in (1, 2, 3)
        for start in range(len(parts) - count + 1)
    )


def _opposed(one: str, other: str) -> bool:
    """Whether one of two sentences tells of the opposite of what the other tells of."""
    mine, theirs = happens(one), happens(other)
    return any(
        _events()[name].opposite in right - left
        for left, right in ((mine, theirs), (theirs, mine))
        for name in left - right
    )


def _counterparts(
    index: int, partners: Sequence[int | None], ours: Sequence[str], theirs: Sequence[str]
) -> tuple[str, str]:
    """A sentence of ours and one of theirs, with the neighbor where one text made one of two."""
    place = partners[index]
    assert place is not None
    there = [other for other, partner in enumerate(partners) if partner == place]
    if len(there) > 1 and (there[-1] - there[0] >= len(there) or ours[place] in theirs):
        there = [index]
    told = frozenset[str]().union(*(_content(theirs[other]) for other in there))
    here = [place]
    for beside in (place - 1, place + 1):
        if 0 <= beside < len(ours) and beside not in partners:
            own = _content(ours[beside])
            share = len(own & told) / max(len(own), 1)
            held = share >= _HELD or (share > 0 and not _facts(_bare(theirs[index]), _bare(ours[beside])))
            if held:
                here = sorted([*here, beside])
    return " ".join(_bare(ours[one]) for one in here), " ".join(_bare(theirs[one]) for one in there)


def _names(findings: Sequence[Finding]) -> set[tuple[int, int]]:
    return {finding.target_span for finding in findings if finding.kind in _OF_NAMES and finding.target_span}


def _align(ours: Sequence[str], theirs: Sequence[str]) -> list[int | None]:
    """For each of *theirs* the one of *ours* that shares most of its words, if it shares many."""
    bags = [_content(text) for text in ours]
    places = {text: index for index, text in reversed(list(enumerate(ours)))}
    found: list[int | None] = []
    for text in theirs:
        if text in places:
            found.append(places[text])
            continue
        bag = _content(text)
        shares = [len(bag & own) / max(min(len(bag), len(own)), 1) for own in bags]
        best = max(range(len(ours)), key=lambda index: (shares[index], -index), default=None)
        found.append(best if best is not None and shares[best] >= _ALIGNED else None)
    return found


@lru_cache(maxsize=4096)
def _content(text: str) -> frozenset[str]:
    """What *text* is about, without the figures and names that a template has slots for."""
    bare = _bare(text)
    kept = [word for word in words(NAME.sub(" ", bare)) if not any(sign.isdecimal() for sign in word)]
    bag = frozenset(root(word) for word in content_words(kept))
    return bag if len(bag) >= _LEAST_WORDS else frozenset(root(word) for word in content_words(words(bare)))


@lru_cache(maxsize=4096)
def _bare(text: str) -> str:
    return in_one_wording(text.removeprefix(dateline(text)))


@lru_cache(maxsize=4096)
def _facts(source: str, target: str) -> list[Finding]:
    """What *target* has and *source* hasn't."""
    return list(_counted(compare(source, target, target_language="id"), source, target))


@lru_cache(maxsize=4096)
def _new_names(source: str, target: str) -> list[Finding]:
    """What `_facts` has of names, at the cost of *target* alone where *source* was asked before."""
    return list(_counted(check_supported_names(source, target), source, target))


class _Excused(NamedTuple):
    """What a text says and what another may have more of, for all that it says."""

    said: frozenset[str]
    more: tuple[re.Pattern[str], ...]


@lru_cache(maxsize=1024)
def _excused(source: str) -> _Excused:
    # What a sentence may have more of: the zone of an hour, the province or kind of a place, a person's age.
    pairs = ((provinces(), provinces()), (_AGED, _AGES), (_REGENCY, _REGENCY))
    return _Excused(
        said=frozenset(word.upper() for word in words(source)),
        more=tuple(pattern for pattern, unless in pairs if not unless.search(source)),
    )


def _is_roughly(number: str, text: str) -> bool:
    """Whether *number* is a rough word for one that *text* has: *puluhan* for 57.

    >>> _is_roughly("puluhan", "57 siswa"), _is_roughly("ratusan", "57 siswa")
    (True, False)
    """
    orders = [
        float(key[1])
        for quantity in read_quantities(number, "id")
        for key in quantity.keys
        if isinstance(key, tuple) and key[0] == "vague"
    ]
    values = [quantity.value for quantity in read_quantities(date().sub(" ", text), "id")] if orders else []
    return any(order <= value < 10 * order for order in orders for value in values if value is not None)


def _counted(findings: Iterable[Finding], source: str, target: str) -> Iterator[Finding]:
    """Those of *findings* on *source* and *target* that are facts; a day beside a weekday is a date."""
    days = [match.span() for match in date().finditer(target)]
    said, patterns = _excused(source)
    more = [match.span() for pattern in patterns for match in pattern.finditer(target)]
    for finding in findings:
        if finding.kind in _NOT_FACTS or (
            finding.kind == "quotation" and not (_MARK.search(source) and _MARK.search(target))
        ):
            continue
        span = finding.target_span
        if span and finding.kind in _OF_NAMES:
            word = target[span[0] : span[1]]
            if word in class_words() or (word.upper() in zone_names() and not zone_names() & said):
                continue
        if span and any(start <= span[0] and span[1] <= end for start, end in more):
            continue
        if span and finding.kind in _OF_NUMBERS and _is_roughly(target[span[0] : span[1]], source):
            continue
        if span and any(start <= span[0] and span[1] <= end for start, end in days):
            finding = replace(finding, kind="date")  # noqa: PLW2901
        yield finding
