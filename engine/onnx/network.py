"""Runs a network that writes one token after the other, for many hypotheses at a time."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt

from engine.errors import GenerationError, PreparationError

from .graph import Graph

__all__ = [
    "BODY",
    "ENCODER",
    "HEAD",
    "NEVER",
    "Floats",
    "Integers",
    "Network",
    "State",
    "candidates",
    "open_graph",
    "padded",
]

BODY, HEAD, ENCODER = "body.onnx", "head.onnx", "encoder.onnx"
Floats = npt.NDArray[np.float32]
Integers = npt.NDArray[np.int64]
NEVER = np.float32(-1e9)
"""Added to a score, it leaves nothing of what the score stands for."""


def candidates(graph: Graph, logits: str) -> None:
    """Ends a head: puts out the `count` most probable tokens of each row, with their log-probabilities."""
    count = graph.input("count", np.int64, [1])
    scores, tokens = graph.split_by("TopK", graph.apply("LogSoftmax", logits, axis=-1), count, count=2)
    graph.output(scores, "scores")
    graph.output(tokens, "tokens", np.int64)


def padded(rows: Sequence[Sequence[int]]) -> tuple[Integers, Floats]:
    """Token ids in rows of one length, and what is added to the scores of each: `NEVER` to those of padding.

    *Shape:* (rows, longest) twice.
    """
    lengths = np.asarray([len(row) for row in rows])
    tokens = np.zeros((len(rows), int(lengths.max())), dtype=np.int64)
    for number, row in enumerate(rows):
        tokens[number, : len(row)] = row
    padding = np.arange(tokens.shape[1]) >= lengths[:, None]
    return tokens, np.where(padding, NEVER, np.float32(0))


def open_graph(path: Path) -> Any:  # noqa: ANN401 - the library has no type hints
    """A session for one core: each thread that runs one uses its own core. Raises PreparationError."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # `Graph.save` has written it optimized.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as exc:  # the library's errors have no common class
        raise PreparationError(
            f"ONNX Runtime can't load {path} ({exc}).", hint=f"Remove {path.parent} and try again."
        ) from exc


@dataclass(slots=True, kw_only=True)
class State:
    """Where a batch of hypotheses stands, one a row, the rows of a sentence side by side.

    `memory` is what the hypotheses of a sentence share: the prompt's or the encoder's keys and values, and
    `memory_mask`, by the names of the body's inputs. `past` holds the keys and values of what each row has
    written. `position` is that of the next token, `sentences` what each row belongs to. *Shape:* memory
    (sentences, …), past (rows, …), position (rows,), sentences (rows,)
    """

    memory: dict[str, Any] = field(repr=False)
    past: dict[str, Any] = field(repr=False)
    position: Integers
    sentences: Integers
    buffers: dict[str, Floats] = field(default_factory=dict, repr=False)

    def take(self, rows: Integers, sentences: Integers) -> None:
        """Goes on from *rows* (which may repeat), which belong to *sentences*; once a step."""
        if not np.array_equal(rows, np.arange(len(self.position))):
            self.past = {name: self._taken(name, value, rows) for name, value in self.past.items()}
            self.position = self.position[rows]
        before = self.sentences[-1] + 1
        kept, self.sentences = np.unique(sentences, return_inverse=True)
        if len(kept) < before:
            self.memory = {name: _value(value.numpy()[kept]) for name, value in self.memory.items()}

    def _taken(self, name: str, value: Any, rows: Integers) -> Any:  # noqa: ANN401
        # A beam search copies tens of megabytes a step: into one buffer, not a new one each time.
        source = value.numpy()
        shape = (len(rows), *source.shape[1:])
        size = math.prod(shape)
        if self.buffers.setdefault(name, np.empty(0, dtype=np.float32)).size < size:
            self.buffers[name] = np.empty(2 * size, dtype=np.float32)
        target = self.buffers[name][:size].reshape(shape)
        return _value(np.take(source, rows, axis=0, out=target, mode="clip"))


