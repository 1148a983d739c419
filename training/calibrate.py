"""Measures what goes through the network with an adapter: `python -m training.calibrate TASK …`.

Writes `calibration.safetensors` into the adapter's folder: what `engine.backends.embedded.smoothing` and
`engine.onnx.approximate_head` need where products are of 8-bit integers, and the tokens that are frequent in
outputs.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from engine.backends.embedded.gguf_reader import GGUF
from engine.backends.embedded.vocabulary import CONTROL, trimmed
from engine.onnx.approximate_head import find_basis
from engine.store.bundled import base_model_path
from engine.store.home import home
from training import command, scorer, summarizer, translator
from training.packing import Example

__all__ = ["READERS", "frequent_tokens", "main", "measured"]

READERS = {
    "qkv": "self_attn.q_proj",
    "o": "self_attn.o_proj",
    "gate_up": "mlp.gate_proj",
    "down": "mlp.down_proj",
}
"""The groups of products that read the same, and one of transformers' modules in each."""


def measured(model: Any, examples: Sequence[Example]) -> tuple[dict[str, Any], Any]:
    """How large what the layers' products read is, channel by channel, and the states' covariance.

    The first is the fourth root of the mean fourth power: between the mean, which overlooks what is large now
    and then, and the largest, which one token decides. `<bos>` isn't counted: it is unlike any other, and has
    a scale of its own. Its keys are `N.qkv` and so on, as in `READERS`. The covariance is that of the states
    that targets are put out from, not centred. *model* is a `Gemma3ForCausalLM`. *Shape:* (in,) each,
    (width, width)
    """
    import torch

    sums: dict[str, Any] = {}

    def watch(key: str) -> Any:
        def hook(_module: Any, inputs: tuple[Any, ...]) -> None:
            sums[key] = sums.get(key, 0) + (inputs[0][0, 1:].double() ** 4).sum(0)

        return hook

    handles = [
        layer.get_submodule(module).register_forward_pre_hook(watch(f"{number}.{group}"))
        for number, layer in enumerate(model.model.layers)
        for group, module in READERS.items()
    ]
    covariance = 0
    with torch.no_grad():
        for example in examples:
            ids = torch.tensor([[*example.prompt, *example.target]])
            states = model.model(input_ids=ids).last_hidden_state[0, len(example.prompt) - 1 : -1].double()
            covariance = covariance + states.T @ states
    for handle in handles:
        handle.remove()
    tokens = sum(len(example) - 1 for example in examples)
    targets = sum(len(example.target) for example in examples)
    return {key: (total / tokens) ** 0.25 for key, total in sums.items()}, covariance / targets


def frequent_tokens(
    tokenizer: Any, examples: Sequence[Example], words: Iterable[str]
) -> npt.NDArray[np.int64]:
    """The tokens that the examples' targets have, those that spell one of *words*, with or without a space
    before it and in whatever case, and those that any text can be written with: single characters and bytes.
    """
    known = {word.casefold() for word in words}
    found = {token for example in examples for token in example.target}.union(CONTROL.tolist())
    for token in range(tokenizer.vocab_size()):
        text = tokenizer.id_to_piece(token).removeprefix("▁")
        if len(text) <= 1 or text.casefold() in known or tokenizer.is_byte(token):
            found.add(token)
    return np.asarray(sorted(found), dtype=np.int64)


def main() -> None:
    """The command line."""
    tasks = {
        "translator": translator.read_examples,
        "summarizer": summarizer.read_examples,
        "scorer": scorer.read_examples,
    }
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("task", choices=tasks)
    options.add_argument("--adapter", type=Path, required=True, help="a folder as a training run writes it")
    options.add_argument("--data", type=Path, required=True, nargs="+", help="what it was trained on")
    options.add_argument(
        "--words", type=Path, nargs="*", default=[], help="a word a line: what outputs may have besides"
    )
    options.add_argument("--base", type=Path, help="what the adapter was trained on")
    options.add_argument("--examples", type=int, default=300)
    arguments = options.parse_args()

    from peft import PeftModel
    from safetensors.numpy import save_file
    from transformers import Gemma3ForCausalLM

    only_scores = arguments.task == "scorer"
    if arguments.base is None:
        arguments.base = scorer.base_with_translator() if only_scores else home() / "training" / "base"
    tokenizer = command.base_tokenizer(arguments.base)
    everything = tasks[arguments.task](arguments.data, tokenizer)
    words = [word for path in arguments.words for word in path.read_text(encoding="utf-8").split()]
    chosen = random.Random(1).sample(everything, min(arguments.examples, len(everything)))
    model = Gemma3ForCausalLM.from_pretrained(arguments.base, dtype="float32")
    merged = PeftModel.from_pretrained(model, str(arguments.adapter)).merge_and_unload()
    magnitudes, covariance = measured(merged, chosen)
    found = {key: value.numpy().astype(np.float16) for key, value in magnitudes.items()}
    gguf = GGUF.parse(base_model_path().read_bytes())
    frequent = np.intersect1d(frequent_tokens(tokenizer, everything, words), trimmed(gguf).ids)
    if not only_scores:  # there is no shortlist to find
        basis = find_basis(gguf.tensor("token_embd.weight", rows=frequent), covariance.numpy())
        found["directions"] = basis.astype(np.float16)
    found["usual"] = np.packbits(np.isin(np.arange(tokenizer.vocab_size()), frequent))
    save_file(found, arguments.adapter / "calibration.safetensors")


if __name__ == "__main__":
    main()
