"""The whole job: clean, summarize, translate, check; step by step or in one call."""

import time
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Literal, Self, Unpack

from check import Finding
from clean import Article, clean
from summarize import Summarizer, Summary, load_summarizer, summarize
from translate import Segment, Translation, Translator, assemble, load_translator, translate_stream

from .documents import read_document
from .fetch import fetch
from .intake import admit, check_language
from .limits import Limits
from .options import Options, OptionValues
from .result import Brief
from .settings import choose
from .signature import sign
from .steps import Cleaned, Done, SegmentDone, Step, Summarized, TitleDone

__all__ = ["Pipeline", "brief", "brief_file", "brief_url"]

RECOMMENDED = "marian:Helsinki-NLP/opus-mt-id-en"
SEVERITIES = {"error": 0, "warning": 1, "info": 2}


class Pipeline:
    """A summarizer and a translator, loaded once and called many times.

    Safe to call from several threads at once: a call keeps its state to itself, and the models that ringkas
    loads guard theirs.
    """

    def __init__(
        self, *, summarizer: Summarizer, translator: Translator, limits: Limits | None = None
    ) -> None:
        self.summarizer = summarizer
        self.translator = translator
        self.limits = limits or Limits.from_environment()

    @classmethod
    def load(
        cls,
        *,
        summarizer: str | Summarizer | None = None,
        translator: str | Translator | None = None,
        device: str = "cpu",
        threads: int | None = None,
        limits: Limits | None = None,
        progress: Callable[[str], None] | None = None,
    ) -> Self:
        """Load the models, each by name (``backend:model``) or as an object that fits its protocol.

        A name that isn't given comes from `RINGKAS_SUMMARIZER` / `RINGKAS_TRANSLATOR`, else from
        ``ringkas models use``, else it is ``extractive`` and ``embedded``. *device* is ``cpu``, ``cuda`` or
        ``auto``; *threads* counts CPU threads a model may use, None leaves it to the runtime.
        *progress* is called with a short message while a model is prepared for the first time.
        Raises ModelError (see engine.errors) where a model can't be had.
        """
        choice = choose(
            summarizer=summarizer if isinstance(summarizer, str) else None,
            translator=translator if isinstance(translator, str) else None,
        )
        if summarizer is None or isinstance(summarizer, str):
            summarizer = load_summarizer(choice.summarizer, device=device, threads=threads, progress=progress)
        if translator is None or isinstance(translator, str):
            translator = load_translator(choice.translator, device=device, threads=threads, progress=progress)
        return cls(summarizer=summarizer, translator=translator, limits=limits)

    def __call__(
        self, text: str | Article, *, url: str | None = None, **options: Unpack[OptionValues]
    ) -> Brief:
        """Make the brief of one text, page or article; see `steps` for the arguments and errors."""
        for step in self.steps(text, url=url, **options):
            if isinstance(step, Done):
                return step.brief
        raise AssertionError("steps() ends with Done")  # pragma: no cover

    def stream(self, texts: Iterable[str | Article], **options: Unpack[OptionValues]) -> Iterator[Brief]:
        """Make a brief of each text, in order, reading the next only when it is due.

        Raises what `steps` raises, for the text at hand; the caller may go on with the rest.
        """
        for text in texts:
            yield self(text, **options)

    def steps(
        self, text: str | Article, *, url: str | None = None, **options: Unpack[OptionValues]
    ) -> Iterator[Step]:
        """Make a brief and report each step as it is done; closing the iterator stops the work.

        *text* is content (a paste or HTML), never a path or a URL; *url* says where it came from and helps to
        clean it. *options* are the fields of `Options`. The order of steps: the article, the Indonesian
        summary, the English title, the English summary sentence by sentence, the whole English article
        sentence by sentence, and the brief.

        Raises EmptyInput, BinaryInput, InputTooLarge, NoArticle, WrongLanguage, ModelError or SettingsError.
        """
        settled = Options(**options)
        timings: dict[str, float] = {}

        with _timed(timings, "clean"):
            if isinstance(text, Article):
                article = text
            else:
                admit(text, limits=self.limits)
                article = clean(text, url=url)
        language_findings = check_language(article, force=settled.force)
        yield Cleaned(article=article)

        with _timed(timings, "summary"):
            summary = summarize(
                article,
                summarizer=self.summarizer,
                sentences=settled.sentences,
                words=settled.words,
                ratio=settled.ratio,
                style=settled.style,
                focus=settled.focus,
                guard=settled.guard,
            )
        yield Summarized(summary=summary)

        # A sentence that the summary took over from the article is translated once: what is known goes on.
        known: dict[str, Segment] = {}
        title_en = ""
        if article.title:
            with _timed(timings, "title_en"):
                title_en = " ".join(
                    segment.target for segment in self._translate(article.title, settled, known)
                )
            yield TitleDone(title_en=title_en)
        summary_en = yield from self._stage("summary_en", summary, settled, known, timings)
        translation = yield from self._stage("translation", article, settled, known, timings)

        findings = [*language_findings, *summary.findings, *summary_en.findings, *translation.findings]
        findings += self._about_models(settled)
        yield Done(
            brief=Brief(
                article=article,
                title_en=title_en,
                summary=summary,
                summary_en=summary_en,
                translation=translation,
                findings=tuple(sorted(findings, key=lambda finding: SEVERITIES[finding.severity])),
                timings=timings,
                signature=sign(
                    summarizer=self.summarizer.name, translator=self.translator.name, options=settled
                ),
            )
        )

    def _translate(
        self, item: str | Article | Summary, options: Options, known: dict[str, Segment]
    ) -> Iterator[Segment]:
        for segment in translate_stream(
            item,
            translator=self.translator,
            alternatives=options.alternatives,
            beam_size=options.beam_size,
            glossary=options.glossary,
            known=known,
        ):
            known[segment.source] = segment
            yield segment

    def _stage(
        self,
        stage: Literal["summary_en", "translation"],
        item: Article | Summary,
        options: Options,
        known: dict[str, Segment],
        timings: dict[str, float],
    ) -> Generator[Step, None, Translation]:
        wanted = "summary" if stage == "summary_en" else "article"
        if options.scope not in (wanted, "both"):
            return Translation(text="", model=self.translator.name, segments=())
        began = time.perf_counter()
        segments: list[Segment] = []
        for segment in self._translate(item, options, known):
            segments.append(segment)
            yield SegmentDone(
                stage=stage, index=len(segments) - 1, total=len(item.sentences), segment=segment
            )
        translation = assemble(item, segments, model=self.translator.name)
        timings[stage] = time.perf_counter() - began
        return replace(
            translation, findings=tuple(replace(finding, stage=stage) for finding in translation.findings)
        )

    def _about_models(self, options: Options) -> list[Finding]:
        if self.translator.name.partition(":")[0] != "embedded":
            return []
        return [
            Finding(
                kind="model",
                severity="info",
                message=(
                    "Translated by the small embedded model: read it as a first impression. "
                    f"Better: `ringkas models fetch {RECOMMENDED}`, "
                    f"then `--translator {RECOMMENDED}`."
                ),
                stage="summary_en" if options.scope == "summary" else "translation",
            )
        ]


