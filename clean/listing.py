"""Whether a short page lists other articles: all that it says stands under linked headlines.

`teasers` knows long lists by their shape; of two to four such blocks an article with boxes beside it may have
as many. Here nothing else may be on the page, so that an article of two sentences stays one.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from .article import Article
from .lines import starts_with_dateline
from .teasers import headline_letters

__all__ = ["lists_articles"]

_MOST_SENTENCES = 12
"""Sentences of an article from which nothing is looked for: four teasers have no more."""
_FEWEST = 2
_INTRODUCED = 3
"""The same under a line that introduces them, which could else be an article of one paragraph."""
_INTRODUCTION = 25
"""Words of the longest such line."""
_LABEL = 60
"""Characters of the longest date, category or count between a headline and what stands under it."""
_SHORTEST, _LONGEST = 15, 200
"""Characters of a headline."""
_SAYS = 25
"""Characters of the shortest line under one."""
_HELD = 0.9
"""Share of the article's letters that must stand under headlines."""
_INLINE = frozenset(
    "a abbr b bdi bdo cite code em font i img mark q s small span strong sub sup time u wbr".split()  # noqa: SIM905
)
_UNSEEN = frozenset(("script", "style", "noscript", "template", "head", "svg", "select", "form"))
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_PROSE = re.compile(r"[.!?…][\"”’')]*$")
_OF_AN_ARTICLE = re.compile(
    r"itemprop=[\"']?articleBody|\"@type\"\s*:\s*\[?\s*\"(?:News|Reportage|Blog)?(?:Article|Posting)\"",
    re.IGNORECASE,
)


@dataclass(slots=True, kw_only=True)
class _Block:
    """A run of text between the edges of block elements."""

    text: str = ""
    linked: int = 0
    """Characters within links."""
    href: str = ""
    is_heading: bool = False


def lists_articles(page: str, article: Article) -> bool:
    """Whether *page*, of which cleaning made *article*, only lists others: two or more, each linked.

    Every paragraph that was kept must stand right under a linked headline of its own, other than the page's
    own title, but for a line above three or more that introduces them. A page that says it is an article, and
    one with more than a dozen sentences, is taken for one. Linear in the length of *page*.
    """
    if not 0 < len(article.sentences) <= _MOST_SENTENCES or _OF_AN_ARTICLE.search(page):
        return False
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = etree.fromstring(page.replace("\x00", "").encode("utf-8", "replace"), parser=parser)
    except etree.XMLSyntaxError:
        return False
    if root is None:
        return False
    names = [*root.iter("title")]
    # A single one heads the page, and may lead to itself; of several each heads what is under it.
    names += heads if len(heads := list(root.iter("h1"))) == 1 else []
    titles = headline_letters(" ".join("".join(name.itertext()) for name in names))
    said = headline_letters(article.text)
    under: dict[str, int] = {}
    introduction = 0
    above: _Block | None = None
    for block in _blocks(root):
        letters = headline_letters(block.text)
        is_said = len(block.text) >= _SAYS and letters in said
        if is_said or (_PROSE.search(block.text) and len(block.text) >= _SAYS and not block.linked):
            if above is not None:
                under[above.href] = len(letters) if is_said else 0
            elif is_said:
                if under or introduction or not _introduces(block.text, article):
                    return False
                introduction = len(letters)
            above = None
        elif _is_headline(block) and letters not in titles:
            above = block
        elif block.is_heading or len(block.text) > _LABEL or letters in titles:
            above = None
    fewest = _INTRODUCED if introduction else _FEWEST
    return len(under) >= fewest and introduction + sum(under.values()) >= _HELD * len(said)


def _introduces(text: str, article: Article) -> bool:
    """Whether a line may stand above a list of others; not where the page is dated as an article is."""
    return not article.date and text.count(" ") < _INTRODUCTION and not starts_with_dateline(text)


def _is_headline(block: _Block) -> bool:
    return (
        _SHORTEST <= len(block.text) <= _LONGEST
        and block.text.count(" ") >= 2
        and block.linked >= len(block.text) - block.text.count(" ")
        and not block.href.startswith(("#", "javascript:", "mailto:", "tel:", "whatsapp:"))
    )


@dataclass(slots=True)
class _Reader:
    """Collects blocks on the way through a tree."""

    pieces: list[str] = field(default_factory=list)
    linked: int = 0
    href: str = ""
    is_heading: bool = False

    def add(self, text: str | None, *, link: str, heading: bool) -> None:
        if text and text.strip():
            self.is_heading |= heading
            if link:
                self.linked += len("".join(text.split()))
                self.href = self.href or link
        self.pieces.append(text or "")

    def flush(self) -> Iterator[_Block]:
        text = " ".join("".join(self.pieces).split())
        if text:
            yield _Block(text=text, linked=self.linked, href=self.href, is_heading=self.is_heading)
        self.pieces, self.linked, self.href, self.is_heading = [], 0, "", False


def _blocks(root: etree._Element) -> Iterator[_Block]:
    """The blocks of the page in reading order; no recursion, since pages may be nested without end."""
    reader = _Reader()
    links: list[str] = []
    headings = unseen = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = element.tag
        begins = event == "start"
        if tag in _UNSEEN:
            unseen += 1 if begins else -1
        if tag not in _INLINE and not unseen:
            yield from reader.flush()
        if begins:
            if tag == "a":
                links.append(element.get("href") or "#")
            headings += tag in _HEADINGS
        else:
            if tag == "a" and links:
                links.pop()
            headings -= tag in _HEADINGS
        if not unseen:
            reader.add(
                element.text if begins else element.tail,
                link=links[-1] if links else "",
                heading=headings > 0,
            )
    yield from reader.flush()
