"""One text, segment by segment, as they are made."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Unpack

from .acronyms import FirstMentions, bare
from .casing import known_casing
from .options import TranslationOptions, TranslationOptionValues
from .sentence_translator import Session, segment
from .sentences import Item, lay_out
from .translation import Segment
from .translator import Translator

__all__ = ["translate_stream"]

_FIRST_BATCH, _GROWTH, _LARGEST_BATCH = 1, 4, 32
"""Sentences, and how many times as many each batch has as the one before: the first sentence comes early, and
the rest at the speed of large batches. Doubling instead took a quarter longer for twenty sentences."""


def translate_stream(
    item: Item,
    *,
    translator: Translator,
    known: Mapping[str, Segment] | None = None,
    context: str = "",
    **options: Unpack[TranslationOptionValues],
) -> Iterator[Segment]:
    """Yield the segments of *item* in order, as they are made; closing the iterator stops the work.

    *known* maps source sentences to segments that were made before, with the same translator and options:
    they aren't translated again. *context* is text around the item, such as the article under a headline: it
    shows which words are names where the item is set in capitals. See `translate` for the rest.
    """
    session = Session(translator, TranslationOptions(**options))
    layout = lay_out(item)
    casing = known_casing([*layout.sentences, context])
    mentions = FirstMentions(session.glossary)
    done = {source: bare(made, session.glossary) for source, made in (known or {}).items()}
    at, size = 0, _FIRST_BATCH
    while at < len(layout.sentences):
        batch = layout.sentences[at : at + size]
        due = [session.prepare(sentence, casing) for sentence in dict.fromkeys(batch) if sentence not in done]
        for prepared, rendering in zip(due, session.render(due), strict=True):
            done[prepared.sentence] = segment(prepared, rendering)
        for index, source in enumerate(batch, start=at):
            yield mentions.spell_out(replace(done[source], sentence=index))
        at, size = at + size, min(_GROWTH * size, _LARGEST_BATCH)
