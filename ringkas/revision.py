"""A brief with other English in places, a person's or another glossary's, and all that follows from it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import get_args

from check import Finding
from engine.errors import InputError
from engine.options import keywords
from translate import (
    Excerpt,
    Glossary,
    Outcome,
    Segment,
    Translation,
    TranslationOptions,
    Translator,
    assemble,
    load_glossary,
    rewrite,
    translate_stream,
)

from .result import Brief
from .stage_findings import EnglishStage, about_title, is_about_title, located

__all__ = ["with_english", "with_glossary", "with_title"]


def with_english(brief: Brief, segment: Segment, *, stage: EnglishStage, index: int) -> Brief:
    """*brief* with *segment* at the place *index* of *stage*, and wherever its sentence had the same English.

    What a person made of findings that are as they were stays. Raises InputError where there is no such
    place.
    """
    segments = _english(brief)
    if not 0 <= index < len(segments[stage]):
        raise InputError("The brief has no such sentence.", hint="Make the brief again.")
    old = segments[stage][index]
    same = (old.source, old.target)
    return _rebuilt(
        brief,
        {
            name: [
                replace(segment, source=one.source, sentence=one.sentence)
                if (one.source, one.target) == same
                else one
                for one in row
            ]
            for name, row in segments.items()
        },
    )


def with_title(brief: Brief, title: str, *, by_hand: bool = True, glossary: Glossary | None = None) -> Brief:
    """*brief* with *title* as its English title, which a person wrote or, not *by_hand*, a translator.

    It is checked either way. *glossary* is the one that its terms are from, None that which ships. Raises
    InputError where the article has no title.
    """
    if not brief.article.title:
        raise InputError("The article has no title.", hint="Make the brief again.")
    checked = _checked_title(brief, title, glossary, outcome="edited" if by_hand else "retry")
    return replace(_rebuilt(brief, _english(brief), title=checked), title_edited=by_hand)


def with_glossary(
    brief: Brief,
    glossary: Glossary,
    *,
    changed: Glossary,
    translator: Translator,
    second: Translator | None = None,
) -> Brief:
    """*brief* as *glossary* has it: what has one of the terms in *changed* is translated again.

    *translator* does it, with the *second* beside it. What a person wrote, the title too, stays as it is, and
    is checked anew. The translation's other options, but for `Brief.mark_below`, are the defaults. Raises
    ModelError where the translator fails.
    """
    options = TranslationOptions(glossary=glossary, mark_below=brief.mark_below)
    article = brief.article
    # A sentence that stands in both stages is translated once.
    known: dict[str, Segment] = {}
    made: dict[EnglishStage, list[Segment]] = {}
    for stage, row in _english(brief).items():
        kept = {one.source: one for one in row if one.outcome == "edited" or not changed.find(one.source)}
        item = Excerpt(text=brief.summary, context=article) if stage == "summary_en" else article
        stream = translate_stream(
            item, translator=translator, second=second, known=known | kept, **keywords(options)
        )
        made[stage] = [
            _checked_again(before, options, changed) if before.outcome == "edited" else after
            for before, after in zip(row, stream if row else (), strict=True)
        ]
        known |= {one.source: one for one in made[stage]}
    named = f"|glossary:{glossary.digest}" if glossary.digest != load_glossary().digest else ""
    title = None
    if brief.title_en and changed.find(article.title) and brief.title_edited:
        title = _checked_title(brief, brief.title_en, glossary)
    elif brief.title_en and changed.find(article.title):
        headline = Excerpt(text=article.title, context=article)
        stream = translate_stream(headline, translator=translator, second=second, **keywords(options))
        title = assemble(headline, list(stream), model=translator.name)
    return replace(
        _rebuilt(brief, made, title=title),
        glossary=options.own_terms(f"{article.title}\n\n{article.text}"),
        signature=re.sub(r"\|glossary:[^|]*", "", brief.signature) + named,
    )


def _checked_title(
    brief: Brief, title: str, glossary: Glossary | None, *, outcome: Outcome = "edited"
) -> Translation:
    untitled = Segment(source=brief.article.title, target="", sentence=0)
    segment = rewrite(untitled, title, outcome=outcome, glossary=glossary, mark_below=brief.mark_below)
    return Translation(text=segment.target, model="", segments=(segment,), findings=segment.findings)


def _checked_again(segment: Segment, options: TranslationOptions, changed: Glossary) -> Segment:
    if not changed.find(segment.source):
        return segment
    return rewrite(segment, segment.target, glossary=options.load_glossary(), mark_below=options.mark_below)


def _english(brief: Brief) -> dict[EnglishStage, Sequence[Segment]]:
    return {"summary_en": brief.summary_en.segments, "translation": brief.translation.segments}


def _rebuilt(
    brief: Brief, segments: Mapping[EnglishStage, Sequence[Segment]], *, title: Translation | None = None
) -> Brief:
    """*brief* with these *segments* and *title* (None: its own), and the findings that they have."""
    stages = {stage: _assembled(brief, stage, segments[stage]) for stage in get_args(EnglishStage)}
    whole = [finding for finding in brief.findings if not _is_of_a_sentence(finding)]
    if title is not None:
        whole = [finding for finding in whole if not is_about_title(finding)]
        whole += about_title(title, "translation" if segments["translation"] else "summary_en")
    of_sentences = [
        finding for stage in stages.values() for finding in stage.findings if _is_of_a_sentence(finding)
    ]
    findings = tuple(sorted([*whole, *of_sentences], key=lambda finding: finding.rank))

    def again(indices: Sequence[int]) -> tuple[int, ...]:
        judged = {brief.findings[index] for index in indices if index < len(brief.findings)}
        return tuple(index for index, finding in enumerate(findings) if finding in judged)

    return replace(
        brief,
        title_en=brief.title_en if title is None else title.text,
        summary_en=stages["summary_en"],
        translation=stages["translation"],
        findings=findings,
        accepted=again(brief.accepted),
        dismissed=again(brief.dismissed),
    )


def _assembled(brief: Brief, stage: EnglishStage, segments: Sequence[Segment]) -> Translation:
    old = brief.summary_en if stage == "summary_en" else brief.translation
    item = brief.summary if stage == "summary_en" else brief.article
    if tuple(segments) == old.segments:
        return old
    if len(segments) != len(item.sentences):
        raise InputError("Only a whole brief can be changed.", hint="Make the brief again.")
    made = located(assemble(item, segments, model=old.model, second=old.second), stage)
    return replace(made, findings=(*made.findings, *(f for f in old.findings if not _is_of_a_sentence(f))))


def _is_of_a_sentence(finding: Finding) -> bool:
    return finding.stage in get_args(EnglishStage) and finding.segment is not None
