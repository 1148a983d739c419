"""Translators made of language models: any chat or base model, asked through a file of ``prompts/``.

A model that was trained to translate is asked as in its training, others by ``prompts/translate.toml``.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

import prompts
from engine.decoding import Decoding, Greedy, Sampling
from engine.protocols import Hypothesis, LanguageModel, Prompt

from .answers import only_translation
from .translator import Strategy

__all__ = ["PromptedTranslator"]

_OUTPUT_SHARE = 0.5
"""Of the room that the prompt leaves, how much a sentence may take: the other half is for its translation."""
_RETRY_SAMPLES = 3
_TEMPERATURE = 0.5
_PROMPT = "translate"
_OWN_PROMPTS = (
    (re.compile(r"hy-?mt-?2", re.IGNORECASE), "translate-hy-mt2", "translate-hy-mt2"),
    (re.compile(r"(?:hy|hunyuan)-?mt", re.IGNORECASE), "translate-hy-mt", "translate-hy-mt-terms"),
    (re.compile(r"translate-?gemma", re.IGNORECASE), "translate-gemma", "translate-gemma"),
)
"""What the last part of a model's name says, and the prompts for a sentence without terms and with them. The
first that fits counts."""


class PromptedTranslator:
    """A `Translator` around a language model, which its name may give a prompt of its own.

    *revision* identifies the weights for the cache; empty switches the cache off.
    """

    def __init__(self, model: LanguageModel, *, revision: str = "") -> None:
        self._model = model
        plain, with_terms = _prompts_for(model)
        self._template = prompts.load_prompt(plain)
        self._template_with_terms = prompts.load_prompt(with_terms)
        self._revision = revision
        self._limit: int | None = None

    @property
    def name(self) -> str:
        """The model's name."""
        return self._model.name

    @property
    def revision(self) -> str:
        """The model's revision with the hashes of its prompts."""
        if not self._revision:
            return ""
        hashes = dict.fromkeys((self._template.hash, self._template_with_terms.hash))
        return "+".join((self._revision, *hashes))

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
                answers = self._generate(asked, self._greedy())
                if alternatives > 1:
                    samples = self._generate(asked, self._sampling(alternatives - 1))
                    answers = [best + others for best, others in zip(answers, samples, strict=True)]
                return answers
            case Strategy.ENGLISH_FIGURES:
                return self._generate(asked, self._sampling(_RETRY_SAMPLES, seed=1))
            case Strategy.NO_REPEATS:
                return self._generate(asked, self._sampling(_RETRY_SAMPLES, seed=2))

    def _generate(self, asked: Sequence[Prompt], decoding: Decoding) -> list[list[Hypothesis]]:
        if not self._model.chat:
            return self._model.generate(asked, decoding=decoding, stop=self._template.completion_stop)
        answers = self._model.generate(asked, decoding=decoding, stop=self._template.chat_stop)
        return [[_translation_in(answer) for answer in n_best] for n_best in answers]

    def _greedy(self) -> Greedy:
        settings = self._template.settings
        return Greedy(repetition_penalty=settings.repetition_penalty) if settings else Greedy()

    def _sampling(self, count: int, *, seed: int = 0) -> Sampling:
        settings = self._template.settings
        if settings is None:
            return Sampling(temperature=_TEMPERATURE, seed=seed, alternatives=count)
        return Sampling(temperature=settings.temperature, top_k=settings.top_k, seed=seed, alternatives=count)

    def _prompt(self, sentence: str, terms: Mapping[str, str]) -> Prompt:
        template = self._template_with_terms if terms else self._template
        values = {"text": sentence}
        if template.terms is not None:
            values["glossary"] = template.terms.tell(terms)
        return template.messages(values) if self._model.chat else template.completion(values)


def _translation_in(answer: Hypothesis) -> Hypothesis:
    text = only_translation(answer.text)
    # What broke off is the translation only where no other line follows it.
    truncated = answer.truncated and answer.text.rstrip().endswith(text)
    return replace(answer, text=text, truncated=truncated)


def _prompts_for(model: LanguageModel) -> tuple[str, str]:
    """The prompts for *model* without terms and with them."""
    # Folders and owners say nothing of a model: opus.gguf in a folder `hy-mt2` is none.
    last = re.split(r"[/#\\]", model.name)[-1]
    own = ((plain, terms) for name, plain, terms in _OWN_PROMPTS if name.search(last))
    return next(own, (_PROMPT, _PROMPT))
