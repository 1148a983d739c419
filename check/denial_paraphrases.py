"""Denials that English puts without denying: *tak ada yang setinggi*, "the highest"."""

import re
from functools import cache
from itertools import islice
from typing import NamedTuple

from indonesian import negation, one_of

from .denials import WORD, blank, denial_table, stems_in
from .lexicon import look_up_at
from .stems import english_stem
from .words import SOURCE_WORD, source_words

__all__ = ["BETWEEN", "paraphrased"]

_OWN = 0.5
"""How often translations show a word that has one of theirs for itself."""
BETWEEN = ("akan", "bisa", "dapat", "mau", "perlu", "juga", "lagi", "pernah", "sempat", "terlalu", "harus")
"""What may stand between a negator and what it denies."""


class _Paraphrase(NamedTuple):
    """A denial of the source, and English that says it without denying."""

    last: str
    """With what its last word begins, in lower case; empty where that is any negator."""
    denial: str
    english: str
    """Phrases with commas between."""


@cache
def _paraphrases() -> tuple[_Paraphrase, ...]:
    words = negation()
    between = rf"(?:\ (?:{one_of(BETWEEN)}))?"
    # Any negator of the kind will do: *tak* and *gak* for *tidak*.
    kinds = {"tidak": f"(?:{one_of(['tidak', 'tak', 'tdk', *words.bare_negators])})(?:lah|nya)?"}
    found = []
    for said, english in denial_table()["paraphrases"]:
        first, *others = said.split()
        opening = kinds.get(first, re.escape(first)) + ("" if others[:1] == ["..."] else between)
        denial = " ".join([opening, *[kinds.get(word, re.escape(word)) for word in others]])
        start, gap, rest = denial.partition(r" \.\.\. ")
        *_, last = said.split()
        found.append(
            _Paraphrase(
                "" if last in kinds else last,
                rf"\b(?P<first>{start})" + (r"\b.{1,80}?\b" if gap else "") + rf"(?P<last>{rest})\w*",
                english,
            )
        )
    return tuple(found)


@cache
def _denial_in(paraphrase: _Paraphrase) -> re.Pattern[str]:
    return re.compile(paraphrase.denial, re.IGNORECASE)


@cache
def _english_for(paraphrase: _Paraphrase) -> re.Pattern[str]:
    english = one_of(phrase.strip() for phrase in paraphrase.english.split(","))
    return re.compile(rf"\b(?:{english})\b", re.IGNORECASE)


def paraphrased(source: str, target: str) -> list[tuple[int, int]]:
    """Where phrases of *source* stand, on both sides of a gap, that *target* has put without denying."""
    said = source.lower()
    return [
        match.span(side)
        for paraphrase in _paraphrases()
        if paraphrase.last in said  # most have no more; a pattern is made once it may be found
        for match in _denial_in(paraphrase).finditer(source)
        if _is_put_so(paraphrase, match, source, target)
        and not _is_said_plainly(paraphrase, match, source, target)
        for side in ("first", "last")
    ]


def _is_put_so(paraphrase: _Paraphrase, phrase: re.Match[str], source: str, target: str) -> bool:
    """Whether *target* has English of *paraphrase* that no word of *source* outside *phrase* accounts for.

    "Still" is no "not yet" where it renders *masih*, and "forget" denies nothing after *jangan lupa*.
    """
    said = [match.group() for match in _english_for(paraphrase).finditer(target)]
    if not said or phrase["last"]:
        return bool(said)  # a gap may well have the word itself: *tak ada yang setinggi*, "the highest"
    left = {english_stem(word) for word in said if WORD.fullmatch(word)}
    if len(left) < len(set(said)):
        return True  # more words say it than one
    for _, start, end in source_words(source):
        if not phrase.start("first") <= start < phrase.end("last"):
            entry = look_up_at(source, start, end)
            if entry.rate >= _OWN:
                left -= entry.stems
    return bool(left)


def _is_said_plainly(paraphrase: _Paraphrase, phrase: re.Match[str], source: str, target: str) -> bool:
    """Whether *target* has the very word that *phrase* denies, so that it isn't said otherwise."""
    if phrase["last"] or " " not in phrase.group():
        return False  # what is denied may well be shown: "not price but quality", "rather than being held"
    words = islice(SOURCE_WORD.finditer(source, phrase.start()), 1, 3)
    denied = next((word for word in words if word.group().lower() not in BETWEEN), None)
    stems = look_up_at(source, *denied.span()).stems if denied else frozenset()
    plain = _english_for(paraphrase).sub(blank, target)
    return not stems.isdisjoint(stems_in(plain))
