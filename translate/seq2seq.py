"""Translators made of sequence-to-sequence models: opus-mt, NLLB, M2M100, MADLAD, and the embedded one."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from functools import cache

from engine.decoding import Beam, Greedy
from engine.protocols import Hypothesis, InsistingModel, Seq2SeqModel
from indonesian import number_words, one_of

from .apposition import as_one_person, of_a_place
from .notation import to_english_notation
from .plurals import plural
from .translator import Strategy

__all__ = ["DEFAULT_BEAM", "Seq2SeqTranslator", "insert_terms"]

DEFAULT_BEAM = Beam(beam_size=4)
_INSISTING = 3.5
"""How strongly a lexicon guides `Strategy.ENGLISH_FIGURES`. Of 32 sentences of FLORES dev that the embedded
model's first search left with an error, this mends 22, the usual strength 15, a third more 19."""
_REMINDING = 2.0
"""And `Strategy.NO_REPEATS`. Of 52 sentences of FLORES dev and of news that the one above left with an error,
this mends 21, the usual strength 18."""
_REACH = 40
"""Characters in which a number before a noun is looked for."""
_NGRAM = 4
"""Tokens of which no sequence may come twice after a loop. It would break figures such as 1,000,000,000."""


class Seq2SeqTranslator:
    """A `Translator` around a sequence-to-sequence model.

    *decoding* is how it searches where nobody asks for another width; *revision* identifies the weights for
    the cache, empty switches the cache off.
    """

    mixes_languages = True

    def __init__(self, model: Seq2SeqModel, *, decoding: Beam = DEFAULT_BEAM, revision: str = "") -> None:
        self._model = model
        self._decoding = decoding
        self._revision = revision

    @property
    def name(self) -> str:
        """The model's name."""
        return self._model.name

    @property
    def revision(self) -> str:
        """The revision that was given."""
        return self._revision

    @property
    def threads(self) -> int | None:
        """Cores that the model takes; None where it doesn't tell."""
        return getattr(self._model, "threads", None)

    @property
    def source_limit(self) -> int:
        """Tokens that the model takes at once."""
        return self._model.source_limit

    def count_tokens(self, text: str) -> int:
        """Tokens of *text* in the model's tokenizer."""
        return self._model.count_tokens(text)

    def translate(
        self,
        sentences: Sequence[str],
        *,
        alternatives: int = 1,
        beam_size: int | None = None,
        strategy: Strategy = Strategy.DEFAULT,
        terms: Sequence[Mapping[str, str]] = (),
    ) -> list[list[Hypothesis]]:
        """Translate each of *sentences*; a list of hypotheses each, best first.

        The model sees *terms* in English in its source. After a fault it searches wider, guided more strongly
        by its lexicon where it has one. Raises GenerationError.
        """
        width = max(beam_size or self._decoding.beam_size, alternatives)
        wider = self._beam(max(width + 2, 4))
        match strategy:
            case Strategy.DEFAULT:
                # The whole beam is there anyway: its lower hypotheses serve where the first fails a check.
                usual = self._beam(width) if width > 1 else Greedy()
                return self._model.generate(self._with_terms(sentences, terms), decoding=usual)
            case Strategy.ENGLISH_FIGURES:
                figures = [
                    self._if_it_fits(to_english_notation(sentence), sentence)
                    for sentence in self._with_terms(sentences, terms)
                ]
                insisting = replace(wider, lexical_bias=_INSISTING)
                return self._model.generate(figures, decoding=insisting)
            case Strategy.NO_REPEATS:
                reminding = replace(wider, lexical_bias=_REMINDING, no_repeat_ngram=_NGRAM)
                return self._model.generate(sentences, decoding=reminding)

    @property
    def insists(self) -> bool:
        """Whether the model has a lexicon to insist with."""
        return isinstance(self._model, InsistingModel) and self._model.insists

    def translate_again(
        self,
        sentences: Sequence[str],
        lost: Sequence[Collection[str]],
        *,
        alternatives: int = 1,
        beam_size: int | None = None,
        terms: Sequence[Mapping[str, str]] = (),
    ) -> list[list[Hypothesis]]:
        """As `translate`, but what may render *lost*, words of each sentence, is favored strongly.

        Raises GenerationError.
        """
        assert isinstance(self._model, InsistingModel)  # who asks has asked `insists`
        width = max(beam_size or self._decoding.beam_size, alternatives)
        return self._model.generate(
            self._with_terms(sentences, terms), decoding=self._beam(width), insisted=lost
        )

    def _beam(self, width: int) -> Beam:
        return replace(self._decoding, beam_size=width, alternatives=width)

    def _with_terms(self, sentences: Sequence[str], terms: Sequence[Mapping[str, str]]) -> Sequence[str]:
        renderings = terms or [{}] * len(sentences)
        return [
            self._if_it_fits(as_one_person(insert_terms(sentence, known)), sentence)
            for sentence, known in zip(sentences, renderings, strict=True)
        ]

    def _if_it_fits(self, variant: str, sentence: str) -> str:
        """*variant*, else *sentence*: English terms can be longer than the acronyms that they stand for."""
        if variant == sentence or self.count_tokens(variant) <= self.source_limit:
            return variant
        return sentence


def insert_terms(sentence: str, terms: Mapping[str, str]) -> str:
    """*sentence* with each term in its English rendering, which a translation model then leaves alone.

    Marking terms with placeholders needs a model that was trained with them; mixed-language sources work with
    any (Song et al. 2019, Code-Switching for Enhancing NMT with Pre-Specified Translation). An acronym in
    brackets that would repeat the English before it goes.

    >>> insert_terms("Kementerian Sosial (Kemensos) diam", {"Kementerian Sosial": "MoSA", "Kemensos": "MoSA"})
    'MoSA diam'

    After a number or a word such as *para* a noun is put in as a plural: models copy what they are given.

    >>> insert_terms("sembilan gempa susulan", {"gempa susulan": "aftershock"})
    'sembilan aftershocks'
    """
    if not terms:
        return sentence
    longest_first = "|".join(re.escape(text) for text in sorted(terms, key=len, reverse=True))

    def rendered(match: re.Match[str]) -> str:
        rendering = of_a_place(terms[match.group()], sentence, match.end())
        start = match.start()
        return plural(rendering) if _many().search(sentence, max(0, start - _REACH), start) else rendering

    mixed = re.sub(rf"(?<![\w-])(?:{longest_first})(?!\w|-\w)", rendered, sentence)
    for rendering in dict.fromkeys(terms.values()):
        mixed = re.sub(
            rf"({re.escape(rendering)}) \({re.escape(rendering)}\)", r"\1", mixed, flags=re.IGNORECASE
        )
    return mixed


@cache
def _many() -> re.Pattern[str]:
    """More than one of what comes next."""
    numbers = [word for word, (role, value) in number_words().items() if value > 1 and role != "share"]
    words = one_of((*numbers, "beberapa", "sejumlah", "para", "banyak"))
    return re.compile(rf"(?:\b(?!1\b|0\b)\d[\d.,]*|\b(?:{words}))(?: orang)? $", re.IGNORECASE)
