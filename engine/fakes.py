"""Models that say what they are told: for tests of whatever is built on the engine, yours and ours.

model = FakeSeq2Seq({"Selamat pagi.": "Good morning."})
model.generate(["Selamat pagi."], decoding=Greedy())[0][0].text    # "Good morning."
"""

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TypeAlias

from .decoding import Beam, Decoding, Greedy, Sampling
from .errors import GenerationError
from .protocols import Hypothesis, Prompt
from .stopping import cut_at_stop

__all__ = ["FakeLanguageModel", "FakeSeq2Seq", "Reply"]

Reply: TypeAlias = str | Sequence[str] | Exception
"""One output, an n-best list (best first), or an error to raise."""


class _Queue:
    """The replies that are waiting, and what was asked so far."""

    def __init__(self, replies: Iterable[Reply]) -> None:
        self._waiting = deque(replies)

    def queue(self, *replies: Reply) -> None:
        """Put *replies* behind those that are waiting; each call of the model takes one an input."""
        self._waiting.extend(replies)

    def _take(self, count: int) -> list[Hypothesis]:
        if not self._waiting:
            raise GenerationError("The fake model has no reply left.", hint="Queue one more.")
        return _hypotheses(self._waiting.popleft(), count)


class FakeSeq2Seq(_Queue):
    """A `Seq2SeqModel` without a model.

    *replies* is a table from source to reply, a function of the source, or a series of which each source
    takes the next. `calls` keeps every call's sources and decoding. Tokens are words; `source_limit` of them
    fit.
    """

    def __init__(
        self,
        replies: Mapping[str, Reply] | Callable[[str], Reply] | Iterable[Reply] = (),
        *,
        name: str = "fake:seq2seq",
        revision: str = "",
        decoding: Beam = Beam(),  # noqa: B008 - it's frozen
        source_limit: int = 512,
    ) -> None:
        self._rule = replies.__getitem__ if isinstance(replies, Mapping) else replies
        super().__init__(() if callable(self._rule) else self._rule)
        self.name = name
        self.revision = revision
        self.decoding = decoding
        self.source_limit = source_limit
        self.calls: list[tuple[tuple[str, ...], Decoding]] = []

    def count_tokens(self, text: str) -> int:
        """Words of *text*."""
        return len(text.split())

    def generate(self, sources: Sequence[str], *, decoding: Decoding) -> list[list[Hypothesis]]:
        """The replies to *sources*; GenerationError where one is over `source_limit` or has no reply."""
        self.calls.append((tuple(sources), decoding))
        results = []
        for index, source in enumerate(sources):
            if self.count_tokens(source) > self.source_limit:
                raise GenerationError(f"Source {index} has over {self.source_limit} tokens.")
            count = _count(decoding)
            if not callable(self._rule):
                results.append(self._take(count))
                continue
            try:
                results.append(_hypotheses(self._rule(source), count))
            except KeyError as exc:
                raise GenerationError(f"The fake model has no reply to {source!r}.") from exc
        return results


class FakeLanguageModel(_Queue):
    """A `LanguageModel` without a model.

    *replies* is a function of the prompt, or a series of which each prompt takes the next. `calls` keeps
    every call's prompts, decoding and stop strings. Tokens are words.
    """

    def __init__(
        self,
        replies: Callable[[Prompt], Reply] | Iterable[Reply] = (),
        *,
        name: str = "fake:language-model",
        revision: str = "",
        decoding: Decoding = Greedy(),  # noqa: B008 - it's frozen
        chat: bool = True,
        context_size: int = 4096,
    ) -> None:
        self._rule = replies
        super().__init__(() if callable(replies) else replies)
        self.name = name
        self.revision = revision
        self.decoding = decoding
        self.chat = chat
        self.context_size = context_size
        self.calls: list[tuple[tuple[Prompt, ...], Decoding, tuple[str, ...]]] = []

    def count_tokens(self, text: str) -> int:
        """Words of *text*."""
        return len(text.split())

    def generate(
        self, prompts: Sequence[Prompt], *, decoding: Decoding, stop: Sequence[str] = ()
    ) -> list[list[Hypothesis]]:
        """The replies to *prompts*, each cut at the first stop string."""
        self.calls.append((tuple(prompts), decoding, tuple(stop)))
        results = []
        for prompt in prompts:
            count = _count(decoding)
            replies = _hypotheses(self._rule(prompt), count) if callable(self._rule) else self._take(count)
            results.append([Hypothesis(text=cut_at_stop(reply.text, stop)) for reply in replies])
        return results

    def stream(self, prompt: Prompt, *, decoding: Decoding, stop: Sequence[str] = ()) -> Iterator[str]:
        """The reply to *prompt*, word by word."""
        text = self.generate([prompt], decoding=decoding, stop=stop)[0][0].text
        start = 0
        while start < len(text):
            end = text.find(" ", start + 1)
            end = len(text) if end < 0 else end
            yield text[start:end]
            start = end


def _count(decoding: Decoding) -> int:
    return decoding.alternatives if isinstance(decoding, Beam | Sampling) else 1


def _hypotheses(reply: Reply, count: int) -> list[Hypothesis]:
    if isinstance(reply, Exception):
        raise reply
    texts = [reply] if isinstance(reply, str) else list(reply)
    return [Hypothesis(text=text, score=-0.1 * (rank + 1)) for rank, text in enumerate(texts[:count])]
