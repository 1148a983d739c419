"""A translation from its segments."""

from collections.abc import Sequence
from dataclasses import replace

from .layout import Item, lay_out
from .translation import Segment, Translation

__all__ = ["assemble"]


def assemble(item: Item, segments: Sequence[Segment], *, model: str) -> Translation:
    """Put the targets of all *segments* of *item* together as its text was.

    *segments* has one for each sentence of the item, in order; *model* is the translator's name.
    """
    findings = [
        replace(finding, segment=index)
        for index, segment in enumerate(segments)
        for finding in segment.findings
    ]
    return Translation(
        text=lay_out(item).fill(segment.target for segment in segments),
        model=model,
        segments=tuple(segments),
        findings=tuple(findings),
    )
