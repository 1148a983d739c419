"""Writes the base, with an adapter merged into it, as a CTranslate2 model."""

from __future__ import annotations

import gc
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from .adapter import Adapter
from .ggufreader import GGUF
from .vocabulary import Vocabulary

if TYPE_CHECKING:
    from ctranslate2.specs.common_spec import LayerNormSpec
    from ctranslate2.specs.transformer_spec import TransformerDecoderLayerSpec

__all__ = ["NORMS", "PROJECTIONS", "write_ct2"]

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
"""As `PROJECTIONS`, for the normalisation layers."""


def write_ct2(
    gguf: GGUF,
    adapter: Adapter | None,
    vocabulary: Vocabulary,
    folder: Path,
    *,
    quantization: str = "int8",
    progress: Callable[[float], None] | None = None,
) -> None:
    """Writes `model.bin`, `config.json` and `vocabulary.json` into *folder*.

    *quantization* as CTranslate2 names it (`int8`, `float32`). The embeddings have a row for each token of
    *vocabulary*, the output layer only for the first `vocabulary.outputs`. *progress* gets the share done, 0
    to 1.
    """
    from ctranslate2.specs import common_spec, transformer_spec

    about = gguf.metadata
    layers: int = about["gemma3.block_count"]
    window: int = about["gemma3.attention.sliding_window"]
    spec = transformer_spec.TransformerDecoderModelSpec.from_config(
        layers,
        about["gemma3.attention.head_count"],
        activation=common_spec.Activation.GELUTanh,
        pre_norm=True,
        ffn_glu=True,
        rms_norm=True,
        rotary_dim=about["gemma3.attention.key_length"],
        rotary_interleave=False,
        rotary_base=_LOCAL_ROTARY_BASE,
        num_heads_kv=about["gemma3.attention.head_count_kv"],
        head_dim=about["gemma3.attention.key_length"],
        sliding_window=window,
        pre_post_layer_norm=True,
        qk_norm=True,
    )
    decoder = spec.decoder
    decoder.scale_embeddings = True
    decoder.start_from_zero_embedding = False
    embeddings = gguf.tensor("token_embd.weight", rows=vocabulary.ids)
    decoder.embeddings.weight = embeddings
    decoder.projection.weight = embeddings[: vocabulary.outputs]
    _norm(decoder.layer_norm, gguf.tensor("output_norm.weight"))
    for number, layer in enumerate(decoder.layer):
        full = (number + 1) % _FULL_EVERY == 0
        base = about["gemma3.rope.freq_base"] if full else _LOCAL_ROTARY_BASE
        layer.self_attention.rotary_base = np.float32(base)
        layer.self_attention.sliding_window = np.int32(0 if full else window)
        _fill(layer, number, gguf, adapter)
        if progress is not None:
            progress((number + 1) / (layers + 2))
    spec.config.bos_token = "<bos>"
    spec.config.eos_token = "<eos>"
    spec.config.unk_token = "<unk>"
    spec.config.layer_norm_epsilon = about["gemma3.attention.layer_norm_rms_epsilon"]
    spec.register_vocabulary(vocabulary.pieces)
    spec.validate()
    spec.optimize(quantization=quantization)
    gc.collect()
    if progress is not None:
        progress((layers + 1) / (layers + 2))
    spec.save(str(folder))
    if progress is not None:
        progress(1.0)


def _norm(spec: LayerNormSpec, weight: npt.NDArray[np.float32]) -> None:
    # llama.cpp's converter added the one that Gemma's norms add to their weight; CTranslate2 adds it itself.
    spec.gamma = weight - np.float32(1)
    spec.layer_norm_use_residual = True


def _fill(layer: TransformerDecoderLayerSpec, number: int, gguf: GGUF, adapter: Adapter | None) -> None:
    def projection(name: str) -> npt.NDArray[np.float32]:
        weight = gguf.tensor(f"blk.{number}.{name}.weight")
        return weight if adapter is None else adapter.merge(f"layers.{number}.{PROJECTIONS[name]}", weight)

    def norm(spec: LayerNormSpec, name: str) -> None:
        _norm(spec, gguf.tensor(f"blk.{number}.{name}.weight"))

    norm(layer.input_layer_norm, "attn_norm")
    norm(layer.post_attention_layer_norm, "post_attention_norm")
    norm(layer.pre_feedforward_layer_norm, "ffn_norm")
    norm(layer.post_feedforward_layer_norm, "post_ffw_norm")
    norm(layer.self_attention.q_norm, "attn_q_norm")
    norm(layer.self_attention.k_norm, "attn_k_norm")
    layer.self_attention.linear[0].weight = np.concatenate([projection(f"attn_{part}") for part in "qkv"])
    layer.self_attention.linear[1].weight = projection("attn_output")
    layer.ffn.linear_0.weight = projection("ffn_gate")
    layer.ffn.linear_0_noact.weight = projection("ffn_up")
    layer.ffn.linear_1.weight = projection("ffn_down")
