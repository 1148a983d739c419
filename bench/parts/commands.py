"""Parts about the command as it is typed: a corpus in one run, and what a start costs."""

import os
import time
from collections.abc import Iterator
from pathlib import Path

from bench.figures import OURS, ROOT, Measurement, System
from bench.parts.task import Task
from bench.parts.texts import SENTENCES, written
from bench.parts.timing import asked, repeated

__all__ = ["corpora", "starts"]


def corpora(task: Task) -> Iterator[Measurement]:
    """`ringkas batch`, with its start and its loading"""
    for only, title, count in (
        ("clean", "A corpus: articles cleaned", task.size.articles),
        ("summary", "A corpus: summaries", task.size.articles),
        ("brief", "A corpus: briefs", task.size.briefs),
    ):
        source = written(task, count)

        def once(turn: int, only: str = only, count: int = count, source: Path = source) -> tuple[float, str]:
            begun = time.perf_counter()
            out = task.scratch / f"batch-{only}-{turn}.jsonl"
            _, why = asked("-m", "ringkas", "batch", source, "-o", out, "--only", only, RINGKAS_CACHE_MB="0")
            return 3600 * count / (time.perf_counter() - begun), why

        yield Measurement(
            name=f"corpus-{only}",
            title=title,
            how=f"`ringkas batch --only {only}` of {count} articles of {SENTENCES} generated sentences, all "
            "cores, start and loading counted: the fewer articles, the more these weigh."
            + (" With the embedded models and the checks." if only == "brief" else ""),
            unit="articles an hour by the clock",
            better="more",
            an_hour=1,
            systems=(repeated(OURS, task.size.rounds, once),),
        )


def starts(task: Task) -> Iterator[Measurement]:
    """what a start costs, and the memory of one"""
    from bench.start import STARTS, peak, start

    home = {"RINGKAS_HOME": os.environ.get("RINGKAS_HOME") or str(task.scratch / "home")}
    for name, title in {
        "--help": "Start: `ringkas --help`",
        "clean and summarize": "Start: a page cleaned and summarized",
        "until the search": "Start: a page until its first sentence is searched",
    }.items():
        start(ROOT, STARTS[name], home)  # prepared, compiled and read from the disk
        yield Measurement(
            name=f"start-{name.removeprefix('--').replace(' ', '-')}",
            title=title,
            how="A new process, on `examples/banjir-semarang.html`; nothing is cached but the prepared model "
            "(`bench/start.py`).",
            unit="CPU seconds",
            better="less",
            systems=(
                System(
                    name=OURS,
                    runs=tuple(start(ROOT, STARTS[name], home) for _ in range(task.size.rounds + 2)),
                ),
            ),
        )
    yield Measurement(
        name="memory",
        title="Memory of a process that cleans and summarizes",
        how="The most that is held, of the page above.",
        unit="MB",
        better="less",
        systems=(System(name=OURS, runs=tuple(peak(ROOT, home) for _ in range(task.size.rounds))),),
    )
