"""A headline that was wrapped over several lines above a text."""

import re

from .dates import header_date
from .header import FURTHEST
from .lines import SMALL_WORDS, Line, is_bullet, is_capitalized, is_prose
from .names import OUTLET
from .official import is_official
from .rule_file import rule_book
from .scored_line import stems

__all__ = ["with_whole_headline"]

_MOST_ROWS, _SHORTEST_ROW, _NARROW, _LONGEST_ROW = 4, 4, 30, 70
"""Rows of a wrapped headline; characters of the shortest, of one in a column, of the longest."""
_OFFICE = re.compile(
    r"(?:pemerintah|kementerian|badan|kepolisian|universitas|sekretariat|komisi|kantor|biro|peraturan|keputusan|undang-undang|putusan|instruksi|nomor|tentang)\b",
    re.IGNORECASE,
)
"""How the head of an office's paper begins, which stands over its headline, or the name of a law."""


def with_whole_headline(lines: list[Line], width: int) -> list[Line]:
    """The *lines* with a headline joined that was wrapped over several above the first paragraph.

    Its lines stand in one block, are written as headlines are and have no mark at their ends; the text below
    has half of its words. *width* is the column at which the text was wrapped, 0 where it wasn't.
    """
    first = next((place for place, line in enumerate(lines) if is_prose(line.text)), 0)
    for begin in range(max(0, first - FURTHEST), first - 1):
        end = begin + 1
        while end < first and end - begin < _MOST_ROWS and _goes_on_as_headline(lines, end, width):
            end += 1
        if end - begin > 1:
            whole = " ".join(line.text for line in lines[begin:end])
            told = frozenset[str]().union(
                *(stems(line.text) for line in lines[first:] if is_prose(line.text))
            )
            own = stems(whole)
            if 2 * len(own & told) >= max(len(own), 2) and not is_official(lines):
                return [*lines[:begin], lines[begin].with_text(whole), *lines[end:]]
    return lines


def _goes_on_as_headline(lines: list[Line], place: int, width: int) -> bool:
    above, below = lines[place - 1], lines[place]
    if below.after_gap or " " not in above.text or len(below.text) < _SHORTEST_ROW:
        return False
    alike = above.text.isupper() == below.text.isupper() and above.text != below.text
    broken = width or above.text.isupper() or above.text.rsplit(" ", 1)[-1] in SMALL_WORDS
    broken = broken or max(len(above.text), len(below.text)) <= _NARROW
    return bool(broken) and alike and all(map(_is_part_of_headline, (above, below)))


def _is_part_of_headline(line: Line) -> bool:
    text = line.text
    return (
        len(text) <= _LONGEST_ROW
        and text[-1].isalnum()
        and is_capitalized(text)
        and not is_bullet(text)
        and OUTLET.search(text) is None
        and _OFFICE.match(text) is None
        and not header_date(text)
        and rule_book().line_rule(text) is None
    )
