"""Which element of a page holds the article, and which elements in it don't belong to it.

The element that holds the article is the one whose own paragraphs hold most prose outside links, as in
Readability (Arc90, 2010), weighed by what its class, id or ``itemprop`` call it. What an element is instead,
such as a share bar, is told by the zones in ``rules.toml``. Everything is linear in the page's size.
"""

import re

from lxml import etree

from .elements import Elements
from .reasons import OTHER_ARTICLE, TEASER
from .rule_file import rule_book
from .rules import Zone
from .teasers import MOST_CHARACTERS, headline_letters, teasers

__all__ = ["Tree"]

_SKIPPED = frozenset(
    """
    script style noscript template svg iframe button select textarea input option object embed audio video
    canvas map head link meta amp-ad amp-sidebar amp-social-share amp-iframe amp-analytics amp-embed amp-img
    amp-carousel amp-lightbox amp-user-notification amp-consent amp-sticky-ad amp-animation amp-state
    """.split()  # noqa: SIM905
)
_HOLDERS = frozenset("div article section main td body form center amp-story amp-accordion".split())  # noqa: SIM905
_PARTS = frozenset(("article", "main"))
"""What a page puts around its article and its headline."""
_SHARES = (0.5, 0.3, 0.2, 0.15)
"""Of an element's own prose, what speaks for the elements above it."""
_HEADED = 1.1
"""Times its text that an element above has where only a heading stands beside it."""
_GALLERY = 2
"""Captions that make one."""
_PARAGRAPH, _CAPTION = 80, 40
"""Characters of an element's own text with which it may be a paragraph, or a caption that says something."""
_SHORTEST = 4
"""Characters of the shortest text that counts."""
_HIDDEN = re.compile(r"(?:display\s?:\s?none|visibility\s?:\s?hidden)", re.IGNORECASE)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")


