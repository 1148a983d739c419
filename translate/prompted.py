"""Translators made of language models: any chat or base model, asked through ``prompts/translate.toml``."""

from collections.abc import Mapping, Sequence

import prompts
from engine.decoding import Decoding, Greedy, Sampling
from engine.protocols import Hypothesis, LanguageModel, Prompt

from .translator import Strategy

__all__ = ["PromptedTranslator"]

_OUTPUT_SHARE = 0.5
"""Of the room that the prompt leaves, how much a sentence may take: the other half is for its translation."""
_PROMPT = "translate"
_RETRY_SAMPLES = 3


class PromptedTranslator:
    """A `Translator` around a language model.

    *revision* identifies the weights for the cache; empty switches the cache off.
    """

    def __init__(self, model: LanguageModel, *, revision: str = "") -> None:
        self._model = model
        self._template = prompts.load_prompt(_PROMPT)
        self._revision = revision
        self._limit: int | None = None

    @property
    def name(self) -> str:
        """The model's name."""
        return self._model.name

    @property
    def revision(self) -> str:
        """The model's revision with the prompt's hash."""
        return f"{self._revision}+{self._template.hash}" if self._revision else ""

    @property
    def source_limit(self) -> int:
        """Half of what the context leaves beside the prompt and its examples."""
        if self._limit is None:
            prompt = self._prompt("", {})
            overhead = (
                self.count_tokens(prompt)
                if isinstance(prompt, str)
                else sum(self.count_tokens(message["content"]) + 8 for message in prompt)
            )
            self._limit = max(16, int((self._model.context_size - overhead) * _OUTPUT_SHARE))
        return self._limit

    def count_tokens(self, text: str) -> int:
        """Tokens of *text* in the model's tokenizer, or an upper bound of them."""
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

        The prompt tells the model the *terms*. *beam_size* makes no difference, and alternatives are samples.
        After a fault the same prompt gets three samples, others for each *strategy*. Raises GenerationError.
        """
        asked = [
            self._prompt(sentence, terms[index] if terms else {}) for index, sentence in enumerate(sentences)
        ]
        match strategy:
            case Strategy.DEFAULT:
                answers = self._generate(asked, Greedy())
                if alternatives > 1:
                    samples = self._generate(asked, _sampling(alternatives - 1))
                    answers = [best + others for best, others in zip(answers, samples, strict=True)]
                return answers
            case Strategy.ENGLISH_FIGURES:
                return self._generate(asked, _sampling(_RETRY_SAMPLES, seed=1))
            case Strategy.NO_REPEATS:
                return self._generate(asked, _sampling(_RETRY_SAMPLES, seed=2))

    def _generate(self, asked: Sequence[Prompt], decoding: Decoding) -> list[list[Hypothesis]]:
        stop = self._template.chat_stop if self._model.chat else self._template.completion_stop
        return self._model.generate(asked, decoding=decoding, stop=stop)

    def _prompt(self, sentence: str, terms: Mapping[str, str]) -> Prompt:
        wanted = "; ".join(f"{source} = {target}" for source, target in terms.items())
        values = {"text": sentence, "glossary": f"Gunakan istilah: {wanted}" if wanted else ""}
        return self._template.messages(values) if self._model.chat else self._template.completion(values)


def _sampling(count: int, *, seed: int = 0) -> Sampling:
    return Sampling(temperature=0.5, seed=seed, alternatives=count)
