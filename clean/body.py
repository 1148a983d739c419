"""From lines to paragraphs: the part of cleaning that pages and pastes share."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from .article import ParagraphKind, Removed
from .dates import find_date, is_date_line, iso_date
from .glue import cut_stuck_links, split_glued
from .lines import Line, dateline_source, is_bullet, is_prose, is_title_like, starts_with_dateline
from .locate import best_stretch, looks_like_a_dump, score
from .page import LINK_CLOSE, LINK_OPEN
from .repeats import repeats
from .rules import LineRule, rule_book

__all__ = ["Body", "assemble"]

_LINKED_MENTION = re.compile(
    rf"\s?[(\[]?\b(?:baca|lihat|simak|tonton|cek)(?:\s(?:juga|pula|selengkapnya|berita|artikel|video)){{0,2}}\s{{0,2}}[:|]?\s{{0,2}}"
    rf"{LINK_OPEN}[^{LINK_CLOSE}]{{4,300}}{LINK_CLOSE}[)\].]?",
    re.IGNORECASE,
)
_INNER_DATELINE = re.compile(r"(?<=\s)(?=[A-Z][\w.,() ]{2,60}\s?(?:-{1,2}|–|—)\s)")
_DAY = re.compile(
    r"\b(?:Senin|Selasa|Rabu|Kamis|Jum'?at|Sabtu|Minggu|Ahad)\b|\b\d{1,2}[\s/-](?=\w{1,9}[\s/-](?:19|20)\d\d)"
)
_INNER_STOP = re.compile(r"[a-z]{3}[.]\s+[A-Z]")
_ONLY_DATELINE = re.compile(r"[A-Z][\w.,' ()/]{2,60}\s?(?:-{1,2}|–|—)")
_PERSON = re.compile(r"[A-Z][a-z'.]{1,20}(?:\s[A-Z][a-z'.]{0,20}){1,4}")
_SIGNATURE = re.compile(r"[A-Z][A-Z.']+(?:\s(?:[A-Z.'&|/,]+)){0,7}")
_CLOSING = re.compile(
    r"[.!?\"']\s?[(\[](?:[a-z]{2,4}|[a-z]{1,5}(?:\s?/\s?[a-z0-9]{1,6}){1,4}|[A-Z]{1,3}-\d{1,3})\*?[)\]]\*?$"
)
_CLOSES = 120.0
"""Words of prose that must follow initials for the article to go on after them."""
_MOST_BEFORE = 60
"""Words of prose before a dateline that may be a caption or a deck."""
_FURTHEST_TITLE = 30
"""Lines before the lead among which a paste's headline is looked for."""
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


@dataclass(slots=True, kw_only=True)
class _Judged:
    """A line with what speaks against it; `reason` is set once it is out."""

    line: Line
    rule: LineRule | None
    value: float
    reason: str = ""


def _bare(text: str) -> str:
    return text.replace(LINK_OPEN, "").replace(LINK_CLOSE, "")


def _key(text: str) -> str:
    return re.sub(r"\W+", " ", text.lower()).strip()


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


def _judge(line: Line, *, markup: bool, near: bool) -> _Judged:
    rule = rule_book().line_rule(line.text) if near else None
    return _Judged(line=line, rule=rule, value=score(line, rule, markup=markup))


def _weigh_endings(judged: Sequence[_Judged]) -> None:
    """Let initials at the end of a paragraph speak against what follows, for they close an article."""
    for one, after in zip(judged, judged[1:], strict=False):
        if one.value > 0 and _CLOSING.search(one.line.text[-40:]):
            after.value -= _CLOSES


