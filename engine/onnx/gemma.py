"""The graphs of Gemma 3: a decoder without an encoder."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from .approximate_head import add_approximate_head
from .graph import Graph, Weights
from .network import BODY, HEAD, NEVER, candidates

__all__ = ["GemmaShape", "write_gemma"]


@dataclass(frozen=True, slots=True, kw_only=True)
class GemmaShape:
    """What a checkpoint says of itself, and how many positions are wanted of it."""

    layers: int
    heads: int
    head_size: int
    epsilon: float
    rotary_bases: tuple[float, ...]
    """One a layer."""
    windows: tuple[int | None, ...]
    """How many tokens a layer attends to, itself counted; None where to all. One a layer."""
    positions: int
    """Tokens of prompt and output."""


def write_gemma(
    folder: Path,
    shape: GemmaShape,
    weight: Callable[[str], Weights],
    head: Weights,
    basis: Weights | None,
    *,
    frequent: int,
    quantized: bool,
) -> None:
    """Write the body and the head into *folder*.

    *weight* gives tensors by name: `N.input_norm`, `N.q`, `N.k`, `N.v`, `N.q_norm`, `N.k_norm`, `N.o`,
    `N.attention_norm`, `N.feed_norm`, `N.gate`, `N.up`, `N.down`, `N.output_norm` for layer N, and `norm`; a
    norm's weight is what it multiplies with. *head* has a row for each token that can be put out. Where
    *quantized*, products are of 8-bit integers, and the head scores the first *frequent* tokens in *basis*
    first (see `approximate_head`). Without a *basis* it is the head of a network that only scores (see
    `Network.totals`).
    """
    width = head.shape[1]
    graph = Graph(quantized=quantized)
    state = graph.input("inputs", np.float32, ["rows", "length", width])
    body = _Body(graph, shape)
    for number in range(shape.layers):
        state = body.layer(state, number, weight)
    graph.output(body.norm(state, weight("norm")), "states")
    graph.save(folder / BODY)
    graph = Graph(quantized=quantized)
    states = graph.input("states", np.float32, ["rows", width])
    if basis is None:
        total = graph.apply(
            "ReduceLogSumExp",
            graph.linear(states, head[:frequent]),
            graph.constant([-1], np.int64),
            keepdims=0,
        )
        graph.output(total, "totals")
    elif quantized:
        add_approximate_head(graph, states, head, basis, frequent=frequent)
    else:
        candidates(graph, graph.linear(states, head))
    graph.save(folder / HEAD)


class _Body:
    """The layers; see `network.Network` for the inputs and outputs."""

    def __init__(self, graph: Graph, shape: GemmaShape) -> None:
        self._graph = graph
        self._shape = shape
        size = shape.head_size
        self._positions = graph.input("positions", np.int64, ["rows", "length"])
        self._memory_mask = graph.input("memory_mask", np.float32, ["sentences", 1, "memory"])
        self._mask = graph.input("mask", np.float32, ["length", "total"])
        self._slots = graph.input("slots", np.int64, ["slots"])
        self._places = graph.input("places", np.int64, ["rows"])
        self._sentences = graph.shape_of(self._memory_mask, 0)
        self._memory = graph.shape_of(self._memory_mask, 2)
        self._rows = graph.shape_of(self._positions, 0)
        self._total = graph.shape_of(self._mask, 1)
        # A layer whose window is as long as all positions attends like one without a window.
        self._windows = [
            None if window is None or window >= shape.positions else window for window in shape.windows
        ]
        self._masks = {window: self._masks_of(window) for window in set(self._windows)}
        self._tables = {
            base: tuple(graph.constant(table) for table in _rotary(base, size, shape.positions))
            for base in set(shape.rotary_bases)
        }

    def _masks_of(self, window: int | None) -> tuple[str, str]:
        """What is added to the scores of the memory's tokens, and of the row's own.

        A row of the memory is a prompt from position 0 on, and beside it only one token is read at a time:
        all rows of a sentence are at the same position.
        """
        if window is None:
            return self._memory_mask, self._mask
        graph = self._graph
        position = graph.first(self._by_sentence(self._positions, 1))
        memory = graph.apply("Sub", position, self._counted(self._memory))
        length = graph.shape_of(self._positions, 1)
        past = graph.apply("Sub", self._total, length)
        reading = graph.apply("Add", self._counted(length), past)
        own = graph.apply("Sub", graph.reshaped(reading, -1, 1), self._counted(self._total))
        limit, never = graph.constant([window], np.int64), graph.constant([NEVER])
        memory_mask, mask = (
            graph.apply("Where", graph.apply("Less", distance, limit), mask, never)
            for distance, mask in ((memory, self._memory_mask), (own, self._mask))
        )
        return memory_mask, mask

    def _counted(self, count: str) -> str:
        """0, 1, … up to *count*, a value of shape (1,), which isn't among them."""
        graph = self._graph
        first, step = graph.constant(0, np.int64), graph.constant(1, np.int64)
        return graph.apply("Range", first, graph.apply("Squeeze", count), step)

    def norm(self, value: str, weight: Weights) -> str:
        return self._graph.apply(
            "RMSNormalization", value, self._graph.constant(weight), axis=-1, epsilon=self._shape.epsilon
        )

    def layer(self, state: str, number: int, weight: Callable[[str], Weights]) -> str:
        graph = self._graph
        attended = self._attention(self.norm(state, weight(f"{number}.input_norm")), number, weight)
        attended = self.norm(
            graph.linear(attended, weight(f"{number}.o")), weight(f"{number}.attention_norm")
        )
        state = graph.apply("Add", state, attended)
        inner = self.norm(state, weight(f"{number}.feed_norm"))
        wide = graph.linear(inner, np.concatenate([weight(f"{number}.gate"), weight(f"{number}.up")]))
        gate, up = graph.split_by("Split", wide, count=2, axis=-1, num_outputs=2)
        gated = graph.apply("Mul", graph.apply("Gelu", gate, approximate="tanh"), up)
        return graph.apply(
            "Add",
            state,
            self.norm(graph.linear(gated, weight(f"{number}.down")), weight(f"{number}.output_norm")),
        )

    def _attention(self, state: str, number: int, weight: Callable[[str], Weights]) -> str:
        graph, shape = self._graph, self._shape
        heads, size = shape.heads, shape.head_size
        parts = graph.constant([heads * size, size, size], np.int64)
        joined = graph.linear(
            state, np.concatenate([weight(f"{number}.q"), weight(f"{number}.k"), weight(f"{number}.v")])
        )
        query, key, value = graph.split_by("Split", joined, parts, count=3, axis=-1)
        # The scale of the scores goes into the queries' norm.
        query = self.norm(graph.reshaped(query, 0, 0, heads, size), weight(f"{number}.q_norm") * size**-0.5)
        key = self.norm(graph.reshaped(key, 0, 0, 1, size), weight(f"{number}.k_norm"))
        query = self._rotated(graph.apply("Transpose", query, perm=[0, 2, 1, 3]), number)
        key = self._rotated(graph.apply("Transpose", key, perm=[0, 2, 1, 3]), number)
        past_key = graph.input(f"past_key_{number}", np.float32, ["rows", "past", size])
        past_value = graph.input(f"past_value_{number}", np.float32, ["rows", "past", size])
        memory_key = graph.input(f"memory_key_{number}", np.float32, ["sentences", "memory", size])
        memory_value = graph.input(f"memory_value_{number}", np.float32, ["sentences", "memory", size])
        key = graph.apply("Concat", past_key, graph.reshaped(key, 0, -1, size), axis=1)
        value = graph.apply("Concat", past_value, value, axis=1)
        graph.output(key, f"key_{number}")
        graph.output(value, f"value_{number}")
        # One head of keys and values serves all heads of queries: they are rows of one product.
        query = graph.reshaped(query, 0, -1, size)
        own = graph.reshaped(graph.apply("MatMul", query, _turned(graph, key)), 0, heads, -1, self._total)
        memory_mask, mask = self._masks[self._windows[number]]
        own = graph.apply("Add", own, mask)
        # What the hypotheses of a sentence share, its prompt, is kept once.
        shared = graph.apply("MatMul", self._by_sentence(query, size), _turned(graph, memory_key))
        shared = graph.apply("Add", shared, memory_mask)
        shared = self._by_row(shared, heads, -1, self._memory)
        weights = graph.apply("Softmax", graph.apply("Concat", shared, own, axis=-1), axis=-1)
        split = graph.apply("Concat", self._memory, self._total, axis=0)
        shared, own = graph.split_by("Split", weights, split, count=2, axis=-1)
        own = graph.apply("MatMul", graph.reshaped(own, self._rows, -1, self._total), value)
        shared = graph.apply("MatMul", self._by_sentence(shared, self._memory), memory_value)
        mixed = graph.apply("Add", own, self._by_row(shared, -1, size))
        mixed = graph.reshaped(mixed, 0, heads, -1, size)
        return graph.reshaped(graph.apply("Transpose", mixed, perm=[0, 2, 1, 3]), 0, 0, heads * size)

    def _by_sentence(self, value: str, size: int | str) -> str:
        """*Shape:* (rows, …, size) to (sentences, most rows of one times …, size)"""
        slots = self._graph.apply("Gather", value, self._slots)
        return self._graph.reshaped(slots, self._sentences, -1, size)

    def _by_row(self, value: str, *shape: int | str) -> str:
        """Undoes `_by_sentence`. *Shape:* (sentences, …) to (rows, *shape*)"""
        slots = self._graph.reshaped(value, self._graph.shape_of(self._slots, 0), *shape)
        return self._graph.apply("Gather", slots, self._places)

    def _rotated(self, value: str, number: int) -> str:
        cosine, sine = self._tables[self._shape.rotary_bases[number]]
        return self._graph.apply("RotaryEmbedding", value, cosine, sine, self._positions)


def _turned(graph: Graph, key: str) -> str:
    return graph.apply("Transpose", key, perm=[0, 2, 1])


def _rotary(base: float, size: int, positions: int) -> tuple[npt.NDArray[np.float32], ...]:
    """Cosines and sines (Su et al. 2021). *Shape:* (positions, size / 2)"""
    angles = np.arange(positions)[:, None] * base ** (-np.arange(0, size, 2) / size)
    return np.cos(angles).astype(np.float32), np.sin(angles).astype(np.float32)
