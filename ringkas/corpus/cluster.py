"""The workers of a batch as actors of a Ray cluster: Ray carries records there and back, and nothing else.

Reading, order, the journal and the output stay with the one process that runs the batch, so that what holds
for processes holds for actors: each record once, in input order, whatever ends. A node needs ringkas and its
models, but none of the files: their bytes are sent along.
"""

import os
import socket
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any

from engine.errors import ModelError, RingkasError, SettingsError
from sources.corpora import Fault

from .pool import Answer, Numbered, PoolWorker, WorkerEnded, WorkerPool
from .work import Work
from .worker import Outcome, Worker

__all__ = ["ActorPool", "connect", "resources"]

_PATIENCE = 10.0
"""Seconds to wait for the answer of a cluster."""


def connect(address: str | None) -> bool:
    """See to it that this process is connected to a cluster; gives whether it is only now.

    Without an *address* it is the one that RAY_ADDRESS names or that runs on this machine, else one is
    started, which ends with the connection. Raises SettingsError where there is none at *address*.
    """
    import ray
    from ray.exceptions import RayError

    if ray.is_initialized():
        here = ray.get_runtime_context().gcs_address
        if address not in (None, "auto", here):
            raise SettingsError(
                f"This process is connected to another Ray cluster, at {here}.",
                hint="Give that address, or call ray.shutdown() first.",
            )
        return False
    if address is not None:
        _check_reachable(address)
    # Unless asked to, a cluster that is started here tells nobody that it was.
    os.environ.setdefault("RAY_USAGE_STATS_ENABLED", "0")
    quiet: dict[str, Any] = {"log_to_driver": False, "logging_level": "ERROR"}
    if address is None and not os.environ.get("RAY_ADDRESS"):
        quiet["include_dashboard"] = False
    try:
        ray.init(address=address, **quiet)
    except (OSError, RuntimeError, ValueError, RayError) as exc:
        raise SettingsError(
            f"There is no Ray cluster to be had{f' at {address}' if address else ''} "
            f"({str(exc).partition(chr(10))[0]}).",
            hint="Start one with `ray start --head`, with the same versions of Ray and Python, and name it.",
        ) from exc
    return True


def _check_reachable(address: str) -> None:
    """Raise SettingsError where nobody answers at *address*, which Ray would wait for for minutes."""
    host, colon, port = address.removeprefix("ray://").rpartition(":")
    if not (colon and port.isdecimal()):
        return  # "auto", and whatever else Ray has names for
    try:
        socket.create_connection((host.strip("[]"), int(port)), timeout=_PATIENCE).close()
    except (OSError, OverflowError) as exc:
        raise SettingsError(
            f"Nobody answers at {address} ({exc}).", hint="Is it the address that `ray start --head` told?"
        ) from exc


