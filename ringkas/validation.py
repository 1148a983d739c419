"""What may come in: text that is text, within the limit, and Indonesian."""

import re
from dataclasses import replace

from check import Finding, Message, counted_message
from clean import Article, clean, is_html, iso_date, lists_articles
from engine.errors import EmptyInput, InputTooLarge, NoArticle, WrongLanguage
from engine.wording import counted
from sources import Limits, admit, refuse_binary
from sources.hints import INDEX_HINT

__all__ = [
    "about_joined",
    "about_removed",
    "check_language",
    "check_text",
    "checked_article",
    "require_text",
    "translatable",
]

_ENOUGH_WORDS = 20
"""Below this many cleaned words a language guess is too often wrong to refuse anything."""

_NEIGHBORS = {"ms": "Malay", "jv": "Javanese", "su": "Sundanese"}
"""Languages close enough to Indonesian that a brief may still be of use: warned about, not refused."""

_NAMES = {"en": "English", "nl": "Dutch", "ar": "Arabic", "zh": "Chinese", "ja": "Japanese", **_NEIGHBORS}


def checked_article(
    text: str,
    *,
    url: str | None = None,
    title: str = "",
    date: str = "",
    byline: str = "",
    limits: Limits | None = None,
) -> Article:
    """The article of a raw text or page that came from *url*: refused by `check_text` or `admit`, or cleaned.

    *title* is its headline where a record names it; empty for what the text itself says. *date*, as anybody
    writes it, and *byline* are the article's where the text tells none.

    The one way from a text to an article, for the pipeline, the command line and the page. Its language is
    another matter (`check_language`): the whole job refuses a wrong one, a stage by itself never does. Raises
    NoArticle for a page that says nothing but what stands under a few headlines of others.
    """
    check_text(text, limits=limits)
    content = admit(text)
    article = clean(content.text, url=url or content.url or None, title=title or content.title)
    article = replace(
        article,
        date=article.date or iso_date(content.date or date),
        byline=article.byline or content.byline or byline,
    )
    if is_html(content.text) and lists_articles(content.text, article):
        raise _index()
    return article


def translatable(text: str, *, url: str | None = None, limits: Limits | None = None) -> str | Article:
    """What a translation alone takes of a text that came from *url*, or what `checked_article` raises.

    A page is cleaned, and must hold an article (`require_text`). Any other text stays as it is, with the cues
    of subtitles; of a record, a mail or front matter the title and the body.
    """
    check_text(text, limits=limits)
    content = admit(text)
    if is_html(content.body):
        article = checked_article(text, url=url, limits=limits)
        require_text(article)
        return article
    return text if content.kind == "subtitles" else content.titled


def check_text(text: str, *, limits: Limits | None = None) -> None:
    """Refuse what can't be an article before any work is done.

    *limits* are those of the environment unless given. Raises EmptyInput, BinaryInput or InputTooLarge.
    """
    limits = limits or Limits.from_environment()
    if len(text) > limits.input_characters:
        raise InputTooLarge(
            f"The text has {counted(len(text), 'character')}; the limit is {limits.input_characters:,}.",
            hint="Split it into articles, or raise RINGKAS_MAX_INPUT_CHARACTERS.",
        )
    if not text.strip():
        raise EmptyInput("There is no text to read.", hint="Give an Indonesian article, a page or a URL.")
    refuse_binary(text)


_INDEX_LINES = 5
"""Removed lines from which a page without running text is an index."""
_OF_AN_INDEX = frozenset({"teaser", "linked headline"})
"""Rules by which cleaning removes what lists other articles."""
_LABELED = re.compile(r"\b(?:[01]?\d|2[0-3])[.:][0-5]\d\b|\b(?:menit|jam|hari) (?:yang )?lalu\b|\s\|\s")
"""How a list of headlines says when each came, or in which section."""
_SENTENCE = re.compile(r"(?:\S+\s+){5,}\S*\S[.!?…][\"”’')]*$")
"""A sentence of running text rather than a headline or a label."""
_ENOUGH_LOST = 40
"""Words of removed prose below which nothing is said: a notice and a caption have as many."""


def about_removed(article: Article) -> list[Finding]:
    """A warning where cleaning removed more running text than it kept; repeats don't count.

    Where it kept none there is no article, which `require_text` says.
    """
    if not article.sentences:
        return []
    lost = sum(
        len(line.text.split())
        for line in article.removed
        if line.rule != "repeat" and _SENTENCE.search(line.text.strip())
    )
    kept = len(article.text.split())
    if lost < _ENOUGH_LOST or lost <= kept:
        return []
    return [
        Finding.of(
            "cleaning_removed_more",
            kind="removed",
            severity="warning",
            values={"lost": lost, "all": counted_message(lost + kept, "word")},
            stage="summary",
        )
    ]


def about_joined(article: Article) -> list[Finding]:
    """A note where cleaning joined words that hyphens broke."""
    if not article.joined:
        return []
    return [
        Finding.of(
            "cleaning_joined_words",
            kind="joined",
            severity="info",
            values={"number": counted_message(len(article.joined), "word"), "example": article.joined[0]},
            stage="summary",
        )
    ]


def require_text(article: Article) -> None:
    """Raise NoArticle where cleaning left nothing to read, or no running text of an index page."""
    lines = len(article.removed) + sum(_LABELED.search(line) is not None for line in article.paragraphs)
    if not article.sentences:
        lines = sum(
            line.rule in _OF_AN_INDEX or _LABELED.search(line.text) is not None for line in article.removed
        )
        if lines < _INDEX_LINES:
            raise NoArticle(
                "No article text was found.",
                hint="Is this a news page? See what was removed with `ringkas clean --json`.",
            )
    if lines >= _INDEX_LINES and not any(_SENTENCE.search(one.text) for one in article.sentences):
        raise _index()


def _index() -> NoArticle:
    return NoArticle(
        "No article was found: this looks like an index page, which lists others.", hint=INDEX_HINT
    )


def check_language(article: Article, *, force: bool) -> list[Finding]:
    """Refuse an article that isn't Indonesian, and warn about its neighbours.

    Fewer than 20 words are never refused: there a guess is too often wrong. Raises NoArticle where nothing is
    left to read, and WrongLanguage unless *force* is set; with it, the refusal becomes a warning.
    """
    require_text(article)
    language = article.language
    words = len(article.text.split())
    if language in ("", "id") or words < _ENOUGH_WORDS:
        return []
    name = _NAMES.get(language, f"language code “{language}”")
    if language not in _NEIGHBORS and not force:
        raise WrongLanguage(
            f"The text is not Indonesian: it looks like {name}.",
            language=language,
            hint="Use --force (force=True in Python) to go on all the same.",
        )
    return [
        Finding.of(
            "looks_like",
            kind="language",
            severity="warning",
            values={"language": Message.of(f"language {language}") if language in _NAMES else language},
            stage="translation",
        )
    ]
