"""Lines that say again what another line says."""

import re
from collections.abc import Sequence

__all__ = ["repeats"]

_WORD = re.compile(r"\w+")
_QUOTATION = re.compile(r'"[^"]*"?')
_LABEL = re.compile(r"(?:Pasal|PASAL|Ayat|Bab|BAB|Bagian)\s\S{1,8}:?|[^.!?:\"]{3,60}:")
"""A heading that is one by its words or its colon."""
_SHINGLE = 4
"""Words in a row that are compared."""
_OWNERS = 3
"""Lines of which is noted that they have a shingle."""
_SHARE = 0.85
"""Share of a line's shingles that must stand in one other line for it to be a repeat."""


def _shingles(words: Sequence[str]) -> set[int]:
    return set(map(hash, zip(*(words[at:] for at in range(_SHINGLE)), strict=False)))


def _numbers(words: Sequence[str]) -> set[str]:
    return {word for word in words if word[0].isdigit()}


def _stands_for_itself(texts: Sequence[str], words: Sequence[Sequence[str]], place: int, longer: int) -> bool:
    """Whether the line at *place* says something of its own, though all its words stand in a *longer* one.

    An article of a law stands under its own heading; what a writer states, somebody may say in a quotation.
    """
    if place and longer and _LABEL.fullmatch(texts[place - 1]) and _LABEL.fullmatch(texts[longer - 1]):
        return texts[place - 1] != texts[longer - 1]
    if '"' not in texts[longer] or '"' in texts[place]:
        return False
    told = _shingles(_WORD.findall(_QUOTATION.sub(" . ", texts[longer]).lower()))
    own = _shingles(words[place])
    return len(own & told) < _SHARE * len(own)


def repeats(texts: Sequence[str]) -> set[int]:
    """Places of the lines that another line makes superfluous: the shorter of a pair, of equals the later.

    Lines under eight words are compared with their neighbors only, since short ones may recur in earnest.

    >>> caption = "Pedagang menata beras di Pasar Induk, Senin pagi tadi."
    >>> repeats([caption, caption + " Harga naik lagi sejak pekan lalu."])
    {0}
    >>> repeats(["Harga beras naik lagi.", "Harga gula turun sedikit."])
    set()
    """
    words = [_WORD.findall(text.lower()) for text in texts]
    dropped: set[int] = set()
    order = sorted(
        (place for place in range(len(texts)) if len(words[place]) >= 8), key=lambda p: (-len(words[p]), p)
    )
    owners: dict[int, tuple[int, ...]] = {}
    for place in order:
        shingles = _shingles(words[place])
        counts: dict[int, int] = {}
        shared = shingles & owners.keys()
        for shingle in shared:
            for owner in owners[shingle]:
                counts[owner] = counts.get(owner, 0) + 1
        most = max(counts, key=counts.__getitem__, default=-1)
        if (
            most >= 0
            and counts[most] >= _SHARE * len(shingles)
            # Lines of a table differ in their numbers only, and that makes them different.
            and _numbers(words[place]) <= _numbers(words[most])
            and not _stands_for_itself(texts, words, place, most)
        ):
            dropped.add(place)
            continue
        owners.update(dict.fromkeys(shingles - shared, (place,)))
        for shingle in shared:
            # A phrase that recurs all over says nothing; three owners keep this linear.
            owners[shingle] = (*owners[shingle], place)[:_OWNERS]
    above: list[str] = []
    for place, line in enumerate(words):
        if place in dropped or not line:
            continue
        if len(line) < 8 and line == above:
            dropped.add(place)
        above = line
    return dropped
