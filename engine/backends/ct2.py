"""Encoder-decoder models through CTranslate2: converted once to 8-bit integers, then loaded in a moment."""

from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from ..cpu import default_threads, widest_instructions
from ..decoding import Beam, Decoding, Sampling, renamed
from ..errors import GenerationError, PreparationError
from ..extras import need
from ..names import ModelName
from ..protocols import Hypothesis
from ..stopping import output_bound
from .conversion import ConvertedModel, converted

__all__ = ["Ct2Model", "prepare"]

_BATCH_TOKENS = 2048
"""Source tokens, padding counted, that are decoded together. Measured on one core of a current processor:
512 tokens give 72% of this speed, 1024 91%, 4096 84%. With a beam of 4 the best is at half of it."""
_LEAST_BATCH = 256
_NAMES = {
    "beam_size": "beam_size",
    "alternatives": "num_hypotheses",
    "length_penalty": "length_penalty",
    "repetition_penalty": "repetition_penalty",
    "no_repeat_ngram": "no_repeat_ngram_size",
    "top_k": "sampling_topk",
    "temperature": "sampling_temperature",
}
"""What CTranslate2 calls the values of a decoding."""


class Ct2Model(ConvertedModel):
    """A seq2seq checkpoint run by CTranslate2.

    *directory* is what `prepare` returned, *name* what a brief shows, *decoding* how it is searched where
    nobody asks otherwise. *threads* is the number of cores, *device* ``cpu`` or ``auto``. Safe to call from
    several threads.
    """

    def __init__(
        self,
        directory: Path,
        *,
        name: str,
        threads: int | None = None,
        device: str = "cpu",
        decoding: Beam = Beam(),  # noqa: B008 - it's frozen
    ) -> None:
        super().__init__(directory, name=name, decoding=decoding)
        self._device = device
        self._threads = threads or default_threads()
        # A batch a core: no core waits for another within a matrix product. Where other processes want the
        # cores too, this is what keeps the speed.
        self._translator = self._open(workers=self._threads)

    def generate(self, sources: Sequence[str], *, decoding: Decoding) -> list[list[Hypothesis]]:
        """Rewrite each source; see `Seq2SeqModel.generate`.

        All sources are sorted by length and batched by tokens, so hand over as many as there are. What a
        source becomes doesn't depend on the others, but for the rounding of floating-point sums. A source of
        nothing but white space becomes an empty hypothesis.
        """
        form = self._format
        results: list[list[Hypothesis]] = [[Hypothesis(text="")] for _ in sources]
        groups: dict[int, list[tuple[int, list[str]]]] = {}
        for index, source in enumerate(sources):
            if not source.strip():
                continue
            tokens = self._tokenizer.encode(source)
            form.check_source(index, len(tokens), name=self._name)
            bound = output_bound(len(tokens), decoding.max_tokens, limit=form.target_limit)
            groups.setdefault(bound, []).append((index, tokens))
        translator = self._runner(sum(map(len, groups.values())), decoding)
        try:
            pending = [
                (group, self._start(translator, group, bound, decoding)) for bound, group in groups.items()
            ]
            for group, futures in pending:
                for (index, _), future in zip(group, futures, strict=True):
                    results[index] = self._hypotheses(future.result())
        except (RuntimeError, ValueError) as exc:
            raise GenerationError(f"{self._name}: CTranslate2 failed ({exc}).") from exc
        return results

    def _runner(self, sources: int, decoding: Decoding) -> Any:  # noqa: ANN401
        """The translator that suits so many sources and this decoding."""
        if isinstance(decoding, Sampling):
            import ctranslate2

            # A worker thread of CTranslate2 takes the seed when it starts, and never again.
            ctranslate2.set_random_seed(decoding.seed)
            return self._open(workers=1)
        return self._translator if sources > 1 else self._one_sentence

    @cached_property
    def _one_sentence(self) -> Any:  # noqa: ANN401
        """All cores on one sentence: half as fast again as one core, for whoever waits for just that."""
        return self._translator if self._threads == 1 else self._open(workers=1)

    def _open(self, *, workers: int) -> Any:  # noqa: ANN401 - the library has no type hints
        need("ctranslate2", what=self._name)
        import ctranslate2

        try:
            with widest_instructions():
                return ctranslate2.Translator(
                    str(self._directory),
                    device=self._device,
                    inter_threads=workers,
                    intra_threads=self._threads // workers,
                )
        except (RuntimeError, ValueError) as exc:
            raise PreparationError(
                f"CTranslate2 can't load {self._name} from {self._directory} ({exc}).",
                hint="Remove it and load the model again.",
            ) from exc

    def _start(
        self,
        translator: Any,  # noqa: ANN401
        group: Sequence[tuple[int, list[str]]],
        bound: int,
        decoding: Decoding,
    ) -> Sequence[Any]:
        """Queue one group of sources; returns a future a source."""
        form = self._format
        prefix = list(form.target_prefix)
        futures: Sequence[Any] = translator.translate_batch(
            [[*form.before, *tokens, *form.after] for _, tokens in group],
            target_prefix=[prefix] * len(group) if prefix else None,
            max_batch_size=self._batch_tokens(group, decoding),
            batch_type="tokens",
            asynchronous=True,
            max_input_length=0,
            max_decoding_length=bound + len(prefix),
            return_scores=True,
            return_end_token=True,
            disable_unk=True,
            **{"beam_size": 1, **renamed(decoding, _NAMES)},
        )
        return futures

    def _batch_tokens(self, group: Sequence[tuple[int, list[str]]], decoding: Decoding) -> int:
        """Tokens a batch: as many as decode well together, but a batch for each core if there is enough."""
        most = _BATCH_TOKENS // 2 if isinstance(decoding, Beam) else _BATCH_TOKENS
        share = sum(len(tokens) for _, tokens in group) // self._threads
        return max(_LEAST_BATCH, min(most, share))

    def _hypotheses(self, result: Any) -> list[Hypothesis]:  # noqa: ANN401
        skip = len(self._format.target_prefix)
        hypotheses = []
        for tokens, score in zip(result.hypotheses, result.scores, strict=True):
            own = tokens[skip:]
            ended = bool(own) and own[-1] in self._format.after
            text = self._tokenizer.decode(own[:-1] if ended else own)
            hypotheses.append(Hypothesis(text=text, score=score, truncated=not ended))
        return hypotheses


def prepare(
    name: ModelName, *, quantization: str = "int8", progress: Callable[[str], None] | None = None
) -> Path:
    """The directory of the model, converted to CTranslate2's form where it is missing.

    *quantization* is a weight type of CTranslate2: ``int8``, ``float32`` and others. See
    `conversion.converted` for the rest.
    """

    def convert(checkpoint: Path, draft: Path, tokenizer: object, _config: object) -> None:
        need("ctranslate2", what=str(name))
        from ctranslate2.converters import TransformersConverter
        from safetensors import SafetensorError

        class Converter(TransformersConverter):  # type: ignore[misc]  # the library has no type hints
            def load_tokenizer(self, *_: object, **__: object) -> object:
                return tokenizer

        try:
            Converter(str(checkpoint)).convert(str(draft), quantization=quantization, force=True)
        except (ValueError, KeyError, RuntimeError, AttributeError, SafetensorError) as exc:
            raise PreparationError(
                f"CTranslate2 can't convert {checkpoint} ({exc}).", hint="Run the model as hf:NAME."
            ) from exc

    return converted(name, convert, form=quantization, progress=progress)
