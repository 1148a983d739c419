"""Runs the embedded model: Gemma 3 270M with one of the adapters, through CTranslate2."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from engine.errors import GenerationError, PreparationError
from engine.protocols import Beam, Decoding, Greedy, Hypothesis, Sampling
from engine.threads import default_threads

from .adapter import Adapter
from .batching import plan
from .prepare import Progress, prepare

__all__ = ["EmbeddedModel"]

_CONTEXT = 512
"""Tokens of prompt and output. The model could take more, but its local attention looks 512 tokens back, and
past that CTranslate2 and transformers differ a little (0.04 in log-probability): within it they are equal."""
_ROWS = 64
"""Hypotheses that a batch may have under search."""


class EmbeddedModel:
    """A `Seq2SeqModel`: it puts each source into the template that its adapter was trained on.

    *folder* is what `prepare` returned for *adapter*; *threads* is the number of cores, by default as
    `engine.threads.default_threads` says. Safe to call from several threads.
    """

    def __init__(self, folder: Path, adapter: Adapter, *, threads: int | None = None) -> None:
        import ctranslate2
        import sentencepiece

        self.adapter = adapter
        self._threads = threads or default_threads()
        try:
            self._tokenizer = sentencepiece.SentencePieceProcessor(model_file=str(folder / "tokenizer.model"))
            # A batch a core is faster than all cores on one batch: no kernel waits for the slowest core.
            self._generator = ctranslate2.Generator(
                str(folder), device="cpu", inter_threads=self._threads, intra_threads=1
            )
        except (OSError, RuntimeError, ValueError) as exc:
            raise PreparationError(
                f"The prepared model in {folder} can't be loaded ({exc}).",
                hint=f"Remove {folder} and try again.",
            ) from exc
        self._ends = ["<eos>", "\n", "\n\n"]
        self._overhead = self.count_tokens(adapter.template.format(source="")) + 1

    @classmethod
    def load(
        cls, adapter: str = "translator", *, progress: Progress | None = None, threads: int | None = None
    ) -> "EmbeddedModel":
        """The model with the adapter of that name, prepared where it isn't yet.

        Raises ModelNotFound for an unknown adapter or where the base isn't installed, PreparationError, and
        StoreError where the store can't be written.
        """
        chosen = Adapter.named(adapter)
        return cls(prepare(chosen, progress=progress), chosen, threads=threads)

    @property
    def name(self) -> str:
        """`embedded:` with the adapter and its version."""
        return f"embedded:{self.adapter.name}-{self.adapter.version}"

    @property
    def revision(self) -> str:
        """A digest of the adapter; the base weights are pinned with the code."""
        return self.adapter.digest

    @property
    def source_limit(self) -> int:
        """Source tokens that fit beside the longest output that they may have."""
        return int((_CONTEXT - self._overhead - self.adapter.extra) / (1 + self.adapter.ratio))

    def count_tokens(self, text: str) -> int:
        """Tokens of *text*."""
        return len(self._tokenizer.encode(text))

    def generate(self, sources: Sequence[str], *, decoding: Decoding) -> list[list[Hypothesis]]:
        """Rewrites each source; see `engine.protocols.Seq2SeqModel`.

        Line breaks and runs of white space in a source become one space, since a line break ends it in the
        template. An empty source gives an empty hypothesis. An output ends at the model's end token or a line
        break, and has at most `adapter.ratio` times the source's tokens and `adapter.extra` more, or the
        decoding's `max_tokens` where lower.
        """
        cleaned = [" ".join(source.split()) for source in sources]
        lengths = [self.count_tokens(source) for source in cleaned]
        if lengths and max(lengths) > self.source_limit:
            raise GenerationError(
                f"A source has {max(lengths)} tokens, over the limit of {self.source_limit}.",
                hint="Split it into sentences.",
            )
        prompts = [self._pieces(self.adapter.template.format(source=source)) for source in cleaned]
        wanted = [i for i, source in enumerate(cleaned) if source]
        bounds = [self._bound(length, decoding) for length in lengths]
        running: list[tuple[int, Any]] = []
        # Each hypothesis under search has its scores over the whole vocabulary: 0.6 MB.
        width = decoding.beam_size if isinstance(decoding, Beam) else 1
        largest = max(1, _ROWS // width)
        for batch in plan([len(prompts[i]) for i in wanted], workers=self._threads, largest=largest):
            chosen = [wanted[k] for k in batch]
            pending = self._start([prompts[i] for i in chosen], max(bounds[i] for i in chosen), decoding)
            running += zip(chosen, pending, strict=True)
        found: list[list[Hypothesis]] = [[Hypothesis(text="")] for _ in sources]
        for i, result in running:
            found[i] = self._hypotheses(result, bounds[i])
        return found

    def _bound(self, source: int, decoding: Decoding) -> int:
        """The most tokens that a source of so many tokens may become."""
        bound = int(self.adapter.ratio * source) + self.adapter.extra
        return bound if decoding.max_tokens is None else max(1, min(bound, decoding.max_tokens))

    def _start(self, prompts: list[list[str]], bound: int, decoding: Decoding) -> list[Any]:
        """Queues a batch and returns its results to come."""
        options: dict[str, Any] = {"beam_size": 1, "num_hypotheses": 1, "sampling_topk": 1}
        match decoding:
            case Greedy():
                options |= _repetition(decoding)
            case Beam():
                options |= _repetition(decoding)
                options["beam_size"] = decoding.beam_size
                options["num_hypotheses"] = min(decoding.alternatives, decoding.beam_size)
                options["length_penalty"] = decoding.length_penalty
            case Sampling():
                options["sampling_topk"] = decoding.top_k
                options["sampling_temperature"] = decoding.temperature
                options["num_hypotheses"] = decoding.alternatives
        try:
            pending: list[Any] = self._generator.generate_batch(
                prompts,
                max_length=bound,
                end_token=self._ends,
                include_prompt_in_result=False,
                return_scores=True,
                asynchronous=True,
                **options,
            )
        except (RuntimeError, ValueError) as exc:
            raise GenerationError(f"CTranslate2 failed: {exc}") from exc
        return pending

    def _hypotheses(self, running: Any, bound: int) -> list[Hypothesis]:  # noqa: ANN401
        try:
            result = running.result()
        except (RuntimeError, ValueError) as exc:
            raise GenerationError(f"CTranslate2 failed: {exc}") from exc
        return [
            # A batch runs to the bound of its longest source; what one becomes mustn't depend on the others.
            Hypothesis(text=self._text(ids[:bound]), score=score, truncated=len(ids) >= bound)
            for ids, score in zip(result.sequences_ids, result.scores, strict=True)
        ]

    def _pieces(self, text: str) -> list[str]:
        return ["<bos>", *self._tokenizer.encode(text, out_type=str)]

    def _text(self, ids: list[int]) -> str:
        return str(self._tokenizer.decode(ids)).strip()


def _repetition(decoding: Greedy | Beam) -> dict[str, Any]:
    return {
        "repetition_penalty": decoding.repetition_penalty,
        "no_repeat_ngram_size": decoding.no_repeat_ngram,
    }
