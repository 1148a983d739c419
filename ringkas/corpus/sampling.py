"""Which entries of a corpus are taken: a share of all, drawn alike every time, and no more than so many."""

import hashlib
from dataclasses import dataclass

from engine.errors import UnusableValue

__all__ = ["Sample"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """The first *limit* entries of a *share* of all. Raises UnusableValue where there can't be such."""

    limit: int | None = None
    share: float | None = None
    """Above 0, at most 1; None for all."""
    seed: int = 0
    """By which the share is drawn."""

    def __post_init__(self) -> None:
        if self.limit is not None and self.limit < 1:
            raise UnusableValue(f"limit must be 1 or more, not {self.limit}.", hint="Give a larger number.")
        if self.share is not None and not 0 < self.share <= 1:
            raise UnusableValue(f"sample must be above 0 and at most 1, not {self.share}.", hint="Try 0.01.")

    def takes(self, position: int, *, before: int) -> bool:
        """Whether the entry at *position* is taken, where so many *before* it were."""
        if self.is_full(before):
            return False
        return self.share is None or _drawn(self.seed, position) < self.share

    def is_full(self, taken: int) -> bool:
        """Whether no further entry is taken, once so many are."""
        return self.limit is not None and taken >= self.limit


def _drawn(seed: int, position: int) -> float:
    """A number from 0 to 1, as good as random, and always the same for the same two."""
    digest = hashlib.blake2b(f"{seed} {position}".encode("ascii"), digest_size=8).digest()
    return int.from_bytes(digest, "big") / 2**64
