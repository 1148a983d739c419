"""A "not" from nowhere: the target denies what the source doesn't."""

import re
from collections.abc import Sequence
from functools import cache

from indonesian import one_of

from .alignment import places, reach, take_nearest
from .denials import (
    MOST,
    WORD,
    affirmed,
    blank,
    denial_table,
    source_denials,
    stems_in,
    target_denials,
)
from .finding import Finding
from .lexicon import look_up_at
from .stems import english_stem
from .words import source_words, word_set

__all__ = ["added_denial", "turned_word"]

_EXCUSED, _EXCUSED_LETTERS = 0.06, 10
"""How far a "not" may stand from a word that merely may become one and so excuses it, as `reach` has it."""
_NUMBER = re.compile(r"No\b(?:\.|s\b|\s?\d)")
_TAG = re.compile(r"\b\w+n['’]t (?:I|you|we|they|he|she|it)\?", re.IGNORECASE)
"""A question that asks for a yes: "don't we?"."""


def added_denial(source: str, target: str) -> list[Finding]:
    """A "not" of *target* where *source*, which has no negator, says nothing that English may deny."""
    if "n't" not in target and "n’t" not in target and word_set(target).isdisjoint(target_denials().negators):
        return []
    said = source.lower()
    plain = _TAG.sub(blank, target_denials().affirming.sub(blank, target.replace("’", "'")))
    if not target_denials().negator.search(plain):
        return []
    for english, ours in _denied_in_english():
        if ours.search(source):
            plain = english.sub(blank, plain)
    found = [
        match
        for match in target_denials().negator.finditer(plain)
        if not _NUMBER.match(target, match.start()) and match.group().lower() not in said
    ]
    if not found:
        return []
    excuses = list(source_denials().excuse.finditer(source))
    spare = places(excuses, source)
    unsaid = _unsaid(excuses, source, target)
    idioms = len(source_denials().idiom.findall(source))
    near = reach(target, _EXCUSED, _EXCUSED_LETTERS)
    for match in found[:MOST]:
        (place,) = places([match], target)
        if take_nearest(spare, place, near):
            continue
        if idioms:
            idioms -= 1
        elif unsaid:
            unsaid -= 1
        else:
            return [_addition(match)]
    return []


def _unsaid(excuses: Sequence[re.Match[str]], source: str, target: str) -> int:
    """How many refusals among *excuses* *target* has no word of their own for: a "not" anywhere may be it."""
    refusals = frozenset(denial_table()["refusals"].split())
    given = stems_in(target)
    return sum(
        given.isdisjoint(look_up_at(source, *match.span()).stems)
        for match in excuses[:MOST]
        if match.group().lower() in refusals
    )


def turned_word(source: str, target: str) -> list[Finding]:
    """A word of *target* that denies by its beginning what *source*, which denies nothing, affirms."""
    if not any(map(affirmed, word_set(target))):
        return []
    denying: dict[tuple[str, str], re.Match[str]] = {}
    for match in WORD.finditer(target):
        if rest := affirmed(match.group()):
            denying.setdefault((rest, english_stem(match.group())), match)
    places: dict[str, set[int]] = {stem: set() for both in denying for stem in both}
    for _, start, end in source_words(source):
        for stem in look_up_at(source, start, end).stems & places.keys():
            places[stem].add(start)
    for (rest, stem), match in denying.items():
        if places[rest] and places[stem] <= places[rest]:
            excused = source_denials().excuse.search(source) or source_denials().soft.search(source)
            return [] if excused else [_addition(match)]
    return []


@cache
def _denied_in_english() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """What English says with a negator, with what of the source accounts for that."""
    return tuple((_phrases(english), _phrases(ours)) for english, ours in denial_table()["denied_in_english"])


def _phrases(said: str) -> re.Pattern[str]:
    """Any of the phrases *said*, with commas between; "...": up to six words between."""
    phrases = one_of(" ".join(phrase.split()) for phrase in said.split(","))
    return re.compile(rf"\b(?:{phrases})\b".replace(r"\.\.\.\ ", r"(?:[\w'-]+\ ){0,6}?"), re.IGNORECASE)


def _addition(match: re.Match[str]) -> Finding:
    """What denies in the target, at *match*, where the source doesn't."""
    return Finding.of(
        "negation_added",
        kind="negation",
        severity="warning",
        values={"words": match.group()},
        target_span=match.span(),
    )
