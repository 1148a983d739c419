"""Functions called in processes of their own: for work that can't be interrupted, but may have to be ended.

A process is a fresh interpreter, started when it is first needed and kept for the next call. It gets calls
through its standard input and answers through its standard output, and ends with either: so it never outlives
whoever started it, however that ends. (`multiprocessing` would run the user's script anew in it.)
"""

import faulthandler
import logging
import os
import pickle
import queue
import signal
import subprocess
import sys
import threading
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Literal, ParamSpec, TypeVar

from engine.errors import InputTooLarge, Interrupted, RingkasError, WorkerError
from engine.interruption import check_interrupted

from .deadline import took_longer

__all__ = ["Workers", "answer_calls"]

log = logging.getLogger(__name__)

Given = ParamSpec("Given")
Made = TypeVar("Made")

_BEAT = 0.05
"""Seconds after which a caller who waits looks whether anybody still waits for the answer."""
TRIES = 2
"""Processes that may end over one call before it is given up: what ended the first may be no fault of it."""
_GRACE = 10
"""Seconds past its time at which a process ends by itself, should nobody be left to end it."""
_SPENT_MB = 256
"""Megabytes that a process may still have after its work to be kept."""

_PROGRAM = (
    "import sys; sys.path[:] = sys.argv[3:]; "
    "from ringkas.web.isolation import answer_calls; "
    "answer_calls(seconds=int(sys.argv[1]), megabytes=int(sys.argv[2]))"
)

_ALONE = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
"""Keeps numpy, which tells languages apart, from starting a thread for each core, with memory for each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    kind: Literal["made", "refused", "failed", "memory"]
    value: object = None
    """What the function gave, our error that it raised, or how another came about, as text."""
    last: bool = False
    """Whether the process ends with it."""


class Workers:
    """At most *count* processes, in which functions are called. Safe between threads.

    A call may take *seconds*, and each process have *megabytes* of memory where the system bounds it (Linux).
    Without any (0) functions are called in the thread that asks, where nothing but their own steps ends them.
    """

    def __init__(self, *, count: int, seconds: int, megabytes: int) -> None:
        self._count = count
        self._seconds = seconds
        self._megabytes = megabytes
        self._free = threading.Semaphore(count)
        self._lock = threading.Lock()
        self._idle: list[_Worker] = []
        self._all: set[_Worker] = set()
        self._closed = False

    def call(self, function: Callable[Given, Made], /, *args: Given.args, **kwargs: Given.kwargs) -> Made:
        """What *function* gives, called in a process of its own; it and what goes in and out can be pickled.

        What it raises of our errors is raised here. Raises TimedOut past the limit of time, InputTooLarge
        past that of memory, Interrupted (see `engine.interruption`) where the work is given up; the process
        is ended then. Raises WorkerError where it ended by itself, or where *function* raised anything else,
        which the log tells.
        """
        if not self._count:
            return function(*args, **kwargs)
        job = pickle.dumps((function, args, kwargs))
        while not self._free.acquire(timeout=_BEAT):
            check_interrupted()
        try:
            answer = self._ask(job)
        finally:
            self._free.release()
        match answer:
            case _Answer(kind="refused", value=RingkasError() as error):
                raise error
            case _Answer(kind="failed", value=trace):
                log.error("A request failed in its own process\n%s", trace)
                raise WorkerError("Something went wrong on the server.", hint="Its log says more.")
            case _Answer(kind="memory"):
                raise InputTooLarge(
                    f"This takes more memory than the {self._megabytes:,} megabytes that it may have.",
                    hint="Try a shorter text or a smaller file.",
                )
        made: Made = answer.value  # type: ignore[assignment]
        return made

    def close(self) -> None:
        """End all processes at once. What was called in them is interrupted, and so is every later call."""
        with self._lock:
            self._closed = True
            workers, self._idle = list(self._all), []
        for worker in workers:
            self._end(worker)

    def _ask(self, job: bytes) -> _Answer:
        deadline = time.monotonic() + self._seconds
        for _ in range(TRIES):
            worker = self._take()
            try:
                answer = self._answer(worker, job, deadline=deadline)
            except BaseException:
                self._end(worker)
                raise
            if answer is None or answer.last:
                self._end(worker)
            else:
                with self._lock:
                    self._idle.append(worker)
            if answer is not None:
                return answer
            if not self._closed:
                log.warning("A process ended over its work (exit code %s)", worker.process.returncode)
        raise WorkerError(
            "The process that worked on this ended before its time.",
            hint="Try the text in another form. The server's log says more.",
        )

    def _answer(self, worker: "_Worker", job: bytes, *, deadline: float) -> _Answer | None:
        """What *worker* answers, or None where it ended instead."""
        answers: queue.SimpleQueue[bytes | None] = queue.SimpleQueue()
        threading.Thread(
            target=lambda: answers.put(worker.exchange(job)), name="ringkas-web-exchange", daemon=True
        ).start()
        while True:
            with suppress(queue.Empty):
                said = answers.get(timeout=_BEAT)
                return None if said is None else pickle.loads(said)  # noqa: S301 - our own process says it
            check_interrupted()
            if time.monotonic() >= deadline:
                raise took_longer(self._seconds)

    def _take(self) -> "_Worker":
        with self._lock:
            if self._closed:
                raise Interrupted("The server ends.")
            while self._idle:
                worker = self._idle.pop()
                if worker.process.poll() is None:
                    return worker
                worker.end()
                self._all.discard(worker)
            worker = _Worker(seconds=self._seconds, megabytes=self._megabytes)
            self._all.add(worker)
            return worker

    def _end(self, worker: "_Worker") -> None:
        worker.end()
        with self._lock:
            self._all.discard(worker)


class _Worker:
    """One process, as seen from here."""

    def __init__(self, *, seconds: int, megabytes: int) -> None:
        self.process = subprocess.Popen(  # noqa: S603 - our own interpreter
            [sys.executable, "-c", _PROGRAM, str(seconds), str(megabytes), *sys.path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env={**os.environ, **_ALONE},
            # Ctrl-C in a terminal goes to the server alone, which decides what it means.
            start_new_session=True,
        )

    def exchange(self, job: bytes) -> bytes | None:
        """The answer to *job*, or None where the process ended instead."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        try:
            # Bytes as a pickle of their own tell the other side where they end.
            pickle.dump(job, self.process.stdin)
            self.process.stdin.flush()
            said: bytes = pickle.load(self.process.stdout)  # noqa: S301 - our own process says it
        # It ended before it answered, within its answer, or before `end` closed the pipes.
        except (OSError, EOFError, pickle.UnpicklingError, ValueError):
            return None
        return said

    def end(self) -> None:
        """End the process, whatever it does, and wait until it has gone."""
        self.process.kill()
        self.process.wait()
        for pipe in (self.process.stdin, self.process.stdout):
            assert pipe is not None
            with suppress(OSError):
                pipe.close()


