"""Weights as 8-bit integers with a scale for each row."""

import numpy as np
import numpy.typing as npt

__all__ = ["quantize_rows"]

_TINY = 1e-12
_ROWS = 4096
"""Rows at a time: a vocabulary's table has hundreds of megabytes, and this makes three copies of its part."""


def quantize_rows(
    table: npt.NDArray[np.float32], *, levels: int
) -> tuple[npt.NDArray[np.int8], npt.NDArray[np.float32]]:
    """The rows of *table* as integers from -*levels* to *levels*, and the scale that each multiplies with.

    *Shape:* (rows, width) to (rows, width) and (rows,)
    """
    integers = np.empty(table.shape, dtype=np.int8)
    scales = np.empty(len(table), dtype=np.float32)
    for start in range(0, len(table), _ROWS):
        part = table[start : start + _ROWS]
        scales[start : start + _ROWS] = np.maximum(np.abs(part).max(axis=1), _TINY) / levels
        integers[start : start + _ROWS] = np.rint(part / scales[start : start + _ROWS, None])
    return integers, scales
