"""What is in a batch's output, counted in one pass; what may be much is counted on disk."""

import json
import re
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import asdict, dataclass, field, replace
from datetime import date, timedelta
from itertools import takewhile
from pathlib import Path
from typing import Any, Literal, TypeAlias
from urllib.parse import urlsplit

from clean import Article, clean
from engine.errors import InputError, StoreError
from summarize import group_copies

from ..codec import article_from_dict, article_to_dict
from ..corpus.copies import Copies, Group, Member
from .mentions import mentions_of
from .rows import read_failures, read_rows, rows_of

__all__ = [
    "FIGURE",
    "Alike",
    "Count",
    "Disagreement",
    "Doubtful",
    "Failed",
    "Found",
    "Overview",
    "Told",
    "by_kind",
    "by_tenth",
    "survey",
    "timeline",
]

SHOWN = 15
"""Rows of a list of names, portals and the like."""
GROUPS = 12
MEMBERS = 5
DISAGREEMENTS = 4
SENTENCES = 20
TITLE = 90
"""Characters of a text that stand for a title."""
LENGTHS = (0, 50, 100, 200, 300, 500, 800, 1200)
"""Words from which an article belongs to the next class of lengths."""
_PENDING = 50_000
"""Counts that are kept in memory before they go to disk."""
_MOST_DAYS, _MOST_MONTHS = 62, 60
"""So many days, or months, are a timeline of them; more are one of months, or years."""
_PLACE_SHARE = 3
"""A name is a place where one in so many of those that mention it says so."""
FIGURE = re.compile(r"\d(?:[\d.,:/]*\d)?")
"""A figure in a sentence, of whatever kind."""

