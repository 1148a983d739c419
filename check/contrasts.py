"""Closed classes survive: a word doesn't become its opposite, vanish or come from nowhere.

The files of ``data/contrasts`` say which classes there are, how each member is written in either language,
and how grave a swap, a loss or an addition is.
"""

import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple, TypeAlias

from indonesian import negation, one_of

from .finding import Finding, Severity
from .lexicon import look_up_at
from .messages import Message
from .numberwords import word_table
from .relations import is_told_conversely, is_told_in_reverse
from .stems import english_stem, indonesian_root, indonesian_stem

__all__ = ["check_contrasts"]

_TOKEN = {
    "id": re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’-][^\W\d_]+)*"),
    "en": re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*"),
}
# What may part two words of one phrase; a full stop may belong to an abbreviation.
_GAP = re.compile(r"[\s.°'’$-]{0,4}")
_FIGURE = "#"
_DENIAL = re.compile(
    r"\b(?:not|no(?!\.? ?\d)|never|none|nor|neither|without|cannot|fail\w*)\b|n['’]t\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Member:
    """One of a class: how grave its loss and its addition are, and how it stands to others."""

    loss: Severity | None
    addition: Severity | None
    rung: int
    converse: frozenset[str]
    """Names of the members that say the same from the other side."""
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Class:
    name: str
    kind: str
    swap: Severity | None
    strict: bool
    """True where what may say a member doesn't save it from having been swapped."""
    counted: bool
    """True where a member that is said twice and rendered once is gone as well."""
    reversible: bool
    """True where converse members say the same with their sides in the other order: A after B, B before A."""
    members: tuple[_Member, ...]
    can_be_lost: bool
    can_be_added: bool


_Pattern: TypeAlias = tuple[tuple[str, ...], int, int, bool]
"""A phrase of one language: keys of its words, its class, its member (-1: means something else), and whether
it says the member; where it only may, it accounts for it and accuses of nothing.

A plain tuple, since there are 20,000: those of a class of ours the collector of garbage would go through
again and again.
"""


class _Mention(NamedTuple):
    group: int
    member: int
    plain: bool
    start: int
    end: int


class _Table(NamedTuple):
    classes: tuple[_Class, ...]
    patterns: Mapping[str, Mapping[str, Sequence[_Pattern]]]
    """By language and the key of the first word."""


@lru_cache(maxsize=1 << 15)
def _keys(word: str, language: str) -> tuple[str, ...]:
    """What a phrase of the table may call *word*, each once."""
    if word[0].isdecimal():
        return (_FIGURE,)
    lower = word.lower()
    number = (_FIGURE,) if lower in word_table(language) else ()
    if language == "en":
        return (english_stem(lower), f"={lower}", *number)
    stem = indonesian_stem(lower)
    stems = (lower,) if stem == lower else (lower, stem)
    own = (word,) if word.isupper() else ()
    return (*stems, indonesian_root(lower), *own, *number)


def _phrase(text: str, language: str) -> tuple[str, ...]:
    words = text.split()
    if language == "en":
        return tuple(word if word[0] in "#=" else english_stem(word) for word in words)
    return tuple(indonesian_root(word[1:]) if word[0] == "~" else word for word in words)


@cache
def _table() -> _Table:
    folder = files(__package__).joinpath("data/contrasts")
    entries = [
        entry
        for file in sorted(folder.iterdir(), key=lambda file: file.name)
        for entry in tomllib.loads(file.read_text(encoding="utf-8"))["class"]
    ]
    classes = []
    found: dict[str, dict[str, list[_Pattern]]] = {"id": {}, "en": {}}

    def add(language: str, phrases: str, group: int, member: int, *, plain: bool) -> None:
        for text in phrases.replace("\n", " ").split(","):
            if text.strip():
                keys = _phrase(text, language)
                found[language].setdefault(keys[0], []).append((keys, group, member, plain))

    for group, entry in enumerate(entries):
        members = []
        for language in ("id", "en"):
            add(language, entry.get(f"{language}_other", ""), group, -1, plain=False)
        for index, member in enumerate(entry["member"]):
            for language in ("id", "en"):
                add(language, member[language], group, index, plain=True)
                add(language, member.get(f"{language}_also", ""), group, index, plain=False)
            members.append(
                _Member(
                    loss=member.get("loss"),
                    addition=member.get("addition"),
                    rung=member.get("rung", 0),
                    converse=frozenset(filter(None, member.get("converse", "").split(", "))),
                    name=member["name"],
                )
            )
        classes.append(
            _Class(
                name=entry["name"],
                kind=entry["kind"],
                swap=entry.get("swap"),
                strict=entry.get("strict", False),
                counted=entry.get("counted", False),
                reversible=entry.get("reversible", False),
                members=tuple(members),
                can_be_lost=any(member.loss for member in members),
                can_be_added=any(member.addition for member in members),
            )
        )
    patterns = {
        language: {key: tuple(rows) for key, rows in by_key.items()} for language, by_key in found.items()
    }
    return _Table(tuple(classes), patterns)


_ALONE = ("",)
"""The keys of a phrase of one word, which needn't be looked at again."""


class _Beginning(NamedTuple):
    """Phrases that one word may begin."""

    alone: tuple[_Pattern, ...]
    """Those of this word alone; first those that mean something else."""
    longer: Mapping[str, Sequence[_Pattern]]
    """The others, by the key of their second word."""
    groups: frozenset[int]
    """Classes of all these phrases."""
    plain: frozenset[int]
    """Classes of which one of these phrases says a member."""


def _longest_first(row: _Pattern) -> tuple[int, bool]:
    """Order of phrases; of one length, those that mean something else come first."""
    keys, _, member, _ = row
    return -len(keys), member >= 0


@lru_cache(maxsize=1 << 15)
def _beginning_with(word: str, language: str) -> _Beginning:
    patterns = _table().patterns[language]
    return _beginning_of(tuple([key for key in _keys(word, language) if key in patterns]), language)


@lru_cache(maxsize=1 << 15)
def _beginning_of(keys: tuple[str, ...], language: str) -> _Beginning:
    """The phrases that begin with a word of these *keys*: one object for all words that are alike."""
    patterns = _table().patterns[language]
    others: dict[_Pattern, None] = {}
    alone: dict[_Pattern, None] = {}
    longer: dict[str, list[_Pattern]] = {}
    groups, plain = set(), set()
    for key in keys:
        for words, group, member, says in patterns[key]:
            groups.add(group)
            if says:
                plain.add(group)
            if len(words) > 1:
                longer.setdefault(words[1], []).append((words, group, member, says))
            else:
                # Without its word, so that what several keys say is said once.
                (alone if member >= 0 else others)[_ALONE, group, member, says] = None
    # Of most words both are the same: one set less for the collector of garbage to go through.
    every = frozenset(groups)
    return _Beginning((*others, *alone), longer, every, every if plain == groups else frozenset(plain))


class _Text:
    """A text in words, each with the phrases that it may begin."""

    def __init__(self, text: str, language: str) -> None:
        self._text = text
        self._language = language
        self.tokens = list(_TOKEN[language].finditer(text))
        self._beginnings = [_beginning_with(token.group(), language) for token in self.tokens]

    def may_say(self) -> frozenset[int]:
        """Classes of which it may say a member; those that it may at most excuse needn't be looked for."""
        return frozenset().union(*[beginning.plain for beginning in self._beginnings])

    def mentions(self, groups: frozenset[int]) -> list[_Mention]:
        """Its phrases of the classes *groups*; in each class the longest one takes its words."""
        tokens = self.tokens
        free: dict[int, int] = {}  # by class, the first token that no phrase has taken
        found: list[_Mention] = []
        for index, beginning in enumerate(self._beginnings):
            if beginning.groups.isdisjoint(groups):
                continue
            rows: Sequence[_Pattern] = beginning.alone
            if beginning.longer and index + 1 < len(tokens):
                longer, second = beginning.longer, _keys(tokens[index + 1].group(), self._language)
                more = [row for key in second if key in longer for row in longer[key]]
                if more:
                    rows = (*sorted(more, key=_longest_first), *rows)
            # By class, how long the phrase is that begins here; negative for another meaning.
            taken: dict[int, int] = {}
            said: set[tuple[int, int, bool]] = set()
            for keys, group, member, plain in rows:
                if group not in groups:
                    continue
                size = len(keys)
                if index < free.get(group, 0) or size != taken.get(group, size):
                    continue
                if size > 1 and not self._follows(index, keys):
                    continue
                taken[group] = size if member >= 0 else -size
                what = group, member, plain
                if what not in said:  # "# day" and "# days" say the same once
                    said.add(what)
                    found.append(_Mention(*what, tokens[index].start(), tokens[index + size - 1].end()))
            for group, size in taken.items():
                free[group] = index + abs(size)
        return found

    def _follows(self, index: int, keys: Sequence[str]) -> bool:
        """Whether the words from *index* on are those of a phrase, with no more than blanks between."""
        if index + len(keys) > len(self.tokens):
            return False
        end = self.tokens[index].end()
        for step in range(1, len(keys)):
            token = self.tokens[index + step]
            its_keys = _keys(token.group(), self._language)
            if keys[step] not in its_keys or not _GAP.fullmatch(self._text, end, token.start()):
                return False
            end = token.end()
        return True


@cache
def _with_additions() -> frozenset[int]:
    """Classes of which an addition is a fault."""
    return frozenset(index for index, group in enumerate(_table().classes) if group.can_be_added)


class _Pair:
    """A source and its target, for questions about single words of theirs."""

    def __init__(self, source: str, target: str, words: _Text, terms: Mapping[str, str]) -> None:
        self.source = source
        self.target = target
        self._words = words.tokens
        self._terms = {english_stem(word) for text in terms.values() for word in _TOKEN["en"].findall(text)}

    def accounts_for(self, gained: _Mention, ours: Sequence[_Mention], *, lexicon: bool) -> bool:
        """Whether a source word outside *ours* is the last word of *gained*, or by *lexicon* may be."""
        word = _TOKEN["en"].findall(self.target[gained.start : gained.end])[-1].lower()
        stem = english_stem(word)
        if stem in self._terms:
            return True
        for match in self._words:
            start, end = match.span()
            if end - start < 2 or any(mention.start <= start < mention.end for mention in ours):
                continue
            if match.group().lower() == word:
                return True
            if lexicon and stem in look_up_at(self.source, start, end).stems:
                return True
        return False

    def is_denied(self, mention: _Mention) -> bool:
        """Whether a negator stands before *mention* of the source, with two words between at most."""
        before = self.source[max(0, mention.start - _REACH) : mention.start]
        return _denied().search(before) is not None

    def denies_more(self) -> bool:
        """Whether the target has more negators than the source has denials."""
        return len(_DENIAL.findall(self.target)) > len(_denials().findall(self.source))


_REACH = 30
"""Characters in which a negator before a word is looked for."""
_OPPOSITES = 3
"""A class of so many members has opposites, so that a denial of one may be the other: *tidak membantah*."""


@cache
def _denied() -> re.Pattern[str]:
    words = negation()
    return re.compile(
        rf"\b(?:{one_of((*words.negators, *words.bare_negators))})(?:lah)?\s(?:\w+\s){{0,2}}$", re.IGNORECASE
    )


@cache
def _denials() -> re.Pattern[str]:
    words = negation()
    return re.compile(
        rf"\b(?:(?:{one_of(words.negators)})\w*|{one_of(words.bare_negators)}|{one_of(words.denials)})\b",
        re.IGNORECASE,
    )


def _by_class(mentions: Sequence[_Mention]) -> dict[int, list[_Mention]]:
    """*mentions* of members by their class, without those that mean something else."""
    classes: dict[int, list[_Mention]] = {}
    for mention in mentions:
        if mention.member >= 0:
            classes.setdefault(mention.group, []).append(mention)
    return classes


def check_contrasts(source: str, target: str, terms: Mapping[str, str]) -> Iterator[Finding]:
    """Members of the closed classes that were swapped, lost or added between *source* and *target*.

    *terms* are words of the source with the English that a glossary has for them.
    """
    words = _Text(source, "id")
    ours = words.mentions(_with_additions() | words.may_say())
    named = frozenset([mention.group for mention in ours if mention.plain])
    theirs = _Text(target, "en").mentions(_with_additions() | named)
    pair = _Pair(source, target, words, terms)
    mine_by_class, other_by_class = _by_class(ours), _by_class(theirs)
    for index in sorted(named | other_by_class.keys()):
        group = _table().classes[index]
        mine = mine_by_class.get(index, [])
        other = other_by_class.get(index, [])
        settled: set[int] = set()
        for lost, gained in _swaps(group, mine, other, pair):
            settled |= {lost.member, gained.member}
            yield Finding.of(
                "contrast_changed",
                kind=group.kind,
                severity=group.swap or "warning",
                values={
                    "thing": Message.of(f"class {group.name}"),
                    "was": source[lost.start : lost.end],
                    "became": target[gained.start : gained.end],
                },
                source_span=(lost.start, lost.end),
                target_span=(gained.start, gained.end),
            )
        if group.can_be_lost:
            yield from _losses(group, mine, other, settled, pair)
        if group.can_be_added:
            yield from _additions(group, mine, other, settled, pair)


def _swaps(
    group: _Class, ours: Sequence[_Mention], theirs: Sequence[_Mention], pair: _Pair
) -> list[tuple[_Mention, _Mention]]:
    """Members that are gone, each with one that came; a "not" before the opposite may say the same."""
    if group.swap is None or not ours or not theirs:
        return []
    counts = Counter(mention.member for mention in ours if mention.plain or not group.strict)
    given = Counter(mention.member for mention in theirs if mention.plain or not group.strict)
    lost = {
        mention.member: mention
        for mention in reversed(ours)
        if mention.plain
        and given[mention.member] < (counts[mention.member] if group.counted else 1)
        and not (len(group.members) <= _OPPOSITES and pair.is_denied(mention))
    }
    if not lost:
        return []
    shared = {mention.start for mention in theirs if mention.member in counts}
    came: dict[int, list[_Mention]] = {}
    for mention in theirs:
        if (
            mention.plain
            and mention.member not in lost
            and (mention.start not in shared or counts[mention.member])
        ):
            came.setdefault(mention.member, []).append(mention)
    gained = [
        mentions[-1]
        for member, mentions in came.items()
        if len(mentions) > counts[member] and not pair.accounts_for(mentions[-1], ours, lexicon=False)
    ]
    if not gained or pair.denies_more():
        return []
    return [
        (was, became)
        for was, became in zip(lost.values(), gained, strict=False)
        if group.members[became.member].name not in group.members[was.member].converse
        or not (is_told_in_reverse if group.reversible else is_told_conversely)(
            pair.source, pair.target, was.end, became.start
        )
    ]


def _losses(
    group: _Class, ours: Sequence[_Mention], theirs: Sequence[_Mention], settled: set[int], pair: _Pair
) -> Iterator[Finding]:
    bare = any(mention.plain and group.members[mention.member].loss is None for mention in theirs)
    if group.counted and bare and pair.denies_more():
        return  # "may not carry more than eight" is at most eight
    given = {mention.member for mention in theirs} | settled
    for mention in ours:
        loss = group.members[mention.member].loss
        if loss is None or not mention.plain or mention.member in given:
            continue
        given.add(mention.member)
        yield Finding.of(
            "contrast_lost",
            kind=group.kind,
            severity=loss,
            values={"words": pair.source[mention.start : mention.end]},
            source_span=(mention.start, mention.end),
        )


def _additions(
    group: _Class, ours: Sequence[_Mention], theirs: Sequence[_Mention], settled: set[int], pair: _Pair
) -> Iterator[Finding]:
    """Members that nothing in the source says; on a ladder, those above the highest rung of the source."""
    known = {mention.member for mention in ours} | settled
    top = max((group.members[member].rung for member in known), default=0)
    accounted = {mention.start for mention in theirs if mention.member in known}
    for mention in theirs:
        member = group.members[mention.member]
        if member.addition is None or not mention.plain or mention.member in known:
            continue
        if mention.start in accounted or (member.rung and member.rung <= top):
            continue
        known.add(mention.member)
        if pair.accounts_for(mention, ours, lexicon=True):
            continue
        yield Finding.of(
            "contrast_added",
            kind=group.kind,
            severity=member.addition,
            values={"words": pair.target[mention.start : mention.end]},
            target_span=(mention.start, mention.end),
        )