def _lead_of(judged: Sequence[_Judged], begin: int, end: int) -> int:
    """Where the article's text starts: at a dateline near the beginning, else at the first line that isn't out."""
    words = [one.line.text.count(" ") + 1 for one in judged[begin:end]]
    total = sum(words)
    prose = 0
    for place in range(begin, min(end, begin + 10)):
        text = judged[place].line.text
        if starts_with_dateline(text) and (is_prose(text) or _ONLY_DATELINE.fullmatch(text)):
            # A place alone ("Soekarno - Hatta") is weaker than a place with a portal's name.
            allowed = _MOST_BEFORE if dateline_source(text) else 0
            return place if prose <= allowed and prose < 0.4 * total else begin
        if is_prose(text) and rule_book().caption_rule(text, before_lead=True) is None:
            prose += words[place - begin] if '"' not in text else total
    return begin


def _drop_by_rule(judged: Sequence[_Judged], lead: int, end: int, *, markup: bool) -> None:
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


def _trim(judged: Sequence[_Judged], removed: list[Removed]) -> None:
    """Take initials and credits off the ends of lines."""
    book = rule_book()
    for one in judged:
        text, before = one.line.text, ""
        if one.rule is not None or one.line.zone or len(text) < 30:
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


def _drop_captions(judged: Sequence[_Judged]) -> None:
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


def _drop_repeats(judged: Sequence[_Judged], lead: int, end: int) -> None:
    places = [place for place in range(lead, end) if not judged[place].reason]
    for at in repeats([judged[place].line.text for place in places]):
        judged[places[at]].reason = "repeat"


def _drop_edges(judged: Sequence[_Judged], lead: int, end: int, title: str) -> None:
    """Headlines and decks before the first paragraph, headings and signatures after the last."""
    wanted = _key(title)
    for place in range(lead, end):
        one = judged[place]
        if one.reason:
            continue
        text = one.line.text
        if wanted and _key(text) == wanted:
            one.reason = "title"
        elif _could_be_deck(one.line):
            one.reason = "deck"
        else:
            break
    last = max((place for place in range(lead, end) if is_prose(judged[place].line.text)), default=end)
    for place in range(end - 1, lead - 1, -1):
        one = judged[place]
        if one.reason:
            continue
        after_label = place > last and any(judged[between].reason for between in range(last, place))
        if (
            after_label
            and one.line.text.count(" ") < 3
            and is_title_like(one.line.text + " x")
            and not is_bullet(one.line.text)
        ):
            one.reason = "trailing label"
        elif _SIGNATURE.fullmatch(one.line.text) and len(one.line.text) < 60:
            one.reason = "signature"
        elif one.line.kind == "heading" and not is_prose(one.line.text):
            one.reason = "trailing heading"
        else:
            break


def _could_be_deck(line: Line) -> bool:
    """Whether a line before the first paragraph may be a deck, a category or a stray label."""
    text = line.text
    if is_bullet(text) or line.kind == "item" or starts_with_dateline(text) or _ONLY_DATELINE.fullmatch(text):
        return False
    return text.count(" ") < 2 or _could_be_title(text)


def _could_be_title(text: str) -> bool:
    words = text.count(" ") + 1
    if not is_title_like(text) or words > 22 or starts_with_dateline(text) or _INNER_STOP.search(text):
        return False
    if text.startswith('"') and text.count('"') == 1:
        return False
    # A question may as well be how the article begins, unless it is capitalised as headlines are.
    return not text.endswith("?") or _capitalised(text) >= 0.5


def _capitalised(text: str) -> float:
    words = [word for word in re.findall(r"[^\W\d_]{4,}", text)][1:]
    return sum(word[0].isupper() for word in words) / max(len(words), 1)


def _headline(judged: Sequence[_Judged], lead: int) -> int:
    """The place of the line before *lead* that is most like the article's headline; -1 where none is."""
    counts: dict[str, int] = {}
    for one in judged:
        counts[_key(one.line.text)] = counts.get(_key(one.line.text), 0) + 1
    best, most = -1, 0.0
    few = lead <= 5
    for place in range(max(0, lead - _FURTHEST_TITLE), lead):
        one = judged[place]
        text = one.line.text
        words = text.count(" ") + 1
        if one.rule is not None or words < 3 or not _could_be_title(text) or find_date(text):
            continue
        if rule_book().caption_rule(text, before_lead=True) is not None or is_bullet(text):
            continue
        around = [judged[near].line.text for near in (place - 1, place + 1, place + 2) if 0 <= near < lead]
        value = (
            min(words, 12) / 4
            + 2.0 * (words >= 5 and counts[_key(text)] > 1)
            - (0 if few else (lead - place) / 10)
        )
        value -= 2.0 * (text.count(",") >= 3) + 2.0 * few * (best >= 0)
        value += 3.0 * any(is_date_line(near) or find_date(near) for near in around)
        if value > most or best < 0:
            best, most = place, value
    return best


