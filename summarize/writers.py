"""What writes summaries: a seq2seq model, or a language model asked through ``prompts/``."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Protocol

import prompts
from engine import Beam, Greedy, LanguageModel, Prompt, Seq2SeqModel
from engine.errors import GenerationError

from .request import Request

__all__ = ["TOLD_LENGTH", "Order", "PromptedWriter", "Seq2SeqWriter", "Writer", "Written"]

_TOKENS_A_SENTENCE = 80
"""Room for one summary sentence: news sentences have about 20 words, Indonesian words two or three tokens."""
_TOKENS_A_WORD = 4
_WORDS_A_SENTENCE = 20
TOLD_LENGTH = "[{sentences} kalimat] "
"""How the embedded summarizer was trained to read how many sentences are wanted: before the text."""
_TURN_TOKENS = 8
"""What a chat template puts around one message, rounded up."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What one text is to become."""

    sentences: int | None = None
    words: int | None = None
    headline: bool = False
    focus: str = ""
    merge: bool = False
    """True where the text is made of summaries of an article's parts."""

    @classmethod
    def of(cls, request: Request, available: int) -> "Order":
        """The order that fits *request* for an article of *available* sentences."""
        headline = request.style == "headline"
        return cls(
            sentences=1 if headline else request.count(available),
            words=request.words,
            headline=headline,
            focus=(request.focus or "").strip(),
        )

    @property
    def room(self) -> int:
        """Tokens that the summary may take."""
        if self.words is not None:
            return _TOKENS_A_WORD * self.words + _TOKENS_A_SENTENCE
        return _TOKENS_A_SENTENCE * ((self.sentences or 1) + 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What a writer wrote."""

    text: str
    truncated: bool = False
    """True where it ran out of tokens before it was done."""


class Writer(Protocol):
    """Makes a summary of a text that fits it."""

    @property
    def name(self) -> str:
        """The model's name."""

    def source_limit(self, order: Order) -> int:
        """Tokens that a text may have. Raises GenerationError where the model has no room for any."""

    def count_tokens(self, text: str) -> int:
        """Tokens of *text*, in the model's own tokenizer."""

    def write(self, texts: list[str], order: Order) -> list[Written]:
        """A summary of each text, in order. Raises GenerationError."""

    def stream(self, text: str, order: Order) -> Iterator[str]:
        """The summary of one text, piece by piece. Raises GenerationError."""


class Seq2SeqWriter:
    """A `Writer` around a model that rewrites sources: it knows neither focus nor headlines.

    *told_length* is put before each text, with the number of `{sentences}` that are wanted; without it a
    model knows only a bound on length. *decoding* is beam search without repeated trigrams by default, as
    encoder-decoders were published; its `max_tokens` is set to what the order has room for.
    """

    def __init__(
        self,
        model: Seq2SeqModel,
        *,
        told_length: str = "",
        decoding: Greedy | Beam = Beam(beam_size=4, no_repeat_ngram=3),  # noqa: B008 - it's frozen
    ) -> None:
        self._model = model
        self._told_length = told_length
        self._decoding = decoding

    @property
    def name(self) -> str:
        """The model's name."""
        return self._model.name

    def source_limit(self, order: Order) -> int:
        """Tokens that the model's limit leaves beside what is put before the text. Raises GenerationError."""
        left = self._model.source_limit - self.count_tokens(self._before(order))
        if left < 1:
            raise GenerationError(
                f"{self.name} takes {self._model.source_limit} tokens, too few for any text.",
                hint="Use another model.",
            )
        return left

    def count_tokens(self, text: str) -> int:
        """Tokens of *text* in the model's tokenizer; none for nothing, though a model adds its own."""
        return self._model.count_tokens(text) if text else 0

    def write(self, texts: list[str], order: Order) -> list[Written]:
        """The best hypothesis for each text, in order. Raises GenerationError."""
        sources = [self._before(order) + text for text in texts]
        found = self._model.generate(sources, decoding=replace(self._decoding, max_tokens=order.room))
        return [Written(text=best[0].text, truncated=best[0].truncated) for best in found]

    def stream(self, text: str, order: Order) -> Iterator[str]:
        """The whole summary at once: these models don't stream."""
        yield self.write([text], order)[0].text

    def _before(self, order: Order) -> str:
        wanted = order.sentences or max(1, round((order.words or 0) / _WORDS_A_SENTENCE))
        return self._told_length.format(sentences=wanted)


class PromptedWriter:
    """A `Writer` around any chat or base model, asked through ``prompts/summarize.toml`` and ``merge.toml``.

    Temperature 0. A base model is shown the examples as long as they take no more than half of its context.
    """

    def __init__(self, model: LanguageModel) -> None:
        self._model = model
        self._summarize = prompts.load_prompt("summarize")
        self._merge = prompts.load_prompt("merge")

    @property
    def name(self) -> str:
        """The model's name."""
        return self._model.name

    def source_limit(self, order: Order) -> int:
        """Tokens that the context leaves beside the prompt and the summary. Raises GenerationError."""
        left = self._model.context_size - self._overhead(order) - order.room
        if left < order.room // 4:
            raise GenerationError(
                f"{self.name} has a context of {self._model.context_size} tokens, too few for this summary.",
                hint="Ask for a shorter summary, or use a model with a larger context.",
            )
        return left

    def count_tokens(self, text: str) -> int:
        """Tokens of *text* in the model's tokenizer, without what the prompt puts around it."""
        return self._model.count_tokens(text)

    def write(self, texts: list[str], order: Order) -> list[Written]:
        """The model's likeliest answer for each text, in order. Raises GenerationError."""
        found = self._model.generate(
            [self._prompt(text, order) for text in texts],
            decoding=Greedy(max_tokens=order.room),
            stop=self._stop(order),
        )
        return [Written(text=best[0].text, truncated=best[0].truncated) for best in found]

    def stream(self, text: str, order: Order) -> Iterator[str]:
        """The model's likeliest answer for one text, piece by piece as it comes. Raises GenerationError."""
        return self._model.stream(
            self._prompt(text, order), decoding=Greedy(max_tokens=order.room), stop=self._stop(order)
        )

    def _prompt(self, text: str, order: Order) -> Prompt:
        template = self._merge if order.merge else self._summarize
        values = {"summaries" if order.merge else "text": text, **_wishes(order)}
        if self._model.chat:
            return template.messages(values)
        for shown in range(len(template.examples), 0, -1):
            empty = dict.fromkeys(values, "")
            if self.count_tokens(template.completion(empty, examples=shown)) <= self._model.context_size // 2:
                return template.completion(values, examples=shown)
        return template.completion(values, examples=0)

    def _stop(self, order: Order) -> tuple[str, ...]:
        template = self._merge if order.merge else self._summarize
        return template.chat_stop if self._model.chat else template.completion_stop

    def _overhead(self, order: Order) -> int:
        prompt = self._prompt("", order)
        if isinstance(prompt, str):
            return self.count_tokens(prompt) + _TURN_TOKENS
        return sum(self.count_tokens(message["content"]) + _TURN_TOKENS for message in prompt)


def _wishes(order: Order) -> dict[str, str]:
    return {
        "length": f"{order.sentences} kalimat"
        if order.words is None
        else f"paling banyak {order.words} kata",
        "style": "satu judul berita" if order.headline else "satu paragraf",
        "focus": f"Utamakan jawaban atas pertanyaan ini: {order.focus}" if order.focus else "",
    }
