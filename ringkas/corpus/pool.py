"""The workers: as many as asked for, each a process here; results in input order, a bounded number at once.

`cluster` has those that are actors on other machines.
"""

import multiprocessing
import signal
from abc import ABC, abstractmethod
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from typing import TypeAlias

import engine.errors
from engine.errors import ModelError, RingkasError
from sources.corpora import Entry, Fault
from sources.corpora.entry import Blob, JsonLine, Page, Row

from .work import Work
from .worker import Outcome, Worker

__all__ = ["Answer", "Chunk", "Numbered", "PoolWorker", "WorkerEnded", "WorkerPool"]

Numbered: TypeAlias = tuple[int, Entry]
"""An entry and its position in its corpus."""

Answer: TypeAlias = Sequence[Outcome] | Fault | None
"""What a worker says: what became of a chunk, why it can't load its models, or that it has."""

_CHUNK = 32
"""Entries that go to a process at a time."""
_CHUNK_BYTES = 1 << 20
"""Bytes of text at which a chunk is full before that."""
_AHEAD = 3
"""Chunks a process that are read ahead or wait for an earlier one: memory is bounded by them."""
TRIES = 2
"""Times that a record may end its process before it is given up."""
_LOSSES = 8
"""Workers in a row that may be lost for other reasons, over one record or before they have loaded."""


@dataclass(slots=True, kw_only=True)
class Chunk:
    """What a worker gets at a time."""

    entries: list[Numbered]
    tries: int = 0
    """How many workers ended over it."""
    losses: int = 0
    """How many were lost that had it, whatever the reason."""


class WorkerEnded(Exception):
    """A worker is gone: *how*, and whether what it was at may be the *cause*."""

    def __init__(self, how: str, *, cause: bool = True) -> None:
        super().__init__(how)
        self.how = how
        self.cause = cause


class PoolWorker(ABC):
    """One worker outside of this process; it loads its models first, then works on a chunk at a time."""

    ready = False
    """Whether it has loaded what it needs."""
    chunk: Chunk | None = None
    """What it is at."""

    @abstractmethod
    def send(self, entries: list[Numbered]) -> None:
        """Have it work on *entries*. That it is gone is for `receive` to say."""

    @abstractmethod
    def receive(self) -> Answer:
        """What it says next, waiting for it. Raises WorkerEnded where it is gone."""

    @abstractmethod
    def stop(self) -> None:
        """End it, whatever it is at; returns at once."""

    def join(self) -> None:  # noqa: B027 - what ends by itself needs no wait
        """Wait until it is gone."""


class _Process(PoolWorker):
    """A worker that is a process on this machine."""

    def __init__(self, work: Work) -> None:
        # A fork would copy threads' locks; a fresh process has none.
        context = multiprocessing.get_context("spawn")
        self.connection, there = context.Pipe()
        self.process = context.Process(target=_serve, args=(work, there), daemon=True)
        self.process.start()
        there.close()

    def send(self, entries: list[Numbered]) -> None:
        with suppress(OSError):
            self.connection.send(entries)

    def receive(self) -> Answer:
        try:
            answer: Answer = self.connection.recv()
        except (EOFError, OSError) as exc:
            self.process.join()
            raise WorkerEnded(f"exit code {self.process.exitcode}") from exc
        return answer

    def stop(self) -> None:
        self.connection.close()
        self.process.terminate()

    def join(self) -> None:
        self.process.join()


