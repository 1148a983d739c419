"""The brief of what was done when somebody stopped a pipeline."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

from clean import Article
from summarize import Summary
from translate import Segment, Translation, assemble

from .events import Cleaned, SegmentDone, Step, Summarized, TitleDone
from .options import Options
from .result import Brief
from .signature import sign
from .validation import check_language

__all__ = ["partial_brief"]


def partial_brief(
    steps: Sequence[Step], *, summarizer: str, translator: str, options: Options
) -> Brief | None:
    """The brief of the *steps* that a pipeline had reported when it was stopped; None before any sentence.

    *summarizer* and *translator* are the names of its models. A stage that isn't whole has a finding of the
    kind ``partial``, and there are no timings.
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

    def translated(stage: Literal["summary_en", "translation"], item: Article | Summary) -> Translation:
        if options.scope == ("article" if stage == "summary_en" else "summary"):
            return Translation(text="", model=translator, segments=())
        made = assemble(item, segments[stage], model=translator, stopped=True)
        return replace(made, findings=tuple(replace(finding, stage=stage) for finding in made.findings))

    summary_en, translation = translated("summary_en", summary), translated("translation", article)
    findings = [
        *check_language(article, force=True),
        *summary.findings,
        *summary_en.findings,
        *translation.findings,
    ]
    return Brief(
        article=article,
        title_en=title,
        summary=summary,
        summary_en=summary_en,
        translation=translation,
        findings=tuple(sorted(findings, key=lambda finding: finding.rank)),
        timings={},
        signature=sign(summarizer=summarizer, translator=translator, options=options),
    )
