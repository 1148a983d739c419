"""One issue of a desk: what is new, copies put together, briefed, with one digest over all."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Unpack

from check import Finding
from clean import Article
from engine.errors import RingkasError
from engine.options import keywords
from sources.corpora import Fault
from summarize import Digest, digest
from translate import Excerpt, translate_many

from ..options import Options, OptionValues
from ..pipeline import Pipeline
from ..result import Brief
from .gathering import Item, Missed
from .plan import Plan

__all__ = ["Composed", "Copy", "Differing", "Issue", "Line", "Story", "compose"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """Another page with a story, and what only it says."""

    article: Article
    alone: tuple[str, ...] = ()
    """Sentences that the story's own article doesn't have."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """An article with its brief, and its copies."""

    number: int
    """From 1, in the order of the issue."""
    item: Item
    brief: Brief
    copies: tuple[Copy, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One sentence of the digest over all stories."""

    english: str
    source: str
    places: tuple[tuple[int, int], ...]
    """Numbers of stories and of their articles' sentences, both from 1: first where it was taken from. Of
    copies none: their sentences have other numbers."""
    findings: tuple[Finding, ...] = ()
    """Errors and warnings about its translation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Differing:
    """Two stories in nearly the same words, and what each of them says in the place of the other's."""

    stories: tuple[int, int]
    rows: tuple[tuple[str, str], ...]
    """Empty where one of them has nothing of the kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Issue:
    """What is shown of one round."""

    title: str
    made: datetime
    lines: tuple[Line, ...]
    stories: tuple[Story, ...]
    differing: tuple[Differing, ...]
    missed: tuple[Missed, ...]
    waiting: int
    """Articles that the next round will take."""
    signature: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """What could be made of new articles."""

    issue: Issue | None
    """None where no brief could be made at all."""
    failed: tuple[str, ...]
    """The addresses of articles that no brief could be made of, with those of their copies."""
    missed: tuple[Missed, ...]
    """All that couldn't be used up to here; the issue tells it too."""


def compose(
    items: Sequence[Item],
    *,
    plan: Plan,
    pipeline: Pipeline,
    made: datetime,
    missed: Sequence[Missed] = (),
    waiting: int = 0,
    **options: Unpack[OptionValues],
) -> Composed:
    """The issue with *items*; *missed* and *waiting* are told in it.

    Only the article that speaks for a group of copies is briefed.
    """
    grouped = digest([item.article for item in items], sentences=plan.sentences)
    briefs, faults = _briefed(items, grouped, pipeline, options)
    groups = dict(zip(grouped.speakers, grouped.groups, strict=True))
    failed = tuple(items[member].key for speaker in faults for member in groups[speaker])
    told = (
        *missed,
        *(Missed(place=items[number].key, fault=Fault.of(error)) for number, error in faults.items()),
    )
    if not briefs:
        return Composed(issue=None, failed=failed, missed=told)
    if faults:
        kept = sorted(number for speaker in briefs for number in groups[speaker])
        items = [items[number] for number in kept]
        briefs = {kept.index(number): brief for number, brief in briefs.items()}
        grouped = digest([item.article for item in items], sentences=plan.sentences)
    numbers = {speaker: number for number, speaker in enumerate(grouped.speakers, 1)}
    issue = Issue(
        title=plan.title,
        made=made,
        lines=_lines(grouped, numbers, items, pipeline, Options.of(**options)),
        stories=tuple(_stories(grouped, numbers, items, briefs)),
        differing=_differing(grouped, numbers, items),
        missed=told,
        waiting=waiting,
        signature=next(iter(briefs.values())).signature,
    )
    return Composed(issue=issue, failed=failed, missed=told)


def _briefed(
    items: Sequence[Item], grouped: Digest, pipeline: Pipeline, options: OptionValues
) -> tuple[dict[int, Brief], dict[int, RingkasError]]:
    """Briefs of the articles that speak for their groups, by index, and what went wrong with the others."""
    faults: dict[int, RingkasError] = {}
    speakers = grouped.speakers
    stream = pipeline.stream(
        [items[number].article for number in speakers],
        on_error=lambda index, error: faults.__setitem__(speakers[index], error),
        **options,
    )
    finished = list(stream)
    return dict(zip((number for number in speakers if number not in faults), finished, strict=True)), faults


def _stories(
    grouped: Digest, numbers: Mapping[int, int], items: Sequence[Item], briefs: Mapping[int, Brief]
) -> Iterator[Story]:
    for speaker, group in zip(grouped.speakers, grouped.groups, strict=True):
        yield Story(
            number=numbers[speaker],
            item=items[speaker],
            brief=briefs[speaker],
            copies=tuple(
                Copy(article=items[other].article, alone=_alone(grouped, other))
                for other in group
                if other != speaker
            ),
        )


def _lines(
    grouped: Digest,
    numbers: Mapping[int, int],
    items: Sequence[Item],
    pipeline: Pipeline,
    options: Options,
) -> tuple[Line, ...]:
    texts = [
        Excerpt(text=sentence.text, context=items[sentence.sources[0][0]].article)
        for sentence in grouped.sentences
    ]
    translations = translate_many(
        texts,
        translator=pipeline.translator,
        second=pipeline.second,
        **keywords(options.translation),
    )
    return tuple(
        Line(
            english=translation.text,
            source=sentence.text,
            places=tuple(
                (numbers[article], place + 1) for article, place in sentence.sources if article in numbers
            ),
            findings=tuple(finding for finding in translation.findings if finding.severity != "info"),
        )
        for sentence, translation in zip(grouped.sentences, translations, strict=True)
    )


def _alone(grouped: Digest, article: int) -> tuple[str, ...]:
    """What only the copy *article* says, as the digest found."""
    said = (
        dict(finding.wording.values)
        for finding in grouped.findings
        if finding.wording is not None and finding.wording.template == "only_the_copy_says"
    )
    return tuple(str(values["text"]) for values in said if values["article"] == str(article + 1))


def _differing(grouped: Digest, numbers: Mapping[int, int], items: Sequence[Item]) -> tuple[Differing, ...]:
    story = {
        article: numbers[speaker]
        for speaker, group in zip(grouped.speakers, grouped.groups, strict=True)
        for article in group
    }

    def said(article: int, sentence: int | None) -> str:
        return "" if sentence is None else items[article].article.sentences[sentence].text

    return tuple(
        Differing(
            stories=(story[first], story[second]),
            rows=tuple((said(first, gap.first), said(second, gap.second)) for gap in pair.differences),
        )
        for pair in grouped.versions
        for first, second in (pair.articles,)
    )
