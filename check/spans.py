"""What lies inside and outside of spans, in one pass over both: texts may have very many of either."""

from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from .finding import Span

__all__ = ["outside"]

T = TypeVar("T")


def outside(spans: Iterable[Span], things: Iterable[T], start: Callable[[T], int]) -> Iterator[T]:
    """Those of *things* whose *start* lies in none of *spans*; both come in the order of their starts.

    >>> list(outside([(2, 4), (3, 9)], [1, 2, 5, 9], lambda place: place))
    [1, 9]
    """
    coming = iter(spans)
    span = next(coming, None)
    end = 0
    for thing in things:
        place = start(thing)
        while span and span[0] <= place:
            end = max(end, span[1])
            span = next(coming, None)
        if place >= end:
            yield thing
