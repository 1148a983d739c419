"""From lines to paragraphs: the part of cleaning that pages and pastes share."""

from collections.abc import Sequence
from itertools import zip_longest

from .body import Body, write_paragraphs
from .boilerplate import (
    captions,
    captions_before,
    cut_short,
    index,
    labels,
    pictures_called_after,
    repeated,
    surroundings,
)
from .closings import weigh_closings, weigh_salutations
from .credits import find_credits, likely_authors, likely_date
from .cuts import taken_apart, trimmed
from .edges import after_last_paragraph, before_first_paragraph, given_headline, headline
from .header import FURTHEST, find_lead, live_entries, mail_header
from .headline import find_decks, headline_key, plain_title, without_program
from .lines import Line, dateline_source, is_prose
from .official import is_official, is_part_name, is_signed, official_date, official_span, title_block
from .parts import tell_parts
from .portal_weights import weigh_parts, weigh_portal_lines
from .reasons import MAIL_HEADER, OUTSIDE, TITLE
from .region import Region
from .rules import LineRule, Role
from .runs import (
    weigh_disclaimers,
    weigh_fields,
    weigh_initials,
    weigh_lists,
    weigh_lone_lines,
    weigh_numbered,
    weigh_verse,
)
from .scored_line import PartTeller, ScoredLine, is_guess, score_line
from .span import article_span

__all__ = ["assemble", "scored_lines"]


def scored_lines(lines: Sequence[Line], *, markup: bool) -> list[ScoredLine]:
    """The *lines* with what each speaks for or against, before any model of a paste's parts is asked."""
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
    weigh_salutations(scored)
    weigh_closings(scored)
    weigh_verse(scored)
    weigh_fields(scored)
    weigh_lists(scored)
    weigh_numbered(scored)
    weigh_portal_lines(scored, markup=False)
    weigh_disclaimers(scored)
    weigh_lone_lines(scored)
    weigh_initials(scored)
    return scored


def assemble(
    lines: Sequence[Line],
    *,
    title: str = "",
    markup: bool = False,
    dated: bool = False,
    tell: PartTeller = tell_parts,
) -> Body:
    """Paragraphs of an article from the *lines* in and around it, and what was dropped with its reason.

    *title*, where the page's metadata gives it, is dropped from the body wherever it stands before the first
    paragraph; without it, a headline among the lines before the first paragraph is recognized. *dated* says
    whether that metadata has a date. *tell* notes on a paste's lines what part each is.
    """
    body = Body(title=title)
    apart = taken_apart(lines, body.dropped)
    scored = scored_lines(apart, markup=markup)
    if is_official([line for line in apart if line.inside]):
        _assemble_official(scored, body)
        return body
    if not markup and _has_surroundings(scored):
        tell(scored)
        weigh_parts(scored)
    begin, end = article_span(scored, markup=markup)
    entries = live_entries(scored, begin, end)
    for place in entries:
        scored[place].rule = None
    begin = min([begin, *entries])
    # Before any line is out, for a label on the dateline's own line mustn't hide it.
    lead = find_lead(scored, begin, end)
    region = Region(lines=scored, begin=begin, end=end, lead=lead, first=lead)
    if title:
        region.rule_out(given_headline(region, title))
    mail, subject, sent = ([], "", "") if markup else mail_header(scored)
    region.rule_out((place, MAIL_HEADER) for place in mail)
    region.rule_out(labels(region, markup=markup))
    region.rule_out(captions(region))
    region.settle_lead()
    # The heading of a live blog's first entry is no deck.
    region.first = min([region.first, *entries])
    body.title = title or subject
    if not body.title:
        region.rule_out(headline(region))
        titled = next((plain_title(one.line.text) for one in scored if one.reason is TITLE), "")
        body.title = without_program(titled, scored)
    _mark_decks(region, body.title)
    body.date, body.credits = find_credits(scored, region.first, end, body.title)
    body.date = sent or body.date
    body.authors = likely_authors(scored, body.credits, body.title)
    body.date = body.date or likely_date(scored)
    region.rule_out(surroundings(region))
    region.rule_out(captions_before(region))
    region.rule_out(pictures_called_after(region, body.title))
    # Only now, for a credit at its end is what gives a caption away.
    for _, one in region.left(region.lead, end):
        if len(one.line.text) >= 30:
            before = len(body.dropped)
            one.line = one.line.with_text(trimmed(one.line.text, body.dropped))
            body.credits.extend(end.text for end in body.dropped[before:] if Role.CREDIT in end.reason.roles)
    region.rule_out(repeated(region))
    region.rule_out(cut_short(region))
    if any(is_prose(one.line.text) for one in scored if one.reason is None):
        region.rule_out(before_first_paragraph(region, body.title))
        region.rule_out(after_last_paragraph(region))
    if markup:
        region.rule_out(index(region, dated=dated or bool(body.date)))
    write_paragraphs(scored, body)
    return body


def _has_surroundings(lines: Sequence[ScoredLine]) -> bool:
    """Whether the lines are more than a text: a rule knows one, or the first or the last is no paragraph."""
    return any(one.rule is not None for one in lines) or not all(
        is_prose(one.line.text) for one in (*lines[:1], *lines[-1:])
    )


def _mark_decks(region: Region, title: str) -> None:
    """Take the sentences under the headline into the text, whose first paragraph comes after them."""
    key = headline_key(title)
    places = range(max(0, region.lead - FURTHEST), min(region.first + 1, len(region.lines)))
    titled = [place for place in places if key and headline_key(region.lines[place].line.text) == key]
    if not titled:
        return
    # A dateline opens the text, whatever else stands under it.
    end = region.lead if region.lead > titled[-1] + 1 else region.end
    lead = region.lines[end].line.text if end < len(region.lines) else ""
    signed = dateline_source(lead) != ""
    for place in find_decks(region.lines, titled[-1], end, signed=signed):
        region.lines[place].deck = True
    if region.first < len(region.lines) and region.lines[region.first].deck:
        region.first = next(iter(region.prose()), region.first)


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
            one.line = one.line._replace(kind="heading")
    region = Region(lines=scored, begin=begin, end=end, lead=begin, first=begin)
    block = [begin + place for place in title_block([one.line for one in scored[begin:end]])]
    body.title = body.title or " ".join(scored[place].line.text for place in block)
    body.date = official_date([one.line for one in scored[begin:end]])
    region.rule_out((place, TITLE) for place in block)
    for place, one in region.left(0, len(scored)):
        one.reason = one.line.zone or one.rule or (None if begin <= place < end else OUTSIDE)
    write_paragraphs(scored, body)
