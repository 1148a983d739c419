"""What templates draw a page on: wordings to take from, and what they took, to stay or to go."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from html import escape
from random import Random

from .wordings import Wordings

__all__ = ["OFFICIAL", "Marks", "Sheet"]

OFFICIAL = ("regulation", "ruling")
"""Forms of stories that have a name in capitals and no headline, date or author."""

_DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
_MONTHS = (
    "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember".split()  # noqa: SIM905
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Marks:
    """How a template writes blocks of each kind; the text goes into the braces."""

    paragraph: str = "<p>{}</p>"
    heading: str = "<h2>{}</h2>"
    item: str = "<li>{}</li>"
    items: str = "<ul>{}</ul>"
    cell: str = "<td>{}</td>"
    row: str = "<tr>{}</tr>"
    rows: str = "<table>{}</table>"
    question: str = "<p><strong>{}</strong></p>"
    time: str = "<div class='jam'>{}</div>"
    post: str = "<blockquote class='twitter-tweet'><p>{}</p></blockquote>"
    name: str = "<p align='center'>{}</p>"
    photo: str = "<figure><img src='foto.jpg'><figcaption>{}</figcaption></figure>"
    aside: str = "<p>{}</p>"
    """Boilerplate between blocks."""


@dataclass(slots=True, kw_only=True)
class Sheet:
    """A page in the making: what templates draw from, and what they put in."""

    draw: Random
    words: Wordings
    title: str
    paragraphs: list[str]
    place: str
    author: str
    site: str
    moment: datetime
    described: bool
    """Whether the page describes itself in JSON-LD and ``meta``."""
    form: str = "news"
    blocks: tuple[tuple[str, str], ...] = ()
    apart: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    gone: list[str] = field(default_factory=list)
    names_author: bool = False
    shows_author: bool = False

    def keep(self, text: str) -> str:
        """*text* of the article, as markup."""
        self.kept.append(text)
        return escape(text, quote=False)

    def junk(self, wording: str) -> str:
        """A *wording* filled in, as markup; it must go."""
        text = wording.format(
            link=self.draw.choice(self.words.headlines),
            author=self.author,
            other=self.draw.choice(self.words.persons),
            site=self.site,
            number=self.draw.randint(2, 980),
            host=self.site.replace(" ", "").lower() + ".com",
        )
        self.gone.append(text)
        return escape(text, quote=False)

    def some(self, wordings: tuple[str, ...], most: int) -> list[str]:
        """Up to *most* different ones, in any order."""
        return self.draw.sample(wordings, self.draw.randint(0, min(most, len(wordings))))

    def date(self) -> str:
        """The date of publication as the page shows it."""
        when = self.moment
        return self.draw.choice(self.words.dates).format(
            weekday=_DAYS[when.weekday()],
            day=when.day,
            month=_MONTHS[when.month - 1],
            short=_MONTHS[when.month - 1][:3],
            number=when.month,
            year=when.year,
            hour=when.hour,
            minute=when.minute,
            site=self.site,
        )

    def credit(self) -> str:
        """A line that names the author."""
        self.names_author = self.shows_author = True
        return self.junk(self.draw.choice(self.words.credits))

    def body(self, wrap: Callable[[str], str], aside: Callable[[str], str], between: int = 3) -> list[str]:
        """The article's blocks with boilerplate between them; *wrap* a paragraph, *aside* such a line."""
        blocks = [wrap(self.keep(text)) for text in self.paragraphs]
        for wording in self.some(self.words.between, between):
            blocks.insert(self.draw.randint(1, len(blocks) - 1), aside(self.junk(wording)))
        return blocks

    def text(self, marks: Marks, between: int = 3) -> str:
        """The story's blocks with up to *between* lines of boilerplate; none stands in an official text."""
        wordings = [] if self.form in OFFICIAL else self.some(self.words.between, between)
        places = [self.draw.randint(1, len(self.blocks)) for _ in wordings]
        out: list[str] = []
        run: list[str] = []
        for place, (kind, text) in enumerate(self.blocks):
            markup = self._block(kind, text, marks)
            goes_on = place + 1 < len(self.blocks) and self.blocks[place + 1][0] == kind
            if kind in {"item", "row"}:
                run.append(markup)
                if goes_on:
                    continue
                markup = (marks.items if kind == "item" else marks.rows).format("".join(run))
                run.clear()
            out.append(markup)
            for wording, at in zip(wordings, places, strict=True):
                # A heading isn't parted from what it heads, nor a time.
                if at == place + 1 and kind not in {"heading", "time", "question", "name"}:
                    out.append(marks.aside.format(self.junk(wording)))
        return "".join(out)

    def _block(self, kind: str, text: str, marks: Marks) -> str:
        if kind == "row":
            self.kept.append(text)
            return marks.row.format("".join(marks.cell.format(escape(cell)) for cell in text.split(" | ")))
        if kind == "name":
            return marks.name.format(escape(text))
        if self.form == "gallery":
            kind = "photo"
        return str(getattr(marks, kind)).format(self.keep(text))

    def headline(self, mark: str = "<h1>{}</h1>") -> str:
        """The headline in its *mark*; an official text has its name instead."""
        return "" if self.form in OFFICIAL else mark.format(escape(self.title))

    def dated(self, mark: str) -> str:
        """The date of publication in its *mark*; nothing over an official text."""
        return "" if self.form in OFFICIAL else mark.format(self.date())

    def signed(self, mark: str, share: float) -> str:
        """A line that names the author, on a *share* of the pages; never over an official text."""
        if self.form in OFFICIAL or self.draw.random() >= share:
            return ""
        return mark.format(self.credit())

    def pictured(self, mark: str, share: float) -> str:
        """A photo's caption, on a *share* of the pages."""
        if self.form in {*OFFICIAL, "gallery"} or self.draw.random() >= share:
            return ""
        return mark.format(self.junk(self.draw.choice(self.words.captions)))

    def lines(self, wordings: tuple[str, ...], most: int, mark: str) -> str:
        """Up to *most* different ones in any order, each in its *mark*."""
        return "".join(mark.format(self.junk(wording)) for wording in self.some(wordings, most))

    def another(self, mark: str, paragraph: str) -> str:
        """Another article under this one, as portals load it when the reader gets there."""
        story = self.draw.choice(self.words.forms)
        while story.form in OFFICIAL or story.title == self.title or len(story.blocks) < 3:
            story = self.draw.choice(self.words.forms)
        texts = [story.title, *(text for kind, text in story.blocks if kind == "paragraph")][:3]
        filled = [
            text.format(place="Kota Seberang", person="Wawan Darmawan", other="Lilis Suryani", number=7)
            for text in texts
        ]
        self.apart += [text for text in filled if text not in self.kept]
        title, *rest = [escape(text, quote=False) for text in filled]
        return mark.format(f"<h1>{title}</h1>" + "".join(paragraph.format(text) for text in rest))

    def head(self) -> str:
        """The page's ``head``."""
        described = ""
        if self.described and self.form not in OFFICIAL:
            self.names_author = True
            data = {
                "@context": "https://schema.org",
                "@type": "NewsArticle",
                "headline": self.title,
                "datePublished": self.moment.isoformat() + "+07:00",
                "author": {"@type": "Person", "name": self.author},
                "publisher": {"@type": "Organization", "name": self.site},
            }
            described = f"<script type='application/ld+json'>{json.dumps(data)}</script>"
            described += f'<meta property="og:title" content="{escape(self.title)}">'
        joint = self.draw.choice((" - ", " | "))
        return f"<head><meta charset='utf-8'><title>{escape(self.title)}{joint}{self.site}</title>{described}</head>"

    def cards(self, heading: str, card: str, *, blurbs: bool) -> str:
        """A list of other articles under a label, with times and, if asked for, *blurbs*."""
        found = [heading.format(self.junk(self.draw.choice(self.words.labels)))]
        for title in self.draw.sample(self.words.headlines, self.draw.randint(2, 4)):
            text = f"<a href='/b'>{self.junk(title)}</a>"
            if blurbs:
                text += f"<p>{self.junk(self.draw.choice(self.words.blurbs))}</p>"
            found.append(card.format(f"{text} <span>{self.junk('{number} menit lalu')}</span>"))
        return "".join(found)
