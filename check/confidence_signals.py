"""What models know of a translation: the search that made it, and a model that scored its source back."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol, Self

__all__ = ["BackSignals", "SearchSignals"]

_UNLIKELY = -5.0
"""The log-probability of one in 150."""
_MOST_UNEXPECTED = 8
"""Words that are named as the least expected."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchSignals:
    """What a search knows of the translation that it chose."""

    log_probability: float
    """Mean log-probability a token, natural logarithm."""
    lowest: float
    """The log-probability of the token that the model was least sure of."""
    agreement: float
    """How much of it the other hypotheses say too, 0 to 1; 1 where there is no other."""


class _ScoredWord(Protocol):
    """A word of a source, as `engine.protocols.WordScore` has it."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def log_probability(self) -> float: ...


class _BackScore(Protocol):
    """As `engine.protocols.BackScore`."""

    @property
    def words(self) -> Sequence[_ScoredWord]: ...
    @property
    def verdict(self) -> float: ...
    @property
    def fluent_verdict(self) -> float: ...


@dataclass(frozen=True, slots=True, kw_only=True)
class BackSignals:
    """What a model of the other direction says of a source, given the translation; natural logarithms."""

    mean: float
    """Of the log-probabilities of the source's words, digits and signs."""
    lowest: float
    """That of the word that it expects least."""
    lowest_three: float
    """The mean of the three that it expects least."""
    unlikely: int
    """How many words are less likely than one in 150."""
    unexpected: tuple[tuple[int, int], ...]
    """Where the words stand that it expects least, the first least of all."""
    verdict: float
    """The log-odds that the translation doesn't mislead, as that model judges a small model's."""
    fluent_verdict: float
    """The same of English that reads well."""

    @classmethod
    def of(cls, score: _BackScore | None) -> Self | None:
        """The signals in a *score*; None where there is none."""
        if score is None or not score.words:
            return None
        words = sorted(score.words, key=lambda word: word.log_probability)
        scores = [word.log_probability for word in words]
        return cls(
            mean=sum(scores) / len(scores),
            lowest=scores[0],
            lowest_three=sum(scores[:3]) / len(scores[:3]),
            unlikely=sum(found < _UNLIKELY for found in scores),
            unexpected=tuple((word.start, word.end) for word in words[:_MOST_UNEXPECTED]),
            verdict=score.verdict,
            fluent_verdict=score.fluent_verdict,
        )
