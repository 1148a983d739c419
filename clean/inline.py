"""What a page says by how it sets a few words: raised, and so a power; crossed out, and so taken back."""

from lxml import etree

from sources.raised import written_raised

from .tree import Tree

__all__ = ["struck_places", "write_raised"]

_CROSSED_OUT = frozenset(("del", "s", "strike"))
_MOST_STRUCK = 0.5
"""Of a page's text: where more of it is crossed out, that is how it looks and nothing that was taken back."""


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