def brief(
    text: str | Article,
    *,
    url: str | None = None,
    summarizer: str | Summarizer | None = None,
    translator: str | Translator | None = None,
    **options: Unpack[OptionValues],
) -> Brief:
    """Make the brief of one text or HTML page; *text* is always content, never a path or a URL.

    The models are loaded for this one call: for many texts load a `Pipeline` once. Arguments and errors are
    those of `Pipeline.load` and `Pipeline.steps`.
    """
    return Pipeline.load(summarizer=summarizer, translator=translator)(text, url=url, **options)


def brief_url(
    url: str,
    *,
    summarizer: str | Summarizer | None = None,
    translator: str | Translator | None = None,
    **options: Unpack[OptionValues],
) -> Brief:
    """Fetch a public page and make its brief. Raises FetchError too; see `brief` for the rest."""
    page = fetch(url, limits=Limits.from_environment())
    return brief(page.text, url=page.final_url, summarizer=summarizer, translator=translator, **options)


def brief_file(
    path: str | Path,
    *,
    summarizer: str | Summarizer | None = None,
    translator: str | Translator | None = None,
    **options: Unpack[OptionValues],
) -> Brief:
    """Read a file (txt, html, docx or pdf, told apart by content) and make its brief.

    Raises InputError where the file can't be read; see `brief` for the rest.
    """
    text = read_document(Path(path), limits=Limits.from_environment())
    return brief(text, summarizer=summarizer, translator=translator, **options)


@contextmanager
def _timed(timings: dict[str, float], stage: str) -> Iterator[None]:
    began = time.perf_counter()
    try:
        yield
    finally:
        timings[stage] = time.perf_counter() - began
