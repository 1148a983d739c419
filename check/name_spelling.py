"""Names and words that differ by a slip: sources misspell names, and translators mend them."""

import re
from itertools import islice

from .lexicon import indonesian_words
from .stems import spelling

__all__ = ["REACH", "is_slip", "near"]

REACH = 500
"""Words of the other text that a name is held against."""
_LONGEST = 30
"""Letters of a name that is looked at, so that long texts take no longer."""
_LETTERS = "abcdefghijklmnoprstuwy"
_WORD = re.compile(r"[^\W\d_]+")


def near(name: str, other: str) -> bool:
    """Whether two names sound the same but for a slip: one letter in four, two at most.

    >>> [near("Gazianteb", name) for name in ("Gaziantep", "Gazianetb", "Gaza")], near("Rina", "Dina")
    ([True, True, False], False)
    """
    ours, theirs = spelling(name), spelling(other)
    if not ours or not theirs or abs(len(ours) - len(theirs)) > 2 or len(ours) > _LONGEST:
        return False
    # Names of people often differ in their first letter alone: then they are two.
    allowed = min(2, max(len(ours), len(theirs)) // 4)
    return (ours[0] == theirs[0] or len(ours) > 5) and _distance(ours, theirs) <= allowed


def _distance(one: str, other: str) -> int:
    """How many letters must be put in, taken out or changed; two that trade places count once."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        last, row, older = row, [i], before
        for j, there in enumerate(other, 1):
            best = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != there))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == there:
                best = min(best, older[j - 2] + 1)
            row.append(best)
        before = last
    return row[-1]


def is_slip(word: str, target: str) -> bool:
    """Whether *word* is a common word with a wrong letter, or nearly one of *target*: "Peogram"."""
    if not 6 <= len(word) <= _LONGEST:
        return False
    splits = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    slips = {
        changed
        for left, right in splits
        for letter in _LETTERS
        for changed in (left + letter + right, left + letter + right[1:])
    }
    slips |= {left + right[1:] for left, right in splits}
    slips |= {left + right[1:2] + right[:1] + right[2:] for left, right in splits}
    return not slips.isdisjoint(indonesian_words()) or any(
        near(word, match.group()) for match in islice(_WORD.finditer(target), REACH) if len(match.group()) > 5
    )
