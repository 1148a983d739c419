"""A translation from its segments."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from check import Finding

from .sentences import Item, split_text
from .translation import Segment, Translation

__all__ = ["assemble"]


def assemble(item: Item, segments: Sequence[Segment], *, model: str) -> Translation:
    """Put the targets of all *segments* of *item* together as its text was.

    *segments* has one for each sentence of the item, in order; *model* is the translator's name. A target
    that repeats the one before, though their sources differ, is a finding that no segment shows by itself.
    """
    findings = [
        replace(finding, segment=index)
        for index, segment in enumerate(segments)
        for finding in segment.findings
    ]
    findings += [
        Finding.of(
            "like_the_one_before",
            kind="repetition",
            severity="warning",
            segment=index,
        )
        for index, (before, segment) in enumerate(pairwise(segments), start=1)
        if segment.target == before.target and segment.source != before.source
    ]
    return Translation(
        text=split_text(item).fill(segment.target for segment in segments),
        model=model,
        segments=tuple(segments),
        findings=tuple(findings),
    )
