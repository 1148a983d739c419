"""Translators made of language models: any chat or base model, asked through ``prompts/translate.toml``."""

from collections.abc import Mapping, Sequence

import prompts
from engine.decoding import Decoding, Greedy, Sampling
from engine.protocols import Hypothesis, LanguageModel, Prompt

__all__ = ["PromptedTranslator"]

_OUTPUT_SHARE = 0.5
"""Of the room that the prompt leaves, how much a sentence may take: the other half is for its translation."""
_PROMPT = "translate"


class PromptedTranslator:
    """A `Translator` around a language model; see `Seq2SeqTranslator` for *revision*."""

    def __init__(self, model: LanguageModel, *, revision: str = "") -> None:
        self._model = model
        self._template = prompts.load_prompt(_PROMPT)
        self._revision = revision
        self._limit: int | None = None

    @property
    def name(self) -> str:
        """As in `Translator`."""
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
        """As in `Translator`."""
        return self._model.count_tokens(text)

    def translate(
        self,
        sentences: Sequence[str],
        *,
        alternatives: int = 1,
        beam_size: int | None = None,
        retry: int = 0,
        terms: Sequence[Mapping[str, str]] = (),
    ) -> list[list[Hypothesis]]:
        """As in `Translator`; *beam_size* makes no difference, and alternatives are samples."""
        asked = [
            self._prompt(sentence, terms[index] if terms else {}) for index, sentence in enumerate(sentences)
        ]
        stop = self._template.chat_stop if self._model.chat else self._template.completion_stop
        if retry:
            return self._generate(asked, Sampling(temperature=0.5, seed=retry, alternatives=3), stop)
        answers = self._generate(asked, Greedy(), stop)
        if alternatives > 1:
            samples = self._generate(asked, Sampling(temperature=0.5, alternatives=alternatives - 1), stop)
            answers = [best + others for best, others in zip(answers, samples, strict=True)]
        return answers

    def _generate(
        self, asked: Sequence[Prompt], decoding: Decoding, stop: Sequence[str]
    ) -> list[list[Hypothesis]]:
        return self._model.generate(asked, decoding=decoding, stop=stop)

    def _prompt(self, sentence: str, terms: Mapping[str, str]) -> Prompt:
        wanted = "; ".join(f"{source} = {target}" for source, target in terms.items())
        values = {"text": sentence, "glossary": f"Gunakan istilah: {wanted}" if wanted else ""}
        return self._template.messages(values) if self._model.chat else self._template.completion(values)
