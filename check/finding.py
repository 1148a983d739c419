"""What a check has to say: the `Finding`."""

from dataclasses import dataclass
from typing import Literal, TypeAlias

__all__ = ["Finding", "Severity", "Span", "Stage"]

Severity: TypeAlias = Literal["error", "warning", "info"]
Stage: TypeAlias = Literal["summary", "summary_en", "translation"]
Span: TypeAlias = tuple[int, int]
"""Start and end, in characters of the text that was checked."""


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
