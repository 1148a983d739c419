"""The ways into translation: `translate`, `translate_stream`, and `assemble`."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from .casing import known_casing
from .glossary import Glossary, load_glossary
from .ladder import Ladder, Rendering
from .layout import Item, lay_out
from .loading import load_translator
from .mentions import FirstMentions, bare
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
    glossary: str | Path | Glossary | None = None,
) -> Translation:
    """Translate a text, an article or a summary from Indonesian to English.

    *translator* is a name, ``backend:model``, or an object that fits `Translator`. *alternatives* is how many
    hypotheses each sentence gets, *beam_size* the width of the search (None: the model's measured default),
    *glossary* a CSV file or a loaded one (None: the one that ships). Raises ModelError where the model can't
    be had or fails, and SettingsError where the glossary can't be read.
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
    glossary: str | Path | Glossary | None = None,
    known: Mapping[str, Segment] | None = None,
    context: str = "",
) -> Iterator[Segment]:
    """Yield the segments of *item* in order, as they are made; closing the iterator stops the work.

    *known* maps source sentences to segments that were made before, with the same translator and options:
    they aren't translated again. *context* is text around the item, such as the article under a headline: it
    shows which words are names where the item is set in capitals. See `translate` for the rest.
    """
    terms = glossary if isinstance(glossary, Glossary) else load_glossary(glossary)
    layout = lay_out(item)
    ladder = Ladder(translator, alternatives=alternatives, beam_size=beam_size)
    casing = known_casing([*layout.sentences, context])
    mentions = FirstMentions(terms)
    done = {source: bare(segment, terms) for source, segment in (known or {}).items()}
    at, size = 0, _FIRST_BATCH
    while at < len(layout.sentences):
        batch = layout.sentences[at : at + size]
        due = [
            prepare(sentence, casing=casing, glossary=terms)
            for sentence in dict.fromkeys(batch)
            if sentence not in done
        ]
        done |= render(due, ladder)
        for index, source in enumerate(batch, start=at):
            yield mentions.spell_out(replace(done[source], sentence=index))
        at, size = at + size, min(2 * size, _LARGEST_BATCH)


def render(due: Sequence[Prepared], ladder: Ladder) -> dict[str, Segment]:
    """The segment of each sentence that is *due*, by its source; its index is still to be set."""
    cores = [prepared for prepared in due if prepared.core]
    renderings = iter(
        ladder.climb([prepared.core for prepared in cores], [prepared.terms for prepared in cores])
    )
    segments = {}
    for prepared in due:
        rendering = (
            prepared.finish(next(renderings))
            if prepared.core
            else Rendering(target=prepared.sentence, outcome="copied")
        )
        segments[prepared.sentence] = Segment(
            source=prepared.sentence,
            target=rendering.target,
            sentence=0,
            alternatives=rendering.alternatives,
            findings=rendering.findings,
            outcome=rendering.outcome,
        )
    return segments


def assemble(item: Item, segments: Sequence[Segment], *, model: str) -> Translation:
    """Put the targets of all *segments* of *item* together as its text was.

    *segments* has one for each sentence of the item, in order; *model* is the translator's name.
    """
    findings = [
        replace(finding, segment=index)
        for index, segment in enumerate(segments)
        for finding in segment.findings
    ]
    return Translation(
        text=lay_out(item).fill(segment.target for segment in segments),
        model=model,
        segments=tuple(segments),
        findings=tuple(findings),
    )
