"""A translation from its segments."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from check import Finding, counted_message

from .sentences import Item, split_text
from .translation import Segment, Translation

__all__ = ["assemble"]


def assemble(
    item: Item, segments: Sequence[Segment], *, model: str, second: str = "", stopped: bool = False
) -> Translation:
    """Put the targets of all *segments* of *item* together as its text was.

    *segments* has one for each sentence of the item, in order; *model* is the translator's name, *second*
    that of the one beside it, if any. A target that repeats the one before, though their sources differ, is a
    finding that no segment shows by itself. Where the work was *stopped* there may be fewer: the text ends
    with the last of them, which is a finding of the kind ``partial``.
    """
    text = split_text(item)
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
    if stopped and len(segments) < len(text.sentences):
        findings.append(
            Finding.of(
                "stopped",
                kind="partial",
                severity="warning",
                values={"done": len(segments), "all": counted_message(len(text.sentences), "sentence")},
            )
        )
    return Translation(
        text=(text.first(len(segments)) if stopped else text).fill(segment.target for segment in segments),
        model=model,
        segments=tuple(segments),
        findings=tuple(findings),
        second=second,
    )
