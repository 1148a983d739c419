"""The glossary: terms with a fixed English rendering, found in sources; acronyms as a text means them."""

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from copy import copy
from functools import cached_property

from check import initials

from .apposition import NEXT_POST
from .namesakes import is_in_a_name
from .people import People
from .senses import Sense, alike, beside, explanations, within
from .terms import Match, Term

__all__ = ["Glossary"]

_BEGINNING = re.compile(r"(?<![\w-])(?:\w+|[^\w\s])")
"""A word, or a sign, where a term may begin."""
_GOES_ON = re.compile(r"\w|-\w")
_NAME_GOES_ON = re.compile(rf" (?:dan|&) (?!{NEXT_POST})[A-Z]")
"""The rest of a longer office: *Dinas Perindustrian dan Energi* where only *Dinas Perindustrian* is known."""
_MISSPELLED = 0.5
"""What share of the words that a text gives an acronym must be those of a meaning: newsrooms mistake some."""
_ACRONYM = re.compile(r"(?<![\w-])[A-Z][A-Z0-9]+(?![\w-])")
_REACH = 120
"""Characters before an acronym in which the words that it is short for are looked for."""
_UNSHOWN = Sense(source="", means="")
"""What an acronym means where no words show any of its meanings."""


class Glossary:
    """Terms, ready to be found in sentences.

    A source in lower case matches in any case; any other matches as it is written. Acronyms that mean several
    things have *senses*: one that isn't shown, by its sentence or by the text (see `read_in`), is no term.
    """

    def __init__(self, terms: Iterable[Term], senses: Iterable[Sense] = ()) -> None:
        self.terms = tuple(terms)
        self.senses = tuple(senses)
        self._by_source = {term.source: term for term in self.terms}
        self._senses: dict[str, tuple[Sense, ...]] = {}
        for sense in self.senses:
            self._senses[sense.source] = (*self._senses.get(sense.source, ()), sense)
        self._explained: Mapping[str, Sense | None] = {}
        """What a text says that acronyms mean; None: nothing that is known here."""
        self._shown: Mapping[str, Sense | None] = {}
        """What other sentences of a text show; None: several meanings, so that none is taken by itself."""
        self._people: People | None = None
        """The people of a text who could be taken for something else."""

    def find(self, sentence: str) -> list[Match]:
        """The terms in *sentence*, in order; of terms that overlap, the longest. Initials of people are none.
        People of a text that was read (see `read_in`) are terms, too: they stay.

        >>> glossary = Glossary([Term(source="menko", target="coordinating minister")])
        >>> [match.text for match in glossary.find("Menko meninjau bersama menko lain.")]
        ['Menko', 'menko']
        """
        found: list[Match] = []
        people = self._people.spans(sentence) if self._people else []
        for word in _BEGINNING.finditer(sentence):
            start = word.start()
            if found and start < found[-1].end:
                continue
            if person := next((span for span in people if span[0] == start), None):
                found.append(_of_a_person(sentence, *person))
                continue
            lower = word.group().lower()
            for source in self._by_beginning.get(lower, ()):
                end = start + len(source)
                text = sentence[start:end]
                if (text.lower() if source.islower() else text) != source or _GOES_ON.match(sentence, end):
                    continue
                if self._means_another_within(source, sentence, start):
                    continue
                if any(start < its_end and its_start < end for its_start, its_end in people):
                    continue
                term = self._term_at(source, sentence, start)
                if term is not None and term.composed and _NAME_GOES_ON.match(sentence, end):
                    continue
                if (
                    term is not None
                    and not is_in_a_name(sentence, start, end)
                    and not initials(sentence, start, end)
                    and (term.kept or not _stands_behind_its_words(sentence, start, end))
                ):
                    found.append(Match(start=start, end=end, text=text, term=term))
                break
        return found

    def read_in(self, sentences: Sequence[str]) -> "Glossary":
        """The glossary for a text of *sentences*: acronyms mean what the text says or shows that they do.

        Words in brackets decide, whatever they are short for elsewhere; else what its other sentences show.

        >>> glossary = Glossary([Term(source="PBB", target="UN", note="Perserikatan Bangsa-Bangsa")])
        >>> glossary.read_in(["Partai Bulan Bintang (PBB) kalah.", "PBB menggugat."]).find("PBB menggugat.")
        []
        """
        explained: dict[str, set[Sense | None]] = {}
        for acronym, words in explanations("\n".join(sentences)):
            if acronym in self._senses:
                shares = {sense: alike(words, sense.means) or 0 for sense in self._senses[acronym]}
                best = max(shares.values())
                meant = [sense for sense, share in shares.items() if share == best > _MISSPELLED]
                explained.setdefault(acronym, set()).update(meant or [None])
            elif acronym in self._by_source:
                share = alike(words, self._by_source[acronym].note.partition(";")[0])
                if share is not None and share < _MISSPELLED:
                    explained.setdefault(acronym, set()).add(None)
        shown: dict[str, set[Sense]] = {}
        for sentence in sentences:
            for word in _ACRONYM.finditer(sentence):
                if senses := self._senses.get(word.group()):
                    marked = beside(senses, sentence, *word.span()) or within(senses, sentence)
                    shown.setdefault(word.group(), set()).update(marked)
        people = People.of(sentences, offices=self._offices, words=self._by_source)
        if not (explained or people or any(shown.values())):
            return self
        self._by_beginning, self.casing, self._offices  # noqa: B018 - made once for all texts
        view = copy(self)
        view._people = people
        view._explained = {acronym: _only(senses) for acronym, senses in explained.items()}
        view._shown = {acronym: _only(senses) for acronym, senses in shown.items() if senses}
        return view

    @property
    def ambiguous(self) -> frozenset[str]:
        """The acronyms that have senses."""
        return frozenset(self._senses)

    def meanings(self, source: str) -> list[Term]:
        """All terms that *source* may be, whatever a sentence shows."""
        known = [self._by_source[source]] if source in self._by_source else []
        return known + [_term(sense) for sense in self._senses.get(source, ()) if sense.target]

    def _term_at(self, source: str, sentence: str, start: int) -> Term | None:
        """The term *source* as it is meant at *start*; None where it isn't shown, or stays as it is."""
        if source not in self._senses:
            return None if source in self._explained else self._by_source[source]
        sense = self._sense_at(source, sentence, start)
        if sense == _UNSHOWN or (sense is not None and sense.default):
            return self._by_source.get(source)
        return _term(sense) if sense is not None and sense.target else None

    def _sense_at(self, source: str, sentence: str, start: int) -> Sense | None:
        """What the acronym at *start* means; None where words are at odds, `_UNSHOWN` without any."""
        senses = self._senses[source]
        if marked := beside(senses, sentence, start, start + len(source)):
            return _only(marked)
        if source in self._explained:
            return self._explained[source]
        if marked := within(senses, sentence):
            return _only(marked)
        return self._shown.get(source, _UNSHOWN)

    def _means_another_within(self, phrase: str, sentence: str, start: int) -> bool:
        """Whether *phrase* of the phrase book, "Sekjen PBB", has an acronym that isn't what it mostly is."""
        if phrase not in self._by_source or not self._by_source[phrase].usual or " " not in phrase:
            return False
        text = sentence[start : start + len(phrase)]
        for word in _ACRONYM.finditer(text):
            source = word.group()
            if source in self._senses and source in self._by_source and not self._marks(text, source):
                term = self._term_at(source, sentence, start + word.start())
                if term != self._by_source[source]:
                    return True
        return False

    def _marks(self, text: str, source: str) -> bool:
        """Whether *text* is itself what shows a meaning of *source*: its English is for that meaning."""
        start = text.index(source)
        return bool(beside(self._senses[source], text, start, start + len(source)))

    def renderings(self, sentence: str) -> dict[str, str]:
        """The terms in *sentence* with their English, as `check.compare` takes them."""
        return {match.text: match.rendering for match in self.find(sentence)}

    @cached_property
    def digest(self) -> str:
        """Twelve hexadecimal digits that change with any term."""
        content = "\n".join(
            f"{term.source}\t{term.target}\t{'|'.join(term.wrong)}\t{term.inserted:d}{term.usual:d}"
            # What an acronym is short for decides where it isn't the term (see `read_in`).
            f"\t{term.note}"
            for term in self.terms
        )
        if self.senses:
            content += "\n" + "\n".join(map(repr, self.senses))
        return hashlib.sha256(content.encode()).hexdigest()[:12]

    @cached_property
    def casing(self) -> dict[str, str]:
        """How sources that aren't in lower case are written: lower-case form to usual form."""
        return {
            source.lower(): source
            for source in (*self._by_source, *self._senses)
            if " " not in source and not source.islower()
        }

    @cached_property
    def _offices(self) -> frozenset[str]:
        """Single words that mean something fixed, most of them offices and bodies; in lower case."""
        return frozenset(
            source.lower() for source, term in self._by_source.items() if " " not in source and not term.usual
        )

    @cached_property
    def _by_beginning(self) -> dict[str, list[str]]:
        """Sources by their first word in lower case, or their first sign; the longest first."""
        found: dict[str, list[str]] = {}
        for source in sorted({**self._by_source, **self._senses}, key=len, reverse=True):
            first = _BEGINNING.match(source)
            if first:
                found.setdefault(first.group().lower(), []).append(source)
        return found


def _term(sense: Sense) -> Term:
    return Term(source=sense.source, target=sense.target, note=sense.means, file="acronyms.toml")


def _of_a_person(sentence: str, start: int, end: int) -> Match:
    text = sentence[start:end]
    return Match(start=start, end=end, text=text, term=Term(source=text, target=text, personal=True))


def _only(senses: Iterable[Sense | None]) -> Sense | None:
    """The one that *senses* are; None where they are several."""
    one, *others = senses
    return None if others else one


def _stands_behind_its_words(sentence: str, start: int, end: int) -> bool:
    """Whether the acronym there stands in brackets after the words that it is short for.

    Those words say what it means: PPN is a tax in a glossary, and a ministry's field of work elsewhere.

    >>> sentence = "Menteri Perencanaan dan Pembangunan Nasional (PPN) menolak."
    >>> _stands_behind_its_words(sentence, 46, 49)
    True
    """
    acronym = sentence[start:end]
    if not acronym.isupper() or sentence[start - 1 : start] != "(" or sentence[end : end + 1] != ")":
        return False
    before = re.findall(r"\w+", sentence[max(0, start - _REACH) : start])
    return "".join(word[0] for word in before if word[0].isupper()).endswith(acronym)
