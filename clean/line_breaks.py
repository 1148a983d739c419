"""Line breaks that a crawler or a printed page put into a text, or left out of it."""

import re
from collections import Counter
from collections.abc import Container, Sequence
from itertools import pairwise

from .lines import is_prose

__all__ = ["parted_at_seams", "running_heads", "without_fixed_breaks"]

_NARROWEST, _FEWEST_CUT = 60, 4
"""Characters of the shortest lines that may be cut at a fixed column, and how many show that they are."""
_SEAM = re.compile(r"(?<=[a-z][a-z)])(?=[A-Z][a-z]{2}|[A-Z]{3,})|(?<=[a-z]{3}\))(?=[A-Z])")
_STOP = re.compile(r"(?<=[a-z]{2}[.?!])(?=[A-Z][a-z])")
_FEWEST_SEAMS, _FEWEST_OF_WORD = 6, 2
"""Seams that show that a text's breaks were lost, and how many a word has that counts; a name has one."""
_TOKEN = re.compile(r"\S+")
_ADDRESS = re.compile(r"[/@#]")
"""What an address, an account or a tag has."""
_PAGE = re.compile(r"(?:^|\s)\d{1,4}$|^\d{1,4}\s")
_NUMBERS = re.compile(r"[\d\s]+")
_SHORTEST_HEAD, _LONGEST_HEAD = 12, 110
"""Characters of what a printed page has at its top or foot, without its number."""


def without_fixed_breaks(rows: Sequence[str]) -> list[str]:
    """The *rows* joined again where a crawler cut them at a fixed column, in the middle of words.

    >>> text = "Harga beras di pasar induk naik lagi sejak pekan lalu, kata para pedagang. " * 9
    >>> without_fixed_breaks([text[at : at + 66] for at in range(0, len(text), 66)]) == [text]
    True
    """
    width = max(map(len, rows), default=0)
    pairs = [(row, below) for row, below in pairwise(rows) if len(row) == width and below]
    if width < _NARROWEST or len(pairs) < _FEWEST_CUT:
        return list(rows)
    broken = sum(row[-1].isalpha() and below[0].islower() for row, below in pairs)
    # Where words are wrapped whole, most lines are shorter than the longest.
    wrapped = sum(
        row[-1:].isalpha() and below[:1].islower() for row, below in pairwise(rows) if len(row) < width - 2
    )
    if broken < _FEWEST_CUT or broken < 0.5 * len(pairs) or wrapped > 0.5 * broken:
        return list(rows)
    joined: list[list[str]] = []
    goes_on = False
    for row in rows:
        if goes_on:
            joined[-1].append(row)
        else:
            joined.append([row])
        goes_on = len(row) == width
    return ["".join(parts) for parts in joined]


def parted_at_seams(rows: Sequence[str]) -> list[str]:
    """The *rows*, parted where words are stuck together, if words show that their breaks were lost.

    Three words or more do that; two may be a name ("YouTube"), and so may what is written twice. Where a row
    reads as prose, two stay together.

    >>> parted_at_seams(["MenuHomeEkonomiOlahragaKesehatanWisataOpini", "Editor: SariBERITA LAIN"])[-3:]
    ['Opini', 'Editor: Sari', 'BERITA LAIN']
    """
    times = Counter(token for row in rows for token in _TOKEN.findall(row))
    seams = {
        token: len(_SEAM.findall(token))
        for token, count in times.items()
        if count == 1 and not _ADDRESS.search(token)
    }
    stuck = {token for token, count in seams.items() if count >= _FEWEST_OF_WORD}
    if sum(seams[token] for token in stuck) < _FEWEST_SEAMS:
        return list(rows)
    return [part for row in rows for part in _parted(row, stuck if is_prose(row) else seams).split("\n")]


def _parted(row: str, tokens: Container[str]) -> str:
    """The *row* with a break at each seam of those of its words that are among the *tokens*."""
    return _TOKEN.sub(
        lambda match: (
            _STOP.sub("\n", _SEAM.sub("\n", match.group())) if match.group() in tokens else match.group()
        ),
        row,
    )


def running_heads(rows: Sequence[str]) -> frozenset[str]:
    """Those of the *rows* that a printed page repeats at its top or foot beside its number.

    >>> rows = ["WARTA DESA EDISI 7    12", "Harga naik.", "13    WARTA DESA EDISI 7"]
    >>> sorted(running_heads(rows))
    ['13    WARTA DESA EDISI 7', 'WARTA DESA EDISI 7    12']
    """
    paged = {row for row in rows if len(row) <= _LONGEST_HEAD and _PAGE.search(row) is not None}
    if len(paged) < 2:
        return frozenset()
    keys = {row: _NUMBERS.sub(" ", row).strip() for row in paged}
    times = Counter(keys.values())
    return frozenset(row for row, key in keys.items() if times[key] > 1 and len(key) >= _SHORTEST_HEAD)
