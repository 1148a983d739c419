"""The way into corpora: `batch`."""

import hashlib
import json
import os
import shutil
import time
from collections import Counter, deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Any, Literal, TypeAlias, Unpack, get_args

from engine.cpu import default_threads
from engine.errors import SettingsError, StoreError
from engine.extras import need
from sources import Limits
from sources.corpora import Corpus, Entry, Fault, PoliteFetcher
from sources.corpora.polite import DELAY
from summarize import Summarizer
from translate import Translator

from ..files import alone
from ..options import OptionValues
from .copies import Copies, Kept
from .filters import parse_filters
from .journal import Failure, Journal, State
from .output import FOLDERS, Form, Output, form_of
from .report import Figures, Report, memory_of
from .work import Outcome, Step, Work, work_for
from .workers import Crew, Numbered

__all__ = ["batch"]

COMMIT_SECONDS = 1.0
"""What is done is committed at least so often: more is never done twice after a crash."""
COMMIT_RECORDS = 1_000
TELL_SECONDS = 0.5
"""Seconds between two calls of a caller's *progress*."""

_ARTICLES = "articles.jsonl"
"""What is kept beside a journal where copies are merged: all articles, cleaned by a run of its own."""

Source = str | os.PathLike[str]
Engine: TypeAlias = Literal["local", "ray"]


