"""The loss: cross-entropy on targets only, over part of the vocabulary, without the worst examples.

Where one sequence is to be likelier than another, the two are contrasted besides (as in Xu et al. 2024,
"Contrastive Preference Optimization", which keeps the cross-entropy on the better one, too).
"""

from __future__ import annotations

from collections import deque
from typing import Any

import numpy as np

from training.packing import Batch

__all__ = ["Truncation", "preference", "target_loss"]

_TEMPERATURE = 0.1
"""So many nats between two sequences count as one: the odds that the first is preferred are e to one then."""


class Truncation:
    """Loss truncation (Kang and Hashimoto 2020): ignores the worst share of examples, mostly misaligned
    pairs.
    """

    def __init__(self, share: float) -> None:
        self.share = share
        self.seen: deque[float] = deque(maxlen=2000)  # so that it follows what has been learnt

    def keep(self, losses: np.ndarray) -> np.ndarray:
        """Which of the examples with these mean losses count. *Shape:* (examples,) of bool."""
        self.seen.extend(losses.tolist())
        if self.share <= 0 or len(self.seen) < 500:
            return np.ones(len(losses), dtype=bool)
        return losses <= np.quantile(np.asarray(self.seen), 1 - self.share)


def preference(losses: np.ndarray, rivals: np.ndarray) -> np.ndarray:
    """How far each sequence is to become likelier (above 0) or less likely, given its summed loss.

    A pair that the model already tells apart the right way counts little. *Shape:* as *losses*, (sequences,).
    """
    weights = np.zeros(len(losses))
    better, worse = rivals[:, 0], rivals[:, 1]
    doubt = 1 / (1 + np.exp(_TEMPERATURE * (losses[worse] - losses[better])))
    weights[better] = doubt
    weights[worse] = -doubt
    return weights


def target_loss(
    hidden: Any,
    batch: Batch,
    vocabulary: Any,
    index: np.ndarray,
    smoothing: float,
    truncation: Truncation,
) -> tuple[Any, float, int]:
    """The gradient of the summed loss with respect to *hidden*, the summed negative log-likelihood, and the
    targets, both of the better sequences alone.

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
        losses = np.bincount(batch.owner, weights=nll.numpy(), minlength=batch.sequences)
        accepted = np.ones(batch.sequences, dtype=bool)
        accepted[batch.rivals[:, 1]] = False
        lengths = np.bincount(batch.owner, minlength=batch.sequences)
        counted = np.zeros(batch.sequences)
        counted[accepted] = truncation.keep((losses / lengths)[accepted])
        preferred = preference(losses, batch.rivals)
        kept = torch.from_numpy(counted[batch.owner]).float()
        weight = torch.from_numpy((counted + preferred)[batch.owner]).float()
        gradient = logits.sub_(normalizer[:, None]).exp_().mul_(weight[:, None])
        # A preference isn't smoothed: only what follows as it stands is to become likelier or less.
        gradient.sub_(kept[:, None] * (smoothing / gradient.shape[1]))
        gradient[torch.arange(len(labels)), labels] -= weight - kept * smoothing
        small = torch.nn.functional.pad(gradient.to(vocabulary.dtype), padding) @ vocabulary
        full = torch.zeros_like(hidden).reshape(-1, hidden.shape[-1])
        full[predict] = small[: len(states)]
        return full.reshape(hidden.shape), float((nll * kept).sum()), int(kept.sum())
