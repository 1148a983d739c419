"""What the page's buttons do on the server: one article, or many, as a growing string of lines."""

import logging
from collections.abc import Callable, Collection, Generator, Iterator, Mapping
from functools import partial
from pathlib import Path
from threading import Event, Semaphore
from typing import Any, get_args

from check import MARK_BELOW
from engine import KnownModel
from engine.errors import InputTooLarge, Interrupted, RingkasError, SettingsError, TimedOut, WrongLanguage
from engine.wording import counted
from sources import Limits
from summarize import Style

from ..events import brief_of
from ..options import Options, OptionValues, Scope
from ..pipeline import Pipeline
from ..result import Brief
from ..signature import sign
from ..strict import listed, whole
from ..validation import check_language, check_text
from .changes import alternatives, read_brief, revise, teach
from .deadline import call_with_deadline, run_with_deadline
from .downloads import make_download
from .fetching import Fetching, missing_models
from .lanes import Lane
from .marking import marking
from .ndjson import error_line, error_to_dict, is_told, line, step_line
from .pipelines import Pipelines
from .quota import Quota
from .tables import draw_charts, make_sheet
from .terms import glossary_of, parse_terms
from .uploads import MANY_TYPES, find_upload, read_records, read_source

__all__ = ["Handlers"]

log = logging.getLogger(__name__)

_ASKING = 8
"""Questions by scripts that may be open at once: each holds a thread of the server, which has 40."""


