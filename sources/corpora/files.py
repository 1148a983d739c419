"""What a corpus is read from: each source told by its name or content, each folder in a fixed order."""

import glob
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from engine.errors import EmptyInput, InputError, RingkasError
from engine.extras import need

from ..limits import Limits
from ..text import sound_text
from .archives import ARCHIVES, is_document, read_archive
from .crawls import CRAWLS, read_crawl
from .entry import Entry, Fault, Link
from .listings import is_address, lists_addresses, read_addresses, read_feed_file, read_listing
from .packed import bare_name
from .polite import PoliteFetcher
from .tables import TABLES, Wanted, read_table

__all__ = ["Corpus", "Recall"]

FEEDS = (".xml", ".rss", ".atom")
_WILDCARDS = "*?["
_LIBRARIES = {".parquet": "pyarrow", ".zst": "zstandard", **dict.fromkeys(CRAWLS, "warcio")}
"""What reading a file takes beyond the core, by the ending of its name."""

Recall = Callable[[str, Callable[[], Iterable[Link]]], Iterable[Link]]
"""Given a source and how to ask for what it lists: its list, maybe as it was when it was asked before."""


class Corpus:
    """Documents from *sources*, one after another, in an order that doesn't change while the sources don't.

    A source is a path (a document, a table, an archive, a crawl, a list of addresses, a feed or sitemap; or a
    folder, read with its subfolders in the order of names), a pattern of paths, or the address of a feed or
    sitemap. *text_column* and *id_column* name columns of tables where their names and contents don't tell.
    *recall* may give the list that a feed had before, since feeds change.

    Raises InputError where a source isn't there, MissingExtra where what reads it isn't installed. What lies
    in a folder and lacks a library is a fault of its own.
    """

    def __init__(
        self,
        sources: Sequence[str | os.PathLike[str]],
        *,
        fetcher: PoliteFetcher,
        limits: Limits | None = None,
        text_column: str = "",
        id_column: str = "",
        recall: Recall = lambda _source, ask: ask(),
    ) -> None:
        self.sources = tuple(os.fspath(source) for source in sources)
        self.passed_over = 0
        """Files of folders, so far, that are of no kind that is read: pictures, styles, hidden files."""
        self._limits = limits or Limits.from_environment()
        self._wanted = Wanted(text=text_column, id=id_column)
        self._fetcher = fetcher
        self._recall = recall
        self._files = 0
        self._begun = 0
        self._part = 0.0
        for source in self.sources:
            self._check(source)

    def holds(self, path: Path) -> bool:
        """Whether *path* lies in, or is, one of the sources, so that writing there would change them."""
        path = path.resolve()
        places = [Path(source).resolve() for source in self.sources if not is_address(source)]
        return any(path == place or (place in path.parents and place.is_dir()) for place in places)

    def share(self) -> float | None:
        """How much of the files has been read, from 0 to 1; None where what there is to read isn't known."""
        if any(map(is_address, self.sources)):
            return None
        if not self._files:
            self._files = sum(_count(source) for source in self.sources)
        return min((max(self._begun - 1, 0) + self._part) / max(self._files, 1), 1.0)

    def __iter__(self) -> Iterator[Entry]:
        """The entries. Raises InputError where a source holds nothing, or isn't what its name says."""
        self._begun = self.passed_over = 0
        for source in self.sources:
            for entry in self._entries(source):
                place = _encodable(entry.place)
                yield entry if place == entry.place else replace(entry, place=place)

    def _check(self, source: str) -> None:
        if is_address(source):
            return
        if Path(source).exists():
            _require(Path(source))
            return
        if not any(character in source for character in _WILDCARDS):
            raise InputError(f"There is no file or folder {source!r}.", hint="Check the path.")
        if next(glob.iglob(source, recursive=True), None) is None:
            raise InputError(
                f"Nothing fits the pattern {source!r}.", hint="Check it, and quote it in a shell."
            )

    def _entries(self, source: str) -> Iterator[Entry]:
        if is_address(source):
            for link in self._recall(source, lambda: read_listing(source, fetcher=self._fetcher)):
                yield Entry(place=link.url, mark=link.url.encode("utf-8", "replace"), body=link)
            return
        path = Path(source)
        if path.is_file():
            yield from self._given(path)
            return
        if path.is_dir():
            found = _walk(path)
        else:
            self._check(source)
            matches = (Path(match) for match in sorted(glob.glob(source, recursive=True)))
            found = (match for match in matches if match.is_file())
        empty = True
        for file in found:
            for entry in self._found(file):
                empty = False
                yield entry
        if empty:
            raise EmptyInput(
                f"{source} holds nothing to read: {self.passed_over:,} files of other kinds.",
                hint="What is read: html, txt, md, docx, pdf, mhtml, eml, srt, vtt; csv, json, jsonl, "
                "parquet; zip, tar; warc, wacz.",
            )

    def _given(self, path: Path) -> Iterator[Entry]:
        """The entries of a file that the user named: what is wrong with it as a whole is an error."""
        self._begin()
        if path.suffix.lower() in FEEDS:
            for link in self._recall(_encodable(str(path)), lambda: read_feed_file(path)):
                yield Entry(place=link.url, mark=link.url.encode("utf-8", "replace"), body=link)
        elif path.suffix.lower() in (".txt", ".md") and lists_addresses(path):
            yield from read_addresses(path, name=str(path), meter=self._meter)
        else:
            entries = self._read(path)
            yield from _after_the_first(entries, str(path)) if entries else [_document(path)]

    def _found(self, path: Path) -> Iterator[Entry]:
        """The entries of a file that was found in a folder: what is wrong with it is a fault of its own."""
        self._begin()
        if not path.is_file() and path.exists():  # a pipe or a device, which may never end, or never begin
            self.passed_over += 1
            return
        entries = self._read(path)
        if entries:
            yield from _never_failing(entries, str(path))
        elif is_document(path.name):
            yield _document(path)
        else:
            self.passed_over += 1

    def _begin(self) -> None:
        self._begun += 1
        self._part = 0.0

    def _meter(self, part: float) -> None:
        self._part = part

    def _read(self, path: Path) -> Iterator[Entry] | None:
        """The entries of a file of many documents; None for a file of one, or of none."""
        name, limits, meter = path.name.lower(), self._limits, self._meter
        if name.endswith(CRAWLS):
            return read_crawl(path, name=str(path), limits=limits, meter=meter)
        if name.endswith(ARCHIVES):
            return read_archive(path, name=str(path), limits=limits, meter=meter)
        if bare_name(name).endswith(TABLES):
            return read_table(path, name=str(path), wanted=self._wanted, limits=limits, meter=meter)
        return None


