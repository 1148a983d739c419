"""Title, byline, date and publisher of a page or a paste."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from lxml import etree

from indonesian import one_of, weekdays
from sources import sound_text

from .dates import iso_date, name_after_date
from .links import host_of, joined
from .names import TEAM
from .repair import repair

__all__ = ["KNOWN_SOURCES", "Metadata", "byline_of", "page_metadata", "source_of_host", "team_of"]

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
# What follows a dash and holds a number ("20 - 26 September") is no site's name.
_SUFFIX = re.compile(r"\s(?:[|»:]{1,2}|-{1,2}|–|—|•)\s(?![^|»•–—]{0,60}?(?<!\S)\d)[^|»•–—]{2,60}$")
_SEPARATORS = frozenset(("", *"|»«:-–—•·"))
_SUFFIX_REACH = 66
"""Characters at the end of a title in which a suffix lies."""
_FEWEST_SPACES = 2
"""Of a headline that may have been cut short, or that says something of an article."""
_LONGEST_TITLE = 1000
"""Characters of what can be a title; the headings aren't looked for in anything longer."""
_NAMES = {
    "antaranews.com": "ANTARA",
    "detik.com": "detikcom",
    "kompas.com": "Kompas.com",
    "kompas.id": "Kompas.id",
    "tempo.co": "Tempo",
    "liputan6.com": "Liputan6.com",
    "republika.co.id": "Republika",
    "okezone.com": "Okezone",
    "kapanlagi.com": "KapanLagi.com",
    "mediaindonesia.com": "Media Indonesia",
    "cnnindonesia.com": "CNN Indonesia",
    "cnbcindonesia.com": "CNBC Indonesia",
    "tribunnews.com": "Tribunnews",
    "suara.com": "Suara.com",
    "jpnn.com": "JPNN",
    "bisnis.com": "Bisnis.com",
    "merdeka.com": "Merdeka.com",
    "viva.co.id": "VIVA",
    "sindonews.com": "SINDOnews",
    "kumparan.com": "kumparan",
    "metrotvnews.com": "Metro TV",
    "thejakartapost.com": "The Jakarta Post",
}
KNOWN_SOURCES = frozenset(
    (*_NAMES.values(), "Antara", "ANTARA News", "Kompas", "Liputan6", "Media Indonesia", "Bisnis")
)
"""Publishers by their usual names."""
_CREDIT = re.compile(
    r"\b(?:(?:teks|naskah)(?:\s(?:dan|&)\sfoto)?(?=\s?:)|foto\s(?:dan|&)\s(?:teks|naskah)(?=\s?:)|rep(?=\s?:)|karya(?=\s?:)|reporter|penulis|pewarta|oleh|by|author|wartawan|jurnalis|kontributor|laporan(?P<outlet>\s(?:wartawan|reporter|kontributor))?"
    r")[\s:|]{1,6}(?P<name>[^\s|:;][^|:;\n]{2,79})",
    re.IGNORECASE,
)
_IN_SMALL = re.compile(r"[a-z'.]{2,20}(?:\s[a-z'.]{1,20}){1,3}")
"""A name as some papers set it: "rep: sari melati"."""
_CREDITED = re.compile(
    r"(?:(?:ditulis|written|laporan|posted)\s)?(?:oleh|by|penulis|reporter|pewarta|author|wartawan|jurnalis|kontributor)"
    r"\s{0,2}[:|]?\s",
    re.IGNORECASE,
)
"""At the beginning of a value that should be a name alone."""
_TELLING = etree.XPath("//@itemprop | //@rel")
"""Attributes that may tell of the article, in document order; to find their elements takes twice as long."""
_TOLD = frozenset(("headline", "datePublished", "author"))
_HOST = re.compile(r"(?:[\w-]{1,40}\.){1,4}[a-z]{2,8}", re.IGNORECASE)
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_NUMBERED = re.compile(r"[?&/](?:page|hal|halaman|p)[=/](?:all|2)\b", re.IGNORECASE)
_NEXT = re.compile(
    r"\W*(?:halaman\s(?:selanjutnya|berikutnya)|selanjutnya|berikutnya|next(?:\spage)?|lanjut(?:kan)?(?:\smembaca)?"
    r"|show\sall|tampilkan\ssemua|semua\shalaman|baca\ssemua|lihat\ssemua\shalaman)\W*"
)
_NAME = re.compile(r"[A-Z][\w.'\-]*(?:[\s,]{1,2}(?:dan\s|bin\s|van\s|de\s)?[A-Z][\w.'\-]*){0,7}")