class Tree:
    """The elements of a page's body in document order, with what was counted for each."""

    def __init__(self, body: etree._Element, described: str = "") -> None:
        """*described* holds the headline, as the page's head gives it; empty where it doesn't."""
        self.elements = Elements(body, most=MOST_CHARACTERS)
        self.nodes, self.tags, self.parent = self.elements.nodes, self.elements.tags, self.elements.parent
        size = len(self.nodes)
        self.linked = [False] * size
        self.skipped = [False] * size
        self.headed = [False] * size
        self.own = [0] * size
        self.link_characters = [0] * size
        self._count()
        self.total = self._summed(self.own)
        self.total_links = self._summed(self.link_characters)
        self.names = self._names()
        self.zone: list[Zone | None] = [None] * size
        self._mark_zones()
        self._mark_other_articles(described)
        self._mark_teasers(described)
        self._keep_captions_of_galleries()

    def _names(self) -> list[str]:
        """Class, id and ``itemprop`` of each, in small letters, with a hyphen before a capital after such."""
        ids = [node.get("id") or "" for node in self.nodes]
        given = zip(self.elements.classes, ids, self.elements.itemprops, strict=True)
        names = [" ".join(some).strip() if any(some) else "" for some in given]
        # Most are in small letters already.
        return [one if not one or one.islower() else _CAMEL.sub("-", one).lower() for one in names]

    def _count(self) -> None:
        linked, skipped = self.linked, self.skipped
        before, after = self.elements.before, self.elements.after
        for place, (tag, above) in enumerate(zip(self.tags, self.parent, strict=True)):
            linked[place] = tag == "a" or (above >= 0 and linked[above])
            skipped[place] = tag in _SKIPPED or (above >= 0 and skipped[above])
            if not skipped[place]:
                if (text := before[place]) and len(text) >= _SHORTEST:
                    self._credit(place, text)
                if tag == "h1":
                    self.headed[place] = True
            if (text := after[place]) and len(text) >= _SHORTEST and above >= 0 and not skipped[above]:
                self._credit(above, text)
        for place in range(len(self.own) - 1, 0, -1):
            if self.headed[place]:
                self.headed[self.parent[place]] = True

    def _credit(self, place: int, text: str) -> None:
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
        book = rule_book()
        most = self.total[0]
        alike: dict[str, int] = {}
        known: dict[tuple[str, str], Zone | None] = {}
        for place, names in enumerate(self.names):
            if names and self.total[place]:
                alike[names] = alike.get(names, 0) + self.total[place]
        for place, (node, above) in enumerate(zip(self.nodes, self.parent, strict=True)):
            if above >= 0 and (self.zone[above] or self.skipped[above]):
                self.zone[place] = self.zone[above]
                self.skipped[place] = self.skipped[place] or self.skipped[above]
                continue
            style = node.get("style")
            if style and _HIDDEN.search(style) and self.total[place] < 300:
                self.skipped[place] = True
                continue
            names, tag = self.names[place], self.tags[place]
            make = (tag, names)
            if make not in known:
                known[make] = book.zone(*make)
            zone = known[make]
            if zone is None or self.headed[place] or tag in {"body", "html", "main"}:
                continue
            if tag == "figure" and node.find(".//table") is not None:
                continue
            weighty = self.total[place] > 0.4 * most or (
                self.total[place] > 0.15 * most and book.body.search(names)
            )
            # A page builder may name the element around every paragraph "widget".
            weighty = weighty or (not zone.recurs and alike.get(names, 0) > 0.4 * most)
            if weighty and not zone.outweighs:
                continue
            self.zone[place] = zone

    def _mark_other_articles(self, described: str) -> None:
        """Mark articles with other headlines than the one described, as portals load them under the first."""
        articles = [
            place
            for place, tag in enumerate(self.tags)
            if tag == "article" and self.headed[place] and not self.zone[place]
        ]
        if len(articles) < 2 or not described:
            return
        wanted = headline_letters(described)
        others = {
            place for place in articles if not self._headline(place) or self._headline(place) not in wanted
        }
        if len(others) == len(articles):
            return
        for place, above in enumerate(self.parent):
            if place in others or (above >= 0 and self.zone[above] is OTHER_ARTICLE):
                self.zone[place] = OTHER_ARTICLE

    def _mark_teasers(self, described: str) -> None:
        for places in teasers(self.elements, self.skipped, described):
            for place in places:
                self.zone[place] = self.zone[place] or TEASER

    def _headline(self, place: int) -> str:
        found = next(self.nodes[place].iter("h1"), None)
        return "" if found is None else headline_letters("".join(found.itertext()))

    def _keep_captions_of_galleries(self) -> None:
        """Captions are the text where the part of the page with the headline has no other."""
        scope = max((at for at, on in enumerate(self.headed) if on and self.tags[at] in _PARTS), default=0)
        prose = captions = count = 0
        texts: list[int] = []
        inside = [False] * len(self.own)
        for place, own in enumerate(self.own):
            inside[place] = place == scope or (place > scope and inside[self.parent[place]])
            if not inside[place]:
                continue
            zone = self.zone[place]
            if zone is not None and "figcaption" in zone.tags:
                captions += own
                count += own >= _CAPTION
            elif zone is None and not self.skipped[place] and not self.linked[place] and own >= _PARAGRAPH:
                prose += own
                texts.append(place)
        if count < _GALLERY:
            return
        for place in texts:
            text = " ".join((self.elements.before[place] or "").split())
            if rule_book().line_rule(text) is not None:
                prose -= self.own[place]
        if captions > 2 * prose:
            self.zone = [
                None if zone is not None and "figcaption" in zone.tags else zone for zone in self.zone
            ]

    def container(self) -> int:
        """The place of the element that holds the article's text; 0, the body, where nothing stands out."""
        body = rule_book().body
        best, most = 0, 0.0
        for place, prose in enumerate(self._prose_scores()):
            if prose <= 0:
                continue
            density = self.total_links[place] / max(self.total_links[place] + self.total[place], 1)
            value = prose * (1 - min(density, 0.95))
            if self.elements.itemprops[place].lower() == "articlebody":
                value *= 4
            elif self.tags[place] == "article" or body.search(self.names[place]):
                value *= 1.5
            if value > most:
                best, most = place, value
        return self._widened(best)

    def _prose_scores(self) -> list[float]:
        """Each holder's own prose, in characters, with a share of that of the holders below it."""
        size = len(self.tags)
        holder = [0] * size
        above_holder = [-1] * size
        direct = [0.0] * size
        for place, (tag, above) in enumerate(zip(self.tags, self.parent, strict=True)):
            if tag in _HOLDERS or above < 0:
                holder[place] = place
                above_holder[place] = holder[above] if above >= 0 else -1
            else:
                holder[place] = holder[above]
            if not self.zone[place] and not self.skipped[place]:
                direct[holder[place]] += self.own[place]
        score = direct[:]
        for place in range(1, size):
            above = above_holder[place] if holder[place] == place and direct[place] else -1
            for share in _SHARES:
                if above < 0:
                    break
                score[above] += share * direct[place]
                above = above_holder[above]
        return score

    def _widened(self, best: int) -> int:
        """Up to the parent while siblings of the same make hold a good part of the text.

        What holds *best* alone counts for it where its siblings hold elements of that make: a newsletter has
        a table of one cell for every part.
        """
        at = best
        while (above := self.parent[at]) >= 0 and self.tags[above] not in {"html"}:
            element = self.nodes[at]
            alike = 0
            for sibling in (*element.itersiblings(preceding=True), *element.itersiblings()):
                size = self._alike(sibling, element)
                if size and (at == best or self._holds_like(sibling, self.nodes[best])):
                    alike += size
            if alike >= 0.15 * max(self.total[at], 1) and not (
                self.headed[above] and self.total_links[above] > 4000
            ):
                best = at = above
            elif self.total[above] <= _HEADED * self.total[at] and self.names[best]:
                at = above
            else:
                return best
        return best

    def _holds_like(self, wrapper: etree._Element, element: etree._Element) -> bool:
        """Whether *wrapper* holds an element of the make of *element*."""
        names = element.get("class")
        return any(one.get("class") == names for one in wrapper.iter(element.tag))

    def _alike(self, sibling: etree._Element, beside: etree._Element) -> int:
        make = (beside.tag, beside.get("class"))
        if not isinstance(sibling.tag, str):
            return 0
        if (sibling.tag, sibling.get("class")) != make and sibling.tag != "p":
            return 0
        place = self.elements.index.get(sibling, -1)
        if (
            place >= 0
            and self.headed[place]
            and (sibling.tag == "article" or self.headed[self.elements.index[beside]])
        ):
            # Another article with its own headline, as portals put under one for those who scroll on.
            return 0
        return 0 if place < 0 or self.zone[place] or self.skipped[place] else self.total[place]
