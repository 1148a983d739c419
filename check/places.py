"""Places: one that nothing in the source stands for was invented; one of the source is missed."""

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cache
from importlib.resources import files

from indonesian import datelines

from .finding import Finding, Span
from .lexicon import BEGINNING, look_up, look_up_at
from .stems import english_stem, spelling
from .words import SOURCE_WORD, base, sentence_initial, source_words, title_case, word_set

__all__ = ["check_places", "countries", "places_of"]

_CAPITAL = re.compile(r"(?<![^\W\d_])[A-Z][a-z]{3,}\b")
_MAY_STAND_FOR_ANY = frozenset({"indonesia"})
_SEAT = re.compile(r"\bibu ?kota\b", re.IGNORECASE)
_OF_A_PROVINCE = re.compile(r"\b[Pp]emprov (?=[A-Z])")
"""A government that is said to be of a province, and so needn't be that of Jakarta."""
# Also names of people, words, or parts of longer names.
_DOUBTFUL = frozenset(
    [
        "jordan",
        "georgia",
        "chad",
        "guinea",
        "niger",
        "mali",
        "cuba",
        "turkey",
        "china",
        "jersey",
        "guernsey",
        "man",
        "togo",
        "oman",
        "peru",
        "solo",
        "medan",
        "padang",
        "malang",
        "dominica",
        "israel",
        "monaco",
        "united",
        "saint",
        "south",
        "north",
        "new",
    ]
)


@cache
def _places() -> Mapping[str, frozenset[str]]:
    """Names of places in English, in lower case, with words of Indonesian that stand for them."""
    # Babel's locale data is read from disk on first use.
    from babel import Locale

    found: dict[str, set[str]] = {}
    ours, theirs = Locale("id").territories, Locale("en").territories
    for code, name in theirs.items():
        word = name.lower()
        if code.isalpha() and word.isalpha() and len(word) > 3 and word not in _MAY_STAND_FOR_ANY:
            found[word] = set(ours.get(code, "").lower().split())
    text = files(__package__).joinpath("data/places.txt").read_text(encoding="utf-8")
    for line in text.splitlines():
        if not line.startswith("#"):
            name, _, words = line.partition("\t")
            found.setdefault(name, set()).update(words.split())
    return {name: frozenset(words) for name, words in found.items() if name not in _DOUBTFUL}


@cache
def countries() -> frozenset[str]:
    """Words of the names that Indonesian has for countries, in lower case."""
    from babel import Locale

    names = (name for code, name in Locale("id").territories.items() if code.isalpha())
    return frozenset(word.lower() for name in names for word in name.split())


def check_places(
    source: str, target: str, terms: Mapping[str, str], names: Sequence[Finding]
) -> list[Finding]:
    """The findings *names*, with a graver one for a place of *target* that came from nowhere.

    That is a place that no word of *source* and none of the glossary's *terms* may have become, and that
    isn't known to stand for another name.
    """
    found = list(names)
    for place in _invented(source, target, terms):
        same = [name for name in found if _overlap(name.target_span, place.target_span)]
        if not any(name.source_span for name in same):
            found = [name for name in found if name not in same] + [place]
    return found


@cache
def _regions() -> frozenset[str]:
    text = files(__package__).joinpath("data/regions.txt").read_text(encoding="utf-8")
    return frozenset(word for line in text.splitlines() if not line.startswith("#") for word in line.split())


_BEFORE_PLACE = re.compile(
    r"\b(?:di|ke|dari|asal|menuju|kota|kabupaten|kab\.|provinsi|kecamatan|pulau|wali\s?kota|bupati|gubernur|polda"
    r"|polres(?:ta|tabes)?|pem(?:kot|kab|prov))\s{1,2}$",
    re.IGNORECASE,
)
"""What only a place follows."""
_REACH = 20
"""Characters before a word in which that stands."""
_NO_PLACE = re.compile(
    r"Padang (?:Arafah|Mahsyar|[Pp]asir|[Rr]umput|[Gg]olf)|Batu [Bb]ara|Medan Merdeka|Bima Sakti"
)
"""Names that begin as a place's does."""
_SHORTEST = 5
"""Letters with which a word of the target may be the beginning of a name: "Palangka Raya"."""


