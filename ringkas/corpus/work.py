"""What is to be made of each record: how far to go, with which models, options and filters."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, Self, TypeAlias, Unpack

from engine import check_machine
from engine.errors import UnusableValue
from engine.options import keywords
from sources import Limits
from summarize import Request, Summarizer
from translate import Translator

from ..choices import choose
from ..options import Options, OptionValues
from ..signature import sign
from .filters import Filter
from .forms import Form

__all__ = ["STEPS", "Step", "Work", "WorkValues", "options_of"]

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


def _name(model: str | Summarizer | Translator) -> str:
    return model if isinstance(model, str) else model.name
