"""Teasers: a linked headline with a line or two under it, again and again, as portals list other articles.

A list of them is known by its shape, whatever its elements are called: elements of one make, each with few
words, that begin with a link which reads as a headline. It is no part of an article; a page with nothing else
is an index.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from lxml import etree

__all__ = ["headline_letters", "teasers"]

_FEWEST, _SAYING = 5, 3
"""Fewest teasers of a list, and of them with more than a headline."""
_ITEMS = frozenset("article li div section table tr td p a".split())  # noqa: SIM905
_HEADS = frozenset("h2 h3 h4 h5 h6 dt".split())  # noqa: SIM905
_HEADINGS = _HEADS.union(("h1",))
_TITLES = _HEADINGS.union(("b", "strong", "div", "span", "p"))
_MOST_PARTS, _MOST_CHARACTERS = 60, 600
"""Elements and characters of the longest teaser."""
_SHORTEST, _LONGEST, _WORDS = 15, 200, 3
"""Characters of a headline, and its fewest words."""
_BEFORE = 60
"""Characters of a date or a category before it."""
_SAYS = 25
"""Characters of the shortest line under a headline."""
_SAYS_AT_MOST = 400
"""Characters of the longest; what says more may be the article itself, under a headline that leads to it."""
_LONGEST_TITLES = 2_000
"""Characters of the page's own titles in which a headline is looked for."""
_NUMBERED = re.compile(r"\d{1,3}[.)]\s")
"""How the headings of an article that is a list begin."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Item:
    """One element, or a heading with what follows it, that may be a teaser."""

    places: range
    headline: str
    href: str
    below: str
    """What it says beside its headline."""
    headed: bool
    """Whether its headline is a heading."""


def teasers(
    elements: Sequence[etree._Element], parent: Sequence[int], skipped: Sequence[bool], described: str
) -> list[range]:
    """Places of teasers in *elements*, a page's body in document order; none where there are fewer than five.

    *parent* has the place above each, *skipped* what nobody sees. *described* is what the page's head calls
    the page: under that headline stands the article itself. Linear in the number of elements.
    """
    ends = _ends(parent)
    itself = headline_letters(described[:_LONGEST_TITLES])
    groups: defaultdict[tuple[str, ...], list[_Item]] = defaultdict(list)
    # Of what the page itself calls the article's text nothing is a teaser.
    text = [False] * len(elements)
    for place, element in enumerate(elements):
        text[place] = (place > 0 and text[parent[place]]) or element.get("itemprop") == "articleBody"
        if not place or skipped[place] or text[place] or ends[place] - place > _MOST_PARTS:
            continue
        if element.tag in _ITEMS:
            item = _read(element, range(place, ends[place]))
        elif element.tag in _HEADS:
            item = _read_heading(element, place, ends)
        else:
            continue
        if item is not None and headline_letters(item.headline) not in itself:
            groups[_make(element)].append(item)
    lists = [group for group in groups.values() if _is_list(group, described)]
    # Where there is a list, a larger teaser of another make stands above it as often as not.
    lone = [item for group in groups.values() for item in group if item.headed] if lists else []
    return [item.places for group in (*lists, lone) for item in group if len(item.below) <= _SAYS_AT_MOST]


def headline_letters(text: str) -> str:
    """The letters and digits of a headline, by which two spellings of it are alike."""
    return re.sub(r"\W+", "", text.lower())


def _ends(parent: Sequence[int]) -> list[int]:
    """One past the last place below each place."""
    ends = list(range(1, len(parent) + 1))
    for place in range(len(parent) - 1, 0, -1):
        ends[parent[place]] = max(ends[parent[place]], ends[place])
    return ends


def _make(element: etree._Element) -> tuple[str, ...]:
    above = element.getparent()
    kind = (element.get("class") or "").split()[:1]
    return (str(element.tag), *kind, ">", str(above.tag), above.get("class") or "")


def _text(element: etree._Element) -> str:
    return " ".join(" ".join(element.itertext()).split())


def _read(element: etree._Element, places: range) -> _Item | None:
    """The teaser that *element* is: few words, of which a linked headline comes first."""
    link = next((one for one in element.iter("a") if _text(one)), None)
    if link is None or not _leads_on(link):
        return None
    text = _text(element)
    titles = (_text(part) for part in link.iterdescendants() if part.tag in _TITLES)
    headline = next(filter(_is_headline, titles), _text(link))
    before, _, below = text.partition(headline)
    below = below.strip()
    if len(text) > _MOST_CHARACTERS or not _is_headline(headline) or len(before) > _BEFORE:
        return None
    if _goes_on(link, element):
        return None
    headed = any(part.tag in _HEADINGS for part in (*link.iter(), *_up(link, element)))
    return _Item(places=places, headline=headline, href=link.get("href"), below=below, headed=headed)


def _read_heading(element: etree._Element, place: int, ends: Sequence[int]) -> _Item | None:
    """The teaser that begins with the heading *element* and ends where the next one begins."""
    item = _read(element, range(place, ends[place]))
    if item is None or item.below:
        return None
    below: list[str] = []
    end = ends[place]
    for sibling in element.itersiblings():
        if sibling.tag == element.tag:
            break
        if not isinstance(sibling.tag, str):
            continue
        below.append(_text(sibling))
        end = ends[end]
        if sum(map(len, below)) > _MOST_CHARACTERS or end - place > _MOST_PARTS:
            return None
    said = " ".join(filter(None, below))
    return _Item(places=range(place, end), headline=item.headline, href=item.href, below=said, headed=True)


def _goes_on(link: etree._Element, element: etree._Element) -> bool:
    """Whether *link* is where a line of *element* begins rather than all of it."""
    return any((part.tail or "").strip() for part in _up(link, element) if part is not element)


def _up(below: etree._Element, above: etree._Element) -> Iterator[etree._Element]:
    """*below*, what it stands in, and so on to *above*."""
    yield below
    while below is not above and (parent := below.getparent()) is not None:
        below = parent
        yield below


def _leads_on(link: etree._Element) -> bool:
    return not (link.get("href") or "#").startswith(("#", "javascript:", "mailto:", "tel:", "whatsapp:"))


def _is_headline(text: str) -> bool:
    return _SHORTEST <= len(text) <= _LONGEST and text.count(" ") >= _WORDS - 1


def _is_list(group: Sequence[_Item], described: str) -> bool:
    """Whether items of one make are teasers rather than the parts of an article that is a list itself."""
    size = len({headline_letters(item.headline) for item in group})
    if size < _FEWEST or len({item.href for item in group}) < _FEWEST:
        return False
    if sum(len(item.below) >= _SAYS for item in group) < _SAYING:
        return False
    if sum(_NUMBERED.match(item.headline) is not None for item in group) > size / 2:
        return False
    if str(size) in re.findall(r"\b\d{1,2}\b", described):
        return False  # "6 Tempat Wisata untuk Libur Panjang"
    # An article's own list leads to many places, a portal's to the portal.
    return len({urlsplit(item.href).netloc for item in group}) <= len(group) / 2
