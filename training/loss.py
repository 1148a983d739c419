"""The loss: cross-entropy on targets only, over part of the vocabulary, without the worst examples."""

from __future__ import annotations

from collections import deque
from typing import Any

import numpy as np

from training.packing import Batch

__all__ = ["Truncation", "target_loss"]


class Truncation:
    """Loss truncation (Kang and Hashimoto 2020): ignores the worst share of examples, mostly misaligned
    pairs.
    """

    def __init__(self, share: float, *, window: int = 2000) -> None:
        self.share = share
        self.seen: deque[float] = deque(maxlen=window)

    def keep(self, losses: np.ndarray) -> np.ndarray:
        """Which of the examples with these mean losses count. *Shape:* (examples,) of bool."""
        self.seen.extend(losses.tolist())
        if self.share <= 0 or len(self.seen) < 500:
            return np.ones(len(losses), dtype=bool)
        return losses <= np.quantile(np.asarray(self.seen), 1 - self.share)


def target_loss(
    hidden: Any, batch: Batch, vocabulary: Any, index: np.ndarray, smoothing: float, truncation: Truncation
) -> tuple[Any, float, int]:
    """The gradient of the summed loss with respect to *hidden*, the summed negative log-likelihood, and the
    targets.

    Softmax over the rows of *vocabulary* alone (*Shape:* (kept, width)); *index* maps a token id to its row.
    Loss and gradient come from one pass over the logits, since autograd would keep three copies of them.
    """
    import torch

    with torch.no_grad():
        predict = torch.from_numpy(batch.predict)
        states = hidden.reshape(-1, hidden.shape[-1])[predict]
        # Multiples of 32 targets: few distinct shapes, few kernels to build.
        padding = (0, 0, 0, -len(states) % 32)
        logits = (torch.nn.functional.pad(states, padding) @ vocabulary.T)[: len(states)].float()
        labels = torch.from_numpy(index[batch.labels])
        normalizer = torch.logsumexp(logits, dim=-1)
        nll = normalizer - logits.gather(1, labels[:, None])[:, 0]
        losses = np.bincount(batch.owner, weights=nll.numpy(), minlength=batch.examples)
        losses /= np.bincount(batch.owner, minlength=batch.examples)
        kept = torch.from_numpy(truncation.keep(losses)[batch.owner]).float()
        gradient = logits.sub_(normalizer[:, None]).exp_()
        gradient.sub_(smoothing / gradient.shape[1])
        gradient[torch.arange(len(labels)), labels] -= 1 - smoothing
        gradient.mul_(kept[:, None])
        small = torch.nn.functional.pad(gradient.to(vocabulary.dtype), padding) @ vocabulary
        full = torch.zeros_like(hidden).reshape(-1, hidden.shape[-1])
        full[predict] = small[: len(states)]
        return full.reshape(hidden.shape), float((nll * kept).sum()), int(kept.sum())
