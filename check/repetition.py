"""Repetition: a model that loops says the same words again and again."""

import re

from .finding import Finding

__all__ = ["check_repetition"]

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_LONGEST_UNIT = 30  # words; a loop's unit is a phrase or a sentence
_FEWEST = 3  # words that any run has more than once: of one word, said four times
_SHORTEST = 9  # characters that any stutter has more than once: of one character, said ten times
_CHARACTERS = re.compile(r"([^\s\u2060])\1{9,}|([^\W\d_]{2,4}?)\2{5,}")


def _again(words: list[str]) -> dict[int, int]:
    """By how many words apart a word comes again, to `_LONGEST_UNIT`: how often one does.

    Sentences have few words twice, so that this rules out nearly all lengths of a unit at once.
    """
    again: dict[int, int] = {}
    if len(words) - len(set(words)) < _FEWEST:
        return again
    places: dict[str, list[int]] = {}
    for index, word in enumerate(words):
        before = places.setdefault(word, [])
        for place in reversed(before):
            if index - place > _LONGEST_UNIT:
                break
            again[index - place] = again.get(index - place, 0) + 1
        before.append(index)
    return again


def _runs(words: list[str]) -> tuple[int, int, int] | None:
    """First run of a unit said several times in a row: (start word, words of the unit, times).

    Linear for each length of the unit.
    """
    again = _again(words)
    for size in range(1, min(_LONGEST_UNIT, len(words) // 2) + 1):
        needed = 4 if size == 1 else 3 if size < 4 else 2
        if again.get(size, 0) < size * (needed - 1):
            continue
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
    found = _runs([word.lower() for word in _WORD.findall(target)])
    if found is not None:
        matches = list(_WORD.finditer(target))
        words = [match.group().lower() for match in matches]
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
    # All of one lies between two blanks.
    stutters = any(
        len(piece) > _SHORTEST and len(piece) - len(set(piece)) >= _SHORTEST for piece in target.split()
    )
    stutter = _CHARACTERS.search(target) if stutters else None
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
