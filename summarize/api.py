"""The way into summarizing: `summarize` and `load_summarizer`."""

from collections.abc import Callable

from clean import Article, clean
from engine.errors import EmptyInput, UnknownBackend

from .request import Length, Request, Style, Summarizer
from .summary import Summary

__all__ = ["load_summarizer", "summarize"]


def summarize(
    text: str | Article,
    *,
    summarizer: str | Summarizer = "extractive",
    sentences: int | None = None,
    words: int | None = None,
    ratio: float | None = None,
    style: Style = "paragraph",
    focus: str | None = None,
    guard: bool = True,
) -> Summary:
    """Summarize a text, page or article in Indonesian.

    *text* is content (it is cleaned first) or an `Article`. *summarizer* is a name (``backend:model``) or any
    object that fits `Summarizer`. At most one of *sentences*, *words* and *ratio* (share of the article's
    sentences) sets the length; three sentences by default. *style* is ``paragraph``, ``bullets`` or
    ``headline`` (one sentence). *focus* is a question in Indonesian that the summary should lean towards.
    *guard* checks generated sentences against the article and replaces those that fail.

    Each sentence's `sources` index ``article.sentences``. Raises EmptyInput where there is no sentence,
    SettingsError for settings that don't fit, ModelError (see engine.errors) where a model can't be had or
    fails.
    """
    request = Request(
        length=Length(sentences=sentences, words=words, ratio=ratio), style=style, focus=focus, guard=guard
    )
    article = clean(text) if isinstance(text, str) else text
    if not article.sentences:
        raise EmptyInput("There is no sentence to summarize.", hint="Give the text of an article.")
    if isinstance(summarizer, str):
        summarizer = load_summarizer(summarizer)
    return summarizer.summarize(article, request)


def load_summarizer(
    name: str,
    *,
    threads: int | None = None,
    device: str = "cpu",
    progress: Callable[[str], None] | None = None,
) -> Summarizer:
    """Load a summarizer by name: ``extractive``, or a model of `engine` as ``backend:model``.

    *threads* counts CPU threads, None leaves it to the runtime; *device* is ``cpu``, ``cuda`` or ``auto``.
    *progress* gets a short message while a model is prepared for the first time. Raises UnknownBackend,
    ModelNotFound or another ModelError.
    """
    if name == "extractive":
        from .extractive import ExtractiveSummarizer

        return ExtractiveSummarizer()
    raise UnknownBackend(f"No summarizer is called {name!r}.", hint="Use extractive.")
