"""Parts about summaries: how fast they are made, and how near people's they are."""

import itertools
import statistics
from collections.abc import Iterator

from bench.figures import OURS, Measurement, System
from bench.parts.task import NOT_SHARED, Task
from bench.parts.texts import SENTENCES, articles
from bench.parts.timing import absent, in_turns

__all__ = ["rouge", "summaries"]


def summaries(task: Task) -> Iterator[Measurement]:
    """extractive summaries, beside sumy's"""
    from bench.summarize import Length, ours, sumy_systems
    from training.ranker import to_article

    records = articles(task.size.articles)
    length = Length(sentences=3)
    compared = {OURS: lambda record, length: ours(to_article(record), length)}
    missing: tuple[System, ...] = ()
    try:
        compared |= sumy_systems()
    except ImportError as error:
        missing = (System(name="sumy", missing=absent(error)),)
    systems = in_turns(
        {
            name: lambda system=system: [system(record, length) for record in records]
            for name, system in compared.items()
        },
        amount=len(records),
        rounds=task.size.rounds,
    )
    yield Measurement(
        name="summaries",
        title="Extractive summaries",
        how=f"Three sentences of each of {len(records)} articles of {SENTENCES} generated sentences, which "
        "are given as sentences.",
        unit="articles a second of CPU",
        better="more",
        an_hour=3600,
        systems=(*systems, *missing),
    )


def rouge(task: Task) -> Iterator[Measurement]:
    """summaries beside people's, with SHARED"""
    path = task.shared / "summaries" / "dev.jsonl" if task.shared else None
    found: list[System] = []
    why = "" if path and path.is_file() else NOT_SHARED
    if path and not why:
        from bench.summarize import Length, run, systems
        from training.ranker import read

        records = read(path)[: task.size.articles * 2]
        length = Length(sentences=3)
        try:
            for name, system in systems(length).items():
                if name in {OURS, "lead"} or name.startswith("sumy"):
                    scores = itertools.chain.from_iterable(run(system, records, length).scores)
                    found.append(System(name=name, runs=(100 * statistics.mean(scores),)))
        except ImportError as error:
            why = absent(error)
    yield Measurement(
        name="rouge",
        title="Summaries beside people's",
        how="IndoSum dev, three sentences of each article (`bench/summarize.py`).",
        unit="mean of ROUGE-1, -2 and -L F1, %",
        better="more",
        systems=tuple(found),
        missing=why,
    )
