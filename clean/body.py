"""From lines to paragraphs: the part of cleaning that pages and pastes share."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import zip_longest

from .article import ParagraphKind
from .dates import is_date_line, iso_date
from .header import (
    FURTHEST,
    could_be_deck,
    find_credits,
    find_headline,
    find_lead,
    headline_key,
    headline_of_flattened_header,
    live_entries,
    mail_header,
    names_writer,
    plain_title,
    split_flattened_header,
)
from .lines import (
    CELL,
    LEADING_BULLET,
    LINK_CLOSE,
    LINK_OPEN,
    ONLY_DATELINE,
    Line,
    is_bullet,
    is_capitalized,
    is_prose,
    is_title_like,
    starts_with_dateline,
)
from .official import is_official, is_part_name, is_signed, official_date, official_span, title_block
from .reasons import (
    BEFORE_DATELINE,
    DATE,
    DECK,
    LINKED_HEADLINE,
    MAIL_HEADER,
    OUTSIDE,
    REPEAT,
    SIGNATURE,
    TEASER,
    TITLE,
    TRAILING_HEADING,
    TRAILING_LABEL,
    WRITER,
)
from .remember import remembered
from .repeats import repeats
from .rules import LineRule, Role, Rule, rule_book
from .run_together import cut_run_together_links, split_run_together
from .scored_line import (
    ScoredLine,
    is_guess,
    score_line,
    weigh_closings,
    weigh_disclaimers,
    weigh_initials,
    weigh_lists,
    weigh_portal_lines,
    weigh_verse,
)
from .span import article_span

__all__ = ["Body", "Dropped", "assemble"]

_LINKED_MENTION = re.compile(
    rf"\s?[(\[]?\b(?:baca|lihat|simak|tonton|cek)(?:\s(?:juga|pula|selengkapnya|berita|artikel|video)){{0,2}}\s{{0,2}}[:|]?\s{{0,2}}"
    rf"{LINK_OPEN}[^{LINK_CLOSE}]{{4,300}}{LINK_CLOSE}[)\].]?",
    re.IGNORECASE,
)
_SIGNATURE = re.compile(r"[A-Z][A-Z.']+(?:\s(?:[A-Z.'&|/,]+)){0,7}")
_FIELD = re.compile(r"[A-Z][\w/. ]{2,30}\s?:\s\S")
"""A label and what it stands for, as an invitation or an announcement has them."""
_INDEX, _FEW = 3, 20
"""Linked headlines that make an index of a page with fewer words than that, none of them in a sentence."""
_INTRODUCTION = 40
"""Words, less one, of the longest introduction to a list of teasers."""
_TAIL_REACH = 600
"""Characters at the end of a line in which initials or a credit lie; none of their rules matches as many."""
_FOLLOWERS = 14
"""Most lines that go with a label such as "Baca juga"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dropped:
    """Text that went, and why."""

    text: str
    reason: Rule


@dataclass(slots=True, kw_only=True)
class Body:
    """What came of the lines."""

    paragraphs: list[str] = field(default_factory=list)
    kinds: list[ParagraphKind] = field(default_factory=list)
    dropped: list[Dropped] = field(default_factory=list)
    title: str = ""
    """The headline, where the lines before the first paragraph hold one."""
    date: str = ""
    """As ISO 8601, from a line before the first paragraph or after the last."""
    credits: list[str] = field(default_factory=list)
    """Lines that name who wrote it."""


@dataclass(slots=True, kw_only=True)
class _Region:
    """The lines in and around an article, while one pass after another rules lines out.

    A pass is a generator that names places and reasons; `rule_out` alone writes them down, each before the
    pass goes on, so that a pass sees what it and those before it ruled out.
    """

    lines: list[ScoredLine]
    begin: int
    """First line of the article's span."""
    end: int
    """One past its last line."""
    lead: int
    """Where its text starts: at its dateline, else at *begin*."""
    first: int
    """The first line from *lead* on that reads as a paragraph; *lead* where none does."""

    def rule_out(self, found: Iterable[tuple[int, Rule]]) -> None:
        """Write down why each of the places *found* is out."""
        for place, reason in found:
            self.lines[place].reason = reason

    def left(self, begin: int, end: int) -> Iterator[tuple[int, ScoredLine]]:
        """The lines from *begin* to *end* that aren't out when their turn comes, with their places."""
        for place in range(begin, end):
            if self.lines[place].reason is None:
                yield place, self.lines[place]

    def prose(self) -> list[int]:
        """Places of the paragraphs that are left from *lead* on."""
        return [
            place for place, one in self.left(self.lead, self.end) if one.assured or is_prose(one.line.text)
        ]

    def settle_lead(self) -> None:
        """Move *lead* past lines that are out, and find *first*."""
        self.lead = next((place for place, _ in self.left(self.lead, self.end)), self.end)
        prose = self.prose()
        text = [place for place in prose if not self._is_caption_before(place)]
        # An essay in photos has captions alone.
        self.first = next(iter(text or prose), self.lead)

    def _is_caption_before(self, place: int) -> bool:
        text = self.lines[place].line.text
        return rule_book().caption_rule(text, before_lead=True) is not None


