"""The four endpoints for programs: text first, a default for everything else, one JSON object back."""

from collections.abc import Callable
from typing import Any, TypeVar

from sources import Limits
from summarize import Style, summarize
from translate import translate

from ..codec import article_to_dict, summary_to_dict, translation_to_dict
from ..options import Scope
from ..validation import check_text, checked_article
from .deadline import run_with_deadline
from .pipelines import Pipelines
from .quota import Quota

__all__ = ["Endpoints"]

T = TypeVar("T")


class Endpoints:
    """The endpoints as methods; the docstrings and type hints are what the API page and assistants see."""

    def __init__(self, pipelines: Pipelines, *, quota: Quota) -> None:
        self._pipelines = pipelines
        self._quota = quota

    def brief(  # noqa: PLR0917 - Gradio calls by position
        self,
        text: str,
        sentences: int = 0,
        style: Style = "paragraph",
        focus: str = "",
        scope: Scope = "both",
        alternatives: int = 1,
        force: bool = False,
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

        Returns:
            article, title_en, summary, summary_en, translation, findings, shown, timings and signature.

        """
        return self._run(
            lambda: self._pipelines.first(
                text,
                sentences=sentences or None,
                style=style,
                focus=focus or None,
                scope=scope,
                alternatives=alternatives,
                force=force,
            ).to_dict()
        )

    def clean(self, text: str, url: str = "") -> dict[str, Any]:
        """Clean one Indonesian news page or paste: title, date, paragraphs, sentences, and what was removed.

        Args:
            text: the article, as plain text or as the HTML of its page.
            url: where the page came from; it isn't fetched.

        Returns:
            title, byline, date, source, url, language, paragraphs, kinds, sentences, removed and next_page.

        """

        def work() -> dict[str, Any]:
            return article_to_dict(checked_article(text, url=url or None, limits=self._limits))

        return self._run(work)

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
            summary = summarize(
                checked_article(text, limits=self._limits),
                summarizer=self._pipelines.first.summarizer,
                sentences=sentences or None,
                style=style,
                focus=focus or None,
            )
            return summary_to_dict(summary)

        return self._run(work)

    def translate(self, text: str, alternatives: int = 1) -> dict[str, Any]:
        """Translate Indonesian text to English, sentence by sentence, and check each one.

        Args:
            text: Indonesian text.
            alternatives: how many translations each sentence gets.

        Returns:
            text, model, segments (source, target, sentence, alternatives, outcome, findings) and findings.

        """

        def work() -> dict[str, Any]:
            check_text(text, limits=self._limits)
            translator = self._pipelines.first.translator
            return translation_to_dict(translate(text, translator=translator, alternatives=alternatives))

        return self._run(work)

    @property
    def _limits(self) -> Limits:
        return self._pipelines.first.limits

    def _run(self, work: Callable[[], T]) -> T:
        """Do *work* under the time limit."""
        batches = run_with_deadline(lambda: iter([work()]), seconds=self._quota.seconds)
        return next(result for batch in batches for result in batch)