def _kind(line: Line, following: str) -> ParagraphKind:
    text = line.text
    if line.kind == "item" or is_bullet(text):
        return "item"
    short = text.count(" ") < 14 and len(text) < 110 and not text.endswith((".", ",", ":", ";", '"'))
    if short and following and (line.kind == "heading" or is_prose(following)):
        return "heading"
    return "text"


def _without_flattened_head(text: str, body: Body) -> str:
    """A first paragraph into which headline, date and share labels were flattened, from its dateline on."""
    if len(text) < 200 or starts_with_dateline(text):
        return text
    # The last place from which it still reads as a dateline: what comes before is a label, not a part of the place.
    for match in reversed(list(_INNER_DATELINE.finditer(text[:500]))):
        begin = match.start()
        head = text[:begin].strip()
        if head.endswith(",") or ". " in head or not iso_date(head) or not starts_with_dateline(text[begin:]):
            continue
        # A place of several words, all in capitals.
        while (
            text[begin:].split(",")[0].isupper()
            and (word := head.rsplit(" ", 1)[-1]).isupper()
            and word.isalpha()
        ):
            head = head[: -len(word)].rstrip()
            begin -= len(word) + 1
        body.removed.append(Removed(text=head, rule="before the dateline"))
        body.date = body.date or iso_date(head)
        title = _DAY.split(head, maxsplit=1)[0].strip(" -|,")
        body.title = body.title or (title if is_title_like(title) else "")
        return text[begin:]
    return text


def _write(judged: Sequence[_Judged], body: Body) -> None:
    """Paragraphs of the lines that are left; a dateline on a line of its own is joined to what follows."""
    kept = [one.line for one in judged if not one.reason]
    pending = ""
    for place, line in enumerate(kept):
        text = f"{pending} {line.text}".strip()
        if place == 0:
            text = _without_flattened_head(text, body)
        pending = ""
        if place == 0 and len(kept) > 1 and _ONLY_DATELINE.fullmatch(text):
            pending = text
            continue
        following = kept[place + 1].text if place + 1 < len(kept) else ""
        body.paragraphs.append(text)
        body.kinds.append(_kind(replace(line, text=text), following))


