"""What only leads to articles, and is none: addresses, paths, feeds, sitemaps, rules for robots."""

import html
import re

from engine.errors import InputError

from .content import HEAD, Content, Kind

__all__ = ["ADDRESS", "CARD", "FEED", "FEEDS", "FOLDER", "PATH", "RULES_FOR_ROBOTS", "SITEMAP", "address_in"]

_FEED = re.compile(
    r"\s{0,200}(?:<\?xml[^>]{0,300}>|<!--.{0,2000}?-->|<\?[^>]{0,300}>|\s){0,20}<(?:rss|feed|rdf:RDF|channel)[\s>]",
    re.DOTALL,
)
_OPML = re.compile(
    r"\s{0,200}(?:<\?xml[^>]{0,300}>|<!--.{0,2000}?-->|\s){0,20}<opml[\s>]", re.DOTALL | re.IGNORECASE
)
_SITEMAP = re.compile(
    r"\s{0,200}(?:<\?xml[^>]{0,300}>|<!--.{0,2000}?-->|<\?[^>]{0,300}>|\s){0,20}<(?:\w{1,20}:)?(?:urlset|sitemapindex)[\s>]",
    re.DOTALL,
)
_LINK = re.compile(
    r"<(?:\w{1,20}:)?loc>\s{0,20}(?:<!\[CDATA\[)?(https?://[^\s<\]]{1,2000})"
    r"|<(?:item|entry)[\s>].{0,4000}?<link(?:>\s{0,20}(?:<!\[CDATA\[)?(https?://[^\s<\]]{1,2000})"
    r"|[^>]{0,300}href=[\"'](https?://[^\"'\s]{1,2000}))",
    re.DOTALL,
)
_URL = re.compile(
    r"(?:https?://|www\.)\S{3,2000}|(?:[a-z0-9-]{1,63}\.){1,5}"
    r"(?:[a-z]{2,12}/\S{0,2000}|(?:com|id|co|net|org|news|tv|info))",
    re.IGNORECASE,
)
_WRAPPED = re.compile(r"(?:(?:[-*+•]|\d{1,4}[.)])[ \t]{1,4})?[<\"'“(]?(\S{3,2000}?)[>\"'”),;]{0,3}")
"""An address behind a bullet or a number, or in brackets or quotes, as notes and mails have it."""
_PARTS = re.compile(r"[,;|]?\s{1,20}(?:\|\s{1,20})?|[,;|](?=https?://)")
"""What stands between several addresses in one line."""
_ABOVE = re.compile(r"[\"']?(?:url|link|loc|tautan|alamat)s?[\"']?|[^.!?\n]{1,60}:", re.IGNORECASE)
"""What stands above a list of addresses: the name of a column, or words that end in a colon."""
_LABELED = re.compile(
    r"(?:[-*+]|\d{1,4}[.)])?[ \t]{0,4}(?:\[[^\]\n]{1,200}\]\((https?://[^\s)]{3,2000})\)"
    r"|[^\n]{1,120}[^\s.!?\"”’][ \t]{1,4}(https?://\S{3,2000}))",
    re.IGNORECASE,
)
"""A line with a headline before its address, as in bookmarks and Markdown; no sentence that ends there."""
_SHORTCUT = re.compile(
    r"\s{0,20}(?:\[InternetShortcut\][^\0]{0,2000}?^URL=(\S{3,2000})"
    r"|<\?xml[^>]{0,200}>\s{0,20}<!DOCTYPE plist[^\0]{0,1000}?<key>URL</key>\s{0,20}"
    r"<string>(http[^<\s]{3,2000}))",
    re.MULTILINE | re.IGNORECASE,
)
"""The file that a browser makes of an address, on Windows or on macOS."""
_PATH = re.compile(
    r"[\"'“]?(?P<path>(?:[A-Za-z]:)?[\w.,~/\\ ()&+-]{1,400}"
    r"\.(?:txt|html?|docx?|pdf|md|srt|vtt|eml|mhtml?|jsonl?|ndjson|csv|tsv))[\"'”]?",
    re.IGNORECASE,
)
_FOLDER = re.compile(r"(?:(?:~|\.{1,2}|[A-Za-z]:)[/\\]|[/\\](?=\w))[\w./\\ -]{0,400}|[\w.-]{1,100}[/\\]")
_PATH_WORDS = 15
"""Words of the longest name of a file: a line that has more is prose which ends in one."""


def _addresses(text: str) -> list[str]:
    """The addresses of a text that holds nothing else, each on its line, where several may be labeled.

    Comments that begin with a number sign don't count, nor what `_ABOVE` takes in the first line.
    """
    shortcut = _SHORTCUT.match(text)
    if shortcut is not None:
        return [shortcut[1] or html.unescape(shortcut[2])]
    lines = [line for line in map(str.strip, text.splitlines()) if line and not line.startswith("#")]
    if len(lines) > 1 and _ABOVE.fullmatch(lines[0]):
        del lines[0]
    found: list[str] = []
    for line in lines:
        # A line that is all the text may be a sentence that ends in an address.
        here = [address_in(line)] if len(lines) > 1 or " " not in line else []
        if not all(here) or not here:
            here = [address_in(part) for part in _PARTS.split(line)]
        if not all(here):
            return []
        found += here
    return found


