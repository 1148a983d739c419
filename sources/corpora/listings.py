"""What lists pages: a file of addresses, an RSS or Atom feed, a sitemap."""

import itertools
from collections.abc import Iterator, MutableMapping
from pathlib import Path
from typing import TYPE_CHECKING

from lxml import etree

from engine.errors import InputError

from ..pointers import address_in
from .entry import Entry, Link
from .packed import open_packed
from .polite import PoliteFetcher
from .tables import Meter

if TYPE_CHECKING:
    from ..fetch import Validators

__all__ = ["is_address", "lists_addresses", "read_addresses", "read_feed_file", "read_listing"]

LOOKAHEAD = 5
"""Lines by which a file of addresses is known."""
_DEEPEST = 3
"""Sitemaps within sitemaps."""
_LONGEST = 8_192
"""Characters of an address's line."""
_MOST_BYTES = 50_000_000
"""Bytes of a feed or sitemap in a file; the protocol allows a sitemap so many."""


def is_address(text: str) -> bool:
    """Whether *text* is the address of a page."""
    return text.lower().startswith(("http://", "https://"))


def lists_addresses(path: Path) -> bool:
    """Whether *path* is a text whose first lines are addresses, also behind headlines, and nothing else."""
    try:
        with path.open(encoding="utf-8-sig") as file:
            lines = (line.strip() for line in iter(lambda: file.readline(_LONGEST), ""))
            first = list(itertools.islice(filter(_says, lines), LOOKAHEAD))
    except (OSError, UnicodeError):
        return False
    return all(map(address_in, first)) and (len(first) > 1 or " " not in "".join(first)) and bool(first)


def read_addresses(path: Path, *, name: str, meter: Meter) -> Iterator[Entry]:
    """The pages whose addresses are in the lines of *path*; empty lines and comments are passed over."""
    size = path.stat().st_size
    with open_packed(path) as (file, raw):
        for number, line in enumerate(iter(lambda: file.readline(_LONGEST), b""), 1):
            meter(raw.tell() / max(size, 1))
            said = line.decode("utf-8", "replace").strip("\ufeff \t\r\n")
            if _says(said):
                yield Entry(
                    place=f"{name}, line {number}", mark=line, body=Link(url=address_in(said) or said)
                )


def _says(line: str) -> bool:
    return bool(line) and not line.startswith("#")


def read_listing(
    url: str, *, fetcher: PoliteFetcher, known: "MutableMapping[str, Validators] | None" = None
) -> Iterator[Link]:
    """The pages that the feed or sitemap at *url* lists, those of a sitemap's sitemaps after one another.

    *known* has what was learned of each list when it was read before: one that hasn't changed since gives
    nothing, and what is learned now is put there. Raises InputError where *url* is neither, or FetchError
    where it can't be had.
    """
    yield from _fetched(url, fetcher, known, depth=0)


def read_feed_file(path: Path) -> Iterator[Link]:
    """The pages that the feed or sitemap in the file *path* lists. Raises InputError where it is neither."""
    with open_packed(path) as (file, _):
        data = file.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        raise InputError(f"{path} is over {_MOST_BYTES:,} bytes.", hint="Split it.")
    yield from _listed(_parsed(data, str(path)), str(path), None, None, depth=0)


def _fetched(
    url: str, fetcher: PoliteFetcher, known: "MutableMapping[str, Validators] | None", *, depth: int
) -> Iterator[Link]:
    page = fetcher.get(url, known=None if known is None else known.get(url))
    if page.unchanged:
        return
    root = _parsed(page.text.encode(), url)
    yield from _listed(root, url, fetcher, known, depth=depth)
    # An index may stay as it is while the sitemaps that it names change.
    if known is not None and _local(root) != "sitemapindex":
        known[url] = page.validators


def _listed(
    root: etree._Element,
    name: str,
    fetcher: PoliteFetcher | None,
    known: "MutableMapping[str, Validators] | None",
    *,
    depth: int,
) -> Iterator[Link]:
    kind = _local(root)
    if kind in ("rss", "RDF", "feed"):
        yield from _feed(root)
    elif kind == "urlset":
        for page in root:
            fields = _fields(page)
            if address := fields.pop("loc", ""):
                yield Link(url=address, columns=fields)
    elif kind == "sitemapindex" and fetcher is not None and depth < _DEEPEST:
        for sitemap in root:
            address = _fields(sitemap).get("loc", "")
            if address:
                yield from _fetched(address, fetcher, known, depth=depth + 1)
    else:
        raise InputError(
            f"{name} is no feed and no sitemap, but {kind!r}.",
            hint="For single pages give a file with an address a line.",
        )


def _parsed(data: bytes, name: str) -> etree._Element:
    # The text was decoded before: what its declaration says of its encoding is no longer so.
    parser = etree.XMLParser(
        encoding="utf-8", recover=True, resolve_entities=False, no_network=True, remove_comments=True
    )
    head = data[:1000].lstrip(b"\xef\xbb\xbf \t\r\n")
    root = None
    if head.startswith(b"<") and not head[:15].lower().startswith((b"<!doctype html", b"<html")):
        try:
            root = etree.fromstring(data.lstrip(b"\xef\xbb\xbf \t\r\n"), parser)
        except etree.XMLSyntaxError:
            root = None
    if root is None:
        raise InputError(
            f"{name} is no feed and no sitemap.",
            hint="For single pages give a file with an address a line.",
        )
    return root


def _feed(root: etree._Element) -> Iterator[Link]:
    for item in root.iter():
        if _local(item) not in ("item", "entry"):
            continue
        fields = _fields(item)
        links = [child for child in item if _local(child) == "link"]
        # Atom has several links, of which the one without a relation, or with this one, is the page.
        named = [link.get("href") for link in links if link.get("rel", "alternate") == "alternate"]
        address = next(filter(None, named), None) or fields.get("link") or fields.get("guid", "")
        if is_address(address):
            yield Link(url=address.strip(), columns={k: v for k, v in fields.items() if k != "link"})


def _fields(element: etree._Element) -> dict[str, str]:
    """The text of each child that holds nothing but text, by name; where a name comes again, the first."""
    fields: dict[str, str] = {}
    for child in element:
        text = (child.text or "").strip()
        if text and len(child) == 0:
            fields.setdefault(_local(child), text)
    return fields


def _local(element: etree._Element) -> str:
    """An element's name without its namespace; empty for what is no element."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""
