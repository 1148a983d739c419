"""The weights that are trained: steps along a gradient, their moving average, the checkpoint."""

from __future__ import annotations

import json
import logging
import time
from typing import Any

from training.lora import Lora, load_adapter, save_adapter
from training.settings import Settings, rate

__all__ = ["Learner"]

log = logging.getLogger("training")


class Learner:
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
