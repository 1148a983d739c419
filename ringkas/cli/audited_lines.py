"""Pairs of lines, with what was found in each and how sure its English is."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from check import BackSignals, Finding, compare, compare_documents, confidence, doubt
from engine import load_scorer

from .pairs import Line

__all__ = ["AuditedLine", "Terms", "check_lines", "compare_lines"]

Terms: TypeAlias = Callable[[str], Mapping[str, str]]
"""What a glossary asks for in a source: its terms, and how they are rendered."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditedLine:
    """A line and what was found."""

    line: Line
    findings: tuple[Finding, ...]
    """Gravest first."""
    confidence: float | None
    """None where there is none: for a translation that isn't English, and for a line without text."""


def check_lines(
    lines: Sequence[Line], *, target_language: str, terms: Terms, score_back: bool, mark_below: float
) -> list[AuditedLine]:
    """*lines* as one document, each with what is wrong and, of English, how sure it is."""
    own: dict[int, list[Finding]] = {}
    for finding in compare_documents(
        [line.source for line in lines],
        [line.target for line in lines],
        target_language=target_language,
        terms=terms,
    ):
        own.setdefault(finding.segment or 0, []).append(finding)
    english = target_language == "en"
    backs = _scored_back(lines) if score_back and english else [None] * len(lines)
    rows = []
    for index, (line, back) in enumerate(zip(lines, backs, strict=True)):
        findings = own.get(index, [])
        certainty = _confidence(line, findings, terms, back) if english else None
        if certainty is not None:
            doubts = doubt(
                certainty,
                line.source,
                line.target,
                terms=terms(line.source),
                back=back,
                mark_below=mark_below,
            )
            findings = [*findings, *(replace(finding, segment=index) for finding in doubts)]
        findings = sorted(findings, key=lambda finding: finding.rank)
        rows.append(AuditedLine(line=line, findings=tuple(findings), confidence=certainty))
    return rows


def compare_lines(
    lines: Sequence[Line], *, terms: Terms, score_back: bool, with_confidence: bool
) -> list[AuditedLine]:
    """*lines*, each by itself, with what is wrong and, if *with_confidence*, how sure it is."""
    backs = _scored_back(lines) if score_back and with_confidence else [None] * len(lines)
    rows = []
    for index, (line, back) in enumerate(zip(lines, backs, strict=True)):
        found = compare(line.source, line.target, terms=terms(line.source))
        findings = tuple(replace(finding, segment=index) for finding in found)
        certainty = _confidence(line, findings, terms, back) if with_confidence else None
        rows.append(AuditedLine(line=line, findings=findings, confidence=certainty))
    return rows


def _scored_back(lines: Sequence[Line]) -> list[BackSignals | None]:
    scored = load_scorer().score([(line.source, line.target) for line in lines])
    return [BackSignals.of(score) for score in scored]


def _confidence(
    line: Line, findings: Sequence[Finding], terms: Terms, back: BackSignals | None
) -> float | None:
    if not (line.source.strip() and line.target.strip()):
        return None
    return confidence(line.source, line.target, findings=findings, terms=terms(line.source), back=back)
