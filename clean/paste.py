"""Lines of a paste or a crawl dump, hard-wrapped ones joined."""

import re
from itertools import pairwise

from .dates import find_date
from .lines import Line, is_bullet, starts_with_dateline
from .repair import repair
from .rules import rule_book

__all__ = ["read_paste"]

_WRAPPED = 40
"""Characters of the shortest line that may have been wrapped."""
_MARKS = {1: None, 2: None}
_ENDS = re.compile(r"[.!?:;\"')\]]$")
_ONLY_NUMBER = re.compile(r"\d{1,2}[.)]")
_GOES_ON = re.compile(r"[a-z(]")


def _wrapped_width(rows: list[str]) -> int:
    """The column at which the text was wrapped; 0 where it wasn't."""
    pairs = broken = 0
    for above, below in pairwise(rows):
        if below and len(above) >= _WRAPPED:
            pairs += 1
            broken += not _ENDS.search(above) and below[0].islower()
    lengths = sorted(len(row) for row in rows if len(row) >= _WRAPPED)
    if broken < 3 or broken < 0.25 * pairs:
        return 0
    width = lengths[int(0.9 * (len(lengths) - 1))]
    return width if width <= 140 else 0


def _belongs_to(above: str, below: str, width: int) -> bool:
    """Whether *below* is the rest of the line *above*."""
    if is_bullet(below) or len(above) < 20 or starts_with_dateline(below):
        return False
    if not _ENDS.search(above) and _GOES_ON.match(below):
        return above.count(" ") >= 3 and not find_date(above) and rule_book().line_rule(above) is None
    if not width or len(above) < 0.7 * width or len(above) > 1.3 * width:
        return False
    # A line that ends short of the margin, where the next word would have fitted, ends its paragraph.
    fits = len(above) + 1 + len(below.split(" ", 1)[0]) <= 0.9 * width
    return not (fits and _ENDS.search(above)) and rule_book().line_rule(above) is None


def read_paste(text: str) -> tuple[Line, ...]:
    r"""Lines of *text*, repaired; `Line.after_gap` says where a blank line stood.

    >>> [line.text for line in read_paste("Beras di pasar itu naik\nlagi sejak Senin.\nWarga mengeluh.")]
    ['Beras di pasar itu naik lagi sejak Senin.', 'Warga mengeluh.']
    """
    rows = [row.strip() for row in repair(text.translate(_MARKS)).split("\n")]
    width = _wrapped_width(rows)
    lines: list[Line] = []
    parts: list[str] = []
    gap = began_after_gap = True
    last = ""

    def close() -> None:
        if parts:
            joined = " ".join(parts).replace("- \x00", "-").replace("\x00", "")
            lines.append(
                Line(text=joined, kind="item" if is_bullet(joined) else "text", after_gap=began_after_gap)
            )
            parts.clear()

    for row in rows:
        if not row:
            gap = True
            continue
        if parts and _ONLY_NUMBER.fullmatch(last):
            # The number of an item that stands on a line of its own.
            parts.append(row)
            last = row
            continue
        if parts and not gap and _belongs_to(last, row, width):
            # A word broken at its hyphen ("anak-" / "anak") keeps the hyphen and loses the space.
            parts.append("\x00" + row if last.endswith("-") and not last.endswith(" -") else row)
        else:
            close()
            began_after_gap = gap
            parts.append(row)
        last, gap = row, False
    close()
    return tuple(lines)
