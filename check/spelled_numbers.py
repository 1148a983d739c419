"""Read numbers that are spelled out: *tiga ratus ribu*, "two and a half million", *dua per tiga*."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from .number_words import WordTable

__all__ = ["Spelled", "read_spelled"]

_ORDINALS_OR_SHARES = frozenset("third fourth fifth sixth seventh eighth ninth tenth".split())  # noqa: SIM905
_AND_A = re.compile(r"and a\s$")
_ORDINALS = _ORDINALS_OR_SHARES | {"first", "second"}
# A bare scale word that vague speech uses for its plural: "a million", "ribu".
_BARE = frozenset({1e3, 1e6, 1e9, 1e12})


class Spelled(NamedTuple):
    """A number read from words."""

    values: frozenset[float]
    """Its readings; of a vague number, what else may be said for it ("more than ten" for *belasan*)."""
    vague: tuple[int, ...]
    """Orders of magnitude that a vague number may have ("hundreds of thousands": 100,000), if it is one."""
    decade: int | None
    """20 for "twenties" and *dua puluhan*, or None."""
    words: int
    """How many of the words it takes."""


class _Sum:
    """The number that the words taken so far spell; each method says whether its word still belongs to it."""

    def __init__(self) -> None:
        self.total = 0.0  # what scale words have closed
        self.group = 0.0  # below a thousand
        self.last = 0.0  # the unit that belas, puluh or ratus would act on
        self.small = False  # units or tens were said since the last hundred or scale
        self.smallest = 0.0  # scale that closed the total
        self.opened = 0  # index of the word that began the group
        self.vague = self.decade = self.dozen = self.whole = False

    def unit(self, value: float, gap: str) -> bool:
        if self.last > 0 and gap == "per" and value:
            self.group += self.last / value - self.last  # dua per tiga
            self.last = 0.0
            return True
        if self.small and self.last:
            return False
        self.group += value
        self.last, self.small = value, True
        return True

    def teen(self, value: float, gap: str) -> bool:
        return not self.small and self.unit(value, gap)

    def ten(self, value: float, gap: str) -> bool:
        if self.small and self.group % 100:
            return False
        self.group += value
        self.small, self.last = True, 0.0
        return True

    def suffix10(self, value: float, gap: str) -> bool:
        if self.last <= 0:
            return False
        self.group += self.last * 9
        self.last = 0.0
        return True

    def suffix1(self, value: float, gap: str) -> bool:
        if self.last <= 0:
            return False
        self.group += 10
        self.last = -1.0  # another unit would be another number
        return True

    def hundred(self, value: float, gap: str) -> bool:
        if self.last > 0:
            self.group += self.last * 99
        elif self.group:
            self.group *= value
        else:
            self.group = value
        self.last, self.small = 0.0, False
        return True

    def exact100(self, value: float, gap: str) -> bool:
        self.group += value
        self.last, self.small = 0.0, False
        return True

    def scale(self, value: float, gap: str) -> bool:
        if self.smallest and self.group and value >= self.smallest:
            return False  # three million and five million
        if not self.group and self.total:
            self.total *= value
        else:
            self.total += (self.group or 1.0) * value
        self.group = self.last = 0.0
        self.small, self.smallest = False, value
        return True

    def dozens(self, value: float, gap: str) -> bool:
        self.dozen = True
        return self.scale(value, gap)

    def exact1000(self, value: float, gap: str) -> bool:
        return not self.group and self.scale(value, gap)

    def plural(self, value: float, gap: str) -> bool:
        if self.vague and gap != "of" and gap:
            return False  # thousands and thousands
        if self.group and not self.vague and value >= 100:
            # "lima puluh ribuan" is about 50,000
            return self.scale(value, gap) if value > 100 else self.hundred(value, gap)
        self.decade = value == 10 and self.last > 0
        self.group = (self.group or 1.0) * value
        self.vague = True
        return True

    def part(self, value: float, gap: str) -> bool:
        if not self.group and not self.total:
            self.group = value
        elif self.last > 0 and (value == 0.5 or gap.startswith("and")):
            self.group += value  # dua setengah, two and a half
        elif self.last > 0:
            self.group += self.last * value - self.last  # three quarters
        else:
            return False
        self.last, self.small = 0.0, True
        return True

    def share(self, value: float, gap: str) -> bool:
        if self.last <= 0:
            return False
        self.group += self.last * value - self.last
        self.last = 0.0
        return True

    def exact(self, value: float, gap: str) -> bool:
        if self.group or self.total:
            return False
        self.group, self.whole = value, True
        return True


_STEPS = {
    "unit": _Sum.unit,
    "teen": _Sum.teen,
    "ten": _Sum.ten,
    "suffix10": _Sum.suffix10,
    "suffix1": _Sum.suffix1,
    "hundred": _Sum.hundred,
    "exact100": _Sum.exact100,
    "scale": _Sum.scale,
    "dozen": _Sum.dozens,
    "exact1000": _Sum.exact1000,
    "vague": _Sum.plural,
    "part": _Sum.part,
    "share": _Sum.share,
    "exact": _Sum.exact,
}


def read_spelled(text: str, words: Sequence[tuple[str, int, int]], table: WordTable) -> Spelled | None:
    """The longest number that the first of *words* spell, or None.

    *words* are in lower case, each with its start and end in *text*.
    """
    number = _Sum()
    taken = 0
    for index, (word, start, _) in enumerate(words):
        role, value = table[word]
        step = _STEPS.get(role)
        gap = text[words[index - 1][2] : start].strip(" -\u00a0\n\t") if index else ""
        if not number.group:
            number.opened = index
        if role == "part" and index and not gap and words[index - 1][0] in _ORDINALS:
            taken = index + 1  # the second half, the third quarter: which one is the number
            break
        if step is None or number.whole or (number.vague and role not in {"vague", "scale"}):
            break
        if not step(number, value, gap):
            if role == "scale" and number.smallest:
                taken, number.group = number.opened, 0.0
            break
        taken = index + 1
    if not taken:
        return None
    return _result(number, words[:taken], text, table)


def _result(number: _Sum, words: Sequence[tuple[str, int, int]], text: str, table: WordTable) -> Spelled:
    value = round(min(number.total + number.group, 1e18), 6)
    first, start, _ = words[0]
    if number.decade:
        return Spelled(frozenset({value}), (), int(value), len(words))
    top = max((scale for scale in (1, 100, 1000, 10**6, 10**9, 10**12) if scale <= value), default=1)
    if number.vague:
        if len(words) == 1 and table[first][1] >= 1000:
            # Thousands may be tens and hundreds of them; "puluhan ribu" and "ratusan ribu" are different.
            return Spelled(frozenset(), (top, 10 * top, 100 * top), None, 1)
        least = {value, round(value * 1.2, 6)} if first == "belasan" else ()
        return Spelled(frozenset(least), (int(value),), None, len(words))
    values = {value}
    if number.dozen and "dozen" in table:
        values.add(round(value * 10 / 12, 6))  # "two dozen" renders "dua puluhan" as well as 24
    if len(words) > 1:
        return Spelled(frozenset(values), (), None, len(words))
    if value in _BARE and table[first][0] == "scale":
        return Spelled(frozenset(values), (top, 10 * top, 100 * top), None, 1)
    if first in _ORDINALS_OR_SHARES:
        values.add(round(1 / value, 6))
    if table[first][0] == "part" and _AND_A.search(text, max(0, start - 6), start):
        values.add(1.0 + value)  # a year and a half
    decade = int(value) if first.endswith("ties") else None
    return Spelled(frozenset(values), (), decade, 1)
