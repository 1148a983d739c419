"""The candidates for a sentence, and which of them is the best.

That is the one with the fewest errors, then with the fewest warnings, then with the fewest terms that it
doesn't render; of equals the earlier one, unless both are at fault and the later one is much surer.

Choosing so among four hypotheses of the embedded model, on 110 lines of FLORES dev, took the segments with an
error from 11 to 4 and left BLEU where it was.
"""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from check import (
    MARK_BELOW,
    BackSignals,
    Finding,
    SearchSignals,
    lost_words,
    stays,
    unshown,
    usual_english,
)
from engine.protocols import Hypothesis

from .apposition import holder_of
from .assessment import confidence_of_texts, count_faults, examine, renderings_within
from .attempts import Attempt, Which
from .clauses import Clause
from .people import shown_as
from .postedit import repair
from .terms import Match, unrendered
from .translation import Outcome

__all__ = ["AssessedCandidate", "Candidate", "PendingSentence"]

_DOUBTED = 0.85
"""A sentence with less confidence is searched again for the words that it lost."""
_BETTER = 0.05
"""By how much more confidence another candidate is taken once both are scored back: below that, readers found
as many worse as better. Where the model was told of lost words any more will do: readers found 53 of 86 such
better and 20 worse, and of the 29 that were surer by less than 0.03 13 better and 7 worse."""
_SURER = 0.1
"""By how much more confidence a later candidate goes before an earlier one with as many faults: the model's
own order tells more than a small difference. Of 1,955 sentences of news and FLORES dev, any higher confidence
would change 39, two in three of them for the worse by chrF; this changes 16, half of them for the worse, and
they gain 0.9 on average."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A hypothesis for a sentence."""

    text: str
    """What it says, repaired."""
    hypothesis: Hypothesis
    beside: Sequence[Hypothesis]
    """All that its search found; empty where that search was made to insist, which lowers probabilities."""
    outcome: Outcome
    """What the segment says where this one is taken."""

    @property
    def signals(self) -> SearchSignals | None:
        """What its search knows of it; None where that tells nothing."""
        return _signals(self.hypothesis, self.beside) if self.beside else None


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessedCandidate:
    """A candidate that was looked at."""

    candidate: Candidate
    findings: tuple[Finding, ...]
    faults: tuple[int, int, int]
    """Errors and warnings, and how many terms it doesn't render or tears from the name behind them."""

    @property
    def text(self) -> str:
        """What it says, repaired."""
        return self.candidate.text


