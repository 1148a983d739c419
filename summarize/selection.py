"""Chooses the set of sentences that makes the best summary of a wanted length.

The ranker tells how much of each sentence a human summary would keep. A set of sentences with `n` words, of
which `m` are expected in a reference of `r` words, has an expected ROUGE F1 of about ``2 m / (n + r)``: that
is what is maximized, so that a long sentence must earn its length. What two sentences share counts once
(in the spirit of MMR, Carbonell and Goldstein 1998).
"""

from collections.abc import Collection, Iterable, Sequence
from operator import attrgetter
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .dependencies import Dependencies
from .statistics import ArticleStatistics

__all__ = ["select"]

_WIDTH = 12
"""States that the beam search keeps for each number of sentences."""
_EXTENSIONS = 60_000
"""About how many times states may be extended in all: long summaries of long texts get a narrower beam."""
_WORDS_A_SENTENCE = 20
"""Words of an average sentence in the human summaries that the ranker learned from."""
_REDUNDANCY = 0.5
"""How much of what two sentences share is taken to be kept from both; chosen by cross-validation."""


def select(
    stats: ArticleStatistics,
    kept: NDArray[np.float64],
    candidates: Sequence[int],
    *,
    dependencies: Dependencies,
    count: int | None = None,
    budget: int | None = None,
    redundancy: float = _REDUNDANCY,
    required: frozenset[int] = frozenset(),
) -> list[int]:
    """Choose *count* of *candidates*, or as many as fit into *budget* words; in article order.

    *kept* is the ranker's prediction. *dependencies* says which sentences need which: sets that break it
    are taken only where there is no other. There are at least *count* candidates; with *budget* the result is
    empty where not even one sentence fits. *redundancy* is the share of what two sentences have in common
    that counts once only. What is *required* is chosen, and must fit. *Shape of kept:* (S,)
    """
    allowed = set(candidates)
    units = sorted({dependencies[index] for index in allowed if dependencies[index] <= allowed}, key=min)
    search = _Search(stats, kept, count=count, budget=budget, redundancy=redundancy, required=required)
    chosen = search.best_of(units)
    if not chosen:
        chosen = search.best_of([frozenset({index}) for index in candidates])
    return sorted(chosen)


class _Unit(NamedTuple):
    """Sentences that come together or not at all."""

    bits: int
    """One for each of them: sets are united and told apart faster so."""
    members: list[int]
    """In article order."""
    gain: float
    """The words that they bring at most, which is where they share none with what is there."""
    words: float


class _State(NamedTuple):
    """A set of sentences."""

    bits: int
    """As those of a unit."""
    chosen: tuple[int, ...]
    """In the order in which they came in."""
    matched: float
    words: float
    worth: float
    size: int
    """Its words as a budget counts them."""


_EMPTY = _State(0, (), 0.0, 0.0, 0.0, 0)
_worth = attrgetter("worth")


class _Search:
    """A beam search over sets of sentences, from the smaller to the larger; options as in `select`."""

    def __init__(
        self,
        stats: ArticleStatistics,
        kept: NDArray[np.float64],
        *,
        count: int | None,
        budget: int | None,
        redundancy: float,
        required: frozenset[int],
    ) -> None:
        self._count = count
        self._budget = budget
        self._required = required
        self._steps = count or max(1, (budget or 0) // _WORDS_A_SENTENCE)
        self._wanted = float(budget if budget is not None else _WORDS_A_SENTENCE * self._steps)
        # As lists, since the search looks at single numbers.
        self._words: list[float] = stats.lengths.tolist()
        self._gain: list[float] = (np.maximum(kept, 0) * stats.lengths).tolist()
        common = np.minimum(kept[:, None], kept[None, :]).clip(0) * redundancy * stats.overlap
        self._shared: list[list[float]] = common.tolist()
        self._sizes = [len(text.split()) for text in stats.texts]

    def best_of(self, units: Collection[frozenset[int]]) -> tuple[int, ...]:
        """The best set that is made of *units* and what is required; empty where there is none."""
        count = self._count
        numbered = [self._unit(members) for members in units]
        width = max(1, min(_WIDTH, _EXTENSIONS // (self._steps * max(len(units), 1))))
        size = len(self._required)
        start = self._extended(_EMPTY, sorted(self._required))
        levels: dict[int, dict[int, _State]] = {size: {start.bits: start}}
        best = start if size == count else None
        while size != count and any(level >= size for level in levels):
            states = sorted(levels.pop(size, {}).values(), key=_worth, reverse=True)[:width]
            if count is None and states and states[0].chosen:
                best = _better(best, states[0])
            for state in states:
                best = self._grow(state, numbered, levels, best)
            size += 1
        return () if best is None else best.chosen

    def _unit(self, members: Iterable[int]) -> _Unit:
        return _Unit(
            sum(1 << index for index in members),
            sorted(members),
            sum(self._gain[index] for index in members),
            sum(self._words[index] for index in members),
        )

    def _grow(
        self, state: _State, units: Sequence[_Unit], levels: dict[int, dict[int, _State]], best: _State | None
    ) -> _State | None:
        """Put *state* with each of *units* into *levels*, by number of sentences; the best of full length."""
        count, budget, wanted = self._count, self._budget, self._wanted
        size = state.bits.bit_count()
        for bits, members, gain, length in units:
            united = state.bits | bits
            number = united.bit_count()
            if number == size or (count is not None and number > count):
                continue
            if number != count and united in levels.setdefault(number, {}):
                continue
            # What is shared only takes away: most last sets are known as worse before that is counted.
            if number == count and best is not None and not state.bits & bits:
                highest = (state.matched + gain) / (state.words + length + wanted)
                if highest <= best.worth:
                    continue
            made = self._extended(state, members)
            if budget is not None and made.size > budget:
                continue
            if number == count:
                best = _better(best, made)
            else:
                levels[number][united] = made
        return best

    def _extended(self, state: _State, members: Sequence[int]) -> _State:
        """*state* with those of *members* that it lacks."""
        bits, chosen, matched, total, _, size = state
        for index in members:
            if bits >> index & 1:
                continue
            matched += self._gain[index]
            row = self._shared[index]
            for other in chosen:
                matched -= row[other]
            total += self._words[index]
            size += self._sizes[index]
            chosen = (*chosen, index)
            bits |= 1 << index
        return _State(bits, chosen, matched, total, matched / (total + self._wanted), size)


def _better(best: _State | None, state: _State) -> _State:
    return state if best is None or state.worth > best.worth else best
