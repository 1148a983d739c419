"""Closed classes survive: a word doesn't become its opposite, vanish or come from nowhere."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, cached_property

from indonesian import negation, one_of

from .class_mentions import TOKEN, ClassMention, Words
from .closed_classes import ClosedClass, closed_classes
from .converse import is_told_conversely, is_told_in_reverse
from .finding import Finding
from .lexicon import look_up_at
from .messages import Message
from .spans import outside
from .stems import english_stem

__all__ = ["check_contrasts"]

_DENIAL = re.compile(
    r"\b(?:not|no(?!\.? ?\d)|never|none|nor|neither|without|cannot|fail\w*)\b|n['’]t\b", re.IGNORECASE
)
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


@cache
def _with_additions() -> frozenset[int]:
    """Classes of which an addition is a fault."""
    return frozenset(index for index, group in enumerate(closed_classes()) if group.can_be_added)


class _Pair:
    """A source and its target, for questions about single words of theirs."""

    def __init__(self, source: str, target: str, words: Words, terms: Mapping[str, str]) -> None:
        self.source = source
        self.target = target
        self._words = words.tokens
        self._terms = {words_of_term: _stems(english) for words_of_term, english in terms.items()}
        self._stems_of_terms = frozenset().union(*self._terms.values())

    def accounts_for(self, gained: ClassMention, ours: Sequence[ClassMention], *, lexicon: bool) -> bool:
        """Whether a source word outside *ours* is the last word of *gained*, or by *lexicon* may be."""
        word = TOKEN["en"].findall(self.target[gained.start : gained.end])[-1].lower()
        stem = english_stem(word)
        if stem in self._stems_of_terms:
            return True
        spans = ((mention.start, mention.end) for mention in ours)
        for match in outside(spans, self._words, re.Match.start):
            start, end = match.span()
            if end - start < 2:
                continue
            if match.group().lower() == word:
                return True
            if lexicon and stem in look_up_at(self.source, start, end).stems:
                return True
        return False

    def is_rendered_as_told(self, mention: ClassMention) -> bool:
        """Whether *mention* of the source is of a term, and the target has the English that it is to have."""
        return any(
            match.start() <= mention.start and mention.end <= match.end()
            for words_of_term, stems in self._terms.items()
            if stems <= self._shown
            for match in re.finditer(re.escape(words_of_term), self.source)
        )

    @cached_property
    def _shown(self) -> frozenset[str]:
        """The stems of the target, which are asked for only where there are terms."""
        return _stems(self.target)

    def is_denied(self, mention: ClassMention) -> bool:
        """Whether a negator stands before *mention* of the source, with two words between at most."""
        before = self.source[max(0, mention.start - _REACH) : mention.start]
        return _denied().search(before) is not None

    def denies_more(self) -> bool:
        """Whether the target has more negators than the source has denials."""
        return len(_DENIAL.findall(self.target)) > len(_denials().findall(self.source))


def _stems(english: str) -> frozenset[str]:
    return frozenset(map(english_stem, TOKEN["en"].findall(english)))


def _by_class(mentions: Sequence[ClassMention]) -> dict[int, list[ClassMention]]:
    """*mentions* of members by their class, without those that mean something else."""
    classes: dict[int, list[ClassMention]] = {}
    for mention in mentions:
        if mention.member >= 0:
            classes.setdefault(mention.group, []).append(mention)
    return classes


def check_contrasts(source: str, target: str, terms: Mapping[str, str]) -> Iterator[Finding]:
    """Members of the closed classes that were swapped, lost or added between *source* and *target*.

    *terms* are words of the source with the English that a glossary has for them.
    """
    words = Words(source, "id")
    ours = words.mentions(_with_additions() | words.may_say())
    named = frozenset([mention.group for mention in ours if mention.plain])
    theirs = Words(target, "en").mentions(_with_additions() | named)
    pair = _Pair(source, target, words, terms)
    mine_by_class, other_by_class = _by_class(ours), _by_class(theirs)
    for index in sorted(named | other_by_class.keys()):
        group = closed_classes()[index]
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
    group: ClosedClass, ours: Sequence[ClassMention], theirs: Sequence[ClassMention], pair: _Pair
) -> list[tuple[ClassMention, ClassMention]]:
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
    came: dict[int, list[ClassMention]] = {}
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
    group: ClosedClass,
    ours: Sequence[ClassMention],
    theirs: Sequence[ClassMention],
    settled: set[int],
    pair: _Pair,
) -> Iterator[Finding]:
    """Members that are gone, and not among the *settled* ones of a swap."""
    bare = any(mention.plain and group.members[mention.member].loss is None for mention in theirs)
    if group.counted and bare and pair.denies_more():
        return  # "may not carry more than eight" is at most eight
    given = {mention.member for mention in theirs} | settled
    for mention in ours:
        loss = group.members[mention.member].loss
        if loss is None or not mention.plain or mention.member in given or pair.is_rendered_as_told(mention):
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
    group: ClosedClass,
    ours: Sequence[ClassMention],
    theirs: Sequence[ClassMention],
    settled: set[int],
    pair: _Pair,
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
