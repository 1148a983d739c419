"""What became of one sentence: the `Rendering`, with its form in JSON."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Self

from check import Finding

from .translation import Outcome

__all__ = ["Rendering"]


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
    doubt: Finding | None = None
    """What a reader is told of it where that chance is too low for them; not among `findings`."""

    def marked(self, *, below: float) -> Self:
        """The rendering with its `doubt` among the findings where the confidence is lower than *below*."""
        if self.doubt is None or self.confidence >= below:
            return self
        return replace(self, findings=(*self.findings, self.doubt))

    def to_dict(self) -> dict[str, Any]:
        """The rendering in JSON's types, as the cache keeps it."""
        return {
            "target": self.target,
            "alternatives": list(self.alternatives),
            "findings": [finding.to_dict() for finding in self.findings],
            "outcome": self.outcome,
            "confidence": self.confidence,
            "doubt": self.doubt and self.doubt.to_dict(),
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
            doubt=data["doubt"] and Finding.from_dict(data["doubt"]),
        )
