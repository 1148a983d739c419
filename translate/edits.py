"""Replacing words of a translated sentence without losing where its findings point."""

from collections.abc import Sequence
from dataclasses import replace

from .translation import Segment

__all__ = ["Edit", "edited"]

Edit = tuple[int, int, str]
"""Start and end of what goes, in characters of the target, and what comes in its place."""


def edited(segment: Segment, edits: Sequence[Edit]) -> Segment:
    """*segment* with *edits*, which are in order and don't overlap, in its target.

    Findings keep pointing at the words that they spoke of; the same segment where there is nothing to do.
    """
    if not edits:
        return segment
    target = segment.target
    for start, end, words in reversed(edits):
        target = target[:start] + words + target[end:]

    def moved(place: int) -> int:
        return place + sum(len(words) - (end - start) for start, end, words in edits if end <= place)

    findings = tuple(
        finding
        if finding.target_span is None
        else replace(finding, target_span=(moved(finding.target_span[0]), moved(finding.target_span[1])))
        for finding in segment.findings
    )
    return replace(segment, target=target, findings=findings)
