"""Gradio's Blocks, where a caller may leave out what has a default. Imports gradio: so do it on first use."""

import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

import gradio as gr
from gradio.block_function import BlockFunction
from gradio.components.api_component import Api
from gradio.queueing import Event, Queue
from gradio.server_messages import EventMessage
from gradio.utils import run_coro_in_background

from .guard import SIZE
from .isolation import Workers

if TYPE_CHECKING:
    import fastapi
    from gradio.data_classes import PredictBodyInternal

__all__ = ["LaneQueue", "Page"]

WAITING_BYTES = 100_000_000
"""Bytes that the bodies of requests waiting in one lane may have together."""
KEPT_BYTES = 50_000_000
"""Bytes of answers, as JSON, that are kept until they are fetched; in memory they take several times that."""
KEPT_SECONDS = 300.0
"""How long an answer waits to be fetched."""
SURE_SECONDS = 10.0
"""How long it does however much is kept."""
_LOOK_SECONDS = 0.02
"""How often a queue with nothing to do looks for work. Gradio looks every millisecond, all day long."""


class Page(gr.Blocks):
    """A page whose endpoints take ``{"data": ["only the text"]}``.

    Gradio fills in defaults for its Python client, for ``/call/v2`` and for tools, and turns a plain call by
    position away.
    """

    def validate_inputs(self, block_fn: BlockFunction, inputs: list[Any]) -> None:
        """Add the defaults of the parameters that weren't given.

        Raises Gradio's error without the first, and where one is a list or an object: those may name files,
        which Gradio would look for, and tell the log that it may not.
        """
        if not inputs and block_fn.inputs and isinstance(block_fn.inputs[0], Api):
            raise gr.Error("`text` must be given. See /?view=api.", print_exception=False)
        if any(
            isinstance(given, list | dict) and isinstance(block, Api)
            for given, block in zip(inputs, block_fn.inputs, strict=False)
        ):
            raise gr.Error("No argument is a list or an object. See /?view=api.", print_exception=False)
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Unfetched:
    """What nobody has fetched of a session's answers."""

    since: float
    """When somebody fetched the last of what came before, or the first of it came."""
    size: int
    """Bytes, as JSON."""
    messages: int
    """How many lay there when the last was put there."""


class LaneQueue(Queue):
    """Gradio's queue, with bounds on what waits in it and on what it keeps.

    A full lane keeps nobody out of another: Gradio bounds all of them together, and their number alone.
    Answers that nobody fetches go, which Gradio keeps for 2000 sessions, however large they are. *clock*
    gives seconds.
    """

    def __init__(self, *, waiting: int, page: Page, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(
            live_updates=True,
            concurrency_count=page.max_threads,
            update_intervals=1,
            max_size=None,
            blocks=page,
        )
        self.sleep_when_free = _LOOK_SECONDS
        self._waiting = waiting
        self._clock = clock
        self._unfetched: dict[str, _Unfetched] = {}  # the longest first

    async def push(
        self, body: "PredictBodyInternal", request: "fastapi.Request", username: str | None
    ) -> tuple[
        bool,
        str | list[dict[str, Any]],
        Literal["success", "error", "queue_full", "validator_error"],
    ]:
        """Put a request into its lane, or turn it away with the words that Gradio has for that."""
        called = self.blocks.fns.get(body.fn_index) if body.fn_index is not None else None
        if body.fn_index is not None and called is None:
            return False, "There is no such event.", "error"
        lane = self.event_queue_per_concurrency_id.get(called.concurrency_id) if called else None
        if lane is not None and lane.queue:
            if len(lane.queue) >= self._waiting:
                said = f"Queue is full. Max size is {self._waiting} and size is {len(lane.queue)}."
                return False, said, "queue_full"
            waiting = sum(_size_of(event.request) for event in lane.queue)
            if waiting + _size_of(request) > WAITING_BYTES:
                said = f"Queue is full. Requests that wait may have {WAITING_BYTES:,} bytes together."
                return False, said, "queue_full"
        return await super().push(body, request, username)

    def send_message(self, event: Event, event_message: EventMessage) -> None:
        """Keep a message until it is fetched, within the bounds."""
        super().send_message(event, event_message)
        output = getattr(event_message, "output", None)
        if output is None or not event.alive:
            return
        session = event.session_hash
        messages = self.pending_messages_per_session[session].qsize()
        before = self._unfetched.get(session)
        if before is None or messages <= before.messages:  # somebody has fetched of it
            self._unfetched.pop(session, None)
            before = _Unfetched(since=self._clock(), size=0, messages=0)
        size = before.size + len(json.dumps(output, default=str))
        self._unfetched[session] = _Unfetched(since=before.since, size=size, messages=messages)
        self._forget()

    def _forget(self) -> None:
        """Forget sessions that have all their answers, and those that are kept too long, or are too much."""
        lying = {
            session: one
            for session, one in self._unfetched.items()
            if (messages := self.pending_messages_per_session.get(session)) and not messages.empty()
        }
        kept = sum(one.size for one in lying.values())
        for session, one in list(self._unfetched.items()):
            if one.messages and session not in lying:
                # From now on nothing waits; but the last answer may be on its way for as long as it takes.
                one = _Unfetched(since=self._clock(), size=0, messages=0)  # noqa: PLW2901
                self._unfetched[session] = one
            waited = self._clock() - one.since
            if session in lying:
                goes = waited >= KEPT_SECONDS or (waited >= SURE_SECONDS and kept > KEPT_BYTES)
                kept -= one.size * goes
            else:  # fetched, though perhaps still on its way, or there is more to come
                asked = self.pending_event_ids_session.get(session, set())
                goes = not asked or (waited >= KEPT_SECONDS and not asked & self.event_ids_to_events.keys())
            if goes:
                self._drop(session)

    def _drop(self, session: str) -> None:
        """Forget *session* and its answers, and give up what is under way for it."""
        del self._unfetched[session]
        self.pending_messages_per_session.pop(session, None)
        asked = self.pending_event_ids_session.pop(session, set())
        events = [event for one in asked if (event := self.event_ids_to_events.get(one))]
        for event in events:
            event.alive = False
        if events:
            run_coro_in_background(self.clean_events, session_hash=session)


def _size_of(request: "fastapi.Request") -> int:
    """Bytes of the body of *request*, as they were counted before the page saw it."""
    size: int = request.scope.get(SIZE, 0)
    return size
