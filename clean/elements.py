"""The elements of a page's body in document order, with what more than one look at them needs, read once."""

from collections.abc import Sequence
from itertools import accumulate

from lxml import etree

__all__ = ["INLINE", "Elements"]

INLINE = frozenset(
    """
    a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr q rp rt ruby s
    samp small span strike strong sub sup time tt u var wbr
    """.split()  # noqa: SIM905
)
"""Elements that begin no line of their own."""


class Elements:
    """Elements by their places in document order; what is below a place lies between it and its end."""

    def __init__(self, body: etree._Element, most: int) -> None:
        """*most* characters has the longest text that anybody wants to read."""
        self._most = most
        self.nodes = list(body.iter("*"))
        self.index = {node: place for place, node in enumerate(self.nodes)}
        self.parent = [self.index.get(node.getparent(), -1) for node in self.nodes]
        self.parent[0] = -1
        self.ends = _ends(self.parent)
        """One past the last place below each."""
        self.tags = [node.tag for node in self.nodes]
        self.before = [node.text for node in self.nodes]
        """The text between an element's beginning and the first one below it."""
        self.after = [node.tail for node in self.nodes]
        """The text between an element's end and the next beginning or end."""
        self.classes = [node.get("class") or "" for node in self.nodes]
        self.itemprops = [node.get("itemprop") or "" for node in self.nodes]
        self._pieces: list[str] = []
        self._first, self._last = self._read_pieces()
        self._reach = [0, *accumulate(len(piece) + 1 for piece in self._pieces)]
        """Characters of the pieces before each, with a space after every one."""
        self._next_link = self._links()

    def text(self, place: int) -> str:
        """The words at and below *place*, parted by single spaces; what is too long to be read, as it is."""
        return " ".join(self._pieces[self._first[place] : self._last[place]])

    def length(self, place: int) -> int:
        """Characters of the text at and below *place*, which needn't be put together to be counted."""
        return max(self._reach[self._last[place]] - self._reach[self._first[place]] - 1, 0)

    def link_in(self, place: int) -> int:
        """The first link with words at or below *place*; -1 where there is none."""
        link = self._next_link[place]
        return link if link < self.ends[place] else -1

    def beside(self, place: int) -> int:
        """The next element under the same one; -1 where there is none."""
        end = self.ends[place]
        return end if place and end < self.ends[self.parent[place]] else -1

    def _links(self) -> list[int]:
        """For each place the first link with words from there on; the number of places where none follows."""
        link = len(self.nodes)
        found = [link] * link
        for place in range(link - 1, -1, -1):
            if self.tags[place] == "a" and self._first[place] < self._last[place]:
                link = place
            found[place] = link
        return found

    def _read_pieces(self) -> tuple[list[int], list[int]]:
        """Where the pieces of text of each place begin and end among all of them."""
        pieces = self._pieces
        # Between most elements is white space alone.
        before, after = (
            [self._words(text) if text and not text.isspace() else "" for text in part]
            for part in (self.before, self.after)
        )
        first, last = [0] * len(self.nodes), [0] * len(self.nodes)
        open_places: list[int] = []
        for place, above in enumerate(self.parent):
            while open_places and open_places[-1] != above:
                closed = open_places.pop()
                last[closed] = len(pieces)
                if after[closed]:
                    pieces.append(after[closed])
            first[place] = len(pieces)
            if before[place]:
                pieces.append(before[place])
            open_places.append(place)
        while open_places:
            closed = open_places.pop()
            last[closed] = len(pieces)
            if after[closed]:
                pieces.append(after[closed])
        return first, last

    def _words(self, text: str) -> str:
        """The words of *text*, parted by single spaces."""
        # A script, mostly: nobody wants its words.
        if len(text) > self._most and len(" ".join(text[: 2 * self._most].split())) > self._most:
            return text
        return " ".join(text.split())


def _ends(parent: Sequence[int]) -> list[int]:
    ends = list(range(1, len(parent) + 1))
    for place in range(len(parent) - 1, 0, -1):
        above = parent[place]
        if ends[place] > ends[above]:  # noqa: PLR1730 - `max` takes twice as long
            ends[above] = ends[place]
    return ends
