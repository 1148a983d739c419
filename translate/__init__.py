"""Translate: Indonesian sentences in, English segments out."""

from .translation import Segment, Translation

__all__ = ["Segment", "Translation"]
