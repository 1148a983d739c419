"""Gradio's Blocks, where a caller may leave out what has a default. Imports gradio: so do it on first use."""

from typing import Any

import gradio as gr
from gradio.block_function import BlockFunction
from gradio.components.api_component import Api

__all__ = ["Page"]


class Page(gr.Blocks):
    """A page whose endpoints take ``{"data": ["only the text"]}``.

    Gradio fills in defaults for its Python client, for ``/call/v2`` and for tools, and turns a plain call by
    position away.
    """

    def validate_inputs(self, block_fn: BlockFunction, inputs: list[Any]) -> None:
        """Add the defaults of the parameters that weren't given; the first one must be."""
        left_out = [block for block in block_fn.inputs[len(inputs) :] if isinstance(block, Api)]
        if inputs and len(inputs) + len(left_out) == len(block_fn.inputs):
            inputs.extend(block.value for block in left_out)
        super().validate_inputs(block_fn, inputs)