def assemble(lines: Sequence[Line], *, title: str = "", markup: bool = False) -> Body:
    """Paragraphs of an article from the *lines* around and in it, and every line that was dropped with its rule.

    *title*, where the page's metadata gives it, is dropped from the body wherever it stands before the first
    paragraph; without it, a headline among the lines before the first paragraph is recognised.
    """
    body = Body(title=title)
    apart = _taken_apart(lines, body.removed)
    inside = [place for place, line in enumerate(apart) if line.inside]
    # Rules are asked about the article and its surroundings; a page's far corners are out anyway.
    near = range(inside[0] - _FURTHEST_TITLE, inside[-1] + _FURTHEST_TITLE) if inside else range(0)
    judged = [_judge(line, markup=markup, near=place in near) for place, line in enumerate(apart)]
    for one in judged:
        if not one.line.inside:
            one.value = min(one.value, -3.0)
    _weigh_endings(judged)
    begin, end = best_stretch([one.value for one in judged])
    if begin == end:
        begin, end = 0, len(judged)
        dumped = False
    else:
        dumped = markup or looks_like_a_dump([(one.value, one.rule) for one in judged])
        if not dumped:
            begin, end = _begin_of_text(judged, begin), _end_of_text(judged, end)
    lead = _lead_of(judged, begin, end)
    _trim(judged[lead:end], body.removed)
    _drop_by_rule(judged, begin, end, markup=markup)
    while lead < end and judged[lead].reason:
        lead += 1
    first = next(
        (p for p in range(lead, end) if not judged[p].reason and is_prose(judged[p].line.text)), lead
    )
    if not title:
        place = _headline(judged, first)
        if place >= 0 and (place < lead or any(is_prose(one.line.text) for one in judged[first:end])):
            body.title = judged[place].line.text
            judged[place].reason = "title"
    _note_credits(judged, first, end, body)
    for place, one in enumerate(judged):
        if one.reason:
            continue
        if place >= end or place < begin:
            one.reason = one.rule.name if one.rule else one.line.zone or "outside the article"
        elif place < lead:
            caption = rule_book().caption_rule(one.line.text, before_lead=True)
            one.reason = caption.name if caption else "before the dateline"
    _drop_captions_before(judged, lead, first, end)
    _drop_repeats(judged, lead, end)
    if any(is_prose(one.line.text) for one in judged if not one.reason):
        _drop_edges(judged, lead, end, body.title)
    body.removed.extend(Removed(text=_bare(one.line.text), rule=one.reason) for one in judged if one.reason)
    _write(judged, body)
    return body


def _end_of_text(judged: Sequence[_Judged], end: int) -> int:
    """In a paste that isn't a dump, all lines up to the first label that closes an article belong to it."""
    for place in range(end, len(judged)):
        rule = judged[place].rule
        if (rule is not None and rule.ends) or judged[place].value < -_CLOSES / 2:
            return place
    return len(judged)


def _begin_of_text(judged: Sequence[_Judged], begin: int) -> int:
    """Likewise, all lines after the last label that belongs to a list of other articles."""
    for place in range(begin - 1, -1, -1):
        if judged[place].value <= -40.0:
            return place + 1
    return 0


def _drop_captions_before(judged: Sequence[_Judged], lead: int, first: int, end: int) -> None:
    """Captions that only their place before the first paragraph gives away, where paragraphs are left after them."""
    for place in range(lead, min(first + 2, end)):
        one = judged[place]
        if one.reason or starts_with_dateline(one.line.text):
            break
        rule = rule_book().caption_rule(one.line.text, before_lead=True)
        rest = sum(other.line.text.count(" ") for other in judged[place + 1 : end] if not other.reason)
        if rule is None or rest < 40:
            break
        one.reason = rule.name


def _note_credits(judged: Sequence[_Judged], first: int, end: int, body: Body) -> None:
    """The date and the bylines that stand near the article."""
    near = [
        *range(first - 1, max(-1, first - _FURTHEST_TITLE), -1),
        *range(first, min(len(judged), end + 12)),
    ]
    for place in near:
        one = judged[place]
        text = one.line.text
        if not body.date and (is_date_line(text) or (place < first and find_date(text))):
            body.date = find_date(text)
            if not is_date_line(text):
                body.credits.append(text)
        elif one.rule is not None and one.rule.name in {"credit", "correspondent"}:
            body.credits.append(text)
        elif place < first and re.search(r"\s-\sdetik\w+$", text):
            body.credits.append(text)
    if not body.credits:
        # Whoever the headline or the lead names is written about, not writing.
        told = f"{body.title} {judged[first].line.text if first < len(judged) else ''}".lower()
        names = _names_beside_dates(judged, first)
        body.credits.extend(name for name in names if not any(part in told for part in name.lower().split()))


def _names_beside_dates(judged: Sequence[_Judged], first: int) -> list[str]:
    """Lines before the first paragraph that hold a name alone, next to the date."""
    found = []
    for place in range(max(1, first - 8), first):
        if not is_date_line(judged[place].line.text):
            continue
        for near in (place - 1, place + 1):
            if near >= first:
                continue
            one = judged[near]
            if not one.reason and one.rule is None and _PERSON.fullmatch(one.line.text):
                found.append(one.line.text)
    return found