def _bare(text: str) -> str:
    return text.replace(LINK_OPEN, "").replace(LINK_CLOSE, "")


def _taken_apart(lines: Sequence[Line], dropped: list[Dropped]) -> list[Line]:
    """The lines without links inside them to other articles, and with sentences that ran together apart."""
    book = rule_book()
    apart: list[Line] = []
    for line in lines:
        text = line.text
        if not line.inside:
            apart.append(line.with_text(_bare(text).strip()))
            continue
        if LINK_OPEN in text and line.linked < 0.8:
            for match in _LINKED_MENTION.finditer(text):
                dropped.append(Dropped(text=_bare(match.group()).strip(), reason=book.link_in_text))
            text = _LINKED_MENTION.sub("", text)
        parts, taken = _parts(_bare(text).strip())
        dropped.extend(taken)
        apart.extend(line.with_text(part) for part in parts)
    return apart


@remembered
def _parts(text: str) -> tuple[tuple[str, ...], tuple[Dropped, ...]]:
    """A line's *text*, parted where sentences ran together, without what is cut out; and what that is."""
    book = rule_book()
    dropped: list[Dropped] = []
    if ":" in text and len(text) > 60:
        text, taken = cut_run_together_links(text)
        dropped.extend(Dropped(text=piece, reason=book.link_in_text) for piece in taken)
    for cut in book.cuts:
        if matches := list(cut.pattern.finditer(text)):
            dropped.extend(Dropped(text=match.group().strip(), reason=cut) for match in matches)
            text = cut.pattern.sub("", text).strip()
    parts = split_run_together(text) if text else []
    return tuple(filter(None, parts)), tuple(dropped)


def _trimmed(text: str, dropped: list[Dropped]) -> str:
    """The *text* of a line without initials and credits at its ends."""
    book = rule_book()
    begin, end = 0, len(text)
    before = None
    # Bounds are moved rather than the text cut, since there may be as many initials as the line has room for.
    while before != (begin, end):
        before = (begin, end)
        for cut in book.heads:
            if match := cut.pattern.match(text, begin, end):
                dropped.append(Dropped(text=match.group().strip(), reason=cut))
                begin = match.end()
                while begin < end and text[begin].isspace():
                    begin += 1
        for cut in book.tails:
            match = cut.pattern.search(text, max(begin, end - _TAIL_REACH), end)
            if match and match.group().strip():
                dropped.append(Dropped(text=match.group().strip(), reason=cut))
                end = match.start()
                while end > begin and text[end - 1].isspace():
                    end -= 1
    return text[begin:end]


def _labels(region: _Region, *, markup: bool) -> Iterator[tuple[int, Rule]]:
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
        if label is not None and followers and is_title_like(text) and (not markup or one.line.linked > 0.6):
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


def _captions(region: _Region) -> Iterator[tuple[int, Rule]]:
    """Captions, unless they are all there is: then it is an essay in photos."""
    left = list(region.left(region.begin, region.end))
    found = {place: rule_book().caption_rule(one.line.text, before_lead=False) for place, one in left}
    words = {place: one.line.text.count(" ") for place, one in left if is_prose(one.line.text)}
    captions = sum(count for place, count in words.items() if found[place] is not None)
    if captions > 0.7 * sum(words.values()):
        return
    for place, rule in found.items():
        if rule is not None:
            yield place, rule


def _given_headline(region: _Region, title: str) -> Iterator[tuple[int, Rule]]:
    """The first line, where it says no more than the *title* that was given."""
    first = next(region.left(region.begin, region.end), None)
    if first is not None and headline_key(first[1].line.text) == headline_key(title):
        yield first[0], TITLE


def _headline(region: _Region) -> Iterator[tuple[int, Rule]]:
    """The article's headline before its first paragraph; nothing where no line is like one."""
    place = find_headline(region.lines, region.first)
    prose_follows = any(is_prose(one.line.text) for one in region.lines[region.first : region.end])
    if place >= 0 and (place < region.lead or prose_follows):
        yield place, TITLE


