"""Reads a GGUF file that lies in memory.

The `gguf` package dequantizes; its reader makes one NumPy array for each of the 262,144 tokens, which takes
ten seconds and half a gigabyte, so the header is read here. The format:
https://github.com/ggml-org/ggml/blob/master/docs/gguf.md
"""

import mmap
import struct
from dataclasses import dataclass, field
from math import prod
from typing import Any

import numpy as np
import numpy.typing as npt

from engine.errors import PreparationError

__all__ = ["GGUF", "Tensor"]

# Value types of the format by number, as struct characters; 8 is a string and 9 an array.
_SCALARS = {0: "B", 1: "b", 2: "H", 3: "h", 4: "I", 5: "i", 6: "f", 7: "?", 10: "Q", 11: "q", 12: "d"}
_STRING, _ARRAY = 8, 9


@dataclass(frozen=True, slots=True, kw_only=True)
class Tensor:
    """Where a tensor lies: *shape* outermost dimension first, *type* as GGML numbers it, *start* in bytes."""

    shape: tuple[int, ...]
    type: int
    start: int


@dataclass(slots=True)
class _Cursor:
    content: bytes | mmap.mmap
    at: int = 0

    def scalar(self, kind: str) -> Any:  # noqa: ANN401
        value = struct.unpack_from("<" + kind, self.content, self.at)[0]
        self.at += struct.calcsize("<" + kind)
        return value

    def string(self) -> str:
        length = self.scalar("Q")
        self.at += length
        return self.content[self.at - length : self.at].decode("utf-8")

    def value(self, kind: int) -> Any:  # noqa: ANN401
        if kind == _STRING:
            return self.string()
        if kind == _ARRAY:
            inner, count = self.scalar("I"), self.scalar("Q")
            if inner == _STRING:
                return [self.string() for _ in range(count)]
            array = np.frombuffer(self.content, dtype="<" + _SCALARS[inner], count=count, offset=self.at)
            self.at += array.nbytes
            return array.copy()
        return self.scalar(_SCALARS[kind])


@dataclass(frozen=True, slots=True, kw_only=True)
class GGUF:
    """*metadata*: scalars, strings, lists of strings and arrays by key; *tensors* by name."""

    metadata: dict[str, Any]
    tensors: dict[str, Tensor]
    content: bytes | mmap.mmap = field(repr=False)

    @classmethod
    def parse(cls, content: bytes | mmap.mmap) -> "GGUF":
        """Reads the header. Raises PreparationError for anything but GGUF 2 or 3."""
        cursor = _Cursor(content)
        if bytes(content[:4]) != b"GGUF" or struct.unpack_from("<I", content, 4)[0] not in (2, 3):
            raise PreparationError("This is no GGUF file of version 2 or 3.")
        cursor.at = 8
        tensor_count, key_count = cursor.scalar("Q"), cursor.scalar("Q")
        metadata = {}
        for _ in range(key_count):
            key = cursor.string()
            metadata[key] = cursor.value(cursor.scalar("I"))
        described = []
        for _ in range(tensor_count):
            name = cursor.string()
            dimensions = [cursor.scalar("Q") for _ in range(cursor.scalar("I"))]
            described.append((name, tuple(reversed(dimensions)), cursor.scalar("I"), cursor.scalar("Q")))
        alignment = metadata.get("general.alignment", 32)
        data = -(-cursor.at // alignment) * alignment
        tensors = {n: Tensor(shape=s, type=t, start=data + offset) for n, s, t, offset in described}
        return cls(metadata=metadata, tensors=tensors, content=content)

    def tensor(self, name: str, *, rows: npt.NDArray[np.int64] | None = None) -> npt.NDArray[np.float32]:
        """A tensor, dequantized to float32; of a matrix only *rows*, in that order, where given."""
        from gguf import GGML_QUANT_SIZES, GGMLQuantizationType
        from gguf.quants import dequantize

        tensor = self.tensors[name]
        kind = GGMLQuantizationType(tensor.type)
        block, size = GGML_QUANT_SIZES[kind]
        columns = tensor.shape[-1] // block * size
        count = prod(tensor.shape[:-1]) * columns
        packed = np.frombuffer(self.content, dtype=np.uint8, count=count, offset=tensor.start)
        packed = packed.reshape(*tensor.shape[:-1], columns)
        if rows is not None:
            packed = packed[rows]
        # A copy: where the file holds float32 it would be a view, which keeps the file from being closed.
        return np.array(dequantize(packed, kind), dtype=np.float32, order="C")
