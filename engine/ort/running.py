"""Runs batches side by side, a core each."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from engine.protocols import Decoding, Greedy, Sampling

from .search import Found

__all__ = ["run_batches"]

Search = Callable[[Sequence[int], Decoding], list[list[Found]]]
"""Searches the sources with these numbers in one batch."""


def run_batches(
    batches: Sequence[Sequence[int]], search: Search, *, decoding: Decoding, threads: int
) -> Iterator[tuple[int, list[Found]]]:
    """Yields the number of each source in *batches*, and as many outputs as *decoding* asks for, best first.

    A batch a core is faster than all cores on one batch: no kernel waits for the slowest core. Samples of one
    source are drawn one after the other, each with a seed of its own.
    """
    wanted = 1 if isinstance(decoding, Greedy) else decoding.alternatives

    def work(batch: Sequence[int]) -> list[list[Found]]:
        if isinstance(decoding, Sampling):
            samples = [search(batch, replace(decoding, seed=decoding.seed + n)) for n in range(wanted)]
            return [[found[0] for found in of_source] for of_source in zip(*samples, strict=True)]
        return [found[:wanted] for found in search(batch, decoding)]

    if len(batches) == 1:  # no thread to wait for
        yield from zip(batches[0], work(batches[0]), strict=True)
        return
    with ThreadPoolExecutor(threads) as pool:
        for batch, outputs in zip(batches, pool.map(work, batches), strict=True):
            yield from zip(batch, outputs, strict=True)