def _surroundings(region: _Region) -> Iterator[tuple[int, Rule]]:
    """Everything outside the span, and within it everything before the lead."""
    for place, one in region.left(0, len(region.lines)):
        if not region.begin <= place < region.end:
            yield place, one.rule or one.line.zone or OUTSIDE
        elif place < region.lead:
            yield place, rule_book().caption_rule(one.line.text, before_lead=True) or BEFORE_DATELINE


def _captions_before(region: _Region) -> Iterator[tuple[int, Rule]]:
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


def _repeats(region: _Region) -> Iterator[tuple[int, Rule]]:
    """Lines that another line makes superfluous."""
    left = list(region.left(region.lead, region.end))
    for at in repeats([one.line.text for _, one in left]):
        yield left[at][0], REPEAT


def _before_first_paragraph(region: _Region, title: str) -> Iterator[tuple[int, Rule]]:
    """Headlines and decks before the first paragraph."""
    wanted = headline_key(title)
    prose = region.prose()
    for place, one in region.left(region.lead, min(region.first, prose[0]) if prose else region.lead):
        if wanted and headline_key(one.line.text) == wanted:
            yield place, TITLE
        elif could_be_deck(one.line):
            yield place, DECK
        else:
            break


def _after_last_paragraph(region: _Region) -> Iterator[tuple[int, Rule]]:
    """Headings, labels and signatures after the last paragraph."""
    prose = region.prose()
    last = prose[-1] if prose else region.end
    label = next((place for place in range(last, region.end) if region.lines[place].reason), region.end)
    for place, one in reversed(list(region.left(region.lead, region.end))):
        text = one.line.text
        if one.line.kind == "row":
            break
        if place > label and text.count(" ") < 3 and text[-1].isalnum() and not is_bullet(text):
            yield place, TRAILING_LABEL
        elif _SIGNATURE.fullmatch(text) and len(text) < 60:
            yield place, SIGNATURE
        elif one.line.kind == "heading" and not is_prose(text):
            yield place, TRAILING_HEADING
        else:
            break


def _index(region: _Region, *, dated: bool) -> Iterator[tuple[int, Rule]]:
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


def _kind(line: Line, following: str) -> ParagraphKind:
    text = line.text
    # A row of a table heads nothing, however short it is.
    if line.kind == "row":
        return "row"
    if line.kind == "item" or is_bullet(text) or CELL in text:
        return "item"
    short = text.count(" ") < 14 and len(text) < 110 and not text.endswith((".", ",", ":", ";", '"'))
    # "Rekomendasi:" heads what follows; a longer line with a colon introduces it.
    short = short or (text.endswith(":") and text.count(" ") < 3)
    if short and following and (line.kind == "heading" or is_prose(following)):
        return "heading"
    return "text"


def _write(lines: Sequence[ScoredLine], body: Body) -> None:
    """Log the lines that are out and make paragraphs of the rest.

    A dateline on a line of its own is joined to what follows.
    """
    body.dropped.extend(
        Dropped(text=_bare(one.line.text), reason=one.reason) for one in lines if one.reason is not None
    )
    kept = [one.line for one in lines if one.reason is None]
    pending = ""
    for place, line in enumerate(kept):
        text = f"{pending} {line.text}".strip()
        if place == 0:
            head, text = split_flattened_header(text)
            if head:
                body.dropped.append(Dropped(text=head, reason=BEFORE_DATELINE))
                body.date = body.date or iso_date(head)
                body.title = body.title or headline_of_flattened_header(head)
        pending = ""
        if place == 0 and len(kept) > 1 and ONLY_DATELINE.fullmatch(text):
            pending = text
            continue
        following = kept[place + 1].text if place + 1 < len(kept) else ""
        body.paragraphs.append(text)
        body.kinds.append(_kind(line.with_text(text), following))


def _scored(lines: Sequence[Line], *, markup: bool) -> list[ScoredLine]:
    inside = [place for place, line in enumerate(lines) if line.inside]
    # Rules are asked about the article and its surroundings; a page's far corners are out anyway.
    near = range(inside[0] - FURTHEST, inside[-1] + FURTHEST) if inside else range(0)
    scored = [
        score_line(line, following=following, markup=markup, near=place in near)
        for place, (line, following) in enumerate(zip_longest(lines, lines[1:]))
    ]
    if markup:
        weigh_portal_lines(scored, markup=True)
        weigh_initials(scored)
        return scored
    weigh_closings(scored)
    weigh_verse(scored)
    weigh_lists(scored)
    weigh_portal_lines(scored, markup=False)
    weigh_disclaimers(scored)
    weigh_initials(scored)
    return scored


