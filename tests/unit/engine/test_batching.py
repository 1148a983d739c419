"""Plans of batches, and running them side by side."""

import itertools
import threading
from dataclasses import replace

import numpy as np
import pytest

from engine import Beam, Greedy, Sampling
from engine.onnx.batching import Costs, plan
from engine.onnx.scheduling import Budget, run_batches
from engine.onnx.search import Found

COSTS = Costs(step=20, row=3, read=2)


def planned(lengths, **options):
    return plan(lengths, **{"costs": COSTS, "outputs_per_token": 0.6, **options})


@pytest.mark.parametrize("workers", [1, 2, 7])
@pytest.mark.parametrize("rows", [1, 4])
def test_every_source_comes_exactly_once(workers, rows):
    generator = np.random.default_rng(1)
    for count in (0, 1, 2, 7, 200):
        lengths = generator.integers(1, 120, size=count).tolist()
        batches = planned(lengths, workers=workers, rows=rows)
        assert sorted(index for batch in batches for index in batch) == list(range(count))
        assert all(batches)


def test_tokens_of_a_batch_are_bounded_but_for_a_single_long_source():
    lengths = [900] * 10 + [3000] + [10] * 100
    batches = planned(lengths, max_tokens=2048)
    for batch in batches:
        assert len(batch) == 1 or max(lengths[index] for index in batch) * len(batch) <= 2048
    assert [10] in batches, "the long one is alone"


def test_sources_of_a_batch_are_bounded():
    batches = planned([5] * 100, largest=8)
    assert max(map(len, batches)) == 8
    assert len(batches) == 13
    assert all(len(batch) == 1 for batch in planned([5] * 10, largest=1))


def test_like_lengths_come_together():
    lengths = [10, 100, 11, 101, 10, 99, 12, 100] * 4
    found = [sorted({lengths[index] for index in batch}) for batch in planned(lengths)]
    assert sorted(found) == [[10, 11, 12], [99, 100, 101]]


def test_batches_hold_neighbours_in_the_order_of_length():
    lengths = np.random.default_rng(2).integers(1, 300, size=150).tolist()
    ranges = sorted(
        (min(lengths[i] for i in batch), max(lengths[i] for i in batch)) for batch in planned(lengths)
    )
    assert all(high <= low for (_, high), (low, _) in itertools.pairwise(ranges))


def test_costlier_steps_make_fewer_batches():
    lengths = list(range(5, 105))
    few = plan(lengths, costs=Costs(step=100, row=1, read=0.1), outputs_per_token=1.0)
    many = plan(lengths, costs=Costs(step=1, row=1, read=10), outputs_per_token=1.0)
    assert len(few) < len(many)


@pytest.mark.parametrize("padded", [True, False])
@pytest.mark.parametrize(("count", "workers"), [(20, 2), (80, 2), (80, 4)])
def test_workers_share(count, workers, padded):
    """As they take the batches one after the other, none works much longer than an even share."""
    lengths = np.random.default_rng(3).integers(20, 60, size=count).tolist()
    known = replace(COSTS, padded=padded)

    def cost(batch):
        longest = max(lengths[index] for index in batch)
        each = [longest if padded else lengths[index] for index in batch]
        own = sum(COSTS.row * 0.6 * lengths[index] for index in batch)
        return own + longest * COSTS.step * 0.6 + COSTS.read * sum(each)

    costs = [cost(batch) for batch in planned(lengths, costs=known, workers=workers)]
    assert costs == sorted(costs, reverse=True), "the costliest comes first"
    loads = [0.0] * workers
    for one in costs:
        loads[loads.index(min(loads))] += one
    alone = sum(cost(batch) for batch in planned(lengths, costs=known))
    assert max(loads) <= 1.3 * alone / workers


BUDGET = Budget(costs=COSTS, outputs_per_token=0.6, rows=8, tokens=100)


def numbered(batch, _decoding):
    return [[Found(tokens=[index, n], score=-float(n), truncated=False) for n in range(4)] for index in batch]


@pytest.mark.parametrize("lengths", [[], [5], [9, 5, 7], [40, 3, 60, 5, 41, 4, 90]])
@pytest.mark.parametrize(("decoding", "wanted"), [(Greedy(), 1), (Beam(beam_size=4, alternatives=3), 3)])
def test_each_source_gets_its_own_outputs_and_as_many_as_are_asked_for(lengths, decoding, wanted):
    found = run_batches(lengths, numbered, budget=BUDGET, decoding=decoding, threads=2)
    assert [[output.tokens for output in outputs] for outputs in found] == [
        [[index, n] for n in range(wanted)] for index in range(len(lengths))
    ]


def test_batches_keep_to_the_budget():
    """Eight hypotheses: eight sources, or two with a beam of four; a beam that is wider goes alone."""
    lengths = [10] * 30
    for decoding, most in ((Greedy(), 8), (Beam(beam_size=4), 2), (Beam(beam_size=9), 1)):
        sizes = []
        run_batches(
            lengths,
            lambda batch, how, sizes=sizes: sizes.append(len(batch)) or numbered(batch, how),
            budget=BUDGET,
            decoding=decoding,
            threads=1,
        )
        assert sum(sizes) == 30
        assert max(sizes) == most


def test_samples_of_a_source_are_told_apart():
    def search(batch, sample):
        return [[Found(tokens=[index, sample], score=0.0, truncated=False)] for index in batch]

    decoding = Sampling(seed=5, alternatives=3)
    for index, outputs in enumerate(
        run_batches([5, 90, 6], search, budget=BUDGET, decoding=decoding, threads=2)
    ):
        assert {output.tokens[0] for output in outputs} == {index}
        assert len({output.tokens[1] for output in outputs}) == 3


def test_batches_run_side_by_side():
    """Each waits for the other: one after the other, they would never end."""
    barrier = threading.Barrier(2, timeout=30)

    def search(batch, decoding):
        barrier.wait()
        return numbered(batch, decoding)

    assert len(run_batches([99, 98], search, budget=BUDGET, decoding=Greedy(), threads=2)) == 2


@pytest.mark.parametrize("lengths", [[5], [99, 98]])
def test_an_error_in_a_batch_reaches_the_caller(lengths):
    def search(batch, _decoding):
        raise ValueError(batch)

    with pytest.raises(ValueError, match="0"):
        run_batches(lengths, search, budget=BUDGET, decoding=Greedy(), threads=2)
