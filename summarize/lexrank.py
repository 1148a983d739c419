"""LexRank: how central each sentence of an article is, by what the others resemble."""

import numpy as np
from numpy.typing import NDArray

__all__ = ["lexrank"]


def lexrank(similarity: NDArray[np.float64]) -> NDArray[np.float64]:
    """Continuous LexRank (Erkan and Radev 2004): the stationary distribution of a walk over *similarity*.

    *Shapes:* (S, S) to (S,)
    """
    count = len(similarity)
    # The small constant gives a sentence that resembles no other somewhere to go.
    walk = similarity + 1e-6
    walk = walk / walk.sum(axis=1, keepdims=True)
    rank = np.full(count, 1 / count)
    for _ in range(20):
        rank = 0.15 / count + 0.85 * (rank @ walk)
    return rank