@dataclass(slots=True, kw_only=True)
class WorkerPool:
    """*count* workers; one works in this very process, more have a process each.

    Use it as a context: its end ends the processes.
    """

    work: Work
    count: int
    _workers: list[PoolWorker] = field(default_factory=list, init=False)
    _losses: int = field(default=0, init=False)
    """Workers in a row that were lost before they had loaded."""

    def __enter__(self) -> "WorkerPool":
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self._workers:
            worker.stop()
        for worker in self._workers:
            worker.join()
        self._workers.clear()

    def processes(self) -> list[int]:
        """The ids of the workers' processes, as far as they are their own."""
        workers = (worker for worker in self._workers if isinstance(worker, _Process))
        return [worker.process.pid for worker in workers if worker.process.pid is not None]

    def run(self, entries: Iterable[Numbered]) -> Iterator[Outcome]:
        """What becomes of each entry, in the order of *entries*, which are read only so far ahead.

        Raises ModelError (see engine.errors) where a worker can't load what it needs.
        """
        if self.count == 1:
            worker = Worker(self.work)
            for position, entry in entries:
                yield worker(position, entry)
            return
        yield from self._spread(entries)

    def _start_worker(self) -> PoolWorker:
        return _Process(self.work)

    def _heard(self, busy: Sequence[PoolWorker]) -> Sequence[PoolWorker]:
        """Those of *busy* that have something to say; waits until there is one."""
        connections = {worker.connection: worker for worker in busy if isinstance(worker, _Process)}
        return [connections[connection] for connection in wait(list(connections))]  # type: ignore[index]

    def _spread(self, entries: Iterable[Numbered]) -> Iterator[Outcome]:
        chunks = _chunks(entries)
        waiting: deque[Chunk] = deque()
        order: deque[deque[int]] = deque()  # the positions of each chunk that isn't done and handed on
        done: dict[int, Outcome] = {}
        more = True
        while more or order:
            while more and len(order) < _AHEAD * self.count:
                chunk = next(chunks, None)
                if chunk is None:
                    more = False
                    break
                waiting.append(chunk)
                order.append(deque(position for position, _ in chunk.entries))
                self._give(waiting)
            while order and order[0][0] in done:
                yield done.pop(order[0].popleft())
                if not order[0]:
                    order.popleft()
            self._give(waiting)
            if order and order[0][0] not in done:
                self._collect(waiting, done)

    def _give(self, waiting: deque[Chunk]) -> None:
        """Give chunks to those who have none; a process is started when there is something for it to do."""
        idle = [worker for worker in self._workers if worker.ready and worker.chunk is None]
        starting = sum(not worker.ready for worker in self._workers)
        for _ in range(min(self.count - len(self._workers), len(waiting) - len(idle) - starting)):
            self._workers.append(self._start_worker())
        for worker in idle:
            if waiting:
                worker.chunk = waiting.popleft()
                worker.send(worker.chunk.entries)

    def _collect(self, waiting: deque[Chunk], done: dict[int, Outcome]) -> None:
        """Wait until a worker answers, and take what it has."""
        for worker in self._heard([one for one in self._workers if one.chunk or not one.ready]):
            try:
                answer = worker.receive()
            except WorkerEnded as end:
                self._replace(worker, end, waiting, done)
                continue
            if isinstance(answer, Fault):
                raise _error(answer)
            if answer is None:
                worker.ready = True
                self._losses = 0
                continue
            done.update((outcome.position, outcome) for outcome in answer)
            worker.chunk = None

    def _replace(
        self, worker: PoolWorker, end: WorkerEnded, waiting: deque[Chunk], done: dict[int, Outcome]
    ) -> None:
        """See to what a worker had that ended: again, each entry by itself, and in the end as a fault."""
        worker.stop()
        self._workers.remove(worker)
        chunk = worker.chunk
        if chunk is None:
            self._losses += 1
            if end.cause or self._losses >= _LOSSES:
                raise ModelError(
                    f"A worker ended while it loaded its models ({end.how}).",
                    hint="Is there enough memory? Give fewer --workers.",
                )
            return
        tries, losses = chunk.tries + end.cause, chunk.losses + 1
        if len(chunk.entries) == 1 and (tries >= TRIES or losses >= _LOSSES):
            ((position, entry),) = chunk.entries
            fault = Fault(
                kind="WorkerDied",
                message=f"{entry.place}: {losses} processes ended ({end.how}).",
                hint="It takes more memory than there is, or meets a mistake in a library: look at it.",
            )
            done[position] = Outcome(position=position, place=entry.place, fault=fault)
            return
        again = [Chunk(entries=[entry], tries=tries, losses=losses) for entry in chunk.entries]
        waiting.extendleft(reversed(again))


def _chunks(entries: Iterable[Numbered]) -> Iterator[Chunk]:
    chunk: list[Numbered] = []
    size = 0
    for numbered in entries:
        chunk.append(numbered)
        size += _weight(numbered[1])
        if len(chunk) == _CHUNK or size >= _CHUNK_BYTES:
            yield Chunk(entries=chunk)
            chunk, size = [], 0
    if chunk:
        yield Chunk(entries=chunk)


def _weight(entry: Entry) -> int:
    """Bytes that an entry takes, about; a file is read where it is worked on."""
    match entry.body:
        case JsonLine(data=data) | Blob(data=data):
            return len(data)
        case Page(text=text):
            return len(text)
        case Row(values=values):
            return sum(len(value) for value in values.values() if isinstance(value, str))
        case _:
            return 0


def _serve(work: Work, connection: Connection) -> None:
    """What a worker's process does until nobody is at the other end."""
    # Ctrl-C goes to all processes of a terminal; the one that has the journal decides what it means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        worker = Worker(work)
    except RingkasError as error:
        connection.send(Fault.of(error))
        return
    connection.send(None)
    with suppress(EOFError, OSError):
        while True:
            connection.send([worker(position, entry) for position, entry in connection.recv()])


def _error(fault: Fault) -> RingkasError:
    """The error that *fault* was in its own process."""
    kind = getattr(engine.errors, fault.kind, ModelError)
    error: RingkasError = kind(fault.message, hint=fault.hint)
    return error
