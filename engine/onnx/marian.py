"""The graphs of Marian models (Junczys-Dowmunt et al. 2018) such as opus-mt: an encoder and a decoder."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from .graph import Graph, Weights
from .network import BODY, ENCODER, HEAD, candidates

__all__ = ["ACTIVATIONS", "MarianShape", "write_marian"]

ACTIVATIONS = {"swish": "Swish", "silu": "Swish", "relu": "Relu", "gelu": "Gelu"}
"""transformers' names of the activation functions that the graphs can have, and ONNX's."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarianShape:
    """What a checkpoint says of itself."""

    encoder_layers: int
    decoder_layers: int
    heads: int
    activation: str
    """One of the values of `ACTIVATIONS`."""


def write_marian(
    folder: Path,
    shape: MarianShape,
    weight: Callable[[str], Weights],
    head: Weights,
    head_bias: Weights | None,
    *,
    quantized: bool,
) -> None:
    """Writes the encoder, the body and the head into *folder*.

    *weight* gives tensors by transformers' names, below `model.`. *head* and *head_bias* have a row for each
    token that can be put out.
    """
    width = head.shape[1]
    _encoder(shape, width, weight, quantized).save(folder / ENCODER)
    _body(shape, width, weight, quantized).save(folder / BODY)
    graph = Graph(quantized=quantized)
    states = graph.input("states", np.float32, ["rows", width])
    candidates(graph, graph.linear(states, head, head_bias))
    graph.save(folder / HEAD)


class _Blocks:
    """What encoder and decoder layers are made of."""

    def __init__(self, graph: Graph, shape: MarianShape, weight: Callable[[str], Weights]) -> None:
        self.graph = graph
        self.shape = shape
        self.weight = weight

    def projected(self, value: str, *names: str) -> str:
        """The linear layers *names* at once; queries get the scale of the scores."""
        weights, biases = [], []
        for name in names:
            matrix, bias = self.weight(f"{name}.weight"), self.weight(f"{name}.bias")
            if name.endswith("q_proj"):
                factor = np.float32((len(matrix) / self.shape.heads) ** -0.5)
                matrix, bias = matrix * factor, bias * factor
            weights.append(matrix)
            biases.append(bias)
        return self.graph.linear(value, np.concatenate(weights), np.concatenate(biases))

    def added(self, value: str, change: str, norm: str) -> str:
        """*change* added to *value*, and normalized."""
        return self.graph.apply(
            "LayerNormalization",
            self.graph.apply("Add", value, change),
            self.graph.constant(self.weight(f"{norm}.weight")),
            self.graph.constant(self.weight(f"{norm}.bias")),
            axis=-1,
            epsilon=1e-5,
        )

    def fed(self, value: str, layer: str) -> str:
        """The two linear layers with the activation between them."""
        inner = self.projected(value, f"{layer}.fc1")
        if self.shape.activation == "Swish":
            inner = self.graph.apply("Mul", inner, self.graph.apply("Sigmoid", inner))
        else:
            inner = self.graph.apply(self.shape.activation, inner)
        return self.added(value, self.projected(inner, f"{layer}.fc2"), f"{layer}.final_layer_norm")

    def mixed(self, query: str, key: str, value: str, mask: str | None = None) -> str:
        """What the queries attend to. *Shape:* (n, heads, length, size), keys and values (n, heads, total,
        size)
        """
        scores = self.graph.apply("MatMul", query, self.graph.apply("Transpose", key, perm=[0, 1, 3, 2]))
        if mask is not None:
            scores = self.graph.apply("Add", scores, mask)
        return self.graph.apply("MatMul", self.graph.apply("Softmax", scores, axis=-1), value)

    def split_heads(self, value: str) -> str:
        """*Shape:* (n, length, heads * size) to (n, length, heads, size)"""
        return self.graph.reshaped(value, 0, 0, self.shape.heads, -1)


