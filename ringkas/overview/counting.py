"""What is in a batch's output, counted in one pass; what may be much is counted on disk."""

import json
import sqlite3
import tempfile
from collections import Counter
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any

from clean import Article, clean
from engine.errors import InputError, StoreError

from ..codec import article_from_dict, article_to_dict
from ..corpus.copies import Copies
from .classes import by_kind, length_class, length_classes, tenth_of, tenths, timeline
from .groups import copy_group, portal_of
from .mentions import mentions_of
from .result import CopyGroup, DoubtfulSentence, FailureKind, Overview
from .rows import read_failures, read_rows, rows_of
from .tally import Tally

__all__ = ["SHOWN", "survey"]

SHOWN = 15
"""Rows of a list of names, portals and the like."""
_GROUPS = 12
_MEMBERS = 5
SENTENCES = 20


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
            with closing(Tally(folder / "counts.sqlite")) as tally:
                counts = _Counts(tally=tally, articles=folder / "articles.jsonl")
                with counts.articles.open("w", encoding="utf-8") as file:
                    for row in read_rows(rows, form):
                        try:
                            file.write(counts.take(row))
                        except (KeyError, TypeError, ValueError, AttributeError) as exc:
                            raise InputError(
                                f"{path} isn't what a batch writes: {row['place']} lacks something.",
                                hint="Make it again with this version of ringkas.",
                            ) from exc
                with closing(Copies(folder / "copies.sqlite", counts.articles)) as copies:
                    copies.find()
                    count, groups = copies.groups(most=_GROUPS, members=_MEMBERS)
                    return _overview(path, counts, count, [copy_group(group) for group in groups])
        except (sqlite3.Error, OSError) as exc:
            raise StoreError(
                f"What is counted can't be kept in {tempfile.gettempdir()} ({exc}).",
                hint="Make room there, or name another folder in TMPDIR.",
            ) from exc


@dataclass(slots=True, kw_only=True)
class _Counts:
    """What is counted of the rows so far."""

    tally: Tally
    articles: Path
    records: int = 0
    words: int = 0
    undated: int = 0
    lengths: Counter[int] = field(default_factory=Counter)
    findings: Counter[tuple[str, str]] = field(default_factory=Counter)
    tenths: Counter[int] = field(default_factory=Counter)
    doubtful: list[DoubtfulSentence] = field(default_factory=list)
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
        self.lengths[length_class(words)] += 1
        self.tally.add("language", [article.language or "unknown"])
        self.tally.add("portal", [portal_of(article.source, article.url or row["url"]) or "unknown"])
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
            self.tenths[tenth_of(segment["confidence"])] += 1
            self.doubtful.append(
                DoubtfulSentence(
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
        once: dict[tuple[str, str], DoubtfulSentence] = {}
        for one in sorted(self.doubtful, key=lambda one: one.confidence):
            once.setdefault((one.source, one.target), one)
        self.doubtful = list(once.values())[:SENTENCES]


def _overview(path: Path, counts: _Counts, groups_in_all: int, groups: Sequence[CopyGroup]) -> Overview:
    tally = counts.tally
    failures = _failures(path)
    period, periods = timeline(tally.most("day", order="name"))
    counts.keep_most_doubtful()
    lacks = []
    if counts.from_tables:
        lacks.append(
            "A table has findings as text: their kinds, and single sentences, are in JSON lines, or in the "
            f"folder {path.name}.work beside the table."
        )
    if counts.from_summaries:
        lacks.append("The output has summaries without their articles: what is counted of texts is of those.")
    merged = path.with_name(f"{path.name}.copies.jsonl")
    return Overview(
        output=path.name,
        records=counts.records,
        failed=sum(failed.count for failed in failures),
        merged=_lines(merged),
        languages=tally.most("language"),
        portals=tally.most("portal", SHOWN),
        portals_in_all=tally.size("portal"),
        period=period,
        timeline=periods,
        undated=counts.undated,
        lengths=length_classes(counts.lengths),
        words=counts.words,
        failures=failures,
        findings=by_kind(counts.findings),
        confidence=tenths(counts.tenths),
        names=tally.named(places=False, limit=SHOWN),
        places=tally.named(places=True, limit=SHOWN),
        amounts=tally.most("amount", SHOWN),
        groups=tuple(groups),
        groups_in_all=groups_in_all,
        sentences=tuple(counts.doubtful),
        lacks=tuple(lacks),
    )


def _lines(path: Path) -> int:
    if not path.exists():
        return 0
    with path.open("rb") as file:
        return sum(1 for _ in file)


def _failures(path: Path) -> tuple[FailureKind, ...]:
    found: dict[str, FailureKind] = {}
    for line in read_failures(path):
        kind = line["kind"]
        known = found.get(kind)
        found[kind] = (
            replace(known, count=known.count + 1)
            if known
            else FailureKind(kind=kind, count=1, example=line["message"], hint=line["hint"])
        )
    return tuple(sorted(found.values(), key=lambda failed: (-failed.count, failed.kind)))
