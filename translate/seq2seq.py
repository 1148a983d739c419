"""Translators made of sequence-to-sequence models: opus-mt, NLLB, M2M100, MADLAD, and the embedded one."""

import re
from collections.abc import Mapping, Sequence

from engine.protocols import Beam, Decoding, Greedy, Hypothesis, Seq2SeqModel

__all__ = ["Seq2SeqTranslator"]

_DEFAULT_BEAM = 4


class Seq2SeqTranslator:
    """A `Translator` around a sequence-to-sequence model.

    *beam_size* is the default width; *revision* identifies the weights for the cache, empty switches the
    cache off.
    """

    def __init__(self, model: Seq2SeqModel, *, beam_size: int = _DEFAULT_BEAM, revision: str = "") -> None:
        self._model = model
        self._beam_size = beam_size
        self._revision = revision

    @property
    def name(self) -> str:
        """As in `Translator`."""
        return self._model.name

    @property
    def revision(self) -> str:
        """As in `Translator`."""
        return self._revision

    @property
    def source_limit(self) -> int:
        """As in `Translator`."""
        return self._model.source_limit

    def count_tokens(self, text: str) -> int:
        """As in `Translator`."""
        return self._model.count_tokens(text)

    def translate(
        self,
        sentences: Sequence[str],
        *,
        alternatives: int = 1,
        beam_size: int | None = None,
        retry: bool = False,
        terms: Sequence[Mapping[str, str]] = (),
    ) -> list[list[Hypothesis]]:
        """As in `Translator`; *terms* stand in the source that the model sees, in English already."""
        if terms:
            sentences = [
                self._switched(sentence, wanted) for sentence, wanted in zip(sentences, terms, strict=True)
            ]
        width = max(beam_size or self._beam_size, alternatives)
        decoding: Decoding
        if retry:
            # A wider beam that may not repeat itself leaves the loops and early ends of the first one.
            width = max(2 * width, 4)
            decoding = Beam(beam_size=width, alternatives=width, no_repeat_ngram=4)
        elif width == 1:
            decoding = Greedy()
        else:
            # The whole beam is there anyway: its lower hypotheses serve where the first one fails a check.
            decoding = Beam(beam_size=width, alternatives=width)
        return self._model.generate(sentences, decoding=decoding)

    def _switched(self, sentence: str, terms: Mapping[str, str]) -> str:
        mixed = switched(sentence, terms)
        # English renderings are longer than acronyms; a sentence that they push over the limit goes without.
        return mixed if mixed == sentence or self.count_tokens(mixed) <= self.source_limit else sentence


def switched(sentence: str, terms: Mapping[str, str]) -> str:
    """*sentence* with each term in its English rendering, which a translation model then leaves alone.

    Marking terms with placeholders needs a model that was trained with them; mixed-language sources work with
    any (Song et al. 2019, Code-Switching for Enhancing NMT with Pre-Specified Translation). An acronym in
    brackets that would repeat the English before it goes.

    >>> switched("Kementerian Sosial (Kemensos) diam", {"Kementerian Sosial": "MoSA", "Kemensos": "MoSA"})
    'MoSA diam'
    """
    if not terms:
        return sentence
    longest_first = "|".join(re.escape(text) for text in sorted(terms, key=len, reverse=True))
    mixed = re.sub(rf"(?<![\w-])(?:{longest_first})(?!\w|-\w)", lambda match: terms[match.group()], sentence)
    for rendering in dict.fromkeys(terms.values()):
        mixed = re.sub(
            rf"({re.escape(rendering)}) \({re.escape(rendering)}\)", r"\1", mixed, flags=re.IGNORECASE
        )
    return mixed
