"""Work under a deadline."""

import threading

import pytest

from engine.errors import TimedOut
from ringkas.web.deadline import run_with_deadline


def collect(work):
    return [item for batch in work for item in batch]


def test_everything_comes_in_order():
    assert collect(run_with_deadline(lambda: iter(range(1000)), seconds=10)) == list(range(1000))


def test_an_error_comes_after_what_was_made_before_it():
    def work():
        yield 1
        raise KeyError("x")

    batches = run_with_deadline(work, seconds=10)
    assert next(batches) == [1]
    with pytest.raises(KeyError):
        collect(batches)


def test_at_the_deadline_the_work_is_given_up_and_closed():
    leave, closed = threading.Event(), threading.Event()

    def work():
        try:
            yield 1
            leave.wait(10)
            yield 2
            raise AssertionError("must not go on")
        finally:
            closed.set()

    with pytest.raises(TimedOut):
        collect(run_with_deadline(work, seconds=0.3))
    assert not closed.is_set()
    leave.set()
    assert closed.wait(10)


def test_closing_gives_the_work_up():
    leave, closed = threading.Event(), threading.Event()

    def work():
        try:
            yield 1
            leave.wait(10)
            yield 2
            raise AssertionError("must not go on")
        finally:
            closed.set()

    batches = run_with_deadline(work, seconds=10)
    assert next(batches) == [1]
    batches.close()
    leave.set()
    assert closed.wait(10)


def test_a_quiet_worker_still_lets_the_caller_breathe():
    leave = threading.Event()

    def work():
        leave.wait(10)
        yield 1

    batches = run_with_deadline(work, seconds=10)
    assert next(batches) == []
    leave.set()
    assert collect(batches) == [1]
