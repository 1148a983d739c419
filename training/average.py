"""Averages adapters of one line of training: `python -m training.average A B ... --out DIR`.

The mean of the factors (a "model soup", Wortsman et al. 2022), which works where the adapters descend from
one another; one of a lower rank counts as having zeros in the rest.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path

__all__ = ["average", "main"]


def average(adapters: Sequence[Path], out: Path, *, weights: Sequence[float] | None = None) -> None:
    """Writes the weighted mean of *adapters* to *out*, by default with equal weights.

    Raises ValueError where their scales (alpha / rank) differ or the weights don't fit.
    """
    import numpy as np
    from safetensors.numpy import load_file, save_file

    weights = weights or [1 / len(adapters)] * len(adapters)
    if len(weights) != len(adapters) or abs(sum(weights) - 1) > 1e-6:
        raise ValueError(f"{len(adapters)} adapters need as many weights with the sum 1, not {weights}")
    configs = [json.loads((folder / "adapter_config.json").read_text()) for folder in adapters]
    if len({config["lora_alpha"] / config["r"] for config in configs}) > 1:
        raise ValueError("the adapters' scales differ")
    largest = max(configs, key=lambda config: config["r"])
    total: dict[str, np.ndarray] = {}
    for folder, weight in zip(adapters, weights, strict=True):
        for name, tensor in load_file(folder / "adapter_model.safetensors").items():
            rows = largest["r"] if "lora_A" in name else tensor.shape[0]
            columns = largest["r"] if "lora_B" in name else tensor.shape[1]
            sum_ = total.setdefault(name, np.zeros((rows, columns), dtype=np.float32))
            sum_[: tensor.shape[0], : tensor.shape[1]] += weight * tensor.astype(np.float32)
    out.mkdir(parents=True, exist_ok=True)
    save_file(
        {name: tensor.astype(np.float16) for name, tensor in total.items()}, out / "adapter_model.safetensors"
    )
    (out / "adapter_config.json").write_text(json.dumps(largest, indent=2) + "\n")


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("adapters", type=Path, nargs="+")
    parser.add_argument("--weights", type=float, nargs="+")
    parser.add_argument("--out", type=Path, required=True)
    arguments = parser.parse_args()
    average(arguments.adapters, arguments.out, weights=arguments.weights)


if __name__ == "__main__":
    main()
