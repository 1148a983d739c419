"""Negation survives: what the source denies, the target denies."""

import re
from collections.abc import Sequence, Set
from itertools import islice, pairwise

from .added_negation import added_denial, turned_word
from .alignment import places, reach, take_nearest
from .denial_paraphrases import BETWEEN, paraphrased
from .denials import MOST, affirmed, blank, soft_denials, source_denials, stems_in, target_denials
from .finding import Finding
from .lexicon import look_up, look_up_at
from .stems import indonesian_root
from .words import SOURCE_WORD, word_set

__all__ = ["check_negation"]

_NEAR, _NEAR_LETTERS = 0.25, 10
"""How far a soft word may stand from the negator that it renders, as `reach` has it."""
_TELLING = 0.3
"""How often translations show a word whose English can be looked for."""
_ALWAYS = 0.9
"""How often they show one that, when it isn't there, was put in other words."""
_AHEAD = 5
"""Words behind a negator of which one is what it denies."""
_PASSED = frozenset((
    *BETWEEN, "ada", "seorang", "satu", "pun", "yang", "usah", "ingin", "ikut", "sampai", "lain",
    "memungkinkan", "mampu", "boleh", "diperbolehkan", "diizinkan", "untuk",
    "kita", "kami", "saya", "anda", "dia", "ia", "mereka",
))  # fmt: skip
"""What is no more than passed on the way to what is denied."""
_JOINING = frozenset({"or", "nor", "neither"})
"""With these one "not" denies all of a list: "not in work, education or training"."""
_INSTEAD = re.compile(
    r"\b(?:rather than|instead of|more than|beyond)\s+(?:only|just|merely|simply)\b", re.IGNORECASE
)
"""English that adds without a negator: "rather than only"."""
_LISTED = re.compile(
    r"(?:\s[\w-]+){1,4}(?:,\s(?:(?:dan|maupun|atau|serta)\s)?|\s(?:dan|maupun|atau|serta)\s)"
)
"""What stands between two negators of a list: *tidak bekerja, tidak sekolah*."""


def check_negation(source: str, target: str) -> list[Finding]:
    """A negator of *source* that *target* has no trace of is a warning; so is one from nowhere."""
    ours, theirs = source_denials(), target_denials()
    if word_set(source).isdisjoint(ours.negators):
        return added_denial(source, target) or turned_word(source, target)
    only = ours.not_only.search(source)
    merely = theirs.merely.search(_INSTEAD.sub(blank, target)) if only else None
    if only and merely and not theirs.negator.search(target):
        return [
            Finding.of(
                "negation_only",
                kind="negation",
                severity="warning",
                values={"words": only.group()},
                source_span=only.span(),
            )
        ]
    plain = ours.idiom.sub(blank, source)
    negators = list(ours.negator.finditer(plain))
    if not negators:
        return added_denial(source, target)
    strong = list(theirs.negator.finditer(target))
    if strong and not word_set(target).isdisjoint(_JOINING):
        negators = _without_listed(plain, negators)
    if len(strong) >= len(negators) or _are_rendered(plain, target, negators, strong):
        return []
    given = stems_in(target)
    if len(negators) <= MOST and sum(_is_affirmed(plain, one, given) for one in negators) <= len(strong):
        return []
    first = negators[0]
    words = "”, “".join(dict.fromkeys(negator.group().lower() for negator in negators))
    return [
        Finding.of(
            "negation_lost_of" if strong else "negation_lost",
            kind="negation",
            severity="warning",
            values={"words": words if strong else first.group()},
            source_span=first.span(),
        )
    ]


def _without_listed(source: str, negators: Sequence[re.Match[str]]) -> list[re.Match[str]]:
    """*negators* but those that go on a list which another began."""
    listed = {
        later.start()
        for one, later in pairwise(negators)
        if _LISTED.fullmatch(source, one.end(), later.start())
    }
    return [negator for negator in negators if negator.start() not in listed]


def _are_rendered(
    plain: str, target: str, negators: Sequence[re.Match[str]], strong: Sequence[re.Match[str]]
) -> bool:
    """Whether *target* has something for each of the *negators* of *plain*; *strong* are its own."""
    # A soft word may as well render a soft word of the source, such as "failed" for *gagal*.
    spare = places(soft_denials(target), target)
    near = reach(target, _NEAR, _NEAR_LETTERS)
    for place in places(source_denials().soft.finditer(plain), plain)[:MOST]:
        take_nearest(spare, place, near)
    denied = places(strong, target)
    if _are_settled(places(negators, plain), denied, spare, near=near):
        return True
    if len(negators) > MOST:
        return False
    said = paraphrased(plain, target)
    within_words = frozenset(filter(None, map(affirmed, word_set(target))))
    left = [
        match
        for match in negators
        if not any(start <= match.start() < end for start, end in said)
        and not (within_words and _denies_one_of(within_words, plain, match))
    ]
    if len(left) < len(negators) and _are_settled(places(left, plain), denied, spare, near=near):
        return True
    # In English the clause that is denied may come first, far from where it stood.
    return len(left) <= len(strong)


def _denies_one_of(stems: frozenset[str], source: str, negator: re.Match[str]) -> bool:
    """Whether *negator* denies what has one of the *stems*: that of "undamaged", *tidak ada kerusakan*."""
    words = islice(SOURCE_WORD.finditer(source, negator.end()), _AHEAD)
    return any(not stems.isdisjoint(look_up_at(source, *word.span()).stems) for word in words)


def _is_affirmed(source: str, negator: re.Match[str], given: Set[str]) -> bool:
    """Whether English with the stems *given* may have the very word that *negator* denies.

    If not, it says so in another way, as "lasts" for *tak turun*.
    """
    if negator.group().lower() == "tanpa":
        return True
    words = islice(SOURCE_WORD.finditer(source, negator.end()), _AHEAD)
    entries = (
        (word.group().lower(), look_up_at(source, *word.span()))
        for word in words
        if word.group().lower() not in _PASSED
    )
    denied = next((found for found in entries if found[1].rate >= _TELLING), None)
    if denied is None or not denied[1].stems or denied[1].rate < _ALWAYS:
        return True
    stems = denied[1].stems | look_up(indonesian_root(denied[0])).stems
    return not stems.isdisjoint(given)


def _are_settled(negators: list[float], strong: list[float], soft: list[float], *, near: float) -> bool:
    """Whether each negator is rendered: by a strong word anywhere, or a soft one that is *near*."""
    if len(negators) > MOST:
        return len(strong) + len(soft) >= len(negators)
    left = list(negators)
    for place in strong:
        take_nearest(left, place, 1)
    spare = list(soft)
    return all(take_nearest(spare, negator, near) for negator in left)
