"""Write the base, with an adapter merged into it, as graphs for ONNX Runtime."""

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from engine.onnx.embeddings import Embeddings
from engine.onnx.gemma import GemmaShape, write_gemma

from .adapter import Adapter
from .gguf_reader import GGUF
from .smoothing import smoothed
from .vocabulary import Vocabulary

__all__ = ["NORMS", "PROJECTIONS", "write_network"]

# Gemma 3: every sixth layer attends to everything, the others to a window; each kind has its own rotary base.
_FULL_EVERY = 6
_LOCAL_ROTARY_BASE = 10_000.0
PROJECTIONS = {
    "attn_q": "self_attn.q_proj",
    "attn_k": "self_attn.k_proj",
    "attn_v": "self_attn.v_proj",
    "attn_output": "self_attn.o_proj",
    "ffn_gate": "mlp.gate_proj",
    "ffn_up": "mlp.up_proj",
    "ffn_down": "mlp.down_proj",
}
"""The GGUF file's names of the weights that an adapter changes, and transformers' names."""
NORMS = {
    "attn_norm": "input_layernorm",
    "post_attention_norm": "post_attention_layernorm",
    "ffn_norm": "pre_feedforward_layernorm",
    "post_ffw_norm": "post_feedforward_layernorm",
    "attn_q_norm": "self_attn.q_norm",
    "attn_k_norm": "self_attn.k_norm",
}
"""As `PROJECTIONS`, for the normalization layers."""
_IN_GGUF = {
    "q": "attn_q",
    "k": "attn_k",
    "v": "attn_v",
    "o": "attn_output",
    "gate": "ffn_gate",
    "up": "ffn_up",
    "down": "ffn_down",
    "input_norm": "attn_norm",
    "attention_norm": "post_attention_norm",
    "feed_norm": "ffn_norm",
    "output_norm": "post_ffw_norm",
    "q_norm": "attn_q_norm",
    "k_norm": "attn_k_norm",
}
"""What `write_gemma` calls the weights of a layer, and the GGUF file."""


def write_network(
    gguf: GGUF,
    adapter: Adapter,
    vocabulary: Vocabulary,
    folder: Path,
    *,
    quantized: bool = True,
    progress: Callable[[float], None] | None = None,
) -> None:
    """Write the graphs and the embeddings into *folder*.

    *progress* gets the share done, 0 to 1. Raises ValueError or KeyError for an adapter that doesn't fit.
    """
    shape = _shape(gguf.metadata, positions=adapter.context)

    def merged(name: str) -> npt.NDArray[np.float32]:
        number, _, part = name.rpartition(".")
        if not number:
            return gguf.tensor("output_norm.weight")
        if progress is not None and part == "down":
            progress((int(number) + 1) / (shape.layers + 3))
        found = gguf.tensor(f"blk.{number}.{_IN_GGUF[part]}.weight")
        changed = PROJECTIONS.get(_IN_GGUF[part])
        return found if changed is None else adapter.merge(f"layers.{number}.{changed}", found)

    table = gguf.tensor("token_embd.weight", rows=vocabulary.ids)
    Embeddings.write(folder, table, scale=table.shape[1] ** 0.5, quantized=quantized)
    weight = smoothed(merged, adapter.calibration, heads=shape.heads) if quantized else merged
    basis = None if adapter.generation is None else adapter.calibration["directions"]
    write_gemma(folder, shape, weight, table, basis, frequent=len(adapter.frequent), quantized=quantized)
    if progress is not None:
        progress(1.0)


def _shape(about: Mapping[str, Any], *, positions: int) -> GemmaShape:
    """The network that a GGUF file's metadata tells *about*."""
    layers: int = about["gemma3.block_count"]
    full = [(number + 1) % _FULL_EVERY == 0 for number in range(layers)]
    return GemmaShape(
        layers=layers,
        heads=about["gemma3.attention.head_count"],
        head_size=about["gemma3.attention.key_length"],
        epsilon=about["gemma3.attention.layer_norm_rms_epsilon"],
        rotary_bases=tuple(
            about["gemma3.rope.freq_base"] if everything else _LOCAL_ROTARY_BASE for everything in full
        ),
        windows=tuple(
            None if everything else about["gemma3.attention.sliding_window"] for everything in full
        ),
        positions=positions,
    )
