"""What is to be watched: a TOML file with feeds and queries, read strictly."""

import difflib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from email.errors import MessageError
from email.headerregistry import Address
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from engine.errors import SettingsError
from sources.corpora.polite import DELAY

__all__ = ["Feed", "Mail", "Plan", "Query", "read_plan"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """One list of pages: an RSS or Atom feed, or a sitemap; its content tells which."""

    url: str
    name: str
    """As the digest calls it; the host where none was given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What an article must be about: one of *words* and one of *places*, in its title or text.

    An empty tuple asks for nothing. Words and phrases are whole and in any case: *banjir* isn't in
    *kebanjiran*.
    """

    name: str
    words: tuple[str, ...] = ()
    places: tuple[str, ...] = ()

    def fits(self, text: str) -> bool:
        """Whether *text* is about what is asked.

        >>> Query(name="x", words=("banjir",), places=("Demak", "Kudus")).fits("BANJIR di Kudus surut.")
        True
        """
        return all(not wanted or _any_of(wanted).search(text) for wanted in (self.words, self.places))


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """The envelope of a digest that is mail."""

    sender: str = ""
    recipients: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What one file says."""

    feeds: tuple[Feed, ...]
    queries: tuple[Query, ...] = ()
    """An article is taken if it fits one of them; with none, all are."""
    title: str = "Daily desk"
    sentences: int = 5
    """Of the digest over all articles."""
    limit: int = 30
    """Articles of one feed that a round takes at most."""
    delay: float = DELAY
    """Seconds between two requests to one site."""
    every: int = 60
    """Minutes between two rounds, where they aren't started from outside."""
    mail: Mail = Mail()


def read_plan(path: Path) -> Plan:
    """The plan in the file *path*. Raises SettingsError for whatever in it can't be followed."""
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as exc:
        raise SettingsError(f"{path} can't be read ({exc.strerror}).", hint="Check the path.") from exc
    except ValueError as exc:
        raise SettingsError(
            f"{path} is no TOML ({exc}).", hint="Mend it; docs/watch.md has an example."
        ) from exc
    return _Reading(path=path)(table)


def _any_of(phrases: tuple[str, ...]) -> re.Pattern[str]:
    shapes = (r"\s+".join(map(re.escape, phrase.split())) for phrase in phrases)
    return re.compile(rf"(?<![\w-])(?:{'|'.join(shapes)})(?![\w-])", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    path: Path

    def __call__(self, table: Mapping[str, Any]) -> Plan:
        keys = ("title", "sentences", "limit", "delay", "every", "feed", "query", "mail")
        self._known(table, keys, where="")
        feeds = tuple(self._feed(one, f"feed {n}") for n, one in enumerate(self._tables(table, "feed"), 1))
        if not feeds:
            raise self._error("names no feed", hint='Add one: [[feed]] and url = "https://…".')
        urls = [feed.url for feed in feeds]
        twice = next((url for url in urls if urls.count(url) > 1), None)
        if twice:
            raise self._error(f"names the feed {twice!r} twice", hint="Leave one of them out.")
        defaults = Plan(feeds=feeds)
        return Plan(
            feeds=feeds,
            queries=tuple(
                self._query(one, f"query {n}") for n, one in enumerate(self._tables(table, "query"), 1)
            ),
            title=self._text(table, "title", "", default=defaults.title),
            sentences=self._number(table, "sentences", default=defaults.sentences),
            limit=self._number(table, "limit", default=defaults.limit),
            delay=self._seconds(table, "delay", default=defaults.delay),
            every=self._number(table, "every", default=defaults.every),
            mail=self._mail(table.get("mail", {})),
        )

    def _feed(self, table: Mapping[str, Any], where: str) -> Feed:
        self._known(table, ("url", "name"), where=where)
        url = self._text(table, "url", where)
        try:
            parts = urlsplit(url)
            host = parts.hostname or ""
        except ValueError:
            host = ""
        if not host or parts.scheme not in ("http", "https"):
            raise self._error(
                f"{where}: url is {url!r}, no http or https address",
                hint="Give the address of a feed or sitemap.",
            )
        return Feed(url=url, name=self._text(table, "name", where, default=host))

    def _query(self, table: Mapping[str, Any], where: str) -> Query:
        self._known(table, ("name", "words", "places"), where=where)
        words, places = (self._texts(table, key, where) for key in ("words", "places"))
        if not words and not places:
            raise self._error(f"{where} asks for nothing", hint='Add words = ["…"] or places = ["…"].')
        return Query(
            name=self._text(table, "name", where, default=", ".join((*words, *places))),
            words=words,
            places=places,
        )

    def _mail(self, table: object) -> Mail:
        if not isinstance(table, Mapping):
            raise self._error("mail is no table", hint="Write [mail] on a line by itself.")
        self._known(table, ("from", "to"), where="mail")
        mail = Mail(
            sender=self._text(table, "from", "mail", default=""), recipients=self._texts(table, "to", "mail")
        )
        for address in filter(None, (mail.sender, *mail.recipients)):
            try:
                Address(addr_spec=address)
            except (MessageError, ValueError, IndexError) as exc:
                raise self._error(
                    f"mail: {address!r} is no address", hint="Write it as desk@example.org, without a name."
                ) from exc
        return mail

    def _tables(self, table: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
        found = table.get(key, [])
        if not isinstance(found, list) or not all(isinstance(one, Mapping) for one in found):
            raise self._error(f"{key} is no list of tables", hint=f"Begin each with [[{key}]].")
        return found

    def _known(self, table: Mapping[str, Any], keys: tuple[str, ...], *, where: str) -> None:
        for key in table:
            if key not in keys:
                near = difflib.get_close_matches(key, keys, n=1)
                raise self._error(
                    f"{where}: {key!r} is no key" if where else f"{key!r} is no key",
                    hint=f"Did you mean {near[0]!r}?" if near else f"There are: {', '.join(keys)}.",
                )

    def _text(self, table: Mapping[str, Any], key: str, where: str, *, default: str | None = None) -> str:
        value = table.get(key, default)
        if value is None:
            raise self._error(f"{where} has no {key}", hint=f'Add {key} = "…".')
        if not isinstance(value, str) or (key in table and not value.strip()) or not value.isprintable():
            raise self._error(
                f"{where}: {key} is no text: {value!r}".removeprefix(": "), hint="Write it in quotes."
            )
        return value.strip()

    def _texts(self, table: Mapping[str, Any], key: str, where: str) -> tuple[str, ...]:
        value = table.get(key, [])
        if not isinstance(value, list) or not all(isinstance(one, str) and one.strip() for one in value):
            raise self._error(f"{where}: {key} is no list of texts", hint=f'Write it as {key} = ["…", "…"].')
        return tuple(one.strip() for one in value)

    def _number(self, table: Mapping[str, Any], key: str, *, default: int) -> int:
        value = table.get(key, default)
        if isinstance(value, bool) or not isinstance(value, int) or value < 1:
            raise self._error(
                f"{key} is no whole number from 1: {value!r}", hint=f"Write it as {key} = {default}."
            )
        return value

    def _seconds(self, table: Mapping[str, Any], key: str, *, default: float) -> float:
        value = table.get(key, default)
        if isinstance(value, bool) or not isinstance(value, int | float) or not 0 <= value <= 3600:
            raise self._error(
                f"{key} is no number of seconds: {value!r}", hint=f"Write it as {key} = {default:g}."
            )
        return float(value)

    def _error(self, fault: str, *, hint: str) -> SettingsError:
        return SettingsError(f"{self.path}: {fault}.", hint=hint)