class Network:
    """The body and the head in *folder*.

    The body takes `inputs` (rows, length, width), `positions` (rows, length), `mask` (length, past + length)
    where several tokens are read at once, the memory and the past, and gives `states` and the new past. Where
    sentences may have unlike numbers of rows, it takes `slots`, the rows of each sentence, filled up to the
    most that one has, and `places`, the slot of each row. The head takes the states of the last tokens and
    gives the most probable next ones; some heads ask for `source_tokens`, too (see
    `approximate_head`).
    """

    def __init__(self, folder: Path) -> None:
        self._body = open_graph(folder / BODY)
        self._head = open_graph(folder / HEAD)
        self._takes_source_tokens = any(item.name == "source_tokens" for item in self._head.get_inputs())
        self._inputs = {item.name: item for item in self._body.get_inputs()}
        self._outputs = [item.name for item in self._body.get_outputs()]

    def begun(self, memory: dict[str, Any], position: Integers) -> State:
        """The state of sentences with one row each, which has written nothing. *Shape:* (sentences,)"""
        rows = len(position)
        past = self._zeros("past_", {"rows": rows, "past": 0})
        return State(memory=memory, past=past, position=position, sentences=np.arange(rows))

    def no_memory(self, rows: int) -> dict[str, Any]:
        """A memory in which nothing counts."""
        memory = self._zeros("memory_", {"sentences": rows, "memory": 1})
        memory["memory_mask"] = _value(np.full((rows, 1, 1), NEVER))
        return memory

    @staticmethod
    def as_memory(past: dict[str, Any], mask: Floats) -> dict[str, Any]:
        """A *past* as the memory of what comes next, with the *mask* that is added to the scores."""
        memory = {name.replace("past_", "memory_"): value for name, value in past.items()}
        memory["memory_mask"] = _value(mask)
        return memory

    @staticmethod
    def stacked(memories: Sequence[dict[str, Any]], length: int) -> dict[str, Any]:
        """The *memories* of several batches as one, filled up to *length* tokens with what doesn't count."""
        found = {}
        for name in memories[0]:
            axis, filler = (2, NEVER) if name == "memory_mask" else (1, np.float32(0))
            parts = []
            for memory in memories:
                part = memory[name].numpy()
                missing = [(0, length - size if at == axis else 0) for at, size in enumerate(part.shape)]
                parts.append(np.pad(part, missing, constant_values=filler))
            found[name] = _value(np.concatenate(parts))
        return found

    def encoded(self, encoder: Any, inputs: Floats, mask: Floats) -> dict[str, Any]:  # noqa: ANN401
        """The memory that *encoder*, a graph that `open_graph` opened, makes of *inputs*."""
        names = [item.name for item in encoder.get_outputs()]
        memory_mask = _value(mask)
        results = self._run(encoder, names, {"inputs": _value(inputs), "memory_mask": memory_mask})
        return {**dict(zip(names, results, strict=True)), "memory_mask": memory_mask}

    def read(self, state: State, inputs: Floats) -> Floats:
        """The states after *inputs*, which go into the past of *state*. *Shape:* (rows, length, width)"""
        length = inputs.shape[1]
        feeds = {"inputs": _value(inputs), **state.memory, **state.past}
        if "positions" in self._inputs:
            feeds["positions"] = _value(state.position[:, None] + np.arange(length))
        if "slots" in self._inputs:
            slots, places = _slots(state.sentences)
            feeds |= {"slots": _value(slots), "places": _value(places)}
        if "mask" in self._inputs:
            past = next(iter(state.past.values())).shape()[-2]
            later = np.arange(past + length) > past + np.arange(length)[:, None]
            feeds["mask"] = _value(np.where(later, NEVER, np.float32(0)))
        results = self._run(self._body, self._outputs, feeds)
        states = results[self._outputs.index("states")]
        state.past = {
            f"past_{name}": value
            for name, value in zip(self._outputs, results, strict=True)
            if name != "states"
        }
        state.position = state.position + length
        return np.asarray(states.numpy())

    def totals(self, states: Floats) -> Floats:
        """What each frequent token's score has to be taken off by, to be a log-probability.

        *Shape:* (rows, width) to (rows,)
        """
        (found,) = self._run(self._head, ["totals"], {"states": _value(states)})
        return np.asarray(found.numpy())

    def next_tokens(
        self, states: Floats, count: int, *, source_tokens: Integers | None = None
    ) -> tuple[Floats, Integers]:
        """The *count* most probable next tokens with their log-probabilities, best first.

        *states* are those of the last tokens. *Shape:* (rows, width)
        *source_tokens* are rare tokens that a row's source has, filled up with 0. *Shape:* (rows, any)
        Returns log-probabilities and tokens. *Shape:* (rows, count) each
        """
        feeds = {"states": _value(states), "count": _value(np.asarray([count]))}
        if source_tokens is not None and self._takes_source_tokens:
            feeds["source_tokens"] = _value(source_tokens)
        scores, tokens = self._run(self._head, ["scores", "tokens"], feeds)
        return np.asarray(scores.numpy()), np.asarray(tokens.numpy())

    def _zeros(self, prefix: str, sizes: dict[str, int]) -> dict[str, Any]:
        found = {}
        for name, item in self._inputs.items():
            if name.startswith(prefix):
                shape = [sizes[size] if isinstance(size, str) else size for size in item.shape]
                found[name] = _value(np.zeros(shape, dtype=np.float32))
        return found

    @staticmethod
    def _run(session: Any, outputs: Sequence[str], feeds: dict[str, Any]) -> list[Any]:  # noqa: ANN401
        try:
            results: list[Any] = session.run_with_ort_values(list(outputs), feeds)
        except Exception as exc:  # the library's errors have no common class
            raise GenerationError(f"ONNX Runtime failed ({exc}).") from exc
        return results


def _slots(sentences: Integers) -> tuple[Integers, Integers]:
    """What a body takes as `slots` and `places`. *Shape:* (rows,) to (sentences * most,) and (rows,)"""
    counts = np.bincount(sentences)
    most = counts.max()
    first = np.cumsum(counts) - counts
    rows = np.arange(len(sentences))
    places = sentences * most + rows - first[sentences]
    slots = np.zeros(len(counts) * most, dtype=np.int64)
    slots[places] = rows
    return slots, places


def _value(array: npt.NDArray[Any]) -> Any:  # noqa: ANN401
    from onnxruntime import OrtValue

    return OrtValue.ortvalue_from_numpy(np.ascontiguousarray(array))