def assemble(lines: Sequence[Line], *, title: str = "", markup: bool = False, dated: bool = False) -> Body:
    """Paragraphs of an article from the *lines* in and around it, and what was dropped with its reason.

    *title*, where the page's metadata gives it, is dropped from the body wherever it stands before the first
    paragraph; without it, a headline among the lines before the first paragraph is recognized. *dated* says
    whether that metadata has a date.
    """
    body = Body(title=title)
    apart = _taken_apart(lines, body.dropped)
    scored = _scored(apart, markup=markup)
    if is_official([line for line in apart if line.inside]):
        _assemble_official(scored, body)
        return body
    begin, end = article_span(scored, markup=markup)
    entries = live_entries(scored, begin, end)
    for place in entries:
        scored[place].rule = None
    begin = min([begin, *entries])
    # Before any line is out, for a label on the dateline's own line mustn't hide it.
    lead = find_lead(scored, begin, end)
    region = _Region(lines=scored, begin=begin, end=end, lead=lead, first=lead)
    if title:
        region.rule_out(_given_headline(region, title))
    mail, subject, sent = ([], "", "") if markup else mail_header(scored)
    region.rule_out((place, MAIL_HEADER) for place in mail)
    region.rule_out(_labels(region, markup=markup))
    region.rule_out(_captions(region))
    region.settle_lead()
    # The heading of a live blog's first entry is no deck.
    region.first = min([region.first, *entries])
    body.title = title or subject
    if not body.title:
        region.rule_out(_headline(region))
        body.title = next((plain_title(one.line.text) for one in scored if one.reason is TITLE), "")
    body.date, body.credits = find_credits(scored, region.first, end, body.title)
    body.date = sent or body.date
    region.rule_out(_surroundings(region))
    region.rule_out(_captions_before(region))
    # Only now, for a credit at its end is what gives a caption away.
    for _, one in region.left(region.lead, end):
        if len(one.line.text) >= 30:
            one.line = one.line.with_text(_trimmed(one.line.text, body.dropped))
    region.rule_out(_repeats(region))
    if any(is_prose(one.line.text) for one in scored if one.reason is None):
        region.rule_out(_before_first_paragraph(region, body.title))
        region.rule_out(_after_last_paragraph(region))
    if markup:
        region.rule_out(_index(region, dated=dated or bool(body.date)))
    _write(scored, body)
    return body


def _is_portals(rule: LineRule | None) -> bool:
    """Whether a *rule* drops what only a portal writes, rather than what may belong to any text."""
    return rule is not None and not rule.roles.isdisjoint({Role.CHROME, Role.CREDIT, Role.FOOTER})


def _assemble_official(scored: list[ScoredLine], body: Body) -> None:
    """Paragraphs of an official text: all its lines but its name, and but what can only be a portal's."""
    inside = [place for place, one in enumerate(scored) if one.line.inside]
    begin, end = inside[0], inside[-1] + 1
    for one in scored[begin:end]:
        if is_guess(one) and (is_part_name(one.line.text) or one.line.text.endswith((";", ":", ","))):
            one.rule = None
    span = official_span(
        [one.line for one in scored[begin:end]],
        [
            one.line.zone is not None
            or (one.rule is not None and not is_guess(one) and not is_signed(one.line.text))
            for one in scored[begin:end]
        ],
    )
    begin, end = begin + span.start, begin + span.stop
    for one in scored[begin:end]:
        # "ttd" stands over a signature; "Sumber:" is a heading like any other.
        if (
            Role.CREDIT in getattr(one.rule, "roles", ())
            or not _is_portals(one.rule)
            or (one.rule is not None and one.rule.may_be_heading(one.line.text))
        ):
            one.rule, one.score = None, 0.0
        if is_part_name(one.line.text):
            one.line = replace(one.line, kind="heading")
    region = _Region(lines=scored, begin=begin, end=end, lead=begin, first=begin)
    block = [begin + place for place in title_block([one.line for one in scored[begin:end]])]
    body.title = body.title or " ".join(scored[place].line.text for place in block)
    body.date = official_date([one.line for one in scored[begin:end]])
    region.rule_out((place, TITLE) for place in block)
    for place, one in region.left(0, len(scored)):
        one.reason = one.line.zone or one.rule or (None if begin <= place < end else OUTSIDE)
    _write(scored, body)
