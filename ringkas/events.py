"""What a pipeline reports while it works: one `Step` after the other, the last one `Done`."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, TypeAlias

from clean import Article
from summarize import Summary
from translate import Segment

from .result import Brief

__all__ = ["Cleaned", "Done", "SegmentDone", "Step", "Summarized", "TitleDone", "brief_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaned:
    """The article is clean."""

    article: Article


@dataclass(frozen=True, slots=True, kw_only=True)
class Summarized:
    """The Indonesian summary is made."""

    summary: Summary


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleDone:
    """The title is translated."""

    title_en: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentDone:
    """One sentence is translated; sentences come in order within their stage."""

    stage: Literal["summary_en", "translation"]
    index: int
    """Index of the segment in its stage."""
    total: int
    """How many segments the stage will have."""
    segment: Segment


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """All is done."""

    brief: Brief


Step: TypeAlias = Cleaned | Summarized | TitleDone | SegmentDone | Done


def brief_of(steps: Iterable[Step]) -> Brief:
    """The brief that *steps* end with; who ends them before waits for one sentence alone.

    Raises what they raise.
    """
    for step in steps:
        if isinstance(step, Done):
            return step.brief
    raise ValueError("steps end with Done")  # pragma: no cover
