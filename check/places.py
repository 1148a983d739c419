"""Places come from the source: a country, province or city that nothing in it stands for was invented."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib.resources import files

from .finding import Finding, Span
from .lexicon import BEGINNING, look_up_at
from .stems import english_stem, spelling
from .words import SOURCE_WORD, base

__all__ = ["check_places"]

_CAPITAL = re.compile(r"(?<![^\W\d_])[A-Z][a-z]{3,}\b")
_MAY_STAND_FOR_ANY = frozenset({"indonesia"})
_SEAT = re.compile(r"\bibu ?kota\b", re.IGNORECASE)
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
    words = {base(match.group()).lower() for match in SOURCE_WORD.finditer(source)}
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
            entries = [look_up_at(source, *match.span()) for match in SOURCE_WORD.finditer(source)]
            if any(
                english_stem(name) in entry.stems or spelling(name)[:BEGINNING] in entry.beginnings
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
