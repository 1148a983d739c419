"""Translates prepared sentences with one translator and one set of options, whether streamed or in bulk."""

from collections.abc import Sequence
from dataclasses import replace

from .cache import TranslationCache
from .cached import CachedTranslator
from .fallback import FallbackTranslator
from .glossary import Glossary
from .loading import scorer_for
from .options import TranslationOptions
from .paired import Chosen, PairedTranslator, Renders, check_second
from .preparation import Prepared
from .rendering import Rendering
from .rows import join_cells
from .terms import Match
from .translation import OtherEnglish, Segment
from .translator import Translator

__all__ = ["NOTHING", "SentenceTranslator", "make_segment"]

NOTHING = Chosen(rendering=Rendering(target=""))
"""What stands for a sentence without anything to translate."""


class SentenceTranslator:
    """Renders prepared sentences, with a second translator beside the first where one is given.

    Raises SettingsError where the second is the first.
    """

    def __init__(
        self, translator: Translator, options: TranslationOptions, *, second: Translator | None = None
    ) -> None:
        check_second(translator, second)
        self.glossary = options.load_glossary()
        self._mark_below = options.mark_below
        self._first = _renders(translator, options, self.glossary)
        self._pair: PairedTranslator | None = None
        if second is not None:
            self._pair = PairedTranslator(
                self._first,
                # With a cache of its own: what it made alone, or beside another one, is found again.
                _renders(second, options, self.glossary),
                first_name=translator.name,
                second_name=second.name,
            )

    def render(self, due: Sequence[Prepared]) -> list[Chosen]:
        """What is taken for the cores of *due*, each different core translated once, in order.

        A core without anything to translate gives an empty rendering, which `make_segment` knows to copy.
        """
        parts = [part for prepared in due for part in prepared.parts]
        cores = {part.core: part.terms for part in parts if part.core}
        chosen = self._translate(list(cores), list(cores.values()))
        made = dict(zip(cores, map(self._marked, chosen), strict=True))

        def chosen_for(prepared: Prepared) -> Chosen:
            if not prepared.cells:
                return made[prepared.core] if prepared.core else NOTHING
            return join_cells(
                prepared.bars, [make_segment(cell, chosen_for(cell)) for cell in prepared.cells]
            )

        return [chosen_for(prepared) for prepared in due]

    def _translate(self, cores: Sequence[str], terms: Sequence[Sequence[Match]]) -> list[Chosen]:
        if self._pair:
            return self._pair.translate(cores, terms)
        return [Chosen(rendering=made) for made in self._first.translate(cores, terms)]

    def _marked(self, chosen: Chosen) -> Chosen:
        # Out of the cache a sentence comes without its mark: whoever asks says what is too low.
        other = chosen.other and chosen.other.marked(below=self._mark_below)
        return replace(chosen, rendering=chosen.rendering.marked(below=self._mark_below), other=other)


def make_segment(prepared: Prepared, chosen: Chosen, *, index: int = 0) -> Segment:
    """The segment of a sentence from what is *chosen* for its core; *index* is its place in the text."""
    if not prepared.core:
        target = prepared.label or prepared.sentence
        return Segment(source=prepared.sentence, target=target, sentence=index, outcome="copied")
    whole = prepared.finish(chosen.rendering)
    other = None if chosen.other is None else prepared.finish(chosen.other)
    return Segment(
        source=prepared.sentence,
        target=whole.target,
        sentence=index,
        alternatives=whole.alternatives,
        findings=whole.findings,
        outcome=whole.outcome,
        confidence=whole.confidence,
        model=chosen.model,
        other=None
        if other is None
        else OtherEnglish(
            model=chosen.other_model,
            target=other.target,
            findings=other.findings,
            confidence=other.confidence,
        ),
    )


def _renders(translator: Translator, options: TranslationOptions, glossary: Glossary) -> Renders:
    """What renders sentences with *translator*, out of the cache where that can be."""
    scorer = scorer_for(translator, options.score_back)
    fallback = FallbackTranslator(
        translator, alternatives=options.alternatives, beam_size=options.beam_size, scorer=scorer
    )
    if not (options.cache and translator.revision):
        return fallback
    signature = {
        "model": translator.name,
        "revision": translator.revision,
        "alternatives": options.alternatives,
        "beam_size": options.beam_size,
        "glossary": glossary.digest,
        "scorer": scorer.revision if scorer else "",
    }
    return CachedTranslator(fallback, TranslationCache.default(), signature=signature)
