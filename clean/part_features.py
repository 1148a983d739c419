"""What a line of a paste is made of, as words: what `parts` weighs."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from itertools import chain, pairwise
from typing import TYPE_CHECKING

from .dates import header_date, is_date_line
from .lines import is_bullet, is_prose, is_title_like, starts_with_dateline
from .names import OUTLET, PEOPLE
from .rule_file import rule_book
from .rules import Role
from .scored_line import ScoredLine, stems

if TYPE_CHECKING:
    pass

__all__ = ["features"]

_LONGEST_CAPTION, _LONGEST_NAMED = 300, 90
"""Characters of a line that may be a caption, and of one that may open with a name."""
_MOST_WORDS, _MOST_PAIRS = 24, 10
"""Words of the longest line whose words are looked at, and of one whose pairs of words are."""
_REACH, _WINDOW = 7, 6
"""Lines and paragraphs around one among which two others make it a part of a text."""
_FEWEST_WORDS = 12
"""Words of the shortest paragraph; what is shorter is a sentence."""
_LENGTHS = (1, 2, 3, 5, 8, 14, 25)
"""Words up to which lines are of a length."""
_WORD = re.compile(r"[^\W\d_]+|0|[@#|•·/>»©:]")
_DIGITS = re.compile(r"\d+")
_ADDRESS = re.compile(r"https?:|www\.|\w\.(?:com|co|id|net|org|test|example|me)\b")
_CREDITS = re.compile(
    r"\b(?:oleh|by|penulis|reporter|pewarta|laporan|kontributor|wartawan|ditulis|written|teks)\b",
    re.IGNORECASE,
)
_NAMED = re.compile(
    rf"(?:(?:Penulis|Oleh|oleh|By|Teks),?\s)?(?:{PEOPLE.pattern}|(?:[A-Z]{{2,20}}\s){{1,3}}[A-Z]{{2,20}})"
    r"(?:\s[-–|·•✓.(]|,\s[A-Z])"
)
"""A name and what parts it from what follows in its line."""
_TOLD = frozenset(("prose", "lead", "sentence"))
_NAMES = frozenset(("name", "NAME", "named", "credit", "dated"))


def _make(one: ScoredLine) -> str:  # noqa: PLR0911 - one a make
    """What a line is made of, in a word."""
    text = one.line.text
    if one.line.zone is not None:
        return "zone"
    if is_date_line(text):
        return "date"
    if one.rule is not None:
        roles = one.rule.roles
        return "credit" if Role.CREDIT in roles else "chrome" if Role.CHROME in roles else "rule"
    if header_date(text):
        return "dated"
    if starts_with_dateline(text):
        return "lead"
    capitals = text.isupper()
    if PEOPLE.fullmatch(text.title() if capitals else text) and OUTLET.search(text) is None:
        return "NAME" if capitals else "name"
    if len(text) < _LONGEST_CAPTION and rule_book().caption_rule(text, before_lead=True) is not None:
        return "caption"
    named = _NAMED.match(text) if len(text) < _LONGEST_NAMED else None
    if named is not None and OUTLET.search(named.group()) is None:
        return "named"
    words = text.count(" ") + 1
    if is_prose(text):
        return "prose" if words > _FEWEST_WORDS else "sentence"
    if is_bullet(text):
        return "item"
    if words <= 2:
        return "word"
    return "headline" if words > 3 and is_title_like(text) else "short"


class _Sheet:
    """What the looks at single lines share: the makes of all, where the text is, and its words."""

    __slots__ = ("first", "last", "lines", "makes", "prose", "times", "told")

    def __init__(self, lines: Sequence[ScoredLine]) -> None:
        self.lines = lines
        self.makes = ["^^", "^", *map(_make, lines), "$", "$$"]
        self.prose = [place for place, make in enumerate(self.makes[2:-2]) if make in _TOLD]
        firm = [
            place
            for at, place in enumerate(self.prose)
            if sum(
                abs(place - other) < _REACH for other in self.prose[max(at - _WINDOW, 0) : at + _WINDOW + 1]
            )
            > 2
        ]
        within = firm or self.prose
        self.first, self.last = (within[0], within[-1]) if within else (0, len(lines))
        self.told = Counter(chain.from_iterable(stems(lines[place].line.text) for place in self.prose))
        self.times = Counter(one.line.text.lower() for one in lines)

    def where(self, place: int) -> str:
        return "above" if place < self.first else "below" if place > self.last else "amid"


def features(lines: Sequence[ScoredLine]) -> list[list[str]]:
    """What the model looks at in each of the *lines*, none of which the model has been asked about."""
    sheet = _Sheet(lines)
    found = []
    passed = 0
    for place in range(len(lines)):
        passed += sheet.makes[place + 2] in _TOLD
        names = _by_place(sheet, place, passed)
        names += _by_rules(sheet, place)
        names += _by_words(sheet, place)
        found.append(names)
    return found


def _by_place(sheet: _Sheet, place: int, passed: int) -> list[str]:
    """The makes of the line and its neighbors, and where it stands; *passed* are paragraphs up to it."""
    left = min(len(sheet.prose) - passed, 3)
    # Before the text or after it, how far.
    ahead, past = max(sheet.first - place, 0), max(place - sheet.last, 0)
    away = f"a {_near(ahead)}" if ahead else f"b {_near(past)}" if past else ""
    makes = tuple(sheet.makes[place : place + 5])
    names = list(_beside(makes, (sheet.where(place), f"{left}", f"{min(passed, 3)}", _near(place), away)))
    lines = sheet.lines
    after = place + 1 == len(lines) or lines[place + 1].line.after_gap
    names.append(f"g {lines[place].line.after_gap:d}{after:d} {sheet.makes[place + 2]}")
    names.append(f"k {lines[place].line.kind}")
    return names


@lru_cache(maxsize=4096)
def _beside(makes: tuple[str, ...], stands: tuple[str, ...]) -> tuple[str, ...]:
    """What is looked at in the *makes* of five lines and in where the third *stands*.

    The same ones come again and again, in one paste as in the next; no word of a text is in them.
    """
    two, above, own, below, four = makes
    where, left, passed, top, away = stands
    names = [
        "",
        f"m {own}",
        f"-1 {above}",
        f"+1 {below}",
        f"-2 {two}",
        f"+2 {four}",
        f"-m {above} {own}",
        f"m+ {own} {below}",
        f"-m+ {above} {own} {below}",
        f"{where} {own}",
        f"left {left}",
        f"left {left} {own}",
        f"passed {passed}",
        f"passed {passed} {own}",
        f"top {top}",
    ]
    if away:
        names += (away, f"{away} {own}")
    return tuple(names)


def _near(distance: int) -> str:
    return str(distance) if distance <= 3 else "5" if distance <= 5 else "9" if distance <= 9 else "far"


def _by_rules(sheet: _Sheet, place: int) -> list[str]:
    """What the rules and the model of portals' lines say of the line."""
    one = sheet.lines[place]
    names: list[str] = []
    if one.rule is not None:
        # Not by its name, which is for the log alone.
        roles = " ".join(sorted(one.rule.roles))
        names += (f"r {roles}", f"r {roles} {one.rule.weight} {one.rule.follow:d}{one.rule.ends:d}")
    if one.portal is not None:
        level = int(max(-4.0, min(one.portal.score, 5.0)) // 1)
        names += (f"p {level}", f"p {level} {sheet.where(place)}")
        if one.portal.score > 0:
            names.append(f"pk {one.portal.rule.name}")
    if one.listed or one.assured:
        names.append("listed")
    return names


def _by_words(sheet: _Sheet, place: int) -> list[str]:
    """The line's words, its signs, and what of it the text has as well."""
    text = sheet.lines[place].line.text
    own = sheet.makes[place + 2]
    where = sheet.where(place)
    told = own in _TOLD
    words = text.split()
    names = [f"n {_length(len(words))} {where}", f"e {_sign(text[-1:])}", f"f {_sign(text[:1])}"]
    if sheet.times[text.lower()] > 1:
        names += ("again", f"again {where}")
    if own_stems := stems(text):
        times = sheet.told.get
        level = int(5 * sum([times(stem, 0) > told for stem in own_stems]) / max(len(own_stems), 3))
        names += (f"t {level} {told:d}", f"t {level} {where} {told:d}")
    if len(words) <= _MOST_WORDS:
        said = _WORD.findall(_DIGITS.sub("0", text.lower()))
        names += {f"w {word}" for word in said}
        if said:
            names += (f"^ {said[0]}", f"$ {said[-1]}")
        if len(words) <= _MOST_PAIRS:
            names += {f"ww {word} {after}" for word, after in pairwise(said)}
    if '"' in text:
        names.append("quote" + " ^" * text.startswith('"') + " $" * text.endswith('"'))
    return names if told else names + _by_shape(sheet, place, words)


def _by_shape(sheet: _Sheet, place: int, words: Sequence[str]) -> list[str]:
    """What tells lines that are no paragraphs from each other."""
    text = sheet.lines[place].line.text
    own = sheet.makes[place + 2]
    where = sheet.where(place)
    names: list[str] = []
    if text.isupper():
        names += ("caps", f"caps {where}")
    if longer := [word for word in words[1:] if len(word) > 3 and word[0].isalpha()]:
        level = 4 * sum(word[0].isupper() for word in longer) // len(longer)
        names += (f"c {level}", f"c {level} {where}")
    digits = 1 - len(_DIGITS.sub("", text)) / len(text) if text else 0
    names.append(f"d {0 if not digits else 1 if digits < 0.1 else 2 if digits < 0.3 else 3}")
    if _ADDRESS.search(text):
        names.append("url")
    if _CREDITS.search(text):
        names.append("by")
    if own in _NAMES:
        said = any(word.lower()[:5] in sheet.told for word in words if len(word) > 3)
        names.append(f"said {said:d} {own}")
    return names


def _length(words: int) -> int:
    return _LENGTHS[bisect_left(_LENGTHS, words)] if words <= _LENGTHS[-1] else 99


def _sign(letter: str) -> str:
    if not letter.isalnum():
        return letter
    return "0" if letter.isdigit() else "A" if letter.isupper() else "a"
