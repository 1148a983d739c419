"""Groups sources of unlike lengths into batches that decode fast and keep all cores at work.

Each step reads all weights, so that it takes hardly longer for eight rows than for one: few large batches
save steps. But a batch takes as many steps as its longest output has tokens, shorter sources may be padded
when they are read, and cores that got less wait for the others. A plan weighs these.
"""

import heapq
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

__all__ = ["Costs", "plan"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Costs:
    """Milliseconds on one core; only their ratios matter."""

    step: float
    """Of a step, however many rows it has."""
    row: float
    """Of each row in a step, besides."""
    read: float
    """Of a token that is read."""
    padded: bool = True
    """Whether all sources of a batch are read at once, each padded to the longest."""


_SHARES = (1.0, 1.03, 1.06, 1.1, 1.2)
"""How much of an even share a batch may cost."""


def plan(
    lengths: Sequence[int],
    *,
    costs: Costs,
    outputs_per_token: float,
    rows: int = 1,
    workers: int = 1,
    largest: int = 64,
    max_tokens: int = 8192,
) -> list[list[int]]:
    """Batches of indices into *lengths* (tokens of each source), the costliest batch first.

    The cheapest split of the sources in order of length, or where that ends sooner, one that *workers* can
    share more evenly. So that the memory stays bounded, a batch has at most *largest* sources and
    *max_tokens* tokens, padding counted (a longer source gets a batch of its own). *outputs_per_token* is how
    long an output is to be expected, in tokens per source token; each source has *rows* rows in a step.

    >>> costs = Costs(step=20, row=3, read=2)
    >>> plan([30, 12, 31, 90, 11], costs=costs, outputs_per_token=0.6, workers=2)
    [[3], [4, 1, 0, 2]]
    """
    order = sorted(range(len(lengths)), key=lambda i: lengths[i])
    cheapest = partial(
        _cheapest,
        [lengths[i] for i in order],
        each=costs.row * rows * outputs_per_token + (0 if costs.padded else costs.read),
        steps=costs.step * outputs_per_token,
        padded=costs.read if costs.padded else 0,
        largest=largest,
        max_tokens=max_tokens,
    )
    total, batches = cheapest(limit=float("inf"))
    plans = [batches]
    if workers > 1:
        # With no more than an even share, the last source would often be left over for a batch alone.
        plans += [cheapest(limit=share * total / workers)[1] for share in _SHARES]
    plans = [sorted(batches, key=lambda item: -item[0]) for batches in plans]
    best = min(plans, key=lambda batches: _end(batches, workers))
    return [[order[i] for i in batch] for _, batch in best]


def _cheapest(
    lengths: Sequence[int],
    *,
    limit: float,
    each: float,
    steps: float,
    padded: float,
    largest: int,
    max_tokens: int,
) -> tuple[float, list[tuple[float, range]]]:
    """What the cheapest split of sources in order of length costs, and its batches, each with its cost.

    A token costs *each* by itself, *padded* as it is padded to the longest of its batch, and *steps* where it
    is the longest's. No batch of several costs more than *limit*.
    """
    best, start = [0.0], [0]
    for end in range(1, len(lengths) + 1):
        longest, shared, options = lengths[end - 1], 0.0, []
        for begin in range(end - 1, max(0, end - largest) - 1, -1):
            count = end - begin
            shared += each * lengths[begin]
            cost = shared + longest * (steps + padded * count)
            if count > 1 and (longest * count > max_tokens or cost > limit):
                break
            options.append((best[begin] + cost, begin))
        total, begin = min(options)
        best.append(total)
        start.append(begin)
    batches, end = [], len(lengths)
    while end:
        batches.append((best[end] - best[start[end]], range(start[end], end)))
        end = start[end]
    return best[-1], batches


def _end(batches: Sequence[tuple[float, range]], workers: int) -> float:
    """When the last of *batches* ends, where each worker takes the next as soon as it is free."""
    loads = [0.0] * workers
    for cost, _ in batches:
        heapq.heapreplace(loads, loads[0] + cost)
    return max(loads)
