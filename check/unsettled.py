"""Quantities of both texts, and those of them that the other text lacks."""

from collections.abc import Sequence

from .finding import Finding, Span
from .quantity import Quantity

__all__ = ["MOST", "Unsettled"]

MOST = 40
"""Numbers of a text, and units without one, that are held against the other\'s."""


class Unsettled:
    """Both texts with their quantities; what is settled goes out of what was lost and gained.

    Each side is its text, all of its quantities, and those of them that the other lacks.
    """

    def __init__(
        self,
        source: tuple[str, Sequence[Quantity], list[Quantity]],
        target: tuple[str, Sequence[Quantity], list[Quantity]],
    ) -> None:
        self.source, ours, self.lost = source
        self.target, theirs, self.gained = target
        self.ours, self.theirs = ours[:MOST], theirs[:MOST]
        # Asked of each pair of quantities, so that it mustn't take longer where much was lost.
        self._lost, self._gained = set(self.lost), set(self.gained)

    def open(self, ours: Sequence[Quantity], theirs: Sequence[Quantity]) -> bool:
        """Whether one of *ours* was lost or one of *theirs* gained, and nothing has settled that yet."""
        return not (self._lost.isdisjoint(ours) and self._gained.isdisjoint(theirs))

    def settle(self, ours: Sequence[Quantity], theirs: Sequence[Quantity]) -> Finding:
        """Take *ours* out of what was lost and *theirs* out of what was gained; the note that says so."""
        for quantity in self._lost.intersection(ours):
            self.lost.remove(quantity)
        for quantity in self._gained.intersection(theirs):
            self.gained.remove(quantity)
        self._lost.difference_update(ours)
        self._gained.difference_update(theirs)
        ours_span, theirs_span = _span(ours), _span(theirs)
        return Finding.of(
            "number_converted",
            kind="number",
            severity="info",
            values={
                "was": self.source[slice(*ours_span)].strip(),
                "became": self.target[slice(*theirs_span)].strip(),
            },
            source_span=ours_span,
            target_span=theirs_span,
        )


def _span(quantities: Sequence[Quantity]) -> Span:
    return min(quantity.start for quantity in quantities), max(quantity.end for quantity in quantities)
