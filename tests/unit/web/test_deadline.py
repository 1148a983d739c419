"""Work under a deadline."""

import threading

import pytest

from engine.errors import TimedOut
from engine.interruption import check_interrupted
from ringkas.web.deadline import call_with_deadline, run_with_deadline


def places(free=1):
    return threading.Semaphore(free)


@pytest.fixture
def waiting():
    """Work that waits after its first item; what lets it go on, and what tells that it was closed."""
    leave, closed = threading.Event(), threading.Event()

    def work():
        try:
            yield 1
            leave.wait(10)
            yield 2
            raise AssertionError("must not go on")
        finally:
            closed.set()

    return work, leave, closed


def collect(work):
    return [item for batch in work for item in batch]


def test_everything_comes_in_order():
    assert collect(run_with_deadline(lambda: iter(range(1000)), seconds=10, places=places())) == list(
        range(1000)
    )


def test_an_error_comes_after_what_was_made_before_it():
    def work():
        yield 1
        raise KeyError("x")

    batches = run_with_deadline(work, seconds=10, places=places())
    assert next(batches) == [1]
    with pytest.raises(KeyError):
        collect(batches)


def test_at_the_deadline_the_work_is_given_up_and_closed(waiting):
    work, leave, closed = waiting
    with pytest.raises(TimedOut):
        collect(run_with_deadline(work, seconds=0.3, places=places()))
    assert not closed.is_set()
    leave.set()
    assert closed.wait(10)


def test_closing_gives_the_work_up(waiting):
    work, leave, closed = waiting
    batches = run_with_deadline(work, seconds=10, places=places())
    assert next(batches) == [1]
    batches.close()
    leave.set()
    assert closed.wait(10)


def test_a_quiet_worker_still_lets_the_caller_breathe():
    leave = threading.Event()

    def work():
        leave.wait(10)
        yield 1

    batches = run_with_deadline(work, seconds=10, places=places())
    assert next(batches) == []
    leave.set()
    assert collect(batches) == [1]


def test_a_place_is_free_only_when_its_work_has_ended():
    free, leave = places(1), threading.Event()

    def work():
        leave.wait(10)
        yield 1

    with pytest.raises(TimedOut, match="longer than"):
        collect(run_with_deadline(work, seconds=0.3, places=free))
    with pytest.raises(TimedOut, match="No place"):
        collect(run_with_deadline(lambda: iter([2]), seconds=0.3, places=free))
    leave.set()
    assert collect(run_with_deadline(lambda: iter([3]), seconds=10, places=free)) == [3]


def test_whoever_waits_for_a_place_may_leave():
    free = places(0)
    batches = run_with_deadline(lambda: iter([1]), seconds=10, places=free)
    assert next(batches) == []
    batches.close()
    free.release()
    assert collect(run_with_deadline(lambda: iter([2]), seconds=10, places=free)) == [2]


def test_a_place_is_given_back_however_work_ends():
    free = places(1)

    def fails():
        raise KeyError("x")
        yield

    for _ in range(3):
        with pytest.raises(KeyError):
            collect(run_with_deadline(fails, seconds=10, places=free))
        assert call_with_deadline(lambda: 4, seconds=10, places=free) == 4
    assert free.acquire(blocking=False)
    assert not free.acquire(blocking=False)


def test_work_of_one_piece_is_interrupted_within_it():
    begun, ended = threading.Event(), threading.Event()

    def work():
        begun.set()
        try:
            while True:
                check_interrupted()
        finally:
            ended.set()

    with pytest.raises(TimedOut):
        call_with_deadline(work, seconds=0.3, places=places())
    assert begun.is_set()
    assert ended.wait(10)
