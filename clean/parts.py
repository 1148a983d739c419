"""What part of a paste each of its lines is: headline, deck, byline, date, text, or what stands around it.

A linear chain over the lines: each part is weighed by what a line is made of, by what its neighbors are and
by the part before it, with weights that `training.parts` fits on pastes whose lines are labeled.
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING

from .scored_line import Part, ScoredLine

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
from .part_features import features

__all__ = ["PARTS", "Weights", "tell_parts"]

_KEPT = ("body", "subhead", "place", "deck")
_OTHERS = (
    "byline",
    "date",
    "byline+date",
    "caption",
    "editor",
    "tags",
    "related",
    "bio",
    "section",
    "tool",
    "footer",
)
PARTS = ("title", *_KEPT, *_OTHERS)
"""What a line may be, in the order of the weights; those that the text keeps stand after the headline."""
_BLOCK = 512
"""Lines whose weights are summed at once."""
_RESCALED = 8
"""Lines after which chances are scaled to sum to 1, so that none comes to nothing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """What the model weighs features and neighbors by."""

    index: dict[str, int]
    """The row of *weights* for each feature."""
    weights: "NDArray[np.float64]"
    """A column for each of the `PARTS`."""
    steps: "NDArray[np.float64]"
    """Factors from the part of a line to that of the next."""
    first: "NDArray[np.float64]"
    last: "NDArray[np.float64]"
    """Factors of the first line's part and of the last one's."""


@cache
def _shipped_weights() -> Weights:
    import numpy as np

    data = json.loads(resources.files(__package__).joinpath("parts.json").read_text(encoding="utf-8"))
    return Weights(
        index={name: row for row, name in enumerate(data["weights"])},
        weights=np.array(list(data["weights"].values())) / 100,
        steps=np.exp(np.array(data["steps"]) / 100),
        first=np.exp(np.array(data["first"]) / 100),
        last=np.exp(np.array(data["last"]) / 100),
    )


def _emitted(lines: Sequence[ScoredLine], model: Weights) -> "NDArray[np.float64]":
    """Factors of each part for each of the *lines* by itself, the greatest of a line 1."""
    import numpy as np

    looks = features(lines)
    blocks = []
    for begin in range(0, len(looks), _BLOCK):
        starts: list[int] = []
        rows: list[int] = []
        for names in looks[begin : begin + _BLOCK]:
            starts.append(len(rows))
            rows += [row for row in map(model.index.get, names) if row is not None]
        blocks.append(np.add.reduceat(model.weights[rows], starts))
    sums = np.concatenate(blocks)
    emitted: NDArray[np.float64] = np.exp(sums - sums.max(axis=1, keepdims=True))
    return emitted


def _chances(lines: Sequence[ScoredLine], model: Weights) -> "NDArray[np.float64]":
    """How likely each of the *lines* is each of the `PARTS`, given all of them (forward and backward)."""
    import numpy as np

    emitted = _emitted(lines, model)
    forward, backward = np.empty_like(emitted), np.empty_like(emitted)
    now = np.multiply(model.first, emitted[0], out=forward[0])
    now /= now.sum()
    for place in range(1, len(lines)):
        now = np.multiply(now @ model.steps, emitted[place], out=forward[place])
        if place % _RESCALED == 0:
            now /= now.sum()
    now = backward[-1] = model.last
    for place in range(len(lines) - 1, 0, -1):
        now = np.matmul(model.steps, emitted[place] * now, out=backward[place - 1])
        if place % _RESCALED == 0:
            now /= now.sum()
    chances: NDArray[np.float64] = forward * backward
    chances /= chances.sum(axis=1, keepdims=True)
    return chances


def tell_parts(lines: Sequence[ScoredLine], *, weights: Weights | None = None) -> None:
    """Note on each of the *lines* of a paste what part the model takes it for.

    *weights* are those that the package ships, unless others are to be tried.
    """
    if not lines:
        return
    chances = _chances(lines, weights or _shipped_weights())
    kept = chances[:, 1 : len(_KEPT) + 1].sum(axis=1).tolist()
    others = chances[:, len(_KEPT) + 1 :].argmax(axis=1).tolist()
    byline, date, both = map(PARTS.index, ("byline", "date", "byline+date"))
    for one, row, stays, other in zip(lines, chances.tolist(), kept, others, strict=True):
        one.part = Part(
            kept=stays,
            title=row[0],
            byline=row[byline] + row[both],
            date=row[date] + row[both],
            other=_OTHERS[other],
        )
