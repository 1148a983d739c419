"""Work that was given up ends at its next step, in whichever thread it is."""

import threading
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from engine.decoding import Beam, Greedy
from engine.errors import Interrupted
from engine.interruption import carried, check_interrupted, interruptible
from engine.onnx.batching import Costs
from engine.onnx.scheduling import Budget, run_batches
from engine.onnx.search import search


def test_nothing_is_interrupted_unless_somebody_may():
    check_interrupted()


def test_the_block_ends_where_it_ends():
    with interruptible(lambda: True), pytest.raises(Interrupted):
        check_interrupted()
    check_interrupted()


def test_the_inner_block_counts():
    with interruptible(lambda: True), interruptible(lambda: False):
        check_interrupted()


def test_a_pool_is_interrupted_with_its_caller():
    def work(number):
        check_interrupted()
        return number

    with ThreadPoolExecutor(2) as pool:
        assert list(pool.map(carried(work), range(3))) == [0, 1, 2]
        with interruptible(lambda: True):
            found = pool.map(carried(work), range(3))
        with pytest.raises(Interrupted):
            list(found)
        assert list(pool.map(carried(work), range(3))) == [0, 1, 2]  # the pool's threads are as before


@pytest.mark.parametrize("decoding", [Greedy(), Beam(beam_size=2)])
def test_a_search_ends_at_the_token_at_hand(decoding):
    tokens = []

    def step(given, rows, owners, count):
        tokens.append(len(tokens))
        best = np.tile(np.arange(count), (len(given), 1))
        return -best.astype(np.float32), best + 1

    with interruptible(lambda: len(tokens) == 5), pytest.raises(Interrupted):
        search(step, np.zeros(1, dtype=np.int64), [50], ends=frozenset({0}), decoding=decoding)
    assert len(tokens) == 5


def test_batches_that_wait_for_a_core_are_not_begun():
    begun = []

    def work(batch, sample):
        begun.append(tuple(batch))
        return [[] for _ in batch]

    budget = Budget(costs=Costs(step=1, row=1, read=1), outputs_per_token=1, rows=1, tokens=10)
    with interruptible(lambda: bool(begun)), pytest.raises(Interrupted):
        run_batches([10] * 8, work, budget=budget, decoding=Greedy(), threads=1)
    assert len(begun) == 1


def test_an_end_of_one_batch_ends_those_beside_it():
    beside, ended = threading.Event(), threading.Event()

    def work(batch, sample):
        if 0 in batch:
            assert beside.wait(60)
            raise KeyboardInterrupt
        beside.set()
        for _ in range(6000):
            try:
                check_interrupted()
            except Interrupted:
                ended.set()
                raise
            threading.Event().wait(0.01)
        return [[] for _ in batch]

    budget = Budget(costs=Costs(step=1, row=1, read=1), outputs_per_token=1, rows=1, tokens=10)
    with pytest.raises(KeyboardInterrupt):
        run_batches([20, 10], work, budget=budget, decoding=Greedy(), threads=2)  # the longest comes first
    assert ended.is_set()
    check_interrupted()
