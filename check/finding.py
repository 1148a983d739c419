"""What a check has to say: the `Finding`, with its form in JSON."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Self, TypeAlias, get_args

__all__ = ["WHAT_WAS_CHECKED", "Finding", "Severity", "Span", "Stage"]

Severity: TypeAlias = Literal["error", "warning", "info"]
"""Gravest first: `Finding.rank` goes by this order."""
Stage: TypeAlias = Literal["summary", "summary_en", "translation"]
Span: TypeAlias = tuple[int, int]
"""Start and end, in characters of the text that was checked."""

WHAT_WAS_CHECKED = (
    "Numbers, dates, names, negation, omissions and words that reverse a fact were checked; what other words "
    "mean, only the confidence estimates."
)
"""Said where nothing was found, so that nobody takes it for proof."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that a reader should know about a text or a pair of texts."""

    kind: str
    """What was checked, such as ``number``, ``date``, ``negation``, ``repetition``, ``untranslated``."""
    severity: Severity
    message: str
    """One sentence that a person understands, in English."""
    source_span: Span | None = None
    """Where in the source the fault lies; None where no one place does."""
    target_span: Span | None = None
    """Where in the target the fault lies; None where no one place does."""
    stage: Stage | None = None
    """The stage of the brief that it belongs to; None for a bare comparison of two strings."""
    segment: int | None = None
    """Index of the segment (or summary sentence) in its stage; None where it concerns the whole stage."""

    @property
    def rank(self) -> int:
        """0 for an error, 1 for a warning, 2 for an info: sorted by it, the gravest come first."""
        return get_args(Severity).index(self.severity)

    def to_dict(self) -> dict[str, Any]:
        """The finding in JSON's types, for a brief, the translation cache and ``ringkas check --json`` alike.

        >>> Finding(kind="number", severity="error", message="5 isn't 10.", target_span=(3, 4)).to_dict()
        ... # doctest: +NORMALIZE_WHITESPACE
        {'kind': 'number', 'severity': 'error', 'message': "5 isn't 10.",
         'source_span': None, 'target_span': [3, 4], 'stage': None, 'segment': None}
        """
        return {
            "kind": self.kind,
            "severity": self.severity,
            "message": self.message,
            "source_span": None if self.source_span is None else list(self.source_span),
            "target_span": None if self.target_span is None else list(self.target_span),
            "stage": self.stage,
            "segment": self.segment,
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """The finding whose `to_dict` is *data*.

        Raises KeyError where a key is missing, TypeError or ValueError where a value isn't what it must be.
        """
        found = cls(
            kind=data["kind"],
            severity=data["severity"],
            message=data["message"],
            source_span=_span(data["source_span"]),
            target_span=_span(data["target_span"]),
            stage=data["stage"],
            segment=data["segment"],
        )
        if not (isinstance(found.kind, str) and isinstance(found.message, str)):
            raise TypeError("The kind and the message of a finding are strings.")
        if found.severity not in get_args(Severity) or found.stage not in (None, *get_args(Stage)):
            raise ValueError("The severity or the stage of a finding is none of those there are.")
        if not (found.segment is None or type(found.segment) is int):
            raise TypeError("The segment of a finding is an index or nothing.")
        return found


def _span(data: Sequence[int] | None) -> Span | None:
    if data is None:
        return None
    start, end = data
    if not (type(start) is int and type(end) is int):
        raise TypeError("A span is two whole numbers.")
    return start, end
