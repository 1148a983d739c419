"""A page's lines in reading order, each marked with whether its place in the markup makes it part of the article.

The element that holds the article is the one whose own paragraphs hold most prose outside links, as in Readability
(Arc90, 2010), weighed by what its class, id or ``itemprop`` call it. Everything is linear in the page's size.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from lxml import etree, html

from .article import ParagraphKind
from .lines import LINK_CLOSE, LINK_OPEN, Line
from .repair import repair

__all__ = ["Page", "read_page"]


_SKIPPED = frozenset(
    """
    script style noscript template svg iframe button select textarea input option object embed audio video canvas
    map head link meta amp-ad amp-sidebar amp-social-share amp-iframe amp-analytics amp-embed amp-img amp-carousel
    amp-lightbox amp-user-notification amp-consent amp-sticky-ad amp-animation amp-state
    """.split()  # noqa: SIM905
)
_INLINE = frozenset(
    """
    a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr q rp rt ruby s samp
    small span strike strong sub sup time tt u var wbr
    """.split()  # noqa: SIM905
)
_HOLDERS = frozenset("div article section main td body form center amp-story amp-accordion".split())  # noqa: SIM905
_ZONE_TAGS = {
    "nav": "menu",
    "footer": "menu",
    "aside": "related label",
    "figure": "photo caption",
    "figcaption": "photo caption",
    "dialog": "follow us",
}
_LISTS = frozenset(("comments", "related label", "photo caption"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_HIDDEN = re.compile(r"(?:display\s?:\s?none|visibility\s?:\s?hidden)", re.IGNORECASE)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_TERMINAL = re.compile(r"[.!?:;,][\"')\]]*$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A parsed page."""

    root: etree._Element
    lines: tuple[Line, ...]
    headings: tuple[str, ...]
    """Texts of its ``h1`` elements, in order."""


@cache
def _zones() -> tuple[tuple[tuple[str, re.Pattern[str]], ...], re.Pattern[str]]:
    """Named patterns for what isn't the article, and the one for what probably is."""
    with resources.files(__package__).joinpath("rules.toml").open("rb") as file:
        table = tomllib.load(file)

    def compiled(entry: dict[str, str]) -> re.Pattern[str]:
        return re.compile(rf"(?:^|[\s_\-])(?:{entry['pattern']})(?=$|[\s_\-])")

    return tuple((entry["name"], compiled(entry)) for entry in table["zone"]), compiled(table["body"][0])


