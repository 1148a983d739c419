"""The result of translating: a `Translation` made of traceable segments."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

from check import Finding

__all__ = ["OtherEnglish", "Outcome", "Segment", "Translation"]

Outcome: TypeAlias = Literal["first", "alternative", "retry", "split", "flagged", "copied", "edited"]
"""How the target was obtained: the model's first hypothesis; a lower one of its n-best; a second decoding;
clause by clause; kept although a check still fails; copied since there is nothing to translate; or written by
a person."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherEnglish:
    """What the other of two translators made of a sentence."""

    model: str
    """Its name."""
    target: str
    findings: tuple[Finding, ...] = ()
    confidence: float = 1.0
    """As `Segment.confidence`, for this target."""


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
    model: str = ""
    """The name of the translator that wrote `target`, where two were asked; empty elsewhere, and where a
    person wrote or chose it."""
    other: OtherEnglish | None = None
    """What the other translator wrote, where two were asked and both answered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Translation:
    """The English of a text, segment by segment."""

    text: str
    """The targets put together as the source was: paragraphs, blank lines, lists and headings kept."""
    model: str
    segments: tuple[Segment, ...]
    findings: tuple[Finding, ...] = ()
    """The segments' findings (each with its segment's index) and those that concern the whole text."""
    second: str = ""
    """The name of the second translator; empty where only `model` was asked."""
