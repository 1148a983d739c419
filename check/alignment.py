"""What stands at about the same place of two texts: word order differs little between the languages.

A place is a share of its text's length: 0 at the start, 1 at the end.
"""

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, TypeVar

__all__ = ["FirstFew", "places", "reach", "take_nearest"]

T = TypeVar("T")


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


class FirstFew(Generic[T]):
    """The first *most* of *many*; as one is taken, the next moves up.

    >>> left = FirstFew("abcd", 2)
    >>> left.take("a"), left.few, list(left)
    (None, ['b', 'c'], ['b', 'c', 'd'])
    """

    def __init__(self, many: Sequence[T], most: int) -> None:
        self.few = list(many[:most])
        self._others = deque(many[most:])

    def take(self, one: T) -> None:
        """Take *one* of the few."""
        self.few.remove(one)
        if self._others:
            self.few.append(self._others.popleft())

    def __iter__(self) -> Iterator[T]:
        yield from self.few
        yield from self._others
