"""The training loop, shared by the translator and the summarizer: a learner, and the workers that feed it."""

from __future__ import annotations

import logging
import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence

from training.learner import Learner
from training.packing import Batch, Example, collate, pack
from training.settings import Settings
from training.workers import Workers

__all__ = ["train"]

log = logging.getLogger("training")


def _batches(examples: Iterable[Example], settings: Settings, pad: int) -> Iterator[Batch]:
    rows: list[list[Example]] = []
    for row in pack(examples, length=settings.length):
        rows.append(row)
        if len(rows) == settings.rows:
            yield collate(rows, length=settings.length, pad=pad)
            rows = []


class _Meter:
    """Tells every 20 steps how a run goes: the mean loss of its last 50, and tokens a second."""

    def __init__(self, examples_per_epoch: int) -> None:
        self._examples_per_epoch = examples_per_epoch
        self._losses: deque[float] = deque(maxlen=50)
        self._tokens = 0
        self._last = time.time()

    def count(self, batch: Batch) -> None:
        """Count the tokens of *batch*."""
        self._tokens += int((batch.segments >= 0).sum())

    def step(self, learner: Learner, *, loss: float, progress: float) -> None:
        """Take in the *loss* of a step that *learner* has taken, and tell where it is time."""
        self._losses.append(loss)
        if learner.step % 20:
            return
        now = time.time()
        log.info(
            "step %d epoch %.3f progress %.3f loss %.4f lr %.2e %.0f tokens/s",
            learner.step,
            learner.examples / self._examples_per_epoch,
            progress,
            sum(self._losses) / len(self._losses),
            learner.rate,
            self._tokens / (now - self._last),
        )
        self._tokens, self._last = 0, now


def train(
    draw: Callable[[Callable[[], float], int], Iterable[Example]],
    settings: Settings,
    *,
    examples_per_epoch: int,
    vocabulary: Sequence[int],
    pad: int = 0,
) -> None:
    """Trains an adapter, resuming from `settings.out` when it holds a checkpoint.

    *draw(progress, done)* gives examples without end, where *progress()* tells which share of the run is over
    and *done* examples have been trained on before; *vocabulary* lists the token ids that the softmax runs
    over (all targets must be among them). Every few minutes, at the end and on SIGTERM or SIGINT, writes
    `checkpoint.pt`, `adapter/` (an exponential moving average of the weights) and `last/`.
    """
    import torch

    torch.set_num_threads(1)
    torch.manual_seed(settings.seed)
    settings.out.mkdir(parents=True, exist_ok=True)
    learner = Learner(settings)
    workers = Workers(settings, vocabulary, learner.weights.detach())
    stop = False

    def request_stop(*_: object) -> None:
        nonlocal stop
        stop = True

    signal.signal(signal.SIGTERM, request_stop)
    signal.signal(signal.SIGINT, request_stop)

    meter = _Meter(examples_per_epoch)
    last_save = time.time()

    def over() -> float:
        return learner.progress(settings.epochs * examples_per_epoch)

    stream = _batches(draw(over, learner.examples), settings, pad)
    while not stop and (progress := over()) < 1:
        for _ in range(settings.batches):
            batch = next(stream)
            workers.give(learner.step, batch)
            learner.examples += batch.examples
            meter.count(batch)
        gradient, loss = workers.gradient(settings.batches)
        learner.learn(gradient, progress=progress)
        meter.step(learner, loss=loss, progress=progress)
        if time.time() - last_save > settings.checkpoint_minutes * 60:
            learner.save()
            last_save = time.time()
    learner.save()
    workers.stop()
    log.info("stopped at step %d", learner.step)
