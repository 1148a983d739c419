"""Reasons for which code drops a line that no rule of the file names: by its place or beside another line."""

import re

from .rules import LineRule, Role, Rule, Zone

__all__ = [
    "ABOUT_PAGE",
    "BEFORE_DATELINE",
    "CALL",
    "CAPTION",
    "COMMENT",
    "COUNTS",
    "CREDIT",
    "DATE",
    "DECK",
    "LINKED_HEADLINE",
    "MAIL_HEADER",
    "NAVIGATION",
    "OFFER",
    "OTHER_ARTICLE",
    "OUTSIDE",
    "PUBLISHED",
    "REASONS",
    "REPEAT",
    "RUNNING_HEAD",
    "SIGNATURE",
    "STRUCK",
    "TAGS",
    "TEASER",
    "TITLE",
    "TRAILING_HEADING",
    "TRAILING_LABEL",
    "WIDGET",
    "WRITER",
]


def _portals(name: str) -> LineRule:
    """A kind of lines that portals put around a text; a model tells them (`clean/portal_lines.py`)."""
    return LineRule(name=name, pattern=re.compile(r"(?!)"), roles=frozenset((Role.CHROME,)), weight=8)


ABOUT_PAGE = _portals("about the page")
"""Where the text is from, who may use it, how the page is shown."""
CALL = _portals("call to action")
"""It asks the reader to follow, share, download, give, sign up."""
COMMENT = _portals("comment")
"""Readers or the members of a group speak, or are asked to."""
COUNTS = _portals("counts")
"""How many read, liked or followed it, or how long ago it was written."""
CAPTION = _portals("caption")
"""It tells of a photo."""
CREDIT = _portals("who wrote or edited it")
"""It says who wrote, edited or sent the text."""
NAVIGATION = _portals("navigation")
"""It leads elsewhere: menus, labels over lists of other texts, names of pages."""
PUBLISHED = _portals("when it was published")
"""It says when the text was published."""
TAGS = _portals("what it is filed under")
"""It files the text under words."""
OFFER = _portals("offer")
"""It sells something, or says who paid."""
WIDGET = _portals("widget")
"""Weather, rates, schedules, scores, polls, numbers to call."""
BEFORE_DATELINE = Rule(name="before the dateline")
"""It stands before the dateline with which the article's text opens."""
DATE = Rule(name="date")
"""It is the date of publication and nothing else."""
DECK = Rule(name="deck")
"""A sentence under the headline, a category or another label before the first paragraph."""
LINKED_HEADLINE = Rule(name="linked headline")
"""Nearly all of it is a link, and it reads as another article's headline."""
MAIL_HEADER = Rule(name="mail header")
"""It says from whom and to whom a mail is, when it was sent or what it is about."""
OTHER_ARTICLE = Zone(name="another article", pattern=re.compile(r"(?!)"))
"""It is in an article of its own, whose headline isn't the page's; no element is that by its names."""
OUTSIDE = Rule(name="outside the article")
"""It lies before or after the span of lines that holds the article."""
REPEAT = Rule(name="repeat")
"""Another line says the same."""
RUNNING_HEAD = Zone(name="running head", pattern=re.compile(r"(?!)"))
"""A printed page repeats it at its top or foot, beside its number."""
SIGNATURE = Rule(name="signature")
"""A name in capitals alone after the last paragraph."""
STRUCK = Zone(name="struck out", pattern=re.compile(r"(?!)"))
"""The page shows it crossed out: its writers took it back."""
TEASER = Zone(name="teaser", pattern=re.compile(r"(?!)"))
"""It is one of many linked headlines with a line under each; no element is that by its names."""
TITLE = Rule(name="title")
"""It is the article's headline, which `Article.title` holds."""
TRAILING_HEADING = Rule(name="trailing heading")
"""A heading with nothing under it, after the last paragraph."""
TRAILING_LABEL = Rule(name="trailing label")
"""A word or two after something dropped that follows the last paragraph."""
WRITER = Rule(name="writer")
"""It is a name with its portal, beside the date."""

REASONS = (
    ABOUT_PAGE,
    BEFORE_DATELINE,
    CALL,
    CAPTION,
    COMMENT,
    COUNTS,
    CREDIT,
    DATE,
    DECK,
    LINKED_HEADLINE,
    MAIL_HEADER,
    NAVIGATION,
    OFFER,
    OTHER_ARTICLE,
    OUTSIDE,
    PUBLISHED,
    REPEAT,
    RUNNING_HEAD,
    SIGNATURE,
    STRUCK,
    TAGS,
    TEASER,
    TITLE,
    TRAILING_HEADING,
    TRAILING_LABEL,
    WIDGET,
    WRITER,
)
"""All of them."""
