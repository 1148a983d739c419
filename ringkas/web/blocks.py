"""Gradio's Blocks, where a caller may leave out what has a default. Imports gradio: so do it on first use."""

from typing import TYPE_CHECKING, Any, Literal

import gradio as gr
from gradio.block_function import BlockFunction
from gradio.components.api_component import Api
from gradio.queueing import Queue

from .isolation import Workers

if TYPE_CHECKING:
    import fastapi
    from gradio.data_classes import PredictBodyInternal

__all__ = ["LaneQueue", "Page"]


class Page(gr.Blocks):
    """A page whose endpoints take ``{"data": ["only the text"]}``.

    Gradio fills in defaults for its Python client, for ``/call/v2`` and for tools, and turns a plain call by
    position away.
    """

    def validate_inputs(self, block_fn: BlockFunction, inputs: list[Any]) -> None:
        """Add the defaults of the parameters that weren't given. Raises Gradio's error without the first."""
        if not inputs and block_fn.inputs and isinstance(block_fn.inputs[0], Api):
            raise gr.Error("`text` must be given. See /?view=api.", print_exception=False)
        left_out = [block for block in block_fn.inputs[len(inputs) :] if isinstance(block, Api)]
        if inputs and len(inputs) + len(left_out) == len(block_fn.inputs):
            inputs.extend(block.value for block in left_out)
        super().validate_inputs(block_fn, inputs)

    def wait_in_lanes(self, *, waiting: int) -> None:
        """Let *waiting* requests wait in each lane, which is a concurrency id; none goes around the queue."""
        self.queue(api_open=False)
        self._queue = LaneQueue(waiting=waiting, page=self)

    def end_with_it(self, *workers: Workers) -> None:
        """Have the processes of *workers* end when the page is closed."""
        self._workers = workers

    def close(self, verbose: bool = True) -> None:
        """Stop serving, and end what works for the page; *verbose* says so on standard output."""
        super().close(verbose)
        for one in self._workers:
            one.close()


class LaneQueue(Queue):
    """Gradio's queue, where a full lane keeps nobody out of another: Gradio bounds all of them together."""

    def __init__(self, *, waiting: int, page: Page) -> None:
        super().__init__(
            live_updates=True,
            concurrency_count=page.max_threads,
            update_intervals=1,
            max_size=None,
            blocks=page,
        )
        self._waiting = waiting

    async def push(
        self, body: "PredictBodyInternal", request: "fastapi.Request", username: str | None
    ) -> tuple[
        bool,
        str | list[dict[str, Any]],
        Literal["success", "error", "queue_full", "validator_error"],
    ]:
        """Put a request into its lane, or turn it away with the words that Gradio has for that."""
        called = self.blocks.fns.get(body.fn_index) if body.fn_index is not None else None
        lane = self.event_queue_per_concurrency_id.get(called.concurrency_id) if called else None
        if lane is not None and len(lane.queue) >= self._waiting:
            return (
                False,
                f"Queue is full. Max size is {self._waiting} and size is {len(lane.queue)}.",
                "queue_full",
            )
        return await super().push(body, request, username)
