"""A brief for the clipboard: HTML for word processors and mails, plain text without marks for chats."""

from check import Language

from .blocks import blocks_to_plain_text, blocks_to_rich_text
from .brief_blocks import brief_blocks
from .brief_like import BriefLike
from .rows import Unsure

__all__ = ["to_plain_text", "to_rich_text"]


def to_rich_text(brief: BriefLike, *, language: Language = "en", unsure: Unsure = ()) -> str:
    """The brief as HTML without a style of its own: it takes on that of where it is pasted.

    *language* is that of headings and findings; *unsure* as in `BriefDocument.of`. Whatever comes from the
    article is escaped.
    """
    return blocks_to_rich_text(brief_blocks(brief, language=language, unsure=unsure))


def to_plain_text(brief: BriefLike, *, language: Language = "en", unsure: Unsure = ()) -> str:
    """The same as plain text: paragraphs, and lists with hyphens."""
    return blocks_to_plain_text(brief_blocks(brief, language=language, unsure=unsure))
