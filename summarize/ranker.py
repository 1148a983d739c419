"""The learned ranker: boosted regression trees, kept as plain arrays and run in NumPy."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import IO

import numpy as np
from numpy.typing import NDArray

from .features import FEATURES

__all__ = ["Ranker", "load_ranker"]

_WEIGHTS = "data/ranker.npz"
_MOST = 4
"""Steps after which most walks stand on a leaf."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranker:
    """A sum of regression trees (Friedman 2001) over the columns of `features`.

    Nodes of all trees lie in one table; a leaf is its own child, so that walking on changes nothing.
    """

    base: float
    roots: NDArray[np.intp]
    """First node of each tree. *Shape:* (trees,)"""
    depth: int
    """Steps from a root to the deepest leaf."""
    column: NDArray[np.intp]
    """Which feature a node looks at. *Shape:* (nodes,)"""
    threshold: NDArray[np.float64]
    """Up to it, the walk goes left. *Shape:* (nodes,)"""
    left: NDArray[np.intp]
    right: NDArray[np.intp]
    value: NDArray[np.float64]
    """What a leaf adds. *Shape:* (nodes,)"""

    def predict(self, rows: NDArray[np.float64]) -> NDArray[np.float64]:
        """How much of each sentence a human summary would keep: about 0 (nothing) to 1 (all of it).

        *rows* is what `features` gives. *Shapes:* (S, features) -> (S,)
        """
        known = np.ascontiguousarray(rows).ravel()
        sentence = np.repeat(np.arange(len(rows)) * rows.shape[1], len(self.roots))
        node = self._walk(known, sentence, np.tile(self.roots, len(rows)), steps=_MOST)
        # A tenth of the walks has not arrived by then: the rest of the way is for them alone.
        going = (self.left.take(node) != node).nonzero()[0]
        node[going] = self._walk(known, sentence.take(going), node.take(going), steps=self.depth - _MOST)
        values = self.value.take(node).reshape(len(rows), len(self.roots))
        predicted: NDArray[np.float64] = self.base + values.sum(axis=1)
        return predicted

    def _walk(
        self, known: NDArray[np.float64], sentence: NDArray[np.intp], node: NDArray[np.intp], *, steps: int
    ) -> NDArray[np.intp]:
        # One table of features and one of children, in each of which one number says where to look.
        children = np.stack([self.right, self.left], axis=1).ravel()
        for _ in range(steps):
            goes_left = known.take(sentence + self.column.take(node)) <= self.threshold.take(node)
            node = children.take(2 * node + goes_left)
        return node

    def save(self, file: IO[bytes]) -> None:
        """Write the tables and the names of the features as an npz archive (no pickle)."""
        np.savez_compressed(
            file,
            features=np.array(FEATURES),
            base=np.array(self.base),
            depth=np.array(self.depth),
            roots=self.roots.astype(np.int32),
            column=self.column.astype(np.int16),
            threshold=self.threshold,
            left=self.left.astype(np.int32),
            right=self.right.astype(np.int32),
            value=self.value.astype(np.float32),
        )


@cache
def load_ranker() -> Ranker:
    """The trained ranker that ships with ringkas; ``data/ranker.md`` is its model card."""
    with files(__package__).joinpath(_WEIGHTS).open("rb") as file, np.load(file, allow_pickle=False) as table:
        if tuple(table["features"]) != FEATURES:
            raise AssertionError("the ranker was trained on other features: run python -m training.ranker")
        return Ranker(
            base=float(table["base"]),
            depth=int(table["depth"]),
            roots=table["roots"].astype(np.intp),
            column=table["column"].astype(np.intp),
            threshold=table["threshold"],
            left=table["left"].astype(np.intp),
            right=table["right"].astype(np.intp),
            value=table["value"].astype(np.float64),
        )