class Handlers:
    """Takes requests from the page and gives lines back. It remembers nothing between two requests.

    What uses a model goes through the lane *models*, a download through *cleaning*; *uploads* gives the
    folder of uploads.
    """

    def __init__(
        self,
        pipelines: Pipelines,
        *,
        quota: Quota,
        uploads: Callable[[], Path],
        models: Lane,
        cleaning: Lane,
        mark_below: float = MARK_BELOW,
    ) -> None:
        self.pipelines = pipelines
        self.quota = quota
        self._uploads = uploads
        self._models = models
        self._cleaning = cleaning
        self._mark_below = mark_below
        self.fetching = Fetching(seconds=quota.batch_seconds)
        self._asking = Semaphore(_ASKING)
        self._visited = Event()

    @property
    def limits(self) -> Limits:
        """The pipeline's limits on size."""
        return self.pipelines.first.limits

    def brief(self, request: Mapping[str, Any]) -> Iterator[str]:
        """Make one brief; yields all lines so far, each time there are more. Errors are lines too."""
        self._visited.set()
        # What takes a download first has the time of a batch.
        takes_download = bool(missing_models(_model_names(request)))
        seconds = self.quota.batch_seconds if takes_download else self.quota.seconds
        return self._grow(request, lambda: self._brief_lines(request), seconds=seconds)

    def warm_up(self, texts: Collection[str]) -> None:
        """Make briefs of *texts* for nobody, until a visitor comes.

        No visitor waits then for what is loaded on first use, and these texts' translations are in the cache.
        What fails is logged, as with any brief.
        """
        for text in texts:
            request = {"kind": "text", "text": text}
            made = self._grow(request, partial(self._brief_lines, request), seconds=self.quota.seconds)
            for _ in made:
                if self._visited.is_set():
                    made.close()
                    return

    def batch(self, request: Mapping[str, Any]) -> Iterator[str]:
        """Make a brief of each article in a CSV or JSONL file; one that fails doesn't stop the rest.

        With ``rows``, places of articles from 0, of those alone: then the page has the others already.
        """
        self._visited.set()
        return self._grow(request, lambda: self._batch_lines(request), seconds=self.quota.batch_seconds)

    def alternatives(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """Other translations of the one sentence in ``text``, as ``alternatives``, or the error as a dict."""
        return self._answer(lambda: self._alternatives(request), lane=self._models)

    def download(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """What `make_download` makes of *request*, or the error as a dict."""
        return self._answer(lambda: make_download(request), lane=self._cleaning)

    def revise(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """What `revise` makes of *request*, or the error as a dict."""
        return self._answer(lambda: revise(request), lane=self._cleaning)

    def teach(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """What `teach` makes of *request* with the translator that it names, or the error as a dict."""

        def work() -> Mapping[str, Any]:
            pipeline = self._pipeline(request)
            return teach(request, translator=pipeline.translator, second=pipeline.second)

        return self._answer(work, lane=self._models)

    def read_brief(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """What `read_brief` makes of *request*, or the error as a dict."""
        return self._answer(lambda: read_brief(request), lane=self._cleaning)

    def read_glossary(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """What `parse_terms` makes of *request*, or the error as a dict."""
        return self._answer(lambda: parse_terms(request), lane=self._cleaning)

    def make_sheet(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """What `make_sheet` makes of *request*, or the error as a dict."""
        return self._answer(lambda: make_sheet(request), lane=self._cleaning)

    def draw_charts(self, request: Mapping[str, Any]) -> dict[str, Any]:
        """What `draw_charts` makes of *request*, or the error as a dict."""
        return self._answer(lambda: draw_charts(request), lane=self._cleaning)

    def _answer(self, work: Callable[[], Mapping[str, Any]], *, lane: Lane) -> dict[str, Any]:
        """What *work* gives in *lane*, or the error: Gradio has no queue for what a script asks."""
        if not self._asking.acquire(blocking=False):
            return {**error_to_dict(TimedOut("Too many wait for this.", hint="Try again in a minute."))}
        try:
            return {**call_with_deadline(work, seconds=self.quota.seconds, places=lane.places)}
        except Exception as exc:
            if not is_told(exc):
                log.exception("A request failed")
            return {**error_to_dict(exc)}
        finally:
            self._asking.release()

    def _alternatives(self, request: Mapping[str, Any]) -> dict[str, Any]:
        text = str(request.get("text", ""))
        check_text(text, limits=self.limits)
        translator = self._pipeline(request).translator
        others = alternatives(
            text,
            translator=translator,
            glossary=glossary_of(request),
            mark_below=marking(request.get("mark_below"), otherwise=self._mark_below),
        )
        return {"alternatives": others}

    def _grow(
        self, request: Mapping[str, Any], make: Callable[[], Iterator[str]], *, seconds: float
    ) -> Generator[str, None, None]:
        lines = line("run", id=str(request.get("id", "")))
        yield lines
        work = run_with_deadline(make, seconds=seconds, places=self._models.places)
        try:
            for batch in work:
                lines += "".join(batch)
                yield lines
        except Exception as exc:
            if not is_told(exc):
                log.exception("A request failed")
            yield lines + error_line(exc)
        finally:
            work.close()

    def _brief_lines(self, request: Mapping[str, Any]) -> Iterator[str]:
        options = self._options(request)
        if request.get("kind") == "url":
            yield line("fetching")
        source = read_source(
            request, folder=self._uploads(), limits=self.limits, workers=self._models.workers
        )
        yield from self.fetching.lines(self._missing(request))
        names = _model_names(request)
        if not self.pipelines.is_loaded(*names):
            yield line("loading", name=" + ".join(filter(None, names)))
        pipeline = self._pipeline(request)
        english = {"translator": pipeline.translator.name, "second": pipeline.second_name}
        # For files of what isn't finished; a brief that is has them by itself.
        yield line(
            "cleaning",
            **english,
            signature=sign(summarizer=pipeline.summarizer.name, **english, options=Options.of(**options)),
        )
        for step in self._models.steps(pipeline, source.text, url=source.url, **options):
            yield step_line(step)

    def _batch_lines(self, request: Mapping[str, Any]) -> Iterator[str]:
        path = find_upload(request.get("file"), folder=self._uploads(), types=MANY_TYPES)
        most = self.quota.batch_rows
        records = self._models.workers.call(read_records, path, most=most + 1, limits=self.limits)
        if len(records) > most:
            raise InputTooLarge(
                f"The file has more than {counted(most, 'article')}, which is what this page takes at once.",
                hint="Split the file, or use the command line.",
            )
        options = self._options(request)
        wanted = _wanted_rows(request)
        yield from self.fetching.lines(self._missing(request))
        if wanted is None:
            yield line("rows", labels=[record.title or record.id for record in records])
        pipeline = self._pipeline(request)
        for index, record in enumerate(records):
            if wanted is not None and index not in wanted:
                continue
            place = {"index": index, "id": record.id, "columns": dict(record.columns)}
            try:
                made = brief_of(self._models.steps(pipeline, record, **options))
            except Interrupted:
                return
            except RingkasError as error:
                if not is_told(error):
                    log.exception("Row %d failed", index)
                yield line("row", **place, problem=error_to_dict(error))
            else:
                yield line("row", **place, brief=made.to_dict(), **_in_spite_of(made))
        yield line("rows_done")

    def _pipeline(self, request: Mapping[str, Any]) -> Pipeline:
        return self.pipelines.get(*_model_names(request))

    def _missing(self, request: Mapping[str, Any]) -> list[KnownModel]:
        """What *request* asks for, may have, and this machine lacks.

        `brief` has asked for the time that it takes; while it waited another one may have brought it here.
        """
        names = _model_names(request)
        if self.pipelines.is_loaded(*names):
            return []
        self.pipelines.require_on_offer(*names)
        return missing_models(names)

    def _options(self, request: Mapping[str, Any]) -> OptionValues:
        given = request.get("options") or {}
        style, scope = given.get("style", "paragraph"), given.get("scope", "both")
        if style not in get_args(Style) or scope not in get_args(Scope):
            raise SettingsError("The page sent an unknown option.", hint="Reload the page.")
        sentences = given.get("sentences")
        options = OptionValues(
            style=style,
            scope=scope,
            sentences=int(sentences) if sentences else None,
            focus=str(given["focus"]) if given.get("focus") else None,
            force=bool(given.get("force")),
            mark_below=marking(given.get("mark_below"), otherwise=self._mark_below),
        )
        if glossary := glossary_of(request):
            options["glossary"] = glossary
        return options


def _model_names(request: Mapping[str, Any]) -> tuple[str, str, str | None]:
    """Summarizer and translator, empty for the page's own, and second translator, None for the page's own."""
    second = request.get("second")
    return (
        str(request.get("summarizer") or ""),
        str(request.get("translator") or ""),
        None if second is None else str(second),
    )


def _in_spite_of(made: Brief) -> dict[str, Any]:
    """The error as ``despite`` that *made* would have been, had nobody wished to go on; else nothing."""
    try:
        check_language(made.article, force=False)
    except WrongLanguage as error:
        return {"despite": error_to_dict(error)}
    return {}


def _wanted_rows(request: Mapping[str, Any]) -> set[int] | None:
    given = request.get("rows")
    try:
        return None if given is None else {whole(index) for index in listed(given)}
    except (TypeError, ValueError) as exc:
        raise SettingsError("The page sent no numbers of rows.", hint="Reload the page.") from exc
