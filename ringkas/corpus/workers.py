"""The processes that do the work: as many as asked for, results in input order, a bounded number at once."""

import multiprocessing
import signal
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

from .work import Outcome, Work, Worker

__all__ = ["Crew", "Numbered"]

Numbered: TypeAlias = tuple[int, Entry]
"""An entry and its position in its corpus."""

CHUNK = 32
"""Entries that go to a process at a time."""
CHUNK_BYTES = 1 << 20
"""Bytes of text at which a chunk is full before that."""
AHEAD = 3
"""Chunks a process that are read ahead or wait for an earlier one: memory is bounded by them."""
TRIES = 2
"""Times that a record may end its process before it is given up."""


@dataclass(slots=True, kw_only=True)
class _Chunk:
    entries: list[Numbered]
    tries: int = 0
    """How many processes ended over it."""


@dataclass(slots=True, kw_only=True)
class _Member:
    process: multiprocessing.process.BaseProcess
    connection: Connection
    ready: bool = False
    chunk: _Chunk | None = None


@dataclass(slots=True, kw_only=True)
class Crew:
    """*count* workers; one works in this very process, more have a process each.

    Use it as a context: its end ends the processes.
    """

    work: Work
    count: int
    _members: list[_Member] = field(default_factory=list, init=False)

    def __enter__(self) -> "Crew":
        return self

    def __exit__(self, *_: object) -> None:
        for member in self._members:
            member.connection.close()
            member.process.terminate()
        for member in self._members:
            member.process.join()
        self._members.clear()

    def processes(self) -> list[int]:
        """The ids of the workers' processes, as far as they are their own."""
        return [member.process.pid for member in self._members if member.process.pid is not None]

    def run(self, entries: Iterable[Numbered]) -> Iterator[Outcome]:
        """What becomes of each entry, in the order of *entries*, which are read only so far ahead.

        Raises ModelError (see engine.errors) where a worker can't load what it needs.
        """
        if self.count == 1:
            worker = Worker(self.work)
            for position, entry in entries:
                yield worker(position, entry)
            return
        yield from self._run(_chunks(entries))

    def _run(self, chunks: Iterator[_Chunk]) -> Iterator[Outcome]:
        waiting: deque[_Chunk] = deque()
        order: deque[deque[int]] = deque()  # the positions of each chunk that isn't done and handed on
        done: dict[int, Outcome] = {}
        more = True
        while more or order:
            while more and len(order) < AHEAD * self.count:
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

    def _give(self, waiting: deque[_Chunk]) -> None:
        """Give chunks to those who have none; a process is started when there is something for it to do."""
        idle = [member for member in self._members if member.ready and member.chunk is None]
        starting = sum(not member.ready for member in self._members)
        for _ in range(min(self.count - len(self._members), len(waiting) - len(idle) - starting)):
            self._members.append(_hired(self.work))
        for member in idle:
            if waiting:
                member.chunk = waiting.popleft()
                # A process that has just ended is found out about when its answer is waited for.
                with suppress(OSError):
                    member.connection.send(member.chunk.entries)

    def _collect(self, waiting: deque[_Chunk], done: dict[int, Outcome]) -> None:
        """Wait until a worker answers, and take what it has."""
        busy = {member.connection: member for member in self._members if member.chunk or not member.ready}
        for connection in wait(list(busy)):
            member = busy[connection]  # type: ignore[index]
            try:
                answer: Sequence[Outcome] | Fault | None = member.connection.recv()
            except (EOFError, OSError):
                self._replace(member, waiting, done)
                continue
            if isinstance(answer, Fault):
                raise _error(answer)
            if answer is None:
                member.ready = True
                continue
            done.update((outcome.position, outcome) for outcome in answer)
            member.chunk = None

    def _replace(self, member: _Member, waiting: deque[_Chunk], done: dict[int, Outcome]) -> None:
        """See to what a worker had that ended: again, each entry by itself, and in the end as a fault."""
        member.process.join()
        member.connection.close()
        self._members.remove(member)
        chunk = member.chunk
        if chunk is None:
            raise ModelError(
                f"A worker ended while it loaded its models (exit code {member.process.exitcode}).",
                hint="Is there enough memory? Give fewer --workers.",
            )
        tries = chunk.tries + 1
        if len(chunk.entries) == 1 and tries >= TRIES:
            ((position, entry),) = chunk.entries
            fault = Fault(
                kind="WorkerDied",
                message=f"{entry.place}: {tries} processes ended (exit code {member.process.exitcode}).",
                hint="It takes more memory than there is, or meets a mistake in a library: look at it.",
            )
            done[position] = Outcome(position=position, place=entry.place, fault=fault)
            return
        waiting.extendleft(_Chunk(entries=[entry], tries=tries) for entry in reversed(chunk.entries))


def _chunks(entries: Iterable[Numbered]) -> Iterator[_Chunk]:
    chunk: list[Numbered] = []
    size = 0
    for numbered in entries:
        chunk.append(numbered)
        size += _weight(numbered[1])
        if len(chunk) == CHUNK or size >= CHUNK_BYTES:
            yield _Chunk(entries=chunk)
            chunk, size = [], 0
    if chunk:
        yield _Chunk(entries=chunk)


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


def _hired(work: Work) -> _Member:
    # A fork would copy threads' locks; a fresh process has none.
    context = multiprocessing.get_context("spawn")
    here, there = context.Pipe()
    process = context.Process(target=_serve, args=(work, there), daemon=True)
    process.start()
    there.close()
    return _Member(process=process, connection=here)


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
