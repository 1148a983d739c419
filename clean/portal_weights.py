"""What the models say of lines: that they speak like a portal's, that they are the text's or none of it."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from itertools import chain

from .dates import is_date_line
from .lines import LEADING_BULLET, ONLY_DATELINE, is_bullet, is_prose, starts_with_dateline
from .portal_lines import portal_line
from .reasons import ABOUT_PAGE, CAPTION, CREDIT, NAVIGATION, PUBLISHED, TAGS, WIDGET
from .rule_file import rule_book
from .rules import LineRule, Role
from .scored_line import INITIALS, SPOKEN, ScoredLine, is_guess, reads_as_text, stems

__all__ = ["weigh_parts", "weigh_portal_lines"]

_CREDIT = re.compile(r"\s?\([^()]{2,24}\)$")
_TOLD = 3.0
"""What it takes from the score of a portal's line that the text has all its words as well."""
_AMID, _AROUND, _ON_PAGE = 2.2, 1.0, 3.0
_TEXT = 1.3
"""How much more it takes between paragraphs."""
_SHORT = 3
"""Words of the shortest line that no heading is, less one, unless more speaks for it."""
_LISTED = 2.0
"""How much more it takes in a list that a line introduces."""

_SURELY_KEPT, _SURELY_NOT, _NO_PARAGRAPH = 0.9, 0.06, 0.02
"""Chance from which on the text keeps a line, and up to which it doesn't: a short line, a paragraph."""
_RATHER, _FEWEST_OF_TEXT = 0.5, 7
"""Chance and words, less one, of a line with which the text may begin or end."""
_PARAGRAPH, _SHORT_LINE = 40.0, 0.5
"""What a line weighs at most and at least that the text surely keeps."""
_REASONS: dict[str, LineRule] = {
    "byline": CREDIT,
    "date": PUBLISHED,
    "byline+date": PUBLISHED,
    "caption": CAPTION,
    "editor": CREDIT,
    "tags": TAGS,
    "related": NAVIGATION,
    "bio": ABOUT_PAGE,
    "section": NAVIGATION,
    "tool": WIDGET,
    "footer": ABOUT_PAGE,
}
"""Why a line goes that is surely another part of a page than its text."""


def weigh_portal_lines(lines: Sequence[ScoredLine], *, markup: bool) -> None:
    """Let lines that speak like a portal's be what they seem, those beside rules' or others' sooner.

    Quotations, speech, dates, rows and items of lists are left alone; before the text's end, so are lines
    whose words the text has as well, since headlines and headings speak of what it tells.
    """
    for place, one in enumerate(lines):
        if one.rule is None and not one.assured and one.line.zone is None and _may_be_portals(lines, place):
            one.portal = portal_line(_without_marks(one.line.text))
            if one.portal is not None:
                one.portals = one.portal.score - _LISTED * one.listed
    prose = [
        place
        for place, one in enumerate(lines)
        if one.score > 0 and one.portals < 0 and is_prose(one.line.text)
    ]
    told = Counter(chain.from_iterable(stems(lines[place].line.text) for place in prose))
    texts = frozenset(prose)
    last = prose[-1] if prose else -1
    for place, one in enumerate(lines):
        if one.portal is None or one.portals < 0:
            continue
        if is_date_line(one.line.text):
            one.portals = -math.inf
        elif place < last:
            own = stems(one.line.text)
            itself = place in texts
            seen = sum([told.get(stem, 0) > itself for stem in own])
            one.portals -= _TOLD * seen / max(len(own), 2)
    for place, one in enumerate(lines):
        if one.portal is None or one.portals < _AROUND or _is_texts(lines, place, prose):
            continue
        near = (*lines[max(place - 1, 0) : place], *lines[place + 1 : place + 2])
        beside = not markup and any(_is_chrome(other) or other.portals > _ON_PAGE for other in near)
        least = _ON_PAGE if markup else _AROUND if beside else _AMID
        amid = bool(prose) and prose[0] < place < last
        if one.portals > least + amid * _TEXT + (place < last and is_prose(one.line.text)):
            one.rule = one.portal.rule
            one.score = -float(one.rule.weight)


def _without_marks(text: str) -> str:
    """The *text* of a line without bullets and without a credit at its end."""
    text = LEADING_BULLET.sub("", text)
    return _CREDIT.sub("", text) if text.endswith(")") else text


def _is_texts(lines: Sequence[ScoredLine], place: int, prose: Sequence[int]) -> bool:
    """Whether a line that speaks like a portal's is the text's by its place or its make.

    A dateline alone, a caption, a short heading over a paragraph, the name of a part of a law.
    """
    text = lines[place].line.text
    if starts_with_dateline(text) or ONLY_DATELINE.fullmatch(text):
        return True
    if rule_book().caption_rule(text, before_lead=True) is not None:
        return True
    after = lines[place + 1] if place + 1 < len(lines) else None
    begun = bool(prose) and place > prose[0]
    heads = after is not None and after.rule is None and after.portals < 0 and reads_as_text(after.line)
    return begun and heads and text.count(" ") < _SHORT


def _may_be_portals(lines: Sequence[ScoredLine], place: int) -> bool:
    line = lines[place].line
    text = line.text
    if not line.inside or line.kind == "row":
        return False
    if is_bullet(text) and any(
        is_bullet(other.line.text)
        for other in (*lines[max(place - 1, 0) : place], *lines[place + 1 : place + 2])
    ):
        return False
    if text.endswith((")", "]")) and INITIALS.search(text[-40:]):
        return False
    quoted = text.startswith('"') or text.endswith(('"', '".'))
    return not quoted and SPOKEN.search(text) is None


def _is_chrome(one: ScoredLine) -> bool:
    return one.rule is not None and Role.CHROME in one.rule.roles


def weigh_parts(lines: Sequence[ScoredLine]) -> None:
    """Let the lines of a paste that are surely the text's speak for it, and drop those that surely are none.

    What a rule of the file knows stays as it is. Above the text nothing is dropped, for the headline and the
    lead are found there by what stands between them; nor are short lines between paragraphs, unless a rule
    knows one beside them: headings and lists of the text's own are such.
    """
    first, last = _ends_of_text(lines)
    for place, one in enumerate(lines):
        part = one.part
        if part is None or one.assured or (one.rule is not None and not is_guess(one)):
            continue
        prose = is_prose(one.line.text)
        if part.kept >= _SURELY_KEPT:
            words = one.line.text.count(" ") + 1.0
            one.rule = None
            one.score = max(one.score, min(words, _PARAGRAPH) if prose else _SHORT_LINE)
        elif (
            place > first
            and one.rule is None
            and not one.listed
            and part.kept <= (_NO_PARAGRAPH if prose else _SURELY_NOT)
            and one.line.kind != "row"
            and SPOKEN.search(one.line.text) is None
            and (place > last or prose or any(near.rule for near in lines[place - 1 : place + 2]))
        ):
            one.rule = _REASONS[part.other]
            one.score = min(one.score, -float(one.rule.weight))


def _ends_of_text(lines: Sequence[ScoredLine]) -> tuple[int, int]:
    """Places of the first and the last line that the text rather keeps than not, of some words.

    Both are the end where there is none: then nothing is dropped.
    """
    kept = [
        place
        for place, one in enumerate(lines)
        if one.part is not None and one.part.kept >= _RATHER and one.line.text.count(" ") >= _FEWEST_OF_TEXT
    ]
    return (kept[0], kept[-1]) if kept else (len(lines), len(lines))
