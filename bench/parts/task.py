"""What a part gets: how much is to be measured, and where its data are."""

from dataclasses import dataclass
from pathlib import Path

__all__ = ["FULL", "NOT_SHARED", "QUICK", "Size", "Task"]

NOT_SHARED = "not measured here: it needs data that isn't in the repository (`SHARED=`)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How much is measured."""

    rounds: int
    pages: int
    """For the time of cleaning."""
    held: int
    """Pages for its quality."""
    articles: int
    """For summaries, and for the batches that write no English."""
    briefs: int
    translated: int
    """Articles, by the embedded model."""
    sentences: int
    """Of the Marian model in bulk; peers get an eighth, eight at least."""
    single: int


FULL = Size(rounds=3, pages=150, held=600, articles=300, briefs=12, translated=2, sentences=800, single=8)
QUICK = Size(rounds=1, pages=15, held=40, articles=12, briefs=2, translated=1, sentences=32, single=2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What a part gets."""

    size: Size
    shared: Path | None
    scratch: Path
