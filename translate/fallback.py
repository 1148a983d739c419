"""Translate, check, and try again where a check fails: `ATTEMPTS` says what is tried for which sentences.

All sentences that need an attempt are tried in one batch. The best candidate of all attempts is taken: that
with the fewest errors, then with the fewest warnings, then with the fewest terms that it doesn't render; of
equals the earlier one, unless both are at fault and the later one is much surer. Where it still has an error,
it is flagged with its findings.

A model may read English in its source as Indonesian (*air strike*: *air* is water), and what it is given it
copies stiffly. So it is given the phrase book's English only where it was tried without, and left words of a
term out.

Choosing so among four hypotheses of the embedded model, on 110 lines of FLORES dev, took the segments with an
error from 11 to 4 and left BLEU where it was.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any, Self

from check import BackSignals, Finding, SearchSignals, unshown
from engine.interruption import check_interrupted
from engine.protocols import Hypothesis, Scorer

from .assessment import assess, confidence_of_texts, count_faults, examine, renderings_within
from .clauses import Clause, fit, join, split
from .glossary import Match
from .postedit import repair, strip_stray_symbols
from .translation import Outcome
from .translator import Strategy, Translator

__all__ = ["ATTEMPTS", "Attempt", "FallbackTranslator", "Rendering", "Which"]

_SURER = 0.1
"""By how much more confidence a later candidate goes before an earlier one with as many faults: the model's
own order tells more than a small difference. Of 1,955 sentences of news and FLORES dev, any higher confidence
would change 39, two in three of them for the worse by chrF; this changes 16, half of them for the worse, and
they gain 0.9 on average."""


class Which(Enum):
    """Which sentences an attempt is made for, by the findings of their best candidate so far."""

    EVERY = "every sentence"
    LOST_TERMS = "words of a term of the phrase book that it doesn't show"
    ANY_FAULT = "warnings, errors"
    ERRORS = "errors"


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One way to translate a sentence."""

    outcome: Outcome
    """What the segment says where this attempt's first hypothesis is taken."""
    of: Which
    lower_outcome: Outcome | None = None
    """What it says where a lower hypothesis is taken; None: the same."""
    strategy: Strategy = Strategy.DEFAULT
    phrase_book: bool = True
    """Whether the model is given the phrase book's English, as it is that of the other glossaries."""
    by_clause: bool = False
    """Clause by clause, with what must not change copied between; no attempt for a sentence of one clause."""


