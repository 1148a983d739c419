"""Who did what to whom, how much, and when: told by the order of names, the nouns of figures and by days."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cache, lru_cache
from itertools import combinations

from indonesian import months, one_of, units, weekdays

from .wording import unit_names
from .words import word_lists

__all__ = [
    "NAME",
    "as_digits",
    "date",
    "days_of",
    "known_speakers",
    "measured_otherwise",
    "of_other_days",
    "renamed",
    "reordered",
    "titles_of_speaker",
    "weekday",
    "weekday_numbers",
]

NAME = re.compile(r"(?<![.!?] )(?<!^)\b[A-Z][\w-]+")
"""A word with a capital that doesn't begin the text or a sentence."""
_CAPITAL = re.compile(r"\b[A-Z][\w-]+")
_FOLLOWING = re.compile(r"\s(\w+)")


@cache
def date() -> re.Pattern[str]:
    """A day in figures, or with its month's name: what an editor adds to a weekday."""
    names = one_of([name for month in months() for name in (*month.names, *month.short)])
    return re.compile(rf"\b\d{{1,2}}(?:/\d{{1,2}}(?:/\d{{2,4}})?|\s(?:{names})(?:\s\d{{4}})?)\b")


@cache
def weekday() -> re.Pattern[str]:
    """A weekday, in the group ``name``, and in ``day`` the day of the month beside it, if there is one."""
    names = one_of([name for day in weekdays() for name in day.names])
    return re.compile(rf"\b(?P<name>{names})\b(?:[\s,]{{0,2}}\(?(?P<day>\d{{1,2}})(?=/|\s[A-Z]))?")


@cache
def weekday_numbers() -> Mapping[str, int]:
    """The numbers of weekdays by name."""
    return {name: day.number for day in weekdays() for name in day.names}


def days_of(text: str) -> dict[int, frozenset[int]]:
    """For each weekday that *text* names, by its number, the days of the month that stand beside it.

    >>> days_of("Banjir surut sejak Senin, kata Bupati, Rabu (5/3/2025).")
    {1: frozenset(), 3: frozenset({5})}
    """
    found: dict[int, set[int]] = {}
    for match in weekday().finditer(text):
        found.setdefault(weekday_numbers()[match["name"]], set()).update(
            [int(match["day"])] if match["day"] else []
        )
    return {number: frozenset(days) for number, days in found.items()}


def of_other_days(one: Mapping[int, AbstractSet[int]], other: Mapping[int, AbstractSet[int]]) -> bool:
    """Whether two texts, of which `days_of` told the days, have no weekday in common, or one of other weeks.

    Either may name more days than the other.

    >>> of_other_days(days_of("Rabu (5/3)"), days_of("Rabu (12/3)")), of_other_days(days_of("Rabu"), {})
    (True, False)
    """
    shared = one.keys() & other.keys()
    if one and other and not shared:
        return True
    return any(one[day] and other[day] and not one[day] & other[day] for day in shared)


