"""What `make bench` measures, part by part; `bench.measure` runs each part in a process of its own.

    python -m bench.parts cleaning --to cleaning.jsonl [--quick] [--shared ../shared]

Each measurement is a line of JSON. A peer that isn't installed, and data that isn't there, are told as such
in it. All texts are drawn by bench/portals, but for those of --shared.
"""

from collections.abc import Callable, Iterator

from bench.figures import Measurement
from bench.parts.commands import corpora, starts
from bench.parts.pages import boundaries, cleaning, snippets
from bench.parts.summaries import rouge, summaries
from bench.parts.task import Task
from bench.parts.translations import checks, chrf, marian, translation

__all__ = ["PARTS"]

PARTS: dict[str, Callable[[Task], Iterator[Measurement]]] = {
    part.__name__: part
    for part in (
        cleaning,
        boundaries,
        summaries,
        corpora,
        translation,
        marian,
        checks,
        starts,
        snippets,
        rouge,
        chrf,
    )
}
