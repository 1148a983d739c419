"""Who, where and how much: names, places and amounts of an article, by plain rules."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from indonesian import months, one_of, scales, titles, weekdays

__all__ = ["Mentions", "mentions_of"]

_NAME = r"[A-Z](?:[^\W\d_]|[’'-])*[^\W\d_]"
_RUN = re.compile(rf"(?<!\w){_NAME}(?!\w)(?:\s(?:(?:bin|binti|van|de)\s)?{_NAME}(?!\w))*")
"""Words with capitals, side by side."""
_AREAS = ("Kota", "Kabupaten", "Provinsi", "Kecamatan", "Kelurahan", "Desa", "Pulau", "Distrik", "Kampung")
_WHERE = re.compile(
    r"(?:\b(?:di|ke|dari|asal)\s(?:wilayah\s|daerah\s|kawasan\s|kota\s)?"
    rf"|\b(?:{one_of(_AREAS)})\s)$"
)
_LONGEST = 60
"""Characters of a name; a line in capitals is none."""
_MEASURES = (
    "persen", "ton", "poin", "kilogram", "kg", "kuintal", "liter", "meter", "sentimeter", "kilometer", "km",
    "hektare", "hektar", "orang", "warga", "jiwa", "korban", "rumah", "unit", "keluarga", "KK", "desa", "jam",
    "hari", "pekan", "bulan", "tahun", "dolar AS",
)  # fmt: skip
"""What is counted after a figure."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentions:
    """What an article mentions, each once."""

    names: frozenset[str]
    """Of people, bodies and places alike."""
    places: frozenset[str]
    """Those of `names` that stand where a place does: after *di*, *ke*, *Kabupaten* …"""
    amounts: frozenset[str]


def mentions_of(sentences: Iterable[str]) -> Mentions:
    """The names, places and amounts in *sentences*.

    A word that begins a sentence is taken for a name only where a name goes on after it.

    >>> found = mentions_of(["Kepala BPBD Demak, Agus Salim, memberi Rp 1,5 juta di Kota Kudus."])
    >>> sorted(found.names), sorted(found.places), sorted(found.amounts)
    (['Agus Salim', 'BPBD Demak', 'Kudus'], ['Kudus'], ['Rp1,5 juta'])
    """
    names: set[str] = set()
    places: set[str] = set()
    amounts: set[str] = set()
    for sentence in sentences:
        for start, name in _names(sentence):
            names.add(name)
            if _WHERE.search(sentence, max(0, start - 24), start):
                places.add(name)
        amounts.update(_amounts(sentence))
    return Mentions(names=frozenset(names), places=frozenset(places), amounts=frozenset(amounts))


@cache
def _no_names() -> frozenset[str]:
    """Words with a capital that name nobody, in lower case."""
    calendar = (name for one in (*months(), *weekdays()) for name in (*one.names, *one.short))
    return frozenset(
        {*(name.lower() for name in calendar), *titles().titles, *titles().ranks}
        | {"rp", "wib", "wita", "wit", "kepala", "ketua", "menteri", "wakil", "direktur", "sekretaris"}
        | {"gubernur", "bupati", "wali", "presiden", "juru", "bapak", "ibu", "kata", "ia"}
    )


def _names(sentence: str) -> Iterator[tuple[int, str]]:
    for match in _RUN.finditer(sentence):
        words = match.group().split()
        start = match.start()
        if not sentence[:start].strip(" \"“'‘(") and not words[0].isupper():
            # Any word has a capital there.
            start += len(words[0]) + 1
            words = words[1:]
        while words and (words[0].lower() in _no_names() or words[0] in _AREAS):
            start += len(words[0]) + 1
            words = words[1:]
        while words and words[-1].lower() in _no_names():
            words.pop()
        name = " ".join(words)
        if 2 < len(name) <= _LONGEST:
            yield start, name


@cache
def _amount() -> re.Pattern[str]:
    scale = one_of(word for one in scales() for word in one.words)
    figure = rf"\d[\d.,]*(?:\s(?:{scale}))?"
    return re.compile(
        rf"\bRp\.?\s?(?P<money>{figure})|(?<![\w.,])(?P<figure>{figure})\s?(?P<measure>%|(?:{one_of(_MEASURES)})\b)"
    )


def _amounts(sentence: str) -> Iterator[str]:
    for match in _amount().finditer(sentence):
        if match["money"]:
            yield f"Rp{match['money'].rstrip('.,')}"
        else:
            measure = "persen" if match["measure"] == "%" else match["measure"]
            yield f"{match['figure']} {measure}"
