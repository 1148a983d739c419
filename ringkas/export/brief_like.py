"""What is written out: a brief, or anything that has what a brief has."""

from collections.abc import Mapping
from typing import Protocol

from check import Finding
from clean import Article
from summarize import Summary
from translate import Translation

__all__ = ["BriefLike"]


class BriefLike(Protocol):
    """What a document is made of. A `ringkas.Brief` has it, and isn't imported: it imports this room."""

    @property
    def article(self) -> Article:
        """The clean article."""

    @property
    def title_en(self) -> str:
        """The title in English; empty where there is none."""

    @property
    def title_edited(self) -> bool:
        """Whether a person wrote it."""

    @property
    def summary(self) -> Summary:
        """The Indonesian summary."""

    @property
    def summary_en(self) -> Translation:
        """The summary in English."""

    @property
    def translation(self) -> Translation:
        """The article in English."""

    @property
    def findings(self) -> tuple[Finding, ...]:
        """All findings, with their places."""

    @property
    def accepted(self) -> tuple[int, ...]:
        """Indices of findings that a person lets stand."""

    @property
    def dismissed(self) -> tuple[int, ...]:
        """Indices of findings that a person holds for no fault."""

    @property
    def glossary(self) -> Mapping[str, str]:
        """Terms of a glossary of one's own, with their English."""

    @property
    def timings(self) -> Mapping[str, float]:
        """Seconds by stage."""

    @property
    def signature(self) -> str:
        """What made the brief."""
