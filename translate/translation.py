"""The result of translating: a `Translation` made of traceable segments."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from check import Finding

__all__ = ["Outcome", "Segment", "Translation"]

Outcome: TypeAlias = Literal["first", "alternative", "retry", "split", "flagged", "copied", "edited"]
"""How the target was obtained: the model's first hypothesis; a lower one of its n-best; a second decoding;
clause by clause; kept although a check still fails; copied since there is nothing to translate; or written by
a person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """One source sentence and its English."""

    source: str
    target: str
    sentence: int
    """Index into the sentences of what was translated (an article's or a summary's)."""
    alternatives: tuple[str, ...] = ()
    """Further hypotheses, best first, without `target`."""
    findings: tuple[Finding, ...] = ()
    outcome: Outcome = "first"
    confidence: float = 1.0
    """The chance, 0 to 1, that a careful reader finds no major error in `target`; what is copied has 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """The English of a text, segment by segment."""

    text: str
    """The targets put together as the source was: paragraphs, blank lines, lists and headings kept."""
    model: str
    segments: tuple[Segment, ...]
    findings: tuple[Finding, ...] = ()
    """The segments' findings (each with its segment's index) and those that concern the whole text."""
