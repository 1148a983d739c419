"""A brief before its translation: the article, its summary, and what is to be translated of both."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

from check import Finding
from clean import Article
from engine.errors import InputError
from sources import Limits, Record
from summarize import Summary
from translate import Excerpt

from .options import Options
from .validation import checked_article

__all__ = ["Draft", "Input", "Part", "Translatable", "a_text", "article_of", "timed"]

Input: TypeAlias = str | Article | Record
"""One text: content (a paste or HTML), an article that is clean already, or a record of a corpus."""

Part: TypeAlias = Literal["title_en", "summary_en", "translation"]

Translatable: TypeAlias = Excerpt | Article
"""What a part is translated from: title and summary are read with the article beside them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A brief before its translation."""

    id: str
    article: Article
    summary: Summary
    options: Options
    findings: tuple[Finding, ...]
    timings: dict[str, float]

    def parts(self) -> dict[Part, Translatable]:
        """What is to be translated, in this order."""
        parts: dict[Part, Translatable] = {}
        if self.article.title:
            parts["title_en"] = Excerpt(text=self.article.title, context=self.article)
        if self.options.scope != "article":
            parts["summary_en"] = Excerpt(text=self.summary, context=self.article)
        if self.options.scope != "summary":
            parts["translation"] = self.article
        return parts


def article_of(text: Input, *, url: str | None, limits: Limits) -> Article:
    """The article of *text*, which is of use; *url* says where it came from.

    Raises EmptyInput, BinaryInput, InputTooLarge or NoArticle, and TypeError for what is no text.
    """
    match text:
        case Article():
            return replace(text, url=url) if url and not text.url else text
        case str():
            return checked_article(text, url=url, limits=limits)
        case Record():
            return checked_article(
                text.text,
                url=url or text.url or None,
                title=text.title,
                date=text.date,
                byline=text.byline,
                limits=limits,
            )
    raise TypeError(_no_text(text))


def a_text(text: Input) -> Input:
    """*text*, where it is one. Raises InputError for what is none, such as the missing value of a table."""
    if not isinstance(text, str | Article | Record):
        raise InputError(_no_text(text), hint="Leave it out, or give its text.")
    return text


def _no_text(text: object) -> str:
    return f"A text is a str, an Article or a Record, not {type(text).__name__}; brief_file reads a file."


@contextmanager
def timed(timings: dict[str, float], stage: str) -> Iterator[None]:
    """Put into *timings* how many seconds the *stage* took."""
    began = time.perf_counter()
    try:
        yield
    finally:
        timings[stage] = time.perf_counter() - began
