"""Checkpoints through transformers: the reference for the faster runtimes, and any causal model."""

import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from ..decoding import Beam, Decoding, Greedy, Sampling
from ..errors import GenerationError
from ..protocols import Hypothesis, Prompt
from ..stopping import as_messages, cut_at_stop, no_chat_template, output_bound, pieces_to_stop
from .hf_checkpoint import Checkpoint, has_encoder
from .language_codes import turns_of_gemma, wants_language_codes
from .sequence_format import format_of

__all__ = ["HfLanguageModel", "HfSeq2Seq", "load_checkpoint"]

_BATCH = 16
"""Sources or prompts that are decoded together."""
_LEAST_OUTPUT = 256
_FALLBACK_CONTEXT = 2048


class HfSeq2Seq(Checkpoint):
    """An encoder-decoder checkpoint, run by transformers in 32-bit floats.

    *model* is a directory or ``owner/name`` on the hub, *decoding* how it is searched where nobody asks
    otherwise. Raises ModelNotFound and PreparationError.
    """

    def __init__(
        self,
        model: str,
        *,
        name: str,
        threads: int | None = None,
        device: str = "cpu",
        decoding: Beam = Beam(),  # noqa: B008 - it's frozen
    ) -> None:
        super().__init__(model, "AutoModelForSeq2SeqLM", name=name, threads=threads, device=device)
        self._decoding = decoding
        self._format = format_of("hf", self._tokenizer, self._model.config)

    @property
    def decoding(self) -> Beam:
        """How it is searched where nobody asks otherwise."""
        return self._decoding

    @property
    def source_limit(self) -> int:
        """Source tokens that fit, special tokens not counted."""
        return self._format.source_limit

    def count_tokens(self, text: str) -> int:
        """Source tokens of *text*, special tokens not counted."""
        return len(self._tokenizer.tokenize(text))

    def generate(self, sources: Sequence[str], *, decoding: Decoding) -> list[list[Hypothesis]]:
        """Rewrite each source; see `Seq2SeqModel.generate`. White space becomes an empty hypothesis."""
        form = self._format
        results: list[list[Hypothesis]] = [[Hypothesis(text="")] for _ in sources]
        work: list[tuple[int, list[int], int]] = []
        for index, source in enumerate(sources):
            if not source.strip():
                continue
            size = self.count_tokens(source)
            form.check_source(index, size, name=self._name)
            tokens = [*form.before, *self._tokenizer.tokenize(source), *form.after]
            bound = output_bound(size, decoding.max_tokens, limit=form.target_limit)
            work.append((index, self._tokenizer.convert_tokens_to_ids(tokens), bound))
        work.sort(key=lambda item: len(item[1]))
        for start in range(0, len(work), _BATCH):
            self._decode(work[start : start + _BATCH], decoding, results)
        return results

    def _decode(
        self,
        batch: Sequence[tuple[int, list[int], int]],
        decoding: Decoding,
        results: list[list[Hypothesis]],
    ) -> None:
        prefix = self._tokenizer.convert_tokens_to_ids(list(self._format.target_prefix))
        ids, mask = _padded([ids for _, ids, _ in batch], self._tokenizer.pad_token_id, left=False)
        count = decoding.alternatives if isinstance(decoding, Beam | Sampling) else 1
        skip = 1 + len(prefix)  # the decoder's start token
        options = {
            "max_length": None,
            "max_new_tokens": max(bound for _, _, bound in batch) + len(prefix) + 1,
            "forced_bos_token_id": prefix[0] if prefix else None,
            "forced_eos_token_id": None,
            "suppress_tokens": [self._tokenizer.unk_token_id],
        }
        rows, scores = self._generate(ids, mask, decoding, options)
        for number, (index, _, bound) in enumerate(batch):
            results[index] = []
            for row, score in zip(
                rows[number * count : (number + 1) * count],
                scores[number * count : (number + 1) * count],
                strict=True,
            ):
                own = row[skip:]
                end = own.index(self._tokenizer.eos_token_id) if self._tokenizer.eos_token_id in own else None
                text = self._tokenizer.decode(own[:end][:bound], skip_special_tokens=True)
                truncated = end is None or end > bound
                results[index].append(Hypothesis(text=text, score=score, truncated=truncated))


