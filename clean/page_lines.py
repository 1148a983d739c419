"""A container's elements as lines, in reading order."""

import re

from .article import ParagraphKind
from .elements import INLINE
from .inline import struck_places
from .lines import CELL, LINK_CLOSE, LINK_OPEN, Line
from .reasons import STRUCK
from .rules import Role, Zone
from .table_cells import CELLS, cells_of, is_small_cell
from .tree import Tree

__all__ = ["write_lines"]

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_COUNTED = _HEADINGS.union(("a", "b", "strong", "li"))
_GLUED = frozenset(("a", "b", "cite", "em", "i", "small", "span", "strong", "time"))
_TERMINAL = re.compile(r"[.!?:;,][\"')\]]*$")


class Writer:
    """Collects text into lines, breaking at the edges of block elements."""

    def __init__(self, tree: Tree, container: int) -> None:
        self.tree = tree
        self.tags, self.parent, self.skipped = tree.tags, tree.parent, tree.skipped
        self.before, self.after = tree.elements.before, tree.elements.after
        self.container = container
        self.lines: list[Line] = []
        self.headings: list[str] = []
        self.subheadings: list[str] = []
        self.pieces: list[str] = []
        self.struck: list[str] = []
        self.heading = self.item = self.bold = self.link = self.inside = self.title = 0
        self.plain = self.bold_characters = self.link_characters = 0
        self.zone: Zone | None = None
        self.was_inside = False
        self.gap = True

    def add(self, place: int, text: str | None) -> None:
        if not text or self.skipped[place]:
            return
        self.pieces.append(text)
        visible = len(text.strip())
        if not visible:
            return
        if not self.plain:
            self.zone = self.tree.zone[place]
            self.was_inside = self.inside > 0
        self.plain += visible
        if self.bold:
            self.bold_characters += visible
        if self.link:
            self.link_characters += visible

    def strike(self, place: int) -> None:
        """Take what is crossed out at *place* out of the line that it stands in, for a line of its own."""
        self.struck.append(self.tree.elements.text(place))
        self.add(self.parent[place], self.after[place])

    def flush(self, *, gap: bool) -> None:
        self._flush_line(gap=gap)
        for text in self.struck:
            self.lines.append(
                Line(text=text, kind="text", linked=0.0, zone=STRUCK, inside=self.inside > 0, after_gap=False)
            )
        self.struck = []

    def _flush_line(self, *, gap: bool) -> None:
        if not self.plain:
            self.gap = self.gap or gap
            if self.pieces:
                self.pieces = [LINK_OPEN] if self.link else []
            return
        text = " ".join("".join([*self.pieces, LINK_CLOSE * bool(self.link)]).split())
        if text.startswith("|") and sum(map(bool, cells_of(text))) < 2:
            # An empty cell beside one with text lays a page out, and is no row of a table.
            text = text.lstrip("| ")
        self.lines.append(
            Line(
                text=text,
                kind=self._kind(text),
                linked=self.link_characters / self.plain,
                zone=self.zone,
                inside=self.was_inside,
                after_gap=self.gap,
            )
        )
        self.gap = gap
        self.pieces = [LINK_OPEN] if self.link else []
        self.plain = self.bold_characters = self.link_characters = 0

    def _kind(self, text: str) -> ParagraphKind:
        """What the line *text* is by its elements; a heading is noted."""
        kind: ParagraphKind = "item" if self.item else "text"
        is_bold = self.bold_characters >= 0.95 * self.plain
        if not (self.heading or is_bold):
            return kind
        bare = text.replace(LINK_OPEN, "").replace(LINK_CLOSE, "").strip()
        if self.title:
            self.headings.append(bare)
        elif self.heading and self.link_characters < 0.5 * self.plain:
            self.subheadings.append(bare)
        return "heading" if self.heading or (len(bare) < 120 and not _TERMINAL.search(bare)) else kind

    def enter(self, place: int) -> None:
        tag = self.tags[place]
        if tag not in INLINE and not (tag in CELLS and is_small_cell(self.tree.nodes[place])):
            self.flush(gap=tag != "br")
        if place == self.container:
            self.inside += 1
        if tag == "a" and not self.link:
            self.pieces.append(LINK_OPEN)
        if tag in _COUNTED:
            self._step(tag, 1)
        self.add(place, self.before[place])

    def leave(self, place: int) -> None:
        tag, tail = self.tags[place], self.after[place]
        small_cell = tag in CELLS and is_small_cell(self.tree.nodes[place])
        if tag not in INLINE and not small_cell:
            self.flush(gap=tag != "br")
        if tag in _COUNTED:
            self._step(tag, -1)
        if tag == "a" and not self.link:
            self.pieces.append(LINK_CLOSE)
        if small_cell and self.tree.elements.beside(place) >= 0:
            self.pieces.append(CELL)
        if place == self.container:
            self.inside -= 1
        if not tail and tag in _GLUED and self._is_glued(place):
            # A name stands alone, whatever its owner is.
            if self.zone is not None and Role.CREDIT in self.zone.roles:
                self.flush(gap=False)
            else:
                self.pieces.append(" ")
        if tail and self.parent[place] >= 0:
            self.add(self.parent[place], tail)

    def pass_by(self, place: int) -> None:
        """An element of a line of its own that nobody sees, with all that it holds."""
        self.flush(gap=True)
        if self.parent[place] >= 0:
            self.add(self.parent[place], self.after[place])

    def _is_glued(self, place: int) -> bool:
        """Whether an element stands right beside another that styles keep apart: a name, a date."""
        last = (self.before[place] or "")[-1:]
        if not (last.isalnum() and last.islower()):
            return False
        beside = self.tree.elements.beside(place)
        if beside < 0 or self.tags[beside] not in _GLUED:
            return False
        return (self.before[beside] or "")[:1].isupper()

    def _step(self, tag: str, by: int) -> None:
        if tag == "a":
            self.link += by
        elif tag == "li":
            self.item += by
        elif tag in _HEADINGS:
            self.heading += by
            self.title += by * (tag == "h1")
        else:
            self.bold += by


def write_lines(tree: Tree, container: int) -> Writer:
    """What stands in *container*, with its lines and headings collected."""
    writer = Writer(tree, container)
    tags, parent, skipped, ends = tree.tags, tree.parent, tree.skipped, tree.elements.ends
    open_places: list[int] = []
    struck = struck_places(tree)
    place = 0
    while place < len(tags):
        above = parent[place]
        while open_places and open_places[-1] != above:
            writer.leave(open_places.pop())
        if place in struck:
            writer.strike(place)
            place = ends[place]
        elif skipped[place] and tags[place] not in INLINE:
            writer.pass_by(place)
            place = ends[place]
        else:
            writer.enter(place)
            open_places.append(place)
            place += 1
    while open_places:
        writer.leave(open_places.pop())
    writer.flush(gap=True)
    return writer