ATTEMPTS = (
    Attempt(outcome="first", of=Which.EVERY, lower_outcome="alternative", phrase_book=False),
    Attempt(outcome="retry", of=Which.LOST_TERMS),
    Attempt(outcome="retry", of=Which.ANY_FAULT, strategy=Strategy.ENGLISH_FIGURES),
    Attempt(outcome="retry", of=Which.ERRORS, strategy=Strategy.NO_REPEATS),
    Attempt(outcome="split", of=Which.ERRORS, by_clause=True),
)
"""What is tried, in this order. The first attempt is for every sentence, so that each has a candidate."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Rendering:
    """What became of one sentence."""

    target: str
    alternatives: tuple[str, ...] = ()
    """Further hypotheses, best first, without `target`."""
    findings: tuple[Finding, ...] = ()
    outcome: Outcome = "first"
    confidence: float = 1.0
    """The chance, 0 to 1, that a careful reader finds no major error in it."""

    def to_dict(self) -> dict[str, Any]:
        """The rendering in JSON's types, as the cache keeps it."""
        return {
            "target": self.target,
            "alternatives": list(self.alternatives),
            "findings": [finding.to_dict() for finding in self.findings],
            "outcome": self.outcome,
            "confidence": self.confidence,
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """The rendering whose `to_dict` is *data*.

        Raises KeyError, TypeError or ValueError where *data* has another form.
        """
        return cls(
            target=data["target"],
            alternatives=tuple(data["alternatives"]),
            findings=tuple(Finding.from_dict(finding) for finding in data["findings"]),
            outcome=data["outcome"],
            confidence=data["confidence"],
        )


@dataclass(slots=True, kw_only=True)
class _Sentence:
    """A sentence with its candidates so far."""

    source: str
    terms: Sequence[Match]
    parts: list[Clause]
    """The whole sentence, or what it is cut into where it is longer than the model takes."""
    best: Rendering | None = None
    others: list[str] = field(default_factory=list)
    faults: tuple[int, int, int] = (1, 0, 0)
    """Errors and warnings of `best`, and how many terms it doesn't render."""
    signals: SearchSignals | None = None
    """What the search knew of `best`."""

    def needs(self, attempt: Attempt) -> bool:
        """Whether *attempt* is made for this sentence."""
        errors, warnings, _ = self.faults
        match attempt.of:
            case Which.EVERY:
                return True
            case Which.LOST_TERMS:
                assert self.best is not None  # the first attempt is for every sentence
                lost = [m for m in _unrendered(self.terms, self.best.target) if m.term.usual]
                words = unshown(self.source, self.best.target) if lost else []
                return any(match.start <= start < match.end for match in lost for start, _ in words)
            case Which.ANY_FAULT:
                return errors > 0 or warnings > 0
            case Which.ERRORS:
                return errors > 0

    def given(self, attempt: Attempt, *, may_misread: bool) -> list[Match]:
        """The terms whose English the model is given in *attempt*, unless it *may misread* that.

        Of the phrase book, `Term.inserted` says so for each term.
        """
        return [
            match
            for match in self.terms
            if match.term.inserted
            and (attempt.phrase_book if match.term.usual else not (may_misread and match.term.misread))
        ]

    def offer(self, hypotheses: Sequence[Hypothesis], attempt: Attempt) -> None:
        """Take the best of *hypotheses*, if it beats what is there."""
        for rank, hypothesis in enumerate(hypotheses):
            text = repair(self.source, hypothesis.text, self.terms)
            if self.best is not None and not any(self.faults):
                self.others.append(text)
                continue
            findings = examine(self.source, text, terms=self.terms, truncated=hypothesis.truncated)
            faults = *count_faults(findings), len(_unrendered(self.terms, text))
            if self.best is not None and not self._is_beaten_by(text, findings, faults):
                self.others.append(text)
                continue
            if self.best is not None:
                self.others.append(self.best.target)
            lower = attempt.lower_outcome if rank else None
            self.best = Rendering(target=text, findings=findings, outcome=lower or attempt.outcome)
            self.faults = faults
            self.signals = _signals(hypothesis, hypotheses)

    def _is_beaten_by(self, text: str, findings: Sequence[Finding], faults: tuple[int, int, int]) -> bool:
        assert self.best is not None  # there is something to beat
        if faults != self.faults:
            return faults < self.faults
        if faults[:2] == (0, 0):
            return False
        ours = confidence_of_texts(self.source, self.best.target, self.best.findings, self.terms)
        return confidence_of_texts(self.source, text, findings, self.terms) > ours + _SURER


class FallbackTranslator:
    """Translates batches of sentences with one translator and one set of options, by `ATTEMPTS`.

    Where there is a *scorer*, what is taken is scored back, and the confidence knows what that says.
    """

    def __init__(
        self,
        translator: Translator,
        *,
        alternatives: int = 1,
        beam_size: int | None = None,
        scorer: Scorer | None = None,
    ) -> None:
        self._translator = translator
        self._scorer = scorer
        self._mixes_languages = getattr(translator, "mixes_languages", False)
        self._alternatives = alternatives
        self._beam_size = beam_size

    def translate(self, sources: Sequence[str], terms: Sequence[Sequence[Match]] = ()) -> list[Rendering]:
        """Translate *sources*, each of one sentence or clause without line breaks; results in input order.

        *terms*, empty or one list a source, are the glossary's terms in it. Raises GenerationError, and
        Interrupted before a sentence or an attempt.
        """
        limit, count = self._translator.source_limit, self._translator.count_tokens
        sentences = [
            _Sentence(source=source, terms=terms[index] if terms else (), parts=fit(source, limit, count))
            for index, source in enumerate(sources)
        ]
        for attempt in ATTEMPTS:
            self._try(attempt, [sentence for sentence in sentences if sentence.needs(attempt)])
        scored = self._score_back(sentences)
        return [self._settle(*each) for each in zip(sentences, scored, strict=True)]

    def _score_back(self, sentences: Sequence[_Sentence]) -> list[BackSignals | None]:
        if self._scorer is None:
            return [None] * len(sentences)
        check_interrupted()
        chosen = [(sentence.source, sentence.best.target if sentence.best else "") for sentence in sentences]
        return [BackSignals.of(score) for score in self._scorer.score(chosen)]

    def _try(self, attempt: Attempt, sentences: Sequence[_Sentence]) -> None:
        work = [(sentence, sentence.parts) for sentence in sentences]
        if attempt.by_clause:
            limit, count = self._translator.source_limit, self._translator.count_tokens
            by_clause = [(sentence, split(sentence.source, limit, count)) for sentence in sentences]
            work = [(sentence, clauses) for sentence, clauses in by_clause if len(clauses) > 1]
        due = [(sentence, clause) for sentence, clauses in work for clause in clauses if not clause.copied]
        answers: Iterator[list[Hypothesis]] = iter(())
        if due:
            check_interrupted()
            answers = iter(
                self._translator.translate(
                    [clause.text for _, clause in due],
                    alternatives=self._alternatives,
                    beam_size=self._beam_size,
                    strategy=attempt.strategy,
                    terms=[
                        renderings_within(
                            clause.text, sentence.given(attempt, may_misread=self._mixes_languages)
                        )
                        for sentence, clause in due
                    ],
                )
            )
        for sentence, clauses in work:
            check_interrupted()
            sentence.offer(_join_hypotheses(clauses, sentence.terms, answers), attempt)

    def _settle(self, sentence: _Sentence, back: BackSignals | None) -> Rendering:
        best = sentence.best
        assert best is not None  # the first attempt offers something for every sentence
        findings = best.findings
        errors = sentence.faults[0]
        outcome: Outcome = "flagged" if errors else best.outcome
        if len(sentence.parts) > 1:
            findings += (_split_finding(len(sentence.parts)),)
            outcome = "split" if outcome == "first" else outcome
        others = dict.fromkeys(text for text in sentence.others if text != best.target)
        findings, sure = assess(
            sentence.source,
            best.target,
            terms=sentence.terms,
            findings=findings,
            search=sentence.signals,
            back=back,
        )
        return Rendering(
            target=best.target,
            alternatives=tuple(others)[: self._alternatives - 1],
            findings=findings,
            outcome=outcome,
            confidence=sure,
        )


def _unrendered(terms: Sequence[Match], target: str) -> list[Match]:
    """Those of *terms* that a model may be given and *target* doesn't render."""
    return [match for match in terms if match.term.inserted and not match.term.is_rendered_in(target)]


def _join_hypotheses(
    clauses: Sequence[Clause], terms: Sequence[Match], answers: Iterator[list[Hypothesis]]
) -> list[Hypothesis]:
    """The hypotheses of a sentence from those of its clauses: *answers*, a list a translated clause."""
    if len(clauses) == 1 and not clauses[0].copied:
        return next(answers)
    targets: list[str] = []
    chosen: list[Hypothesis] = []
    for clause in clauses:
        if clause.copied:
            targets.append(clause.text)
            continue
        hypotheses = next(answers)
        best = min(
            hypotheses,
            key=lambda hypothesis: count_faults(
                examine(clause.text, hypothesis.text, terms=terms, truncated=hypothesis.truncated)
            ),
        )
        targets.append(strip_stray_symbols(clause.text, best.text))
        chosen.append(best)
    means = [best.log_probability for best in chosen if best.log_probability is not None]
    lowest = [best.lowest for best in chosen if best.lowest is not None]
    return [
        Hypothesis(
            text=join(clauses, targets),
            truncated=any(best.truncated for best in chosen),
            log_probability=sum(means) / len(means) if means else None,
            lowest=min(lowest, default=None),
        )
    ]


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


def _split_finding(parts: int) -> Finding:
    return Finding.of(
        "split",
        kind="split",
        severity="warning",
        values={"parts": parts},
    )
