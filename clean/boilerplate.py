"""What portals put around and into an article, and what its text says twice."""

import re
from collections.abc import Iterator, Sequence

from .credits import names_writer
from .dates import is_date_line
from .header import FURTHEST
from .lines import LEADING_BULLET, is_bullet, is_capitalized, is_prose, is_title_like, starts_with_dateline
from .reasons import BEFORE_DATELINE, CAPTION, DATE, LINKED_HEADLINE, OUTSIDE, REPEAT, TEASER, WRITER
from .region import Region
from .repeats import repeats
from .rule_file import rule_book
from .rules import Rule
from .scored_line import ScoredLine

__all__ = [
    "captions",
    "captions_before",
    "cut_short",
    "index",
    "labels",
    "pictures_called_after",
    "repeated",
    "surroundings",
]

_FIELD = re.compile(r"[A-Z][\w/. ]{2,30}\s?:\s\S")
"""A label and what it stands for, as an invitation or an announcement has them."""
_INDEX, _FEW = 3, 20
"""Linked headlines that make an index of a page with fewer words than that, none of them in a sentence."""
_INTRODUCTION = 40
"""Words, less one, of the longest introduction to a list of teasers."""
_CUT_SHORT = re.compile(r"(?:\S+\s){5,}\S*[\w,%)](?:\s?\[?(?:\.\.\.|…)\]?)")
"""The first words of another article, which a portal breaks off."""
_FEWEST_CUT_SHORT = 3
"""Of them in a row; two where they begin alike, as with the portal's name."""
_NO_FOLLOWER, _NO_CAPTION = 0.5, 0.9
"""Chances that the text keeps it from which on a line goes with no label above it, and is no caption."""
_FEWEST_OF_TITLE, _WRITTEN_AS_TITLE = 5, 0.75
"""Words of a headline with which hardly a sentence begins, and share of them that are capitalized."""
_CAPTION_BEGINS = re.compile(r"\s[(/]?[A-Z]")
_WHOSE_PICTURE = re.compile(r"(?:[A-Z][\w.]{2,20}\s?){1,3}/\s?(?:[A-Z][\w.'-]*\s?){1,5}")
"""An agency and a photographer on a line of their own."""
_FOLLOWERS = 14
"""Most lines that go with a label such as "Baca juga"."""


def labels(region: Region, *, markup: bool) -> Iterator[tuple[int, Rule]]:
    """What a rule names, the headlines that go with it, linked headlines and dates."""
    followers = 0
    label: Rule | None = None
    for place in range(region.begin, region.end):
        one = region.lines[place]
        text = one.line.text
        if one.line.zone is not None:
            yield place, one.line.zone
            continue
        if one.rule is not None:
            yield place, one.rule
            if one.rule.follow:
                followers, label = _FOLLOWERS, one.rule
            continue
        if (
            label is not None
            and followers
            and is_title_like(text)
            and (not markup or one.line.linked > 0.6)
            and not _is_kept(one, _NO_FOLLOWER)
        ):
            followers -= 1
            yield place, label
            continue
        followers = 0
        linked = one.line.linked > 0.8 and is_title_like(text) and text.count(" ") >= 2
        if linked or (not markup and _is_lone_headline(region.lines, place)):
            yield place, LINKED_HEADLINE
        elif is_date_line(text) and not (place > region.begin and _is_field(region.lines, place)):
            yield place, DATE
        elif names_writer(region.lines, place):
            yield place, WRITER


def _is_kept(one: ScoredLine, least: float) -> bool:
    """Whether the model of a paste's parts takes a line for the text's, with at *least* that chance."""
    return one.part is not None and one.part.kept >= least


def _is_field(lines: Sequence[ScoredLine], place: int) -> bool:
    """Whether the line at *place* tells when something is, among others that tell where and at what time."""
    around = (*lines[place - 1 : place], *lines[place + 1 : place + 2])
    return _FIELD.match(lines[place].line.text) is not None and any(
        one.rule is None and _FIELD.match(one.line.text) for one in around
    )


def _is_lone_headline(lines: Sequence[ScoredLine], place: int) -> bool:
    """Whether the line at *place* is a headline with a list's mark, alone between two paragraphs."""
    text = lines[place].line.text
    if not 0 < place < len(lines) - 1 or not is_bullet(text) or text[0].isalnum() or text.count(" ") < 5:
        return False
    around = (lines[place - 1].line.text, lines[place + 1].line.text)
    headline = LEADING_BULLET.sub("", text)
    return (
        is_title_like(headline)
        and is_capitalized(headline)
        and all(is_prose(other) and not is_bullet(other) and not other.endswith(":") for other in around)
    )


