"""What a text that came in is, told by its content: read as such, or refused with what to do instead.

Nothing here guesses at an article; that is `clean`. Each of `KINDS` is one kind that plain cleaning would
misread in silence: subtitles, a mail, a feed, a wall in front of a page.
"""

from collections.abc import Callable

from .content import Content, Kind
from .front_matter import FRONT_MATTER
from .mail import MAIL, MAILBOX, QUOTED
from .one_record import NO_TEXT, RECORD, TABLE, TEXT_IN_JSON
from .pointers import ADDRESS, CARD, FEED, FEEDS, FOLDER, PATH, RULES_FOR_ROBOTS, SITEMAP
from .subtitles import OTHER_SUBTITLES, SUBTITLES, TRANSCRIPT
from .unfenced import UNFENCED
from .walls import WALLS, Wall

__all__ = ["KINDS", "admit"]


def admit(text: str) -> Content:
    r"""What *text* is, made one article's text; plain text, Markdown and pages stay as they are.

    Raises InputError for what holds no article or many (a feed, a sitemap, addresses, records, a path), and
    NoArticle for a wall that asks for cookies or for proof that one isn't a robot. Takes linear time.

    >>> admit("1\n00:00:01,000 --> 00:00:03,000\nHarga beras\n\n2\n00:00:03,000 --> 00:00:05,000\nnaik.").text
    'Harga beras naik.'
    """
    text = text.removeprefix("\ufeff")
    for kind in KINDS:
        if kind.is_it(text) and (content := kind.read(text)) is not None:
            return content
    return Content(kind="text", body=text)


def _refuse_wall(wall: Wall) -> Callable[[str], Content]:
    def refuse(_text: str) -> Content:
        raise wall.error()

    return refuse


KINDS: tuple[Kind, ...] = (
    ADDRESS,
    PATH,
    FOLDER,
    FEED,
    FEEDS,
    RULES_FOR_ROBOTS,
    SITEMAP,
    CARD,
    NO_TEXT,
    RECORD,
    TEXT_IN_JSON,
    TABLE,
    SUBTITLES,
    OTHER_SUBTITLES,
    TRANSCRIPT,
    QUOTED,
    UNFENCED,
    FRONT_MATTER,
    MAILBOX,
    MAIL,
    *(Kind(name=wall.name, is_it=wall.stands_in, read=_refuse_wall(wall)) for wall in WALLS),
)
"""Tried in this order; what is none of them is plain text or a page."""
