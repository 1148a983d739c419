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
_CHANGE = re.compile(r"[a-z)][A-Z]")
"""Every seam has one, and few texts have several: to look for it takes a fraction of the time."""
_STOP = re.compile(r"(?<=[a-z]{2}[.?!])(?=[A-Z][a-z])")
_FEWEST_SEAMS, _FEWEST_OF_WORD = 6, 2
"""Seams that show that a text's breaks were lost, and how many a word has that counts; a name has one."""
_TOKEN = re.compile(r"\S+")
_ADDRESS = re.compile(r"[/@#]")
"""What an address, an account or a tag has."""
_PAGE = re.compile(r"(?:^|\s)\d{1,3}$|^\d{1,3}\s")
"""A page's number; four digits are a year."""
_SAYS_PAGE = re.compile(r"\b(?:hal|halaman)\.?\s\d", re.IGNORECASE)
_NUMBERS = re.compile(r"[\d\s]+")
_OPEN_END = re.compile(r"[\w,-]$")
_FEWEST_PAGES, _FEWEST_BLANKS = 3, 2
"""Heads whose numbers tell what they are; blanks in a row that may be a part of a sentence."""
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
    if (
        broken < _FEWEST_CUT
        or broken < 0.5 * len(pairs)
        or wrapped > 0.5 * broken
        or _are_stripped(rows, width)
    ):
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


def _are_stripped(rows: Sequence[str], width: int) -> bool:
    """Whether the *rows*, cut at *width*, lost the blanks at their ends, which tell what cut parts words."""
    blank = any(row[:1].isspace() or row[-1:].isspace() for row in rows)
    return not blank and any(below and width - len(row) in (1, 2) for row, below in pairwise(rows))


def parted_at_seams(rows: Sequence[str]) -> list[str]:
    """The *rows*, parted where words are stuck together, if words show that their breaks were lost.

    Three words or more do that; two may be a name ("YouTube"), and so may what is written twice. Where a row
    reads as prose, two stay together.

    >>> parted_at_seams(["MenuHomeEkonomiOlahragaKesehatanWisataOpini", "Editor: SariBERITA LAIN"])[-3:]
    ['Opini', 'Editor: Sari', 'BERITA LAIN']
    """
    if sum(len(_CHANGE.findall(row)) for row in rows) < _FEWEST_SEAMS:
        return list(rows)
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

    They say "Hal" or interrupt a sentence, or there are three or more whose numbers rise by one; from 1 on
    they count the parts of the text.

    >>> rows = ["WARTA DESA EDISI 7    12", "Harga beras di pasar", "13    WARTA DESA EDISI 7", "naik lagi."]
    >>> sorted(running_heads(rows))
    ['13    WARTA DESA EDISI 7', 'WARTA DESA EDISI 7    12']
    """
    paged: dict[str, list[int]] = {}
    filled = [row for row in rows if row]
    for place, row in enumerate(filled):
        key = _NUMBERS.sub(" ", row).strip() if len(row) <= _LONGEST_HEAD and _PAGE.search(row) else ""
        if len(key) >= _SHORTEST_HEAD:
            paged.setdefault(key, []).append(place)
    return frozenset(
        filled[place]
        for places in paged.values()
        if len({filled[place] for place in places}) > 1
        and (_count_pages([filled[place] for place in places]) or _interrupt_sentence(filled, places))
        for place in places
    )


def _count_pages(heads: Sequence[str]) -> bool:
    pages = [int(match.group()) for head in heads if (match := _PAGE.search(head)) is not None]
    return all(map(_SAYS_PAGE.search, heads)) or (
        len(pages) >= _FEWEST_PAGES
        and pages[0] > 1
        and all(below - above == 1 for above, below in pairwise(pages))
    )


def _interrupt_sentence(rows: Sequence[str], places: Sequence[int]) -> bool:
    """Whether a sentence of the *rows* goes on after one of the *places*."""
    return any(
        rows[place - 1].count(" ") >= _FEWEST_BLANKS
        and _OPEN_END.search(rows[place - 1]) is not None
        and rows[place + 1][0].islower()
        for place in places
        if 0 < place < len(rows) - 1
    )
