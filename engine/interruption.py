"""Work that can be given up: stages and runtimes ask between two steps whether anybody still waits for them.

Whoever starts work says with `interruptible` how to tell; without that nothing is ever interrupted.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import TypeVar

from .errors import Interrupted

__all__ = ["carried", "check_interrupted", "given_up_together", "interruptible"]

Given = TypeVar("Given")
Made = TypeVar("Made")

_given_up: ContextVar[Callable[[], bool] | None] = ContextVar("given_up", default=None)


@contextmanager
def interruptible(given_up: Callable[[], bool]) -> Iterator[None]:
    """Within this block `check_interrupted` raises once *given_up* says True; it is asked often, so be quick.

    >>> with interruptible(lambda: True):
    ...     check_interrupted()
    Traceback (most recent call last):
    engine.errors.Interrupted: The work was given up.
    """
    before = _given_up.set(given_up)
    try:
        yield
    finally:
        _given_up.reset(before)


def check_interrupted() -> None:
    """Raise Interrupted where the work at hand was given up: to be called between two steps of it."""
    given_up = _given_up.get()
    if given_up is not None and given_up():
        raise Interrupted("The work was given up.")


@contextmanager
def given_up_together() -> Iterator[None]:
    """Where this block ends in an exception, such as Ctrl-C, end what it has `carried` to other threads."""
    before = _given_up.get()
    failed = False
    with interruptible(lambda: failed or (before is not None and before())):
        try:
            yield
        except BaseException:
            failed = True
            raise


def carried(work: Callable[[Given], Made]) -> Callable[[Given], Made]:
    """*work* for a thread of a pool, where it is interrupted as it would be in the thread that calls this."""
    given_up = _given_up.get()
    if given_up is None:
        return work

    def with_interruption(given: Given) -> Made:
        with interruptible(given_up):
            check_interrupted()
            return work(given)

    return with_interruption
