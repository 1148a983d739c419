"""Which sentences a reader needs with which: what a pronoun points back to, who says a quotation."""

from collections.abc import Sequence

from .statistics import ArticleStatistics, Opening
from .words import word_lists

__all__ = ["Dependencies", "find_dependencies", "within"]

Dependencies = list[frozenset[int]]
"""For each sentence, the sentences that a reader needs with it, itself among them."""


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


def within(dependencies: Dependencies, indices: Sequence[int]) -> Dependencies:
    """*dependencies* for the sentences *indices* alone, counted anew; -1 is a need outside of them."""
    place = {index: number for number, index in enumerate(indices)}
    return [frozenset(place.get(member, -1) for member in dependencies[index]) for index in indices]
