"""A page's lines in reading order, each marked with whether its place in the markup makes it part of it."""

import re
from dataclasses import dataclass

from lxml import etree

from .article import ParagraphKind
from .elements import INLINE
from .inline import struck_places, write_raised
from .lines import CELL, LINK_CLOSE, LINK_OPEN, Line, is_prose, marked_rows, starts_with_dateline
from .reasons import STRUCK
from .repair import repair
from .rules import Role, Zone, rule_book
from .table_cells import CELLS, fill_spans, is_small_cell, split_cells
from .tree import Tree

__all__ = ["Page", "read_page"]


_IN_HEAD = frozenset("base link meta noscript script style template title".split())  # noqa: SIM905
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_COUNTED = _HEADINGS.union(("a", "b", "strong", "li"))
_HEADLINE = 200
"""Characters of the longest headline."""
_GLUED = frozenset(("a", "b", "cite", "em", "i", "small", "span", "strong", "time"))
_MOST_ATTRIBUTES = 500
"""Attributes of an element; the parser takes quadratic time in their number, and the rest is left out."""
_ATTRIBUTE = r"""[\s/]*+[^\s/>=][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+)?+)?+"""
_UNREAD = (
    r"<!--(?:[^-]++|-(?!->))*+(?:-->|\Z)"
    r"|<(?:script|style)\b(?:[^<]++|<(?!/(?:script|style)))*+(?:</(?:script|style)|\Z)"
)
"""A comment or a script, to its end; a lazy repeat would take several times as long."""
# Every alternative matches wherever its first characters stand, so that nothing is read twice.
_CALM = re.compile(
    rf"(?:[^<]++|{_UNREAD}"
    rf"|<[a-z][^\s/>]*+(?:{_ATTRIBUTE}){{0,{_MOST_ATTRIBUTES}}}+(?!{_ATTRIBUTE})|<(?![a-z]|!--))*+",
    re.IGNORECASE | re.DOTALL,
)
"""All of a page without such an element."""
_TAG = re.compile(
    rf"({_UNREAD})"
    rf"|(<[a-z][^\s/>]*+(?:{_ATTRIBUTE}){{0,{_MOST_ATTRIBUTES}}}+)(?:{_ATTRIBUTE})*+",
    re.IGNORECASE | re.DOTALL,
)
_TERMINAL = re.compile(r"[.!?:;,][\"')\]]*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A parsed page."""

    root: etree._Element
    lines: tuple[Line, ...]
    headings: tuple[str, ...]
    """Texts of its ``h1`` elements, in order; of its other headings, but for links, where it has none."""

    @property
    def short_lines(self) -> tuple[str, ...]:
        """Texts of its lines that aren't longer than a headline and no link to another article, in order."""
        return tuple(line.text for line in self.lines if len(line.text) <= _HEADLINE and line.linked < 0.5)


class _Writer:
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
        if text.startswith("|") and sum(map(bool, split_cells(text)[::2])) < 2:
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


def _write(tree: Tree, container: int) -> _Writer:
    writer = _Writer(tree, container)
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


def _repaired(lines: list[Line]) -> tuple[Line, ...]:
    """The lines with their characters repaired, all at once for speed; those that come out empty go."""
    texts = repair("\n".join(line.text for line in lines)).split("\n")
    if len(texts) != len(lines):  # an entity in the text stood for a line break
        texts = [repair(line.text).replace("\n", " ") for line in lines]
    return tuple(
        line.with_text(text.strip())
        for line, text in zip(lines, texts, strict=True)
        if text.strip(LINK_OPEN + LINK_CLOSE + " |")
    )


def _with_lead(lines: tuple[Line, ...], headings: tuple[str, ...]) -> tuple[Line, ...]:
    """The lines with the lead taken in where it stands between the headline and the element with the text."""
    first = next((place for place, line in enumerate(lines) if line.inside and is_prose(line.text)), 0)
    if not first or starts_with_dateline(lines[first].text):
        return lines
    titles = frozenset(headings)
    title = next((place for place in range(first - 1, -1, -1) if lines[place].text in titles), first)
    leads = [
        place
        for place in range(title + 1, first)
        if not lines[place].inside and not lines[place].zone and _could_be_lead(lines[place])
    ]
    if not 1 <= len(leads) <= 2:
        return lines
    return tuple(line._replace(inside=True) if place in leads else line for place, line in enumerate(lines))


def _could_be_lead(line: Line) -> bool:
    text = line.text
    if line.linked > 0.3 or text.count(" ") < 11 or not is_prose(text):
        return False
    book = rule_book()
    return book.line_rule(text) is None and book.caption_rule(text, before_lead=True) is None


def _described(root: etree._Element) -> str:
    """The headlines in the page's head, with whatever stands beside them."""
    head = root.find("head")
    if head is None:
        return ""
    titles = ["".join(title.itertext()) for title in head.iter("title")]
    titles += [meta.get("content") or "" for meta in head.iter("meta") if meta.get("property") == "og:title"]
    return "\n".join(titles)


def _body(root: etree._Element) -> etree._Element:
    """The page's body, in which everything is that a head may not hold.

    HTML lets pages leave `</head>` and `<body>` out, and the parser, which is older than `<article>`, doesn't
    see that such an element ends the head.
    """
    head, body = root.find("head"), root.find("body")
    strays = [] if head is None else [child for child in head if child.tag not in _IN_HEAD]
    if not strays:
        return root if body is None else body
    if body is None:
        body = etree.SubElement(root, "body")
    if body.text:
        strays[-1].tail = (strays[-1].tail or "") + body.text
        body.text = None
    body[:0] = strays
    return body


def read_page(text: str) -> Page | None:
    """Parse a page; None where there is nothing in it."""
    plain = text.replace(LINK_OPEN, "").replace(LINK_CLOSE, "").replace("\x00", "")
    if _CALM.fullmatch(plain) is None:
        plain = _TAG.sub(r"\1\2", plain)
    # Plain elements: those of lxml.html each cost a look-up of their class.
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = etree.fromstring(plain.encode("utf-8", "replace"), parser=parser)
    except etree.XMLSyntaxError:
        return None
    if root is None:
        return None
    write_raised(root)
    fill_spans(root, plain)
    described = _described(root)
    tree = Tree(_body(root), described)
    writer = _write(tree, tree.container())
    headings = tuple(repair(text) for text in writer.headings or writer.subheadings)
    return Page(
        root=root, lines=_with_lead(tuple(marked_rows(_repaired(writer.lines))), headings), headings=headings
    )
