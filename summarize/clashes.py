"""Two articles in different words: facts that differ in one frame, and what one of them says alone."""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from typing import NamedTuple, Self

from check import stays

from .contradictions import month_numbers
from .differences import Difference
from .exchanges import are_exchanged, members_of, mentions_of
from .focus import root
from .order import as_digits
from .partners import partners_of
from .retold import Facts, Figure, content_of, figures_of
from .spelling import is_spelled_otherwise
from .untold import untold
from .wording import called_otherwise, class_words, zone_names
from .words import word_lists, words

__all__ = ["Clashes", "clashes_of"]

_ABOUT = 0.35
"""Share of what the shorter of two sentences speaks of, from which both are about the same."""
_LEAST_SHARED = 3
_SAME = 0.6
"""Share of what the longer of two sentences speaks of, from which any figure that only one has stands in the
place of the other's."""
_AGED = re.compile(r"\b([A-Z][\w-]+)(?:\s\((\d{1,2})\)|,\s(?:berusia\s|umur\s)?(\d{1,2})\stahun)")
_TOKEN = re.compile(r"\w+(?:[-’'.,/:]\w+)*")
_WHERE = frozenset({"di", "ke", "dari", "asal", "bernama"})
"""Words before a name that frame it as another name does."""
_KINDS = frozenset({"Kabupaten", "Kota", "Desa", "Kelurahan", "Dusun", "Kampung", "Gunung", "Sungai"})
"""Words that may stand between these and the name of a place."""
_ACRONYM = 3
"""Letters of an acronym, at least."""
_BESIDE = 2
"""Words on either side of a fact among which its frame is looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clashes:
    """How two articles differ that weren't edited from one another."""

    clash: bool
    """Whether a fact of the one stands where the other has another."""
    differences: tuple[Difference, ...]
    """Sentences that clash or are about the same, in the order of the second article, with what only that one
    says; and last what only the first says."""


