"""The brief of what was done when somebody stopped a pipeline."""

from collections.abc import Sequence
from dataclasses import replace

from clean import Article
from summarize import Summary
from translate import Segment, Translation, assemble

from .events import Cleaned, SegmentDone, Step, Summarized, TitleDone
from .options import Options, Scope
from .result import Brief
from .signature import sign
from .stage_findings import EnglishStage, located
from .validation import check_language

__all__ = ["partial_brief", "unfinished_brief"]


def partial_brief(
    steps: Sequence[Step], *, summarizer: str, translator: str, options: Options, second: str = ""
) -> Brief | None:
    """The brief of the *steps* that a pipeline had reported when it was stopped; None before any sentence.

    *summarizer*, *translator* and *second* are the names of its models, *second* empty where there is none. A
    stage that isn't whole has a finding of the kind ``partial``, and there are no timings.
    """
    segments: dict[str, list[Segment]] = {"summary_en": [], "translation": []}
    article: Article | None = None
    summary: Summary | None = None
    title = ""
    for step in steps:
        match step:
            case Cleaned():
                article = step.article
            case Summarized():
                summary = step.summary
            case TitleDone():
                title = step.title_en
            case SegmentDone():
                segments[step.stage].append(step.segment)
    if article is None or summary is None or not any(segments.values()):
        return None

    unfinished = unfinished_brief(
        article=article,
        title_en=title,
        summary=summary,
        summary_en=segments["summary_en"],
        translation=segments["translation"],
        translator=translator,
        second=second,
        scope=options.scope,
        signature=sign(summarizer=summarizer, translator=translator, second=second, options=options),
    )
    return replace(
        unfinished,
        glossary=options.translation.own_terms(f"{article.title}\n\n{article.text}"),
        mark_below=options.translation.mark_below,
    )


def unfinished_brief(
    *,
    article: Article,
    title_en: str,
    summary: Summary,
    summary_en: Sequence[Segment],
    translation: Sequence[Segment],
    translator: str,
    scope: Scope,
    signature: str,
    second: str = "",
) -> Brief:
    """The brief of an article of which *summary_en* and *translation* are translated so far, perhaps nothing.

    Each has at most one segment for each sentence, from the first on. *translator* is its model's name,
    *second* that of the one beside it, if any, *scope* what was asked for. A stage that isn't whole has a
    finding of the kind ``partial``.
    """

    def translated(stage: EnglishStage, item: Article | Summary) -> Translation:
        if scope == ("article" if stage == "summary_en" else "summary"):
            return Translation(text="", model=translator, segments=(), second=second)
        segments = summary_en if stage == "summary_en" else translation
        return located(assemble(item, segments, model=translator, second=second, stopped=True), stage)

    english_summary, english_article = translated("summary_en", summary), translated("translation", article)
    findings = [
        *check_language(article, force=True),
        *summary.findings,
        *english_summary.findings,
        *english_article.findings,
    ]
    return Brief(
        article=article,
        title_en=title_en,
        summary=summary,
        summary_en=english_summary,
        translation=english_article,
        findings=tuple(sorted(findings, key=lambda finding: finding.rank)),
        timings={},
        signature=signature,
    )