def batch(
    source: Source | Sequence[Source],
    out: str | os.PathLike[str],
    *,
    only: Step = "brief",
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
    summarizer: str | Summarizer | None = None,
    translator: str | Translator | None = None,
    second: str | Translator | None = None,
    device: str = "cpu",
    threads: int | None = None,
    progress: Callable[[Figures], object] | None = None,
    **options: Unpack[OptionValues],
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
    two requests to one site. *progress* is called with the figures about twice a second. The rest is
    as in `Pipeline.load` and `Options.of`.

    Raises SettingsError for what can't be asked, InputError where a source can't be used as a whole,
    MissingExtra where what reads or writes it isn't installed, StoreError where the output can't be written
    (what was done is kept), ModelError where a model can't be had.
    """
    path = Path(out)
    form = form_of(path, pages=pages)
    sources = [source] if isinstance(source, str | os.PathLike) else list(source)
    _check(only=only, form=form, limit=limit, sample=sample, workers=workers, sources=sources)
    if engine not in get_args(Engine):
        raise SettingsError(f"No engine is called {engine!r}.", hint="Choose local or ray.")
    if engine == "ray":
        need("ray", what="The engine ray")
    elif address is not None:
        raise SettingsError("Only the engine ray has an address.", hint="Ask for --engine ray, too.")
    limits = Limits.from_environment()
    work = work_for(
        only=only,
        form=form,
        limits=limits,
        filters=parse_filters(filters),
        options=options,
        summarizer=summarizer,
        translator=translator,
        second=second,
        device=device,
        threads=threads,
    )
    hire: Callable[..., Crew]
    if engine == "ray":
        from .cluster import Actors

        hire = partial(Actors, count=workers or 0, address=address)
    else:
        count = workers or (1 if only == "brief" else default_threads())
        hire = partial(Crew, count=count)
        if count > 1:
            work = replace(work, threads=work.threads or max(1, default_threads() // count))
    if (engine == "ray" or count > 1) and not (
        all(isinstance(model, str) for model in (work.summarizer, work.translator, work.second))
    ):
        raise SettingsError(
            "A model that is an object can't be sent to other processes.",
            hint="Give its name, or workers=1." if engine == "local" else "Give its name.",
        )
    run = _Run(
        path=path,
        form=form,
        sources=tuple(os.fspath(one) for one in sources),
        work=work,
        hire=hire,
        take=_Take(limit=limit, share=sample, seed=seed),
        resume=resume,
        retry_failed=retry_failed,
        dedupe=dedupe,
        text_column=text_column,
        id_column=id_column,
        fetcher=PoliteFetcher(limits=limits, delay=delay),
        progress=progress,
    )
    return run()


@dataclass(slots=True, kw_only=True)
class _Take:
    """Which entries are taken: the first *limit* of a *share* of all."""

    limit: int | None
    share: float | None
    seed: int
    taken: int = 0

    def __call__(self, position: int) -> bool:
        """Whether to take the entry at *position*; to be asked of each, in order."""
        if self.limit is not None and self.taken >= self.limit:
            return False
        if self.share is not None and _drawn(self.seed, position) >= self.share:
            return False
        self.taken += 1
        return True

    def is_over(self) -> bool:
        """Whether no further entry will be taken."""
        return self.limit is not None and self.taken >= self.limit


@dataclass(slots=True, kw_only=True)
class _Run:
    """One call of `batch`: from where an earlier one stopped to the end."""

    path: Path
    form: Form
    sources: tuple[str, ...]
    work: Work
    hire: Callable[..., Crew]
    take: _Take
    resume: bool
    retry_failed: bool
    dedupe: bool
    text_column: str
    id_column: str
    fetcher: PoliteFetcher
    progress: Callable[[Figures], object] | None
    step: Literal["cleaning", ""] = ""

    _journal: Journal = field(init=False)
    _output: Output = field(init=False)
    _corpus: Corpus | Kept = field(init=False)
    _crew: Crew = field(init=False)
    _state: State = field(init=False, default_factory=State)
    _fresh: bool = field(init=False, default=False)
    """Whether no earlier run began this output."""
    _lines: list[str] = field(init=False, default_factory=list)
    """What is to be added to the file of errors."""
    _failed: int = field(init=False, default=0)
    _cleaned: Report | None = field(init=False, default=None)
    """Of the run that cleaned all articles so that they could be compared."""
    _merged: int = field(init=False, default=0)
    _compared: tuple[float, int] | None = field(init=False, default=None)
    """Since when articles are compared, and how many had been before."""
    _before: int = field(init=False, default=0)
    """Records that were settled when this run began."""
    _flagged: int = field(init=False, default=0)
    _chains: deque[tuple[int, str]] = field(init=False, default_factory=deque)
    """The digest after each entry that is under way."""
    _began: float = field(init=False, default_factory=time.monotonic)
    _committed: float = field(init=False, default_factory=time.monotonic)
    _uncommitted: int = field(init=False, default=0)
    _told: float = field(init=False, default=0.0)

    def __call__(self) -> Report:
        # What is wrong with the sources as such is found before anything is written.
        if Corpus(self.sources, fetcher=self.fetcher, limits=self.work.limits).holds(self.path):
            raise SettingsError(
                f"{self.path} lies in what is to be read.", hint="Give an output outside of the source."
            )
        there = self.path.exists()
        with ExitStack() as stack:
            try:
                self._enter(self._beside(".work"), stack)
                return self._work_through()
            except BaseException:
                if self._fresh and not self._state.position and not self._has_cleaned():
                    stack.close()
                    self._remove(keep=there)
                raise

    def _beside(self, ending: str) -> Path:
        return self.path.with_name(self.path.name + ending)

    def _enter(self, folder: Path, stack: ExitStack) -> None:
        """Open what the run needs, to be closed by *stack*."""
        journal = folder / "journal.sqlite"
        begun = journal.exists()
        if begun and not self.resume:
            raise SettingsError(f"{self.path} exists already.", hint="Give another output, or let it go on.")
        if not begun and self.path.exists() and not (self.path.is_dir() and not any(self.path.iterdir())):
            raise SettingsError(
                f"{self.path} exists, and no batch made it; nothing was written over.",
                hint="Give another output, or move it away.",
            )
        try:
            folder.mkdir(exist_ok=True)
        except OSError as exc:
            raise StoreError(
                f"{self.path} can't be written ({exc.strerror or exc}).", hint="Give another output."
            ) from exc
        stack.enter_context(alone(folder / "lock", path=self.path, doing="is writing", other="output"))
        self._fresh = not begun
        self._journal = Journal(journal)
        stack.callback(self._journal.close)
        self._journal.check(self._command())
        self._state = self._journal.state()
        self._corpus = (
            self._kept(folder, stack)
            if self.dedupe
            else Corpus(
                self.sources,
                fetcher=self.fetcher,
                limits=self.work.limits,
                text_column=self.text_column,
                id_column=self.id_column,
                recall=self._journal.recall,
            )
        )
        self._output = Output(self.path, form=self.form, folder=folder)
        stack.callback(self._output.close)
        self._output.open(self._state.size)
        self._crew = stack.enter_context(self.hire(work=self.work))

    def _kept(self, folder: Path, stack: ExitStack) -> Kept:
        """All articles, cleaned, without copies: made by a run of its own, which goes on by itself, too."""
        # That run may take days, and what was asked for is to be known meanwhile.
        self._journal.commit(self._state)
        rows = folder / _ARTICLES
        work = replace(
            self.work,
            only="clean",
            form="jsonl",
            filters=tuple(one for one in self.work.filters if one.field != "confidence"),
            options={},
            summarizer="extractive",
            translator="embedded",
            second="",
        )
        cleaning = replace(
            self, path=rows, form="jsonl", work=work, resume=True, dedupe=False, step="cleaning"
        )
        self._cleaned = cleaning()
        self.take = _Take(limit=None, share=None, seed=0)
        self.work = replace(self.work, is_cleaned=True)
        copies = Copies(folder / "copies.sqlite", rows)
        stack.callback(copies.close)
        copies.find(self._tell_compared)
        self._merged = copies.count()
        self._write_copies(copies)
        return Kept(rows=rows, copies=copies, passed_over=self._cleaned.passed_over)

    def _has_cleaned(self) -> bool:
        """Whether a run that cleans all articles has got anywhere: what it began in vain, it took away."""
        return (self._beside(".work") / f"{_ARTICLES}.work").exists()

    def _write_copies(self, copies: Copies) -> None:
        path = self._beside(".copies.jsonl")
        draft = path.with_name(f".{path.name}.tmp")
        with self._writing(path):
            with draft.open("w", encoding="utf-8") as file:
                for copy in copies.copies():
                    told = {name: copy.row[name] for name in ("id", "place", "url")}
                    told |= {"copy_of": copy.original["id"], "copy_of_place": copy.original["place"]}
                    told["only_here"] = copy.only_here
                    file.write(json.dumps(told, ensure_ascii=False) + "\n")
            draft.replace(path)
            if not self._merged:
                path.unlink()

    def _remove(self, *, keep: bool) -> None:
        """Take away what a run began that came to nothing; *keep* an output that was there before, empty."""
        shutil.rmtree(self._beside(".work"), ignore_errors=True)
        self._beside(".errors.jsonl").unlink(missing_ok=True)
        if keep:
            return
        if self.path.is_dir():
            self.path.rmdir()
        else:
            self.path.unlink(missing_ok=True)

    def _command(self) -> Mapping[str, Any]:
        """What a run must have in common with those before it."""
        work = self.work
        return {
            "source": self.sources,
            "step": work.only,
            "form": self.form,
            "signature": work.signature(),
            "filters": [f"{one.field}{one.operator}{one.value}" for one in work.filters],
            "limit": self.take.limit,
            "sample": self.take.share,
            "seed": self.take.seed if self.take.share is not None else None,
            "dedupe": self.dedupe or None,
            "text column": self.text_column,
            "id column": self.id_column,
        }

    def _work_through(self) -> Report:
        self._failed = sum(self._journal.faults().values())
        self._before = self._settled()
        self._write_errors()
        while True:
            if self._state.finished:
                known = max(self._state.known, self._state.position)
                # Cleaning, tried again, may have found more articles, whoever asked for that.
                has_more = isinstance(self._corpus, Kept) and len(self._corpus) > known
                if not (has_more or (self.retry_failed and self._failed)):
                    break
                self.retry_failed = False
                turn = self._state.turn + 1
                self._state = replace(
                    self._state, turn=turn, known=known, position=0, chain="", finished=False
                )
            self._go_through()
        # A failure that was tried again and is none any more is a line no longer.
        self._write_errors()
        return self._report()

    def _go_through(self) -> None:
        """One turn, from where it stands to its end.

        What ends it before leaves the state of the last commit: what came after is done again.
        """
        self.take.taken = 0
        for outcome in self._crew.run(self._entries()):
            self._settle(outcome)
            self._tell()
        self._commit()
        self._output.finish()
        self._state = replace(self._state, finished=True)
        self._commit()
        self._tell(at_once=True)

    def _entries(self) -> Iterator[Numbered]:
        """The entries that are to be worked on: those that are settled are read only to compare them."""
        chain, count = b"", 0
        for position, entry in enumerate(self._corpus):
            self._compare(position, chain)
            if position >= self._state.position and self.take.is_over():
                return
            chain, count = _linked(chain, entry), position + 1
            taken = self.take(position)
            if position >= self._state.position and self._is_due(position, entry, taken):
                self._chains.append((position, chain.hex()))
                yield position, self.fetcher.fill(entry)
        self._compare(count, chain, over=True)

    def _compare(self, position: int, chain: bytes, *, over: bool = False) -> None:
        """Raise SettingsError where the entries before *position* aren't those that were settled there."""
        if self._chains:
            return  # it has been compared, and is past
        settled = self._state.position
        if (position == settled and chain.hex() != self._state.chain) or (over and position < settled):
            raise self._changed(settled)

    def _changed(self, settled: int) -> SettingsError:
        return SettingsError(
            f"The source isn't as it was when {self.path} was begun: its first {settled:,} documents "
            "are others now.",
            hint="Put them back as they were, or give another output.",
        )

    def _is_due(self, position: int, entry: Entry, taken: bool) -> bool:
        if self._state.turn == 0 or (self.dedupe and position >= self._state.known):
            return taken
        place = self._journal.failed_at(position, self._state.turn)
        # What failed may have been mended since, but must not have moved.
        if place not in (None, entry.place):
            raise self._changed(position)
        return place is not None

    def _settle(self, outcome: Outcome) -> None:
        """Put away what became of one record; the next commit keeps it."""
        id = outcome.id or outcome.place
        fault = outcome.fault
        if not self._journal.claim(id, outcome.position):
            fault = Fault(
                kind="DuplicateId",
                message=f"{outcome.place}: the id {id!r} was given before.",
                hint="Name a column whose values are all different with --id-column.",
            )
        state = self._state
        is_new = outcome.position >= state.known
        if fault is not None:
            failure = Failure(id=id, place=outcome.place, fault=fault)
            self._journal.fail(outcome.position, state.turn, failure)
            if is_new:
                self._failed += 1
                self._lines.append(failure.to_json())
        else:
            if not is_new:
                self._journal.mend(outcome.position)
                self._failed -= 1
            if outcome.data is None:
                state = replace(state, left_out=state.left_out + 1)
            else:
                self._output.write(outcome.position, outcome.data, title=outcome.title)
                state = replace(state, written=state.written + 1)
                self._flagged += outcome.flagged
        position, chain = self._chains.popleft()
        assert position == outcome.position  # a crew keeps the order
        self._state = replace(state, position=position + 1, chain=chain)
        self._uncommitted += 1
        due = time.monotonic() - self._committed >= COMMIT_SECONDS
        if due or self._uncommitted >= COMMIT_RECORDS:
            self._commit()

    def _commit(self) -> None:
        """First the output, then the journal: what the journal says is there is there."""
        self._state = replace(self._state, size=self._output.flush())
        self._add_errors()
        self._journal.commit(self._state)
        self._committed = time.monotonic()
        self._uncommitted = 0

    def _settled(self) -> int:
        return self._state.written + self._state.left_out + self._failed

    def _tell(self, *, at_once: bool = False) -> None:
        now = time.monotonic()
        if self.progress is None or (not at_once and now - self._told < TELL_SECONDS):
            return
        self._told = now
        seconds = now - self._began
        done = self._settled() - self._before
        rate = done / seconds if seconds else 0.0
        self.progress(
            Figures(
                records=self._settled(),
                written=self._state.written,
                failed=self._failed,
                left_out=self._state.left_out,
                step=self.step,
                flagged=self._flagged,
                seconds=seconds,
                rate=rate,
                seconds_left=self._seconds_left(rate),
                memory=memory_of([os.getpid(), *self._crew.processes()]),
            )
        )

    def _tell_compared(self, done: int, total: int) -> None:
        now = time.monotonic()
        if self._compared is None:
            self._compared = now, done
        if self.progress is None or now - self._told < TELL_SECONDS:
            return
        self._told = now
        seconds = now - self._began
        since, before = self._compared
        rate = (done - before) / (now - since) if now > since else 0.0
        self.progress(
            Figures(
                records=done,
                written=0,
                failed=0,
                left_out=0,
                step="comparing",
                flagged=0,
                seconds=seconds,
                rate=rate,
                seconds_left=(total - done) / rate if rate else None,
                memory=memory_of([os.getpid()]),
            )
        )

    def _seconds_left(self, rate: float) -> float | None:
        if self._state.finished:
            return 0.0
        if self._state.turn or not rate:
            return None
        total = float("inf")
        share = self._corpus.share()
        if share:
            total = self._settled() / share
        if self.take.limit is not None:
            total = min(total, self.take.limit)
        return None if total == float("inf") else max(total - self._settled(), 0.0) / rate

    def _write_errors(self) -> None:
        """The file of errors, with a line for each failure that the journal has; none where there is none."""
        path = self._beside(".errors.jsonl")
        with self._writing(path):
            path.unlink(missing_ok=True)
            if self._cleaned and self._cleaned.errors:
                shutil.copyfile(self._cleaned.errors, path)
            for failure in self._journal.failures():
                self._lines.append(failure.to_json())
                if len(self._lines) >= COMMIT_RECORDS:
                    self._add_errors()
        self._add_errors()

    def _add_errors(self) -> None:
        if not self._lines:
            return
        path = self._beside(".errors.jsonl")
        with self._writing(path), path.open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.writelines(self._lines)
        self._lines.clear()

    @contextmanager
    def _writing(self, path: Path) -> Iterator[None]:
        try:
            yield
        except OSError as exc:
            raise StoreError(
                f"{path} can't be written ({exc.strerror or exc}).",
                hint="Make room or mend the permissions, and give the same command again.",
            ) from exc

    def _report(self) -> Report:
        before = self._cleaned
        failed = self._failed + (before.failed if before else 0)
        left_out = self._state.left_out + (before.left_out if before else 0)
        faults = Counter(self._journal.faults()) + Counter(before.faults if before else {})
        return Report(
            output=self.path,
            records=self._state.written + failed + left_out + self._merged,
            written=self._state.written,
            failed=failed,
            left_out=left_out,
            merged=self._merged,
            copies=self._beside(".copies.jsonl") if self._merged else None,
            faults=dict(sorted(faults.items(), key=lambda fault: (-fault[1], fault[0]))),
            errors=self._beside(".errors.jsonl") if failed else None,
            passed_over=self._corpus.passed_over,
            seconds=time.monotonic() - self._began,
        )


def _check(
    *,
    only: str,
    form: Form,
    limit: int | None,
    sample: float | None,
    workers: int | None,
    sources: Sequence[Source],
) -> None:
    if form in FOLDERS and only != "brief":
        raise SettingsError(
            "A folder of pages holds briefs.",
            hint="For articles or summaries alone give an output that ends in .jsonl or .csv.",
        )
    if not sources:
        raise SettingsError("There is no source.", hint="Give a file, a folder, or an address.")
    for name, value in (("limit", limit), ("workers", workers)):
        if value is not None and value < 1:
            raise SettingsError(f"{name} must be 1 or more, not {value}.", hint="Give a larger number.")
    if sample is not None and not 0 < sample <= 1:
        raise SettingsError(f"sample must be above 0 and at most 1, not {sample}.", hint="Try 0.01.")


def _drawn(seed: int, position: int) -> float:
    """A number from 0 to 1, as good as random, and always the same for the same two."""
    digest = hashlib.blake2b(f"{seed} {position}".encode("ascii"), digest_size=8).digest()
    return int.from_bytes(digest, "big") / 2**64


def _linked(chain: bytes, entry: Entry) -> bytes:
    """The digest of all marks up to that of *entry*, given that of those before it."""
    return hashlib.blake2b(entry.mark, key=chain, digest_size=16).digest()
