"""Faithfulness: what a summary sentence says is in the Indonesian sentences that it rests on."""

import re
from collections.abc import Iterator, Mapping, Set
from functools import cache, lru_cache
from typing import NamedTuple

from indonesian import negation, one_of

from .calendar_words import month_numbers, weekday_numbers
from .finding import Finding
from .lexicon import indonesian_words, look_up
from .stems import indonesian_root, indonesian_stem
from .words import sentence_initial

__all__ = ["check_supported_names", "check_supported_negation"]

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


class _Denying(NamedTuple):
    """The words of `indonesian.negation` that tell what is denied."""

    negators: frozenset[str]
    between: frozenset[str]
    merely: frozenset[str]
    denial: re.Pattern[str]


@cache
def _denying() -> _Denying:
    words = negation()
    emphatic = (word + clitic for word in words.negators for clitic in words.emphatic_clitics)
    return _Denying(
        negators=frozenset((*words.negators, *words.bare_negators, *emphatic)),
        between=frozenset(words.between),
        merely=frozenset((*words.merely, *words.merely_at_once)),
        denial=re.compile(rf"\b(?:{one_of(words.denials)})\b", re.IGNORECASE),
    )


def _is_date(word: str) -> bool:
    """Whether it is a month or a weekday, which `dates` looks after."""
    return word.lower() in month_numbers("id") or word.lower() in weekday_numbers("id")


class _Known(NamedTuple):
    """What is looked up in a source."""

    words: list[str]
    forms: frozenset[str]
    roots: frozenset[str]
    initials: str
    acronyms: frozenset[str]


@lru_cache(maxsize=64)  # a whole article is asked for each sentence of another
def _known(source: str) -> _Known:
    words = [match.group() for match in _WORD.finditer(source)]
    forms = frozenset(
        form for word in words for form in (word.lower(), indonesian_stem(word), *word.lower().split("-"))
    )
    return _Known(
        words=words,
        forms=forms,
        roots=frozenset(indonesian_root(word) for word in forms),
        initials="".join(word[0].upper() for word in words),
        acronyms=frozenset(word for word in words if word.isupper() and len(word) > 1),
    )


def check_supported_names(source: str, target: str) -> Iterator[Finding]:
    """A name of the summary that the source doesn't have, not even as the words of its acronym."""
    words, known, roots, initials, acronyms = _known(source)
    vocabulary = indonesian_words()
    expanded = _expanded(acronyms, target)
    verdicts: dict[str, bool] = {}  # a name is looked for once, however often the summary says it
    for match in _WORD.finditer(target):
        word = match.group()
        if not word[0].isupper() or len(word) < 2 or _is_date(word) or match.start() in expanded:
            continue
        if word not in verdicts:
            verdicts[word] = (
                word.lower() in known
                or indonesian_stem(word) in known
                or (word.isupper() and word in _runs(initials, len(word)))
                or _spelled_out(word, words)
            )
        if verdicts[word]:
            continue
        if sentence_initial(target, match.start(), inside=False) and (
            word.lower() in vocabulary or look_up(word).known or indonesian_root(word) in roots
        ):
            continue
        yield Finding.of(
            "word_new",
            kind="name",
            severity="error",
            values={"word": word},
            target_span=match.span(),
        )


def _expanded(acronyms: Set[str], target: str) -> set[int]:
    """Where words of *target* begin that spell out an acronym of the source (*Mahkamah Agung*: MA)."""
    capitals = [match for match in _WORD.finditer(target) if match.group()[0].isupper()]
    initials = "".join(match.group()[0] for match in capitals)
    places: set[int] = set()
    for acronym in acronyms:
        at = _runs(initials, len(acronym)).get(acronym, -1)
        if at >= 0:
            places.update(match.start() for match in capitals[at : at + len(acronym)])
    return places


_LONGEST_ACRONYM = 20
"""Letters; a longer word in capitals is no acronym."""


@lru_cache(maxsize=2 * _LONGEST_ACRONYM)
def _runs(letters: str, size: int) -> Mapping[str, int]:
    """Runs of *size* in *letters*, each with its first place: many acronyms are looked for in one text."""
    if size > _LONGEST_ACRONYM:
        return {}
    runs: dict[str, int] = {}
    for start in range(len(letters) - size + 1):
        runs.setdefault(letters[start : start + size], start)
    return runs


_PREFIX = re.compile(r"^(?:per|pem|pen|pe|ke)(?=\w{4})")


def _shared(left: str, right: str) -> int:
    """How many letters both begin with."""
    size = 0
    for ours, theirs in zip(left, right, strict=False):
        if ours != theirs:
            break
        size += 1
    return size


def _spelled_out(acronym: str, words: list[str]) -> bool:
    """Whether an acronym of syllables (*Polri*, *Jateng*) is built from neighboring words of the source."""
    letters = acronym.lower()
    if len(letters) > 12:
        return False
    # A summary rests on few sentences; in a longer source only the first words are searched.
    for first in range(min(len(words), 400)):
        if words[first][0].lower() != letters[0]:
            continue
        rest = letters
        for word in words[first : first + len(letters)]:
            size = max(_shared(rest, form) for form in (word.lower(), _PREFIX.sub("", word.lower())))
            if not size:
                break
            rest = rest[size:]
            if not rest:
                return word != words[first]
    return False


def _denied(text: str) -> tuple[dict[str, tuple[int, int]], dict[str, tuple[int, int]]]:
    """Content words of *text* by root, with spans: those that a negator governs, and the others."""
    words = _denying()
    denied: dict[str, tuple[int, int]] = {}
    plain: dict[str, tuple[int, int]] = {}
    waiting: tuple[int, int] | None = None
    distance = 0
    for match in _WORD.finditer(text):
        word = match.group().lower()
        if word in words.negators:
            waiting, distance = match.span(), 0
            continue
        if waiting and (distance >= 4 or re.search(r"[.,;:!?]", text[waiting[1] : match.start()])):
            waiting = None
        if waiting and distance == 0 and word in words.merely:
            waiting = None  # "tidak hanya" adds, it doesn't deny
            continue
        if waiting and word in words.between:
            distance += 1
            continue
        root = indonesian_root(word)
        if waiting:
            denied.setdefault(root, (waiting[0], match.end()))
            waiting = None
        elif word not in words.between:
            plain.setdefault(root, match.span())
    return denied, plain


def check_supported_negation(source: str, target: str) -> Iterator[Finding]:
    """What the source denies and the summary affirms, or the other way round."""
    our_denied, our_plain = _denied(source)
    their_denied, their_plain = _denied(target)
    for root, span in their_plain.items():
        if root in our_denied and root not in our_plain and root not in their_denied:
            start, end = our_denied[root]
            yield Finding.of(
                "denial_lost",
                kind="negation",
                severity="error",
                values={"words": source[start:end]},
                source_span=(start, end),
                target_span=span,
            )
    for root, span in their_denied.items():
        if root in our_denied:
            continue
        phrase = target[span[0] : span[1]]
        if root in our_plain:
            template, place = "denial_added", our_plain[root]
        elif not our_denied and not _denying().denial.search(source):
            template, place = "denial_from_nowhere", None
        else:
            continue
        yield Finding.of(
            template,
            kind="negation",
            severity="error",
            values={"words": phrase},
            source_span=place,
            target_span=span,
        )