def reordered(one: str, other: str) -> bool:
    """Whether names, or figures, come in another order or another number: who beat whom, by how much.

    Who speaks in both may be named before or after what is said, and a day may stand anywhere. Names that
    stand side by side, or trade places between active and passive, say the same. Two figures may change
    places where one of them keeps a noun of its own: "412 mahasiswa", "tiga hari".

    >>> reordered("Persik menang 2-1 atas Persis.", "Persis menang 2-1 atas Persik.")
    True
    >>> reordered("Dinas Kota menutup Pasar Baru.", "Pasar Baru ditutup Dinas Kota.")
    False
    >>> reordered("Desa A 20, desa B 30, desa C 20.", "Desa A 30, desa B 30, desa C 20.")
    True
    >>> reordered("Menteri Adi mengatakan Solo banjir.", "Solo banjir, kata Menteri Adi.")
    False
    """
    names = {word.lower() for text in (one, other) for word in NAME.findall(text)}
    names -= _days() | (_speakers(one) & _speakers(other))
    left, right = _told_once(_CAPITAL, one, other), _told_once(_CAPITAL, other, one)
    turned = _voices(one) & _voices(other, passive=True) or _voices(other) & _voices(one, passive=True)
    place = {word: number for number, word in enumerate(right)}
    for first, second in combinations((word for word in left if word in names), 2):
        if place[first] > place[second] and not (
            turned or _beside(one, first, second) or _beside(other, second, first)
        ):
            return True
    counts, others = (Counter(map(as_digits, _figure().findall(text))) for text in (one, other))
    if counts.total() == others.total() and any(counts[item] != others[item] for item in counts & others):
        return True
    left, right = _figures(one, other), _figures(other, one)
    place = {item: number for number, item in enumerate(right)}
    return any(
        place[first] > place[second]
        and not any(
            left[item] == right[item] != "" and left[item] not in (left[rest], right[rest])
            for item, rest in ((first, second), (second, first))
        )
        for first, second in combinations(left, 2)
    )


def measured_otherwise(one: str, other: str) -> bool:
    """Whether a figure that both have once has another unit.

    >>> measured_otherwise("Jaraknya 8 kilometer.", "Jaraknya 8 meter.")
    True
    """
    left, right = _figures(one, other), _figures(other, one)
    return any({left[item], right[item]} <= unit_names() and left[item] != right[item] for item in left)


def renamed(one: str, other: str, names: AbstractSet[str], called: AbstractSet[str]) -> bool:
    """Whether one of *names* stands where the other text has another, beside a name of both or after "di".

    What is among *called* is a title. All are in lower case.

    >>> renamed("Warga bernama Rudi Halim.", "Warga bernama Budi Halim.", {"budi"}, set())
    True
    >>> renamed("Warga bernama Rudi Halim.", "Warga bernama Rudi.", {"halim"}, set())
    False
    """
    left, right = (Counter(_neighbors(text)) for text in (one, other))
    mine, theirs = ({word.lower() for word in _CAPITAL.findall(text)} for text in (one, other))
    return any(
        place == again
        and word not in theirs
        and instead not in mine
        and not word.startswith(instead)
        and not instead.startswith(word)
        and not {word, instead} <= called
        and {word, instead} & names
        for place, word in left - right
        for again, instead in right - left
    )


def _neighbors(text: str) -> Iterator[tuple[tuple[str, str], str]]:
    """Of names side by side or after a preposition: where one stands, and which, in lower case."""
    for match in _SIDE_BY_SIDE.finditer(text):
        first, second = match[1].lower(), match[2].lower()
        yield from ((("before", second), first), (("after", first), second))


_SIDE_BY_SIDE = re.compile(r"\b(?=([A-Z][\w-]+|[Dd]i|[Kk]e|[Dd]ari)\s([A-Z][\w-]+))")


def titles_of_speaker(one: str, other: str) -> frozenset[str]:
    """The words with a capital, in lower case, by which two texts call one person who speaks or acts.

    The person is known by the last two words of the name.

    >>> sorted(titles_of_speaker("Manajer PT Dian, Adi Nugraha, menduga hujan.", "Hujan, kata Adi Nugraha."))
    ['adi', 'dian', 'manajer', 'nugraha', 'pt']
    >>> titles_of_speaker("Bupati Ida Ayu mengatakan harga naik.", "Bupati Adi Ayu mengatakan harga naik.")
    frozenset()
    """
    return frozenset(
        word.lower()
        for first in _called(one)
        for second in _called(other)
        if len(first) > 1 and first[-2:] == second[-2:]
        for word in (*first, *second)
    )


def known_speakers(text: str, words: AbstractSet[str]) -> frozenset[str]:
    """The words with a capital, in lower case, by which *text* calls those whose names are among *words*."""
    return frozenset(
        word.lower()
        for called in _called(text)
        if len(called) > 1 and all(word.lower() in words for word in called[-2:])
        for word in called
    )


