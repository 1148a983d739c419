"""Packs short examples into rows of one fixed length, so that every step has the same shape.

A new shape makes oneDNN build new bfloat16 kernels and `torch.compile` a new graph, which costs more than the
step itself; padding costs time in proportion. Packing several examples to a row avoids both: attention is
kept inside an example by a block-diagonal mask, and positions start at zero in each.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

__all__ = ["Batch", "Example", "collate", "pack"]

POOL = 256
"""Examples among which those that fill a row are looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """Token ids of one prompt and the target that should follow it (with its end token).

    `worse` is a like sequence, of another prompt or another target, which is to be less likely than this one.
    """

    prompt: Sequence[int]
    target: Sequence[int]
    worse: Example | None = None

    def __len__(self) -> int:
        return sum(len(sequence.prompt) + len(sequence.target) for sequence in self.sequences)

    @property
    def sequences(self) -> list[Example]:
        """What goes into a row: itself and, where there is one, the worse one."""
        return [self, self.worse] if self.worse else [self]


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """One training step.

    `ids`, `positions`: *Shape:* (rows, length). `segments`: the number of the sequence that a token belongs
    to, -1 for padding, same shape. `predict`: flat indices of the tokens whose successor is a target token;
    `labels`: that successor; `owner`: the number of its sequence; all *Shape:* (targets,). `rivals`: numbers
    of two sequences of which the first is to be likelier, *Shape:* (pairs, 2). `sequences` and `examples`:
    how many there are; an example has one sequence or two.
    """

    ids: np.ndarray
    positions: np.ndarray
    segments: np.ndarray
    predict: np.ndarray
    labels: np.ndarray
    owner: np.ndarray
    rivals: np.ndarray
    sequences: int
    examples: int


def pack(examples: Iterable[Example], *, length: int) -> Iterator[list[Example]]:
    """Yields rows: lists of examples that together have at most `length` tokens.

    Best fit, longest first, within a pool of examples, so that order stays random beyond it.
    Raises ValueError for an example longer than a row; the caller decides what to do about those.
    """
    waiting: list[Example] = []
    for example in examples:
        if len(example) > length:
            raise ValueError(f"an example of {len(example)} tokens doesn't fit a row of {length}")
        waiting.append(example)
        if len(waiting) >= POOL:
            yield _fill(waiting, length)
    while waiting:
        yield _fill(waiting, length)


def _fill(waiting: list[Example], length: int) -> list[Example]:
    # The oldest goes first, so that nothing waits for ever; then whatever fits best.
    row = [waiting.pop(0)]
    space = length - len(row[0])
    while True:
        fitting = [index for index, example in enumerate(waiting) if len(example) <= space]
        if not fitting:
            return row
        best = max(fitting, key=lambda index: len(waiting[index]))
        space -= len(waiting[best])
        row.append(waiting.pop(best))


def collate(rows: Sequence[Sequence[Example]], *, length: int, pad: int) -> Batch:
    """Lays rows out as arrays."""
    shape = (len(rows), length)
    ids = np.full(shape, pad, dtype=np.int64)
    positions = np.zeros(shape, dtype=np.int64)
    segments = np.full(shape, -1, dtype=np.int64)
    predict: list[int] = []
    labels: list[int] = []
    owner: list[int] = []
    rivals: list[tuple[int, int]] = []
    number = 0
    for r, row in enumerate(rows):
        at = 0
        for example in row:
            if example.worse:
                rivals.append((number, number + 1))
            for sequence in example.sequences:
                end = at + len(sequence.prompt) + len(sequence.target)
                ids[r, at:end] = [*sequence.prompt, *sequence.target]
                positions[r, at:end] = np.arange(end - at)
                segments[r, at:end] = number
                first = r * length + at + len(sequence.prompt) - 1
                predict.extend(range(first, first + len(sequence.target)))
                labels.extend(sequence.target)
                owner.extend([number] * len(sequence.target))
                at = end
                number += 1
    return Batch(
        ids=ids,
        positions=positions,
        segments=segments,
        predict=np.asarray(predict),
        labels=np.asarray(labels),
        owner=np.asarray(owner),
        rivals=np.asarray(rivals, dtype=np.int64).reshape(-1, 2),
        sequences=number,
        examples=sum(len(row) for row in rows),
    )
