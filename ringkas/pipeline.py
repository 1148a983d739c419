"""The whole job: clean, summarize, translate, check; step by step, in one call, or for many texts at once."""

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping
from typing import Any, Self, TypeAlias, Unpack

from clean import Article
from engine import LanguageModel, Seq2SeqModel, check_machine
from engine.many import check_many
from engine.options import keywords
from sources import Limits, Record
from summarize import Summarizer, as_summarizer, load_summarizer
from translate import (
    Segment,
    Translation,
    Translator,
    as_translator,
    assemble,
    check_second,
    load_translator,
    translate_many,
    translate_stream,
)

from .choices import choose
from .draft import Draft, Input, Translatable, a_text, article_of, timed
from .events import Cleaned, Done, SegmentDone, Step, Summarized, TitleDone
from .options import Options, OptionValues
from .result import Brief
from .signature import sign
from .stage_findings import EnglishStage, about_models, about_title, located
from .streaming import BriefStream, OnError
from .validation import about_joined, about_removed, check_language

__all__ = ["AnySummarizer", "AnyTranslator", "Pipeline"]

AnyTranslator: TypeAlias = Translator | Seq2SeqModel | LanguageModel
"""Any object that can translate: what fits one of these protocols is wrapped as it needs."""

AnySummarizer: TypeAlias = Summarizer | Seq2SeqModel | LanguageModel
"""Any object that can summarize, likewise."""