class _Tree:
    """The elements of a page's body in document order, with what was counted for each."""

    def __init__(self, body: etree._Element) -> None:
        self.elements = [element for element in body.iter() if isinstance(element.tag, str)]
        index = {element: place for place, element in enumerate(self.elements)}
        self.parent = [index.get(element.getparent(), -1) for element in self.elements]
        self.parent[0] = -1
        size = len(self.elements)
        self.linked = [False] * size
        self.skipped = [False] * size
        self.headed = [False] * size
        self.own = [0] * size
        self.link_characters = [0] * size
        self._count()
        self.total = self._summed(self.own)
        self.total_links = self._summed(self.link_characters)
        self.names = [_names(element) for element in self.elements]
        self.zone = [""] * size
        self._mark_zones()

    def _count(self) -> None:
        linked, skipped, own, links = self.linked, self.skipped, self.own, self.link_characters
        for place, element in enumerate(self.elements):
            above = self.parent[place]
            tag = element.tag
            linked[place] = tag == "a" or (above >= 0 and linked[above])
            skipped[place] = tag in _SKIPPED or (above >= 0 and skipped[above])
            if not skipped[place]:
                self._credit(place, element.text)
                if tag == "h1":
                    self.headed[place] = True
            if above >= 0 and not skipped[above]:
                self._credit(above, element.tail)
        for place in range(len(own) - 1, 0, -1):
            if self.headed[place]:
                self.headed[self.parent[place]] = True

    def _credit(self, place: int, text: str | None) -> None:
        if not text or len(text) < 4:
            return
        length = len(text) if len(text) < 60 else len(text.strip())
        if self.linked[place]:
            self.link_characters[place] += length
        elif length >= 25 and " " in text.strip():
            self.own[place] += length

    def _summed(self, own: list[int]) -> list[int]:
        total = own[:]
        for place in range(len(total) - 1, 0, -1):
            total[self.parent[place]] += total[place]
        return total

    def _mark_zones(self) -> None:
        patterns, body = _zones()
        most = self.total[0]
        alike: dict[str, int] = {}
        for place, names in enumerate(self.names):
            if names and self.total[place]:
                alike[names] = alike.get(names, 0) + self.total[place]
        for place, element in enumerate(self.elements):
            above = self.parent[place]
            if above >= 0 and (self.zone[above] or self.skipped[above]):
                self.zone[place] = self.zone[above]
                self.skipped[place] = self.skipped[place] or self.skipped[above]
                continue
            if element.get("style") and _HIDDEN.search(element.get("style")) and self.total[place] < 300:
                self.skipped[place] = True
                continue
            name = _ZONE_TAGS.get(element.tag, "")
            names = self.names[place]
            if not name and names:
                name = next((name for name, pattern in patterns if pattern.search(names)), "")
            if not name or self.headed[place] or element.tag in {"body", "html", "main"}:
                continue
            weighty = self.total[place] > 0.4 * most or (
                self.total[place] > 0.15 * most and body.search(names)
            )
            # A page builder may name the element around every paragraph "widget".
            weighty = weighty or (name not in _LISTS and alike.get(names, 0) > 0.4 * most)
            if name != "comments" and weighty:
                continue
            self.zone[place] = name

    def container(self) -> int:
        """The place of the element that holds the article's text; 0, the body, where nothing stands out."""
        _, body = _zones()
        size = len(self.elements)
        holder = [0] * size
        direct = [0.0] * size
        above_holder = [-1] * size
        for place, element in enumerate(self.elements):
            above = self.parent[place]
            if element.tag in _HOLDERS or above < 0:
                holder[place] = place
                above_holder[place] = holder[above] if above >= 0 else -1
            else:
                holder[place] = holder[above]
            if not self.zone[place] and not self.skipped[place]:
                direct[holder[place]] += self.own[place]
        score = direct[:]
        for place in range(1, size):
            if holder[place] == place and direct[place]:
                # Paragraphs may lie an element or two below the one that holds them all.
                above = above_holder[place]
                score[above] += 0.5 * direct[place]
                if above > 0:
                    score[above_holder[above]] += 0.3 * direct[place]
        best, most = 0, 0.0
        for place, value in enumerate(score):
            if value <= 0:
                continue
            density = self.total_links[place] / max(self.total_links[place] + self.total[place], 1)
            value *= 1 - min(density, 0.95)
            if self.elements[place].get("itemprop", "").lower() == "articlebody":
                value *= 4
            elif self.elements[place].tag == "article" or body.search(self.names[place]):
                value *= 1.5
            if value > most:
                best, most = place, value
        return self._widened(best)

    def _widened(self, best: int) -> int:
        """Up to the parent while siblings of the same make hold a good part of the text."""
        while (above := self.parent[best]) >= 0 and self.elements[above].tag not in {"html"}:
            element = self.elements[best]
            make = (element.tag, element.get("class"))
            alike = 0
            for sibling in element.itersiblings(preceding=True):
                alike += self._alike(sibling, make)
            for sibling in element.itersiblings():
                alike += self._alike(sibling, make)
            if alike < 0.15 * max(self.total[best], 1) or (
                self.headed[above] and self.total_links[above] > 4000
            ):
                return best
            best = above
        return best

    def _alike(self, sibling: etree._Element, make: tuple[str, str | None]) -> int:
        if not isinstance(sibling.tag, str):
            return 0
        if (sibling.tag, sibling.get("class")) != make and sibling.tag != "p":
            return 0
        if not hasattr(self, "_index"):
            self._index = {element: place for place, element in enumerate(self.elements)}
        place = self._index.get(sibling, -1)
        return 0 if place < 0 or self.zone[place] or self.skipped[place] else self.total[place]


def _names(element: etree._Element) -> str:
    """Class and id in small letters, with a hyphen where a small letter meets a capital."""
    names = f"{element.get('class') or ''} {element.get('id') or ''} {element.get('itemprop') or ''}".strip()
    return _CAMEL.sub("-", names).lower() if names else ""


