"""What one article says and another, in nearly the same words, doesn't."""

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from enum import Enum, auto
from functools import lru_cache
from typing import NamedTuple, Self

from check import Finding, read_quantities
from clean import Article

from .events import allows, events, happens, opposed
from .exchanges import are_exchanged
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
from .wording import called_otherwise

__all__ = [
    "Comparison",
    "Difference",
    "Frames",
    "compare_articles",
    "frames_of",
    "have_another_fact",
    "say_otherwise",
]

_OF_SPEAKERS = frozenset({"speaker"})
_IN_QUOTES = frozenset({"quotation"})
_TOLD_MORE = frozenset({"name", "speaker", "date", "time", "number"})
"""What a copy may have more of, but not in the place of the other's."""
_NEWS = 1 / 3
"""Share of a copy's sentences that may be on facts of which the other has nothing; one always may be."""
_SAME_TITLE = 0.75
"""Share of the words of the shorter title from which one was made of the other."""
_FIGURE = re.compile(r"\d+(?:[.,]\d+)*")
_SLOT = re.compile(r"(?:\b[A-Z][\w-]*|\b\d[\d.,:/]*)(?:\s(?:[A-Z][\w-]*|\d[\d.,:/]*))*")
"""A figure or a name, or several side by side."""
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
    exchanged: bool = False
    """Whether a sentence of both, or the title, has another fact in one place: no telling in other words."""
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
    ours, theirs = _Text.of(first), _Text.of(second)
    partners = partners_of(ours.sentences, theirs.sentences)
    found: dict[_Verdict, list[Difference]] = {verdict: [] for verdict in _Verdict}
    for index, place in enumerate(partners):
        difference = Difference(first=place, second=index)
        verdict = (
            _verdict_alone(theirs.sentences[index], ours)
            if place is None
            else _verdict_beside(
                counterparts(index, partners, ours.sentences, theirs.sentences), ours, theirs
            )
        )
        found[verdict].append(difference)
    if partners and are_exchanged(ours.title, theirs.title, ours.whole, theirs.whole, alike=_SAME_TITLE):
        found[_Verdict.EXCHANGED].append(Difference(first=0, second=0))
    left = [index for index in range(len(ours.sentences)) if index not in partners]
    # Where nothing but the end was cut off, the longer text says all that the other says.
    cut = None not in partners and min(left, default=0) > max(filter(None, partners), default=0)
    news = found[_Verdict.NEWS]
    extra = [*found[_Verdict.ALONE], *news, *found[_Verdict.MORE]]
    contrary = [*found[_Verdict.EXCHANGED], *found[_Verdict.CONTRARY]]
    is_copy = not (
        contrary
        or len(news) > max(1, _NEWS * len(partners))
        or of_other_days(days_of(ours.whole), days_of(theirs.whole))
        or called_otherwise(" ".join(ours.sentences), " ".join(theirs.sentences))
        or _have_turned([ours.sentences[index] for index in left], theirs, at_the_end=cut)
    )
    rest = [] if is_copy else [Difference(first=index, second=None) for index in left]
    return Comparison(
        is_copy=is_copy,
        exchanged=bool(found[_Verdict.EXCHANGED]),
        differences=(*sorted([*contrary, *extra], key=_place), *rest),
    )


def have_another_fact(first: Article, second: Article, untold: Set[int], untold_of_first: Set[int]) -> bool:
    """Whether a sentence of both, or a name with brackets, has another fact in one place.

    Texts in other words share few sentences; of these those are asked that say something, in either text,
    which the other has nowhere: *untold* of the second and *untold_of_first*.
    """
    ours, theirs = _Text.of(first), _Text.of(second)
    partners = partners_of(ours.sentences, theirs.sentences)
    return called_otherwise(" ".join(ours.sentences), " ".join(theirs.sentences)) or any(
        place in untold_of_first
        and index in untold
        and are_exchanged(
            bare(ours.sentences[place]), bare(theirs.sentences[index]), ours.whole, theirs.whole
        )
        for index, place in enumerate(partners)
        if place is not None
    )


class Frames(NamedTuple):
    """The sentences of an article by what is left of them without figures and words with a capital."""

    whole: str
    """All of the article in one wording."""
    sentences: Mapping[str, str]
    """In one wording too; of those that are alike but for figures and capitals the first."""

    def exchange(self, other: "Frames") -> bool:
        """Whether a sentence of both has another fact in one place: `compare_articles` would say so.

        That costs a small share of a comparison.
        """
        return any(
            text != self.sentences[frame]
            and are_exchanged(self.sentences[frame], text, self.whole, other.whole)
            for frame, text in other.sentences.items()
            if frame in self.sentences
        )


def frames_of(article: Article) -> Frames:
    """The frames of *article*."""
    text = _Text.of(article)
    sentences: dict[str, str] = {}
    for sentence in map(bare, text.sentences):
        sentences.setdefault(_SLOT.sub("_", sentence), sentence)
    return Frames(whole=text.whole, sentences=sentences)


class _Text(NamedTuple):
    """An article as it is compared."""

    title: str
    sentences: list[str]
    whole: str
    """All of it in one wording."""
    allowed: frozenset[str]
    """The events that it tells of or may tell of."""

    @classmethod
    def of(cls, article: Article) -> Self:
        sentences = [sentence.text for sentence in article.sentences]
        return cls(
            title=bare(article.title),
            sentences=sentences,
            whole="\n".join((article.title, *map(bare, sentences))),
            allowed=allows(" ".join((article.title, *sentences))),
        )


class _Verdict(Enum):
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


def _verdict_alone(text: str, ours: _Text) -> _Verdict:
    """What *text* is to our article, which has no sentence that is about the same."""
    told, facts = happens(text), facts_gained(ours.whole, bare(text))
    added = told if facts else told - ours.allowed
    if any(events()[name].outcome or events()[name].opposite in ours.allowed for name in added):
        return _Verdict.CONTRARY
    return _Verdict.NEWS if added or facts else _Verdict.ALONE


def _verdict_beside(pair: tuple[str, str], ours: _Text, theirs: _Text) -> _Verdict:
    """What the second of two sentences that are about the same is to the first."""
    here, there = pair
    if here == there:
        return _Verdict.HELD
    if are_exchanged(here, there, ours.whole, theirs.whole):
        return _Verdict.EXCHANGED
    if (
        happens(there) - ours.allowed
        or happens(here) - theirs.allowed
        or _contradict(here, there, ours.whole, theirs.whole)
    ):
        return _Verdict.CONTRARY
    gained = {finding.kind for finding in facts_gained(here, there)}
    if "number" in gained and any(events()[name].outcome for name in happens(there)):
        # Another number of dead beside those that both tell of.
        return _Verdict.CONTRARY
    told_more = gained & _TOLD_MORE
    return _Verdict.MORE if told_more and _tells_more(told_more, ours.whole, there) else _Verdict.HELD


def _have_turned(left: Sequence[str], theirs: _Text, *, at_the_end: bool) -> bool:
    """Whether *left*, which only our article says, tells of an outcome of which the other says nothing.

    Of what stands *at_the_end* alone, that must be an outcome of what the other tells: it may have been cut.
    """
    return any(
        outcome in theirs.allowed if isinstance(outcome, str) else outcome and not at_the_end
        for text in left
        if not _SUPPOSED.search(text)
        for outcome in (events()[name].outcome for name in happens(text) - theirs.allowed)
    )


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
