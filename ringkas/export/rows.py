"""Sentences as a document shows them: English beside its source, with what is said of it."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from clean import ParagraphKind
from translate import OtherEnglish, Translation

from ..stage_findings import EnglishStage
from .brief_like import BriefLike
from .notes import Note, Part, Place
from .printable import printable

__all__ = ["Row", "Unsure", "article_rows", "count_edited", "edited_sentences", "summary_rows"]

Unsure: TypeAlias = Collection[tuple[EnglishStage, int]]
"""Segments whose source a reader is asked to look at, though no finding says so: stage and index there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One sentence in both languages."""

    number: int
    """From 1, among the sentences of its part."""
    english: str
    """Empty where the sentence wasn't translated."""
    source: str
    kind: ParagraphKind = "text"
    paragraph: int = 0
    sources: tuple[int, ...] = ()
    """For a summary's sentence: the numbers of the article's sentences that it rests on, from 1."""
    findings: tuple[Note, ...] = ()
    """Errors and warnings, each at the first of its places."""
    told: tuple[Place, ...] = ()
    """Where findings that hold here too are shown."""
    edited: bool = False
    """Whether a person wrote the English."""
    other: OtherEnglish | None = None
    """What the other of two translators wrote; None where there is none, or it wrote the same."""
    unsure: float | None = None
    """The confidence where a reader is asked to look at the source; else None."""


def summary_rows(brief: BriefLike, faults: Sequence[Note], unsure: Unsure = ()) -> Iterator[Row]:
    """The sentences of the summary, in order; *unsure* as `BriefDocument.of` has it."""
    sentences, most = brief.summary.sentences, len(brief.article.sentences)
    doubts = _doubts(brief.summary_en, [index for stage, index in unsure if stage == "summary_en"])
    rows = _rows("summary", [one.text for one in sentences], brief.summary_en, faults, doubts)
    for row, sentence in zip(rows, sentences, strict=True):
        yield replace(row, sources=tuple(place + 1 for place in sentence.sources if place < most))


def article_rows(brief: BriefLike, faults: Sequence[Note], unsure: Unsure = ()) -> Iterator[Row]:
    """The sentences of the article, in order; *unsure* as `BriefDocument.of` has it."""
    sentences, kinds = brief.article.sentences, brief.article.kinds
    doubts = _doubts(brief.translation, [index for stage, index in unsure if stage == "translation"])
    rows = _rows("article", [one.text for one in sentences], brief.translation, faults, doubts)
    for row, sentence in zip(rows, sentences, strict=True):
        kind = kinds[sentence.paragraph] if sentence.paragraph < len(kinds) else "text"
        yield replace(row, kind=kind, paragraph=sentence.paragraph)


def _rows(
    part: Part,
    sources: Iterable[str],
    translation: Translation,
    faults: Sequence[Note],
    doubts: Mapping[int, float],
) -> Iterator[Row]:
    """A row for each of *sources*, the sentences of that *part*, with what any part has."""
    english, others = _by_sentence(translation), _others(translation)
    edited = edited_sentences(translation)
    for index, source in enumerate(sources):
        place: Place = (part, index + 1)
        yield Row(
            number=index + 1,
            english=english.get(index, ""),
            source=printable(source),
            findings=_first_at(place, faults),
            told=_told_at(place, faults),
            edited=index in edited,
            other=others.get(index),
            unsure=doubts.get(index),
        )


def _first_at(place: Place, notes: Sequence[Note]) -> tuple[Note, ...]:
    return tuple(note for note in notes if note.places[:1] == (place,))


def _told_at(place: Place, notes: Sequence[Note]) -> tuple[Place, ...]:
    """The first places of those *notes* that hold at *place* too."""
    return tuple(dict.fromkeys(note.places[0] for note in notes if place in note.places[1:]))


def _by_sentence(translation: Translation) -> dict[int, str]:
    """For each sentence that was translated: its English."""
    found: dict[int, str] = {}
    for segment in translation.segments:
        text = found.get(segment.sentence, "")
        found[segment.sentence] = f"{text} {printable(segment.target)}".strip()
    return found


def _others(translation: Translation) -> dict[int, OtherEnglish]:
    """For each sentence to which the other of two translators gave other English: that."""
    return {
        segment.sentence: replace(
            segment.other, target=printable(segment.other.target), model=printable(segment.other.model)
        )
        for segment in translation.segments
        if segment.other is not None and segment.other.target != segment.target
    }


def _doubts(translation: Translation, unsure: Collection[int]) -> dict[int, float]:
    """For each sentence of which a segment is among *unsure*: the lowest confidence of these."""
    found: dict[int, float] = {}
    for index, segment in enumerate(translation.segments):
        if index in unsure:
            found[segment.sentence] = min(segment.confidence, found.get(segment.sentence, 1.0))
    return found


def edited_sentences(translation: Translation) -> frozenset[int]:
    """The indices of the sentences whose English a person wrote."""
    return frozenset(segment.sentence for segment in translation.segments if segment.outcome == "edited")


def count_edited(brief: BriefLike) -> int:
    """How many sentences have English that a person wrote; what the summary repeats of the article is one."""
    segments = [segment for made in (brief.summary_en, brief.translation) for segment in made.segments]
    return len({(one.source, one.target) for one in segments if one.outcome == "edited"})
