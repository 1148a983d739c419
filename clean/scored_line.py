"""Lines with the rule that speaks against each, and how much each speaks for being inside the article."""

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from .lines import SMALL_WORDS, Line, is_bullet, is_capitalized, is_prose, is_title_like
from .portal_lines import PortalLine
from .remember import remembered
from .rule_file import rule_book
from .rules import LineRule, Role, Rule

__all__ = [
    "ASSURED",
    "HEAVY",
    "INITIALS",
    "SPOKEN",
    "Part",
    "PartTeller",
    "ScoredLine",
    "is_guess",
    "reads_as_text",
    "score_line",
    "stems",
]

INITIALS = re.compile(
    r"[.!?\"']\s?[(\[](?:[a-z]{2,4}|[a-z]{1,5}(?:\s?/\s?[a-z0-9]{1,6}){1,4}|[A-Za-z]{1,3}-\d{1,3})\*?[)\]]\*?$"
)
"""The end of a line that bears its writer's initials."""
SPOKEN = re.compile(r"[,.?!]\"\s\w")
"""Words go on after a quotation."""
_MOST = 80.0
"""Words of a single line that count: a paragraph shouldn't outweigh a page."""
_SPEAKS = 12.0
"""Words of prose that words after a quotation are worth."""
_LIGHT, HEAVY = 3.0, 15
"""What a promo among paragraphs weighs on a page, and the most that the rule of a promo weighs elsewhere."""
ASSURED = 3.0
"""What a line weighs that is the text's by its place."""
_STEM = re.compile(r"([^\W\d_]{4,5})[^\W\d_]*")
"""The letters at the beginning of a longer word in which two that mean the same mostly agree."""


class Part(NamedTuple):
    """What the model of a paste's parts (`clean/parts.py`) says of a line: chances from 0 to 1."""

    kept: float
    """That the text keeps it: a paragraph, a heading, a deck, a dateline."""
    title: float
    byline: float
    date: float
    """That it is the headline, that it says who wrote the article, that it says when."""
    other: str
    """What else it would be, most likely."""


@dataclass(slots=True, kw_only=True)
class ScoredLine:
    """A line with what speaks against it; `reason` is set once it is out."""

    line: Line
    rule: LineRule | None
    score: float
    """Words of prose; negative where it speaks against being inside the article."""
    portal: PortalLine | None = None
    """What a portal's line it may be, where that was asked."""
    portals: float = -math.inf
    """How much it speaks like a portal's rather than like this text."""
    listed: bool = False
    """Whether a line above introduces the list that it is of."""
    assured: bool = False
    """Whether its place makes it the text's."""
    deck: bool = False
    """Whether it is the sentence under the headline, which the article begins with."""
    reason: Rule | None = None
    part: Part | None = None
    """What part of a paste the model takes it for, where that was asked."""


PartTeller: TypeAlias = Callable[[Sequence[ScoredLine]], None]
"""Notes on each line of a paste what part it is: `clean.parts.tell_parts`, or another in its place."""


def score_line(line: Line, *, following: Line | None, markup: bool, near: bool) -> ScoredLine:
    """Score *line*, with what the rules say of it where it is *near* the article.

    A label that may be a heading is one where the *following* line is text, not a headline or a link. With
    *markup* the page's own structure has ruled most of the rest out, so that short lines stay neutral.
    """
    rule = rule_book().line_rule(line.text) if near else None
    if (
        rule is not None
        and rule.may_be_heading(line.text)
        and following is not None
        and reads_as_text(following)
    ):
        rule = None
    if (
        rule is not None
        and line.kind == "row"
        and (Role.CREDIT not in rule.roles or line.text.startswith("|"))
    ):
        # "5 | 13" counts no views, and "| Selasa | 4" names nobody.
        rule = None
    score = _score(line, rule, markup=markup)
    if rule is not None and rule.follow and following is not None and is_prose(following.text):
        # Its headlines were lost on the way, and the text goes on.
        score = max(score, -_LIGHT)
    # Outside the part of the page that holds the article, nothing speaks for a line.
    return ScoredLine(line=line, rule=rule, score=score if line.inside else min(score, -3.0))


@remembered
def stems(text: str) -> frozenset[str]:
    """Beginnings of the longer words, without the most common ones."""
    return frozenset(map(str.lower, _STEM.findall(text))) - SMALL_WORDS


def is_guess(one: ScoredLine) -> bool:
    """Whether the rule of a line is what the model of portals' lines says, and not a rule of the file."""
    return one.portal is not None and one.rule is one.portal.rule


def reads_as_text(line: Line) -> bool:
    """Whether *line* is a paragraph or an item, and not what labels stand over."""
    if not line.inside or line.zone is not None or line.linked > 0.5:
        return False
    if rule_book().line_rule(line.text) is not None:
        return False
    return is_prose(line.text) or (is_bullet(line.text) and not is_capitalized(line.text))


def _score(line: Line, rule: LineRule | None, *, markup: bool) -> float:  # noqa: PLR0911 - one a case
    words = line.text.count(" ") + 1
    if rule is not None:
        # What a page puts between its paragraphs doesn't end its article.
        light = markup and line.inside and rule.weight <= HEAVY and not rule.follow
        return -min(float(rule.weight), _LIGHT if light else rule.weight)
    if line.zone:
        return -1.0
    if line.linked > 0.8:
        return -2.0 - words / 4
    if is_prose(line.text):
        # Nobody speaks in what a portal puts around a text.
        return min(float(words) + _SPEAKS * (SPOKEN.search(line.text) is not None), _MOST)
    if line.text.endswith((")", "]")) and INITIALS.search(line.text[-40:]):
        # A short last paragraph.
        return float(words)
    if line.kind == "item" or is_bullet(line.text):
        return 1.0 if markup else -0.5
    if words >= 20:
        return min(words / 3, _MOST)
    if line.text.endswith((":", ";", ",")) and words >= 6:
        return words / 2
    if line.kind == "row":
        return 0.5
    if line.text.endswith((".", '."', ',"', '!"', '?"')) or (
        line.text.endswith("!") and not is_title_like(line.text)
    ):
        return 2.0
    if line.kind == "heading":
        return 0.0
    if markup:
        return 0.0 if words < 6 else 0.5
    return -4.0 - words / 4
