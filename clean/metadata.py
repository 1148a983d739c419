"""What a page says of its article outside the text: title, byline, date, publisher, next page."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from lxml import etree

from sources import sound_text

from .bylines import named_author
from .dates import iso_date
from .links import host_of, joined
from .page_title import headline_told, is_confirmed
from .publishers import source_of_host
from .repair import repair

__all__ = ["Metadata", "page_metadata"]

_LARGEST_JSON = 400_000
"""Characters of one JSON-LD block; a larger one is data for a script, not a description of an article."""
_ARTICLE_TYPES = frozenset(
    (
        "NewsArticle",
        "Article",
        "ReportageNewsArticle",
        "BlogPosting",
        "LiveBlogPosting",
        "OpinionNewsArticle",
        "AnalysisNewsArticle",
        "BackgroundNewsArticle",
        "ReviewNewsArticle",
        "TechArticle",
        "Report",
        "Review",
    )
)
_TELLING = etree.XPath("//@itemprop | //@rel")
"""Attributes that may tell of the article, in document order; to find their elements takes twice as long."""
_TOLD = frozenset(("headline", "datePublished", "author"))
_NUMBERED = re.compile(r"[?&/](?:page|hal|halaman|p)[=/](?:all|2)\b", re.IGNORECASE)
_NEXT = re.compile(
    r"\W*(?:halaman\s(?:selanjutnya|berikutnya)|selanjutnya|berikutnya|next(?:\spage)?|lanjut(?:kan)?(?:\smembaca)?"
    r"|show\sall|tampilkan\ssemua|semua\shalaman|baca\ssemua|lihat\ssemua\shalaman)\W*"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a page says about its article outside the text; empty where it doesn't."""

    title: str = ""
    byline: str = ""
    date: str = ""
    date_is_guess: bool = False
    """Whether the date is that of the page's first ``time``, which may be another article's."""
    source: str = ""
    fallback: str = ""
    """The page's `<title>`, which nothing in the page repeats, for where no line is like a headline."""
    site: str = ""
    """What the page's title adds to the headline, mostly the publisher's name."""
    url: str = ""
    next_page: str = ""


def _objects(data: object, depth: int = 0) -> Iterator[dict[str, Any]]:
    if depth > 6:
        return
    if isinstance(data, dict):
        yield data
        for key in ("@graph", "mainEntity", "mainEntityOfPage", "itemListElement"):
            yield from _objects(data.get(key), depth + 1)
    elif isinstance(data, list):
        for item in data[:50]:
            yield from _objects(item, depth + 1)


def _linked_data(root: etree._Element) -> dict[str, Any]:
    """The page's description of its article in JSON-LD; empty where it has none that can be read."""
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower() or not script.text:
            continue
        raw = script.text.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
        if len(raw) > _LARGEST_JSON:
            continue
        try:
            data = json.loads(raw, strict=False)
        except (ValueError, RecursionError):
            # Portals often leave a trailing comma behind; anything worse stays unread.
            try:
                data = json.loads(re.sub(r",(\s*[}\]])", r"\1", raw), strict=False)
            except (ValueError, RecursionError):
                continue
        for found in _objects(data):
            kind = found.get("@type")
            kinds = kind if isinstance(kind, list) else [kind]
            if any(str(one) in _ARTICLE_TYPES for one in kinds):
                return found
    return {}


def _name(value: object) -> str:
    """The name or names in a JSON-LD person or organization."""
    if isinstance(value, dict):
        value = value.get("name", "")
    if isinstance(value, list):
        return ", ".join(dict.fromkeys(name for one in value[:6] if (name := _name(one))))
    return " ".join(str(value).split()) if isinstance(value, str) else ""


def _metas(root: etree._Element) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in root.iter("meta"):
        key = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        content = " ".join((meta.get("content") or "").split())
        if key and content:
            found.setdefault(key, content)
    return found