@dataclass(slots=True, kw_only=True)
class PendingSentence:
    """A sentence with its candidates so far."""

    source: str
    terms: Sequence[Match]
    parts: list[Clause]
    """The whole sentence, or what it is cut into where it is longer than the model takes."""
    others: list[Candidate] = field(default_factory=list)
    """All candidates but `best`."""
    back: BackSignals | None = None
    """What scoring back says of `best`."""
    doubted: float | None = None
    """The confidence in the first `best`, where scoring back found another one better."""
    _best: AssessedCandidate | None = None

    @property
    def best(self) -> AssessedCandidate:
        """The best candidate; there is one from the first attempt on, which is made for every sentence."""
        assert self._best is not None
        return self._best

    def needs(self, attempt: Attempt) -> bool:
        """Whether *attempt* is made for this sentence."""
        if attempt.of is Which.EVERY:
            return True
        errors, warnings, _ = self.best.faults
        match attempt.of:
            case Which.LOST_TERMS:
                lost = [m for m in _unrendered(self.terms, self.best.text) if m.term.usual]
                words = unshown(self.source, self.best.text) if lost else []
                return (
                    any(match.start <= start < match.end for match in lost for start, _ in words)
                    or any(_untold(match, self.best.text) for match in lost)
                    or self._torn(self.best.text) > 0
                )
            case Which.ANY_FAULT:
                return errors > 0 or warnings > 0
            case Which.ERRORS:
                return errors > 0

    def given(self, attempt: Attempt, *, may_misread: bool) -> list[Match]:
        """The terms whose English the model is given in *attempt*, unless it *may misread* that.

        Of the phrase book, `Term.inserted` says so for each term.
        """
        offices = {end for end, _ in self._holders} if attempt.phrase_book else set()
        return [
            match
            for match in self.terms
            if match.term.inserted
            and not match.term.personal
            # Behind such an office its acronym says nothing more: *Menteri Keuangan (Kemenkeu) Rina*.
            and match.start - len(" (") not in offices
            and (attempt.phrase_book if match.term.usual else not (may_misread and match.term.misread))
        ]

    @property
    def _holders(self) -> list[tuple[int, str]]:
        """Where offices of the phrase book end that a name follows, and these names."""
        return [
            (match.end, name)
            for match in self.terms
            if match.term.usual
            and match.term.inserted
            and (name := holder_of(match.rendering, self.source, match.end))
            # Of a body, *Humas Polres Wonogiri*, the first word is a term as well.
            and self.source.index(name, match.end) not in {other.start for other in self.terms}
        ]

    def _torn(self, target: str) -> int:
        """How many names of those who hold an office *target* doesn't have whole."""
        return sum(name not in target for _, name in self._holders)

    @property
    def people(self) -> dict[str, str]:
        """The people of the text who are in it, each as they stay."""
        return {match.text: match.text for match in self.terms if match.term.personal}

    @property
    def stand_ins(self) -> dict[str, str]:
        """What a model that may misread the names of one word sees in place of them."""
        return shown_as((name for name in self.people if " " not in name), self.source)

    def restored(self, hypothesis: Hypothesis) -> Hypothesis:
        """*hypothesis* with the names in place of what stood for them."""
        text = hypothesis.text
        for name, stand_in in self.stand_ins.items():
            text = re.sub(rf"(?<!\w){stand_in}(?!\w)", name, text)
        return replace(hypothesis, text=text) if text != hypothesis.text else hypothesis

    def offer(self, hypotheses: Sequence[Hypothesis], attempt: Attempt) -> None:
        """Take the best of *hypotheses*, which *attempt* gave, if it beats what is there."""
        for rank, hypothesis in enumerate(hypotheses):
            lower = attempt.lower_outcome if rank else None
            candidate = self._candidate(hypothesis, hypotheses, lower or attempt.outcome)
            if self._best is not None and not any(self.best.faults):
                self.others.append(candidate)
                continue
            assessed = self._assess(candidate)
            if self._best is None or self._is_beaten_by(assessed):
                self._take(assessed)
            else:
                self.others.append(candidate)

    def lost_words(self) -> list[str]:
        """The words to insist on: none where there is no doubt of `best`, or it is put together of parts."""
        if self.back is None or len(self.parts) > 1 or self._confidence_in(self.best, self.back) >= _DOUBTED:
            return []
        terms = renderings_within(self.source, self.terms)
        return lost_words(self.source, self.best.text, self.back, terms=terms)

    def told(self, words: Sequence[str]) -> dict[str, str]:
        """The usual English of those of *words* that have one and belong to none of the terms."""
        single = [word for word in words if not any(word in match.text for match in self.terms)]
        return usual_english(self.source, single)

    def rival(self, hypotheses: Sequence[Hypothesis]) -> AssessedCandidate | None:
        """What may be better than `best`: no more at fault, and the surest by its texts.

        It is one of `others`, of which *hypotheses* are from now on, those of a search that insisted. To
        score more than one back takes longer and changes next to nothing.
        """
        self.others += [self._candidate(each, (), "retry") for each in hypotheses]
        unlike = {other.text: other for other in self.others if other.text != self.best.text}
        found = [self._assess(other) for other in unlike.values()]
        rivals = [other for other in found if other.faults <= self.best.faults]
        surest = max([*rivals, self.best], key=self._confidence_in)
        return None if surest is self.best else surest

    def alternatives(self, most: int) -> tuple[str, ...]:
        """Other English for it, *most* at most, ranked as the best is: each is as sound as that.

        None has more errors or warnings, was cut short, is so unsure that it would be marked where the best
        isn't, or differs from another one in case and marks alone.
        """
        if most < 1:
            return ()
        texts = {other.text: other for other in self.others if not other.hypothesis.truncated}
        ranked = sorted((self._assess(other) for other in texts.values()), key=lambda one: one.faults)
        least = min(MARK_BELOW, self._confidence_in(self.best))
        distinct = {_bare(self.best.text): self.best}
        for one in ranked:
            if one.faults[:2] <= self.best.faults[:2] and self._confidence_in(one) >= least:
                distinct.setdefault(_bare(one.text), one)
        return tuple(one.text for one in distinct.values() if one is not self.best)[:most]

    def reconsider(self, rival: AssessedCandidate, back: BackSignals | None, *, told: bool) -> None:
        """Take *rival*, of which scoring back says *back*, where the confidence is clearly higher in it.

        *told* is whether the model was told of lost words by then.
        """
        if back is None:
            return
        before = self._confidence_in(self.best, self.back)
        if self._confidence_in(rival, back) > before + (0 if told else _BETTER):
            self._take(rival)
            self.back = back
            self.doubted = before if self.doubted is None else self.doubted

    def _candidate(self, hypothesis: Hypothesis, beside: Sequence[Hypothesis], outcome: Outcome) -> Candidate:
        """*hypothesis*, repaired; the rest as `Candidate` has it."""
        text = repair(self.source, hypothesis.text, self.terms)
        return Candidate(text=text, hypothesis=hypothesis, beside=beside, outcome=outcome)

    def _assess(self, candidate: Candidate) -> AssessedCandidate:
        """*candidate* with what is wrong with it."""
        findings = examine(
            self.source, candidate.text, terms=self.terms, truncated=candidate.hypothesis.truncated
        )
        unrendered_terms = len(_unrendered(self.terms, candidate.text))
        faults = *count_faults(findings), unrendered_terms + self._torn(candidate.text)
        return AssessedCandidate(candidate=candidate, findings=findings, faults=faults)

    def _take(self, assessed: AssessedCandidate) -> None:
        if self._best is not None:
            self.others.append(self._best.candidate)
        self._best = assessed

    def _confidence_in(self, assessed: AssessedCandidate, back: BackSignals | None = None) -> float:
        """The confidence in *assessed* without what its search knows: another's can't be compared."""
        return confidence_of_texts(self.source, assessed.text, assessed.findings, self.terms, back)

    def _is_beaten_by(self, other: AssessedCandidate) -> bool:
        if other.faults != self.best.faults:
            return other.faults < self.best.faults
        if other.faults[:2] == (0, 0):
            return False
        return self._confidence_in(other) > self._confidence_in(self.best) + _SURER


