"""What feeds list that wasn't seen before, fetched and cleaned."""

from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from email.utils import parsedate_to_datetime
from urllib.parse import parse_qsl, urlencode, urlsplit

from clean import Article, iso_date
from engine.errors import InputError, RingkasError, WrongLanguage
from sources import Limits, Validators
from sources.corpora import Fault, Link, PoliteFetcher, read_listing

from ..validation import check_language, checked_article, require_text
from .plan import Feed, Plan
from .state import State

__all__ = ["TRIES", "Gathered", "Item", "Missed", "address_of", "gather"]

TRIES = 3
"""Rounds in which a page is asked for before it counts as settled."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """A new article."""

    key: str
    """Its address, as the state knows it."""
    feed: str
    """The name of the feed that lists it."""
    article: Article
    queries: tuple[str, ...]
    """The names of the queries that it fits."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed:
    """A feed or an article that couldn't be used."""

    place: str
    """Its address."""
    fault: Fault

    def said(self) -> str:
        """What is wrong with it and what to do, its address in front."""
        message = self.fault.message
        told = message if message.startswith(self.place) else f"{self.place}: {message}"
        return f"{told} {self.fault.hint}".strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """What one look at all feeds gave."""

    items: tuple[Item, ...]
    missed: tuple[Missed, ...]
    state: State
    """What will be settled once *items* are written."""
    passed_over: int
    """Older pages of feeds that were read for the first time."""
    left_out: int
    """Pages that fit no query."""
    waiting: int
    """Pages over the limit, which the next round takes."""


def gather(
    plan: Plan, state: State, *, fetcher: PoliteFetcher, limits: Limits, today: date, force: bool = False
) -> Gathered:
    """Fetch what the feeds of *plan* list and *state* hasn't seen, at most `Plan.limit` of each feed.

    Of a feed that is read for the first time the newest are taken, and what is older counts as seen. What is
    wrong with a feed or an article is a `Missed` and never the end; an article is asked for in three rounds
    before it counts as settled, one in another language at once, unless *force* is set.
    """
    gatherer = _Gatherer(plan=plan, state=state, fetcher=fetcher, limits=limits, today=today, force=force)
    for feed in plan.feeds:
        gatherer.read(feed)
    return gatherer.result()


def address_of(url: str) -> str:
    """*url* as one page is known by it: without its fragment and what tells a campaign.

    >>> address_of("https://kabar.example/a?utm_source=rss&id=3#isi")
    'https://kabar.example/a?id=3'
    """
    try:
        parts = urlsplit(url.strip())
        pairs = parse_qsl(parts.query, keep_blank_values=True)
    except ValueError:
        return url.strip()
    if any(name.lower().startswith("utm_") for name, _ in pairs):
        kept = [(name, value) for name, value in pairs if not name.lower().startswith("utm_")]
        parts = parts._replace(query=urlencode(kept))
    return parts._replace(fragment="").geturl()