class Pipeline:
    """A summarizer and a translator, or two, loaded once and called many times.

    Safe to call from several threads at once: a call keeps its state to itself, and the models that ringkas
    loads guard theirs.
    """

    def __init__(
        self,
        *,
        summarizer: AnySummarizer,
        translator: AnyTranslator,
        second: AnyTranslator | None = None,
        limits: Limits | None = None,
    ) -> None:
        self.summarizer = as_summarizer(summarizer)
        self.translator = as_translator(translator)
        self.second = None if second is None else as_translator(second)
        """The translator that is asked beside the first; see `translate.translate`."""
        check_second(self.translator, self.second)
        if not isinstance(limits, Limits | None):
            raise TypeError(f"limits is Limits or None, not {type(limits).__name__}.")
        self.limits = limits or Limits.from_environment()
        self._loaded_with: dict[str, Any] = {
            "summarizer": self.summarizer,
            "translator": self.translator,
            "second": self.second or "",
            "limits": self.limits,
        }

    def __reduce__(self) -> tuple[Any, ...]:
        """Pickled, a pipeline is its models' names, and is loaded again where it is unpickled.

        What was given as an object is pickled as such.
        """
        return _load, (type(self), self._loaded_with)

    @classmethod
    def load(
        cls,
        *,
        summarizer: str | AnySummarizer | None = None,
        translator: str | AnyTranslator | None = None,
        second: str | AnyTranslator | None = None,
        device: str = "cpu",
        threads: int | None = None,
        limits: Limits | None = None,
        progress: Callable[[str], None] | None = None,
    ) -> Self:
        """Load the models, each by name (``backend:model``) or as an object that fits a protocol:
        `Summarizer` or `Translator`, or of an engine `Seq2SeqModel` or `LanguageModel`.

        *second* is a translator beside the first: of each sentence the better English is taken (see
        `translate.translate`). A name that isn't given comes from `RINGKAS_SUMMARIZER`, `RINGKAS_TRANSLATOR`
        or `RINGKAS_SECOND`, else from a configuration file, else it is ``extractive``, ``embedded`` and no
        second; ``second=""`` asks for none. *device* is ``cpu``, ``cuda`` or ``auto``; *threads* counts CPU
        threads a model may use, None leaves it to the runtime. *progress* is called with a short message
        while a model is prepared for the first time. Raises ModelError (see engine.errors) where a model
        can't be had, SettingsError where the second translator is the first or there is no such device, and
        TypeError for an object that fits no protocol, and for any other value of another type.
        """
        check_machine(device=device, threads=threads)
        asked: dict[str, Any] = {"device": device, "threads": threads}
        choice = choose(
            summarizer=summarizer if isinstance(summarizer, str) else None,
            translator=translator if isinstance(translator, str) else None,
            second=second if isinstance(second, str) else None,
        )
        if summarizer is None or isinstance(summarizer, str):
            asked["summarizer"] = choice.summarizer
            summarizer = load_summarizer(choice.summarizer, device=device, threads=threads, progress=progress)
        if translator is None or isinstance(translator, str):
            asked["translator"] = choice.translator
            translator = load_translator(choice.translator, device=device, threads=threads, progress=progress)
        beside = None if isinstance(second, str) else second
        if beside is None and choice.second:
            asked["second"] = choice.second
            beside = load_translator(choice.second, device=device, threads=threads, progress=progress)
        loaded = cls(summarizer=summarizer, translator=translator, second=beside, limits=limits)
        loaded._loaded_with |= asked
        return loaded

    @property
    def second_name(self) -> str:
        """The name of the second translator; empty where there is none."""
        return self.second.name if self.second else ""

    def __call__(self, text: Input, *, url: str | None = None, **options: Unpack[OptionValues]) -> Brief:
        """Make the brief of one text, page or article; see `steps` for the arguments and errors.

        All sentences are translated together, which takes two fifths less time than one step after the other.
        """
        settled = Options.of(**options)
        draft = _result(self._drafting(text, url=url, options=settled))
        with timed(draft.timings, "translation"):
            done = list(self._translated(draft.parts().values(), settled))
        return self._brief(draft, done)

    def stream(
        self,
        texts: Iterable[Input],
        *,
        on_error: OnError = "raise",
        **options: Unpack[OptionValues],
    ) -> Iterator[Brief]:
        """Make a brief of each text, in order; sentences of several texts are translated together.

        A `Record` carries its id into `Brief.id` and its URL into the article; a title that it has is the
        article's, and so are its date and byline where the text tells none.

        *texts* may be endless: it is read only as far ahead as a batch of sentences needs, and memory stays
        bounded. A text that can't be used, or that a model fails at, raises what `steps` raises, with
        `RingkasError.record` set to its index (from 0), after the briefs of all texts before it. *on_error*
        ``"skip"`` goes on with the next text instead and logs which one failed; a callable is called with
        index and error, in order, and what it raises ends the stream. What *texts* itself raises comes after
        the briefs of all that it gave. What is no text, such as the missing value of a table, is a TypeError
        where errors are raised, and an InputError to *on_error*. In `Brief.timings`, ``translation`` is the
        time since the brief before.
        """
        check_many(texts, of="stream() takes many texts", one=(Article, Record))
        if on_error not in ("raise", "skip") and not callable(on_error):
            raise TypeError(f'on_error is "raise", "skip" or a callable, not {on_error!r}.')
        settled = Options.of(**options)
        return iter(
            BriefStream(
                texts,
                draft=lambda text: _result(
                    self._drafting(text if on_error == "raise" else a_text(text), url=None, options=settled)
                ),
                translate=lambda items: self._translated(items, settled),
                finish=self._brief,
                on_error=on_error,
            )
        )

    def steps(
        self, text: Input, *, url: str | None = None, **options: Unpack[OptionValues]
    ) -> Iterator[Step]:
        """Make a brief and report each step as it is done; closing the iterator stops the work.

        *text* is content (a paste or HTML), never a path or a URL, or an `Article` or a `Record`; *url* says
        where it came from and helps to clean it. *options* are those of `Options.of`. The order of steps: the
        article, the Indonesian summary, the English title, the English summary sentence by sentence, the
        whole English article sentence by sentence, and the brief.

        Raises EmptyInput, BinaryInput, InputTooLarge, NoArticle, WrongLanguage, ModelError or SettingsError;
        TypeError for what is no text.
        """
        settled = Options.of(**options)
        draft = yield from self._drafting(text, url=url, options=settled)
        # A sentence that the summary took over from the article is translated once: what is known goes on.
        known: dict[str, Segment] = {}
        done: list[Translation] = []
        for part, item in draft.parts().items():
            with timed(draft.timings, part):
                segments: list[Segment] = []
                for segment in translate_stream(
                    item,
                    translator=self.translator,
                    second=self.second,
                    known=known,
                    **keywords(settled.translation),
                ):
                    known[segment.source] = segment
                    segments.append(segment)
                    if part != "title_en":
                        total = len((draft.summary if part == "summary_en" else draft.article).sentences)
                        yield SegmentDone(stage=part, index=len(segments) - 1, total=total, segment=segment)
                done.append(assemble(item, segments, model=self.translator.name, second=self.second_name))
            if part == "title_en":
                yield TitleDone(title_en=done[-1].text)
        yield Done(brief=self._brief(draft, done))

    def _drafting(self, text: Input, *, url: str | None, options: Options) -> Generator[Step, None, Draft]:
        timings: dict[str, float] = {}
        with timed(timings, "clean"):
            article = article_of(text, url=url, limits=self.limits)
        findings = [
            *check_language(article, force=options.force),
            *about_removed(article),
            *about_joined(article),
        ]
        yield Cleaned(article=article)
        with timed(timings, "summary"):
            summary = self.summarizer.summarize(article, options.summary)
        yield Summarized(summary=summary)
        return Draft(
            id=text.id if isinstance(text, Record) else "",
            article=article,
            summary=summary,
            options=options,
            findings=tuple(findings),
            timings=timings,
        )

    def _translated(self, items: Iterable[Translatable], options: Options) -> Iterator[Translation]:
        return translate_many(
            items, translator=self.translator, second=self.second, **keywords(options.translation)
        )

    def _brief(self, draft: Draft, done: Iterable[Translation]) -> Brief:
        """The brief of *draft*; *done* has the translations of its parts, in their order."""
        english = dict(zip(draft.parts(), done, strict=True))
        nothing = Translation(text="", model=self.translator.name, segments=(), second=self.second_name)
        title = english.get("title_en", nothing)
        summary_en = located(english.get("summary_en", nothing), "summary_en")
        translation = located(english.get("translation", nothing), "translation")
        stage: EnglishStage = "summary_en" if draft.options.scope == "summary" else "translation"
        findings = [
            *draft.findings,
            *about_title(title, stage),
            *draft.summary.findings,
            *summary_en.findings,
            *translation.findings,
            *about_models(summarizer=self.summarizer.name, translator=self.translator.name, stage=stage),
        ]
        return Brief(
            id=draft.id,
            article=draft.article,
            title_en=title.text,
            summary=draft.summary,
            summary_en=summary_en,
            translation=translation,
            findings=tuple(sorted(findings, key=lambda finding: finding.rank)),
            timings=draft.timings,
            glossary=draft.options.translation.own_terms(f"{draft.article.title}\n\n{draft.article.text}"),
            mark_below=draft.options.translation.mark_below,
            signature=sign(
                summarizer=self.summarizer.name,
                translator=self.translator.name,
                second=self.second_name,
                options=draft.options,
            ),
        )


def _load(kind: type[Pipeline], asked: Mapping[str, Any]) -> Pipeline:
    return kind.load(**asked)


def _result(drafting: Generator[Step, None, Draft]) -> Draft:
    """Run *drafting* to its end, for a caller who has no use for its steps."""
    while True:
        try:
            next(drafting)
        except StopIteration as stop:
            draft: Draft = stop.value
            return draft
