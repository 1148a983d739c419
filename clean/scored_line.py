"""Lines with the rule that speaks against each, and how much each speaks for being inside the article."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from .lines import Line, is_bullet, is_capitalized, is_prose, is_title_like
from .rules import LineRule, Role, Rule, rule_book

__all__ = ["AFTER_INITIALS", "ScoredLine", "score_line", "weigh_initials", "weigh_lists"]

_INITIALS = re.compile(
    r"[.!?\"']\s?[(\[](?:[a-z]{2,4}|[a-z]{1,5}(?:\s?/\s?[a-z0-9]{1,6}){1,4}|[A-Z]{1,3}-\d{1,3})\*?[)\]]\*?$"
)
_INTRODUCES = re.compile(
    r"(?:\b(?:berikut(?:nya|\sini)?|adalah|ialah|yaitu|yakni|antara\slain|meliputi|sebagai|sementara|lengkap(?:nya)?|terdiri\satas"
    r"|diminta\s\w+|harus\s\w+|membawa|tersedia|hasil(?:nya)?|jadwal(?:nya)?|klasemen|daftar(?:nya)?|syarat(?:nya)?|susunan"
    r"|rincian(?:nya)?|final)\b.{0,40}):$",
    re.IGNORECASE,
)
"""How a line introduces a list; a label over other articles has none of these words."""
_HEADS_LIST = re.compile(
    r"(?:bahan(?:-bahan)?|bumbu(?:\s\w+)?|alat(?:\sdan\sbahan)?|cara\s\w+|langkah(?:-langkah)?|tahapan?|isi(?:an)?|topping|komposisi"
    r"|persyaratan|dokumen|fasilitas|tarif|biaya|harga(?:\stiket)?|rute|agenda|(?:susunan|rundown)\sacara|pemain|formasi"
    r"|pengganti|spesifikasi|gejala|penyebab|manfaat|kelebihan|kekurangan|kandungan(?:\sgizi)?)(?:nya)?\s?(?:\([^()]{1,40}\))?:$",
    re.IGNORECASE,
)
"""A line that is the heading of a list of the article's own."""
_MOST = 80.0
"""Words of a single line that count: a paragraph shouldn't outweigh a page."""
_ITEM = 0.5
_LIGHT, _HEAVY = 3.0, 15
"""What a promo among paragraphs weighs on a page, and the most that the rule of a promo weighs elsewhere."""
_LONGEST_INTRODUCTION = 24
"""Words of a line that introduces a list."""
AFTER_INITIALS = 120.0
"""Words of prose that must follow initials for the article to go on after them."""


@dataclass(slots=True, kw_only=True)
class ScoredLine:
    """A line with what speaks against it; `reason` is set once it is out."""

    line: Line
    rule: LineRule | None
    score: float
    """Words of prose; negative where it speaks against being inside the article."""
    reason: Rule | None = None


def score_line(line: Line, *, following: Line | None, markup: bool, near: bool) -> ScoredLine:
    """Score *line*, with what the rules say of it where it is *near* the article.

    A label that may be a heading is one where the *following* line is text, not a headline or a link. With
    *markup* the page's own structure has ruled most of the rest out, so that short lines stay neutral.
    """
    rule = rule_book().line_rule(line.text) if near else None
    if rule is not None and rule.may_be_heading(line.text) and following is not None and _is_text(following):
        rule = None
    if rule is not None and line.kind == "row" and Role.CREDIT not in rule.roles:
        # "5 | 13" counts no views.
        rule = None
    score = _score(line, rule, markup=markup)
    # Outside the part of the page that holds the article, nothing speaks for a line.
    return ScoredLine(line=line, rule=rule, score=score if line.inside else min(score, -3.0))


def _is_text(line: Line) -> bool:
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
        light = markup and line.inside and rule.weight <= _HEAVY and not rule.follow
        return -min(float(rule.weight), _LIGHT if light else rule.weight)
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
    if line.kind == "row":
        return 0.5
    if line.text.endswith((".", '."', ',"', '!"', '?"')) or (
        line.text.endswith("!") and not is_title_like(line.text)
    ):
        return 2.0
    if markup:
        return 0.0 if line.kind == "heading" or words < 6 else 0.5
    return -4.0 - words / 4


def weigh_initials(lines: Sequence[ScoredLine]) -> None:
    """Let initials at the end of a paragraph speak against what follows, for they close an article."""
    for one, after in pairwise(lines):
        if (
            one.score > 0
            and one.line.text.endswith((")", "]", "*"))
            and _INITIALS.search(one.line.text[-40:])
        ):
            after.score -= AFTER_INITIALS


def weigh_lists(lines: Sequence[ScoredLine]) -> None:
    """Let the items under a line that introduces them speak for the article, however short they are.

    They last until a paragraph or something that closes an article.
    """
    introduced = False
    for one in lines:
        text = one.line.text
        if one.rule is not None:
            introduced = introduced and not one.rule.ends and not one.rule.follow
        elif text.endswith(":") and (
            (text.count(" ") < _LONGEST_INTRODUCTION and _INTRODUCES.search(text) is not None)
            or _HEADS_LIST.fullmatch(text)
        ):
            introduced = True
            one.score = max(one.score, 1.0)
        elif is_prose(text):
            introduced = False
        elif introduced and one.score < _ITEM:
            one.score = _ITEM