class _Gatherer:
    """Reads one feed after the other, and keeps what is new and what to remember."""

    def __init__(
        self, *, plan: Plan, state: State, fetcher: PoliteFetcher, limits: Limits, today: date, force: bool
    ) -> None:
        self._plan = plan
        self._state = state
        self._fetcher = fetcher
        self._limits = limits
        self._today = today.isoformat()
        self._force = force
        self._seen = dict(state.seen)
        self._tries = dict(state.tries)
        self._lists = dict(state.lists)
        self._begun = set(state.begun)
        self._tried: set[str] = set()
        self._items: list[Item] = []
        self._missed: list[Missed] = []
        self._passed_over = self._left_out = self._waiting = 0

    def read(self, feed: Feed) -> None:
        """Take what is new of *feed*."""
        learned: dict[str, Validators] = dict(self._lists)
        try:
            links = list(read_listing(feed.url, fetcher=self._fetcher, known=learned))
        except InputError as error:
            self._missed.append(Missed(place=feed.url, fault=Fault.of(error)))
            return
        listed = {address_of(link.url): link for link in links}
        for key in listed:
            if key in self._seen:
                self._seen[key] = self._today
        left = [
            (key, link) for key, link in listed.items() if key not in self._seen and key not in self._tried
        ]
        again = [one for one in left if one[0] in self._tries]
        new = [one for one in left if one[0] not in self._tries]
        first, rest = new[: self._plan.limit], new[self._plan.limit :]
        if feed.url not in self._begun:
            first, rest = self._newest(new)
            self._passed_over += len(rest)
            self._seen |= {key: self._today for key, _ in rest}
            rest = []
        self._waiting += len(rest)
        settled = [self._take(key, link, feed) for key, link in (*again, *first)]
        self._begun.add(feed.url)
        # A list that has something left to be had is to be given again, though it doesn't change.
        if all(settled) and not rest:
            self._lists = learned

    def result(self) -> Gathered:
        """What was found."""
        state = replace(
            self._state, seen=self._seen, tries=self._tries, lists=self._lists, begun=frozenset(self._begun)
        )
        return Gathered(
            items=tuple(self._items),
            missed=tuple(self._missed),
            state=state,
            passed_over=self._passed_over,
            left_out=self._left_out,
            waiting=self._waiting,
        )

    def _newest(self, new: list[tuple[str, Link]]) -> tuple[list[tuple[str, Link]], list[tuple[str, Link]]]:
        """The newest, in the order in which they are listed, and all others; without dates the first."""
        order = sorted(range(len(new)), key=lambda at: _moment(new[at][1]), reverse=True)
        taken = set(order[: self._plan.limit])
        return (
            [one for at, one in enumerate(new) if at in taken],
            [one for at, one in enumerate(new) if at not in taken],
        )

    def _take(self, key: str, link: Link, feed: Feed) -> bool:
        """Fetch one page; False where it is to be asked for again in the next round."""
        self._tried.add(key)
        try:
            page = self._fetcher.get(link.url)
            article = checked_article(
                page.text, url=page.final_url, date=link.date, byline=link.byline, limits=self._limits
            )
            require_text(article)
            check_language(article, force=self._force)
        except WrongLanguage as error:
            return self._failed(key, Fault.of(error), tries=TRIES)
        except RingkasError as error:
            return self._failed(key, Fault.of(error), tries=self._tries.get(key, 0) + 1)
        except Exception as error:  # noqa: BLE001 - one page must not be the end of all others
            fault = Fault(
                kind=type(error).__name__,
                message=f"{link.url}: {error}"[:1000],
                hint="That is a mistake in ringkas: please report it, with the page.",
            )
            return self._failed(key, fault, tries=TRIES)
        self._settle(key)
        titled = replace(article, title=article.title or str(link.columns.get("title", "")), url=link.url)
        fitting = tuple(
            query.name for query in self._plan.queries if query.fits(f"{titled.title}\n{titled.text}")
        )
        if self._plan.queries and not fitting:
            self._left_out += 1
        else:
            self._items.append(Item(key=key, feed=feed.name, article=titled, queries=fitting))
        return True

    def _settle(self, key: str) -> None:
        self._tries.pop(key, None)
        self._seen[key] = self._today

    def _failed(self, key: str, fault: Fault, *, tries: int) -> bool:
        self._missed.append(Missed(place=key, fault=fault))
        if tries >= TRIES:
            self._settle(key)
            return True
        self._tries[key] = tries
        return False


def _moment(link: Link) -> float:
    """When *link* was published, in seconds since 1970; the beginning of time where its list doesn't say.

    >>> _moment(Link(url="", columns={"pubDate": "Sab, 27 Agu 2022 19:30:00 WIB"})) / 3600
    461556.5
    """
    for name in ("pubDate", "published", "updated", "date", "lastmod"):
        text = str(link.columns.get(name, ""))
        # Ours knows Indonesian names and zones, the libraries' those of the standards for feeds.
        found = []
        for read, written in (
            (datetime.fromisoformat, iso_date(text)),
            (parsedate_to_datetime, text),
            (datetime.fromisoformat, text),
        ):
            with suppress(ValueError, TypeError, IndexError):
                found.append(read(written))
        if found:
            moment = min(found, key=lambda moment: moment.tzinfo is None)
            return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).timestamp()
    return float("-inf")
