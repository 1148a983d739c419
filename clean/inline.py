"""What a page or Markdown says by how it sets a few words: raised, and so a power; crossed out, and so taken
back.
"""

import re

from lxml import etree

from sources.raised import written_raised

from .tree import Tree

__all__ = ["parted_from_struck", "struck_places", "write_raised"]

_CROSSED_OUT = frozenset(("del", "s", "strike"))
_MOST_STRUCK = 0.5
"""Of a text: where more of it is crossed out, that is how it looks and nothing that was taken back."""

_STRUCK = re.compile(r"([ \t]?)~~(?=[^\s~])([^~\n]{1,2000}?)(?<=[^\s~])~~([ \t]?)")
_CLOSES = re.compile(r"[.,;:!?)\n]|\Z")


def parted_from_struck(text: str) -> tuple[str, list[str]]:
    """*text* without what Markdown shows crossed out, and that, in order; as `struck_places` for most of it.

    >>> parted_from_struck("Korban ~~tiga~~ lima orang ~~tewas~~.")
    ('Korban lima orang.', ['tiga', 'tewas'])
    """
    struck = [match[2] for match in _STRUCK.finditer(text)]
    if not struck or sum(map(len, struck)) > _MOST_STRUCK * len(text):
        return text, []

    def gap(match: re.Match[str]) -> str:
        if match[1] and match[3]:
            return " "
        return "" if _CLOSES.match(text, match.end()) else match[1] + match[3]

    return _STRUCK.sub(gap, text), struck


def write_raised(root: etree._Element) -> None:
    """Put what is raised into characters that show it: lines are plain text."""
    for node in root.iter("sup"):
        if len(node) or not node.text:
            continue
        above, beside = node.getparent(), node.getprevious()
        if beside is not None:
            before = beside.tail or (beside.text if not len(beside) else "") or ""
        else:
            before = (above.text or "") if above is not None else ""
        node.text = written_raised(node.text, before=before, after=node.tail or "")


def struck_places(tree: Tree) -> frozenset[int]:
    """Where text is crossed out; nowhere where most of the page is."""
    elements = tree.elements
    places = [
        place
        for place, tag in enumerate(tree.tags)
        if tag in _CROSSED_OUT and not tree.skipped[place] and elements.length(place) > 0
    ]
    if sum(map(elements.length, places)) > _MOST_STRUCK * elements.length(0):
        return frozenset()
    return frozenset(places)
