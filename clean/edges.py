"""The edges of an article: headlines and decks above its first paragraph, signatures below its last."""

import re
from collections.abc import Iterator

from .headline import could_be_deck, find_headline, headline_key
from .lines import ONLY_DATELINE, is_bullet, is_prose
from .reasons import DECK, SIGNATURE, TITLE, TRAILING_HEADING, TRAILING_LABEL
from .region import Region
from .rules import Rule

__all__ = ["after_last_paragraph", "before_first_paragraph", "given_headline", "headline"]

_SIGNATURE = re.compile(r"[A-Z][A-Z.']+(?:\s(?:[A-Z.'&|/,]+)){0,7}")


def given_headline(region: Region, title: str) -> Iterator[tuple[int, Rule]]:
    """The first line, where it says no more than the *title* that was given."""
    first = next(region.left(region.begin, region.end), None)
    if first is not None and headline_key(first[1].line.text) == headline_key(title):
        yield first[0], TITLE


def headline(region: Region) -> Iterator[tuple[int, Rule]]:
    """The article's headline before its first paragraph; nothing where no line is like one."""
    place = find_headline(region.lines, region.first)
    prose_follows = any(is_prose(one.line.text) for one in region.lines[region.first : region.end])
    if place >= 0 and (place < region.lead or prose_follows):
        yield place, TITLE


def before_first_paragraph(region: Region, title: str) -> Iterator[tuple[int, Rule]]:
    """Headlines and decks before the first paragraph."""
    wanted = headline_key(title)
    prose = region.prose()
    for place, one in region.left(region.lead, min(region.first, prose[0]) if prose else region.lead):
        if wanted and headline_key(one.line.text) == wanted:
            yield place, TITLE
        elif could_be_deck(one.line) and not one.deck and not one.assured:
            yield place, DECK
        elif not one.deck:
            break


def after_last_paragraph(region: Region) -> Iterator[tuple[int, Rule]]:
    """Headings, labels, signatures and datelines of nothing after the last paragraph."""
    prose = region.prose()
    last = prose[-1] if prose else region.end
    label = next((place for place in range(last, region.end) if region.lines[place].reason), region.end)
    for place, one in reversed(list(region.left(region.lead, region.end))):
        text = one.line.text
        if one.line.kind == "row":
            break
        if place > label and text.count(" ") < 3 and text[-1].isalnum() and not is_bullet(text):
            yield place, TRAILING_LABEL
        elif ONLY_DATELINE.fullmatch(text):
            # What it opened is out, as where a page has its first paragraph again.
            yield place, TRAILING_LABEL
        elif _SIGNATURE.fullmatch(text) and len(text) < 60:
            yield place, SIGNATURE
        elif one.line.kind == "heading" and not is_prose(text):
            yield place, TRAILING_HEADING
        else:
            break
