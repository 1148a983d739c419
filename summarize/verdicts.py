"""What a sentence of one article is to another article in nearly the same words."""

import re
from collections.abc import Sequence, Set
from enum import Enum, auto
from functools import lru_cache

from check import Finding, read_quantities

from .events import events, happens, opposed
from .exchanges import are_exchanged
from .facts import OF_DATES, OF_NAMES, OF_NUMBERS, bare, facts_gained, names_gained
from .order import known_speakers, measured_otherwise, renamed, reordered, titles_of_speaker
from .spelling import is_spelled_otherwise, spellings
from .texts import Text

__all__ = ["Verdict", "say_otherwise", "verdict_alone", "verdict_beside"]

_OF_SPEAKERS = frozenset({"speaker"})
_IN_QUOTES = frozenset({"quotation"})
_TOLD_MORE = frozenset({"name", "speaker", "date", "time", "number"})
"""What a copy may have more of, but not in the place of the other's."""
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_LIST = 6
"""Figures from which a sentence is a list."""


class Verdict(Enum):
    """What a sentence of the second article is to the first."""

    HELD = auto()
    MORE = auto()
    """It has a fact that the other hasn't, beside what both say."""
    ALONE = auto()
    """The other has nothing of the kind; that is no news either."""
    NEWS = auto()
    CONTRARY = auto()
    EXCHANGED = auto()
    """Contrary in nothing but one place of the same sentence."""


def verdict_alone(text: str, ours: Text) -> Verdict:
    """What *text* is to our article, which has no sentence that is about the same."""
    told, facts = happens(text), facts_gained(ours.whole, bare(text))
    added = told if facts else told - ours.allowed
    if any(events()[name].outcome or events()[name].opposite in ours.allowed for name in added):
        return Verdict.CONTRARY
    return Verdict.NEWS if added or facts else Verdict.ALONE


def verdict_beside(pair: tuple[str, str], ours: Text, theirs: Text) -> Verdict:
    """What the second of two sentences that are about the same is to the first."""
    here, there = pair
    if here == there:
        return Verdict.HELD
    if are_exchanged(here, there, ours.whole, theirs.whole):
        return Verdict.EXCHANGED
    if (
        happens(there) - ours.allowed
        or happens(here) - theirs.allowed
        or _contradict(here, there, ours.whole, theirs.whole)
    ):
        return Verdict.CONTRARY
    gained = {finding.kind for finding in facts_gained(here, there)}
    if "number" in gained and any(events()[name].outcome for name in happens(there)):
        # Another number of dead beside those that both tell of.
        return Verdict.CONTRARY
    told_more = gained & _TOLD_MORE
    return Verdict.MORE if told_more and _tells_more(told_more, ours.whole, there) else Verdict.HELD


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
