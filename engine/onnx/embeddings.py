"""The embeddings of tokens, with which they go into a network, read from disk as they are needed."""

from pathlib import Path

import numpy as np
import numpy.typing as npt

from engine.errors import PreparationError

from .network import Floats, Integers
from .quantization import quantize_rows

__all__ = ["Embeddings"]

_TABLE, _SCALES = "embeddings.npy", "embedding-scales.npy"


class Embeddings:
    """A table of vectors in *folder*, with a row for each token. *Shape:* (tokens, width)

    It stays on disk, and in memory only as far as it was read. Raises PreparationError where it is missing.
    """

    def __init__(self, folder: Path) -> None:
        try:
            self._table = np.load(folder / _TABLE, mmap_mode="r")
            self._scales = np.load(folder / _SCALES)
        except (OSError, EOFError, ValueError) as exc:
            raise PreparationError(
                f"The model in {folder} can't be read ({exc}).", hint=f"Remove {folder} and try again."
            ) from exc

    def __getitem__(self, tokens: Integers) -> Floats:
        """The vectors of *tokens*. *Shape:* (…) to (…, width)"""
        found: Floats = self._table[tokens] * self._scales[tokens][..., None]
        return found

    @staticmethod
    def write(folder: Path, table: Floats, *, scale: float, quantized: bool) -> None:
        """Keep *table* times *scale*; *quantized* to 8 bits, each row with a scale of its own."""
        scales: npt.NDArray[np.float32] = np.full(len(table), scale, dtype=np.float32)
        if quantized:
            integers, own = quantize_rows(table, levels=127)
            np.save(folder / _TABLE, integers)
            scales *= own
        else:
            np.save(folder / _TABLE, table)
        np.save(folder / _SCALES, scales)
