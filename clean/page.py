"""A page's lines in reading order, each marked with whether its place in the markup makes it part of it."""

import re
from dataclasses import dataclass

from lxml import etree

from .inline import write_raised
from .lines import LINK_CLOSE, LINK_OPEN, Line, is_prose, marked_rows, starts_with_dateline
from .page_lines import write_lines
from .repair import repair
from .rule_file import rule_book
from .table_cells import fill_spans
from .tree import Tree

__all__ = ["Page", "read_page"]


_IN_HEAD = frozenset("base link meta noscript script style template title".split())  # noqa: SIM905
_HEADLINE = 200
"""Characters of the longest headline."""
_MOST_ATTRIBUTES = 500
"""Attributes of an element; the parser takes quadratic time in their number, and the rest is left out."""
_ATTRIBUTE = r"""[\s/]*+[^\s/>=][^\s/>=]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"'][^\s>]*+)?+)?+"""
_UNREAD = (
    r"<!--(?:[^-]++|-(?!->))*+(?:-->|\Z)"
    r"|<(?:script|style)\b(?:[^<]++|<(?!/(?:script|style)))*+(?:</(?:script|style)|\Z)"
)
"""A comment or a script, to its end; a lazy repeat would take several times as long."""
# Every alternative matches wherever its first characters stand, so that nothing is read twice.
_CALM = re.compile(
    rf"(?:[^<]++|{_UNREAD}"
    rf"|<[a-z][^\s/>]*+(?:{_ATTRIBUTE}){{0,{_MOST_ATTRIBUTES}}}+(?!{_ATTRIBUTE})|<(?![a-z]|!--))*+",
    re.IGNORECASE | re.DOTALL,
)
"""All of a page without such an element."""
_TAG = re.compile(
    rf"({_UNREAD})"
    rf"|(<[a-z][^\s/>]*+(?:{_ATTRIBUTE}){{0,{_MOST_ATTRIBUTES}}}+)(?:{_ATTRIBUTE})*+",
    re.IGNORECASE | re.DOTALL,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A parsed page."""

    root: etree._Element
    lines: tuple[Line, ...]
    headings: tuple[str, ...]
    """Texts of its ``h1`` elements, in order; of its other headings, but for links, where it has none."""

    @property
    def short_lines(self) -> tuple[str, ...]:
        """Texts of its lines that aren't longer than a headline and no link to another article, in order."""
        return tuple(line.text for line in self.lines if len(line.text) <= _HEADLINE and line.linked < 0.5)


def _repaired(lines: list[Line]) -> tuple[Line, ...]:
    """The lines with their characters repaired, all at once for speed; those that come out empty go."""
    texts = repair("\n".join(line.text for line in lines)).split("\n")
    if len(texts) != len(lines):  # an entity in the text stood for a line break
        texts = [repair(line.text).replace("\n", " ") for line in lines]
    return tuple(
        line.with_text(text.strip())
        for line, text in zip(lines, texts, strict=True)
        if text.strip(LINK_OPEN + LINK_CLOSE + " |")
    )


def _with_lead(lines: tuple[Line, ...], headings: tuple[str, ...]) -> tuple[Line, ...]:
    """The lines with the lead taken in where it stands between the headline and the element with the text."""
    first = next((place for place, line in enumerate(lines) if line.inside and is_prose(line.text)), 0)
    if not first or starts_with_dateline(lines[first].text):
        return lines
    titles = frozenset(headings)
    title = next((place for place in range(first - 1, -1, -1) if lines[place].text in titles), first)
    leads = [
        place
        for place in range(title + 1, first)
        if not lines[place].inside and not lines[place].zone and _could_be_lead(lines[place])
    ]
    if not 1 <= len(leads) <= 2:
        return lines
    return tuple(line._replace(inside=True) if place in leads else line for place, line in enumerate(lines))


def _could_be_lead(line: Line) -> bool:
    text = line.text
    if line.linked > 0.3 or text.count(" ") < 11 or not is_prose(text):
        return False
    book = rule_book()
    return book.line_rule(text) is None and book.caption_rule(text, before_lead=True) is None


def _described(root: etree._Element) -> str:
    """The headlines in the page's head, with whatever stands beside them."""
    head = root.find("head")
    if head is None:
        return ""
    titles = ["".join(title.itertext()) for title in head.iter("title")]
    titles += [meta.get("content") or "" for meta in head.iter("meta") if meta.get("property") == "og:title"]
    return "\n".join(titles)


def _body(root: etree._Element) -> etree._Element:
    """The page's body, in which everything is that a head may not hold.

    HTML lets pages leave `</head>` and `<body>` out, and the parser, which is older than `<article>`, doesn't
    see that such an element ends the head.
    """
    head, body = root.find("head"), root.find("body")
    strays = [] if head is None else [child for child in head if child.tag not in _IN_HEAD]
    if not strays:
        return root if body is None else body
    if body is None:
        body = etree.SubElement(root, "body")
    if body.text:
        strays[-1].tail = (strays[-1].tail or "") + body.text
        body.text = None
    body[:0] = strays
    return body


def read_page(text: str) -> Page | None:
    """Parse a page; None where there is nothing in it."""
    plain = text.replace(LINK_OPEN, "").replace(LINK_CLOSE, "").replace("\x00", "")
    if _CALM.fullmatch(plain) is None:
        plain = _TAG.sub(r"\1\2", plain)
    # Plain elements: those of lxml.html each cost a look-up of their class.
    parser = etree.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True, huge_tree=True)
    try:
        root = etree.fromstring(plain.encode("utf-8", "replace"), parser=parser)
    except etree.XMLSyntaxError:
        return None
    if root is None:
        return None
    write_raised(root)
    fill_spans(root)
    described = _described(root)
    tree = Tree(_body(root), described)
    writer = write_lines(tree, tree.container())
    headings = tuple(repair(text) for text in writer.headings or writer.subheadings)
    return Page(
        root=root, lines=_with_lead(tuple(marked_rows(_repaired(writer.lines))), headings), headings=headings
    )
