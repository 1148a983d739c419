"""What a check has to say: the `Finding`, with its form in JSON."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, Self, TypeAlias, get_args

from .messages import Language, Message

__all__ = ["Finding", "Severity", "Span", "Stage"]

Severity: TypeAlias = Literal["error", "warning", "info"]
"""Gravest first: `Finding.rank` goes by this order."""
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
    wording: Message | None = None
    """What *message* was made from, to be said in another language too; None where that isn't known."""

    @classmethod
    def of(
        cls,
        template: str,
        *,
        kind: str,
        severity: Severity,
        values: Mapping[str, str | int | Message] | None = None,
        source_span: Span | None = None,
        target_span: Span | None = None,
        stage: Stage | None = None,
        segment: int | None = None,
    ) -> Self:
        """The finding that says *template* of ``data/messages.toml`` with *values* for its placeholders.

        >>> found = Finding.of("number_missing", kind="number", severity="error", values={"number": "12"})
        >>> found.message, found.said("id")
        ('The number 12 is missing.', 'Angka 12 hilang.')
        """
        wording = Message.of(template, **(values or {}))
        return cls(
            kind=kind,
            severity=severity,
            message=wording.said("en"),
            source_span=source_span,
            target_span=target_span,
            stage=stage,
            segment=segment,
            wording=wording,
        )

    def said(self, language: Language) -> str:
        """The message in *language*; in English where its wording is unknown, as in JSON of before."""
        if language == "en" or self.wording is None:
            return self.message
        try:
            return self.wording.said(language)
        except KeyError:  # another version made it
            return self.message

    @property
    def rank(self) -> int:
        """0 for an error, 1 for a warning, 2 for an info: sorted by it, the gravest come first."""
        return get_args(Severity).index(self.severity)

    def to_dict(self) -> dict[str, Any]:
        """The finding in JSON's types, for a brief, the translation cache and ``ringkas check --json`` alike.

        >>> Finding(kind="number", severity="error", message="5 isn't 10.", target_span=(3, 4)).to_dict()
        ... # doctest: +NORMALIZE_WHITESPACE
        {'kind': 'number', 'severity': 'error', 'message': "5 isn't 10.",
         'source_span': None, 'target_span': [3, 4], 'stage': None, 'segment': None, 'wording': None}
        """
        return {
            "kind": self.kind,
            "severity": self.severity,
            "message": self.message,
            "source_span": None if self.source_span is None else list(self.source_span),
            "target_span": None if self.target_span is None else list(self.target_span),
            "stage": self.stage,
            "segment": self.segment,
            "wording": None if self.wording is None else self.wording.to_dict(),
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """The finding whose `to_dict` is *data*; ``wording`` may be missing, as in JSON of before.

        Raises KeyError where a key is missing, TypeError or ValueError where a value isn't what it must be.
        """
        wording = data.get("wording")
        found = cls(
            kind=data["kind"],
            severity=data["severity"],
            message=data["message"],
            source_span=_span(data["source_span"]),
            target_span=_span(data["target_span"]),
            stage=data["stage"],
            segment=data["segment"],
            wording=None if wording is None else Message.from_dict(wording),
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