def captions(region: Region) -> Iterator[tuple[int, Rule]]:
    """Captions, unless they are all there is: then it is an essay in photos."""
    left = list(region.left(region.begin, region.end))
    found = {place: rule_book().caption_rule(one.line.text, before_lead=False) for place, one in left}
    words = {place: one.line.text.count(" ") for place, one in left if is_prose(one.line.text)}
    captions = sum(count for place, count in words.items() if found[place] is not None)
    if captions > 0.7 * sum(words.values()):
        return
    for place, rule in found.items():
        if rule is not None and not _is_kept(region.lines[place], _NO_CAPTION):
            yield place, rule


def surroundings(region: Region) -> Iterator[tuple[int, Rule]]:
    """Everything outside the span, and within it everything before the lead."""
    for place, one in region.left(0, len(region.lines)):
        if one.deck:
            continue
        if not region.begin <= place < region.end:
            yield place, one.rule or one.line.zone or OUTSIDE
        elif place < region.lead:
            yield place, rule_book().caption_rule(one.line.text, before_lead=True) or BEFORE_DATELINE


def captions_before(region: Region) -> Iterator[tuple[int, Rule]]:
    """Captions that only their place before the first paragraph gives away."""
    book = rule_book()
    for place in range(region.lead, min(region.first + 2, region.end, region.lead + FURTHEST)):
        one = region.lines[place]
        text = one.line.text
        if one.reason:
            continue
        if starts_with_dateline(text):
            break
        rule = book.caption_rule(text, before_lead=True)
        others = [other.line.text for _, other in region.left(place + 1, region.end)]
        following = next((other for other in others if other != text), "")
        essay = is_prose(following) and book.caption_rule(following, before_lead=True) is not None
        if rule is None or essay or sum(other.count(" ") for other in others) < 40:
            break
        yield place, rule


def pictures_called_after(region: Region, title: str) -> Iterator[tuple[int, Rule]]:
    """Where a picture was, whose text for those who can't see it is the whole *title*: that, and its caption.

    The caption follows in the same line, or under whose picture it is.
    """
    if title.count(" ") < _FEWEST_OF_TITLE - 1 or not is_capitalized(title, least=_WRITTEN_AS_TITLE):
        return
    above = None
    for place, one in region.left(region.lead, region.end):
        text = one.line.text
        rest = text.removeprefix(title)
        if text == title:
            yield place, REPEAT
            above = title
        elif rest != text and _CAPTION_BEGINS.match(rest):
            yield place, CAPTION
        elif above == title and _WHOSE_PICTURE.fullmatch(text):
            yield place, CAPTION
            above = text
        else:
            if above not in (None, title):
                yield place, CAPTION
            above = None


def repeated(region: Region) -> Iterator[tuple[int, Rule]]:
    """Lines that another line makes superfluous."""
    left = [(place, one) for place, one in region.left(0, region.end) if one.deck or place >= region.lead]
    for at in repeats([one.line.text for _, one in left]):
        yield left[at][0], REPEAT


def cut_short(region: Region) -> Iterator[tuple[int, Rule]]:
    """Several lines under the text that break off: the first words of other articles."""
    left = list(region.left(region.lead, region.end))
    last = len(left)
    while last and _CUT_SHORT.fullmatch(left[last - 1][1].line.text):
        last -= 1
    found = left[last:]
    heads = {tuple(one.line.text.split()[:2]) for _, one in found}
    if last and len(found) >= (2 if len(heads) == 1 else _FEWEST_CUT_SHORT):
        yield from ((place, TEASER) for place, _ in found)


def index(region: Region, *, dated: bool) -> Iterator[tuple[int, Rule]]:
    """What is left of a page that has headlines of other articles and no text of its own.

    Above a list of teasers a line may introduce them, unless the page is *dated* as an article is.
    """
    left = list(region.left(0, len(region.lines)))
    prose = [one.line.text for _, one in left if is_prose(one.line.text)]
    teasers = sum(one.reason is TEASER for one in region.lines)
    links = teasers + sum(one.reason is LINKED_HEADLINE for one in region.lines)
    words = sum(one.line.text.count(" ") + 1 for _, one in left)
    introduced = teasers > 0 and not dated and len(prose) == 1 and not starts_with_dateline(prose[0])
    if links >= _INDEX and words < (_INTRODUCTION if introduced else _FEW) and (introduced or not prose):
        yield from ((place, OUTSIDE) for place, _ in left)
