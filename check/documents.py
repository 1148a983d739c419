"""Compare whole texts sentence by sentence, and count the findings of a set of pairs."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from .api import compare
from .finding import Finding, Severity
from .messages import counted_message

__all__ = ["Audit", "audit", "compare_documents"]

Terms = Callable[[str], Mapping[str, str]]
"""The terms of a source with their English, as `compare` takes them."""


def compare_documents(
    sources: Sequence[str],
    targets: Sequence[str],
    *,
    target_language: str = "en",
    terms: Terms | None = None,
) -> list[Finding]:
    """Findings of `compare` for each aligned pair, with its index as *segment*, and those of a whole text.

    A source without a target (an empty string, or *targets* ends early) is an error, as is a target that
    repeats the one before for another source. Order: by segment. More targets than sources are an error of
    the last source.
    """
    findings: list[Finding] = []
    for index, source in enumerate(sources):
        if index >= len(targets):
            if source.strip():
                findings.append(
                    Finding.of(
                        "ends_early",
                        kind="omission",
                        severity="error",
                        source_span=(0, len(source)),
                        segment=index,
                    )
                )
            continue
        target = targets[index]
        told = terms(source) if terms else None
        pair = compare(source, target, target_language=target_language, terms=told)
        findings.extend(replace(finding, segment=index) for finding in pair)
        if index and target.strip() and target == targets[index - 1] and source != sources[index - 1]:
            findings.append(Finding.of("target_again", kind="repetition", severity="error", segment=index))
    if len(targets) > len(sources):
        findings.append(
            Finding.of(
                "more_targets",
                kind="length",
                severity="error",
                values={"more": counted_message(len(targets) - len(sources), "sentence")},
                segment=max(0, len(sources) - 1),
            )
        )
    return findings


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """What `compare` finds in a set of pairs, counted by segments."""

    segments: int
    worst: Mapping[Severity, int]
    """Segments by their worst finding; those without one aren't in it."""
    kinds: Mapping[tuple[str, Severity], int]
    """Segments that have a finding of this kind and severity."""

    def share(self, *severities: Severity) -> float:
        """Share of segments, 0 to 1, whose worst finding is one of *severities*."""
        return sum(self.worst.get(severity, 0) for severity in severities) / max(1, self.segments)


def audit(
    pairs: Iterable[tuple[str, str]], *, target_language: str = "en", terms: Terms | None = None
) -> Audit:
    """Compare every ``(source, target)`` and count; it holds one pair at a time.

    >>> source = "Ada 12 korban."
    >>> result = audit([(source, "There are 12 victims."), (source, "There are 21 victims.")])
    >>> result.segments, dict(result.worst), dict(result.kinds)
    (2, {'error': 1}, {('number', 'error'): 1})
    """
    worst: Counter[Severity] = Counter()
    kinds: Counter[tuple[str, Severity]] = Counter()
    segments = 0
    for source, target in pairs:
        segments += 1
        told = terms(source) if terms else None
        findings = compare(source, target, target_language=target_language, terms=told)
        if findings:
            worst[findings[0].severity] += 1
        kinds.update({(finding.kind, finding.severity) for finding in findings})
    return Audit(segments=segments, worst=worst, kinds=kinds)
