"""Which sentences of a copy say something that the article which speaks for it doesn't have anywhere."""

import re
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache
from typing import Self

from check import Finding, stays, swapped_words

from .contradictions import month_numbers
from .events import happens
from .exchanges import is_office, members_of
from .facts import OF_DATES, OF_NAMES, OF_NUMBERS, facts_gained
from .focus import root
from .order import NAME, date, known_speakers, renamed, weekday, weekday_numbers
from .retold import Facts, Figure, content_of, figures_of, names_of
from .wording import acronyms_of, unit_names, zone_names
from .words import words

__all__ = ["untold"]

_OWN = 1 / 3
"""Share of a sentence's content words below which another article doesn't say what it says."""
_SPANS = frozenset({"detik", "menit", "jam", "hari", "pekan", "bulan", "tahun"})
_CAPITALS = re.compile(r"\b[A-Z]{3,}\b")
_AS_WRITTEN = frozenset({"quotation", "speaker"})
"""How something was said, which is no fact."""
_HERE = "Indonesia"
"""What needn't be said of anybody in a newspaper of the country."""
_ONE_OF = re.compile(r"\b(?:salah\s)?satu\b", re.IGNORECASE)
"""One of them, or one more of what both tell of."""
_YEAR = re.compile(r"\s((?:19|20)\d\d)\b")


