"""What a translator looks like to the rest: one protocol, whatever model is behind it."""

from collections.abc import Mapping, Sequence
from typing import Protocol, runtime_checkable

from engine.protocols import Hypothesis

__all__ = ["Translator"]


@runtime_checkable
class Translator(Protocol):
    """Indonesian sentences in, n-best English out."""

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
        retry: int = 0,
        terms: Sequence[Mapping[str, str]] = (),
    ) -> list[list[Hypothesis]]:
        """Translate each sentence, none longer than `source_limit`.

        Returns one list a sentence, in input order, best hypothesis first, with *alternatives* hypotheses or
        as many as the model can give. *beam_size* None takes the model's measured default. *retry* 1 and 2
        ask for other decoding settings each, after results that were faulty. *terms*, empty or one mapping a
        sentence, are the glossary's renderings (what the sentence says to English), to be used if the model
        can.
        Raises GenerationError.
        """
