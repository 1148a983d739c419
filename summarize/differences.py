"""What one article says and another, in nearly the same words, doesn't."""

import re
from collections.abc import Sequence, Set
from dataclasses import dataclass
from functools import lru_cache

from check import Finding, read_quantities
from clean import Article

from .events import allows, events, happens, opposed
from .facts import OF_DATES, OF_NAMES, OF_NUMBERS, bare, facts_gained, names_gained
from .order import (
    days_of,
    known_speakers,
    measured_otherwise,
    of_other_days,
    renamed,
    reordered,
    titles_of_speaker,
)
from .partners import counterparts, partners_of
from .spelling import is_spelled_otherwise, spellings

__all__ = ["Comparison", "Difference", "compare_articles", "say_otherwise"]

_OF_SPEAKERS = frozenset({"speaker"})
_IN_QUOTES = frozenset({"quotation"})
_TOLD_MORE = frozenset({"name", "speaker", "date", "time", "number"})
"""What a copy may have more of, but not in the place of the other's."""
_NEWS = 1 / 3
"""Share of a copy's sentences that may be on facts of which the other has nothing; one always may be."""
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_LIST = 6
"""Figures from which a sentence is a list."""
_SUPPOSED = re.compile(r"\b(?:[Bb]ila|[Jj]ika|[Kk]alau|[Aa]pabila|[Aa]ndai)\b")
"""What is only supposed didn't happen."""


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


def say_otherwise(one: str, other: str) -> bool:
    """Whether a fact sets two sentences apart that share most of their words.

    Facts are numbers, dates, names, negation and what happens; more of a name or of a date is no other fact.

    >>> say_otherwise("Gempa M 5,2 mengguncang Tual.", "Gempa M 6,1 mengguncang Sinabang.")
    True
    >>> say_otherwise("Banjir merendam 3 desa, Selasa.", "DEMAK - Banjir merendam tiga desa, Selasa (5/3).")
    False
    """
    one, other = bare(one), bare(other)
    if one == other:
        return False
    here, there = facts_gained(one, other), facts_gained(other, one)
    if any(finding.kind not in OF_NAMES | OF_DATES for finding in here + there):
        return True
    both = {finding.kind for finding in here} & {finding.kind for finding in there}
    return bool(both or _arranged_otherwise(one, other) or opposed(one, other))


def compare_articles(first: Article, second: Article) -> Comparison:
    """Compare two articles that share many of their words, *first* being the one that may stand for both.

    A copy may have more than the other: a background sentence, a title, a year. What it may not have is a
    fact in the place of another, a denial, or an event that the other doesn't tell of.
    """
    ours = [sentence.text for sentence in first.sentences]
    theirs = [sentence.text for sentence in second.sentences]
    partners = partners_of(ours, theirs)
    told_here = allows(" ".join((first.title, *ours)))
    told_there = allows(" ".join((second.title, *theirs)))
    whole = "\n".join((first.title, *map(bare, ours)))
    other_whole = "\n".join((second.title, *map(bare, theirs)))
    contrary: list[Difference] = []
    more: list[Difference] = []
    alone: list[Difference] = []
    news: list[Difference] = []
    for index, text in enumerate(theirs):
        place = partners[index]
        if place is None:
            single = Difference(first=None, second=index)
            told, facts = happens(text), facts_gained(whole, bare(text))
            added = told if facts else told - told_here
            if any(events()[name].outcome or events()[name].opposite in told_here for name in added):
                contrary.append(single)
            else:
                (news if added or facts else alone).append(single)
            continue
        here, there = counterparts(index, partners, ours, theirs)
        if here == there:
            continue
        if (
            happens(there) - told_here
            or happens(here) - told_there
            or _contradict(here, there, whole, other_whole)
        ):
            contrary.append(Difference(first=place, second=index))
            continue
        gained = {finding.kind for finding in facts_gained(bare(here), bare(there))}
        told_more = gained & _TOLD_MORE
        if "number" in gained and any(events()[name].outcome for name in happens(there)):
            # Another number of dead beside those that both tell of.
            contrary.append(Difference(first=place, second=index))
        elif told_more and _tells_more(told_more, whole, bare(text)):
            more.append(Difference(first=place, second=index))
    left = [index for index in range(len(ours)) if index not in partners]
    turned = any(
        outcome in told_there if isinstance(outcome, str) else outcome
        for index in left
        if not _SUPPOSED.search(ours[index])
        for outcome in (events()[name].outcome for name in happens(ours[index]) - told_there)
    )
    extra = [*alone, *news, *more]
    elsewhen = of_other_days(days_of(whole), days_of(other_whole))
    if not contrary and not turned and not elsewhen and len(news) <= max(1, _NEWS * len(theirs)):
        return Comparison(is_copy=True, differences=tuple(sorted(extra, key=_place)))
    rest = [Difference(first=index, second=None) for index in left]
    return Comparison(is_copy=False, differences=(*sorted([*contrary, *extra], key=_place), *rest))


def _tells_more(kinds: Set[str], whole: str, text: str) -> bool:
    """Whether *text* has a fact that *whole* hasn't; *kinds* are those of what one sentence of it hasn't."""
    if not kinds <= OF_NAMES | OF_NUMBERS:
        return any(finding.kind in _TOLD_MORE for finding in facts_gained(whole, text))
    if kinds & OF_NUMBERS and not all(
        quantity.keys & _readings(whole) for quantity in read_quantities(text, "id")
    ):
        return True
    return any(finding.kind in _TOLD_MORE for finding in names_gained(whole, text))


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
    one, other = bare(here), bare(there)
    gained, lost = facts_gained(one, other), facts_gained(other, one)
    if any(finding.kind not in _TOLD_MORE | _IN_QUOTES for finding in (*gained, *lost)):
        return True
    if _is_list(one) and _is_list(other):
        gained, lost = facts_gained(whole, other), facts_gained(other_whole, one)
    both = {finding.kind for finding in gained} & {finding.kind for finding in lost}
    if both - OF_NAMES - _OF_SPEAKERS - _IN_QUOTES or _arranged_otherwise(one, other):
        return True
    called = titles_of_speaker(one, other)
    new, gone = _unknown(gained, other, whole, called), _unknown(lost, one, other_whole, called)
    return bool(new and gone) or renamed(one, other, new | gone, called) or opposed(one, other)


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
    names &= _names(names_gained(whole, text))
    called |= known_speakers(text, spellings(whole))
    return frozenset(
        name
        for name in (text[start:end].lower() for start, end in names)
        if name not in called and not is_spelled_otherwise(name, whole)
    )


def _names(findings: Sequence[Finding]) -> set[tuple[int, int]]:
    return {finding.target_span for finding in findings if finding.kind in OF_NAMES and finding.target_span}
