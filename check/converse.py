"""Relations that are told from the other side: A is the child of B, B the parent of A."""

import re
from itertools import islice

from .lexicon import look_up_at
from .stems import english_stem
from .words import SOURCE_WORD

__all__ = ["is_told_conversely", "is_told_in_reverse"]

_IS = re.compile(r"\b(?:is|was|are|were|be|became|becomes)\b")
_CLAUSE = re.compile(r"[,;.:]|\b(?:yang|dan|saat|ketika|karena|setelah)\b")
_ENGLISH = re.compile(r"[A-Za-z]+")
_FIRST_WORDS = 5


def is_told_conversely(source: str, target: str, after: int, before: int) -> bool:
    """Whether a relation is told from the other side: A is B's child, B is A's parent.

    What follows the relation in *source*, from *after* on, then comes first in *target*, with the verb
    between it and the relation, which begins at *before*.
    """
    verb = _IS.search(target, 0, before)
    if verb is None:
        return False
    end = _CLAUSE.search(source, after)
    others = SOURCE_WORD.finditer(source, after, end.start() if end else len(source))
    first = {english_stem(match.group()) for match in _ENGLISH.finditer(target, 0, verb.start())}
    return any(
        english_stem(match.group()) in first or not look_up_at(source, *match.span()).stems.isdisjoint(first)
        for match in others
        if len(match.group()) > 3
    )


def is_told_in_reverse(source: str, target: str, after: int, before: int) -> bool:
    """Whether events trade places: A after B is B before A.

    What follows the word for their order in *source*, from *after* on, then stands in *target* ahead of its
    word, which begins at *before*, and not behind it.
    """
    end = _CLAUSE.search(source, after)
    theirs = [(english_stem(match.group()), match.start()) for match in _ENGLISH.finditer(target)]
    seen = False
    others = SOURCE_WORD.finditer(source, after, end.start() if end else len(source))
    for match in islice(others, _FIRST_WORDS):
        stems = {english_stem(match.group()), *look_up_at(source, *match.span()).stems}
        places = [start for stem, start in theirs if stem in stems]
        if places and max(places) > before:
            return False
        seen = seen or bool(places)
    return seen