class _Writer:
    """Collects text into lines, breaking at the edges of block elements."""

    def __init__(self, tree: _Tree, container: int) -> None:
        self.tree = tree
        self.container = container
        self.lines: list[Line] = []
        self.headings: list[str] = []
        self.pieces: list[str] = []
        self.heading = self.item = self.bold = self.link = self.inside = self.title = 0
        self.plain = self.bold_characters = self.link_characters = 0
        self.zone = ""
        self.was_inside = False
        self.gap = True

    def add(self, place: int, text: str | None) -> None:
        if not text or self.tree.skipped[place]:
            return
        visible = len(text.strip())
        if visible and not self.plain:
            self.zone = self.tree.zone[place]
            self.was_inside = self.inside > 0
        self.plain += visible
        if self.bold:
            self.bold_characters += visible
        if self.link:
            self.link_characters += visible
        self.pieces.append(text)

    def flush(self, *, gap: bool) -> None:
        if self.plain:
            text = " ".join("".join([*self.pieces, LINK_CLOSE * bool(self.link)]).split())
            bare = text.replace(LINK_OPEN, "").replace(LINK_CLOSE, "").strip()
            kind: ParagraphKind = "text"
            if self.heading or (
                self.bold_characters >= 0.95 * self.plain and len(bare) < 120 and not _TERMINAL.search(bare)
            ):
                kind = "heading"
            elif self.item:
                kind = "item"
            if self.title:
                self.headings.append(bare)
            self.lines.append(
                Line(
                    text=text,
                    kind=kind,
                    linked=self.link_characters / self.plain,
                    zone=self.zone,
                    inside=self.was_inside,
                    after_gap=self.gap,
                )
            )
            self.gap = gap
        else:
            self.gap = self.gap or gap
        self.pieces = [LINK_OPEN] if self.link else []
        self.plain = self.bold_characters = self.link_characters = 0

    def enter(self, place: int) -> None:
        element = self.tree.elements[place]
        tag = element.tag
        if tag not in _INLINE and not self._is_small_cell(place):
            self.flush(gap=tag != "br")
        if place == self.container:
            self.inside += 1
        if tag == "a" and not self.link:
            self.pieces.append(LINK_OPEN)
        self._step(tag, 1)
        self.add(place, element.text)

    def leave(self, place: int) -> None:
        element = self.tree.elements[place]
        tag = element.tag
        if tag not in _INLINE and not self._is_small_cell(place):
            self.flush(gap=tag != "br")
        self._step(tag, -1)
        if tag == "a" and not self.link:
            self.pieces.append(LINK_CLOSE)
        if self._is_small_cell(place) and self.plain and element.getnext() is not None:
            self.pieces.append(" | ")
        if place == self.container:
            self.inside -= 1
        above = self.tree.parent[place]
        if above >= 0:
            self.add(above, element.tail)

    def _step(self, tag: str, by: int) -> None:
        self.link += by * (tag == "a")
        self.bold += by * (tag in {"b", "strong"})
        self.item += by * (tag == "li")
        self.heading += by * (tag in _HEADINGS)
        self.title += by * (tag == "h1")

    def _is_small_cell(self, place: int) -> bool:
        """A table's cell with a few words, which stays on the line of its row."""
        element = self.tree.elements[place]
        if element.tag not in {"td", "th"} or len(element.text or "") > 60:
            return False
        return all(isinstance(child.tag, str) and child.tag in _INLINE for child in element)


def _write(tree: _Tree, container: int) -> _Writer:
    writer = _Writer(tree, container)
    open_places: list[int] = []
    for place in range(len(tree.elements)):
        above = tree.parent[place]
        while open_places and open_places[-1] != above:
            writer.leave(open_places.pop())
        writer.enter(place)
        open_places.append(place)
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
        Line(
            text=text.strip(),
            kind=line.kind,
            linked=line.linked,
            zone=line.zone,
            inside=line.inside,
            after_gap=line.after_gap,
        )
        for line, text in zip(lines, texts, strict=True)
        if text.strip(LINK_OPEN + LINK_CLOSE + " |")
    )


def read_page(text: str) -> Page | None:
    """Parse a page; None where there is nothing in it."""
    plain = text.replace(LINK_OPEN, "").replace(LINK_CLOSE, "").replace("\x00", "")
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = html.document_fromstring(plain.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        return None
    body = root.find("body")
    tree = _Tree(root if body is None else body)
    writer = _write(tree, tree.container())
    return Page(
        root=root, lines=_repaired(writer.lines), headings=tuple(repair(text) for text in writer.headings)
    )
