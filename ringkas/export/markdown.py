"""A brief as Markdown (CommonMark with GitHub's tables)."""

from check import Language

from .blocks import blocks_to_markdown
from .brief_blocks import brief_blocks
from .brief_like import BriefLike
from .rows import Unsure

__all__ = ["to_markdown"]


def to_markdown(
    brief: BriefLike, *, language: Language = "en", notes: bool = False, unsure: Unsure = ()
) -> str:
    """The brief for a reader: summary, findings, both texts, then each sentence beside its source.

    *language* is that of headings and findings; notes are counted, and shown with *notes*; *unsure* as in
    `BriefDocument.of`. Whatever comes from the article is escaped: it shows as it is written, and is never
    markup.
    """
    return blocks_to_markdown(brief_blocks(brief, language=language, notes=notes, unsure=unsure))
