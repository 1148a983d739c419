"""Chooses the set of sentences that makes the best summary of a wanted length.

The ranker tells how much of each sentence a human summary would keep. A set of sentences with `n` words, of
which `m` are expected in a reference of `r` words, has an expected ROUGE F1 of about ``2 m / (n + r)``: that
is what is maximised, so that a long sentence must earn its length. What two sentences share counts once
(in the spirit of MMR, Carbonell and Goldstein 1998).
"""

from collections.abc import Sequence
from functools import partial
from operator import attrgetter
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from .statistics import ArticleStatistics, Opening
from .words import word_lists

__all__ = ["Dependencies", "find_dependencies", "select"]

Dependencies = list[frozenset[int]]
"""For each sentence, the sentences that a reader needs with it, itself among them."""

_WIDTH = 12
"""States that the beam search keeps for each number of sentences."""
_EXTENSIONS = 60_000
"""About how many times states may be extended in all: long summaries of long texts get a narrower beam."""
_WORDS_A_SENTENCE = 20
"""Words of an average sentence in the human summaries that the ranker learned from."""
_REDUNDANCY = 0.5
"""How much of what two sentences share is taken to be kept from both; chosen by cross-validation."""


def find_dependencies(stats: ArticleStatistics) -> Dependencies:
    """What must come along with each sentence for it to be understood.

    A sentence that opens with a pronoun, "menurut dia" or "hal itu" needs the one before; a piece of a
    quotation that runs over several sentences needs the others, up to the one that names the speaker.
    """
    count = len(stats.texts)
    direct: list[set[int]] = [{index} for index in range(count)]
    for index in range(1, count):
        if _points_back(stats, index):
            direct[index].add(index - 1)
    start = 0
    for index in range(1, count + 1):
        if index < count and stats.inside_quote[index]:
            continue
        if index - start > 1:
            for member in range(start, index):
                direct[member] |= set(range(start, index))
        start = index
    speech = word_lists().speech
    for index, text in enumerate(stats.texts):
        if text[:1] in ('"', "“") and not speech & set(stats.tokens[index]):
            direct[index] |= _attribution(stats, index)
    return [_closure(index, direct) for index in range(count)]


def _points_back(stats: ArticleStatistics, index: int) -> bool:
    # Inside a quotation "ini" and "itu" point at what the speaker sees, not at the sentence before.
    if stats.texts[index][:1] in ('"', "“"):
        return False
    tokens = stats.tokens[index]
    by_whom = tokens[:1] in (["menurut"], ["kata"]) and tokens[1:2] in (["dia"], ["beliau"], ["mereka"])
    points_back = stats.openings[index] in (Opening.PRONOUN, Opening.POINTING_BACK)
    return points_back or by_whom or "tersebut" in tokens[1:4]


def _attribution(stats: ArticleStatistics, index: int) -> set[int]:
    """The neighbor in the same paragraph that names the speaker of a bare quotation."""
    speech = word_lists().speech
    for neighbor in (index + 1, index - 1):
        if not 0 <= neighbor < len(stats.texts) or stats.paragraphs[neighbor] != stats.paragraphs[index]:
            continue
        if speech & set(stats.tokens[neighbor]):
            return {neighbor}
    return {index - 1} if index else set()


def _closure(index: int, direct: Sequence[set[int]]) -> frozenset[int]:
    found: set[int] = set()
    waiting = {index}
    while waiting:
        member = waiting.pop()
        found.add(member)
        waiting |= direct[member] - found
    return frozenset(found)


class _State(NamedTuple):
    """A set of sentences."""

    bits: int
    """One for each that is in it: sets are united and told apart faster so."""
    chosen: tuple[int, ...]
    """In the order in which they came in."""
    matched: float
    words: float
    worth: float
    size: int
    """Its words as a budget counts them."""


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
    search = partial(
        _search, stats, kept, count=count, budget=budget, redundancy=redundancy, required=required
    )
    chosen = search(units)
    if not chosen:
        chosen = search([frozenset({index}) for index in candidates])
    return sorted(chosen)


def _search(
    stats: ArticleStatistics,
    kept: NDArray[np.float64],
    units: Sequence[frozenset[int]],
    *,
    count: int | None,
    budget: int | None,
    redundancy: float,
    required: frozenset[int],
) -> tuple[int, ...]:
    steps = count or max(1, (budget or 0) // _WORDS_A_SENTENCE)
    wanted = float(budget if budget is not None else _WORDS_A_SENTENCE * steps)
    # As lists, since the search looks at single numbers.
    words: list[float] = stats.lengths.tolist()
    gain: list[float] = (np.maximum(kept, 0) * stats.lengths).tolist()
    common = np.minimum(kept[:, None], kept[None, :]).clip(0) * redundancy * stats.overlap
    extended = partial(
        _extended,
        words=words,
        gain=gain,
        shared=common.tolist(),
        sizes=[len(text.split()) for text in stats.texts],
        wanted=wanted,
    )
    numbered = [
        (
            sum(1 << index for index in unit),
            sorted(unit),
            sum(gain[index] for index in unit),
            sum(words[index] for index in unit),
        )
        for unit in units
    ]
    width = max(1, min(_WIDTH, _EXTENSIONS // (steps * max(len(units), 1))))
    start = extended(_State(0, (), 0.0, 0.0, 0.0, 0), sorted(required))
    levels: dict[int, dict[int, _State]] = {len(required): {start.bits: start}}
    best = start if len(required) == count else None
    size = len(required)
    while size != count and any(level >= size for level in levels):
        states = sorted(levels.pop(size, {}).values(), key=_worth, reverse=True)[:width]
        if count is None and states and states[0].chosen:
            best = _better(best, states[0])
        for state in states:
            for bits, members, most, length in numbered:
                united = state.bits | bits
                number = united.bit_count()
                if number == size or (count is not None and number > count):
                    continue
                if number != count and united in levels.setdefault(number, {}):
                    continue
                # What is shared only takes away: most last sets are known as worse before that is counted.
                if number == count and best is not None and not state.bits & bits:
                    highest = (state.matched + most) / (state.words + length + wanted)
                    if highest <= best.worth:
                        continue
                made = extended(state, members)
                if budget is not None and made.size > budget:
                    continue
                if number == count:
                    best = _better(best, made)
                else:
                    levels[number][united] = made
        size += 1
    return () if best is None else best.chosen


def _better(best: _State | None, state: _State) -> _State:
    return state if best is None or state.worth > best.worth else best


def _extended(
    state: _State,
    members: Sequence[int],
    *,
    words: Sequence[float],
    gain: Sequence[float],
    shared: Sequence[Sequence[float]],
    sizes: Sequence[int],
    wanted: float,
) -> _State:
    """*state* with those of *members* that it lacks."""
    bits, chosen, matched, total, _, size = state
    for index in members:
        if bits >> index & 1:
            continue
        matched += gain[index]
        row = shared[index]
        for other in chosen:
            matched -= row[other]
        total += words[index]
        size += sizes[index]
        chosen = (*chosen, index)
        bits |= 1 << index
    return _State(bits, chosen, matched, total, matched / (total + wanted), size)


_worth = attrgetter("worth")
