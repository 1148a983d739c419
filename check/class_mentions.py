"""Where a text has phrases of the closed classes."""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import NamedTuple

from .closed_classes import Pattern, keys_of, patterns

__all__ = ["TOKEN", "ClassMention", "Words"]

TOKEN = {
    "id": re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’-][^\W\d_]+)*"),
    "en": re.compile(r"\d+(?:[.,:]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*"),
}
"""A word or a figure, by language."""
_GAP = re.compile(r"[\s.°'’$-]{0,4}")
"""What may part two words of one phrase; a full stop may belong to an abbreviation."""


class ClassMention(NamedTuple):
    """A phrase of a closed class as a text has it; the first three are those of its `Pattern`."""

    group: int
    member: int
    plain: bool
    start: int
    end: int


_ALONE = ("",)
"""The keys of a phrase of one word, which needn't be looked at again."""


class _Beginning(NamedTuple):
    """Phrases that one word may begin."""

    alone: tuple[Pattern, ...]
    """Those of this word alone; first those that mean something else."""
    longer: Mapping[str, Sequence[Pattern]]
    """The others, by the key of their second word."""
    groups: frozenset[int]
    """Classes of all these phrases."""
    plain: frozenset[int]
    """Classes of which one of these phrases says a member."""


def _longest_first(row: Pattern) -> tuple[int, bool]:
    """Order of phrases; of one length, those that mean something else come first."""
    keys, _, member, _ = row
    return -len(keys), member >= 0


@lru_cache(maxsize=1 << 15)
def _beginning_with(word: str, language: str) -> _Beginning:
    known = patterns(language)
    return _beginning_of(tuple([key for key in keys_of(word, language) if key in known]), language)


@lru_cache(maxsize=1 << 15)
def _beginning_of(keys: tuple[str, ...], language: str) -> _Beginning:
    """The phrases that begin with a word of these *keys*: one object for all words that are alike."""
    known = patterns(language)
    others: dict[Pattern, None] = {}
    alone: dict[Pattern, None] = {}
    longer: dict[str, list[Pattern]] = {}
    groups, plain = set(), set()
    for key in keys:
        for words, group, member, says in known[key]:
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


class Words:
    """The words of *text* in *language*, ``"id"`` or ``"en"``, each with the phrases that it may begin."""

    def __init__(self, text: str, language: str) -> None:
        self._text = text
        self._language = language
        self.tokens = list(TOKEN[language].finditer(text))
        self._beginnings = [_beginning_with(token.group(), language) for token in self.tokens]

    def may_say(self) -> frozenset[int]:
        """Classes of which it may say a member; those that it may at most excuse needn't be looked for."""
        return frozenset().union(*[beginning.plain for beginning in self._beginnings])

    def mentions(self, groups: frozenset[int]) -> list[ClassMention]:
        """Its phrases of the classes *groups*; in each class the longest one takes its words."""
        tokens = self.tokens
        free: dict[int, int] = {}  # by class, the first token that no phrase has taken
        found: list[ClassMention] = []
        for index, beginning in enumerate(self._beginnings):
            if beginning.groups.isdisjoint(groups):
                continue
            rows: Sequence[Pattern] = beginning.alone
            if beginning.longer and index + 1 < len(tokens):
                longer, second = beginning.longer, keys_of(tokens[index + 1].group(), self._language)
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
                    found.append(ClassMention(*what, tokens[index].start(), tokens[index + size - 1].end()))
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
            its_keys = keys_of(token.group(), self._language)
            if keys[step] not in its_keys or not _GAP.fullmatch(self._text, end, token.start()):
                return False
            end = token.end()
        return True
