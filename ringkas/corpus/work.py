"""One record: an entry of a corpus in, what is to be written of it out, or what is wrong with it."""

import json
import math
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, Self, TypeAlias, Unpack

from clean import Article
from engine import check_machine
from engine.errors import RingkasError, UnusableValue
from engine.options import keywords
from sources import Limits, sound_text
from sources.corpora import Document, Entry, Fault
from sources.corpora.entry import JsonLine
from summarize import Request, Summarizer
from translate import Translator

from ..choices import choose
from ..codec import article_from_dict, article_to_dict, summary_to_dict
from ..options import Options, OptionValues
from ..signature import sign
from ..validation import checked_article, require_text
from .cells import check_cells
from .filters import Filter, least_confidence
from .forms import FOLDERS, Form

__all__ = ["STEPS", "Outcome", "Step", "Work", "WorkValues", "Worker", "options_of"]

Step: TypeAlias = Literal["clean", "summary", "brief"]
STEPS: tuple[Step, ...] = ("clean", "summary", "brief")


def options_of(only: Step) -> frozenset[str]:
    """The names of the options of `Options` that may be asked for where the work ends with *only*."""
    known: Mapping[Step, Iterable[str]] = {
        "clean": (),
        "summary": keywords(Request()),
        "brief": Options().by_name(),
    }
    return frozenset(known[only])


class WorkValues(OptionValues, total=False):
    """What a caller may ask of the work on each record, for functions that take ``**work``.

    `ringkas.batch`, `ringkas.Columns` and `ringkas.ray.briefs` share this list (see `OptionValues`), and hand
    it to `Work.of`.
    """

    only: Step
    summarizer: str | Summarizer | None
    translator: str | Translator | None
    second: str | Translator | None
    device: str
    threads: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """What is to be made of each record; it can be sent to another process where the models are names."""

    only: Step
    form: Form = "jsonl"
    """What the output is: pages are made here, and what goes into cells must fit."""
    limits: Limits
    filters: tuple[Filter, ...] = ()
    options: Mapping[str, Any] = field(default_factory=dict)
    """Those of `Options`, or of `Request` where only a summary is wanted."""
    summarizer: str | Summarizer = "extractive"
    translator: str | Translator = "embedded"
    second: str | Translator = ""
    """The translator beside it; empty for none."""
    device: str = "cpu"
    threads: int | None = None
    is_cleaned: bool = False
    """Whether the entries are rows that ``only="clean"`` wrote."""

    @classmethod
    def of(
        cls,
        *,
        limits: Limits,
        form: Form = "jsonl",
        filters: tuple[Filter, ...] = (),
        only: Step = "brief",
        summarizer: str | Summarizer | None = None,
        translator: str | Translator | None = None,
        second: str | Translator | None = None,
        device: str = "cpu",
        threads: int | None = None,
        **options: Unpack[OptionValues],
    ) -> Self:
        """The work that is asked for, checked; models that aren't given are those that the settings name.

        *only* is how far to go, by default to the brief; the rest is as in `ringkas.Pipeline.load` and
        `ringkas.Options.of`. Raises UnusableValue where *only* is no step, or has no use for one of *options*
        or *filters*, and TypeError for an option that is none.
        """
        if only not in STEPS:
            raise UnusableValue(f"No step is called {only!r}.", hint=f"Choose one of {', '.join(STEPS)}.")
        Options.of(**options)
        check_machine(device=device, threads=threads)
        if useless := sorted(options.keys() - options_of(only)):
            raise UnusableValue(
                f"{', '.join(useless)} can't be asked of --only {only}.",
                hint="Leave it out, or ask for more.",
            )
        if only != "brief" and any(one.field == "confidence" for one in filters):
            raise UnusableValue("Only a brief has a confidence.", hint="Leave this filter out.")
        names = choose(
            summarizer=summarizer if isinstance(summarizer, str) else None,
            translator=translator if isinstance(translator, str) else None,
            second=second if isinstance(second, str) else None,
        )
        return cls(
            only=only,
            form=form,
            limits=limits,
            filters=filters,
            options=dict(options),
            summarizer=names.summarizer if summarizer is None else summarizer,
            translator=names.translator if translator is None else translator,
            second=names.second if second is None else second,
            device=device,
            threads=threads,
        )

    def has_objects(self) -> bool:
        """Whether a model is an object rather than a name: such work can't go to another process."""
        return not all(isinstance(model, str) for model in (self.summarizer, self.translator, self.second))

    def signature(self) -> str:
        """What does it: versions, models, prompts and options, in one line; equal ones give equal rows."""
        if self.only == "clean":
            return sign(summarizer="", translator="", options=Options())
        return sign(
            summarizer=_name(self.summarizer),
            translator=_name(self.translator) if self.only == "brief" else "",
            second=_name(self.second) if self.only == "brief" else "",
            options=Options.of(**self.options),
        )


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


def _name(model: str | Summarizer | Translator) -> str:
    return model if isinstance(model, str) else model.name
