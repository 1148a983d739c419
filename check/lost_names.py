"""Which names of a source a translation lost, and which of these are missed for certain."""

import re
from collections.abc import Sequence
from functools import cache

from .coverage import Counterpart, Coverage, SourceWord
from .lexicon import indonesian_words, is_english, stays
from .name_spelling import is_slip
from .places import countries
from .titles import is_common, roles
from .words import initials

__all__ = ["is_lost_name", "missed_names"]

_ALWAYS, _STAYS = 0.9, 0.78
"""How often translations show a word whose absence is a warning: any with a capital, one that would stay."""
_THIRD_PERSON = re.compile(r"\b(?:ia|dia|beliau|mereka|sang|\w+nya)\b", re.IGNORECASE)
_IN = re.compile(r",\s(?=[A-Z])")
_OFFICE = re.compile(
    r"\b(?:Kepala|Ketua|Direktur|Dirjen|Deputi|Menteri|Menko|Sekretaris|Wakil|Juru Bicara|Staf|Asisten|Komisi"
    r"|Dinas|Badan|Tentara|Kementerian|Direktorat|Pusat|Biro|Bidang|Divisi|Satuan|Lembaga|Komite|Dewan|Fakultas"
    r"|Jurusan|Indeks"
    r"|Undang-Undang|Rancangan|Peraturan|Program|Gerakan|Forum|Asosiasi|Himpunan|Ikatan|Persatuan|Serikat)"
    r"(?:,?\s(?:(?:dan|serta|untuk|atas|bagi|di|dalam)\s)?[A-Z][\w-]+)*,?\s(?:(?:dan|serta|untuk|atas|bagi)\s)?$"
)
_BACK = 120
"""Characters before a word in which its office or body begins."""
_GLUED = re.compile(r"[A-Z]?[a-z]{3,}[A-Z]{3,}")
"""The end of a headline and the text's first word, in capitals, between which a page lost the space."""
_AGED = re.compile(r"\s\((\d\d?)\)")
_AGED_IN_ENGLISH = re.compile(r"\b(\d+)[\s-]years?[\s-]old\b")


def missed_names(
    lost: Sequence[SourceWord], coverage: Coverage, source: str, target: str, *, headline: bool
) -> list[SourceWord]:
    """Those of the *lost* words, of a *headline* or not, that *target* has nothing else for."""
    spoken_of = bool(lost) and _is_spoken_of(source, target)
    return [
        word
        for word in lost
        if _is_sure(word, source, target, headline=headline)
        and not (spoken_of and _may_be_person(word))
        and not _is_named_in_part(word, coverage, source)
        and not _is_within(word, coverage.source, source)
        and not _is_aged(word, source, target)
        and not _is_of_office(word, source)
    ]


def is_lost_name(word: SourceWord, *, headline: bool) -> bool:
    """Whether *word* is a name, or may be one, that the target has nothing for."""
    if not word.capital or word.match is not Counterpart.NONE or is_common(word.text):
        return False
    if _GLUED.fullmatch(word.text):
        return False
    if headline and (word.known or word.text.lower() in indonesian_words()):
        return False
    return not word.known or word.rate >= 0.6


def _is_sure(word: SourceWord, source: str, target: str, *, headline: bool) -> bool:
    """Whether *word* is missed for certain: a name, or a word that translations show next to always."""
    if initials(source, word.start, word.end):
        return True
    lower = word.text.lower()
    if len(lower) < 3 or headline:
        return False
    if word.known and word.rate >= _ALWAYS:
        return True
    if lower in indonesian_words() or is_slip(lower, target):
        return False
    return not word.known or (stays(word.text) and word.rate >= _STAYS)


@cache
def _for_persons() -> re.Pattern[str]:
    """English that may stand for a name: a pronoun, "the minister"."""
    return re.compile(rf"\b(?:he|she|him|his|her|they|the (?:{'|'.join(roles())}))\b")


def _is_spoken_of(source: str, target: str) -> bool:
    """Whether *target* has more pronouns and roles than *source*, as where one stands for a name."""
    return len(_for_persons().findall(target)) > len(_THIRD_PERSON.findall(source))


def _may_be_person(word: SourceWord) -> bool:
    return not word.text.isupper() and stays(word.text)


def _is_named_in_part(word: SourceWord, coverage: Coverage, source: str) -> bool:
    """Whether the target has another part of the name that *word* belongs to: the surname alone."""
    if word.text.isupper():
        return False
    theirs = {other.text for other in coverage.target}
    start, end = word.start, word.end
    for before in reversed([other for other in coverage.source if other.end < start]):
        if source[before.end : start] != " " or not before.text[0].isupper():
            break
        if before.text in theirs and not is_common(before.text):
            return True
        start = before.start
    for after in (other for other in coverage.source if other.start > end):
        if source[end : after.start] != " " or not after.text[0].isupper():
            break
        if after.text in theirs and not is_common(after.text):
            return True
        end = after.end
    return False


def _is_within(word: SourceWord, words: Sequence[SourceWord], source: str) -> bool:
    """Whether *word* is a place of which the target has the larger one that follows: *Tampere, Finlandia*."""
    comma = _IN.match(source, word.end)
    return comma is not None and any(
        other.start == comma.end()
        and other.match is not Counterpart.NONE
        and other.text.lower() in countries()
        for other in words
    )


def _is_of_office(word: SourceWord, source: str) -> bool:
    """Whether *word* is a common one in the name of an office or a body, which English may call otherwise."""
    common = not stays(word.text) or is_english(word.text)
    return common and _OFFICE.search(source, max(0, word.start - _BACK), word.start) is not None


def _is_aged(word: SourceWord, source: str, target: str) -> bool:
    """Whether *word* is the initials of somebody whom *target* calls by the age behind them: *SN (28)*."""
    age = _AGED.match(source, word.end)
    return age is not None and age[1] in _AGED_IN_ENGLISH.findall(target)
