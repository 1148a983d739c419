"""Worker processes that compute gradients of the weights that they share.

Each runs on one thread. On a shared machine that is much faster than one process on all cores: there a kernel
waits at its end for the slowest thread, hundreds of times a step, and any other program slows all of them.
"""

from __future__ import annotations

import queue
import signal
from collections.abc import Sequence
from typing import Any

import numpy as np

from training.lora import Lora
from training.loss import Truncation, target_loss
from training.packing import Batch
from training.settings import Settings

__all__ = ["Workers"]


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


class Workers:
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
