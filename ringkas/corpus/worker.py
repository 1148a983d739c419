"""One record: an entry of a corpus in, what is to be written of it out, or what is wrong with it."""

import json
import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from clean import Article
from engine.errors import RingkasError
from sources import sound_text
from sources.corpora import Document, Entry, Fault
from sources.corpora.entry import JsonLine
from summarize import Request

from ..codec import article_from_dict, article_to_dict, summary_to_dict
from ..validation import checked_article, require_text
from .cells import check_cells
from .filters import least_confidence
from .forms import FOLDERS
from .work import Work

__all__ = ["Outcome", "Worker"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one record: *data* to write, or a *fault*; neither where a filter left it out."""

    position: int
    """Of the entry in its corpus, from 0."""
    place: str
    id: str = ""
    """Empty where the record has none, or couldn't be read."""
    title: str = ""
    data: bytes | None = None
    flagged: int = 0
    """Findings above a note."""
    fault: Fault | None = None


_Made = tuple[dict[str, Any], bytes | None, int]
"""The parts of a row, a page in place of a row, and findings above a note."""


class Worker:
    """Does *work* on one record after another, with the models loaded once.

    Raises ModelError (see engine.errors) where a model can't be had.
    """

    def __init__(self, work: Work) -> None:
        self._work = work
        self._make = _maker(work)

    def __call__(self, position: int, entry: Entry) -> Outcome:
        """What becomes of *entry*; whatever goes wrong with it is a fault, and never raised."""
        if isinstance(entry.body, Fault):
            return Outcome(position=position, place=entry.place, fault=entry.body)
        id = ""
        try:
            if self._work.is_cleaned:
                document, article = _read_row(entry)
                id = document.id
            else:
                document = entry.read(self._work.limits)
                id = document.id
                article = checked_article(
                    document.text,
                    url=document.url or None,
                    title=document.title,
                    date=document.date,
                    byline=document.byline,
                    limits=self._work.limits,
                )
            return self._done(position, entry, document, article)
        except RingkasError as error:
            fault = Fault.of(error)
        except Exception as error:  # noqa: BLE001 - one record must not end the work on all others
            fault = Fault(
                kind=type(error).__name__,
                message=f"{entry.place}: {error}"[:1000],
                hint="That is a mistake in ringkas: please report it, with the document.",
            )
        return Outcome(position=position, place=entry.place, id=id, fault=fault)

    def _done(self, position: int, entry: Entry, document: Document, article: Article) -> Outcome:
        work = self._work
        out = Outcome(position=position, place=entry.place, id=document.id)
        if not all(one.admits(article) for one in work.filters):
            return out
        require_text(article)
        made = self._make(article)
        if made is None:
            return out
        parts, page, flagged = made
        data = page
        if data is None:
            head = {"id": document.id or entry.place, "place": entry.place, "url": document.url}
            # A brief has an id of its own, which only its caller knows.
            row = {**head, "input": dict(document.columns), **parts, "id": head["id"]}
            if work.form == "xlsx":
                check_cells(row)
            data = _line(row)
        return Outcome(
            position=position,
            place=entry.place,
            id=document.id,
            title=article.title,
            data=data,
            flagged=flagged,
        )


def _maker(work: Work) -> Callable[[Article], _Made | None]:
    """What makes the parts of a row of an article, or None where a filter leaves it out."""
    if work.only == "clean":
        return lambda article: ({"article": article_to_dict(article)}, None, 0)
    if work.only == "summary":
        from summarize import load_summarizer

        summarizer = work.summarizer
        if isinstance(summarizer, str):
            summarizer = load_summarizer(summarizer, device=work.device, threads=work.threads)
        request = Request(**work.options)

        def summarized(article: Article) -> _Made:
            summary = summarizer.summarize(article, request)
            about = ("title", "byline", "date", "source", "url", "language")
            parts = {
                "article": {name: getattr(article, name) for name in about},
                "summary": summary_to_dict(summary),
            }
            return parts, None, sum(finding.severity != "info" for finding in summary.findings)

        return summarized
    return _brief_maker(work)


def _brief_maker(work: Work) -> Callable[[Article], _Made | None]:
    from dataclasses import replace

    from ..export import to_html, to_markdown
    from ..pipeline import Pipeline

    pipeline = Pipeline.load(
        summarizer=work.summarizer,
        translator=work.translator,
        second=work.second,
        device=work.device,
        threads=work.threads,
        limits=work.limits,
    )

    def briefed(article: Article) -> _Made | None:
        brief = pipeline(article, **work.options)
        if not all(one.admits_brief(brief) for one in work.filters):
            return None
        # Seconds differ from run to run, and the same input is to give the same output.
        brief = replace(brief, timings={})
        flagged = sum(finding.severity != "info" for finding in brief.findings)
        if work.form in FOLDERS:
            page = to_markdown(brief) if work.form == "markdown" else to_html(brief)
            return {}, page.encode(), flagged
        return {**brief.to_dict(), "confidence": least_confidence(brief)}, None, flagged

    return briefed


def _read_row(entry: Entry) -> tuple[Document, Article]:
    """A document and its article, from the row that was made of them."""
    assert isinstance(entry.body, JsonLine)
    row = json.loads(entry.body.data)
    document = Document(text="", id=row["id"], url=row["url"], columns=row["input"])
    return document, article_from_dict(row["article"])


def _line(row: Mapping[str, Any]) -> bytes:
    try:
        text = json.dumps(row, ensure_ascii=False, allow_nan=False, default=str, separators=(",", ":"))
    except ValueError:
        # Tables write NaN for a cell without a value, which JSON has no word for but null.
        text = json.dumps(_without_nan(row), ensure_ascii=False, default=str, separators=(",", ":"))
    try:
        return text.encode() + b"\n"
    except UnicodeEncodeError:  # half a character in an input column
        return sound_text(text).encode() + b"\n"


def _without_nan(value: object) -> object:
    if isinstance(value, Mapping):
        return {key: _without_nan(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_without_nan(item) for item in value]
    return None if isinstance(value, float) and not math.isfinite(value) else value