def untold(known: Facts, copy: Facts) -> list[int]:
    """The sentences of *copy*, by index, with something that *known* says nowhere.

    That is a figure, a day, a name, an office, a denial, an event or a member of a closed class; a figure
    counts with what it is of. A sentence most words of which *known* hasn't is one, too.
    """
    speaker = _Speaker.of(known, copy)
    held = frozenset(known.written)
    return [
        index
        for index, (written, text) in enumerate(zip(copy.written, copy.sentences, strict=True))
        if written not in held and (speaker.lacks(text) or speaker.lacks_acronym(written))
    ]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Speaker:
    """What an article holds, as it is asked for each sentence of its copies."""

    facts: Facts
    copy: Facts
    counted: Mapping[str, frozenset[object]]
    """Every reading of the numbers of each thing that it counts, by its root."""
    members: frozenset[tuple[int, int]]
    exchanged: frozenset[int]
    """The classes of which it has a member that the copy hasn't: another one may stand in its place."""
    swapped: frozenset[str]
    """Words of the copy, in lower case, for which the article has others of the same class."""
    held: frozenset[str]
    """The roots of its words and names."""
    roots: tuple[frozenset[str], ...]
    """Of its sentences."""
    initials: str
    """The first letter of each of its words."""

    @classmethod
    def of(cls, facts: Facts, copy: Facts) -> Self:
        members = members_of(facts.whole)
        counted: dict[str, frozenset[object]] = {}
        for figure in facts.figures:
            if not figure.tells:
                continue
            counted[figure.counted] = counted.get(figure.counted, frozenset()) | figure.readings
        return cls(
            facts=facts,
            copy=copy,
            counted=counted,
            members=members,
            exchanged=frozenset(group for group, _ in members - members_of(copy.whole)),
            swapped=frozenset(word.lower() for word, _ in swapped_words(copy.whole, facts.whole)),
            held=facts.roots | {root(name) for name in facts.words},
            roots=tuple(map(_roots, facts.sentences)),
            initials="".join(word[0] for word in words(facts.whole)),
        )

    def lacks(self, text: str) -> bool:
        """Whether *text*, a sentence in one wording, says something that the article doesn't."""
        own, figures = _roots(text), figures_of(text)
        if self._is_news(text, own, figures) or any(map(self._counts_otherwise, figures)):
            return True
        if (
            names_of(text) - self.facts.words
            or self._lacks_capitals(text)
            or self._is_of_another_class(text, own)
        ):
            return True
        return any(self._gains(text)) or self._denies(text, own)

    def _is_news(self, text: str, own: frozenset[str], figures: list[Figure]) -> bool:
        """Whether *text* tells of another event, or the article has few of its words, names and figures.

        What has a capital within a sentence is of a name: the fire brigade's is no fire.
        """
        if happens(NAME.sub(" ", text)) - self.facts.pinned.allowed:
            return True
        known = sum(bool(figure.readings & self.facts.readings) for figure in figures)
        return len(own & self.held) + known < _OWN * (len(own) + len(figures))

    def _gains(self, text: str) -> Iterator[Finding]:
        """The facts of *text* that the article doesn't have, but for more of a day or of somebody's title."""
        told = [*self._more_of_days(text), *(match.span() for match in _ONE_OF.finditer(text))]
        called = known_speakers(text, self.facts.words)
        for finding in facts_gained(self.facts.whole, text):
            span = finding.target_span
            if finding.kind in _AS_WRITTEN:
                continue
            if span is not None:
                if finding.kind in OF_NAMES and self._is_more_of_a_title(text[slice(*span)], called):
                    continue
                if finding.kind in OF_DATES | OF_NUMBERS and any(
                    start <= span[0] and span[1] <= end for start, end in told
                ):
                    continue
            yield finding

    def _is_more_of_a_title(self, word: str, called: AbstractSet[str]) -> bool:
        """Whether *word*, with a capital, is one more by which somebody is *called*, in lower case.

        That is so of "Menteri Investasi Bima" where the article has "Menteri Bima", but not of an office, a
        name or an acronym, nor of a word that stands in the place of another.
        """
        if word == _HERE:
            return True
        if word.lower() not in called or word.isupper() or stays(word) or is_office(word):
            return False
        return not renamed(self.facts.whole, self.copy.whole, {word.lower()}, frozenset())

    def _more_of_days(self, text: str) -> Iterator[tuple[int, int]]:
        """Where *text* has the date of a weekday, or the year of a month, that the article names without."""
        pinned = self.facts.pinned
        for match in weekday().finditer(text):
            number = weekday_numbers()[match["name"]]
            if match["day"] and number in pinned.days and not pinned.days[number]:
                found = date().search(text, match.start("day"))
                yield match.start("day"), found.end() if found else match.end()
        months, years, _ = pinned.times
        for match in _YEAR.finditer(text):
            before = text[: match.start()].rpartition(" ")[2]
            if not years and month_numbers().get(before) in months:
                yield match.span()

    def lacks_acronym(self, written: str) -> bool:
        """Whether an acronym in brackets, which one wording drops, is another than its words make."""
        return any(
            found.short.isupper() and not found.explained and found.short.lower() not in self.facts.words
            for found in acronyms_of(written)
        )

    def _lacks_capitals(self, text: str) -> bool:
        """Whether *text* has an acronym that the article neither has nor writes in full."""
        return any(
            word.lower() not in self.facts.words and word.lower() not in self.initials
            for word in _CAPITALS.findall(text)
            if word not in zone_names()
        )

    def _counts_otherwise(self, figure: Figure) -> bool:
        """Whether a figure is new, or the same things are counted and are never so many."""
        if figure.weight and not figure.readings & self.facts.readings:
            return True
        if not figure.tells:
            return False
        if counted := self.counted.get(figure.counted):
            return not figure.readings & counted
        # "dua jam" where it was "dua menit"
        return figure.counted in _measures() and any(
            figure.readings & self.counted.get(unit, frozenset()) for unit in _measures()
        )

    def _is_of_another_class(self, text: str, own: frozenset[str]) -> bool:
        """Whether the article, or its sentence most like *text*, has another word of a closed class."""
        lower = text.lower()
        return (
            any(group in self.exchanged for group, _ in members_of(text) - self.members)
            or any(re.search(rf"\b{re.escape(word)}\b", lower) for word in self.swapped)
            or any(swapped_words(text, self._nearest(own)))
        )

    def _nearest(self, own: frozenset[str]) -> str:
        """The sentence that shares most of a sentence's *own* roots."""
        place = max(range(len(self.roots)), key=lambda index: len(own & self.roots[index]), default=None)
        return "" if place is None else self.facts.sentences[place]

    def _denies(self, text: str, own: frozenset[str]) -> bool:
        """Whether *text* denies what the article says in the sentence that is most like it, or affirms it."""
        return any(finding.kind == "negation" for finding in facts_gained(self._nearest(own), text))


@cache
def _measures() -> frozenset[str]:
    return frozenset(map(root, _SPANS | unit_names()))


def _roots(text: str) -> frozenset[str]:
    return frozenset(map(root, content_of(words(text))))
