"""Teasers: a linked headline with a line or two under it, again and again, as portals list other articles.

A list of them is known by its shape, whatever its elements are called: elements of one make, each with few
words, that begin with a link which reads as a headline. It is no part of an article; a page with nothing else
is an index.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from .elements import Elements
from .links import host_of

__all__ = ["MOST_CHARACTERS", "headline_letters", "teasers"]

_FEWEST, _SAYING = 5, 3
"""Fewest teasers of a list, and of them with more than a headline."""
_ITEMS = frozenset("article li div section table tr td p a".split())  # noqa: SIM905
_HEADS = frozenset("h2 h3 h4 h5 h6 dt".split())  # noqa: SIM905
_MADE = _ITEMS | _HEADS
"""What teasers are, or begin with."""
_HEADINGS = _HEADS.union(("h1",))
_TITLES = _HEADINGS.union(("b", "strong", "div", "span", "p"))
_MOST_PARTS, MOST_CHARACTERS = 60, 600
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
_NO_LETTERS = re.compile(r"\W+")


class _Item(NamedTuple):
    """One element, or a heading with what follows it, that may be a teaser."""

    places: range
    headline: str
    letters: str
    """Those of its headline."""
    href: str
    below: str
    """What it says beside its headline."""
    headed: bool
    """Whether its headline is a heading."""


def teasers(elements: Elements, skipped: Sequence[bool], described: str) -> list[range]:
    """Places of teasers among a page's *elements*; none where there are fewer than five.

    *skipped* tells what nobody sees. *described* is what the page's head calls the page: under that headline
    stands the article itself. Linear in the number of elements.
    """
    itself = headline_letters(described[:_LONGEST_TITLES])

    def read(places: Iterable[int]) -> list[_Item]:
        items = (_read_any(elements, place) for place in places)
        return [item for item in items if item is not None and item.letters not in itself]

    lists: list[list[_Item]] = []
    others: list[int] = []
    for group in _groups(elements, skipped):
        if _has_enough(elements, group) and _is_list(items := read(group), described):
            lists.append(items)
        else:
            others += group
    # Where there is a list, a larger teaser of another make stands above it as often as not.
    lone = [item for item in read(others) if item.headed] if lists else []
    return [item.places for group in (*lists, lone) for item in group if len(item.below) <= _SAYS_AT_MOST]


def headline_letters(text: str) -> str:
    """The letters and digits of a headline, by which two spellings of it are alike."""
    return _NO_LETTERS.sub("", text.lower())


def _groups(elements: Elements, skipped: Sequence[bool]) -> Iterable[list[int]]:
    """Places of one make each that may be teasers: with a link, and with few elements in all."""
    groups: defaultdict[tuple[str, ...], list[int]] = defaultdict(list)
    parent, ends, tags, classes = elements.parent, elements.ends, elements.tags, elements.classes
    # Of what the page itself calls the article's text nothing is a teaser.
    text = [False] * len(tags)
    for place, itemprop in enumerate(elements.itemprops):
        if itemprop == "articleBody" and not text[place]:
            text[place : ends[place]] = [True] * (ends[place] - place)
    for place, tag in enumerate(tags):
        if tag not in _MADE or not place or skipped[place] or text[place]:
            continue
        if ends[place] - place <= _MOST_PARTS and elements.link_in(place) >= 0:
            above = parent[place]
            kind = classes[place].split(None, 1)[:1]
            groups[tag, *kind, ">", tags[above], classes[above]].append(place)
    return groups.values()


def _has_enough(elements: Elements, group: Sequence[int]) -> bool:
    """Whether a *group* may be a list of teasers, as far as that can be told without reading them."""
    if len(group) < _FEWEST:
        return False
    if elements.tags[group[0]] in _HEADS:
        return True
    saying = (place for place in group if _may_say(elements, place))
    return len(list(islice(saying, _SAYING))) == _SAYING


def _may_say(elements: Elements, place: int) -> bool:
    """Whether *place* has enough words beside a headline: its link's text, or that of a part of the link."""
    link = elements.link_in(place)
    is_whole = elements.ends[link] == link + 1
    headline = elements.length(link) if is_whole else _SHORTEST
    return elements.length(place) - headline >= _SAYS


def _read_any(elements: Elements, place: int) -> _Item | None:
    return _read_heading(elements, place) if elements.tags[place] in _HEADS else _read(elements, place)


def _read(elements: Elements, place: int) -> _Item | None:
    """The teaser at *place*: few words, of which a linked headline comes first."""
    link = elements.link_in(place)
    href = elements.nodes[link].get("href") or "#"
    if href.startswith(("#", "javascript:", "mailto:", "tel:", "whatsapp:")):
        return None
    if elements.length(place) > MOST_CHARACTERS:
        return None
    text = elements.text(place)
    tags, inside = elements.tags, range(link, elements.ends[link])
    titles = (elements.text(part) for part in inside[1:] if tags[part] in _TITLES)
    headline = next(filter(_is_headline, titles), "") or elements.text(link)
    before, _, below = text.partition(headline)
    if not _is_headline(headline) or len(before) > _BEFORE:
        return None
    around = list(_up(elements, link, place))
    if any((elements.after[part] or "").strip() for part in around[:-1]):
        return None  # The link is where a line begins rather than all of it.
    headed = any(tags[part] in _HEADINGS for part in (*inside, *around))
    return _Item(
        places=range(place, elements.ends[place]),
        headline=headline,
        letters=headline_letters(headline),
        href=href,
        below=below.strip(),
        headed=headed,
    )


def _read_heading(elements: Elements, place: int) -> _Item | None:
    """The teaser that begins with the heading at *place* and ends where the next one begins."""
    item = _read(elements, place)
    if item is None or item.below:
        return None
    below: list[str] = []
    end = elements.ends[place]
    size = 0
    while end < elements.ends[elements.parent[place]] and elements.tags[end] != elements.tags[place]:
        size += elements.length(end)
        below.append(elements.text(end))
        end = elements.ends[end]
        if size > MOST_CHARACTERS or end - place > _MOST_PARTS:
            return None
    return item._replace(places=range(place, end), below=" ".join(filter(None, below)), headed=True)


def _up(elements: Elements, below: int, above: int) -> Iterator[int]:
    """*below*, what it stands in, and so on to *above*."""
    yield below
    while below != above:
        below = elements.parent[below]
        yield below


def _is_headline(text: str) -> bool:
    return _SHORTEST <= len(text) <= _LONGEST and text.count(" ") >= _WORDS - 1


def _is_list(group: Sequence[_Item], described: str) -> bool:
    """Whether items of one make are teasers rather than the parts of an article that is a list itself."""
    size = len({item.letters for item in group})
    if size < _FEWEST or len({item.href for item in group}) < _FEWEST:
        return False
    if sum(len(item.below) >= _SAYS for item in group) < _SAYING:
        return False
    if sum(_NUMBERED.match(item.headline) is not None for item in group) > size / 2:
        return False
    if str(size) in re.findall(r"\b\d{1,2}\b", described):
        return False  # "6 Tempat Wisata untuk Libur Panjang"
    # An article's own list leads to many places, a portal's to the portal.
    return len({host_of(item.href) for item in group}) <= len(group) / 2
