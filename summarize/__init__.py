"""Summarize: an Article in, an Indonesian Summary out."""

from .api import summarize, summarize_stream
from .digests import Digest, DigestSentence, digest
from .loading import load_summarizer
from .request import Request, RequestValues, Style, Summarizer
from .summary import Summary, SummarySentence

__all__ = [
    "Digest",
    "DigestSentence",
    "Request",
    "RequestValues",
    "Style",
    "Summarizer",
    "Summary",
    "SummarySentence",
    "digest",
    "load_summarizer",
    "summarize",
    "summarize_stream",
]
