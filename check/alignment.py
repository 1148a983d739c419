"""What stands at about the same place of two texts: word order differs little between the languages.

A place is a share of its text's length: 0 at the start, 1 at the end.
"""

import re
from collections.abc import Iterable

__all__ = ["places", "reach", "take_nearest"]


def places(matches: Iterable[re.Match[str]], text: str) -> list[float]:
    """Where *matches* begin in *text*."""
    return [match.start() / max(1, len(text)) for match in matches]


def reach(text: str, share: float, letters: int) -> float:
    """How far what belongs together may be apart: *share* of *text*, or so many *letters* of a short one."""
    return max(share, letters / max(1, len(text)))


def take_nearest(spare: list[float], place: float, within: float) -> bool:
    """Take the nearest to *place* out of *spare* places; False where none is *within* that distance.

    >>> spare = [0.1, 0.5]
    >>> take_nearest(spare, 0.45, 0.1), take_nearest(spare, 0.45, 0.1), spare
    (True, False, [0.1])
    """
    nearest = min(spare, key=lambda other: abs(other - place), default=None)
    if nearest is None or abs(nearest - place) > within:
        return False
    spare.remove(nearest)
    return True
