"""The elements of a page's body in document order, with what more than one look at them needs, read once."""

from collections.abc import Sequence

from lxml import etree

__all__ = ["Elements"]


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
        self._words: list[str] = []
        self._first, self._last = self._read_words()
        self._next_link = self._links()

    def text(self, place: int) -> str:
        """The words at and below *place*, parted by single spaces; what is too long to be read, as it is."""
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

    def _read_words(self) -> tuple[list[int], list[int]]:
        """Where the words of each place begin and end among all words."""
        words = self._words
        first, last = [0] * len(self.nodes), [0] * len(self.nodes)
        open_places: list[int] = []
        for place, end in enumerate(self.ends):
            while open_places and self.ends[open_places[-1]] <= place:
                self._close(open_places.pop(), last)
            first[place] = len(words)
            if text := self.before[place]:
                words += self._split(text)
            if end == place + 1:
                self._close(place, last)
            else:
                open_places.append(place)
        while open_places:
            self._close(open_places.pop(), last)
        return first, last

    def _close(self, place: int, last: list[int]) -> None:
        last[place] = len(self._words)
        if tail := self.after[place]:
            self._words += self._split(tail)

    def _split(self, text: str) -> list[str]:
        # A script, mostly: nobody wants its words.
        is_long = len(text) > self._most and len(" ".join(text[: 2 * self._most].split())) > self._most
        return [text] if is_long else text.split()


def _ends(parent: Sequence[int]) -> list[int]:
    ends = list(range(1, len(parent) + 1))
    for place in range(len(parent) - 1, 0, -1):
        above = parent[place]
        ends[above] = max(ends[above], ends[place])
    return ends
