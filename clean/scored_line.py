"""Lines with the rule that speaks against each, and where rules alone say that an article begins or ends."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from .lines import Line
from .rules import LineRule, rule_book
from .span import score

__all__ = ["Judged", "begin_of_text", "end_of_text", "judge", "weigh_endings"]

_CLOSING = re.compile(
    r"[.!?\"']\s?[(\[](?:[a-z]{2,4}|[a-z]{1,5}(?:\s?/\s?[a-z0-9]{1,6}){1,4}|[A-Z]{1,3}-\d{1,3})\*?[)\]]\*?$"
)
_CLOSES = 120.0
"""Words of prose that must follow initials for the article to go on after them."""


@dataclass(slots=True, kw_only=True)
class Judged:
    """A line with what speaks against it; `reason` is set once it is out."""

    line: Line
    rule: LineRule | None
    value: float
    reason: str = ""


def judge(line: Line, *, markup: bool, near: bool) -> Judged:
    """Ask the rules about *line* where it is *near* the article, and weigh it."""
    rule = rule_book().line_rule(line.text) if near else None
    return Judged(line=line, rule=rule, value=score(line, rule, markup=markup))


def weigh_endings(judged: Sequence[Judged]) -> None:
    """Let initials at the end of a paragraph speak against what follows, for they close an article."""
    for one, after in pairwise(judged):
        if one.value > 0 and _CLOSING.search(one.line.text[-40:]):
            after.value -= _CLOSES


def begin_of_text(judged: Sequence[Judged], begin: int) -> int:
    """Likewise, all lines after the last label that belongs to a list of other articles."""
    for place in range(begin - 1, -1, -1):
        if judged[place].value <= -40.0:
            return place + 1
    return 0


def end_of_text(judged: Sequence[Judged], end: int) -> int:
    """In a paste that isn't a dump, all lines up to the first label that closes an article belong to it."""
    for place in range(end, len(judged)):
        rule = judged[place].rule
        if (rule is not None and rule.ends) or judged[place].value < -_CLOSES / 2:
            return place
    return len(judged)