def _beside(text: str, first: str, second: str) -> bool:
    """Whether nothing stands between two names that could say what one did to the other."""
    between = re.search(rf"\b{re.escape(first)}\b(.*?)\b{re.escape(second)}\b", text, re.IGNORECASE)
    return between is not None and not _WORDS_BETWEEN.search(_CAPITAL.sub(" ", between[1]))


_WORDS_BETWEEN = re.compile(r"(?!\b(?:bernama|dan|serta)\b)\b[a-z]\w+")


def _voices(text: str, *, passive: bool = False) -> frozenset[str]:
    """The verbs of one voice without prefix, with the letter that became a nasal: *tutup* for *menutup*."""
    text = text.lower()
    if passive:
        return frozenset(_PASSIVE.findall(text))
    return frozenset(
        first + rest
        for nasal, rest in _ACTIVE.findall(text)
        for first in {"": ("",), "ny": ("s",), "ng": ("", "k"), "n": ("n", "t", ""), "m": ("m", "p", "")}[
            nasal
        ]
    )


_ACTIVE = re.compile(r"\bme(ny|ng|n|m|)(\w{3,})\b")
_PASSIVE = re.compile(r"\bdi(\w{4,})\b")


@cache
def _days() -> frozenset[str]:
    return frozenset(name.lower() for day in (*months(), *weekdays()) for name in (*day.names, *day.short))


@cache
def _figure() -> re.Pattern[str]:
    return re.compile(rf"\d(?:[\d.,:]*\d)?|(?i:\b(?:{one_of([unit.word for unit in units()])})\b)")


def as_digits(item: str) -> str:
    """*item* in lower case, and in digits where it is a number up to ten in one word."""
    values = {unit.word: str(unit.value) for unit in units()}
    return values.get(item.lower(), item.lower())


def _figures(text: str, other: str) -> dict[str, str]:
    return _told_once(_figure(), date().sub(" ", text), date().sub(" ", other))


def _told_once(pattern: re.Pattern[str], text: str, other: str) -> dict[str, str]:
    """What *pattern* finds once in either text, in the order of *text*, with the word that follows there."""
    here = [(as_digits(match[0]), match.end()) for match in pattern.finditer(text)]
    counts = Counter(item for item, _ in here)
    there = Counter(map(as_digits, pattern.findall(other)))
    return {
        item: (after[1] if (after := _FOLLOWING.match(text, end)) else "")
        for item, end in here
        if counts[item] == there[item] == 1
    }


@cache
def _speech() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Who speaks before what is said ("Menteri Adi mengatakan"), and after it (", kata Menteri Adi")."""
    verbs = word_lists().speech
    before = [verb for verb in verbs if verb.startswith("me") and not verb.startswith("menurut")]
    after = [verb for verb in verbs if not verb.startswith(("me", "di"))] + ["menurut"]
    return (
        re.compile(rf"^(?P<who>[^\"“”;]{{1,120}}?)\s(?:{one_of(before)})\b"),
        re.compile(rf"(?:^|,|[\"”])\s?(?i:{one_of(after)})\s(?P<who>[^\"“”,;]+(?:,\s[A-Z][^\"“”,;]+)?)"),
    )


@lru_cache(maxsize=4096)
def _speakers(text: str) -> frozenset[str]:
    return frozenset(
        word.lower()
        for pattern in _speech()
        for match in pattern.finditer(text)
        for word in _CAPITAL.findall(match["who"])
    )


_ACTING = re.compile(r"^(?P<who>[^\"“”;]{1,120}?)\sme\w{4,}\b")
"""Who does what the sentence tells."""


def _called(text: str) -> list[list[str]]:
    """For each who speaks or acts in *text*: the words with a capital of name and titles, in order."""
    return [
        _CAPITAL.findall(match["who"])
        for pattern in (*_speech(), _ACTING)
        for match in pattern.finditer(text)
    ]
