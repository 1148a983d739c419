"""Headlines: written as sentences before translation; those in capitals are back in capitals after it."""

import re
from collections.abc import Iterable, Mapping

from check import stays, title_case

__all__ = ["is_upper_case", "known_casing", "sentence_case", "truecase"]

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_LEAST_LETTERS = 12
_ACRONYM_LETTERS = 4


def is_upper_case(sentence: str) -> bool:
    """Whether *sentence* is set in capitals, as headlines are; an acronym alone isn't a sentence.

    >>> is_upper_case("HARGA BERAS NAIK 10 PERSEN"), is_upper_case("KPK dan BPK"), is_upper_case("PPKM")
    (True, False, False)
    """
    letters = [character for character in sentence if character.isalpha()]
    words = _WORD.findall(sentence)
    return (
        len(letters) >= _LEAST_LETTERS
        and len(words) > 1
        and sum(character.isupper() for character in letters) >= 0.9 * len(letters)
    )


def known_casing(texts: Iterable[str]) -> dict[str, str]:
    """How words are written inside the running sentences of a document: lower-case form to usual form.

    Only words after the first of a sentence tell, and only in sentences that aren't headlines.

    >>> known_casing(["Kemarin Presiden Jokowi dan KPK bertemu."])["jokowi"]
    'Jokowi'
    """
    counts: dict[str, dict[str, int]] = {}
    for text in texts:
        if is_upper_case(text) or title_case(text):
            continue
        for index, word in enumerate(_WORD.findall(text)):
            if index:
                forms = counts.setdefault(word.lower(), {})
                forms[word] = forms.get(word, 0) + 1
    return {lower: max(forms, key=lambda form: forms[form]) for lower, forms in counts.items()}


def truecase(sentence: str, known: Mapping[str, str]) -> str:
    """*sentence*, which is set in capitals, as it would stand in running text.

    A word is written as it is known to be written elsewhere (*known*), a short one without a vowel is an
    acronym and keeps its capitals, and everything else is lower case but for the first letter.

    >>> truecase("JOKOWI RESMIKAN TOL, KPK HADIR", {"jokowi": "Jokowi"})
    'Jokowi resmikan tol, KPK hadir'
    """

    def in_running_text(match: re.Match[str]) -> str:
        word = match.group()
        lower = word.lower()
        if lower in known:
            return known[lower]
        if 1 < len(word) <= _ACRONYM_LETTERS and not re.search(r"[aeiou]", lower):
            return word
        return lower

    return _opened(_WORD.sub(in_running_text, sentence))


def sentence_case(headline: str, known: Mapping[str, str]) -> str:
    """*headline*, whose words have capitals, as it would stand in running text.

    A word is written as it is known to be written elsewhere (*known*). Of others acronyms and what English
    leaves as it is, such as names, keep their capitals. Models take every word with one for a name.

    >>> sentence_case("Harga Beras di Cipinang Turun, BPS Catat Inflasi", {"cipinang": "Cipinang"})
    'Harga beras di Cipinang turun, BPS catat inflasi'
    """

    def in_running_text(match: re.Match[str]) -> str:
        word = match.group()
        lower = word.lower()
        if lower in known:
            return known[lower]
        return word if word.isupper() or stays(word) else lower

    return _opened(_WORD.sub(in_running_text, headline))


def _opened(text: str) -> str:
    """*text* with a capital as its first letter."""
    first = re.search(r"[^\W\d_]", text)
    return text[: first.start()] + first.group().upper() + text[first.end() :] if first else text
