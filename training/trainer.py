"""The training loop, shared by the translator and the summarizer.

Each worker process runs on one thread. On a shared machine that is much faster than one process on all cores:
there a kernel waits at its end for the slowest thread, hundreds of times a step, and any other program slows
all of them.
"""

from __future__ import annotations

import json
import logging
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
    lora = Lora(settings.base, dtype=settings.dtype, rank=settings.rank, alpha=settings.alpha, compile=False)
    layout, flat = lora.layout, lora.initial()
    del lora
    if settings.start is not None:
        load_adapter(settings.start, flat, layout, scale=settings.alpha / settings.rank)
    state = {"step": 0, "seconds": 0.0, "examples": 0}
    average = flat.clone()
    weights = flat.share_memory_().requires_grad_()
    optimiser = torch.optim.AdamW([weights], lr=0.0, betas=(0.9, 0.98), weight_decay=0.0)
    checkpoint = settings.out / "checkpoint.pt"
    if checkpoint.exists():
        saved = torch.load(checkpoint, weights_only=True)
        weights.data.copy_(saved["weights"])
        optimiser.load_state_dict(saved["optimiser"])
        average, state = saved["average"], saved["state"]
        log.info("resumed at step %d", state["step"])
    began = time.time() - state["seconds"]
    total = settings.epochs * examples_per_epoch

    def save() -> None:
        state["seconds"] = time.time() - began
        temporary = checkpoint.with_suffix(".tmp")
        content = {
            "weights": weights.detach(),
            "average": average,
            "optimiser": optimiser.state_dict(),
            "state": state,
        }
        torch.save(content, temporary)
        temporary.replace(checkpoint)
        for name, chosen in (("adapter", average), ("last", weights)):
            save_adapter(settings.out / name, chosen, layout, rank=settings.rank, alpha=settings.alpha)
        (settings.out / "state.json").write_text(json.dumps(state) + "\n")

    stop = False

    def request_stop(*_: object) -> None:
        nonlocal stop
        stop = True

    context = torch.multiprocessing.get_context("spawn")
    tasks, results = context.Queue(), context.Queue()
    gradients = torch.zeros(settings.workers, len(weights)).share_memory_()
    kept = np.asarray(sorted(set(vocabulary)))
    workers = []
    for number in range(settings.workers):
        arguments = (number, settings, kept, weights.detach(), gradients, tasks, results)
        workers.append(context.Process(target=_work, args=arguments, daemon=True))
        workers[-1].start()
    signal.signal(signal.SIGTERM, request_stop)
    signal.signal(signal.SIGINT, request_stop)

    losses: deque[float] = deque(maxlen=50)
    last_save = last_log = time.time()
    tokens = 0

    def over() -> float:
        return max(state["examples"] / total, (time.time() - began) / 60 / settings.minutes)

    stream = _batches(draw(over, int(state["examples"])), settings, pad)
    while not stop and (progress := over()) < 1:
        for _ in range(settings.batches):
            batch = next(stream)
            tasks.put((state["step"], batch))
            state["examples"] += batch.examples
            tokens += int((batch.segments >= 0).sum())
        reports = []
        while len(reports) < settings.batches:
            try:
                reports.append(results.get(timeout=5))
            except Exception as error:  # queue.Empty: fine while the workers compile, not when one has died
                if not all(worker.is_alive() for worker in workers):
                    # The others don't heed SIGTERM, and this process would wait for them at its end.
                    for worker in workers:
                        worker.kill()
                        worker.join()
                    raise RuntimeError("a worker died; see its traceback above") from error
        count = sum(count for _, count in reports)
        losses.append(sum(loss for loss, _ in reports) / count)
        weights.grad = gradients.sum(0) / count
        gradients.zero_()
        torch.nn.utils.clip_grad_norm_([weights], 1.0)
        warm = min(1.0, (state["step"] + 1) / settings.warmup_steps)
        optimiser.param_groups[0]["lr"] = warm * rate(progress, settings)
        optimiser.step()
        average.lerp_(weights.detach(), 1 - min(settings.average, (state["step"] + 1) / (state["step"] + 10)))
        state["step"] += 1
        now = time.time()
        if state["step"] % 20 == 0:
            log.info(
                "step %d epoch %.3f progress %.3f loss %.4f lr %.2e %.0f tokens/s",
                state["step"],
                state["examples"] / examples_per_epoch,
                progress,
                sum(losses) / len(losses),
                optimiser.param_groups[0]["lr"],
                tokens / (now - last_log),
            )
            tokens, last_log = 0, now
        if now - last_save > settings.checkpoint_minutes * 60:
            save()
            last_save = time.time()
    save()
    for _ in workers:
        tasks.put(None)
    for worker in workers:
        worker.join(60)
    log.info("stopped at step %d", state["step"])