def _require(path: Path) -> None:
    """Raise MissingExtra where *path* is a file that nothing here reads: before a record of others is."""
    for ending, module in _LIBRARIES.items():
        if path.name.lower().endswith(ending) and path.is_file():
            need(module, what=f"Reading {path}")


def _encodable(name: str) -> str:
    r"""*name* as a database and a row can hold it: a byte of a file's name that is no UTF-8 is spelled out.

    Names that differ in such a byte alone stay different: a document without an id is told by its place.

    >>> print(_encodable("berita-\udce9.txt"))
    berita-\udce9.txt
    """
    return sound_text(name.encode("utf-8", "backslashreplace").decode())


def _document(path: Path) -> Entry:
    return Entry(place=str(path), mark=os.fsencode(path), body=path)


def _walk(folder: Path) -> Iterator[Path]:
    for parent, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        yield from (Path(parent, name) for name in sorted(files))


def _count(source: str) -> int:
    path = Path(source)
    if path.is_dir():
        return sum(1 for _ in _walk(path))
    return 1 if path.is_file() else len(glob.glob(source, recursive=True))


def _after_the_first(entries: Iterator[Entry], name: str) -> Iterator[Entry]:
    """*entries*; an error before the first is raised, one after it is an entry."""
    first = next(entries, None)
    if first is None:
        raise EmptyInput(f"{name} holds nothing to read.", hint="Does it hold text, pages, docx or pdf?")
    yield first
    yield from _never_failing(entries, name)


def _never_failing(entries: Iterator[Entry], name: str) -> Iterator[Entry]:
    try:
        yield from entries
    except RingkasError as error:
        place = f"{name}, the rest of it"
        yield Entry(place=place, mark=place.encode("utf-8", "surrogateescape"), body=Fault.of(error))
