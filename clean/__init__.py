"""Clean: a raw page or paste in, an Article out."""

from .api import clean
from .article import Article, ParagraphKind, Removed, Sentence
from .language import detect_language
from .markup import is_html
from .sentences import split_sentences

__all__ = [
    "Article",
    "ParagraphKind",
    "Removed",
    "Sentence",
    "clean",
    "detect_language",
    "is_html",
    "split_sentences",
]
