"""The protocol that every translator fits, and the strategies that one can be asked for."""

from collections.abc import Collection, Mapping, Sequence
from enum import Enum, auto
from typing import Protocol, runtime_checkable

from engine.protocols import Hypothesis

__all__ = ["InsistingTranslator", "Strategy", "Translator"]


class Strategy(Enum):
    """What is asked of the model; one that can't do just that decodes in yet another way for each of them."""

    DEFAULT = auto()
    """Decode as is best for the model, with the glossary's terms."""
    ENGLISH_FIGURES = auto()
    """Put the source's figures, dates and number words into English, so that the model has only to copy them;
    search wider, guided more strongly by what the source says."""
    NO_REPEATS = auto()
    """Search the plain source, without the glossary's terms, and forbid repetitions: that ends loops, but can
    break long figures."""


@runtime_checkable
class Translator(Protocol):
    """Indonesian sentences in, n-best English out.

    One whose model finds the glossary's English in its source has an attribute ``mixes_languages`` that is
    true: it isn't given English that could be Indonesian. One that can be asked not to leave a word out again
    is an `InsistingTranslator`.
    """

    @property
    def name(self) -> str:
        """The name that a brief shows, such as ``marian:Helsinki-NLP/opus-mt-id-en``."""

    @property
    def revision(self) -> str:
        """What tells this model's weights and prompt from any other of that name, for the cache.

        Empty where that isn't known: nothing is cached then.
        """

    @property
    def source_limit(self) -> int:
        """Tokens that a sentence may have."""

    def count_tokens(self, text: str) -> int:
        """Tokens of *text*."""

    def translate(
        self,
        sentences: Sequence[str],
        *,
        alternatives: int = 1,
        beam_size: int | None = None,
        strategy: Strategy = Strategy.DEFAULT,
        terms: Sequence[Mapping[str, str]] = (),
    ) -> list[list[Hypothesis]]:
        """Translate each sentence, none longer than `source_limit`.

        Returns one list a sentence, in input order, best hypothesis first, with *alternatives* hypotheses or
        as many as the model can give. *beam_size* None takes the model's measured default. *strategy* is how
        to go about it; each should differ from the others, since it is asked for where those failed. *terms*,
        empty or one mapping a sentence, are the glossary's renderings (what the sentence says to English), to
        be used if the model can.
        Raises GenerationError.
        """


@runtime_checkable
class InsistingTranslator(Translator, Protocol):
    """A translator that can be told which words of a sentence it left out."""

    @property
    def insists(self) -> bool:
        """Whether it can, with the model that it has."""

    def translate_again(
        self,
        sentences: Sequence[str],
        lost: Sequence[Collection[str]],
        *,
        alternatives: int = 1,
        beam_size: int | None = None,
        terms: Sequence[Mapping[str, str]] = (),
    ) -> list[list[Hypothesis]]:
        """As `translate`, but each sentence shall show its *lost* words, which are as they stand in it."""
