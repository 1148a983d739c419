"""Which sentences of two articles are about the same, though one was edited, parted or joined."""

from collections.abc import Sequence
from functools import lru_cache

from .facts import bare, facts_gained
from .focus import root
from .order import NAME
from .words import content_words, words

__all__ = ["counterparts", "partners_of"]

_ALIGNED = 0.5
"""Share of the content words of the sentence that has fewer, from which two sentences are about the same."""
_HELD = 0.6
"""Share of a sentence's content words that another holds, from which it was joined to that one; with all its
facts one word is enough."""
_LEAST_WORDS = 3
"""Content words without which a sentence is nothing but its figures and names."""


def partners_of(ours: Sequence[str], theirs: Sequence[str]) -> list[int | None]:
    """For each of *theirs* the one of *ours* that shares most of its words, if it shares many."""
    bags = [_content(text) for text in ours]
    places = {text: index for index, text in reversed(list(enumerate(ours)))}
    found: list[int | None] = []
    for text in theirs:
        if text in places:
            found.append(places[text])
            continue
        bag = _content(text)
        shares = [len(bag & own) / max(min(len(bag), len(own)), 1) for own in bags]
        best = max(range(len(ours)), key=lambda index: (shares[index], -index), default=None)
        found.append(best if best is not None and shares[best] >= _ALIGNED else None)
    return found


def counterparts(
    index: int, partners: Sequence[int | None], ours: Sequence[str], theirs: Sequence[str]
) -> tuple[str, str]:
    """A sentence of ours and one of theirs, with the neighbor where one text made one of two."""
    place = partners[index]
    assert place is not None
    if bare(ours[place]) == bare(theirs[index]):
        return bare(ours[place]), bare(theirs[index])
    there = [other for other, partner in enumerate(partners) if partner == place]
    if len(there) > 1 and (there[-1] - there[0] >= len(there) or ours[place] in theirs):
        there = [index]
    told = frozenset[str]().union(*(_content(theirs[other]) for other in there))
    here = [place]
    for beside in (place - 1, place + 1):
        if 0 <= beside < len(ours) and beside not in partners:
            own = _content(ours[beside])
            share = len(own & told) / max(len(own), 1)
            held = share >= _HELD or (share > 0 and not facts_gained(bare(theirs[index]), bare(ours[beside])))
            if held:
                here = sorted([*here, beside])
    return " ".join(bare(ours[one]) for one in here), " ".join(bare(theirs[one]) for one in there)


@lru_cache(maxsize=4096)
def _content(text: str) -> frozenset[str]:
    """What *text* is about, without the figures and names that a template has slots for."""
    plain = bare(text)
    kept = [word for word in words(NAME.sub(" ", plain)) if not any(sign.isdecimal() for sign in word)]
    bag = frozenset(root(word) for word in content_words(kept))
    return bag if len(bag) >= _LEAST_WORDS else frozenset(root(word) for word in content_words(words(plain)))
