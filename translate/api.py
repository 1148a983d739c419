"""The ways into translation: `translate`, `translate_stream`, and `assemble`."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from .casing import known_casing
from .ladder import Ladder, Rendering
from .layout import Item, Layout, lay_out
from .loading import load_translator
from .preparation import Prepared, prepare
from .translation import Segment, Translation
from .translator import Translator

__all__ = ["assemble", "translate", "translate_stream"]

_FIRST_BATCH = 1
_LARGEST_BATCH = 32
"""Sentences. A stream's batches double from the first to the largest: the first sentence comes early, and the
rest at the speed of large batches."""


def translate(
    item: Item,
    *,
    translator: str | Translator = "embedded",
    alternatives: int = 1,
    beam_size: int | None = None,
    glossary: str | Path | None = None,
) -> Translation:
    """Translate a text, an article or a summary from Indonesian to English.

    *translator* is a name, ``backend:model``, or an object that fits `Translator`. *alternatives* is how many
    hypotheses each sentence gets, *beam_size* the width of the search (None: the model's measured default),
    *glossary* a CSV file (None: the one that ships). Raises ModelError where the model can't be had or fails.
    """
    model = load_translator(translator) if isinstance(translator, str) else translator
    segments = list(
        translate_stream(
            item, translator=model, alternatives=alternatives, beam_size=beam_size, glossary=glossary
        )
    )
    return assemble(item, segments, model=model.name)


def translate_stream(
    item: Item,
    *,
    translator: Translator,
    alternatives: int = 1,
    beam_size: int | None = None,
    glossary: str | Path | None = None,
    known: Mapping[str, Segment] | None = None,
) -> Iterator[Segment]:
    """Yield the segments of *item* in order, as they are made; closing the iterator stops the work.

    *known* maps source sentences to segments that were made before, with the same translator and options:
    they aren't translated again. See `translate` for the rest.
    """
    layout = lay_out(item)
    ladder = Ladder(translator, alternatives=alternatives, beam_size=beam_size)
    casing = known_casing(layout.sentences)
    done: dict[str, Rendering] = {
        source: Rendering(
            target=segment.target,
            alternatives=segment.alternatives,
            findings=segment.findings,
            outcome=segment.outcome,
        )
        for source, segment in (known or {}).items()
    }
    size = _FIRST_BATCH
    at = 0
    while at < len(layout.sentences):
        batch = layout.sentences[at : at + size]
        due = [prepare(s, casing=casing) for s in dict.fromkeys(batch) if s not in done]
        for prepared, rendering in zip(due, _render(due, ladder), strict=True):
            done[prepared.sentence] = rendering
        for index, source in enumerate(batch, start=at):
            yield _segment(source, done[source], index)
        at += size
        size = min(2 * size, _LARGEST_BATCH)


def assemble(item: Item, segments: Sequence[Segment], *, model: str) -> Translation:
    """Put the targets of all *segments* of *item* together as its text was.

    *segments* has one for each sentence of the item, in order; *model* is the translator's name.
    """
    layout: Layout = lay_out(item)
    findings = [
        replace(finding, segment=index)
        for index, segment in enumerate(segments)
        for finding in segment.findings
    ]
    return Translation(
        text=layout.fill(segment.target for segment in segments),
        model=model,
        segments=tuple(segments),
        findings=tuple(findings),
    )


def _render(due: Sequence[Prepared], ladder: Ladder) -> list[Rendering]:
    renderings = iter(ladder.climb([prepared.core for prepared in due if prepared.core]))
    return [
        prepared.finish(next(renderings))
        if prepared.core
        else Rendering(target=prepared.sentence, outcome="copied")
        for prepared in due
    ]


def _segment(source: str, rendering: Rendering, index: int) -> Segment:
    return Segment(
        source=source,
        target=rendering.target,
        sentence=index,
        alternatives=rendering.alternatives,
        findings=rendering.findings,
        outcome=rendering.outcome,
    )
