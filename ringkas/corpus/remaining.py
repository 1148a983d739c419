"""What of a corpus is still to be worked on, once it is known that what was settled is as it was."""

import hashlib
from collections import deque
from collections.abc import Iterable, Iterator
from pathlib import Path

from engine.errors import SettingsError
from sources.corpora import Entry, PoliteFetcher

from .journal import Journal, State
from .pool import Numbered
from .sampling import Sample

__all__ = ["Remaining"]


class Remaining:
    """The entries of *corpus* that one turn, from *state* on, is to work on; all the others are only read.

    In the first turn these are what *sample* takes, in a later one what failed before it, and where the
    corpus *grows* from turn to turn also what is new. *output* is for errors to name.
    """

    def __init__(
        self,
        corpus: Iterable[Entry],
        *,
        sample: Sample,
        state: State,
        journal: Journal,
        fetcher: PoliteFetcher,
        grows: bool,
        output: Path,
    ) -> None:
        self._corpus = corpus
        self._sample = sample
        self._state = state
        self._journal = journal
        self._fetcher = fetcher
        self._grows = grows
        self._output = output
        self._chains: deque[tuple[int, str]] = deque()
        """The position of each entry that is under way, and the digest after it."""

    def __iter__(self) -> Iterator[Numbered]:
        """The entries, filled, in order.

        Raises SettingsError where those before them aren't the ones that were settled.
        """
        settled = self._state.position
        chain, count, taken = b"", 0, 0
        for position, entry in enumerate(self._corpus):
            if position == settled:
                self._compare(chain)
            if position >= settled and self._sample.is_full(taken):
                return
            chain, count = _linked(chain, entry), position + 1
            is_taken = self._sample.takes(position, before=taken)
            taken += is_taken
            if position >= settled and self._is_due(position, entry, is_taken=is_taken):
                self._chains.append((position, chain.hex()))
                yield position, self._fetcher.fill(entry)
        if count < settled:
            raise self._changed(settled)
        if count == settled:
            self._compare(chain)

    def settle(self, position: int) -> str:
        """The digest of all entries up to that at *position*, which is done: the first of those under way."""
        first, chain = self._chains.popleft()
        assert first == position  # a pool keeps the order
        return chain

    def _compare(self, chain: bytes) -> None:
        if chain.hex() != self._state.chain:
            raise self._changed(self._state.position)

    def _changed(self, settled: int) -> SettingsError:
        return SettingsError(
            f"The source isn't as it was when {self._output} was begun: its first {settled:,} documents "
            "are others now.",
            hint="Put them back as they were, or give another output.",
        )

    def _is_due(self, position: int, entry: Entry, *, is_taken: bool) -> bool:
        if self._state.turn == 0 or (self._grows and position >= self._state.known):
            return is_taken
        place = self._journal.failed_at(position, self._state.turn)
        # What failed may have been mended since, but must not have moved.
        if place not in (None, entry.place):
            raise self._changed(position)
        return place is not None


def _linked(chain: bytes, entry: Entry) -> bytes:
    """The digest of all marks up to that of *entry*, given that of those before it."""
    return hashlib.blake2b(entry.mark, key=chain, digest_size=16).digest()
