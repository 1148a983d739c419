"""Writes the graphs that ONNX Runtime runs, with matrix products of 8-bit integers."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np
import numpy.typing as npt

from .quantization import quantize_rows

__all__ = ["Graph"]

Weights = npt.NDArray[np.float32]

_OPSET = 23
_CONTRIB = "com.microsoft"
_LEVELS, _ZERO = 127, 128
_SEVEN_BITS = 63
_TINY = 1e-12
_LARGE = 4096
"""Bytes of a constant that goes into a file of its own, from which it is mapped."""


class Graph:
    """A graph under construction; values are called by name, and each method returns that of its result.

    With *quantized* false, products are of 32-bit floats. Else inputs, which have outliers, have 8 bits, and
    weights 7: processors without 8-bit dot products (AVX2) add two products up in 16 bits, which two of 8
    by 8 bits can overflow.
    """

    def __init__(self, *, quantized: bool) -> None:
        self._quantized = quantized
        self._nodes: list[Any] = []
        self._inputs: list[Any] = []
        self._outputs: list[Any] = []
        self._constants: dict[str, npt.NDArray[Any]] = {}
        self._rows: dict[str, tuple[str, str]] = {}
        self._names: dict[str, str] = {}

    def input(self, name: str, kind: type[np.generic], shape: Sequence[str | int]) -> str:
        """An input; of *shape*, names are sizes that may vary."""
        from onnx import helper

        kind_number = helper.np_dtype_to_tensor_dtype(np.dtype(kind))
        self._inputs.append(helper.make_tensor_value_info(name, kind_number, shape))
        return name

    def output(self, value: str, name: str, kind: type[np.generic] = np.float32) -> None:
        """Give *value* out as *name*."""
        from onnx import helper

        self._names[value] = name
        kind_number = helper.np_dtype_to_tensor_dtype(np.dtype(kind))
        self._outputs.append(helper.make_tensor_value_info(name, kind_number, None))

    def constant(self, value: npt.ArrayLike, kind: type[np.generic] = np.float32) -> str:
        """A constant, such as a weight."""
        name = f"constant_{len(self._constants)}"
        self._constants[name] = np.asarray(value, dtype=kind)
        return name

    def apply(self, operator: str, *inputs: str, domain: str = "", **attributes: Any) -> str:  # noqa: ANN401
        """The first result of one of ONNX's operators."""
        return self.split_by(operator, *inputs, count=1, domain=domain, **attributes)[0]

    def split_by(
        self,
        operator: str,
        *inputs: str,
        count: int,
        domain: str = "",
        **attributes: Any,  # noqa: ANN401
    ) -> list[str]:
        """All *count* results of an operator."""
        from onnx import helper

        names = [f"value_{len(self._nodes)}_{number}" for number in range(count)]
        self._nodes.append(helper.make_node(operator, list(inputs), names, domain=domain, **attributes))
        return names

    def shape_of(self, value: str, axis: int) -> str:
        """The size of *value* along *axis*. *Shape:* (1,)"""
        return self.apply("Shape", value, start=axis, end=axis + 1)

    def first(self, value: str) -> str:
        """What *value* has first along its second axis. *Shape:* (a, b, …) to (a, 1, …)"""
        return self.apply("Slice", value, *(self.constant([n], np.int64) for n in (0, 1, 1)))

    def reshaped(self, value: str, *shape: int | str) -> str:
        """*value* in another shape: numbers as ONNX's Reshape reads them, names of values of shape (1,)."""
        if all(isinstance(size, int) for size in shape):
            return self.apply("Reshape", value, self.constant(shape, np.int64))
        parts = [size if isinstance(size, str) else self.constant([size], np.int64) for size in shape]
        return self.apply("Reshape", value, self.apply("Concat", *parts, axis=0))

    def linear(self, value: str, weight: Weights, bias: Weights | None = None) -> str:
        """*value* times the transpose of *weight*, plus *bias*. *Shape:* (…, in), (out, in), (out,)

        Quantized, each row of *value* gets a scale of its own, so that what a sentence becomes doesn't depend
        on its company, and so does each row of *weight*.
        """
        if not self._quantized:
            product = self.apply("MatMul", value, self.constant(weight.T))
            return product if bias is None else self.apply("Add", product, self.constant(bias))
        rows, largest = self._quantized_rows(value)
        integers, scales = quantize_rows(weight, levels=_SEVEN_BITS)
        product = self.apply(
            "MatMulIntegerToFloat",
            rows,
            self.constant(integers.T, np.int8),
            self.constant(1 / _LEVELS),
            self.constant(scales),
            self.constant(_ZERO, np.uint8),
            self.constant(0, np.int8),
            domain=_CONTRIB,
        )
        product = self.apply("Mul", product, largest)
        return product if bias is None else self.apply("Add", product, self.constant(bias))

    def _quantized_rows(self, value: str) -> tuple[str, str]:
        """The rows of *value* as integers around `_ZERO`, and the largest absolute number of each."""
        if value not in self._rows:
            axes = self.constant([-1], np.int64)
            largest = self.apply("ReduceMax", self.apply("Abs", value), axes, keepdims=1)
            largest = self.apply("Max", largest, self.constant(_TINY))
            rows = self.apply(
                "QuantizeLinear",
                self.apply("Div", value, largest),
                self.constant(1 / _LEVELS),
                self.constant(_ZERO, np.uint8),
            )
            self._rows[value] = rows, largest
        return self._rows[value]

    def save(self, path: Path) -> None:
        """Write the graph to *path*, and its larger constants beside it, both optimized.

        ONNX Runtime would optimize them at each start otherwise.
        """
        import onnx
        from onnx import helper, numpy_helper

        for node in self._nodes:
            for names in (node.input, node.output):
                names[:] = [self._names.get(name, name) for name in names]
        constants = [numpy_helper.from_array(value, name) for name, value in self._constants.items()]
        graph = helper.make_graph(self._nodes, path.stem, self._inputs, self._outputs, constants)
        versions = [helper.make_opsetid("", _OPSET), helper.make_opsetid(_CONTRIB, 1)]
        model = helper.make_model(graph, opset_imports=versions, ir_version=11)
        with TemporaryDirectory(dir=path.parent) as draft:
            plain = Path(draft) / path.name
            onnx.save(
                model,
                str(plain),
                save_as_external_data=True,
                location=f"{path.name}.data",
                size_threshold=_LARGE,
            )
            _write_optimized(plain, path)


def _write_optimized(plain: Path, path: Path) -> None:
    """Write the graph in *plain* to *path* as ONNX Runtime makes it for whatever processor."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.log_severity_level = 3
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
    options.optimized_model_filepath = str(path)
    entry = "session.optimized_model_external_initializers"
    options.add_session_config_entry(f"{entry}_file_name", f"{path.name}.data")
    options.add_session_config_entry(f"{entry}_min_size_in_bytes", str(_LARGE))
    onnxruntime.InferenceSession(str(plain), options, providers=["CPUExecutionProvider"])
