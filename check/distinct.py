"""One finding a fault: of those that speak of the same words of a sentence, the gravest is shown."""

from collections.abc import Sequence

from .finding import Finding, Span

__all__ = ["distinct"]

# A stretch holds more faults than the one that names it: only what is lost within a clause that was left
# out, or said within a loop, is the same.
_STRETCHES = frozenset({"omission", "repetition"})
_WHOLE_TEXTS = frozenset({"quotation", "speaker", "untranslated", "length", "markup"})


def distinct(findings: Sequence[Finding]) -> list[Finding]:
    """The *findings* of one sentence without those that repeat another, in their order.

    Two speak of one fault where their words overlap, in the source or in the target, and nothing else keeps
    them apart; the graver is kept. That the confidence is low says nothing new beside an error or a warning.

    >>> def number(start):
    ...     span = (start, start + 2)
    ...     return Finding(kind="number", severity="error", message="12 is missing.", source_span=span)
    >>> [found.source_span for found in distinct([number(4), number(5), number(30)])]
    [(4, 6), (30, 32)]
    """
    kept: list[Finding] = []
    for finding in sorted(findings, key=_weight):
        if not any(_same_fault(finding, other) for other in kept):
            kept.append(finding)
    held = {id(finding) for finding in kept}
    return [finding for finding in findings if id(finding) in held]


def _weight(finding: Finding) -> tuple[int, bool, bool]:
    """What is shown rather than another comes first: by gravity, then by how much it says."""
    bare = finding.source_span is None or finding.target_span is None
    return (finding.rank, finding.kind == "confidence", bare)


def _same_fault(finding: Finding, graver: Finding) -> bool:
    if finding.kind == "confidence":
        return graver.severity != "info"
    if not _WHOLE_TEXTS.isdisjoint((finding.kind, graver.kind)):
        return False
    if _STRETCHES.isdisjoint((finding.kind, graver.kind)):
        sides = (
            _overlap(finding.source_span, graver.source_span),
            _overlap(finding.target_span, graver.target_span),
        )
        return True in sides and False not in sides
    if finding.kind in _STRETCHES:
        finding, graver = graver, finding
    return (finding.target_span is None and _within(finding.source_span, graver.source_span)) or (
        finding.source_span is None and _within(finding.target_span, graver.target_span)
    )


def _overlap(one: Span | None, other: Span | None) -> bool | None:
    """Whether two spans of one text have a character in common; None where one of them is unknown."""
    return None if one is None or other is None else one[0] < other[1] and other[0] < one[1]


def _within(inner: Span | None, outer: Span | None) -> bool:
    return inner is not None and outer is not None and outer[0] <= inner[0] and inner[1] <= outer[1]
