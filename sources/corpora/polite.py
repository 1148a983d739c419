"""Pages fetched as their sites ask: robots.txt is kept to, and a site has time between two requests."""

import time
import urllib.robotparser
from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from engine.errors import EmptyInput, FetchError, InputError

from ..limits import Limits
from .entry import Entry, Fault, Link, Page

if TYPE_CHECKING:
    from ..fetch import FetchedPage, Validators

__all__ = ["DELAY", "PoliteFetcher"]

_AGENT = "ringkas"
DELAY = 1.0
"""Seconds between two requests to one site, unless it asks for more."""
_LONGEST = 60.0
"""Seconds that a site may ask for at most: what asks for more isn't waited for."""
_REFUSING = (401, 403)
"""A robots.txt that may not be read means that nothing may; one that isn't there, that all may (RFC 9309)."""


class PoliteFetcher:
    """Fetches pages one at a time; *delay* is in seconds, *proxy* as in `sources.fetch`.

    Nothing is fetched that `sources.fetch` refuses.
    """

    def __init__(
        self,
        *,
        limits: Limits,
        delay: float = DELAY,
        proxy: str | None = None,
        sleep: Callable[[float], object] = time.sleep,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._limits = limits
        self._delay = delay
        self._proxy = proxy
        self._sleep = sleep
        self._clock = clock
        self._rules: dict[str, urllib.robotparser.RobotFileParser] = {}
        self._next: dict[str, float] = {}
        """When each site may be asked again."""

    def fill(self, entry: Entry) -> Entry:
        """*entry* with the page that it links to, or the fault of why that can't be had."""
        if not isinstance(entry.body, Link):
            return entry
        link = entry.body
        try:
            page = self.get(link.url)
        except InputError as error:
            return Entry(place=entry.place, mark=entry.mark, body=Fault.of(error))
        return Entry(
            place=entry.place, mark=entry.mark, body=Page(text=page.text, link=link, url=page.final_url)
        )

    def get(self, url: str, *, known: "Validators | None" = None) -> "FetchedPage":
        """The page at *url*, once its site's time has come; *known* is that of `sources.fetch`.

        Raises FetchError where it may not or can't be had, and what else `sources.fetch` raises.
        """
        site = _site(url)
        rules = self._rules.get(site)
        if rules is None:
            rules = self._rules[site] = self._read_rules(site)
        if not rules.can_fetch(_AGENT, url):
            raise FetchError(
                f"{url!r} may not be fetched by programs: {site}/robots.txt says so.",
                hint="Ask the site, or save the page in a browser and give the file.",
            )
        asked = float(rules.crawl_delay(_AGENT) or 0)
        if asked > _LONGEST:
            raise FetchError(
                f"{site} wants {asked:g} seconds between two pages.", hint="Fetch them some other way."
            )
        return self._fetched(url, site, max(self._delay, asked), known=known)

    def _fetched(
        self, url: str, site: str, delay: float, *, known: "Validators | None" = None
    ) -> "FetchedPage":
        from ..fetch import fetch

        wait = self._next.get(site, 0.0) - self._clock()
        if wait > 0:
            self._sleep(wait)
        try:
            return fetch(url, limits=self._limits, proxy=self._proxy, known=known)
        finally:
            self._next[site] = self._clock() + delay

    def _read_rules(self, site: str) -> urllib.robotparser.RobotFileParser:
        rules = urllib.robotparser.RobotFileParser()
        try:
            text = self._fetched(f"{site}/robots.txt", site, self._delay).text
        except EmptyInput:
            text = ""
        except FetchError as error:
            if error.status is None or error.status >= 500 or error.status == 429:
                raise
            text = "User-agent: *\nDisallow: /" if error.status in _REFUSING else ""
        rules.parse(text.splitlines())
        return rules


def _site(url: str) -> str:
    """The scheme, host and port of *url*. Raises FetchError where it is no address of a page."""
    try:
        parts = urlsplit(url)
    except ValueError as exc:
        raise FetchError(f"{url!r} is no URL.", hint="Check the address.") from exc
    if parts.scheme not in ("http", "https") or not parts.netloc:
        raise FetchError(f"{url!r} is not an http or https address.", hint="Check the address.")
    return f"{parts.scheme}://{parts.netloc}"
