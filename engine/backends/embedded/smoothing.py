"""Evens out what the quantized products read, channel by channel (SmoothQuant, Xiao et al. 2023).

Some channels of a product's inputs are a hundred times as large as others. A row has one scale, so that these
leave the others few of its 255 levels. Here each channel is divided by a factor, in the weights that write
it, and the weights that read it are multiplied by the same: in exact numbers nothing changes, and the graph
gets no longer.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache

import numpy as np
import numpy.typing as npt

__all__ = ["smoothed"]

_Weights = npt.NDArray[np.float32]
_PARTS = ("input_norm", "q", "k", "v", "o", "feed_norm", "gate", "up", "down")
_SMALLEST = 1e-4


def smoothed(
    weight: Callable[[str], _Weights], magnitudes: Mapping[str, _Weights], *, heads: int
) -> Callable[[str], _Weights]:
    """*weight*, a source of tensors by the names of `engine.onnx.gemma.write_gemma`, smoothed.

    *magnitudes* has, for layer N, how large each channel is that `N.qkv`, `N.o`, `N.gate_up` and `N.down`
    read; `training.calibrate` measures it. *Shape:* (in,) All *heads* share one head of values. Raises
    KeyError where a layer is missing from *magnitudes*.
    """

    # A layer's tensors are asked for one after the other.
    @lru_cache(maxsize=1)
    def layer(number: str) -> dict[str, _Weights]:
        parts = {part: weight(f"{number}.{part}") for part in _PARTS}

        def factors(read: str, readers: tuple[str, ...], *, shared_by: int = 1) -> _Weights:
            """The geometric mean of evening out the inputs alone and the weights alone."""
            columns = np.concatenate([parts[reader] for reader in readers])
            weights = np.sqrt((columns**2).mean(axis=0)).reshape(shared_by, -1).max(axis=0)
            inputs = magnitudes[f"{number}.{read}"].reshape(shared_by, -1).max(axis=0)
            factor: _Weights = np.sqrt(np.maximum(inputs, _SMALLEST) / np.maximum(weights, _SMALLEST))
            for reader in readers:
                parts[reader] = parts[reader] * np.tile(factor, shared_by)
            return factor

        parts["input_norm"] = parts["input_norm"] / factors("qkv", ("q", "k", "v"))
        parts["v"] = parts["v"] / factors("o", ("o",), shared_by=heads)[:, None]
        parts["feed_norm"] = parts["feed_norm"] / factors("gate_up", ("gate", "up"))
        parts["up"] = parts["up"] / factors("down", ("down",))[:, None]
        return parts

    def found(name: str) -> _Weights:
        number, _, part = name.rpartition(".")
        return layer(number)[part] if part in _PARTS else weight(name)

    return found
