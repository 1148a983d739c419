"""What is told of a batch's output: the `Overview`."""

import json
from dataclasses import asdict, dataclass
from typing import Literal, TypeAlias

__all__ = [
    "CopyGroup",
    "Count",
    "Disagreement",
    "DoubtfulSentence",
    "FailureKind",
    "FindingKind",
    "GroupMember",
    "Overview",
    "Period",
]

Period: TypeAlias = Literal["day", "month", "year"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """How often something is there."""

    name: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class FailureKind:
    """A kind of failure."""

    kind: str
    count: int
    example: str
    """What was said of the first."""
    hint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingKind:
    """A kind of finding, by severity."""

    kind: str
    error: int
    warning: int
    info: int


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupMember:
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
class CopyGroup:
    """Articles in nearly the same words."""

    size: int
    articles: tuple[GroupMember, ...]
    """Those that are no copies of others here, the longest first; not all of a large group."""
    disagreements: tuple[Disagreement, ...]
    """The first of them, those in figures first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DoubtfulSentence:
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
    failures: tuple[FailureKind, ...]
    findings: tuple[FindingKind, ...]
    confidence: tuple[Count, ...]
    """English sentences by their confidence, in tenths; empty where nothing was translated, or a table is all
    there is."""
    names: tuple[Count, ...]
    """Of people and bodies, by articles that mention them."""
    places: tuple[Count, ...]
    amounts: tuple[Count, ...]
    groups: tuple[CopyGroup, ...]
    groups_in_all: int
    sentences: tuple[DoubtfulSentence, ...]
    """Those that most need a person: the least confidence first."""
    lacks: tuple[str, ...]
    """What couldn't be told, since the output doesn't hold it."""

    def to_json(self) -> str:
        """The overview as one JSON object."""
        return json.dumps(asdict(self), ensure_ascii=False, indent=2)
