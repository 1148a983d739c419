"""The result of summarizing: a `Summary` whose every sentence names what it rests on."""

from dataclasses import dataclass

from check import Finding

__all__ = ["Summary", "SummarySentence"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SummarySentence:
    """One sentence of a summary."""

    text: str
    sources: tuple[int, ...]
    """Indices into `Article.sentences` of the sentences that it rests on, ascending."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """An Indonesian summary of one article."""

    text: str
    """The sentences as the style asks: one paragraph, bullets, or a headline."""
    method: str
    """``extractive`` or ``generative``."""
    model: str
    """The model that made it, such as ``extractive`` or ``gguf:gemma-3-270m``."""
    sentences: tuple[SummarySentence, ...]
    findings: tuple[Finding, ...] = ()
    """Each with ``stage="summary"`` and, where it concerns one sentence, that sentence's index."""
