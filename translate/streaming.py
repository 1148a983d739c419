"""Translates one text as a stream: each segment as soon as it is made."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Unpack

from engine.options import asked

from .acronyms import AcronymExpander, unexpand
from .options import TranslationOptions, TranslationOptionValues
from .pronouns import PronounResolver
from .reading import Reading
from .sentence_translator import SentenceTranslator, make_segment
from .sentences import Item
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
    second: Translator | None = None,
    known: Mapping[str, Segment] | None = None,
    **options: Unpack[TranslationOptionValues],
) -> Iterator[Segment]:
    """Yield the segments of *item* in order, as they are made; closing the iterator stops the work.

    *known* maps source sentences to segments that were made before, with the same translators and options:
    they aren't translated again. See `translate` for the rest.
    """
    sentence_translator = SentenceTranslator(translator, asked(TranslationOptions, options), second=second)
    reading = Reading.of(item, sentence_translator.glossary)
    sentences = reading.sentences
    acronyms, pronouns = AcronymExpander(reading.glossary), PronounResolver()
    done = {source: unexpand(made, reading.glossary) for source, made in (known or {}).items()}
    at, size = 0, _FIRST_BATCH
    while at < len(sentences):
        batch = sentences[at : at + size]
        new = [sentence for sentence in dict.fromkeys(batch) if sentence not in done]
        due = [reading.prepare(sentence) for sentence in new]
        for prepared, rendering in zip(due, sentence_translator.render(due), strict=True):
            done[prepared.sentence] = make_segment(prepared, rendering)
        for index, source in enumerate(batch, start=at):
            yield pronouns.resolve(acronyms.expand_first(replace(done[source], sentence=index)))
        at, size = at + size, min(_GROWTH * size, _LARGEST_BATCH)
