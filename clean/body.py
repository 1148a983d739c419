"""From lines to paragraphs: the part of cleaning that pages and pastes share."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from .article import ParagraphKind, Removed
from .dates import is_date_line, iso_date
from .header import (
    FURTHEST,
    ONLY_DATELINE,
    could_be_deck,
    find_credits,
    find_headline,
    key_of,
    lead_of,
    split_flattened_head,
    title_of_flattened_head,
)
from .lines import LINK_CLOSE, LINK_OPEN, Line, is_bullet, is_prose, is_title_like, starts_with_dateline
from .repeats import repeats
from .rules import rule_book
from .run_together import cut_stuck_links, split_glued
from .scored_line import Judged, begin_of_text, end_of_text, judge, weigh_endings
from .span import best_stretch, looks_like_a_dump

__all__ = ["Body", "assemble"]

_LINKED_MENTION = re.compile(
    rf"\s?[(\[]?\b(?:baca|lihat|simak|tonton|cek)(?:\s(?:juga|pula|selengkapnya|berita|artikel|video)){{0,2}}\s{{0,2}}[:|]?\s{{0,2}}"
    rf"{LINK_OPEN}[^{LINK_CLOSE}]{{4,300}}{LINK_CLOSE}[)\].]?",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(r"[A-Z][A-Z.']+(?:\s(?:[A-Z.'&|/,]+)){0,7}")
_FOLLOWERS = 14
"""Most lines that go with a label such as "Baca juga"."""


@dataclass(slots=True, kw_only=True)
class Body:
    """What came of the lines."""

    paragraphs: list[str] = field(default_factory=list)
    kinds: list[ParagraphKind] = field(default_factory=list)
    removed: list[Removed] = field(default_factory=list)
    title: str = ""
    """The headline, where the lines before the first paragraph hold one."""
    date: str = ""
    """As ISO 8601, from a line before the first paragraph or after the last."""
    credits: list[str] = field(default_factory=list)
    """Lines that name who wrote it."""


def _bare(text: str) -> str:
    return text.replace(LINK_OPEN, "").replace(LINK_CLOSE, "")


def _taken_apart(lines: Sequence[Line], removed: list[Removed]) -> list[Line]:
    """The lines without links inside them to other articles, and with stuck sentences apart."""
    apart: list[Line] = []
    for line in lines:
        text = line.text
        if not line.inside:
            apart.append(replace(line, text=_bare(text).strip()))
            continue
        if LINK_OPEN in text and line.linked < 0.8:
            for match in _LINKED_MENTION.finditer(text):
                removed.append(Removed(text=_bare(match.group()).strip(), rule="read also"))
            text = _LINKED_MENTION.sub("", text)
        text = _bare(text).strip()
        if ":" in text and len(text) > 60:
            text, taken = cut_stuck_links(text)
            removed.extend(Removed(text=piece, rule="read also") for piece in taken)
        for cut in rule_book().cuts:
            for match in cut.pattern.finditer(text):
                removed.append(Removed(text=match.group().strip(), rule=cut.name))
            text = cut.pattern.sub("", text).strip()
        parts = split_glued(text) if text else []
        if len(parts) == 1 and parts[0] == line.text:
            apart.append(line)
        else:
            apart.extend(replace(line, text=part) for part in parts if part)
    return apart


def _drop_by_rule(judged: Sequence[Judged], lead: int, end: int, *, markup: bool) -> None:
    followers = 0
    follow_name = ""
    for place in range(lead, end):
        one = judged[place]
        text = one.line.text
        if one.line.zone:
            one.reason = one.line.zone
            continue
        if one.rule is not None:
            one.reason = one.rule.name
            followers = _FOLLOWERS if one.rule.follow else followers
            follow_name = one.rule.name if one.rule.follow else follow_name
            continue
        if followers and is_title_like(text) and (not markup or one.line.linked > 0.6):
            followers -= 1
            one.reason = follow_name
            continue
        followers = 0
        if one.line.linked > 0.8 and is_title_like(text) and text.count(" ") >= 2:
            one.reason = "linked headline"
        elif is_date_line(text):
            one.reason = "date"
    _drop_captions([one for one in judged[lead:end] if not one.reason])


def _trim(judged: Sequence[Judged], removed: list[Removed]) -> None:
    """Take initials and credits off the ends of lines."""
    book = rule_book()
    for one in judged:
        text, before = one.line.text, ""
        if one.reason or len(text) < 30:
            continue
        while text != before:
            before = text
            for cut in book.heads:
                if match := cut.pattern.match(text):
                    removed.append(Removed(text=match.group().strip(), rule=cut.name))
                    text = text[match.end() :].strip()
            for cut in book.tails:
                if (match := cut.pattern.search(text)) and match.group().strip():
                    removed.append(Removed(text=match.group().strip(), rule=cut.name))
                    text = text[: match.start()].strip()
        if text != one.line.text:
            one.line = replace(one.line, text=text)


def _drop_captions(judged: Sequence[Judged]) -> None:
    """Captions go, unless they are all there is: then it is an essay in photos."""
    found = [(one, rule_book().caption_rule(one.line.text, before_lead=False)) for one in judged]
    words = sum(one.line.text.count(" ") for one in judged if is_prose(one.line.text))
    captions = sum(
        one.line.text.count(" ") for one, rule in found if rule is not None and is_prose(one.line.text)
    )
    if captions > 0.7 * words:
        return
    for one, rule in found:
        if rule is not None:
            one.reason = rule.name


def _drop_repeats(judged: Sequence[Judged], lead: int, end: int) -> None:
    places = [place for place in range(lead, end) if not judged[place].reason]
    for at in repeats([judged[place].line.text for place in places]):
        judged[places[at]].reason = "repeat"


def _drop_edges(judged: Sequence[Judged], lead: int, end: int, title: str) -> None:
    """Headlines and decks before the first paragraph, headings and signatures after the last."""
    wanted = key_of(title)
    prose = [
        place for place in range(lead, end) if not judged[place].reason and is_prose(judged[place].line.text)
    ]
    for place in range(lead, prose[0] if prose else lead):
        one = judged[place]
        if one.reason:
            continue
        text = one.line.text
        if wanted and key_of(text) == wanted:
            one.reason = "title"
        elif could_be_deck(one.line):
            one.reason = "deck"
        else:
            break
    last = prose[-1] if prose else end
    label = next((place for place in range(last, end) if judged[place].reason), end)
    for place in range(end - 1, lead - 1, -1):
        one = judged[place]
        if one.reason:
            continue
        text = one.line.text
        if place > label and text.count(" ") < 3 and text[-1].isalnum() and not is_bullet(text):
            one.reason = "trailing label"
        elif _SIGNATURE.fullmatch(text) and len(text) < 60:
            one.reason = "signature"
        elif one.line.kind == "heading" and not is_prose(text):
            one.reason = "trailing heading"
        else:
            break


def _kind(line: Line, following: str) -> ParagraphKind:
    text = line.text
    if line.kind == "item" or is_bullet(text):
        return "item"
    short = text.count(" ") < 14 and len(text) < 110 and not text.endswith((".", ",", ":", ";", '"'))
    if short and following and (line.kind == "heading" or is_prose(following)):
        return "heading"
    return "text"


def _write(judged: Sequence[Judged], body: Body) -> None:
    """Paragraphs of the lines that are left; a dateline on a line of its own is joined to what follows."""
    kept = [one.line for one in judged if not one.reason]
    pending = ""
    for place, line in enumerate(kept):
        text = f"{pending} {line.text}".strip()
        if place == 0:
            head, text = split_flattened_head(text)
            if head:
                body.removed.append(Removed(text=head, rule="before the dateline"))
                body.date = body.date or iso_date(head)
                body.title = body.title or title_of_flattened_head(head)
        pending = ""
        if place == 0 and len(kept) > 1 and ONLY_DATELINE.fullmatch(text):
            pending = text
            continue
        following = kept[place + 1].text if place + 1 < len(kept) else ""
        body.paragraphs.append(text)
        body.kinds.append(_kind(replace(line, text=text), following))


def _bounds(judged: Sequence[Judged], *, markup: bool) -> tuple[int, int]:
    """Half-open range of the lines among which the article is."""
    begin, end = best_stretch([one.value for one in judged])
    if begin == end:
        return 0, len(judged)
    if markup or looks_like_a_dump([(one.value, one.rule) for one in judged]):
        return begin, end
    return begin_of_text(judged, begin), end_of_text(judged, end)


def assemble(lines: Sequence[Line], *, title: str = "", markup: bool = False) -> Body:
    """Paragraphs of an article from the *lines* in and around it, and each dropped line with its rule.

    *title*, where the page's metadata gives it, is dropped from the body wherever it stands before the first
    paragraph; without it, a headline among the lines before the first paragraph is recognised.
    """
    body = Body(title=title)
    apart = _taken_apart(lines, body.removed)
    inside = [place for place, line in enumerate(apart) if line.inside]
    # Rules are asked about the article and its surroundings; a page's far corners are out anyway.
    near = range(inside[0] - FURTHEST, inside[-1] + FURTHEST) if inside else range(0)
    judged = [judge(line, markup=markup, near=place in near) for place, line in enumerate(apart)]
    for one in judged:
        if not one.line.inside:
            one.value = min(one.value, -3.0)
    weigh_endings(judged)
    begin, end = _bounds(judged, markup=markup)
    lead = lead_of(judged, begin, end)
    _drop_by_rule(judged, begin, end, markup=markup)
    while lead < end and judged[lead].reason:
        lead += 1
    first = next(
        (p for p in range(lead, end) if not judged[p].reason and is_prose(judged[p].line.text)), lead
    )
    if not title:
        place = find_headline(judged, first)
        if place >= 0 and (place < lead or any(is_prose(one.line.text) for one in judged[first:end])):
            body.title = judged[place].line.text
            judged[place].reason = "title"
    body.date, body.credits = find_credits(judged, first, end, body.title)
    for place, one in enumerate(judged):
        if one.reason:
            continue
        if place >= end or place < begin:
            one.reason = one.rule.name if one.rule else one.line.zone or "outside the article"
        elif place < lead:
            caption = rule_book().caption_rule(one.line.text, before_lead=True)
            one.reason = caption.name if caption else "before the dateline"
    _drop_captions_before(judged, lead, first, end)
    # Only now, for a credit at its end is what gives a caption away.
    _trim(judged[lead:end], body.removed)
    _drop_repeats(judged, lead, end)
    if any(is_prose(one.line.text) for one in judged if not one.reason):
        _drop_edges(judged, lead, end, body.title)
    body.removed.extend(Removed(text=_bare(one.line.text), rule=one.reason) for one in judged if one.reason)
    _write(judged, body)
    return body


def _drop_captions_before(judged: Sequence[Judged], lead: int, first: int, end: int) -> None:
    """Captions that only their place before the first paragraph gives away."""
    book = rule_book()
    for place in range(lead, min(first + 2, end, lead + FURTHEST)):
        one = judged[place]
        text = one.line.text
        if one.reason or starts_with_dateline(text):
            break
        rule = book.caption_rule(text, before_lead=True)
        others = [other.line.text for other in judged[place + 1 : end] if not other.reason]
        following = next((other for other in others if other != text), "")
        essay = is_prose(following) and book.caption_rule(following, before_lead=True) is not None
        if rule is None or essay or sum(other.count(" ") for other in others) < 40:
            break
        one.reason = rule.name
