"""Groups sources of unlike lengths into batches that decode fast and keep all cores at work.

Each step reads all weights, so that it takes hardly longer for eight rows than for one: few large batches
save steps. But a batch takes as many steps as its longest output has tokens, shorter sources are padded when
they are read, and cores that got less wait for the others. A plan weighs these.
"""

from collections.abc import Sequence
from dataclasses import dataclass

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

    The cheapest split of the sources in order of length that *workers* can share evenly. So that the memory
    stays bounded, a batch has at most *largest* sources and *max_tokens* tokens, padding counted (a longer
    source gets a batch of its own). *outputs_per_token* is how long an output is to be expected, in tokens
    per source token; each source has *rows* rows in a step.

    >>> costs = Costs(step=20, row=3, read=2)
    >>> plan([30, 12, 31, 90, 11], costs=costs, outputs_per_token=0.6, workers=2)
    [[3], [4, 1, 0, 2]]
    """
    order = sorted(range(len(lengths)), key=lambda i: lengths[i])
    ordered = [lengths[i] for i in order]

    def cheapest(limit: float) -> tuple[float, list[tuple[float, list[int]]]]:
        best, start = [0.0], [0]
        for end in range(1, len(order) + 1):
            longest, shared, options = ordered[end - 1], 0.0, []
            for begin in range(end - 1, max(0, end - largest) - 1, -1):
                count = end - begin
                shared += costs.row * rows * outputs_per_token * ordered[begin]
                cost = shared + longest * (costs.step * outputs_per_token + costs.read * count)
                if count > 1 and (longest * count > max_tokens or cost > limit):
                    break
                options.append((best[begin] + cost, begin))
            total, begin = min(options)
            best.append(total)
            start.append(begin)
        batches, end = [], len(order)
        while end:
            batches.append((best[end] - best[start[end]], order[start[end] : end]))
            end = start[end]
        return best[-1], batches

    total, batches = cheapest(float("inf"))
    if workers > 1:
        # A little more than an even share: else the last source would often be left over for a batch alone.
        _, batches = cheapest(1.1 * total / workers)
    return [batch for _, batch in sorted(batches, key=lambda item: -item[0])]
