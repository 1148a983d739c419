"""What one article says and another, in nearly the same words, doesn't."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from .events import events, happens
from .exchanges import are_exchanged
from .order import days_of, of_other_days
from .partners import counterparts, partners_of
from .texts import Text
from .verdicts import Verdict, verdict_alone, verdict_beside
from .wording import called_otherwise

__all__ = ["Comparison", "Difference", "compare_texts"]

_NEWS = 1 / 3
"""Share of a copy's sentences that may be on facts of which the other has nothing; one always may be."""
_SAME_TITLE = 0.75
"""Share of the words of the shorter title from which one was made of the other."""
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


def compare_texts(ours: Text, theirs: Text) -> Comparison:
    """Compare two articles that share many of their words, *ours* being the one that may stand for both.

    A copy may have more than the other: a background sentence, a title, a year. What it may not have is a
    fact in the place of another, a denial, or an event that the other doesn't tell of.
    """
    partners = partners_of(ours.sentences, theirs.sentences)
    found: dict[Verdict, list[Difference]] = {verdict: [] for verdict in Verdict}
    for index, place in enumerate(partners):
        difference = Difference(first=place, second=index)
        verdict = (
            verdict_alone(theirs.sentences[index], ours)
            if place is None
            else verdict_beside(counterparts(index, partners, ours.sentences, theirs.sentences), ours, theirs)
        )
        found[verdict].append(difference)
    if partners and are_exchanged(ours.title, theirs.title, ours.whole, theirs.whole, alike=_SAME_TITLE):
        found[Verdict.EXCHANGED].append(Difference(first=0, second=0))
    left = [index for index in range(len(ours.sentences)) if index not in partners]
    # Where nothing but the end was cut off, the longer text says all that the other says.
    cut = None not in partners and min(left, default=0) > max(filter(None, partners), default=0)
    news = found[Verdict.NEWS]
    extra = [*found[Verdict.ALONE], *news, *found[Verdict.MORE]]
    contrary = [*found[Verdict.EXCHANGED], *found[Verdict.CONTRARY]]
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
        exchanged=bool(found[Verdict.EXCHANGED]),
        differences=(*sorted([*contrary, *extra], key=_place), *rest),
    )


def _have_turned(left: Sequence[str], theirs: Text, *, at_the_end: bool) -> bool:
    """Whether *left*, which only our article says, tells of an outcome of which the other says nothing.

    Of what stands *at_the_end* alone, that must be an outcome of what the other tells: it may have been cut.
    """
    return any(
        outcome in theirs.allowed if isinstance(outcome, str) else outcome and not at_the_end
        for text in left
        if not _SUPPOSED.search(text)
        for outcome in (events()[name].outcome for name in happens(text) - theirs.allowed)
    )


def _place(difference: Difference) -> int:
    return difference.second or 0