_TEAM = re.compile(
    rf"(?:^|[:|]\s?|\b(?:[Oo]leh|[Bb]y|[Ll]aporan)\s)(?P<name>{TEAM.pattern})(?=$|\s[•·|/–-]|[,\s]+\d)"
)
_SHORTENED = re.compile(r"(?:\b[A-Z]|\.[A-Z][a-z]{0,4})\.$")
"""A name that ends in an initial or a degree keeps its stop."""


@cache
def _end_of_name() -> re.Pattern[str]:
    """What follows a name in a line that credits it: another credit, or when it was published."""
    days = one_of(spelling for day in weekdays() for spelling in (*day.names, *day.english_short))
    return re.compile(
        rf"\s(?:editor|redaktur|foto|fotografer|uploader|pada|tanggal|tgl|on|di(?=\s\d)|dari|waktu\sbaca|di(?:baca|lihat)|langsung)\b|\s[-–—•·]\s|,?\s(?:{days})\b|[,\s(]+\d|/\s?red\b",
        re.IGNORECASE,
    )


@cache
def _not_a_name() -> re.Pattern[str]:
    """What a byline may hold in a name's place, or beside one."""
    names = one_of(name for day in weekdays() for name in day.names)
    return re.compile(
        r"https?:|www\.|@|\.(?:com|co|id)\b|\b(?:sumber|source|foto|uploader|penyunting|fotografer|redaksi|redaktur"
        rf"|penulis|reporter|admin|administrator|super\suser|webmaster|operator|editor|tim|cyber|media|online|network|pt|newsroom|taboola|outbrain|mgid|sponsored|wordpress|blogger|{names})\b",
        re.IGNORECASE,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """What a page says about its article outside the text; empty where it doesn't."""

    title: str = ""
    byline: str = ""
    date: str = ""
    source: str = ""
    fallback: str = ""
    """The page's `<title>`, which nothing in the page repeats, for where no line is like a headline."""
    site: str = ""
    """What the page's title adds to the headline, mostly the publisher's name."""
    url: str = ""
    next_page: str = ""


def source_of_host(host: str) -> str:
    """The publisher behind a host name: its usual name where known, else the domain.

    >>> source_of_host("news.detik.com"), source_of_host("www.kabarlokal.co.id"), source_of_host("")
    ('detikcom', 'kabarlokal.co.id', '')
    """
    host = host.lower().removeprefix("www.").split(":")[0]
    for domain, name in _NAMES.items():
        if host == domain or host.endswith("." + domain):
            return name
    return host


def byline_of(text: str) -> str:
    """The name in a credit line; ``""`` where there is none.

    >>> byline_of("Pewarta: Dimas Prakoso"), byline_of("Rina Melati • 9 Mei 2023 18:05"), byline_of("Oleh :")
    ('Dimas Prakoso', 'Rina Melati', '')
    >>> byline_of("Penulis | : Dimas Prakoso | Editor : Ratna Sari")
    'Dimas Prakoso'
    """
    if text.startswith(":"):
        return text.strip(" :.,-|")
    match = _CREDIT.search(text)
    if match is not None:
        name = _end_of_name().split(match.group("name"), maxsplit=1)[0].rstrip(" ,-|&")
        if match.group("outlet"):
            name = name.rpartition(", ")[2]
        name = name.lstrip(" .,-|&") if _SHORTENED.search(name) else name.strip(" .,-|&*)")
        if name.islower() and _IN_SMALL.fullmatch(name) and ":" in match.group():
            name = name.title()
        return "" if _not_a_name().search(name) or name.islower() else name
    head = re.split(r"\s+[•|·\-–]\s+|,\s\d", text)[0].strip()
    head = name_after_date(text) or head
    return head if _NAME.fullmatch(head) and not _not_a_name().search(head) and len(head) < 60 else ""


def team_of(text: str) -> str:
    """The team that a credit line names instead of a person; ``""`` where it names none.

    >>> team_of("Penulis: Tim Liputan Teluk"), team_of("oleh Redaksi RGB"), team_of("Tim Redaksi")
    ('Tim Liputan Teluk', 'Redaksi RGB', '')
    """
    match = _TEAM.search(text)
    return "" if match is None else match["name"]


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


def _key(text: str) -> str:
    return re.sub(r"\W+", "", text.lower())


def _is_part(line: str, described: str) -> bool:
    """Whether *line* stands in *described* between its ends and the marks that part a portal's name off."""
    place = described.find(line) if len(described) <= _LONGEST_TITLE else -1
    if place < 0:
        return False
    sides = (described[:place].rstrip()[-1:], described[place + len(line) :].lstrip()[:1])
    return all(side in _SEPARATORS for side in sides)


def _is_told(title: str, lines: Sequence[str]) -> bool:
    """Whether one of the *lines* repeats a part of the page's *title*, which else may name the site alone."""
    whole = _key(title[:_LONGEST_TITLE])
    return any(line.count(" ") >= 2 and (_key(line) in whole or whole in _key(line)) for line in lines)


def _shares_words(title: str, headings: Sequence[str]) -> bool:
    """Whether a heading has half of the longer words of the page's *title*."""
    words = {word.lower() for word in _LONG_WORD.findall(title[:_LONGEST_TITLE])}
    return any(
        2 * len(words.intersection(word.lower() for word in _LONG_WORD.findall(text))) >= max(len(words), 1)
        for text in headings
    )


def _whole(title: str, headings: Sequence[str]) -> str:
    """The heading that begins with the *title*, cut short in the page's head; *title* where none does."""
    if title.count(" ") < _FEWEST_SPACES:
        return title
    begun = title.removesuffix("...").rstrip("… ")
    return next((text for text in headings if len(text) > len(begun) and text.startswith(begun)), title)


def _title(linked: str, social: str, tag: str, headings: Sequence[str], lines: Sequence[str]) -> str:
    """The headline without the portal's name: the heading that the page's own description repeats, if any.

    Where no heading does, one of the page's *lines* may; a portal puts its own name into headings, too.
    """
    described = [text for text in (linked, social, tag) if text]
    keys = [_key(text) for text in described if len(text) <= _LONGEST_TITLE]
    fits = [
        heading for heading in headings if len(heading) > 12 and any(_key(heading) in key for key in keys)
    ]
    best = max(fits, key=len, default="")
    least = 0.5 * min(map(len, keys), default=0)
    if len(_key(best)) < least:
        others = [
            line
            for line in lines
            if line.count(" ") >= 2
            and len(_key(line)) >= least
            and any(_is_part(line, text) for text in described)
        ]
        # A line with the portal's name as well is no headline.
        best = min(others, key=len, default=best)
    if best:
        return best
    if described:
        text = described[0]
        # What is left has three words and 20 characters.
        least = max(20, text.find(" ", text.find(" ") + 1) + 1) if text.count(" ") >= 2 else len(text)
        end = len(text)
        while (suffix := _SUFFIX.search(text, max(0, end - _SUFFIX_REACH), end)) and suffix.start() >= least:
            end = suffix.start()
        longest = max(headings, key=len, default="")
        # "Artikel", "Berita Utama": a page of a kind, not an article.
        is_kind = text[: suffix.start() if suffix else end].count(" ") < 2
        return longest if is_kind and longest.count(" ") >= 3 else _whole(text[:end], headings)
    return max(headings, key=len, default="")


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
        name = " ".join(value.split())
        if label := _CREDITED.match(name):
            name = name[label.end() :].strip(" :,|-")
        if name and len(name) < 120 and not _not_a_name().search(name):
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
        props.get("time", ""),
        str(linked.get("dateCreated") or ""),
    ):
        if value and (date := iso_date(value)):
            break
    site = metas.get("og:site_name", "")
    source = _name(linked.get("publisher")) or (
        source_of_host(site) if "." in site and " " not in site else site
    )
    source = source or source_of_host(host_of(address))
    tag = " ".join(tag.split())
    title = _title(_name(linked.get("headline")), metas.get("og:title", ""), tag, headings, lines)
    told = bool(linked.get("headline") or metas.get("og:title")) or _is_told(title, (*headings, *lines))
    told = told or (bool(headings) and not _HOST.fullmatch(title) and _shares_words(title, headings))
    return Metadata(
        title=repair(title).strip() if told else "",
        byline=repair(_author(linked, metas, props)).strip(),
        date=date,
        source=repair(source).strip(),
        fallback="" if told else repair(title).strip(),
        site=repair(tag[len(title) :] if title and tag.startswith(title) else "").strip(" -|»:•–—"),
        url=sound_text(address),
        next_page=sound_text(_next_page(root, address)),
    )
