"""Names survive: people, places and organizations of the source are in the target, and no others."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from itertools import islice

from .calendar_words import month_numbers, weekday_numbers
from .coverage import Counterpart, Coverage, SourceWord, TargetWord
from .finding import Finding, Severity
from .lexicon import BEGINNING, indonesian_words, is_english, stays
from .places import countries, places_of
from .stems import english_stem, spelling
from .words import SOURCE_WORD, base, initials, sentence_initial, title_case

__all__ = ["check_names", "is_group", "is_role"]


@cache
def _no_names() -> frozenset[str]:
    """English words with a capital that name nobody, in lower case."""
    others = {
        "idr",
        "usd",
        "sgd",
        "myr",
        "aud",
        "eur",
        "gbp",
        "jpy",
        "cny",
        "sar",
        "thb",
        "mr",
        "mrs",
        "ms",
        "dr",
        "id",
        "jr",
        "sr",
        "ok",
        "tv",
        "rp",
    }
    return frozenset({*others, *weekday_numbers("en"), *month_numbers("en")})


def _runs(words: Sequence[SourceWord] | Sequence[TargetWord], text: str) -> Iterator[tuple[int, int]]:
    """Spans of words that stand side by side, so that "Mitt Romney" is one name."""
    start, end = -1, -1
    for word in words:
        if start >= 0 and word.start - end <= 2 and not re.search(r"[,;()\"“”]", text[end : word.start]):
            end = word.end
            continue
        if start >= 0:
            yield start, end
        start, end = word.start, word.end
    if start >= 0:
        yield start, end


# Nouns with both affixes, such as Kehutanan and Perhimpunan: the words of an office or a body, not its name.
_AFFIXED = re.compile(r"(?:Ke|Pe[rnm]?|Peng|Ber|Ter|Meng?|Di)[a-z]{4,}(?:an|kan)|\w+-\w+")


@cache
def _common(part: str) -> frozenset[str]:
    """The words of a *part* of the table, in lower case: ``id``, ``en``, ``told`` and so on."""
    text = files(__package__).joinpath("data/titles.txt").read_text(encoding="utf-8")
    return frozenset(text.partition(f"\n{part}:\n")[2].partition(":\n")[0].split())


def _offices(language: str) -> frozenset[str]:
    return _common(language)


def _told_abroad() -> frozenset[str]:
    """What a translation adds for readers abroad: "Indonesian", "a Javanese festival"."""
    return _common("told")


def _is_common(word: str) -> bool:
    """Whether a word of the source with a capital names nobody: an office, a month, a noun of two affixes."""
    lower = word.lower()
    return (
        lower in _offices("id")
        or lower in month_numbers("id")
        or lower in weekday_numbers("id")
        or _AFFIXED.fullmatch(word) is not None
    )


# Names that are looked at one by one for slips, and their letters, so that long texts take no longer.
_MOST, _LONGEST = 40, 30
_REACH = 500  # words of the other text that a name is held against


def _near(name: str, other: str) -> bool:
    """Whether two names sound the same but for a slip: one letter in four, two at most.

    >>> [_near("Gazianteb", name) for name in ("Gaziantep", "Gazianetb", "Gaza")], _near("Rina", "Dina")
    ([True, True, False], False)
    """
    ours, theirs = spelling(name), spelling(other)
    if not ours or not theirs or abs(len(ours) - len(theirs)) > 2 or len(ours) > _LONGEST:
        return False
    # Names of people often differ in their first letter alone: then they are two.
    allowed = min(2, max(len(ours), len(theirs)) // 4)
    return (ours[0] == theirs[0] or len(ours) > 5) and _distance(ours, theirs) <= allowed


def _distance(one: str, other: str) -> int:
    """How many letters must be put in, taken out or changed; two that trade places count once."""
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        last, row, older = row, [i], before
        for j, there in enumerate(other, 1):
            best = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (letter != there))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == there:
                best = min(best, older[j - 2] + 1)
            row.append(best)
        before = last
    return row[-1]


def _is_acronym_explained(target: str, start: int, end: int) -> bool:
    """Whether the words before an acronym in brackets say what it stands for: "body mass index (BMI)"."""
    if not target[start:end].isupper() or target[start - 1 : start] != "(":
        return False
    said = _INITIAL.findall(target[max(0, start - 120) : start])
    return "".join(said[start - end :]).upper() == target[start:end]


_INITIAL = re.compile(r"\b[A-Za-z](?=[a-z])")
_SPEAKER = re.compile(r"\b(?:pihak|lembaga|instansi|klub|partai|tim)nya\b", re.IGNORECASE)
"""Words by which news goes on about a body that it named before: *pihaknya*."""


def _is_gained(word: TargetWord, target: str) -> bool:
    """Whether *word* is a name that nothing of the source accounts for."""
    text = word.text
    if word.found or len(text) < 2 or not text[0].isupper() or "'" in text or "’" in text:
        return False
    lower = text.lower()
    if is_english(text) or lower in _no_names() or lower in _offices("en"):
        return False
    if sentence_initial(target, word.start) and _DERIVED.fullmatch(text):
        return False
    return not _is_acronym_explained(target, word.start, word.end)


# English adverbs and denials at the start of a sentence, which word lists lack at times.
_DERIVED = re.compile(r"(?:Un|In|Non)?[A-Za-z]{4,}ly|(?:Un|Non)[a-z]{4,}")


def _is_lost_name(word: SourceWord, *, headline: bool) -> bool:
    """Whether *word* is a name, or may be one, that the target has nothing for."""
    if not word.capital or word.match is not Counterpart.NONE or _is_common(word.text):
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
    if lower in indonesian_words() or _is_slip(lower, target):
        return False
    return not word.known or (stays(word.text) and word.rate >= _STAYS)


def is_role(word: str) -> bool:
    """Whether *word*, in lower case, is a role that English may name a person by: "minister"."""
    return word in _common("roles")


def is_group(word: str) -> bool:
    """Whether *word*, in lower case, is one of those who speak in the news without a name: "police"."""
    return word in _common("groups")


_THIRD_PERSON = re.compile(r"\b(?:ia|dia|beliau|mereka|sang|\w+nya)\b", re.IGNORECASE)


@cache
def _for_persons() -> re.Pattern[str]:
    """English that may stand for a name: a pronoun, "the minister"."""
    return re.compile(rf"\b(?:he|she|him|his|her|they|the (?:{'|'.join(_common('roles'))}))\b")


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
        if before.text in theirs and not _is_common(before.text):
            return True
        start = before.start
    for after in (other for other in coverage.source if other.start > end):
        if source[end : after.start] != " " or not after.text[0].isupper():
            break
        if after.text in theirs and not _is_common(after.text):
            return True
        end = after.end
    return False


_IN = re.compile(r",\s(?=[A-Z])")


def _is_within(word: SourceWord, words: Sequence[SourceWord], source: str) -> bool:
    """Whether *word* is a place of which the target has the larger one that follows: *Tampere, Finlandia*."""
    comma = _IN.match(source, word.end)
    return comma is not None and any(
        other.start == comma.end()
        and other.match is not Counterpart.NONE
        and other.text.lower() in countries()
        for other in words
    )


_OFFICE = re.compile(
    r"\b(?:Kepala|Ketua|Direktur|Dirjen|Deputi|Menteri|Menko|Sekretaris|Wakil|Juru Bicara|Staf|Asisten|Komisi"
    r"|Dinas|Badan|Tentara|Kementerian|Direktorat|Pusat|Biro|Bidang|Divisi|Satuan|Lembaga|Komite|Dewan|Fakultas"
    r"|Jurusan|Indeks"
    r"|Undang-Undang|Rancangan|Peraturan|Program|Gerakan|Forum|Asosiasi|Himpunan|Ikatan|Persatuan|Serikat)"
    r"(?:,?\s(?:(?:dan|serta|untuk|atas|bagi|di|dalam)\s)?[A-Z][\w-]+)*,?\s(?:(?:dan|serta|untuk|atas|bagi)\s)?$"
)
_BACK = 120  # characters before a word in which its office or body begins


def _is_of_office(word: SourceWord, source: str) -> bool:
    """Whether *word* is a common one in the name of an office or a body, which English may call otherwise."""
    common = not stays(word.text) or is_english(word.text)
    return common and _OFFICE.search(source, max(0, word.start - _BACK), word.start) is not None


_AGED = re.compile(r"\s\((\d\d?)\)")


def _is_aged(word: SourceWord, source: str, target: str) -> bool:
    """Whether *word* is the initials of somebody whom *target* calls by the age behind them: *SN (28)*."""
    age = _AGED.match(source, word.end)
    return age is not None and re.search(rf"\b{age[1]}[\s-]years?[\s-]old\b", target) is not None


# How often a translation shows what comes of a word, from where on its absence is a warning: of any word with
# a capital, and of one that would stay as it is.
_ALWAYS, _STAYS = 0.9, 0.78


def _is_slip(word: str, target: str) -> bool:
    """Whether *word* is a common word with a wrong letter, or nearly one of *target*: "Peogram"."""
    if not 6 <= len(word) <= _LONGEST:
        return False
    splits = [(word[:i], word[i:]) for i in range(len(word) + 1)]
    slips = {
        changed
        for left, right in splits
        for letter in _LETTERS
        for changed in (left + letter + right, left + letter + right[1:])
    }
    slips |= {left + right[1:] for left, right in splits}
    slips |= {left + right[1:2] + right[:1] + right[2:] for left, right in splits}
    return not slips.isdisjoint(indonesian_words()) or any(
        _near(word, match.group())
        for match in islice(_WORD.finditer(target), _REACH)
        if len(match.group()) > 5
    )


_LETTERS = "abcdefghijklmnoprstuwy"
_WORD = re.compile(r"[^\W\d_]+")


def check_names(source: str, target: str, coverage: Coverage) -> list[Finding]:
    """A name in *target* that nothing in *source* accounts for, beside a name of *source* that is gone.

    A name that is spelled a little otherwise is a note: sources misspell names, and translators mend them.
    """
    headline = title_case(source)
    places, missed = places_of(source, target)
    lost = [
        word for word in coverage.source if word.start in missed or _is_lost_name(word, headline=headline)
    ]
    lost_spans = list(_runs(lost, source))
    spoken_of = bool(lost) and _is_spoken_of(source, target)
    sure = {
        word.start
        for word in lost[:_MOST]
        if word.start in places
        or (
            _is_sure(word, source, target, headline=headline)
            and not (spoken_of and _may_be_person(word))
            and not _is_named_in_part(word, coverage, source)
            and not _is_within(word, coverage.source, source)
            and not _is_aged(word, source, target)
            and not _is_of_office(word, source)
        )
    }
    new = [word for word in coverage.target if _is_gained(word, target)]
    # "Indonesia" may well have come for a name that is gone; "Javanese" tells readers abroad what it is.
    told = [word for word in new if word.text.lower() in _told_abroad() and not _may_stand_for(word, lost)]
    gained = [word for word in new if word not in told]
    findings = []
    for index, (start, end) in enumerate(_runs(gained, target)):
        name = target[start:end]
        near = (span for span in lost_spans[:_MOST] if _near(source[slice(*span)], name))
        partner = next(near, None) if index < _MOST else None
        noted = (
            partner is not None
            or (index < _MOST and _stands_in(source, name))
            or _completes(end, coverage, lost, target)
        )
        severity: Severity = "info" if noted else "warning"
        if partner is None and lost_spans and severity == "warning":
            partner = lost_spans[0]
        if partner is not None:
            lost_spans.remove(partner)
        values = {"was": source[slice(*partner)], "became": name} if partner else {"name": name}
        findings.append(
            Finding.of(
                "name_became" if partner else "name_new",
                kind="name",
                severity=severity,
                values=values,
                source_span=partner,
                target_span=(start, end),
            )
        )
    findings.extend(
        Finding.of(
            "name_new",
            kind="name",
            severity="info",
            values={"name": word.text},
            target_span=(word.start, word.end),
        )
        for word in told
    )
    findings.extend(
        Finding.of(
            "name_missing",
            kind="name",
            severity="warning" if any(start <= place < end for place in sure) else "info",
            values={"name": source[start:end]},
            source_span=(start, end),
        )
        for start, end in lost_spans
    )
    return findings


def _may_stand_for(told: TargetWord, lost: Sequence[SourceWord]) -> bool:
    """Whether what may be *told* to readers abroad came for a *lost* name: one people for another."""
    peoples = {english_stem(word)[:BEGINNING] for word in _told_abroad()}
    return (told.text == "Indonesia" and bool(lost)) or any(
        word.text.lower()[:BEGINNING] in peoples for word in lost
    )


def _completes(end: int, coverage: Coverage, lost: Sequence[SourceWord], target: str) -> bool:
    """Whether a name that ends at *end* of *target* goes before one of the source: "Lalu Muhammad Zohri".

    It doesn't where the source's name has lost its own beginning: then it became another.
    """
    kept = next((word for word in coverage.target if word.start == end + 1), None)
    if kept is None or not kept.found or not kept.text.istitle() or is_english(kept.text):
        return False
    if target[end] != " " or target[end - 2 : end] in {"'s", "’s"}:
        return False
    return not any(
        one.end + 1 == other.start and base(other.text) == base(kept.text)
        for one in lost
        for other in coverage.source
    )


def _stands_in(source: str, name: str) -> bool:
    """Whether *source* has *name* inside or nearly as another word, or goes on about a body of that name."""
    if name.isupper():
        return _SPEAKER.search(source) is not None
    return len(name) > 3 and any(
        name in match.group() or _near(base(match.group()), name)
        for match in islice(SOURCE_WORD.finditer(source), _REACH)
    )