def _bare(text: str) -> str:
    """*text* without case and marks, which make no other translation."""
    return " ".join(re.findall(r"\w+", text.lower()))


def _unrendered(terms: Sequence[Match], target: str) -> list[Match]:
    """Those of *terms* that a model may be given and *target* doesn't render."""
    return unrendered([match for match in terms if match.term.inserted], target)


def _untold(match: Match, target: str) -> bool:
    """Whether the lexicon can't tell if *target*, which lacks the English of *match*, lost it.

    That is a term of words that it knows nothing of, such as an office's clipped name, and of which *target*
    keeps none.
    """
    kept = target.lower()
    return all(stays(word) and word.lower() not in kept for word in re.findall(r"\w+", match.text))


def _signals(chosen: Hypothesis, hypotheses: Sequence[Hypothesis]) -> SearchSignals | None:
    """What the search that gave *hypotheses* knows of the one *chosen*; None where it tells nothing."""
    if chosen.log_probability is None or chosen.lowest is None:
        return None
    others = [hypothesis.text for hypothesis in hypotheses if hypothesis is not chosen]
    agreement = sum(_alike(chosen.text, other) for other in others) / len(others) if others else 1.0
    return SearchSignals(log_probability=chosen.log_probability, lowest=chosen.lowest, agreement=agreement)


def _alike(text: str, other: str) -> float:
    """The share of words that two texts have in common (Dice)."""
    ours, theirs = Counter(text.lower().split()), Counter(other.lower().split())
    return 2 * (ours & theirs).total() / max(1, ours.total() + theirs.total())