def address_in(line: str) -> str:
    """The address that *line*, without blanks around it, is, or has behind a headline; empty for any other.

    >>> address_in("kabar.example/a"), address_in("- [Beras](https://kabar.example/b)"), address_in("Beras.")
    ('https://kabar.example/a', 'https://kabar.example/b', '')
    >>> address_in("2. <https://kabar.example/c>"), address_in("kabar.id")
    ('https://kabar.example/c', 'https://kabar.id')
    """
    wrapped = _WRAPPED.fullmatch(line)
    bare = line if wrapped is None or _URL.fullmatch(line) is not None else wrapped[1]
    if _URL.fullmatch(bare) is not None:
        return bare if "://" in bare else f"https://{bare}"
    labeled = _LABELED.fullmatch(line)
    return "" if labeled is None else labeled[1] or labeled[2]


def _refuse(what: str, first: str, *, more: str = "what is new in it to `ringkas watch`") -> InputError:
    one = f"one of its articles: `ringkas run {html.unescape(first)}`" if first else "one of its articles"
    hint = f"Give {one}; or all of them to `ringkas batch`, {more}."
    return InputError(f"This is {what}, not an article.", hint=hint)


def _first_link(text: str) -> str:
    found = _LINK.search(text[:400_000])
    return "" if found is None else next(filter(None, found.groups()), "")


def _refuse_feed(text: str) -> Content:
    raise _refuse("a feed", _first_link(text))


def _refuse_feeds(_text: str) -> Content:
    raise InputError(
        "This is a list of feeds, not an article.",
        hint="Give one of its articles; or all of them to `ringkas batch`, by the address of a feed, or what "
        "is new in several to `ringkas watch`.",
    )


_RULE = re.compile(r"(?:user-agent|(?:dis)?allow|sitemap|crawl-delay|host):[^\n]{0,2000}", re.IGNORECASE)


def _is_rules_for_robots(text: str) -> bool:
    lines = [line for line in map(str.strip, text[:HEAD].splitlines()[:-1]) if line and line[0] != "#"]
    return bool(lines) and lines[0].lower().startswith("user-agent:") and all(map(_RULE.fullmatch, lines))


def _refuse_rules_for_robots(_text: str) -> Content:
    raise InputError(
        "This is what a site tells robots (robots.txt), not an article.",
        hint="Give one of its articles; or all of them to `ringkas batch`, by the address of its sitemap.",
    )


_CARD = re.compile(r"\s{0,20}BEGIN:V(?:CALENDAR|CARD)[ \t]*\r?\n", re.IGNORECASE)


def _refuse_card(_text: str) -> Content:
    raise InputError(
        "This is a calendar or a contact, not an article.", hint="Give the text of what it announces."
    )


def _refuse_sitemap(text: str) -> Content:
    # What an index of sitemaps links is no article.
    is_index = "<sitemapindex" in text[:HEAD]
    raise _refuse("a sitemap", "" if is_index else _first_link(text))


def _refuse_addresses(text: str) -> Content:
    addresses = _addresses(text)
    if len(addresses) > 1:
        raise _refuse(
            f"a list of {len(addresses)} addresses", addresses[0], more="in a text file with one a line"
        )
    raise InputError(
        "This is the address of a page, not its text.",
        hint=f"Use `ringkas run {addresses[0]}`, or `brief_url` in Python.",
    )


def _paths(text: str) -> list[str]:
    """The names of files in a text that holds nothing else, each on its line."""
    found: list[str] = []
    for line in filter(None, map(str.strip, text.splitlines())):
        path = _PATH.fullmatch(line)
        if path is None or len(line.split()) > _PATH_WORDS:
            return []
        found.append(path["path"])
    return found


def _refuse_path(text: str) -> Content:
    paths = _paths(text)
    many = len(paths) > 1
    what = f"a list of {len(paths)} files" if many else "the name of a file"
    more = "; or all of them, in a folder, to `ringkas batch`" if many else ", or `brief_file` in Python"
    raise InputError(f"This is {what}, not its text.", hint=f"Use `ringkas run {_quoted(paths[0])}`{more}.")


def _refuse_folder(text: str) -> Content:
    raise InputError(
        "This is the name of a folder, not a text.",
        hint=f"Use `ringkas batch {_quoted(text.strip())}`, or `ringkas.batch` in Python.",
    )


def _quoted(path: str) -> str:
    return f'"{path}"' if " " in path else path


ADDRESS = Kind(name="address", is_it=lambda text: bool(_addresses(text)), read=_refuse_addresses)
PATH = Kind(name="path", is_it=lambda text: bool(_paths(text)), read=_refuse_path)
FOLDER = Kind(
    name="folder", is_it=lambda text: _FOLDER.fullmatch(text.strip()) is not None, read=_refuse_folder
)
FEED = Kind(name="feed", is_it=lambda text: _FEED.match(text) is not None, read=_refuse_feed)
FEEDS = Kind(name="list of feeds", is_it=lambda text: _OPML.match(text) is not None, read=_refuse_feeds)
RULES_FOR_ROBOTS = Kind(name="rules for robots", is_it=_is_rules_for_robots, read=_refuse_rules_for_robots)
SITEMAP = Kind(name="sitemap", is_it=lambda text: _SITEMAP.match(text) is not None, read=_refuse_sitemap)
CARD = Kind(name="calendar or contact", is_it=lambda text: _CARD.match(text) is not None, read=_refuse_card)
