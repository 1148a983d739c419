"""The way into corpora: `batch`."""

import os
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Literal, TypeAlias, Unpack, get_args

from engine.cpu import default_threads
from engine.errors import SettingsError, UnusableValue
from engine.extras import need
from sources import Limits
from sources.corpora import PoliteFetcher
from sources.corpora.polite import DELAY

from .filters import parse_filters
from .forms import FOLDERS, Form, form_of
from .pool import WorkerPool
from .report import Figures, Report
from .running import MakePool, Run
from .sampling import Sample
from .task import Task
from .work import Work, WorkValues

__all__ = ["batch"]

Source = str | os.PathLike[str]
Engine: TypeAlias = Literal["local", "ray"]


def batch(
    source: Source | Sequence[Source],
    out: str | os.PathLike[str],
    *,
    pages: Form | None = None,
    resume: bool = True,
    retry_failed: bool = False,
    engine: Engine = "local",
    address: str | None = None,
    workers: int | None = None,
    limit: int | None = None,
    sample: float | None = None,
    seed: int = 0,
    filters: Sequence[str] = (),
    dedupe: bool = False,
    text_column: str = "",
    id_column: str = "",
    delay: float = DELAY,
    proxy: str | None = None,
    progress: Callable[[Figures], object] | None = None,
    **work: Unpack[WorkValues],
) -> Report:
    """Clean, summarize or brief every document of *source* into *out*, each exactly once, in input order.

    *source* is one or several of what `sources.corpora.Corpus` reads; *text_column* and *id_column* name
    columns of tables. *only* is ``clean``, ``summary`` or ``brief``. *out* is a file of JSON lines, CSV,
    TSV, XLSX or Parquet, by its ending, or a folder of pages: ``markdown`` or ``html``, as *pages* says.

    What is done stands in ``OUT.work``: called again with the same arguments after any interruption, it goes
    on; with others it is refused, and so is any existing *out* where *resume* is unset. A record that fails
    is a line of ``OUT.errors.jsonl`` and never the end; *retry_failed* tries those again, and puts what
    succeeds at the output's end.

    *limit* is the most records to take; *sample* the share of them to take, drawn by *seed*. *filters* are
    conditions such as ``language=id``, ``date>=2024-01-01`` or ``confidence<0.5``, all of which must hold.
    *dedupe* cleans and compares all that is taken before anything else, and of copies, as `summarize.digest`
    tells them, works on the longest alone; ``OUT.copies.jsonl`` has a line for each of the others.
    *workers* is the number of processes, by default one for briefs and else one a core; with one, the work is
    done in this process, and no other is started. More need models that are names, and a caller whose main
    module can be imported (``if __name__ == "__main__":``), as `multiprocessing` asks. With ``ray`` as the
    *engine* they are actors of the Ray cluster at *address*, or as `ray.init` finds or starts one: *workers*
    at most, by default as many as it has room for; each takes *threads* CPUs, one unless given, and a GPU
    where *device* asks for it. Whatever does the work, the output is the same. *delay* is in seconds, between
    two requests to one site; *proxy*, ``http://HOST:PORT``, is what pages are fetched through, by default as
    the settings have it, ``""`` for none. *progress* is called with the figures about twice a second. The
    rest is as in `Pipeline.load` and `Options.of`.

    Raises SettingsError for what can't be asked, InputError where a source can't be used as a whole,
    MissingExtra where what reads or writes it isn't installed, StoreError where the output can't be written
    (what was done is kept), ModelError where a model can't be had.
    """
    output = Path(out)
    sources = [source] if isinstance(source, str | os.PathLike) else list(source)
    limits = Limits.from_environment()
    wanted = Work.of(form=form_of(output, pages=pages), limits=limits, filters=parse_filters(filters), **work)
    if wanted.form in FOLDERS and wanted.only != "brief":
        raise UnusableValue(
            "A folder of pages holds briefs.",
            hint="For articles or summaries alone give an output that ends in .jsonl or .csv.",
        )
    if not sources:
        raise UnusableValue("There is no source.", hint="Give a file, a folder, or an address.")
    make_pool, wanted = _pool_of(wanted, engine=engine, address=address, workers=workers)
    task = Task(
        output=output,
        sources=tuple(os.fspath(one) for one in sources),
        work=wanted,
        sample=Sample(limit=limit, share=sample, seed=seed),
        resume=resume,
        retry_failed=retry_failed,
        dedupe=dedupe,
        text_column=text_column,
        id_column=id_column,
    )
    fetcher = PoliteFetcher(limits=limits, delay=delay, proxy=proxy)
    run = Run(task, make_pool=make_pool, fetcher=fetcher, progress=progress)
    return run()


def _pool_of(
    work: Work, *, engine: Engine, address: str | None, workers: int | None
) -> tuple[MakePool, Work]:
    """What makes the pool of workers, and *work* as each of them does it.

    Raises SettingsError where there can't be such workers, or *work* can't be sent to them.
    """
    if engine not in get_args(Engine):
        raise UnusableValue(f"No engine is called {engine!r}.", hint="Choose local or ray.")
    if workers is not None and workers < 1:
        raise UnusableValue(f"workers must be 1 or more, not {workers}.", hint="Give a larger number.")
    if engine == "ray":
        need("ray", what="The engine ray")
        if work.has_objects():
            raise _unsent(hint="Give its name.")
        from .cluster import ActorPool

        return partial(ActorPool, count=workers or 0, address=address), work
    if address is not None:
        raise UnusableValue("Only the engine ray has an address.", hint="Ask for --engine ray, too.")
    count = workers or (1 if work.only == "brief" else default_threads())
    if count > 1:
        if work.has_objects():
            raise _unsent(hint="Give its name, or workers=1.")
        work = replace(work, threads=work.threads or max(1, default_threads() // count))
    return partial(WorkerPool, count=count), work


def _unsent(*, hint: str) -> SettingsError:
    return SettingsError("A model that is an object can't be sent to other processes.", hint=hint)
