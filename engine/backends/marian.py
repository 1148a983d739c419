"""Marian models, such as opus-mt, through ONNX Runtime: converted once to 8-bit integers."""

import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any
from zlib import crc32

import numpy as np

from ..cpu import default_threads
from ..decoding import Beam, Decoding
from ..errors import PreparationError
from ..names import ModelName
from ..onnx.batching import Costs
from ..onnx.embeddings import Embeddings
from ..onnx.marian import ACTIVATIONS, MarianShape, write_marian
from ..onnx.network import ENCODER, NEVER, Floats, Integers, Network, State, open_graph, padded
from ..onnx.scheduling import Budget, run_batches
from ..onnx.search import Found, Step, search
from ..protocols import Hypothesis
from ..stopping import output_bound
from .conversion import ConvertedModel, converted

__all__ = ["MarianModel", "prepare"]

# Raise it whenever what is written changes, so that no older conversion is taken for a new one: those before
# 2 weren't optimized, and graphs are run as they are.
_FORMAT = 2
_RECORD, _POSITIONS, _OUTPUTS = "marian.json", "positions.npy", "outputs.npy"
_BUDGET = Budget(costs=Costs(step=4, row=0.6, read=0.35), outputs_per_token=1.0, rows=128, tokens=1024)
"""Costs as measured on one core of an AMD EPYC without AVX-512, for a model of opus-mt's size."""


class MarianModel(ConvertedModel):
    """A `Seq2SeqModel`: *directory* is what `prepare` returned, *name* what a brief shows.

    *threads* is the number of cores, *decoding* how it is searched where nobody asks otherwise. Safe to call
    from several threads.
    """

    def __init__(
        self,
        directory: Path,
        *,
        name: str,
        threads: int | None = None,
        decoding: Beam = Beam(),  # noqa: B008 - it's frozen
    ) -> None:
        super().__init__(directory, name=name, decoding=decoding)
        self._threads = threads or default_threads()
        try:
            record = json.loads((directory / _RECORD).read_text(encoding="utf-8"))
            self._start, self._end = int(record["start"]), int(record["end"])
            self._ids: dict[str, int] = record["vocabulary"]
            self._vocabulary = {number: piece for piece, number in self._ids.items()}
            self._positions: Floats = np.load(directory / _POSITIONS)
            self._outputs: Integers = np.load(directory / _OUTPUTS)
        except (OSError, EOFError, ValueError, KeyError, TypeError) as exc:
            raise PreparationError(
                f"{directory} isn't a model that ringkas converted ({exc}).",
                hint="Remove it and load the model again.",
            ) from exc
        self._embeddings = Embeddings(directory)
        self._encoder = open_graph(directory / ENCODER)
        self._network = Network(directory)

    def generate(self, sources: Sequence[str], *, decoding: Decoding) -> list[list[Hypothesis]]:
        """Rewrite each source; see `Seq2SeqModel.generate`.

        All sources are sorted by length and batched, so hand over as many as there are. What a source becomes
        doesn't depend on the others, but for the rounding of floating-point sums. A source of nothing but
        white space becomes an empty hypothesis.
        """
        form = self._format
        results: list[list[Hypothesis]] = [[Hypothesis(text="")] for _ in sources]
        wanted = [index for index, source in enumerate(sources) if source.strip()]
        tokens: list[list[int]] = []
        bounds: list[int] = []
        for index in wanted:
            pieces = self._tokenizer.encode(sources[index])
            form.check_source(index, len(pieces), name=self._name)
            whole = [*form.before, *pieces, *form.after]
            unknown = self._ids.get("<unk>", self._end)
            tokens.append([self._ids.get(piece, unknown) for piece in whole])
            bounds.append(output_bound(len(pieces), decoding.max_tokens, limit=form.target_limit))

        def searched(batch: Sequence[int], sample: int) -> list[list[Found]]:
            return search(
                self._stepping([tokens[k] for k in batch]),
                np.full(len(batch), self._start),
                [bounds[k] for k in batch],
                ends=frozenset([self._end]),
                decoding=decoding,
                keys=[(sample, crc32(sources[wanted[k]].encode())) for k in batch],
            )

        outputs = run_batches(
            [len(row) for row in tokens], searched, budget=_BUDGET, decoding=decoding, threads=self._threads
        )
        for index, found in zip(wanted, outputs, strict=True):
            results[index] = [
                Hypothesis(
                    text=self._tokenizer.decode([self._vocabulary[token] for token in output.tokens]),
                    score=output.score,
                    truncated=output.truncated,
                )
                for output in found
            ]
        return results

    def _stepping(self, sources: Sequence[list[int]]) -> Step:
        """The steps of a search for the translations of *sources*."""
        state = self._encoded(sources)

        def step(
            tokens: Integers, rows: Integers, sentences: Integers, count: int
        ) -> tuple[Floats, Integers]:
            state.take(rows, sentences)
            inputs = self._embeddings[tokens] + self._positions[state.position]
            states = self._network.read(state, inputs[:, None])
            scores, found = self._network.next_tokens(states[:, 0], min(count, len(self._outputs)))
            return scores, self._outputs[found]

        return step

    def _encoded(self, sources: Sequence[list[int]]) -> State:
        """The state before the first token; shorter sources are padded, and masked."""
        tokens, mask = padded(sources)
        inputs = self._embeddings[tokens] + self._positions[: tokens.shape[1]]
        memory = self._network.encoded(self._encoder, inputs, mask[:, None, None])
        return self._network.begun(memory, np.zeros(len(sources), dtype=np.int64))


