"""Summarize: an Article in, an Indonesian Summary out."""

from .api import load_summarizer, summarize
from .request import Length, Request, Style, Summarizer
from .summary import Summary, SummarySentence

__all__ = [
    "Length",
    "Request",
    "Style",
    "Summarizer",
    "Summary",
    "SummarySentence",
    "load_summarizer",
    "summarize",
]