def clashes_of(one: Facts, other: Facts) -> Clashes:
    """Set *one* and *other* side by side.

    Of sentences that both have in the same words any place is compared, of others the frames: how many of the
    same things, who under one name or after one preposition, how old, members of one class, opposite events.
    """
    alone, of_other = set(untold(other, one)), set(untold(one, other))
    mine, theirs = _said(one, other), _said(other, one)
    partners = partners_of(one.written, other.written)
    pairs: dict[int, int] = {}
    about: dict[int, int] = {}
    for index, there in enumerate(theirs):
        if index not in of_other:
            continue
        for place in sorted(range(len(mine)), key=lambda place: (-mine[place].share(there), place)):
            if place in alone and (
                mine[place].clashes(there)
                or (
                    place == partners[index]
                    and are_exchanged(one.sentences[place], other.sentences[index], one.whole, other.whole)
                )
            ):
                pairs[index] = place
                break
            if mine[place].is_about(there):
                about.setdefault(index, place)
    shown = {**about, **pairs}
    rest = sorted(alone - set(shown.values()))
    return Clashes(
        clash=bool(pairs) or called_otherwise(" ".join(one.written), " ".join(other.written)),
        differences=(
            *(Difference(first=shown.get(index), second=index) for index in sorted(of_other | shown.keys())),
            *(Difference(first=place, second=None) for place in rest),
        ),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sentence:
    """A sentence and those of its facts that the other article doesn't have."""

    text: str
    about: frozenset[object]
    """All of which it speaks: roots, names and figures."""
    figures: tuple[Figure, ...]
    """Those that the other hasn't anywhere."""
    counted: Mapping[str, frozenset[object]]
    """Readings of the numbers of things of which the other has no such number, by the thing."""
    aged: Mapping[str, str]
    """How old people are, by name."""
    framed: frozenset["_Framed"]
    """Those that stand beside a word that both may have."""

    def share(self, other: Self) -> float:
        """How much of what the shorter of both speaks of the other does too."""
        return len(self.about & other.about) / max(min(len(self.about), len(other.about)), 1)

    def is_about(self, other: Self) -> bool:
        """Whether both are about the same."""
        return len(self.about & other.about) >= _LEAST_SHARED and self.share(other) >= _ABOUT

    def clashes(self, other: Self) -> bool:
        """Whether a fact of one stands in a frame of both in which the other has another."""
        if any(self.aged[name] != other.aged[name] for name in self.aged.keys() & other.aged.keys()):
            return True
        if self.is_about(other) and self.framed & other.framed:
            return True
        if self.is_about(other) and self._counts(other.counted) and other._counts(self.counted):
            return True
        return bool(self.figures and other.figures) and self._is_as(other)

    def _counts(self, things: Container[str]) -> bool:
        """Whether it has a number of one of *things* that the other article hasn't of anything."""
        return any(figure.counted in things for figure in self.figures)

    def _is_as(self, other: Self) -> bool:
        """Whether one says hardly more than the other."""
        longer = max(len(self.about), len(other.about))
        return len(self.about & other.about) >= _SAME * longer


class _Framed(NamedTuple):
    """A fact that may be told otherwise, by where it stands: its value doesn't count."""

    kind: object
    side: int
    """-1 where the word that frames it is before it, 1 where it is after."""
    beside: str


def _said(one: Facts, other: Facts) -> list[_Sentence]:
    """The sentences of *one*, with what *other* hasn't."""
    known: dict[str, frozenset[object]] = {}
    for figure in other.figures:
        known[figure.counted] = known.get(figure.counted, frozenset()) | figure.readings
    members = members_of(other.whole)
    return [_sentence(text, other, known, members) for text in one.sentences]


def _sentence(
    text: str,
    other: Facts,
    known: Mapping[str, AbstractSet[object]],
    members: AbstractSet[tuple[int, int]],
) -> _Sentence:
    figures = figures_of(text)
    counted: dict[str, frozenset[object]] = {}
    for figure in figures:
        thing = figure.counted
        if thing in known and figure.readings & known[thing]:
            continue
        if figure.tells or (thing == "Rp" and not figure.readings & other.readings):
            counted[thing] = counted.get(thing, frozenset()) | figure.readings
    roots = {root(word) for word in content_of(words(text))}
    tokens = list(_TOKEN.finditer(text))
    new = [
        *_members(text, members),
        *_names(text, tokens, other),
        *_months(tokens, other),
    ]
    return _Sentence(
        text=text,
        about=frozenset((*roots, *(figure.readings for figure in figures if figure.weight))),
        figures=tuple(figure for figure in figures if figure.weight and not figure.readings & other.readings),
        counted=counted,
        aged={match[1]: match[2] or match[3] for match in _AGED.finditer(text)},
        framed=frozenset(frame for kind, start, end in new for frame in _frames(kind, text, start, end)),
    )


_New = tuple[object, int, int]
"""What kind of fact the other article lacks, and from where to where it stands."""


def _members(text: str, known: AbstractSet[tuple[int, int]]) -> Iterator[_New]:
    for member in mentions_of(text):
        if (member.group, member.number) not in known:
            yield ("class", member.group), member.start, member.end


def _names(text: str, tokens: Sequence[re.Match[str]], other: Facts) -> Iterator[_New]:
    for token in tokens:
        word = token[0]
        if not word[0].isupper() or word.lower() in other.words or word in class_words() | zone_names():
            continue
        acronym = word.isupper() and word.isalpha() and len(word) >= _ACRONYM
        if not acronym and (token.start() == 0 or not word[1:].islower() or not stays(word)):
            continue
        if not is_spelled_otherwise(word.lower(), other.whole):
            yield "name", token.start(), token.end()


def _months(tokens: Sequence[re.Match[str]], other: Facts) -> Iterator[_New]:
    known, _, _ = other.pinned.times
    for token in tokens:
        number = month_numbers().get(token[0])
        if number is not None and number not in known:
            yield "month", token.start(), token.end()


def _frames(kind: object, text: str, start: int, end: int) -> Iterator[_Framed]:
    """The nearest word on either side of a fact that carries content, in its root, or is a figure."""
    before = [token[0] for token in _TOKEN.finditer(text, 0, start)][: -_BESIDE - 1 : -1]
    after = [token[0] for token in _TOKEN.finditer(text, end)][:_BESIDE]
    for side, beside in ((-1, before), (1, after)):
        for word in beside:
            if kind == "name" and word in _KINDS | class_words():
                continue
            lower = as_digits(word)
            if kind == "name" and side < 0 and lower in _WHERE:
                yield _Framed(kind, side, lower)
                break
            if lower in word_lists().speech:
                break
            # "dua jam", but "ayah dua anak"
            if content_of([lower]) or (side < 0 and lower.isdecimal()):
                yield _Framed(kind, side, root(lower))
                break