def answer_calls(*, seconds: int, megabytes: int) -> None:
    """What the process does: answer calls, one after the other, until its standard input ends.

    See `Workers` for *seconds* and *megabytes*.
    """
    inbox, outbox = _own_pipes()
    _bound_memory(megabytes)
    if sys.stderr is not None:
        faulthandler.enable()
    jobs: queue.SimpleQueue[bytes] = queue.SimpleQueue()
    threading.Thread(target=_receive, args=(inbox, jobs), daemon=True).start()
    last = False
    while not last:
        job = jobs.get()
        with _alarm(seconds + _GRACE):
            said, last = _work(job)
        pickle.dump(said, outbox)
        outbox.flush()


def _own_pipes() -> tuple[IO[bytes], IO[bytes]]:
    """Both ends of the talk, out of reach for what functions read or print, which goes to standard error."""
    inbox, outbox = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    nothing = os.open(os.devnull, os.O_RDWR)
    os.dup2(nothing, 0)
    os.dup2(2 if sys.stderr is not None else nothing, 1)
    os.close(nothing)
    return inbox, outbox


def _bound_memory(megabytes: int) -> None:
    try:
        import resource
    except ImportError:  # Windows
        return
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    most = megabytes << 20
    resource.setrlimit(
        resource.RLIMIT_DATA, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard)
    )


def _memory_mb() -> float:
    """What this process has now, or 0 where only Linux would tell."""
    try:
        pages = int(Path("/proc/self/statm").read_bytes().split()[1])
    except OSError:
        return 0.0
    return pages * os.sysconf("SC_PAGE_SIZE") / (1 << 20)


def _receive(inbox: IO[bytes], jobs: "queue.SimpleQueue[bytes]") -> None:
    try:
        while True:
            jobs.put(pickle.load(inbox))  # noqa: S301 - the server itself asks
    finally:  # nobody is at the other end: whatever is under way is for nobody
        os._exit(0)


@contextmanager
def _alarm(seconds: int) -> Iterator[None]:
    """Let the system end this process after *seconds*, even where no other thread of it gets its turn."""
    if not hasattr(signal, "alarm"):  # Windows
        yield
        return
    signal.alarm(seconds)
    try:
        yield
    finally:
        signal.alarm(0)


def _work(job: bytes) -> tuple[bytes, bool]:
    """The answer to *job*, and whether it is the last."""
    try:
        function, args, kwargs = pickle.loads(job)  # noqa: S301 - the server itself asks
        made = function(*args, **kwargs)
        last = _memory_mb() > _SPENT_MB
        return pickle.dumps(_Answer(kind="made", value=made, last=last)), last
    except RingkasError as error:
        answer = _Answer(kind="refused", value=error)
    except MemoryError:
        answer = _Answer(kind="memory", last=True)
    except Exception:  # noqa: BLE001 - the server tells it
        answer = _Answer(kind="failed", value=traceback.format_exc())
    return pickle.dumps(answer), answer.last
