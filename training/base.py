"""Writes the base model as transformers reads it: `python -m training.base OUT`.

The bundled GGUF file dequantized, so that what is trained fits what will run, with its whole vocabulary as a
SentencePiece model. 540 MB.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from engine.backends.embedded import Adapter
    from engine.backends.embedded.gguf_reader import GGUF

__all__ = ["main", "write_base"]


def write_base(out: Path, *, dtype: str = "bfloat16", adapter: Adapter | None = None) -> None:
    """Writes `config.json`, `model.safetensors` (of *dtype*) and `tokenizer.model` into *out*.

    With an *adapter* it is merged.
    """
    import numpy as np
    import torch
    from safetensors.torch import save_file

    from engine.backends.embedded.gguf_reader import GGUF
    from engine.backends.embedded.vocabulary import Vocabulary, sentencepiece_model
    from engine.store.bundled import base_model_path

    gguf = GGUF.parse(base_model_path().read_bytes())
    out.mkdir(parents=True, exist_ok=True)
    tensors = {
        name: torch.from_numpy(weight).to(getattr(torch, dtype)) for name, weight in _weights(gguf, adapter)
    }
    save_file(tensors, out / "model.safetensors", metadata={"format": "pt"})
    (out / "config.json").write_text(json.dumps(_config(gguf.metadata), indent=2) + "\n")
    pieces = [piece.replace(" ", "▁") for piece in gguf.metadata["tokenizer.ggml.tokens"]]
    vocabulary = Vocabulary(
        pieces=pieces,
        scores=gguf.metadata["tokenizer.ggml.scores"],
        types=gguf.metadata["tokenizer.ggml.token_type"],
        ids=np.arange(len(pieces)),
    )
    (out / "tokenizer.model").write_bytes(sentencepiece_model(vocabulary))


def _weights(gguf: GGUF, adapter: Adapter | None) -> Iterator[tuple[str, NDArray[np.float32]]]:
    """The weights by transformers' names, the *adapter* merged."""
    from engine.backends.embedded.convert import NORMS, PROJECTIONS

    yield "model.embed_tokens.weight", gguf.tensor("token_embd.weight")
    # llama.cpp keeps the norms with the one added that transformers adds itself.
    yield "model.norm.weight", gguf.tensor("output_norm.weight") - 1
    for layer in range(gguf.metadata["gemma3.block_count"]):
        for name, theirs in NORMS.items():
            yield f"model.layers.{layer}.{theirs}.weight", gguf.tensor(f"blk.{layer}.{name}.weight") - 1
        for name, theirs in PROJECTIONS.items():
            weight = gguf.tensor(f"blk.{layer}.{name}.weight")
            merged = weight if adapter is None else adapter.merge(f"layers.{layer}.{theirs}", weight)
            yield f"model.layers.{layer}.{theirs}.weight", merged


def _config(about: Mapping[str, Any]) -> dict[str, Any]:
    """What transformers has to know of the model whose file has the metadata *about*."""
    layers = about["gemma3.block_count"]
    return {
        "architectures": ["Gemma3ForCausalLM"],
        "model_type": "gemma3_text",
        "vocab_size": len(about["tokenizer.ggml.tokens"]),
        "hidden_size": about["gemma3.embedding_length"],
        "intermediate_size": about["gemma3.feed_forward_length"],
        "num_hidden_layers": layers,
        "num_attention_heads": about["gemma3.attention.head_count"],
        "num_key_value_heads": about["gemma3.attention.head_count_kv"],
        "head_dim": about["gemma3.attention.key_length"],
        "query_pre_attn_scalar": about["gemma3.attention.key_length"],
        "sliding_window": about["gemma3.attention.sliding_window"],
        "rms_norm_eps": about["gemma3.attention.layer_norm_rms_epsilon"],
        "layer_types": [("full" if i % 6 == 5 else "sliding") + "_attention" for i in range(layers)],
        "rope_parameters": {
            "full_attention": {"rope_type": "default", "rope_theta": about["gemma3.rope.freq_base"]},
            "sliding_attention": {"rope_type": "default", "rope_theta": 10000.0},
        },
        "tie_word_embeddings": True,
        "pad_token_id": 0,
        "eos_token_id": 1,
        "bos_token_id": 2,
    }


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    write_base(parser.parse_args().out)


if __name__ == "__main__":
    main()