class HfLanguageModel(Checkpoint):
    """A causal checkpoint (chat or base), run by transformers; see `HfSeq2Seq` for the arguments.

    It is a chat model where its tokenizer has a chat template.
    """

    def __init__(self, model: str, *, name: str, threads: int | None = None, device: str = "cpu") -> None:
        super().__init__(model, "AutoModelForCausalLM", name=name, threads=threads, device=device)

    @property
    def decoding(self) -> Greedy:
        """Greedy, as for every language model."""
        return Greedy()

    @property
    def chat(self) -> bool:
        """True where the tokenizer has a chat template."""
        return bool(self._tokenizer.chat_template)

    @property
    def context_size(self) -> int:
        """Tokens that prompt and output together may take."""
        return int(getattr(self._model.config, "max_position_embeddings", None) or _FALLBACK_CONTEXT)

    def count_tokens(self, text: str) -> int:
        """Tokens of *text*, special tokens not counted."""
        return len(self._tokenizer(text, add_special_tokens=False).input_ids)

    def generate(
        self, prompts: Sequence[Prompt], *, decoding: Decoding, stop: Sequence[str] = ()
    ) -> list[list[Hypothesis]]:
        """Continue each prompt; see `LanguageModel.generate`."""
        results = []
        for prompt in prompts:
            ids, options = self._request(prompt, decoding, stop)
            row, mask = _padded([ids], 0, left=True)
            rows, scores = self._generate(row, mask, decoding, options)
            results.append(
                [
                    self._hypothesis(row[len(ids) :], score, stop)
                    for row, score in zip(rows, scores, strict=True)
                ]
            )
        return results

    def stream(self, prompt: Prompt, *, decoding: Decoding, stop: Sequence[str] = ()) -> Iterator[str]:
        """Continue one prompt and yield its text piece by piece; leaving the loop ends the generation."""
        from transformers import StoppingCriteriaList, TextIteratorStreamer

        ids, options = self._request(prompt, decoding, stop)
        left = threading.Event()
        pieces = TextIteratorStreamer(self._tokenizer, skip_prompt=True, skip_special_tokens=True)
        options["streamer"] = pieces
        options["stopping_criteria"] = StoppingCriteriaList([lambda *_, **__: left.is_set()])

        def run() -> None:
            try:
                self._generate([ids], [[1] * len(ids)], decoding, options)
            finally:
                pieces.end()  # type: ignore[no-untyped-call]

        with ThreadPoolExecutor(1, thread_name_prefix="hf-stream") as pool:
            done = pool.submit(run)
            try:
                yield from pieces_to_stop(pieces, stop)
            finally:
                left.set()
            done.result()

    def _request(
        self, prompt: Prompt, decoding: Decoding, stop: Sequence[str]
    ) -> tuple[list[int], dict[str, Any]]:
        if isinstance(prompt, str):
            ids = self._tokenizer(prompt).input_ids
        elif not self.chat:
            raise no_chat_template(self._name)
        elif wants_language_codes(str(self._tokenizer.chat_template)):
            ids = self._tokenizer(turns_of_gemma(as_messages(prompt))).input_ids
        else:
            text = self._tokenizer.apply_chat_template(
                as_messages(prompt), add_generation_prompt=True, tokenize=False
            )
            ids = self._tokenizer(text, add_special_tokens=False).input_ids
        room = self.context_size - len(ids)
        if room < (decoding.max_tokens or 1):
            raise GenerationError(
                f"{self._name} has room for {self.context_size} tokens; the prompt alone takes {len(ids)}.",
                hint="Shorten the input.",
            )
        bound = decoding.max_tokens or min(room, max(_LEAST_OUTPUT, len(ids)))
        options: dict[str, Any] = {"max_new_tokens": bound, "max_length": None}
        if stop:
            options |= {"stop_strings": list(stop), "tokenizer": self._tokenizer}
        return list(ids), options

    def _hypothesis(self, tokens: Sequence[int], score: float | None, stop: Sequence[str]) -> Hypothesis:
        ends = _end_tokens(self._model)
        ended = any(token in ends for token in tokens)
        text = self._tokenizer.decode(tokens, skip_special_tokens=True)
        kept = cut_at_stop(text, stop)
        return Hypothesis(text=kept, score=score, truncated=not ended and kept == text)


def load_checkpoint(
    model: str, *, name: str, threads: int | None, device: str, decoding: Beam
) -> HfSeq2Seq | HfLanguageModel:
    """What a checkpoint is, as its configuration says: with an encoder or without.

    Arguments and errors as those of the two classes; *decoding* is for one with an encoder.
    """
    if has_encoder(model, name=name):
        return HfSeq2Seq(model, name=name, threads=threads, device=device, decoding=decoding)
    return HfLanguageModel(model, name=name, threads=threads, device=device)


def _padded(rows: Sequence[list[int]], pad: int, *, left: bool) -> tuple[list[list[int]], list[list[int]]]:
    width = max(len(row) for row in rows)
    gaps = [[pad] * (width - len(row)) for row in rows]
    ids = [gap + row if left else row + gap for row, gap in zip(rows, gaps, strict=True)]
    zeros = [[0] * len(gap) for gap in gaps]
    ones = [[1] * len(row) for row in rows]
    mask = [zero + one if left else one + zero for zero, one in zip(zeros, ones, strict=True)]
    return ids, mask


def _end_tokens(model: Any) -> set[int]:  # noqa: ANN401
    ends = model.generation_config.eos_token_id
    return set(ends) if isinstance(ends, list) else {ends}
