"""The article span: where an article begins and ends among a page's or a paste's lines.

Each line speaks for the article (prose, by its words) or against it (labels, other headlines, menus); the
article is the span of lines with the greatest sum, as in maximum subsequence segmentation (Pasternack and
Roth, "Extracting article text from the web", WWW 2009). Linear in the number of lines.
"""

import math
from collections.abc import Sequence

from .rules import Role
from .runs import AFTER_INITIALS
from .scored_line import ScoredLine

__all__ = ["article_span", "best_span"]


_PAST_ITS_END = -10.0
"""What no line weighs that no rule knows, unless it follows what closes an article."""
_UNDER, _SHORT_TEXT = 8, 0.0
"""Most short lines under a page's text that are its own, and what they score at most as a portal's."""
_TEXT = -1.0
"""What a line of an article scores at most as a portal's."""


def article_span(lines: Sequence[ScoredLine], *, markup: bool) -> tuple[int, int]:
    """Half-open range of the lines among which the article is; all of them where none speaks for one."""
    begin, end = best_span([one.score for one in lines])
    if begin == end:
        return 0, len(lines)
    if markup:
        return begin, _end_of_page(lines, end)
    if _looks_like_a_dump(lines):
        return begin, end
    return _begin_without_chrome(lines, begin), _end_without_chrome(lines, end)


def best_span(scores: Sequence[float]) -> tuple[int, int]:
    """Half-open range with the greatest sum, the shortest of equals; ``(0, 0)`` where no score is positive.

    >>> best_span([-5, 20, -4, 30, -6, 5, -9])
    (1, 4)
    """
    best, begin, end = 0.0, 0, 0
    total, start = 0.0, 0
    for place, value in enumerate(scores):
        if total <= 0:
            total, start = 0.0, place
        total += value
        if total > best:
            best, begin, end = total, start, place + 1
    return begin, end


def _looks_like_a_dump(lines: Sequence[ScoredLine]) -> bool:
    """Whether lines without markup hold a page's menus and lists, rather than an article with a stray label.

    An article may hold a table or a list of results; the portal's own labels among them give a dump away.
    """
    run = longest = labels = 0
    for one in lines:
        run = run + 1 if one.score < -1 else 0
        longest = max(longest, run)
        labels += one.rule is not None and Role.CHROME in one.rule.roles
    return (longest >= 5 and labels >= 2) or longest >= 40


def _begin_without_chrome(lines: Sequence[ScoredLine], begin: int) -> int:
    """In a paste that isn't a dump, all lines after the last label of other articles' lists belong to it."""
    for place in range(begin - 1, -1, -1):
        if lines[place].score <= -40.0:
            return place + 1
    return 0


def _end_of_page(lines: Sequence[ScoredLine], end: int) -> int:
    """Short lines right under a page's text, in its element, belong to it unless they read as a portal's."""
    for place in range(end, min(end + _UNDER, len(lines))):
        one = lines[place]
        line = one.line
        if one.rule is not None or line.zone is not None or not line.inside or line.linked > 0:
            return place
        if line.kind == "text" and not line.after_gap and lines[place - 1].line.text.endswith(","):
            # Who holds the office that the line above names.
            continue
        if line.kind not in {"text", "item"} or not -math.inf < one.portals < _SHORT_TEXT:
            return place
    return min(end + _UNDER, len(lines))


def _end_without_chrome(lines: Sequence[ScoredLine], end: int) -> int:
    """In a paste that isn't a dump, all lines up to a portal's label after its text belong to it."""
    for place in range(end, len(lines)):
        rule = lines[place].rule
        if rule is not None and (rule.ends or (Role.CHROME in rule.roles and _all_portals(lines, place))):
            return place
        if lines[place].score < -AFTER_INITIALS / 2 or (rule is None and lines[place].score < _PAST_ITS_END):
            return place
    return len(lines)


def _all_portals(lines: Sequence[ScoredLine], begin: int) -> bool:
    """Whether of the lines from *begin* to what closes an article at least as many are a portal's as not."""
    portals = others = 0
    for one in lines[begin:]:
        if one.rule is not None and one.rule.ends:
            break
        portals += one.rule is not None or one.portals > 0
        others += one.rule is None and (one.listed or one.portals < _TEXT)
    return portals >= others
