"""Which sentences of a copy say something that the article which speaks for it doesn't have anywhere."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Self

from check import swapped_words

from .events import happens
from .exchanges import members_of
from .facts import facts_gained
from .focus import root
from .retold import Facts, Figure, content_of, figures_of, names_of
from .wording import acronyms_of, unit_names
from .words import words

__all__ = ["untold"]

_OWN = 1 / 3
"""Share of a sentence's content words below which another article doesn't say what it says."""
_SPANS = frozenset({"detik", "menit", "jam", "hari", "pekan", "bulan", "tahun"})
_CAPITALS = re.compile(r"\b[A-Z]{3,}\b")
_AS_WRITTEN = frozenset({"quotation", "speaker"})
"""How something was said, which is no fact."""


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
    counted: Mapping[str, frozenset[object]]
    """Every reading of the numbers of each thing that it counts, by its root."""
    members: frozenset[tuple[int, int]]
    exchanged: frozenset[int]
    """The classes of which it has a member that the copy hasn't: another one may stand in its place."""
    roots: tuple[frozenset[str], ...]
    """Of its sentences."""
    initials: str
    """The first letter of each of its words."""

    @classmethod
    def of(cls, facts: Facts, copy: Facts) -> Self:
        members = members_of(facts.whole)
        counted: dict[str, frozenset[object]] = {}
        for figure in facts.figures:
            if not _tells(figure):
                continue
            counted[figure.counted] = counted.get(figure.counted, frozenset()) | figure.readings
        return cls(
            facts=facts,
            counted=counted,
            members=members,
            exchanged=frozenset(group for group, _ in members - members_of(copy.whole)),
            roots=tuple(map(_roots, facts.sentences)),
            initials="".join(word[0] for word in words(facts.whole)),
        )

    def lacks(self, text: str) -> bool:
        """Whether *text*, a sentence in one wording, says something that the article doesn't."""
        whole, own = self.facts.whole, _roots(text)
        if len(own & self.facts.roots) < _OWN * len(own) or happens(text) - self.facts.pinned.allowed:
            return True
        if names_of(text) - self.facts.words or any(map(self._counts_otherwise, figures_of(text))):
            return True
        if self._lacks_capitals(text) or self._is_of_another_class(text) or any(swapped_words(text, whole)):
            return True
        return any(finding.kind not in _AS_WRITTEN for finding in facts_gained(whole, text)) or self._denies(
            text, own
        )

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
        )

    def _counts_otherwise(self, figure: Figure) -> bool:
        """Whether a figure is new, or the same things are counted and are never so many."""
        if figure.weight and not figure.readings & self.facts.readings:
            return True
        if not _tells(figure):
            return False
        if counted := self.counted.get(figure.counted):
            return not figure.readings & counted
        # "dua jam" where it was "dua menit"
        return figure.counted in _measures() and any(
            figure.readings & self.counted.get(unit, frozenset()) for unit in _measures()
        )

    def _is_of_another_class(self, text: str) -> bool:
        return any(group in self.exchanged for group, _ in members_of(text) - self.members)

    def _denies(self, text: str, own: frozenset[str]) -> bool:
        """Whether *text* denies what the article says in the sentence that is most like it, or affirms it."""
        nearest = max(range(len(self.roots)), key=lambda index: len(own & self.roots[index]), default=None)
        return nearest is not None and any(
            finding.kind == "negation" for finding in facts_gained(self.facts.sentences[nearest], text)
        )


def _tells(figure: Figure) -> bool:
    """Whether it is said of what a figure is; "5,6 miliar rupiah" is told of the same as "Rp 5,6 miliar"."""
    return figure.counted != "Rp" and bool(content_of([figure.counted]))


@cache
def _measures() -> frozenset[str]:
    return frozenset(map(root, _SPANS | unit_names()))


def _roots(text: str) -> frozenset[str]:
    return frozenset(map(root, content_of(words(text))))
