"""A checkpoint that transformers loads and runs, whatever its architecture."""

import threading
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..cpu import default_threads
from ..decoding import Beam, Decoding, Sampling, renamed
from ..errors import GenerationError, PreparationError
from ..extras import need
from ..interruption import check_interrupted
from ..store.hub import find_checkpoint
from .sequence_format import load_tokenizer

__all__ = ["Checkpoint", "has_encoder"]

_UNREADABLE = (OSError, ValueError, KeyError, RuntimeError)
"""What transformers raises for files that are missing, broken or of no kind that it knows."""
_NAMES = {
    "beam_size": "num_beams",
    "alternatives": "num_return_sequences",
    "length_penalty": "length_penalty",
    "repetition_penalty": "repetition_penalty",
    "no_repeat_ngram": "no_repeat_ngram_size",
    "top_k": "top_k",
    "temperature": "temperature",
}
"""What transformers calls the values of a decoding."""
_seeding = threading.Lock()
"""torch has one random generator for the whole process."""


class Checkpoint:
    """A tokenizer and a model that *kind*, one of transformers' Auto classes, loads from *model*."""

    def __init__(self, model: str, kind: str, *, name: str, threads: int | None, device: str) -> None:
        self._name = name
        need("torch", "transformers", what=name)
        path = find_checkpoint(model, name=name).path
        self._tokenizer, self._model = _load(path, kind, name, threads, device)
        self._turn = threading.Lock()

    @property
    def name(self) -> str:
        """The name that a brief shows, such as ``hf:OWNER/NAME``."""
        return self._name

    @property
    def revision(self) -> str:
        """Empty: what the reference for the other runtimes says is never taken from a cache."""
        return ""

    def _generate(
        self, ids: list[list[int]], mask: list[list[int]], decoding: Decoding, options: Mapping[str, Any]
    ) -> tuple[list[list[int]], list[float]]:
        """Rows of output tokens and their mean log-probabilities; *options* are transformers' own.

        Raises GenerationError.
        """
        import torch

        check_interrupted()
        settings = {**_options(decoding), **options}
        try:
            with self._turn, torch.inference_mode(), _seeding:
                if isinstance(decoding, Sampling):
                    torch.manual_seed(decoding.seed)
                output = self._model.generate(
                    input_ids=torch.tensor(ids, device=self._model.device),
                    attention_mask=torch.tensor(mask, device=self._model.device),
                    return_dict_in_generate=True,
                    output_scores=True,
                    **settings,
                )
                scores = self._model.compute_transition_scores(
                    output.sequences,
                    output.scores,
                    getattr(output, "beam_indices", None),
                    normalize_logits=not isinstance(decoding, Beam),
                )
        except (RuntimeError, ValueError, IndexError) as exc:
            raise GenerationError(f"{self._name}: transformers failed ({exc}).") from exc
        means = []
        for row in scores:
            real = row[torch.isfinite(row) & (row < 0)]
            means.append(float(real.mean()) if len(real) else 0.0)
        return output.sequences.tolist(), means


def has_encoder(model: str, *, name: str) -> bool:
    """Whether *model*'s configuration is that of an encoder and a decoder. Raises PreparationError."""
    need("torch", "transformers", what=name)
    from transformers import AutoConfig

    path = find_checkpoint(model, name=name).path
    try:
        return bool(AutoConfig.from_pretrained(path).is_encoder_decoder)
    except _UNREADABLE as exc:
        raise _unloadable(name, path, exc) from exc


def _load(path: Path, kind: str, name: str, threads: int | None, device: str) -> tuple[Any, Any]:
    import torch
    import transformers
    from safetensors import SafetensorError

    torch.set_num_threads(threads or default_threads())
    available = torch.cuda.is_available()
    if device == "cuda" and not available:
        raise PreparationError(
            f"{name} was asked for on a GPU, and PyTorch sees none.",
            hint="Use the device `auto`, which takes a GPU where there is one, or `cpu`.",
        )
    place = "cuda" if device != "cpu" and available else "cpu"
    try:
        tokenizer = load_tokenizer(path)
        model = getattr(transformers, kind).from_pretrained(path, dtype=torch.float32).to(place).eval()
    except (*_UNREADABLE, SafetensorError) as exc:
        raise _unloadable(name, path, exc) from exc
    return tokenizer, model


def _unloadable(name: str, path: Path, exc: Exception) -> PreparationError:
    return PreparationError(
        f"transformers can't load {name} from {path} ({exc}).",
        hint="It needs config.json, the tokenizer's files and the weights of a model of this kind.",
    )


def _options(decoding: Decoding) -> dict[str, Any]:
    """What transformers is to do for *decoding*, whatever a model's own configuration says."""
    sampled = {"do_sample": True, "top_p": 1.0} if isinstance(decoding, Sampling) else {"do_sample": False}
    return {"num_beams": 1, **sampled, **renamed(decoding, _NAMES)}
