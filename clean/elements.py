"""The elements of a page's body in document order, with what more than one look at them needs, read once."""

from collections.abc import Sequence

from lxml import etree

__all__ = ["Elements"]


class Elements:
    """Elements by their places in document order; what is below a place lies between it and its end."""

    def __init__(self, body: etree._Element, most: int) -> None:
        """*most* characters is the longest text that `text` gives whole."""
        self.nodes = list(body.iter("*"))
        self.index = {node: place for place, node in enumerate(self.nodes)}
        self.parent = [self.index.get(node.getparent(), -1) for node in self.nodes]
        self.parent[0] = -1
        self.ends = _ends(self.parent)
        """One past the last place below each."""
        self.tags = [str(node.tag) for node in self.nodes]
        self.before = [node.text for node in self.nodes]
        """The text between an element's beginning and the first one below it."""
        self.after = [node.tail for node in self.nodes]
        """The text between an element's end and the next beginning or end."""
        self.classes = [node.get("class") or "" for node in self.nodes]
        self.itemprops = [node.get("itemprop") or "" for node in self.nodes]
        self._words: list[str] = []
        self._first, self._last = self._read_words(most)
        self._next_link = self._links()

    def text(self, place: int) -> str:
        """The words at and below *place*; where they are too long, the end of them has other spaces."""
        return " ".join(self._words[self._first[place] : self._last[place]])

    def link_in(self, place: int) -> int:
        """The first link with words at or below *place*; -1 where there is none."""
        link = self._next_link[place]
        return link if link < self.ends[place] else -1

    def _links(self) -> list[int]:
        """For each place the first link with words from there on; the number of places where none follows."""
        link = len(self.nodes)
        found = [link] * link
        for place in range(link - 1, -1, -1):
            if self.tags[place] == "a" and self._first[place] < self._last[place]:
                link = place
            found[place] = link
        return found

    def _read_words(self, most: int) -> tuple[list[int], list[int]]:
        """Where the words of each place begin and end among all words."""
        words = self._words
        first, last = [0] * len(self.nodes), [0] * len(self.nodes)
        open_places: list[int] = []
        for place, end in enumerate(self.ends):
            while open_places and self.ends[open_places[-1]] <= place:
                self._close(open_places.pop(), last, most)
            first[place] = len(words)
            if text := self.before[place]:
                # What is left after so many words is too long anyway.
                words += text.split(None, most)
            if end == place + 1:
                self._close(place, last, most)
            else:
                open_places.append(place)
        while open_places:
            self._close(open_places.pop(), last, most)
        return first, last

    def _close(self, place: int, last: list[int], most: int) -> None:
        last[place] = len(self._words)
        if tail := self.after[place]:
            self._words += tail.split(None, most)


def _ends(parent: Sequence[int]) -> list[int]:
    ends = list(range(1, len(parent) + 1))
    for place in range(len(parent) - 1, 0, -1):
        above = parent[place]
        ends[above] = max(ends[above], ends[place])
    return ends