Period: TypeAlias = Literal["day", "month", "year"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How often something is there."""

    name: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Failed:
    """A kind of failure."""

    kind: str
    count: int
    example: str
    """What was said of the first."""
    hint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A kind of finding, by severity."""

    kind: str
    error: int
    warning: int
    info: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One article of a group."""

    id: str
    title: str
    """Where it has none, how its text begins."""
    source: str
    date: str
    copies: int
    """Other articles that are copies of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Two sentences of two articles that say otherwise."""

    ids: tuple[str, str]
    sentences: tuple[str, str]
    figures: tuple[tuple[str, ...], tuple[str, ...]]
    """Those of each sentence that the other hasn't."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Alike:
    """Articles in nearly the same words."""

    size: int
    articles: tuple[Told, ...]
    """Those that are no copies of others here, the longest first; not all of a large group."""
    disagreements: tuple[Disagreement, ...]
    """The first of them, those in figures first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubtful:
    """A sentence that a person should read."""

    id: str
    source: str
    target: str
    confidence: float
    findings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """What is in a batch's output."""

    output: str
    records: int
    failed: int
    merged: int
    """Copies that ``--dedupe`` merged, and that aren't among the records."""
    languages: tuple[Count, ...]
    portals: tuple[Count, ...]
    """The most frequent."""
    portals_in_all: int
    period: Period
    timeline: tuple[Count, ...]
    """Articles in each period from the first to the last, also where there are none."""
    undated: int
    lengths: tuple[Count, ...]
    """Articles by their words."""
    words: int
    failures: tuple[Failed, ...]
    findings: tuple[Found, ...]
    confidence: tuple[Count, ...]
    """English sentences by their confidence, in tenths; empty where nothing was translated, or a table is all
    there is."""
    names: tuple[Count, ...]
    """Of people and bodies, by articles that mention them."""
    places: tuple[Count, ...]
    amounts: tuple[Count, ...]
    groups: tuple[Alike, ...]
    groups_in_all: int
    sentences: tuple[Doubtful, ...]
    """Those that most need a person: the least confidence first."""
    lacks: tuple[str, ...]
    """What couldn't be told, since the output doesn't hold it."""

    def to_json(self) -> str:
        """The overview as one JSON object."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=2)


def survey(path: Path) -> Overview:
    """Count what is in the output *path* of a batch: JSON lines or a table.

    It is read once, row by row; what is compared lies in a temporary folder meanwhile, and memory doesn't
    grow with the output. Raises InputError where it isn't what a batch writes, SettingsError for a folder of
    pages, MissingExtra where what reads it isn't installed, StoreError where the temporary folder is full.
    """
    rows, form = rows_of(path)
    with tempfile.TemporaryDirectory(prefix="ringkas-") as scratch:
        folder = Path(scratch)
        try:
            with closing(_Tally(folder / "counts.sqlite")) as tally:
                seen = _Seen(tally=tally, articles=folder / "articles.jsonl")
                with seen.articles.open("w", encoding="utf-8") as file:
                    for row in read_rows(rows, form):
                        try:
                            file.write(seen.take(row))
                        except (KeyError, TypeError, ValueError, AttributeError) as exc:
                            raise InputError(
                                f"{path} isn't what a batch writes: {row['place']} lacks something.",
                                hint="Make it again with this version of ringkas.",
                            ) from exc
                with closing(Copies(folder / "copies.sqlite", seen.articles)) as copies:
                    copies.find()
                    count, groups = copies.groups(most=GROUPS, members=MEMBERS)
                    return _overview(path, seen, count, [_alike(group) for group in groups])
        except (sqlite3.Error, OSError) as exc:
            raise StoreError(
                f"What is counted can't be kept in {tempfile.gettempdir()} ({exc}).",
                hint="Make room there, or name another folder in TMPDIR.",
            ) from exc


class _Tally:
    """Counts of names of some kinds, on disk: there may be millions."""

    def __init__(self, path: Path) -> None:
        self._pending: Counter[tuple[str, str]] = Counter()
        self._database = sqlite3.connect(path)
        self._database.executescript(
            "PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF;"
            "CREATE TABLE counts (kind TEXT, name TEXT, count INTEGER, PRIMARY KEY (kind, name))"
            " WITHOUT ROWID;"
        )

    def close(self) -> None:
        self._database.close()

    def add(self, kind: str, names: Sequence[str] | frozenset[str]) -> None:
        self._pending.update((kind, name) for name in names)
        if len(self._pending) >= _PENDING:
            self._flush()

    def most(self, kind: str, limit: int = -1, *, order: str = "count DESC, name") -> tuple[Count, ...]:
        return self._counts(f"kind = ? ORDER BY {order} LIMIT ?", kind, limit)

    def named(self, *, places: bool, limit: int) -> tuple[Count, ...]:
        """The most frequent names that are of places, or that aren't."""
        said = "(SELECT count FROM counts said WHERE said.kind = 'place' AND said.name = counts.name)"
        is_place = f"coalesce({said}, 0) * {_PLACE_SHARE} >= count"
        return self._counts(
            f"kind = 'name' AND {'' if places else 'NOT '}({is_place}) ORDER BY count DESC, name LIMIT ?",
            limit,
        )

    def size(self, kind: str) -> int:
        self._flush()
        ((size,),) = self._database.execute("SELECT count(*) FROM counts WHERE kind = ?", (kind,))
        return int(size)

    def _counts(self, condition: str, *values: str | int) -> tuple[Count, ...]:
        self._flush()
        rows = self._database.execute(f"SELECT name, count FROM counts WHERE {condition}", values)
        return tuple(Count(name=name, count=count) for name, count in rows)

    def _flush(self) -> None:
        self._database.executemany(
            "INSERT INTO counts VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET count = count + excluded.count",
            ((*key, count) for key, count in sorted(self._pending.items())),
        )
        self._pending.clear()


@dataclass(slots=True, kw_only=True)
class _Seen:
    """What the rows so far have."""

    tally: _Tally
    articles: Path
    records: int = 0
    words: int = 0
    undated: int = 0
    lengths: Counter[int] = field(default_factory=Counter)
    findings: Counter[tuple[str, str]] = field(default_factory=Counter)
    tenths: Counter[int] = field(default_factory=Counter)
    doubtful: list[Doubtful] = field(default_factory=list)
    from_summaries: int = 0
    """Rows without the article's text."""
    from_tables: int = 0
    """Rows that have their findings as text, and no sentences."""

    def take(self, row: Mapping[str, Any]) -> str:
        """Count *row*; gives what is compared of it, as a line of JSON."""
        self.records += 1
        article = self._article(row)
        words = len(article.text.split())
        self.words += words
        self.lengths[sum(words >= least for least in LENGTHS) - 1] += 1
        self.tally.add("language", [article.language or "unknown"])
        self.tally.add("portal", [_portal(article, row["url"]) or "unknown"])
        try:
            self.tally.add("day", [date.fromisoformat(article.date[:10]).isoformat()])
        except ValueError:
            self.undated += 1
        mentions = mentions_of(sentence.text for sentence in article.sentences)
        self.tally.add("name", mentions.names)
        self.tally.add("place", mentions.places)
        self.tally.add("amount", mentions.amounts)
        self._look_at_findings(row)
        told = {"id": str(row.get("id") or row["place"]), "place": row["place"], "url": row["url"]}
        return json.dumps({**told, "article": article_to_dict(article)}, ensure_ascii=False) + "\n"

    def _article(self, row: Mapping[str, Any]) -> Article:
        """The article of *row*; where only its head is there, with the summary for its text."""
        given = row["article"]
        if "sentences" in given:
            return article_from_dict(given)
        if "paragraphs" in given:
            text = "\n\n".join(given["paragraphs"])
        else:
            self.from_summaries += 1
            text = row["summary"]["text"]
        head = {name: given[name] for name in ("title", "byline", "date", "source", "url", "language")}
        return replace(clean(text), **head)

    def _look_at_findings(self, row: Mapping[str, Any]) -> None:
        if "messages" in row:
            self.from_tables += 1
            return
        if "findings" in row:
            # Each fault once, by the finding that is shown first of those that say it.
            found = [row["findings"][indices[0]] for indices in row["shown"]]
        else:
            found = row.get("summary", {}).get("findings", [])
        self.findings.update((finding["kind"], finding["severity"]) for finding in found)
        translated = row.get("translation", {}).get("segments") or row.get("summary_en", {}).get("segments")
        for segment in translated or ():
            self.tenths[_tenth(segment["confidence"])] += 1
            self.doubtful.append(
                Doubtful(
                    id=str(row.get("id") or row["place"]),
                    source=segment["source"],
                    target=segment["target"],
                    confidence=segment["confidence"],
                    findings=tuple(
                        finding["message"] for finding in segment["findings"] if finding["severity"] != "info"
                    ),
                )
            )
        if len(self.doubtful) > 50 * SENTENCES:
            self.keep_most_doubtful()

    def keep_most_doubtful(self) -> None:
        """Keep those with the least confidence, the first of equals; what copies say again is kept once."""
        once: dict[tuple[str, str], Doubtful] = {}
        for one in sorted(self.doubtful, key=lambda one: one.confidence):
            once.setdefault((one.source, one.target), one)
        self.doubtful = list(once.values())[:SENTENCES]


def _portal(article: Article, url: str) -> str:
    if article.source:
        return article.source
    try:
        return (urlsplit(article.url or url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _overview(path: Path, seen: _Seen, groups_in_all: int, groups: Sequence[Alike]) -> Overview:
    tally = seen.tally
    failures = _failures(path)
    period, periods = timeline(tally.most("day", order="name"))
    seen.keep_most_doubtful()
    lacks = []
    if seen.from_tables:
        lacks.append(
            "A table has findings as text: their kinds, and single sentences, are in JSON lines, or in the "
            f"folder {path.name}.work beside the table."
        )
    if seen.from_summaries:
        lacks.append("The output has summaries without their articles: what is counted of texts is of those.")
    merged = path.with_name(f"{path.name}.copies.jsonl")
    return Overview(
        output=path.name,
        records=seen.records,
        failed=sum(failed.count for failed in failures),
        merged=_lines(merged),
        languages=tally.most("language"),
        portals=tally.most("portal", SHOWN),
        portals_in_all=tally.size("portal"),
        period=period,
        timeline=periods,
        undated=seen.undated,
        lengths=tuple(
            Count(name=_between(index), count=seen.lengths[index])
            for index in range(len(LENGTHS) if seen.records else 0)
        ),
        words=seen.words,
        failures=failures,
        findings=by_kind(seen.findings),
        confidence=_tenths(seen.tenths),
        names=tally.named(places=False, limit=SHOWN),
        places=tally.named(places=True, limit=SHOWN),
        amounts=tally.most("amount", SHOWN),
        groups=tuple(groups),
        groups_in_all=groups_in_all,
        sentences=tuple(seen.doubtful),
        lacks=tuple(lacks),
    )


def _lines(path: Path) -> int:
    if not path.exists():
        return 0
    with path.open("rb") as file:
        return sum(1 for _ in file)


def _failures(path: Path) -> tuple[Failed, ...]:
    found: dict[str, Failed] = {}
    for line in read_failures(path):
        kind = line["kind"]
        known = found.get(kind)
        found[kind] = (
            replace(known, count=known.count + 1)
            if known
            else Failed(kind=kind, count=1, example=line["message"], hint=line["hint"])
        )
    return tuple(sorted(found.values(), key=lambda failed: (-failed.count, failed.kind)))


def by_kind(counted: Counter[tuple[str, str]]) -> tuple[Found, ...]:
    """Findings that are *counted* by kind and severity, by kind: those with most errors first."""
    kinds = sorted({kind for kind, _ in counted})
    found = [
        Found(
            kind=kind,
            error=counted[kind, "error"],
            warning=counted[kind, "warning"],
            info=counted[kind, "info"],
        )
        for kind in kinds
    ]
    return tuple(sorted(found, key=lambda one: (-one.error, -one.warning, -one.info)))


def _between(index: int) -> str:
    least = LENGTHS[index]
    return f"{least:,} to {LENGTHS[index + 1] - 1:,}" if index + 1 < len(LENGTHS) else f"{least:,} or more"


def by_tenth(confidences: Iterable[float]) -> tuple[Count, ...]:
    """*confidences*, from 0 to 1, by their tenth, all ten of them; nothing where there are none."""
    return _tenths(Counter(map(_tenth, confidences)))


def _tenth(confidence: float) -> int:
    return min(int(confidence * 10), 9)


def _tenths(counted: Counter[int]) -> tuple[Count, ...]:
    return tuple(
        # A dash is read in every language.
        Count(name=f"{tenth / 10:.1f}\u2013{(tenth + 1) / 10:.1f}", count=counted[tenth])
        for tenth in range(10 if counted else 0)
    )


def timeline(days: Sequence[Count]) -> tuple[Period, tuple[Count, ...]]:
    """*days*, named by ISO dates and in order, as a timeline without gaps, of days, months or years."""
    if not days:
        return "day", ()
    first = days[0].name
    steps: dict[Period, tuple[int, int]] = {
        "day": (10, _MOST_DAYS),
        "month": (7, _MOST_MONTHS),
        "year": (4, 0),
    }
    for period, (length, most) in steps.items():
        last = days[-1].name[:length]
        names = list(takewhile(last.__ge__, _periods(first, period, most)))
        if not most or len(names) <= most:
            break
    counts: Counter[str] = Counter()
    for day in days:
        counts[day.name[:length]] += day.count
    return period, tuple(Count(name=name, count=counts[name]) for name in names)


def _periods(first: str, period: Period, most: int) -> Iterator[str]:
    """Periods from that of *first* on: one more than *most*, or all years."""
    if period == "day":
        start = date.fromisoformat(first)
        for number in range(most + 1):
            try:
                yield (start + timedelta(days=number)).isoformat()
            except OverflowError:
                return
        return
    year, month = int(first[:4]), int(first[5:7])
    if period == "year":
        yield from (f"{number:04}" for number in range(year, 10_000))
        return
    for number in range(month - 1, month + most):
        yield f"{year + number // 12:04}-{number % 12 + 1:02}"


def _alike(group: Group) -> Alike:
    found = [gap for member in group.members if member.like for gap in _disagreements(member)]
    # Of equals the first; a difference in figures tells most.
    found.sort(key=lambda one: not any(one.figures))
    return Alike(
        size=group.size,
        articles=tuple(
            Told(
                id=member.row["id"],
                title=article.title or article.text[:TITLE],
                source=_portal(article, member.row["url"]),
                date=article.date,
                copies=member.copies,
            )
            for member in group.members
            for article in [article_from_dict(member.row["article"])]
        ),
        disagreements=tuple(found[:DISAGREEMENTS]),
    )


def _disagreements(member: Member) -> Iterator[Disagreement]:
    assert member.like is not None
    articles = [article_from_dict(row["article"]) for row in (member.like, member.row)]
    for versions in group_copies(articles).versions:
        for gap in versions.differences:
            if gap.first is None or gap.second is None:
                continue
            one, other = articles[0].sentences[gap.first].text, articles[1].sentences[gap.second].text
            ours, theirs = FIGURE.findall(one), FIGURE.findall(other)
            yield Disagreement(
                ids=(member.like["id"], member.row["id"]),
                sentences=(one, other),
                figures=(
                    tuple(figure for figure in ours if figure not in theirs),
                    tuple(figure for figure in theirs if figure not in ours),
                ),
            )