def resources(*, device: str, threads: int | None, spare: int = 0) -> tuple[dict[str, float], int]:
    """What an actor takes of a node, and how many such the cluster has room for as it is now.

    It takes *threads* CPUs, or one, and a GPU where *device* is ``cuda``, or ``auto`` and there are any;
    *spare* CPUs are to be left for others. Raises SettingsError where there is room for none.
    """
    import ray

    nodes = [node["Resources"] for node in ray.nodes() if node["Alive"]]
    gpus = sum(node.get("GPU", 0) for node in nodes)
    takes = {"num_cpus": float(threads or 1)}
    if device == "cuda" or (device == "auto" and gpus):
        takes["num_gpus"] = 1.0
    # An actor lies on one node: what is left on two of them makes none.
    fits = [
        int(min(node.get(name, 0) // takes[claim] for name, claim in _CLAIMS.items() if claim in takes))
        for node in nodes
    ]
    cpus = sum(node.get("CPU", 0) for node in nodes)
    room = min(sum(fits), int((cpus - spare) // takes["num_cpus"]))
    if room < 1:
        wanted = f"{takes['num_cpus']:g} CPUs{' and a GPU' if 'num_gpus' in takes else ''}"
        besides = f" besides the {spare} to read with" if spare else ""
        sizes = ", ".join(f"{node.get('CPU', 0):g}" for node in nodes)
        raise SettingsError(
            f"The Ray cluster has no room for a worker, which takes {wanted} of a node{besides}: "
            f"its nodes have {sizes} CPUs, and {gpus:g} GPUs in all.",
            hint="Give fewer --threads or another --device, or start a node with what it takes.",
        )
    return takes, room


_CLAIMS = {"CPU": "num_cpus", "GPU": "num_gpus"}
"""What Ray calls a resource of a node, and an actor's claim to it."""


class RemoteWorker:
    """What an actor is on its node: a worker that loads its models once."""

    def __init__(self, work: Work) -> None:
        self._work = work

    def load(self) -> tuple[str, str] | Fault:
        """Load the models; gives the node and what does the work there, or why it can't."""
        try:
            self._worker = Worker(self._work)
        except RingkasError as error:
            return Fault.of(error)
        import ray

        return ray.get_runtime_context().get_node_id(), self._work.signature()

    def work(self, entries: list[Numbered]) -> list[Outcome]:
        """What becomes of *entries*."""
        return [self._worker(position, entry) for position, entry in entries]


class _Actor(PoolWorker):
    """A worker that is an actor; Ray puts it on a node with room, and waits for one where there is none."""

    def __init__(self, work: Work, takes: dict[str, float]) -> None:
        import ray

        # What was under way when it died is given to others by the pool, which knows what was settled.
        options = {"max_restarts": 0, "max_task_retries": 0, "scheduling_strategy": "SPREAD", **takes}
        self._signature = work.signature()
        self._remote = ray.remote(**options)(RemoteWorker).remote(work)
        self._node = ""
        self.answer = self._remote.load.remote()

    def send(self, entries: list[Numbered]) -> None:
        self.answer = self._remote.work.remote(entries)

    def receive(self) -> Answer:
        import ray
        from ray.exceptions import RayActorError, RayError

        try:
            answer = ray.get(self.answer)
        except RayActorError as exc:
            raise WorkerEnded(_shortly(exc), cause=self._is_to_blame(exc)) from exc
        except RayError as exc:
            raise ModelError(
                f"The Ray cluster failed ({_shortly(exc)}).",
                hint="What was done is kept: see to the cluster, and give the same command again.",
            ) from exc
        if not isinstance(answer, tuple):
            return answer  # type: ignore[no-any-return]
        self._node, signature = answer
        if signature != self._signature:
            raise ModelError(
                f"A node of the Ray cluster would do other work, with {signature} where this machine has "
                f"{self._signature}.",
                hint="Install the same versions on all nodes.",
            )
        return None

    def stop(self) -> None:
        import ray
        from ray.exceptions import RayError

        with suppress(RayError):
            ray.kill(self._remote)

    def _is_to_blame(self, error: Exception) -> bool:
        """Whether the actor itself is why it is gone, rather than its node or the network."""
        import ray
        from ray.exceptions import ActorDiedError, ActorUnavailableError

        if isinstance(error, ActorUnavailableError):
            return False
        if not self._node:
            # Ray found the cause itself where the actor was never made: a node without ringkas, say.
            return isinstance(error, ActorDiedError) and bool(error.actor_init_failed)
        return any(node["NodeID"] == self._node and node["Alive"] for node in ray.nodes())


@dataclass(slots=True, kw_only=True)
class ActorPool(WorkerPool):
    """*count* actors at most of the cluster at *address*, or as many as it has room for where that is 0.

    One is asked for when there is something for it to do: a cluster that grows by itself grows for it.
    """

    address: str | None
    _takes: dict[str, float] = field(default_factory=dict, init=False)
    _connected: bool = field(default=False, init=False)

    def __exit__(self, *_: object) -> None:
        WorkerPool.__exit__(self)
        if self._connected:
            import ray

            ray.shutdown()

    def run(self, entries: Iterable[Numbered]) -> Iterator[Outcome]:
        """As `WorkerPool.run`. Raises SettingsError, too, where there is no cluster, or one without room."""
        self._connected = connect(self.address)
        device = "cpu" if self.work.only == "clean" else self.work.device
        self._takes, room = resources(device=device, threads=self.work.threads)
        self.count = self.count or room
        # A model would take all cores that it sees; it was given so many.
        self.work = replace(self.work, threads=int(self._takes["num_cpus"]))
        limits = self.work.limits
        yield from self._spread((position, entry.portable(limits)) for position, entry in entries)

    def _start_worker(self) -> PoolWorker:
        return _Actor(self.work, self._takes)

    def _heard(self, busy: Sequence[PoolWorker]) -> Sequence[PoolWorker]:
        import ray

        answers = {worker.answer: worker for worker in busy if isinstance(worker, _Actor)}
        done, _ = ray.wait(list(answers))
        return [answers[answer] for answer in done]


def _shortly(error: Exception) -> str:
    """The line that counts of what Ray says, with logs and tracebacks around it."""
    from ray.exceptions import RayTaskError

    lines = str(error).strip().splitlines()
    return lines[-1 if isinstance(error, RayTaskError) else 0]
