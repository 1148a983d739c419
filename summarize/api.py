"""The way into summarizing: `summarize` and `summarize_stream`."""

from collections.abc import Iterator
from typing import Unpack

from clean import Article, clean
from engine import LanguageModel, Seq2SeqModel, load_once
from engine.errors import EmptyInput
from engine.options import asked

from .generative import GenerativeSummarizer
from .loading import as_summarizer, load_summarizer
from .request import Request, RequestValues, Summarizer
from .summary import Summary, SummarySentence

__all__ = ["summarize", "summarize_stream"]


def summarize(
    text: str | Article,
    *,
    summarizer: str | Summarizer | Seq2SeqModel | LanguageModel = "extractive",
    **options: Unpack[RequestValues],
) -> Summary:
    """Summarize a text, page or article in Indonesian.

    *text* is content (it is cleaned first) or an `Article`. *summarizer* is a name (``backend:model``) or any
    object that fits `Summarizer`, `engine.Seq2SeqModel` or `engine.LanguageModel`. At most one of
    *sentences*, *words* and *ratio* (share of the article's sentences) sets the length; three sentences by
    default. *style* is ``paragraph``, ``bullets`` or ``headline`` (one sentence). *focus* is a question in
    Indonesian that the summary should lean towards. *guard* checks generated sentences against the article
    and replaces those that fail.

    Each sentence's `sources` index ``article.sentences``. Raises EmptyInput where there is no sentence,
    SettingsError for settings that don't fit, ModelError (see engine.errors) where a model can't be had or
    fails.
    """
    request = asked(Request, options)
    article, model = _prepared(text, summarizer)
    return model.summarize(article, request)


def summarize_stream(
    text: str | Article,
    *,
    summarizer: str | Summarizer | Seq2SeqModel | LanguageModel = "extractive",
    **options: Unpack[RequestValues],
) -> Iterator[SummarySentence | Summary]:
    """Summarize as `summarize` does, and yield each sentence as soon as it is there; last comes the Summary.

    A language model's sentences come while it writes on, each already checked; other summarizers give theirs
    at once. Arguments and errors are those of `summarize`; errors are raised on the first iteration.
    """
    request = asked(Request, options)
    article, model = _prepared(text, summarizer)
    if isinstance(model, GenerativeSummarizer):
        yield from model.stream(article, request)
        return
    summary = model.summarize(article, request)
    yield from summary.sentences
    yield summary


def _prepared(
    text: str | Article, summarizer: str | Summarizer | Seq2SeqModel | LanguageModel
) -> tuple[Article, Summarizer]:
    if not isinstance(text, str | Article):
        raise TypeError(f"A text to summarize is a str or an Article, not {type(text).__name__}.")
    article = clean(text) if isinstance(text, str) else text
    if not article.sentences:
        raise EmptyInput("There is no sentence to summarize.", hint="Give the text of an article.")
    return article, load_once(summarizer, load_summarizer) if isinstance(summarizer, str) else as_summarizer(
        summarizer
    )
