"""Faults as a document shows them: a finding, where it stands, and what a person made of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from check import Finding

from ..shown import shown_findings
from .brief_like import BriefLike

__all__ = ["Note", "Part", "Place", "Verdict", "notes_of"]

Part: TypeAlias = Literal["summary", "article"]
Place: TypeAlias = tuple[Part, int]
"""A sentence: its part, and its number there, from 1."""
Verdict: TypeAlias = Literal["accepted", "dismissed"]
"""What a person made of a finding: it stands, or is no fault."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A fault with the sentences where it stands."""

    finding: Finding
    places: tuple[Place, ...]
    """In the order in which they are read; empty where it concerns no one sentence."""
    verdict: Verdict | None = None


def notes_of(brief: BriefLike) -> list[Note]:
    """The faults of *brief* with those of their places that are shown."""
    rows = {"summary": len(brief.summary.sentences), "article": len(brief.article.sentences)}

    def places(findings: Iterable[Finding]) -> Iterable[Place]:
        for finding in findings:
            index = finding.segment
            if finding.stage is None or index is None or index < 0:
                continue
            if finding.stage != "summary":
                segments = (brief.summary_en if finding.stage == "summary_en" else brief.translation).segments
                if index >= len(segments):
                    continue
                index = segments[index].sentence
            part: Part = "article" if finding.stage == "translation" else "summary"
            if 0 <= index < rows[part]:
                yield part, index + 1

    faults = shown_findings(
        brief.findings, summary_en=brief.summary_en.segments, translation=brief.translation.segments
    )
    return [
        Note(
            finding=fault.finding,
            places=tuple(dict.fromkeys(places((fault.finding, *fault.elsewhere)))),
            verdict=_verdict(brief, fault.indices),
        )
        for fault in faults
    ]


def _verdict(brief: BriefLike, indices: Iterable[int]) -> Verdict | None:
    """What a person made of the fault that the findings at *indices* say."""
    if not set(brief.dismissed).isdisjoint(indices):
        return "dismissed"
    return None if set(brief.accepted).isdisjoint(indices) else "accepted"
