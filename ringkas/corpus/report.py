"""What is told of a batch: figures while it runs, a report at its end."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

__all__ = ["Figures", "Report"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Figures:
    """How far a batch is."""

    records: int
    """All that is settled, in earlier runs too: written, failed or left out."""
    written: int = 0
    failed: int = 0
    left_out: int = 0
    """By a filter."""
    step: Literal["cleaning", "comparing", ""]
    """What goes before the work itself: with *dedupe*, all articles are cleaned, then compared."""
    flagged: int = 0
    """Findings above a note in what this run has written."""
    seconds: float
    """Since this run began."""
    rate: float
    """Records that this run settles in a second."""
    seconds_left: float | None
    """About; None where it isn't known how much there is."""
    memory: int | None
    """Bytes in the memory of all processes; None where the system doesn't say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What became of a corpus."""

    output: Path
    records: int
    """Written, failed, left out or merged, in all runs."""
    written: int
    failed: int
    left_out: int
    merged: int
    """Copies of others; always 0 where nobody asked for them to be merged."""
    copies: Path | None
    """A line of JSON for each that was merged: id, place, url, what it is a copy of, what it alone says."""
    faults: Mapping[str, int]
    """Of those that failed, how many by each kind of error; the most frequent first."""
    errors: Path | None
    """A line of JSON for each that failed: id, place, kind, message, hint; None where none did."""
    passed_over: int
    """Files of folders that are of no kind that is read, as far as this run saw them."""
    seconds: float
    """Of this run."""
