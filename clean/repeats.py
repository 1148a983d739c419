"""Lines that say again what another line says."""

import re
from collections.abc import Sequence

__all__ = ["repeats"]

_WORD = re.compile(r"\w+")
_SHINGLE = 4
"""Words in a row that are compared."""
_SHARE = 0.85
"""Share of a line's shingles that must stand in one other line for it to be a repeat."""


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
    # Lines of a table differ in their numbers only, and that makes them different.
    numbers = [{word for word in line if word[0].isdigit()} for line in words]
    dropped: set[int] = set()
    order = sorted(
        (place for place in range(len(texts)) if len(words[place]) >= 8), key=lambda p: (-len(words[p]), p)
    )
    owners: dict[int, list[int]] = {}
    for place in order:
        shingles = {
            hash(tuple(words[place][at : at + _SHINGLE])) for at in range(len(words[place]) - _SHINGLE + 1)
        }
        counts: dict[int, int] = {}
        for shingle in shingles:
            # A phrase that recurs all over says nothing; three owners keep this linear.
            for owner in owners.get(shingle, ())[:3]:
                counts[owner] = counts.get(owner, 0) + 1
        most = max(counts, key=counts.__getitem__, default=-1)
        if most >= 0 and counts[most] >= _SHARE * len(shingles) and numbers[place] <= numbers[most]:
            dropped.add(place)
            continue
        for shingle in shingles:
            owners.setdefault(shingle, []).append(place)
    above: list[str] = []
    for place, line in enumerate(words):
        if place in dropped or not line:
            continue
        if len(line) < 8 and line == above:
            dropped.add(place)
        above = line
    return dropped
