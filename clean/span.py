"""Where an article begins and ends among a page's or a paste's lines.

Each line speaks for the article (prose, by its words) or against it (labels, other headlines, menus); the
article is the stretch of lines with the greatest sum, as in maximum subsequence segmentation (Pasternack and
Roth, "Extracting article text from the web", WWW 2009). Linear in the number of lines.
"""

from collections.abc import Sequence

from .lines import Line, is_bullet, is_prose
from .rules import LineRule

__all__ = ["best_stretch", "looks_like_a_dump", "score"]

_CHROME = frozenset(
    (
        "related label",
        "more button",
        "share bar",
        "comments",
        "count",
        "time ago",
        "reading aids",
        "follow us",
        "tags",
        "menu",
        "copyright",
        "next page",
        "newsletter",
    )
)
_MOST = 80.0
"""Words of a single line that count: a paragraph shouldn't outweigh a page."""


def score(line: Line, rule: LineRule | None, *, markup: bool) -> float:  # noqa: PLR0911 - one a case
    """How much *line* speaks for being inside the article, in words of prose; negative where against.

    With *markup* the page's own structure has ruled most of the rest out, so that short lines stay neutral.
    """
    words = line.text.count(" ") + 1
    if rule is not None:
        return -float(rule.weight)
    if line.zone:
        return -1.0
    if line.linked > 0.8:
        return -2.0 - words / 4
    if is_prose(line.text):
        return min(float(words), _MOST)
    if line.kind == "item" or is_bullet(line.text):
        return 1.0 if markup else -0.5
    if words >= 20:
        return min(words / 3, _MOST)
    if line.text.endswith((":", ";", ",")) and words >= 6:
        return words / 2
    if line.text.endswith((".", '."', ',"', '!"', '?"')):
        return 2.0
    if markup:
        return 0.0 if line.kind == "heading" or words < 6 else 0.5
    return -4.0 - words / 4


def best_stretch(scores: Sequence[float]) -> tuple[int, int]:
    """Half-open range with the greatest sum, the shortest of equals; ``(0, 0)`` where no score is positive.

    >>> best_stretch([-5, 20, -4, 30, -6, 5, -9])
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


def looks_like_a_dump(lines: Sequence[tuple[float, LineRule | None]]) -> bool:
    """Whether lines without markup hold a page's menus and lists, rather than an article with a stray label.

    An article may hold a table or a list of results; the portal's own labels among them give a dump away.
    """
    run = longest = labels = 0
    for value, rule in lines:
        run = run + 1 if value < -1 else 0
        longest = max(longest, run)
        labels += rule is not None and rule.name in _CHROME
    return (longest >= 5 and labels >= 2) or longest >= 40