def _encoder(shape: MarianShape, width: int, weight: Callable[[str], Weights], quantized: bool) -> Graph:
    """Takes `inputs` (sentences, memory, width) and `memory_mask`, gives the decoder's memory."""
    graph = Graph(quantized=quantized)
    blocks = _Blocks(graph, shape, weight)
    state = graph.input("inputs", np.float32, ["sentences", "memory", width])
    mask = graph.input("memory_mask", np.float32, ["sentences", 1, 1, "memory"])

    def by_head(value: str) -> str:
        return graph.apply("Transpose", blocks.split_heads(value), perm=[0, 2, 1, 3])

    for number in range(shape.encoder_layers):
        layer = f"encoder.layers.{number}"
        joined = blocks.projected(state, *(f"{layer}.self_attn.{part}_proj" for part in "qkv"))
        query, key, value = graph.split_by("Split", joined, count=3, axis=-1, num_outputs=3)
        mixed = blocks.mixed(by_head(query), by_head(key), by_head(value), mask)
        mixed = graph.reshaped(graph.apply("Transpose", mixed, perm=[0, 2, 1, 3]), 0, 0, width)
        change = blocks.projected(mixed, f"{layer}.self_attn.out_proj")
        state = blocks.fed(blocks.added(state, change, f"{layer}.self_attn_layer_norm"), layer)
    for number in range(shape.decoder_layers):
        layer = f"decoder.layers.{number}.encoder_attn"
        joined = blocks.projected(state, f"{layer}.k_proj", f"{layer}.v_proj")
        key, value = graph.split_by("Split", joined, count=2, axis=-1, num_outputs=2)
        graph.output(by_head(key), f"memory_key_{number}")
        graph.output(by_head(value), f"memory_value_{number}")
    return graph


def _body(shape: MarianShape, width: int, weight: Callable[[str], Weights], quantized: bool) -> Graph:
    """One token a row, of as many rows a sentence as there are; see `network.Network`."""
    graph = Graph(quantized=quantized)
    blocks = _Blocks(graph, shape, weight)
    heads, size = shape.heads, width // shape.heads
    state = graph.input("inputs", np.float32, ["rows", 1, width])
    mask = graph.input("memory_mask", np.float32, ["sentences", 1, 1, "memory"])
    sentences = graph.shape_of(mask, 0)
    for number in range(shape.decoder_layers):
        layer = f"decoder.layers.{number}"
        joined = blocks.projected(state, *(f"{layer}.self_attn.{part}_proj" for part in "qkv"))
        query, key, value = graph.split_by("Split", joined, count=3, axis=-1, num_outputs=3)
        # With one token a row, heads are told apart by reshaping alone.
        past_key = graph.input(f"past_key_{number}", np.float32, ["rows", heads, "past", size])
        past_value = graph.input(f"past_value_{number}", np.float32, ["rows", heads, "past", size])
        key = graph.apply("Concat", past_key, graph.reshaped(key, 0, heads, 1, size), axis=2)
        value = graph.apply("Concat", past_value, graph.reshaped(value, 0, heads, 1, size), axis=2)
        graph.output(key, f"key_{number}")
        graph.output(value, f"value_{number}")
        mixed = blocks.mixed(graph.reshaped(query, 0, heads, 1, size), key, value)
        change = blocks.projected(graph.reshaped(mixed, 0, 1, width), f"{layer}.self_attn.out_proj")
        state = blocks.added(state, change, f"{layer}.self_attn_layer_norm")
        # The rows of a sentence ask its memory together.
        query = blocks.projected(state, f"{layer}.encoder_attn.q_proj")
        query = graph.apply("Transpose", graph.reshaped(query, sentences, -1, heads, size), perm=[0, 2, 1, 3])
        memory_key = graph.input(f"memory_key_{number}", np.float32, ["sentences", heads, "memory", size])
        memory_value = graph.input(f"memory_value_{number}", np.float32, ["sentences", heads, "memory", size])
        mixed = blocks.mixed(query, memory_key, memory_value, mask)
        mixed = graph.reshaped(graph.apply("Transpose", mixed, perm=[0, 2, 1, 3]), -1, 1, width)
        change = blocks.projected(mixed, f"{layer}.encoder_attn.out_proj")
        state = blocks.fed(blocks.added(state, change, f"{layer}.encoder_attn_layer_norm"), layer)
    graph.output(state, "states")
    return graph
