"""Repetition: a model that loops says the same words again and again."""

import re

from .finding import Finding

__all__ = ["check_repetition"]

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_LONGEST_UNIT = 30  # words; a loop's unit is a phrase or a sentence
_CHARACTERS = re.compile(r"([^\s\u2060])\1{9,}|([^\W\d_]{2,4}?)\2{5,}")


def _runs(words: list[str]) -> tuple[int, int, int] | None:
    """First run of a unit said several times in a row: (start word, words of the unit, times).

    Linear for each length of the unit.
    """
    for size in range(1, min(_LONGEST_UNIT, len(words) // 2) + 1):
        needed = 4 if size == 1 else 3 if size < 4 else 2
        matched = 0
        for index in range(size, len(words)):
            if words[index] == words[index - size]:
                matched += 1
                if matched >= size * (needed - 1):
                    start = index - matched - size + 1
                    return start, size, matched // size + 1
            else:
                matched = 0
    return None


def _longest(words: list[str], start: int, size: int) -> int:
    end = start + size
    while end < len(words) and words[end] == words[end - size]:
        end += 1
    return end


def check_repetition(source: str, target: str) -> list[Finding]:
    """A phrase that the target repeats in a row, more often than the source does, is an error."""
    matches = list(_WORD.finditer(target))
    words = [match.group().lower() for match in matches]
    found = _runs(words)
    if found is not None:
        start, size, _ = found
        end = _longest(words, start, size)
        theirs = _runs([match.group().lower() for match in _WORD.finditer(source)])
        times = (end - start) / size
        if theirs is None or times >= 2 * theirs[2]:
            unit = target[matches[start].start() : matches[start + size - 1].end()]
            return [
                Finding.of(
                    "repeated",
                    kind="repetition",
                    severity="error",
                    values={"words": unit, "times": int(times)},
                    target_span=(matches[start].start(), matches[end - 1].end()),
                )
            ]
    stutter = _CHARACTERS.search(target)
    if stutter and stutter.group() not in source:
        unit = stutter.group(1) or stutter.group(2)
        return [
            Finding.of(
                "repeated_often",
                kind="repetition",
                severity="error",
                values={"words": unit},
                target_span=stutter.span(),
            )
        ]
    return []
