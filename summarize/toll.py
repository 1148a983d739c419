"""What of an event must not go unsaid: who died, is missing or was hurt, and how large it was."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal, get_args

from check import places_of, read_quantities
from clean import Article
from indonesian import number_words, one_of

from .events import happens

__all__ = ["Toll", "TollKind", "Tolls", "tolls", "tolls_of"]

TollKind = Literal["death", "missing", "injury", "size"]
KINDS: tuple[TollKind, ...] = get_args(TollKind)
"""The gravest first."""

_CLAUSE = re.compile(r"[,;:()]\s|[.!?](?:\s|$)|\s(?:dan|serta|sedangkan|sementara|namun|tetapi|lalu)\s")
_HERE = re.compile(r"\b(?:[Dd]i|[Aa]sal|[Dd]ari|[Kk]e)\s(?:[a-z]+\s){0,2}[A-Z][a-z]{2,}")
"""Where something happens, or whence its people are: such a sentence stands without its lead."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """What one sentence of an article says of people or of an event's size."""

    kind: TollKind
    sentence: int
    """Its index in `Article.sentences`."""
    lead: int
    """The index of the sentence that says what happened, and where; the same where it says so itself."""
    clause: str
    """The part of the sentence that tells it, for comparing."""


def tolls(text: str) -> dict[TollKind, str]:
    """What *text*, a sentence, tells, each with the clause that does; what it denies isn't told.

    >>> tolls("Gempa menewaskan tiga orang dan melukai 12 warga.")
    {'death': 'Gempa menewaskan tiga orang', 'injury': 'melukai 12 warga'}
    >>> tolls("Tidak ada korban jiwa, kata BPBD.")
    {}
    """
    found: dict[TollKind, str] = {}
    for kind in KINDS:
        for match in _telling()[kind].finditer(text):
            before, after = text[: match.start()], text[match.end() :]
            start = max((cut.end() for cut in _CLAUSE.finditer(before)), default=0)
            end = _CLAUSE.search(after)
            clause = text[start : match.end() + (end.start() if end else len(after))]
            if _denied().search(before[start:]) or _nil().match(after):
                continue
            if match["of_people"] and not _of_people().search(clause):
                continue
            # Who died in a current needn't be named once more as missing.
            if clause not in found.values():
                found[kind] = clause
            break
    return found


def tolls_of(article: Article, candidates: Iterable[int]) -> list[Toll]:
    """What *article* tells in the sentences *candidates*: the first of each kind, the gravest kind first.

    Sizes count where the article is about an event that has one, such as a flood.
    """
    candidates = sorted(candidates)
    texts = {index: article.sentences[index].text for index in candidates}
    opening = " ".join((article.title, *(texts[index] for index in candidates[:2])))
    sized = bool(_events() & happens(opening))
    found: dict[TollKind, Toll] = {}
    for index in candidates:
        told = tolls(texts[index])
        for kind, clause in told.items():
            if kind in found or (kind == "size" and not (sized and len(told) == 1)):
                continue
            lead = index if _HERE.search(texts[index]) else candidates[0]
            found[kind] = Toll(kind=kind, sentence=index, lead=lead, clause=clause)
    return [found[kind] for kind in KINDS if kind in found]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tolls:
    """What several articles tell."""

    articles: Sequence[Article]
    of: Mapping[int, Sequence[Toll]]
    """By the number of the article, as `tolls_of` gives them."""
    twins: frozenset[frozenset[int]]
    """Pairs of articles in nearly the same words with other facts, which never tell the same."""

    def gravest_first(self) -> list[tuple[int, Toll]]:
        """The number of each article that tells anything, with its gravest, the gravest of all first."""
        return sorted(
            ((number, own[0]) for number, own in self.of.items() if own),
            key=lambda item: (KINDS.index(item[1].kind), item[0]),
        )

    def is_told(self, number: int, toll: Toll, told: Iterable[tuple[int, Toll]]) -> bool:
        """Whether *told* has what *toll* of article *number* says.

        That is the same kind from the same article, or from another of the same place with the same number.
        """
        return any(
            toll.kind == known.kind and (number == other or self._is_same(number, toll, other, known))
            for other, known in told
        )

    def untold(self, said: Iterable[tuple[int, int]]) -> Iterator[tuple[int, list[str]]]:
        """The number of each article that tells what *said*, ``(article, sentence)``, doesn't, with where."""
        told = [
            (number, Toll(kind=kind, sentence=place, lead=self._lead(number, place), clause=clause))
            for number, place in said
            for kind, clause in tolls(self._text(number, place)).items()
        ]
        for number, own in self.of.items():
            places = {toll.sentence for toll in own if not self.is_told(number, toll, told)}
            if places:
                yield number, [self._text(number, place) for place in sorted(places)]

    def _is_same(self, number: int, toll: Toll, other: int, known: Toll) -> bool:
        return (
            frozenset((number, other)) not in self.twins
            and bool(_places(self._text(number, toll.lead)) & _places(self._text(other, known.lead)))
            and _numbers(toll.clause) == _numbers(known.clause)
        )

    def _lead(self, number: int, place: int) -> int:
        return next((toll.lead for toll in self.of[number] if toll.sentence == place), place)

    def _text(self, number: int, place: int) -> str:
        return self.articles[number].sentences[place].text


def _numbers(text: str) -> set[object]:
    """Each number of *text*; a rough one (*puluhan*) in its own word."""
    return {quantity.value or quantity.text.lower() for quantity in read_quantities(text, "id")}


def _places(text: str) -> set[str]:
    named, _ = places_of(text, "")
    return {found[0] for start in named if (found := re.findall(r"\w+", text[start:]))}


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("data/toll.toml").read_text(encoding="utf-8"))


@cache
def _events() -> frozenset[str]:
    return frozenset(_table()["about"]["events"].split())


@cache
def _telling() -> dict[TollKind, re.Pattern[str]]:
    """For each kind what tells it; in the group ``of_people`` where that must be about people."""
    return {
        kind: re.compile(
            rf"(?<![\w-])(?:{_any(kind, 'words')}|(?P<of_people>{_any(kind, 'of_people')})"
            rf"|{_number()}\s(?:{_any(kind, 'counted')}))(?:nya)?(?![\w-])",
            re.IGNORECASE,
        )
        for kind in KINDS
    }


def _any(kind: TollKind, how: str) -> str:
    phrases = _table()[kind].get(how)
    return one_of(phrases) if phrases else "(?!)"


@cache
def _number() -> str:
    # Not *pertama*, *kedua* …, which count nothing.
    words = [
        word
        for word, (role, _) in number_words().items()
        if role != "letter" and word != "pertama" and not word.startswith("ke")
    ]
    return rf"(?:\d[\d.,]*|{one_of(words)})"


@cache
def _of_people() -> re.Pattern[str]:
    return re.compile(rf"\b(?:(?:{_about('people')})(?:nya)?|{_number()})\b", re.IGNORECASE)


@cache
def _denied() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_about('denied')})\s(?:(?:{_about('between')})\s)*$", re.IGNORECASE)


@cache
def _nil() -> re.Pattern[str]:
    return re.compile(rf"\s(?:{one_of(_table()['about']['nil'])})\b", re.IGNORECASE)


def _about(what: str) -> str:
    return one_of(_table()["about"][what].split())
