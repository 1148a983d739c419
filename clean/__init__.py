"""Clean: a raw page or paste in, an Article out."""

from .article import Article, Removed, Sentence

__all__ = ["Article", "Removed", "Sentence"]
