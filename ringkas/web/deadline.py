"""Work that can be given up: an iterator runs in a thread of its own, in a place, under a deadline."""

import queue
import threading
import time
from collections.abc import Callable, Generator, Iterator
from typing import TypeAlias, TypeVar

from engine.errors import TimedOut
from engine.interruption import interruptible
from engine.wording import counted

__all__ = ["call_with_deadline", "run_with_deadline", "took_longer"]

T = TypeVar("T")

_HEARTBEAT = 0.25
"""Seconds after which an empty batch is given, so that a caller who was told to stop gets to notice it."""

_Results: TypeAlias = queue.SimpleQueue[tuple[T] | BaseException | None]
"""What the work gave, one by one, then the error that ended it, or None."""


def run_with_deadline(
    make: Callable[[], Iterator[T]], *, seconds: float, places: threading.Semaphore
) -> Generator[list[T], None, None]:
    """Run the iterator that *make* returns in a thread, and yield what it gave since last time, in order.

    The work takes one of *places*, waiting for one at most *seconds*, and gives it back when it has really
    ended, which may be after its caller has gone. A batch may be empty: then nothing came for a while.
    Closing this iterator, or the deadline of *seconds* from its start, gives the work up: the stages and
    models notice before their next step (`engine.interruption`), and the iterator is closed. Raises TimedOut
    at the deadline or without a place, and what the iterator raises.
    """
    yield from _wait_for_place(places, seconds=seconds)
    results: _Results[T] = queue.SimpleQueue()
    given_up = threading.Event()
    deadline = time.monotonic() + seconds
    thread = threading.Thread(
        target=_work, args=(make, results, given_up, places), name="ringkas-web-work", daemon=True
    )
    try:
        thread.start()
    except RuntimeError:  # no more threads can be had
        places.release()
        raise
    try:
        while True:
            batch, end = _collect(results, timeout=min(_HEARTBEAT, max(0.0, deadline - time.monotonic())))
            if batch or end is None:
                yield batch
            if isinstance(end, BaseException):
                raise end
            if end is _FINISHED:
                return
            if time.monotonic() >= deadline:
                raise took_longer(seconds)
    finally:
        given_up.set()


def _work(
    make: Callable[[], Iterator[T]],
    results: _Results[T],
    given_up: threading.Event,
    places: threading.Semaphore,
) -> None:
    """Put what the iterator gives into *results*, until it ends or is *given_up*, and its place back."""
    end: BaseException | None = None
    try:
        with interruptible(given_up.is_set):
            items = make()
            try:
                for item in items:
                    if given_up.is_set():
                        break
                    results.put((item,))
            finally:
                if close := getattr(items, "close", None):
                    close()
    except BaseException as exc:  # noqa: BLE001 - it is raised again in the caller's thread
        end = exc
    finally:
        places.release()
        results.put(end)


def call_with_deadline(work: Callable[[], T], *, seconds: float, places: threading.Semaphore) -> T:
    """What *work* returns: `run_with_deadline` for whoever can't use a part of it, and waits."""
    batches = run_with_deadline(lambda: iter([work()]), seconds=seconds, places=places)
    return next(result for batch in batches for result in batch)


def took_longer(seconds: float) -> TimedOut:
    """The error for work that would have taken more than *seconds*."""
    return TimedOut(f"This took longer than {counted(seconds, 'second')}.", hint="Try a shorter text.")


class _Finished:
    """Marks the end of the work; distinct from having got nothing yet."""


_FINISHED = _Finished()


def _wait_for_place(places: threading.Semaphore, *, seconds: float) -> Generator[list[T], None, None]:
    deadline = time.monotonic() + seconds
    while not places.acquire(timeout=min(_HEARTBEAT, max(0.0, deadline - time.monotonic()))):
        if time.monotonic() >= deadline:
            raise TimedOut("No place became free in time.", hint="Try again in a minute.")
        yield []


def _collect(results: _Results[T], *, timeout: float) -> tuple[list[T], BaseException | _Finished | None]:
    batch: list[T] = []
    try:
        result = results.get(timeout=timeout)
        while True:
            if result is None:
                return batch, _FINISHED
            if isinstance(result, BaseException):
                return batch, result
            batch.append(result[0])
            result = results.get_nowait()
    except queue.Empty:
        return batch, None
