"""The one way into cleaning: `clean`."""

import trafilatura

from .article import Article, Sentence
from .language import detect_language
from .markup import is_html
from .sentences import split_sentences

__all__ = ["clean"]


def clean(text: str, *, url: str | None = None) -> Article:
    """Turn a raw page, crawl dump or paste into an `Article`.

    *text* is always content, never a path or an address; *url*, where it came from, is only recorded.
    Empty text, and a page without an article, give an article without paragraphs; nothing is raised.
    """
    title = byline = date = source = ""
    if is_html(text):
        document = trafilatura.bare_extraction(text, url=url, deduplicate=False, include_comments=False)
        body = ""
        if document is not None and not isinstance(document, dict):
            body = document.text or ""
            title, byline, date = document.title or "", document.author or "", document.date or ""
            source = document.sitename or ""
    else:
        body = text
    paragraphs = tuple(line.strip() for line in body.splitlines() if line.strip())
    sentences = []
    offset = 0
    for index, paragraph in enumerate(paragraphs):
        for start, end in split_sentences(paragraph):
            sentences.append(
                Sentence(text=paragraph[start:end], paragraph=index, start=offset + start, end=offset + end)
            )
        offset += len(paragraph) + 2
    return Article(
        title=title,
        byline=byline,
        date=date,
        source=source,
        url=url or "",
        language=detect_language("\n\n".join(paragraphs)),
        paragraphs=paragraphs,
        kinds=tuple("text" for _ in paragraphs),
        sentences=tuple(sentences),
    )
