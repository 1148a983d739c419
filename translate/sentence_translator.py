"""Translates prepared sentences with one translator and one set of options, whether streamed or in bulk."""

from collections.abc import Mapping, Sequence

from .cache import TranslationCache
from .cached import CachedTranslator
from .fallback import FallbackTranslator, Rendering
from .options import TranslationOptions
from .preparation import Prepared, prepare
from .translation import Segment
from .translator import Translator

__all__ = ["SentenceTranslator", "make_segment"]


class SentenceTranslator:
    """Prepares sentences and renders them."""

    def __init__(self, translator: Translator, options: TranslationOptions) -> None:
        self.glossary = options.load_glossary()
        fallback = FallbackTranslator(
            translator, alternatives=options.alternatives, beam_size=options.beam_size
        )
        self._translator: FallbackTranslator | CachedTranslator = fallback
        if options.cache and translator.revision:
            signature = {
                "model": translator.name,
                "revision": translator.revision,
                "alternatives": options.alternatives,
                "beam_size": options.beam_size,
                "glossary": self.glossary.digest,
            }
            self._translator = CachedTranslator(fallback, TranslationCache.default(), signature=signature)

    def prepare(self, sentence: str, casing: Mapping[str, str]) -> Prepared:
        """*sentence*, ready for the model; see `preparation.prepare`."""
        return prepare(sentence, casing=casing, glossary=self.glossary)

    def render(self, due: Sequence[Prepared]) -> list[Rendering]:
        """The renderings of the cores of *due*, each different core translated once, in order.

        A core without anything to translate gives an empty rendering, which `make_segment` knows to copy.
        """
        cores = {prepared.core: prepared.terms for prepared in due if prepared.core}
        made = dict(zip(cores, self._translator.translate(list(cores), list(cores.values())), strict=True))
        return [made[prepared.core] if prepared.core else Rendering(target="") for prepared in due]


def make_segment(prepared: Prepared, rendering: Rendering, *, index: int = 0) -> Segment:
    """The segment of a whole sentence from the *rendering* of its core; *index* is its place in the text."""
    whole = (
        prepared.finish(rendering) if prepared.core else Rendering(target=prepared.sentence, outcome="copied")
    )
    return Segment(
        source=prepared.sentence,
        target=whole.target,
        sentence=index,
        alternatives=whole.alternatives,
        findings=whole.findings,
        outcome=whole.outcome,
        confidence=whole.confidence,
    )