def prepare(
    name: ModelName, *, quantized: bool = True, progress: Callable[[str], None] | None = None
) -> Path:
    """The directory of the model, converted where it is missing; see `conversion.converted`.

    Not *quantized*, it computes in 32-bit floats.
    """

    def convert(checkpoint: Path, draft: Path, tokenizer: Any, config: Any) -> None:  # noqa: ANN401
        _convert(checkpoint, draft, tokenizer, config, quantized=quantized)

    form = f"onnx{_FORMAT}-{'int8' if quantized else 'float32'}"
    return converted(name, convert, form=form, progress=progress)


def _convert(
    checkpoint: Path,
    draft: Path,
    tokenizer: Any,  # noqa: ANN401 - transformers' own types
    config: Any,  # noqa: ANN401
    *,
    quantized: bool,
) -> None:
    _require_supported(checkpoint, config)
    weights = _weights(checkpoint)
    outputs = _target_tokens(checkpoint, tokenizer)
    table = weights["model.shared.weight"].float().numpy()
    bias = weights["final_logits_bias"].float().numpy().reshape(-1)[outputs]
    write_marian(
        draft,
        MarianShape(
            encoder_layers=config.encoder_layers,
            decoder_layers=config.decoder_layers,
            heads=config.decoder_attention_heads,
            activation=ACTIVATIONS[config.activation_function],
        ),
        lambda key: weights[f"model.{key}"].float().numpy(),
        weights["lm_head.weight"].float().numpy()[outputs],
        np.maximum(bias, NEVER) if bias.any() else None,
        quantized=quantized,
    )
    scale = config.d_model**0.5 if config.scale_embedding else 1.0
    Embeddings.write(draft, table, scale=scale, quantized=quantized)
    np.save(draft / _POSITIONS, weights["model.encoder.embed_positions.weight"].float().numpy())
    np.save(draft / _OUTPUTS, outputs)
    record = {
        "start": config.decoder_start_token_id,
        "end": config.eos_token_id,
        "vocabulary": tokenizer.get_vocab(),
    }
    (draft / _RECORD).write_text(json.dumps(record, ensure_ascii=False) + "\n", encoding="utf-8")


def _require_supported(checkpoint: Path, config: Any) -> None:  # noqa: ANN401
    """Raise PreparationError for a network that `write_marian` can't write."""
    unlike = config.encoder_attention_heads != config.decoder_attention_heads
    if unlike or not config.share_encoder_decoder_embeddings:
        raise PreparationError(
            f"{checkpoint} has unlike heads or vocabularies in encoder and decoder, which isn't supported.",
            hint="Run the model as hf:NAME.",
        )
    if config.activation_function not in ACTIVATIONS:
        raise PreparationError(
            f"{checkpoint} has the activation {config.activation_function}, which isn't supported.",
            hint="Run the model as hf:NAME.",
        )


def _weights(checkpoint: Path) -> Mapping[str, Any]:
    """Torch's tensors of *checkpoint*, by name."""
    from safetensors import SafetensorError
    from transformers import MarianMTModel

    try:
        weights: Mapping[str, Any] = MarianMTModel.from_pretrained(checkpoint).state_dict()
    except (OSError, ValueError, KeyError, RuntimeError, SafetensorError) as exc:
        raise PreparationError(f"The weights in {checkpoint} can't be read ({exc}).") from exc
    return weights


def _target_tokens(checkpoint: Path, tokenizer: Any) -> Integers:  # noqa: ANN401
    """The tokens that an output can have: those of the target's SentencePiece model, and the end.

    Source and target share one vocabulary, but no target that the model was trained on had a piece that its
    own SentencePiece model doesn't know. Leaving those out makes the output layer a good third smaller.
    """
    from sentencepiece import SentencePieceProcessor

    numbers: dict[str, int] = tokenizer.get_vocab()
    target = checkpoint / "target.spm"
    found = set(numbers.values())
    if target.is_file():
        model = SentencePieceProcessor(model_file=str(target))
        pieces = {model.id_to_piece(number) for number in range(model.get_piece_size())}
        found = {number for piece, number in numbers.items() if piece in pieces}
    never = {tokenizer.pad_token_id, tokenizer.unk_token_id}
    return np.asarray(sorted((found | {tokenizer.eos_token_id}) - never), dtype=np.int64)
