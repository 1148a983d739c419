"""A glossary's terms: what renders one, what would mislead in its place, where one stands in a sentence."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from indonesian import homographs

__all__ = ["Match", "Term", "unrendered"]

_SMALL_WORDS = frozenset({"a", "an", "and", "at", "for", "in", "of", "on", "the", "to"})
_STEM = 5
"""Letters that forms of one English word share: province and provincial, minister and ministry."""
_APART = 2
"""How many other words may stand between the words of a rendering, such as those of "Minister of Health"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One line of a glossary."""

    source: str
    target: str
    """What stands at the first mention. Where it contains `source`, later mentions are `source` alone."""
    note: str = ""
    wrong: tuple[str, ...] = ()
    """English that would mislead in its place."""
    inserted: bool = True
    """Whether it may stand in the source that a model is given, whatever the words around it."""
    usual: bool = False
    """True where other English is as good, so that nothing is said of a translation that has some."""
    composed: bool = False
    """True for a name put together of parts, which is another's where the text goes on with it."""
    personal: bool = False
    """True for a person's name or initials, which stay as they are, whatever else they mean."""
    file: str = field(default="", compare=False)
    """The file that it is from, where it is from one."""

    @property
    def misread(self) -> str:
        """The word of its English that a model takes for Indonesian in a source; empty where there is none.

        A word with a capital is of a name, which isn't misread, unless the source is none itself.

        >>> Term(source="serangan udara", target="Air strike").misread
        'air'
        >>> Term(source="Angkatan Udara", target="Air Force").misread
        ''
        """
        english = self.rendering.lower() if self.source.islower() else self.rendering
        return next((word for word in re.findall(r"\w+", english) if word in homographs()), "")

    @property
    def kept(self) -> bool:
        """Whether the source stays in the English, as an acronym does: ``KPK (Corruption …)``."""
        return re.search(rf"(?<!\w){re.escape(self.source)}(?!\w)", self.target) is not None

    @property
    def rendering(self) -> str:
        """The English alone, without the acronym: of ``KPK (Corruption …)`` what the brackets hold."""
        inside = re.fullmatch(rf"{re.escape(self.source)} \((.+)\)", self.target)
        return inside.group(1) if inside else self.target

    def is_rendered_in(self, target: str) -> bool:
        """Whether *target* renders this term: with its words near each other, or as itself where it is kept.

        >>> term = Term(source="Menkes", target="health minister")
        >>> term.is_rendered_in("The Minister of Health resigned."), term.is_rendered_in("Menkes resigned.")
        (True, False)
        >>> term.is_rendered_in("The minister said that the patient is in good health.")
        False
        """
        if self.kept and re.search(rf"(?<!\w){re.escape(self.source)}(?!\w)", target):
            return True
        wanted = [word for word in re.findall(r"\w+", self.rendering.lower()) if word not in _SMALL_WORDS]
        words = re.findall(r"\w+", target.lower())
        forms = [re.compile(_form(word)) for word in wanted]
        places = [[at for at, word in enumerate(words) if form.match(word)] for form in forms]
        if not all(places):
            return False
        reach = len(wanted) + _APART
        return any(
            all(any(start <= at < start + reach for at in found) for found in places)
            for start in sorted({at for found in places for at in found})
        )

    def misleading_in(self, target: str) -> tuple[int, int] | None:
        """Where *target* has English that must not stand for this term, though the right one isn't there.

        >>> term = Term(source="kuasa hukum", target="lawyer", wrong=("prosecutor", "prosecution"))
        >>> term.misleading_in("The prosecution objected."), term.misleading_in("The attorney objected.")
        ((4, 15), None)
        """
        if not self.wrong or self.is_rendered_in(target):
            return None
        wrong = "|".join(re.escape(words) for words in self.wrong)
        found = re.search(rf"(?<!\w)(?:{wrong})(?:s|es)?(?!\w)", target, re.IGNORECASE)
        return found.span() if found else None


def _form(word: str) -> str:
    """A pattern for *word* in any form; one that is shorter than a stem only as it is."""
    return re.escape(word[:_STEM]) if len(word) >= _STEM else rf"{re.escape(word)}s?$"


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A term where it stands in a sentence."""

    start: int
    end: int
    """One past its last character."""
    text: str
    """The term as the sentence writes it."""
    term: Term

    @property
    def rendering(self) -> str:
        """The English for this place: itself where the term is kept, else with a title's capitals where due.

        >>> term = Term(source="menkes", target="health minister")
        >>> Match(start=0, end=6, text="Menkes", term=term).rendering
        'Health Minister'
        """
        if self.term.kept:
            return self.text
        words = self.term.rendering.split()
        if not self.text[:1].isupper() or not self.term.source.islower():
            return " ".join(words)
        theirs = self.text.split()
        if self.term.usual and not (len(theirs) > 1 and all(map(_may_begin_a_name, theirs))):
            words[0] = words[0][:1].upper() + words[0][1:]  # the sentence begins with it
            return " ".join(words)
        return " ".join(word if word in _SMALL_WORDS else word[:1].upper() + word[1:] for word in words)


def _may_begin_a_name(word: str) -> bool:
    return word[:1].isupper() or word in ("dan", "di", "untuk")


def unrendered(matches: Sequence[Match], target: str) -> list[Match]:
    """Those of *matches* whose term *target* doesn't render, each looked for once, however often it is."""
    rendered = {term: term.is_rendered_in(target) for term in {match.term for match in matches}}
    return [match for match in matches if not rendered[match.term]]
