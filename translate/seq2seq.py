"""Translators made of sequence-to-sequence models: opus-mt, NLLB, M2M100, MADLAD, and the embedded one."""

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
        """As in `Translator`; *terms* make no difference, since these models take nothing but a source."""
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