def places_of(source: str, target: str) -> tuple[frozenset[int], frozenset[int]]:
    """Where words of *source* name a place of Indonesia, and those of them that *target* lacks for certain.

    Each is given by its first character. Many are words too ("padang", "batu", "medan"): a capital within a
    sentence makes one a place, and where only a place can be (after *di* or *Kota*, in a dateline) none but a
    name of it will do.

    >>> source = "Batu itu dibawa dari Batu ke Solo."
    >>> [len(found) for found in places_of(source, "The stone was taken to Surakarta.")]
    [2, 1]
    """
    if word_set(source).isdisjoint(_regions()):
        return frozenset(), frozenset()
    named: set[int] = set()
    certain: dict[int, str] = {}
    opening = next((match.end() for shape in datelines() if (match := shape.match(source[:90]))), 0)
    headline = title_case(source)
    for said, start, _ in source_words(source):
        word = base(said)
        if not word[0].isupper() or word.lower() not in _regions() or _NO_PLACE.match(source, start):
            continue
        if start < opening or _BEFORE_PLACE.search(source, max(0, start - _REACH), start):
            certain[start] = word.lower()
        elif headline or sentence_initial(source, start):
            continue
        named.add(start)
    theirs = {spelling(base(match.group())) for match in SOURCE_WORD.finditer(target)} if certain else set()
    beginnings = {word[:length] for word in theirs for length in range(3, min(len(word), _LONGEST) + 1)}
    return frozenset(named), frozenset(
        start for start, place in certain.items() if not _stands(place, theirs, beginnings)
    )


_LONGEST = 20
"""Letters of the longest name, and some more."""


def _stands(place: str, words: Set[str], beginnings: Set[str]) -> bool:
    """Whether the *words*, spelled alike, have *place* or another name of it; *beginnings* are theirs."""
    names = _names_of(place)
    own = spelling(place)
    return not names.isdisjoint(beginnings) or any(
        own[:length] in words for length in range(_SHORTEST, len(own))
    )


@cache
def _names_of(place: str) -> frozenset[str]:
    """How names of *place* are spelled: its own, English ones, and the beginnings of those that CLDR has."""
    names = {place, *(name for name, words in _places().items() if place in words)}
    return frozenset(map(spelling, names)) | look_up(place).beginnings


def _overlap(one: Span | None, other: Span | None) -> bool:
    return one is not None and other is not None and one[0] < other[1] and other[0] < one[1]


def _invented(source: str, target: str, terms: Mapping[str, str]) -> Iterator[Finding]:
    places = _places()
    named = {
        match.group().lower(): match.span()
        for match in _CAPITAL.finditer(target)
        if match.group().lower() in places
    }
    if not named:
        return
    words = {base(match.group()).lower() for match in SOURCE_WORD.finditer(_OF_A_PROVINCE.sub("", source))}
    parts = {part for word in words for part in (word, *word.split("-"))}
    beginnings = {spelling(part)[:BEGINNING] for part in parts}
    told = " ".join(terms.values()).lower()
    for name, span in named.items():
        if not parts.isdisjoint(places[name]) and not _SEAT.search(source):
            continue
        if name in told or name in source.lower() or spelling(name)[:BEGINNING] in beginnings:
            continue
        seat = name == "jakarta" and _SEAT.search(source) is not None
        if not seat:
            entries = [look_up_at(source, start, end) for _, start, end in source_words(source)]
            if any(
                english_stem(name) in entry.stems | entry.other_names
                or spelling(name)[:BEGINNING] in entry.beginnings
                for entry in entries
            ):
                continue
        yield Finding.of(
            "capital_called" if seat else "place_new",
            kind="name",
            severity="info" if seat else "error",
            values={"place": target[slice(*span)]},
            target_span=span,
        )