def _short_text(element: etree._Element, most: int) -> str:
    """The text in *element* where it has fewer than *most* characters, else ``""``; no more of it is read."""
    words: list[str] = []
    size = 0
    for piece in element.itertext():
        words.append(piece)
        size += len(piece.strip())
        if size >= most:
            return ""
    text = " ".join("".join(words).split())
    return text if len(text) < most else ""


def _props(root: etree._Element) -> dict[str, str]:
    """Texts of the first elements with an ``itemprop`` or ``rel`` of an article and of the first ``time``."""
    found: dict[str, str] = {}
    telling = [told.getparent() for told in _TELLING(root) if told in _TOLD]
    for element in (*telling, *root.iter("time")):
        key = element.get("itemprop") or element.get("rel") or element.tag
        if key in found or not (key in _TOLD or element.tag == "time"):
            continue
        value = element.get("content") or element.get("datetime") or _short_text(element, 300)
        if value and len(value) < 300:
            found[key] = value
    return found


def _next_page(root: etree._Element, base: str) -> str:
    for element in root.iter("link", "a"):
        address = element.get("href")
        if not address or not _NUMBERED.search(address):
            continue
        href = address.strip()
        if href.startswith(("#", "javascript:")):
            continue
        rel = (element.get("rel") or "").lower().split()
        if (element.tag == "link" and "next" in rel) or (
            element.tag == "a" and _NEXT.fullmatch(_short_text(element, 40).lower())
        ):
            return joined(base, href)
    return ""


def _author(linked: dict[str, Any], metas: dict[str, str], props: dict[str, str]) -> str:
    for value in (
        _name(linked.get("author")),
        props.get("author", ""),
        metas.get("author", ""),
        metas.get("dable:author", ""),
        metas.get("article:author", ""),
        metas.get("content_author", ""),
    ):
        if name := named_author(value):
            return name
    return ""


def page_metadata(
    root: etree._Element, headings: Sequence[str], url: str, *, lines: Sequence[str] = ()
) -> Metadata:
    """Read a page's JSON-LD, ``meta`` and ``itemprop``, in that order.

    *headings* are its ``h1`` texts, *lines* the short ones of all its lines.
    """
    linked, metas, props = _linked_data(root), _metas(root), _props(root)
    tag = (
        " ".join("".join(title.itertext()) for title in root.iter("title"))
        if root.find(".//title") is not None
        else ""
    )
    canonical = next(
        (link.get("href", "") for link in root.iter("link") if link.get("rel") == "canonical"), ""
    )
    address = url or canonical or metas.get("og:url", "")
    date = ""
    for value in (
        str(linked.get("datePublished") or ""),
        metas.get("article:published_time", ""),
        metas.get("datepublished", ""),
        props.get("datePublished", ""),
        metas.get("publishdate", "") or metas.get("pubdate", "") or metas.get("content_publishdate", ""),
        metas.get("dtk:publishdate", "") or metas.get("dc.date", "") or metas.get("date", ""),
        str(linked.get("dateCreated") or ""),
    ):
        if value and (date := iso_date(value)):
            break
    shown = "" if date else iso_date(props.get("time", ""))
    site = metas.get("og:site_name", "")
    source = _name(linked.get("publisher")) or (
        source_of_host(site) if "." in site and " " not in site else site
    )
    source = source or source_of_host(host_of(address))
    tag = " ".join(tag.split())
    title = headline_told(_name(linked.get("headline")), metas.get("og:title", ""), tag, headings, lines)
    told = bool(linked.get("headline") or metas.get("og:title")) or is_confirmed(title, headings, lines)
    return Metadata(
        title=repair(title).strip() if told else "",
        byline=repair(_author(linked, metas, props)).strip(),
        date=date or shown,
        date_is_guess=shown != "",
        source=repair(source).strip(),
        fallback="" if told else repair(title).strip(),
        site=repair(tag[len(title) :] if title and tag.startswith(title) else "").strip(" -|»:•–—"),
        url=sound_text(address),
        next_page=sound_text(_next_page(root, address)),
    )
