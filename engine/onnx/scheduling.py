"""Plan batches of sources and run them side by side, a core each."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from engine.decoding import Beam, Decoding, Greedy, Sampling
from engine.interruption import carried, given_up_together

from .batching import Costs, plan
from .search import Found

__all__ = ["Budget", "run_batches"]

Search = Callable[[Sequence[int], int], list[list[Found]]]
"""Searches the sources with these numbers in one batch, for the sample of this number where it samples."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """What a network costs, and how much a batch may have, so that memory stays bounded."""

    costs: Costs
    outputs_per_token: float
    """Tokens of an output for each of its source, on average."""
    rows: int
    """Hypotheses of a batch under search."""
    tokens: int
    """Source tokens of a batch, padding counted."""


def run_batches(
    lengths: Sequence[int], search: Search, *, budget: Budget, decoding: Decoding, threads: int
) -> list[list[Found]]:
    """Search sources of these *lengths* (tokens): as many outputs each as *decoding* asks for, best first.

    A batch a core is faster than all cores on one batch: no kernel waits for the slowest core. Samples of one
    source are drawn one after the other.
    """
    width = decoding.beam_size if isinstance(decoding, Beam) else 1
    wanted = 1 if isinstance(decoding, Greedy) else decoding.alternatives
    batches = plan(
        lengths,
        costs=budget.costs,
        outputs_per_token=budget.outputs_per_token,
        rows=width,
        workers=threads,
        largest=max(1, budget.rows // width),
        max_tokens=budget.tokens,
    )

    def work(batch: Sequence[int]) -> list[list[Found]]:
        if isinstance(decoding, Sampling):
            samples = [search(batch, sample) for sample in range(wanted)]
            return [[found[0] for found in of_source] for of_source in zip(*samples, strict=True)]
        return [found[:wanted] for found in search(batch, 0)]

    results: list[list[Found]] = [[] for _ in lengths]
    # The pool waits at its end for what its threads are at.
    with ThreadPoolExecutor(threads) as pool, given_up_together():
        # A lone batch has no other to wait for, and is at work sooner without a thread of its own.
        found = pool.map(carried(work), batches) if len(batches) > 1 else map(work, batches)
        for batch, outputs in zip(batches, found, strict=True):
            for number, output in zip(batch, outputs, strict=True):
                results[number] = output
    return results
