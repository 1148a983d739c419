"""Clean: a raw page or paste in, an Article out."""

from .api import clean
from .article import Article, ParagraphKind, Removed, Sentence
from .language import detect_language
from .lines import dateline, dateline_source
from .markup import is_html
from .sentences import split_sentences

__all__ = [
    "Article",
    "ParagraphKind",
    "Removed",
    "Sentence",
    "clean",
    "dateline",
    "dateline_source",
    "detect_language",
    "is_html",
    "split_sentences",
]
