"""Summarize: an Article in, an Indonesian Summary out."""

from .summary import Summary, SummarySentence

__all__ = ["Summary", "SummarySentence"]
