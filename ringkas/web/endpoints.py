"""The four endpoints for programs: text first, a default for everything else, one JSON object back."""

import logging
from collections.abc import Callable
from typing import Any

from check import MARK_BELOW
from engine.errors import RingkasError
from sources import Limits
from summarize import Style, summarize
from translate import assemble, translate_stream

from ..codec import article_to_dict, summary_to_dict, translation_to_dict
from ..events import brief_of
from ..options import Scope
from ..validation import require_text, translatable
from .arguments import check_arguments, in_words_of_the_api
from .deadline import call_with_deadline
from .lanes import Lane
from .marking import marking
from .ndjson import error_to_dict, is_told
from .pipelines import Pipelines
from .quota import Quota

__all__ = ["Endpoints"]

log = logging.getLogger(__name__)


class Endpoints:
    """The endpoints as methods; the docstrings and type hints are what the API page and assistants see.

    Gradio puts a comma between the lines of ``Returns:``, so none ends in one.

    What uses a model goes through the lane *models*, as the page's buttons do; cleaning has a lane of its
    own, so that it never waits for a model.
    """

    def __init__(
        self,
        pipelines: Pipelines,
        *,
        quota: Quota,
        models: Lane,
        cleaning: Lane,
        mark_below: float = MARK_BELOW,
    ) -> None:
        self._pipelines = pipelines
        self._quota = quota
        self._models = models
        self._cleaning = cleaning
        self._mark_below = mark_below

    def brief(  # noqa: PLR0917 - Gradio calls by position
        self,
        text: str,
        sentences: int = 0,
        style: Style = "paragraph",
        focus: str = "",
        scope: Scope = "both",
        alternatives: int = 1,
        force: bool = False,
        mark_below: float | None = None,
    ) -> dict[str, Any]:
        """Clean, summarize and translate one Indonesian news article, and check the English against it.

        Args:
            text: the article, as plain text or as the HTML of its page.
            sentences: length of the summary in sentences; 0 lets ringkas choose.
            style: paragraph, bullets or headline.
            focus: a question in Indonesian that the summary should lean towards.
            scope: what to translate: summary, article or both.
            alternatives: how many translations each sentence gets.
            force: go on although the text isn't Indonesian.
            mark_below: mark sentences less sure than this, 0 to 1; null leaves it to the server.

        Returns:
            article, title_en, summary, summary_en, translation, findings, shown, timings and signature.

        """
        return self._run(
            lambda: brief_of(
                self._models.steps(
                    self._pipelines.first,
                    text,
                    sentences=sentences or None,
                    style=style,
                    focus=focus or None,
                    scope=scope,
                    alternatives=alternatives,
                    force=force,
                    mark_below=marking(mark_below, otherwise=self._mark_below),
                )
            ).to_dict(),
            text=text,
            sentences=sentences,
            style=style,
            focus=focus,
            scope=scope,
            alternatives=alternatives,
            force=force,
            mark_below=mark_below,
        )

    def clean(self, text: str, url: str = "") -> dict[str, Any]:
        """Clean one Indonesian news page or paste: title, date, paragraphs, sentences, and what was removed.

        Args:
            text: the article, as plain text or as the HTML of its page.
            url: where the page came from; it isn't fetched.

        Returns:
            title, byline, date, source, url, language, paragraphs, kinds, tables, sentences
            removed, joined and next_page.

        """

        def work() -> dict[str, Any]:
            return article_to_dict(self._cleaning.article(text, url=url or None, limits=self._limits))

        return self._run(work, lane=self._cleaning, text=text, url=url)

    def summarize(
        self, text: str, sentences: int = 0, style: Style = "paragraph", focus: str = ""
    ) -> dict[str, Any]:
        """Summarize one Indonesian article in Indonesian; each sentence names those that it rests on.

        Args:
            text: the article, as plain text or as the HTML of its page.
            sentences: length in sentences; 0 lets ringkas choose.
            style: paragraph, bullets or headline.
            focus: a question in Indonesian that the summary should lean towards.

        Returns:
            text, method, model, sentences, each with the indices of its sources, and findings.

        """

        def work() -> dict[str, Any]:
            article = self._models.article(text, limits=self._limits)
            require_text(article)
            summary = summarize(
                article,
                summarizer=self._pipelines.first.summarizer,
                sentences=sentences or None,
                style=style,
                focus=focus or None,
            )
            return summary_to_dict(summary)

        return self._run(work, text=text, sentences=sentences, style=style, focus=focus)

    def translate(self, text: str, alternatives: int = 1, mark_below: float | None = None) -> dict[str, Any]:
        """Translate Indonesian text to English, sentence by sentence, and check each one.

        Args:
            text: Indonesian text, or the HTML of a page, which is cleaned first.
            alternatives: how many translations each sentence gets.
            mark_below: mark sentences less sure than this, 0 to 1; null leaves it to the server.

        Returns:
            text, model, second (the translator beside it, if any)
            segments (source, target, sentence, alternatives, outcome, confidence, model, other, findings)
            and findings.

        """

        def work() -> dict[str, Any]:
            item = self._models.workers.call(translatable, text, limits=self._limits)
            first = self._pipelines.first
            # Batch by batch, so that whichever translator it is can be left between two.
            stream = translate_stream(
                item,
                translator=first.translator,
                second=first.second,
                alternatives=alternatives,
                mark_below=marking(mark_below, otherwise=self._mark_below),
            )
            return translation_to_dict(
                assemble(item, list(stream), model=first.translator.name, second=first.second_name)
            )

        return self._run(work, text=text, alternatives=alternatives, mark_below=mark_below)

    @property
    def _limits(self) -> Limits:
        return self._pipelines.first.limits

    def _run(
        self,
        work: Callable[[], dict[str, Any]],
        *,
        lane: Lane | None = None,
        **arguments: Any,  # noqa: ANN401 - whatever JSON holds
    ) -> dict[str, Any]:
        """Do *work* in *lane*, or in that of the models, under the time limit.

        What was sent as *arguments* is checked first. Raises Gradio's error, whose text is all that a client
        gets to see.
        """
        import gradio as gr

        try:
            check_arguments(**arguments)
            places = (lane or self._models).places
            return call_with_deadline(work, seconds=self._quota.seconds, places=places)
        except Exception as exc:
            if not is_told(exc):
                log.exception("A request failed")
            if is_told(exc) and isinstance(exc, RingkasError):
                said = in_words_of_the_api(exc)
            else:
                problem = error_to_dict(exc)
                said = f"{problem['message']} {problem['hint']}".strip()
            raise gr.Error(said or "Something went wrong on the server.", print_exception=False) from None
