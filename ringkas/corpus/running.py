"""One run of a batch: from where an earlier one stopped to the end, each record exactly once."""

import time
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import replace
from typing import Literal, TypeAlias

from engine.errors import SettingsError
from sources import sound_text
from sources.corpora import Corpus, Fault, PoliteFetcher

from ..files import locked, writing
from .copies import Copies
from .failures import FailureFile
from .journal import Failure, Journal, State
from .merging import Originals, write_copies
from .output import Output
from .pool import WorkerPool
from .progress import ComparisonProgress, ProgressReporter, WorkProgress
from .remaining import Remaining
from .report import Figures, Report
from .sampling import Sample
from .task import Task
from .worker import Outcome

__all__ = ["MakePool", "Run"]

COMMIT_SECONDS = 1.0
"""What is done is committed at least so often: more is never done twice after a crash."""
COMMIT_RECORDS = 1_000

MakePool: TypeAlias = Callable[..., WorkerPool]
"""Gives the pool of workers, when it is called with the ``work`` that they are to do."""


class Run:
    """One call of `ringkas.batch`: does *task* with the workers of what *make_pool* gives.

    *step* says what the run is for, where it only goes before the work itself.
    """

    _journal: Journal
    _corpus: Corpus | Originals
    _output: Output
    _pool: WorkerPool
    _remaining: Remaining
    _tell: WorkProgress

    def __init__(
        self,
        task: Task,
        *,
        make_pool: MakePool,
        fetcher: PoliteFetcher,
        progress: Callable[[Figures], object] | None,
        step: Literal["cleaning", ""] = "",
    ) -> None:
        self._task = task
        self._make_pool = make_pool
        self._fetcher = fetcher
        self._progress = progress
        self._step = step
        self._reporter = ProgressReporter(progress)
        self._failures = FailureFile(task.errors)
        self._work = task.work
        self._sample = task.sample
        self._retry_failed = task.retry_failed
        self._is_new = False
        """Whether no earlier run began this output."""
        self._cleaned: Report | None = None
        """Of the run that cleaned all articles so that they could be compared."""
        self._state = State()
        self._failed = 0
        self._flagged = 0
        self._committed = time.monotonic()
        self._uncommitted = 0

    def __call__(self) -> Report:
        """Do what is left to do. Raises what `ringkas.batch` raises while it runs."""
        output = self._task.output
        # What is wrong with the sources as such is found before anything is written.
        if Corpus(self._task.sources, fetcher=self._fetcher, limits=self._work.limits).holds(output):
            raise SettingsError(
                f"{output} lies in what is to be read.", hint="Give an output outside of the source."
            )
        was_there = output.exists()
        with ExitStack() as stack:
            try:
                self._enter(stack)
                return self._work_through()
            except BaseException:
                # The run that cleans took its folder away where it came to nothing.
                has_cleaned = self._task.cleaning().folder.exists()
                if self._is_new and not self._state.position and not has_cleaned:
                    stack.close()
                    self._task.remove(keep_output=was_there)
                raise

    def _enter(self, stack: ExitStack) -> None:
        """Open what the run needs, to be closed by *stack*."""
        task = self._task
        journal = task.folder / "journal.sqlite"
        was_begun = journal.exists()
        task.check_output(was_begun=was_begun)
        with writing(task.output, hint="Give another output."):
            task.folder.mkdir(exist_ok=True)
        stack.enter_context(
            locked(task.folder / "lock", path=task.output, doing="is writing", other="output")
        )
        self._is_new = not was_begun
        self._journal = Journal(journal)
        stack.callback(self._journal.close)
        self._journal.check(task.conditions())
        self._state = self._journal.state()
        self._corpus = self._originals(stack) if task.dedupe else self._all()
        self._output = Output(task.output, form=self._work.form, folder=task.folder)
        stack.callback(self._output.close)
        self._output.open(self._state.size)
        self._pool = stack.enter_context(self._make_pool(work=self._work))

    def _all(self) -> Corpus:
        return Corpus(
            self._task.sources,
            fetcher=self._fetcher,
            limits=self._work.limits,
            text_column=self._task.text_column,
            id_column=self._task.id_column,
            recall=self._journal.recall,
        )

    def _originals(self, stack: ExitStack) -> Originals:
        """All articles, cleaned, without copies: made by a run of its own, which goes on by itself, too."""
        # That run may take days, and what was asked for is to be known meanwhile.
        self._journal.commit(self._state)
        cleaning = Run(
            self._task.cleaning(),
            make_pool=self._make_pool,
            fetcher=self._fetcher,
            progress=self._progress,
            step="cleaning",
        )
        self._cleaned = cleaning()
        self._sample = Sample()
        self._work = replace(self._work, is_cleaned=True)
        copies = Copies(self._task.folder / "copies.sqlite", self._task.articles)
        stack.callback(copies.close)
        copies.find(ComparisonProgress(self._reporter))
        write_copies(copies, self._task.copies)
        return Originals(rows=self._task.articles, copies=copies, passed_over=self._cleaned.passed_over)

    def _work_through(self) -> Report:
        self._failed = sum(self._journal.faults().values())
        self._tell = WorkProgress(
            self._reporter,
            step=self._step,
            before=self._state.written + self._state.left_out + self._failed,
            share=self._corpus.share,
            limit=self._sample.limit,
            processes=self._pool.processes,
        )
        self._write_failures()
        while True:
            if self._state.finished:
                known = max(self._state.known, self._state.position)
                # Cleaning, tried again, may have found more articles, whoever asked for that.
                has_more = isinstance(self._corpus, Originals) and len(self._corpus) > known
                if not (has_more or (self._retry_failed and self._failed)):
                    break
                self._retry_failed = False
                turn = self._state.turn + 1
                self._state = replace(
                    self._state, turn=turn, known=known, position=0, chain="", finished=False
                )
            self._go_through()
        # A failure that was tried again and is none any more is a line no longer.
        self._write_failures()
        return self._report()

    def _write_failures(self) -> None:
        head = self._cleaned.errors if self._cleaned else None
        self._failures.rewrite(self._journal.failures(), head=head)

    def _go_through(self) -> None:
        """One turn, from where it stands to its end.

        What ends it before leaves the state of the last commit: what came after is done again.
        """
        self._remaining = Remaining(
            self._corpus,
            sample=self._sample,
            state=self._state,
            journal=self._journal,
            fetcher=self._fetcher,
            grows=self._task.dedupe,
            output=self._task.output,
        )
        for outcome in self._pool.run(self._remaining):
            self._settle(outcome)
            self._tell(self._state, failed=self._failed, flagged=self._flagged)
        self._commit()
        self._output.finish()
        self._state = replace(self._state, finished=True)
        self._commit()
        self._tell(self._state, failed=self._failed, flagged=self._flagged, at_once=True)

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
        if fault is not None:
            # An error may name a file whose name can't be encoded.
            fault = replace(fault, message=sound_text(fault.message), hint=sound_text(fault.hint))
            self._settle_failure(outcome.position, Failure(id=id, place=outcome.place, fault=fault))
        else:
            self._settle_success(outcome)
        chain = self._remaining.settle(outcome.position)
        self._state = replace(self._state, position=outcome.position + 1, chain=chain)
        self._uncommitted += 1
        due = time.monotonic() - self._committed >= COMMIT_SECONDS
        if due or self._uncommitted >= COMMIT_RECORDS:
            self._commit()

    def _settle_failure(self, position: int, failure: Failure) -> None:
        self._journal.fail(position, self._state.turn, failure)
        if position >= self._state.known:
            self._failed += 1
            self._failures.add(failure)

    def _settle_success(self, outcome: Outcome) -> None:
        state = self._state
        if outcome.position < state.known:
            self._journal.mend(outcome.position)
            self._failed -= 1
        if outcome.data is None:
            self._state = replace(state, left_out=state.left_out + 1)
            return
        self._output.write(outcome.position, outcome.data, title=outcome.title)
        self._state = replace(state, written=state.written + 1)
        self._flagged += outcome.flagged

    def _commit(self) -> None:
        """First the output, then the journal: what the journal says is there is there."""
        self._state = replace(self._state, size=self._output.flush())
        self._failures.flush()
        self._journal.commit(self._state)
        self._committed = time.monotonic()
        self._uncommitted = 0

    def _report(self) -> Report:
        before = self._cleaned
        failed = self._failed + (before.failed if before else 0)
        left_out = self._state.left_out + (before.left_out if before else 0)
        faults = Counter(self._journal.faults()) + Counter(before.faults if before else {})
        merged = self._corpus.copies.count() if isinstance(self._corpus, Originals) else 0
        return Report(
            output=self._task.output,
            records=self._state.written + failed + left_out + merged,
            written=self._state.written,
            failed=failed,
            left_out=left_out,
            merged=merged,
            copies=self._task.copies if merged else None,
            faults=dict(sorted(faults.items(), key=lambda fault: (-fault[1], fault[0]))),
            errors=self._task.errors if failed else None,
            passed_over=self._corpus.passed_over,
            seconds=self._reporter.seconds(),
        )
