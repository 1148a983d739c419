"""Work that can be given up: an iterator runs in a thread of its own, under a deadline."""

import queue
import threading
import time
from collections.abc import Callable, Generator, Iterator
from typing import TypeVar

from engine.errors import TimedOut
from engine.wording import counted

__all__ = ["run_with_deadline"]

T = TypeVar("T")

HEARTBEAT = 0.25
"""Seconds after which an empty batch is given, so that a caller who was told to stop gets to notice it."""


def run_with_deadline(make: Callable[[], Iterator[T]], *, seconds: float) -> Generator[list[T], None, None]:
    """Run the iterator that *make* returns in a thread, and yield what it gave since last time, in order.

    A batch may be empty: then nothing came for a while. Closing this iterator, or the deadline of *seconds*
    from now, gives the work up: it is closed after the item that it is making, which frees the model.
    Raises TimedOut at the deadline, and what the iterator raises.
    """
    results: queue.SimpleQueue[tuple[T] | BaseException | None] = queue.SimpleQueue()
    given_up = threading.Event()

    def work() -> None:
        try:
            items = make()
            try:
                for item in items:
                    if given_up.is_set():
                        return
                    results.put((item,))
            finally:
                if close := getattr(items, "close", None):
                    close()
        except BaseException as exc:  # noqa: BLE001 - it is raised again in the caller's thread
            results.put(exc)
        else:
            results.put(None)

    deadline = time.monotonic() + seconds
    threading.Thread(target=work, name="ringkas-web-work", daemon=True).start()
    try:
        while True:
            batch, end = _collect(results, timeout=min(HEARTBEAT, max(0.0, deadline - time.monotonic())))
            if batch or end is None:
                yield batch
            if isinstance(end, BaseException):
                raise end
            if end is FINISHED:
                return
            if time.monotonic() >= deadline:
                raise TimedOut(
                    f"This took longer than {counted(seconds, 'second')}.", hint="Try a shorter text."
                )
    finally:
        given_up.set()


class _Finished:
    """Marks the end of the work; distinct from having got nothing yet."""


FINISHED = _Finished()


def _collect(
    results: "queue.SimpleQueue[tuple[T] | BaseException | None]", *, timeout: float
) -> tuple[list[T], BaseException | _Finished | None]:
    batch: list[T] = []
    try:
        result = results.get(timeout=timeout)
        while True:
            if result is None:
                return batch, FINISHED
            if isinstance(result, BaseException):
                return batch, result
            batch.append(result[0])
            result = results.get_nowait()
    except queue.Empty:
        return batch, None
