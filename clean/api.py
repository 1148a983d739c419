"""The one way into cleaning: `clean`."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from sources import sound_text

from .article import Article, ParagraphKind, Removed, Sentence, Table
from .assemble import assemble
from .body import Body, Dropped
from .broken_words import join_broken_words
from .bylines import byline_of, is_labelled, names_common_things, team_of
from .dates import agreed_date
from .language import detect_language
from .lines import dateline, dateline_source
from .links import host_of
from .markup import is_html
from .metadata import Metadata, page_metadata
from .names import OUTLET
from .page import read_page
from .parts import tell_parts
from .paste import read_paste
from .publishers import KNOWN_SOURCES, source_of_host
from .remember import forget_answers
from .repair import repair, unescaped
from .rules import Role
from .scored_line import PartTeller
from .sentences import split_sentences
from .table_cells import cells_of

__all__ = ["clean", "clean_paste"]

_WORD = re.compile(r"[^\W\d_]+")
_MOST_PASSES = 5
_MOST_NAMES = 20
"""Different names that may be the author's; each is looked for in what was dropped."""


def clean(text: str, *, url: str | None = None, title: str = "") -> Article:
    """Turn a raw page, crawl dump or paste into an `Article`.

    *text* is always content, never a path or an address; *url*, where it came from, is recorded and names the
    publisher where nothing else does. *title* is the headline where a record or a mail names it: no other is
    looked for, and a first line that repeats it is dropped. Empty text, and a page without an article, give
    an article without paragraphs; nothing is raised. Takes time linear in the length of *text*, which is made
    safe by `sources.sound_text` first. TypeError for what is no str.
    """
    if not isinstance(text, str):
        raise TypeError(f"A text is a str, not {type(text).__name__}; ringkas.brief_file reads a file.")
    if not isinstance(url, str | None):
        raise TypeError(f"url is str or None, not {type(url).__name__}.")
    if not isinstance(title, str):
        raise TypeError(f"title is str, not {type(title).__name__}.")
    try:
        return _cleaned(text, url or "", title)
    finally:
        forget_answers()


def _cleaned(text: str, url: str, title: str) -> Article:
    text, url = sound_text(unescaped(text)), sound_text(url)
    title = " ".join(repair(sound_text(title)).split())
    if is_html(text):
        page = read_page(text)
        if page is None:
            return Article(url=url, title=title)
        known = page_metadata(page.root, page.headings, url, lines=page.short_lines)
        body = assemble(page.lines, title=title or known.title, markup=True, dated=bool(known.date))
        return _article(body, known)
    return clean_paste(text, url=url, title=title)


def clean_paste(text: str, *, url: str = "", title: str = "", tell: PartTeller = tell_parts) -> Article:
    """The article of a paste, of sound text; *tell* notes on its lines what part each is."""
    return _article(_settled(text, title, tell), Metadata(url=url))


def _settled(paste: str, title: str, tell: PartTeller) -> Body:
    """What comes of a *paste* after cleaning its own text until that changes nothing.

    A second `clean` would change nothing either. *title* is the headline that was given, or empty; *tell*
    notes what part each line is.

    What one pass drops can bring lines together that another would join or drop; two passes are the rule, but
    one where it leaves every line as it was.
    """
    lines = read_paste(paste)
    body = assemble(lines, title=title, tell=tell)
    for _ in range(_MOST_PASSES):
        text = body.paragraphs[body.decks :]
        left = read_paste("\n\n".join(text))
        if left == lines and not body.decks:
            break
        lines, again = left, assemble(left, title=title, tell=tell)
        if again.paragraphs == text:
            break
        body.paragraphs[body.decks :], body.kinds[body.decks :] = again.paragraphs, again.kinds
        body.dropped.extend(again.dropped)
        body.title = body.title or again.title
    return body


def _article(body: Body, known: Metadata) -> Article:
    (title, *paragraphs), joined = join_broken_words([body.title or known.fallback, *body.paragraphs])
    credited = [(name, is_labelled(line)) for line in body.credits if (name := byline_of(line))]
    if not all(labelled for _, labelled in credited) or body.authors:
        texts = (*paragraphs, *(entry.text for entry in body.dropped))
        small = {word for text in texts for word in _WORD.findall(text) if word.islower()}
        credited = [one for one in credited if one[1] or not names_common_things(one[0], small)]
        body.authors = [name for name in body.authors if not names_common_things(name, small)]
    ruled = [name for name, _ in credited]
    names = list(dict.fromkeys([*body.authors, *ruled]))[:_MOST_NAMES]
    publishers = [name for name in names if _is_publisher(name, body, known, parted=name in ruled)]
    byline = known.byline or next((name for name in names if name not in publishers), "")
    byline = byline or next(filter(None, map(team_of, body.credits)), "")
    source = known.source or dateline_source(body.opening)
    source = source or next(iter(publishers), "")
    if not source and known.url:
        source = source_of_host(host_of(known.url))
    return Article(
        title=title,
        byline=byline,
        date=_date(known, body),
        source=source,
        url=known.url,
        language=detect_language("\n\n".join(paragraphs)),
        paragraphs=tuple(paragraphs),
        kinds=tuple(body.kinds),
        tables=tuple(_tables(paragraphs, body.kinds)),
        sentences=tuple(_sentences(paragraphs)),
        removed=tuple(_log(body.dropped)),
        joined=tuple(joined),
        next_page=known.next_page,
    )


def _date(known: Metadata, body: Body) -> str:
    """When it was published: as the page states it; as its lines show it where the page only seems to."""
    if known.date_is_guess and body.date and known.date[:10] != body.date[:10]:
        return body.date
    return agreed_date(known.date, body.date)


def _is_publisher(name: str, body: Body, known: Metadata, *, parted: bool) -> bool:
    """Whether the *name* in "Kabar Kita • 27 Januari 2022" is the publisher's rather than the author's.

    It is where the page's title, its footer or the article's dateline has it as well; where lines that end in
    it may be titles, a mark that has it *parted* from what stands before tells as much.
    """
    if OUTLET.search(name) or name in KNOWN_SOURCES or name in (known.source, known.site):
        return True
    if name in dateline(body.opening):
        return True
    return any(
        name in entry.text
        if Role.FOOTER in entry.reason.roles
        else parted and _ends_with_site(entry.text, name)
        for entry in body.dropped
        if entry.text not in body.credits
    )


def _ends_with_site(text: str, name: str) -> bool:
    return text.endswith(name) and text.removesuffix(name).rstrip()[-1:] in {"|", "-", "»", "–"}


def _tables(paragraphs: Sequence[str], kinds: Sequence[ParagraphKind]) -> Iterator[Table]:
    for kind, run in groupby(range(len(paragraphs)), key=kinds.__getitem__):
        if kind == "row":
            places = list(run)
            rows = (cells_of(paragraphs[place]) for place in places)
            yield Table(paragraph=places[0], rows=tuple(rows))


def _sentences(paragraphs: Sequence[str]) -> list[Sentence]:
    sentences = []
    offset = 0
    for index, paragraph in enumerate(paragraphs):
        for start, end in split_sentences(paragraph):
            sentences.append(
                Sentence(text=paragraph[start:end], paragraph=index, start=offset + start, end=offset + end)
            )
        offset += len(paragraph) + 2
    return sentences


def _log(dropped: list[Dropped]) -> list[Removed]:
    """What was dropped, under its reason's name; a menu that stands twice on a page is logged once."""
    entries = dict.fromkeys((entry.text, entry.reason.name) for entry in dropped if entry.text)
    return [Removed(text=text, rule=rule) for text, rule in entries]
