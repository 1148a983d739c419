"""Pages of portals that don't exist, each around one article of ours, with what must stay and what must go.

A page is drawn: a template lays out a story with wordings of every kind of boilerplate, of which each is there or
not, in any order. The gold is what the generator put in. What is in ``seen.py`` and ``seen.toml`` may be looked at
while rules are written; ``held.py`` and ``held.toml`` may not.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from random import Random

from .sheet import OFFICIAL, Sheet
from .wordings import Story, Wordings

__all__ = ["Half", "Page", "draw_page"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page with its gold."""

    template: str
    markup: str
    title: str
    byline: str
    """Empty where the page names nobody."""
    shown_byline: str
    """The same, but only where a line of the text names the author, not its markup alone."""
    date: str
    """To the minute, as ISO 8601 without a zone; empty where the page doesn't tell."""
    kept: tuple[str, ...]
    gone: tuple[str, ...]
    apart: tuple[str, ...]
    """What only the markup tells from the article, such as another article under it; it must go from the page."""


Template = Callable[[Sheet], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Half:
    """Wordings and templates that go together: those in view, or those kept back."""

    words: Wordings
    templates: dict[str, Template]
    plain: tuple[str, ...]
    """The templates that take a headline and paragraphs alone."""


def draw_page(half: Half, seed: int) -> Page:
    """The page that *seed* gives, always the same: what is drawn, and in what order, must stay as it is."""
    draw = Random(seed)
    words = half.words
    name = draw.choice(sorted(half.templates))
    story = _drawn_story(half, name, draw)
    place, person, other = draw.choice(words.places), *draw.sample(words.persons, 2)
    author = draw.choice([name for name in words.persons if name not in {person, other}])
    number, site = draw.randint(3, 96), draw.choice(words.sites)
    official = story.form in OFFICIAL
    told = {"place": place.upper() if official else place, "person": person, "other": other, "number": number}
    blocks = [(kind, text.format(**told)) for kind, text in story.blocks]
    if story.form not in {*OFFICIAL, "live", "gallery", "interview"} or name in half.plain:
        first = next(at for at, (kind, _) in enumerate(blocks) if kind == "paragraph")
        dateline = draw.choice(words.datelines)
        opening = dateline.format(place=place, upper=place.upper(), site=site, day=draw.randint(1, 28))
        blocks[first] = ("paragraph", opening + blocks[first][1])
    sheet = Sheet(
        draw=draw,
        words=words,
        title=story.title.format(**told),
        paragraphs=[text for _, text in blocks],
        place=place,
        author=author,
        site=site,
        moment=datetime(2019, 1, 1) + timedelta(minutes=draw.randint(0, 3_000_000)),
        described=draw.random() < 0.5,
        form=story.form,
        blocks=tuple(blocks),
    )
    markup = half.templates[name](sheet)
    return _with_gold(sheet, markup, template=f"{name}, {story.form}", is_dated=not official)


def _drawn_story(half: Half, name: str, draw: Random) -> Story:
    """A story that the template *name* can lay out."""
    if name in half.plain:
        title, *paragraphs = draw.choice(half.words.stories)
        return Story(form="news", title=title, blocks=tuple(("paragraph", text) for text in paragraphs))
    form = draw.choice(sorted({story.form for story in half.words.forms}))
    return draw.choice([story for story in half.words.forms if story.form == form])


def _with_gold(sheet: Sheet, markup: str, *, template: str, is_dated: bool) -> Page:
    """The page that *sheet* has become, with what was put into it."""
    body = "\n".join(sheet.kept)
    return Page(
        template=template,
        markup=markup,
        title=sheet.title,
        byline=sheet.author if sheet.names_author else "",
        shown_byline=sheet.author if sheet.shows_author else "",
        date=sheet.moment.isoformat()[:16] if is_dated else "",
        kept=tuple(sheet.kept),
        # A short label may be a word of the text as well.
        gone=tuple(text for text in dict.fromkeys(sheet.gone) if text not in body and text != sheet.title),
        apart=tuple(sheet.apart),
    )
