"""The training loop, shared by the translator and the summarizer.

Each worker process runs on one thread. On a shared machine that is much faster than one process on all cores:
there a kernel waits at its end for the slowest thread, hundreds of times a step, and any other program slows
all of them.
"""

from __future__ import annotations

import json
import logging
import queue
import signal
import time
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from training.lora import Lora, load_adapter, save_adapter
from training.loss import Truncation, target_loss
from training.packing import Batch, Example, collate, pack

__all__ = ["Settings", "rate", "train"]

log = logging.getLogger("training")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a run does. The learning rate falls to zero when `epochs` or `minutes` of wall time are used up.

    A step takes `batches` batches of `rows` rows of `length` tokens.
    """

    base: Path
    out: Path
    dtype: str = "bfloat16"
    start: Path | None = None
    epochs: float = 3.0
    minutes: float = 1e9
    rank: int = 32
    alpha: float = 64.0
    learning_rate: float = 3e-4
    warmup_steps: int = 30
    decay_from: float = 0.0
    batches: int = 4
    rows: int = 2
    length: int = 192
    label_smoothing: float = 0.1
    drop_worst: float = 0.04
    average: float = 0.99
    checkpoint_minutes: float = 3.0
    workers: int = 2
    compile: bool = True
    seed: int = 1


def rate(progress: float, settings: Settings) -> float:
    """The learning rate at *progress* (0 to 1): constant, then linear to zero from `decay_from` on."""
    if progress < settings.decay_from:
        return settings.learning_rate
    return settings.learning_rate * max(0.0, (1 - progress) / (1 - settings.decay_from))


def _work(
    number: int, settings: Settings, kept: np.ndarray, weights: Any, gradients: Any, tasks: Any, results: Any
) -> None:
    """A worker process: takes (step, batch) from *tasks*, adds to its row of *gradients*, reports to
    *results*.
    """
    import torch

    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    torch.set_num_threads(1)
    lora = Lora(
        settings.base,
        dtype=settings.dtype,
        rank=settings.rank,
        alpha=settings.alpha,
        compile=settings.compile,
    )
    index = np.full(lora.embeddings.shape[0], -1, dtype=np.int64)
    index[kept] = np.arange(len(kept))
    output = lora.embeddings[torch.from_numpy(kept)].contiguous()
    truncation = Truncation(settings.drop_worst)
    distance = torch.arange(settings.length)[:, None] - torch.arange(settings.length)
    causal = distance >= 0
    near = causal & (distance < lora.window)
    current = -1
    while (task := tasks.get()) is not None:
        step, batch = task
        if step != current:
            lora.publish(weights)
            current = step
        segments = torch.from_numpy(batch.segments)
        mask = (segments[:, None, :, None] == segments[:, None, None, :]) & causal
        ids, positions = torch.from_numpy(batch.ids), torch.from_numpy(batch.positions)
        hidden = lora.forward(ids, positions, mask, mask & near)
        gradient, loss, count = target_loss(
            hidden, batch, output, index, settings.label_smoothing, truncation
        )
        lora.backward(hidden, gradient, gradients[number])
        results.put((loss, count))


def _batches(examples: Iterable[Example], settings: Settings, pad: int) -> Iterator[Batch]:
    rows: list[list[Example]] = []
    for row in pack(examples, length=settings.length):
        rows.append(row)
        if len(rows) == settings.rows:
            yield collate(rows, length=settings.length, pad=pad)
            rows = []


class _Learner:
    """The weights that are trained, their moving average and how far the run is.

    It goes on from the checkpoint in `Settings.out`, where there is one.
    """

    def __init__(self, settings: Settings) -> None:
        import torch

        self._settings = settings
        lora = Lora(
            settings.base, dtype=settings.dtype, rank=settings.rank, alpha=settings.alpha, compile=False
        )
        self._layout, flat = lora.layout, lora.initial()
        del lora
        if settings.start is not None:
            load_adapter(settings.start, flat, self._layout, scale=settings.alpha / settings.rank)
        self.step = self.examples = 0
        seconds = 0.0
        self._average = flat.clone()
        self.weights = flat.share_memory_().requires_grad_()
        self._optimiser = torch.optim.AdamW([self.weights], lr=0.0, betas=(0.9, 0.98), weight_decay=0.0)
        self._checkpoint = settings.out / "checkpoint.pt"
        if self._checkpoint.exists():
            saved = torch.load(self._checkpoint, weights_only=True)
            self.weights.data.copy_(saved["weights"])
            self._optimiser.load_state_dict(saved["optimiser"])
            self._average = saved["average"]
            self.step, self.examples = saved["state"]["step"], int(saved["state"]["examples"])
            seconds = saved["state"]["seconds"]
            log.info("resumed at step %d", self.step)
        self._began = time.time() - seconds

    @property
    def rate(self) -> float:
        """The learning rate of the last step."""
        return float(self._optimiser.param_groups[0]["lr"])

    def progress(self, total: float) -> float:
        """Which share is over of a run of *total* examples: 1 or more at its end."""
        return max(self.examples / total, (time.time() - self._began) / 60 / self._settings.minutes)

    def learn(self, gradient: Any, *, progress: float) -> None:
        """Take one step along *gradient*, at the learning rate of this *progress*."""
        import torch

        self.weights.grad = gradient
        torch.nn.utils.clip_grad_norm_([self.weights], 1.0)
        warm = min(1.0, (self.step + 1) / self._settings.warmup_steps)
        self._optimiser.param_groups[0]["lr"] = warm * rate(progress, self._settings)
        self._optimiser.step()
        # Early on the average follows closely, since what it began with is nothing worth keeping.
        share = min(self._settings.average, (self.step + 1) / (self.step + 10))
        self._average.lerp_(self.weights.detach(), 1 - share)
        self.step += 1

    def save(self) -> None:
        """Write the checkpoint, whole, and both adapters."""
        import torch

        state = {"step": self.step, "seconds": time.time() - self._began, "examples": self.examples}
        content = {
            "weights": self.weights.detach(),
            "average": self._average,
            "optimiser": self._optimiser.state_dict(),
            "state": state,
        }
        temporary = self._checkpoint.with_suffix(".tmp")
        torch.save(content, temporary)
        temporary.replace(self._checkpoint)
        settings = self._settings
        for name, chosen in (("adapter", self._average), ("last", self.weights)):
            save_adapter(settings.out / name, chosen, self._layout, rank=settings.rank, alpha=settings.alpha)
        (settings.out / "state.json").write_text(json.dumps(state) + "\n")


class _Team:
    """Worker processes that share the weights and compute gradients of them."""

    def __init__(self, settings: Settings, vocabulary: Sequence[int], weights: Any) -> None:
        import torch

        context = torch.multiprocessing.get_context("spawn")
        self._tasks, self._results = context.Queue(), context.Queue()
        self._gradients = torch.zeros(settings.workers, len(weights)).share_memory_()
        kept = np.asarray(sorted(set(vocabulary)))
        self._workers = []
        for number in range(settings.workers):
            arguments = (number, settings, kept, weights, self._gradients, self._tasks, self._results)
            self._workers.append(context.Process(target=_work, args=arguments, daemon=True))
            self._workers[-1].start()

    def give(self, step: int, batch: Batch) -> None:
        """Have one of them compute the gradient of *batch*; the weights change only from *step* to step."""
        self._tasks.put((step, batch))

    def gradient(self, batches: int) -> tuple[Any, float]:
        """The gradient of the mean loss of the last so many *batches*, and that loss, once they are done."""
        reports = [self._report() for _ in range(batches)]
        count = sum(count for _, count in reports)
        gradient = self._gradients.sum(0) / count
        self._gradients.zero_()
        return gradient, sum(loss for loss, _ in reports) / count

    def _report(self) -> tuple[float, int]:
        """The loss of a batch, and of how many targets. Raises RuntimeError where a worker has died."""
        while True:
            try:
                report: tuple[float, int] = self._results.get(timeout=5)
            except queue.Empty as error:  # fine while the workers compile
                if not all(worker.is_alive() for worker in self._workers):
                    # The others don't heed SIGTERM, and this process would wait for them at its end.
                    for worker in self._workers:
                        worker.kill()
                        worker.join()
                    raise RuntimeError("a worker died; see its traceback above") from error
            else:
                return report

    def stop(self) -> None:
        """End them once they have done what they were given."""
        for _ in self._workers:
            self._tasks.put(None)
        for worker in self._workers:
            worker.join(60)


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

    def step(self, learner: _Learner, *, loss: float, progress: float) -> None:
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
    learner = _Learner(settings)
    team = _Team(settings, vocabulary, learner.weights.detach())
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
            team.give(learner.step, batch)
            learner.examples += batch.examples
            meter.count(batch)
        gradient, loss = team.gradient(settings.batches)
        learner.learn(gradient, progress=progress)
        meter.step(learner, loss=loss, progress=progress)
        if time.time() - last_save > settings.checkpoint_minutes * 60:
            learner.save()
            last_save = time.time()
    learner.save()
    team.stop()
    log.info("stopped at step %d", learner.step)
