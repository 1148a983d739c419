"""Telling a caller, while a batch runs, how far it is."""

import os
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Literal

from .journal import State
from .report import Figures

__all__ = ["ComparisonProgress", "ProgressReporter", "WorkProgress"]

TELL_SECONDS = 0.5
"""Seconds between two calls of a caller's *progress*."""


class ProgressReporter:
    """Calls *progress* with figures about twice a second; nothing where that is None."""

    def __init__(self, progress: Callable[[Figures], object] | None) -> None:
        self._progress = progress
        self._began = time.monotonic()
        self._told = 0.0

    def seconds(self) -> float:
        """How long it is since the run began."""
        return time.monotonic() - self._began

    def is_due(self, *, at_once: bool = False) -> bool:
        """Whether figures are to be told now; *at_once* says that they are, if anybody listens."""
        return self._progress is not None and (at_once or time.monotonic() - self._told >= TELL_SECONDS)

    def tell(self, figures: Figures) -> None:
        """Tell *figures*, which `is_due` has asked for."""
        assert self._progress is not None
        self._told = time.monotonic()
        self._progress(figures)


class WorkProgress:
    """Tells how far the work on the records is, of which *before* were settled when the run began.

    Of all that there is to do *share*, where it is known, has been read, and *limit* is the most to take. The
    work is done in *processes* beside this one.
    """

    def __init__(
        self,
        reporter: ProgressReporter,
        *,
        step: Literal["cleaning", ""],
        before: int,
        share: Callable[[], float | None],
        limit: int | None,
        processes: Callable[[], Iterable[int]],
    ) -> None:
        self._reporter = reporter
        self._step = step
        self._before = before
        self._share = share
        self._limit = limit
        self._processes = processes

    def __call__(self, state: State, *, failed: int, flagged: int, at_once: bool = False) -> None:
        """Tell how far it is, where it is time to, or *at_once*."""
        if not self._reporter.is_due(at_once=at_once):
            return
        seconds = self._reporter.seconds()
        settled = state.written + state.left_out + failed
        rate = (settled - self._before) / seconds if seconds else 0.0
        self._reporter.tell(
            Figures(
                records=settled,
                written=state.written,
                failed=failed,
                left_out=state.left_out,
                step=self._step,
                flagged=flagged,
                seconds=seconds,
                rate=rate,
                seconds_left=self._seconds_left(state, settled, rate),
                memory=_memory_with(self._processes()),
            )
        )

    def _seconds_left(self, state: State, settled: int, rate: float) -> float | None:
        if state.finished:
            return 0.0
        if state.turn or not rate:
            return None
        share = self._share()
        totals = [settled / share] if share else []
        totals += [self._limit] if self._limit is not None else []
        return max(min(totals) - settled, 0.0) / rate if totals else None


class ComparisonProgress:
    """Tells how far the comparison of articles is."""

    def __init__(self, reporter: ProgressReporter) -> None:
        self._reporter = reporter
        self._first: tuple[float, int] | None = None
        """When it was first called, and with how many: those that an earlier run compared are no measure."""

    def __call__(self, done: int, total: int) -> None:
        """Tell that so many articles of so many have been compared, where it is time to."""
        seconds = self._reporter.seconds()
        self._first = self._first or (seconds, done)
        if not self._reporter.is_due():
            return
        since, before = self._first
        rate = (done - before) / (seconds - since) if seconds > since else 0.0
        self._reporter.tell(
            Figures(
                records=done,
                step="comparing",
                seconds=seconds,
                rate=rate,
                seconds_left=(total - done) / rate if rate else None,
                memory=_memory_with([]),
            )
        )


def _memory_with(processes: Iterable[int]) -> int | None:
    """Bytes that this process and the *processes*, by their ids, have in memory; None where the
    system has no such files.
    """
    pages = 0
    for process in (os.getpid(), *processes):
        try:
            pages += int(Path(f"/proc/{process}/statm").read_text(encoding="ascii").split()[1])
        except (FileNotFoundError, ProcessLookupError):
            if not Path("/proc/self/statm").exists():
                return None
    return pages * os.sysconf("SC_PAGE_SIZE")
