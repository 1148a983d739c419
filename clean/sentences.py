"""Sentence boundaries in Indonesian text: after a stop or another mark, unless it belongs to a word.

Abbreviations and the words that tell a name from a new sentence are data, in ``abbreviations.toml``; titles
and ranks are `indonesian.titles`.
"""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

from indonesian import months, titles

__all__ = ["split_sentences"]

_MARK = re.compile(
    r"(?<=[a-z]{3})[.!?](?=(?!(?:Com|Net|Org|Docx?|Pdf|Jpe?g|Png|Xlsx?|Html?|Php)\b)[A-Z][a-z]{2,}[\s,])|(?:\.{2,6}|…|[.!?]{1,4})[\"'”’»)\]]{0,3}(?=\s)|[.!?…]\s(?=[\"”]\s[A-Z\"“])|\n"
)
_WORD_BEFORE = re.compile(r"[^\s(\[\"'“‘]*$")
_NEXT = re.compile(r"\s*(?P<open>[\"'“‘«(\[*•\-–—]{0,4}\s?)(?P<word>[\w/.'’\-]+)?")
_INITIALS = re.compile(r"(?:[A-Z]\.){0,4}[A-Z]|[A-Z][a-z]?\.[A-Z][a-z]?")
_DEGREE = re.compile(r"(?:[SMABD]|Sp|Ph|LL|Amd|Lc|Dipl)(?:\.[A-Z][A-Za-z]{0,4}){1,3}")
_LIST_NUMBER = re.compile(r"\d{1,3}|[a-h]|[ivx]{1,4}")
_LETTERED = re.compile(r"\s*[a-h][.)]\s[A-Z]")
_YEAR = re.compile(r"\s\w{3,9}\.?\s(?:19|20)\d\d\b")
_SINCE = frozenset(("tanggal", "tgl", "pada", "sejak", "hingga", "sampai", "mulai"))
"""Words before a day of the month."""
_VERSE = re.compile(r"\s\d{1,3}:\d{1,3}\b")
_AMOUNT = re.compile(r"(?:Rp\.?\s?|\$\s?)?\d[\d.,]*$")
_SCALES = frozenset(("M", "T"))
"""Letters after an amount: miliar, triliun."""
_NUMBERED = frozenset(("no", "lt", "rt", "rw", "kav", "kamar", "lantai", "nomor"))
"""What an address goes on with after a lettered block."""
_REACH = 48
"""Characters looked back and ahead from a mark; keeps the whole linear."""
_BRACKET = re.compile(r"[()\[\]]|\n\s*\n")
_OPENING = " \n\"'“‘«*•-–—"
_LONGEST_BRACKET = 600
"""Characters; what stays open for longer was never closed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    goes_on: frozenset[str]
    may_end: frozenset[str]
    openers: frozenset[str]
    labels: frozenset[str]
    before_numbers: frozenset[str]
    ranks: frozenset[str]
    branches: frozenset[str]
    marked_names: frozenset[str]
    small_names: frozenset[str]


@cache
def _words() -> _Words:
    with resources.files(__package__).joinpath("abbreviations.toml").open("rb") as file:
        table = tomllib.load(file)
    table["goes_on"] += [*titles().titles, *titles().ranks]
    return _Words(**{name: frozenset(entries) for name, entries in table.items()})


@cache
def _month_names() -> frozenset[str]:
    return frozenset(name.lower() for month in months() for name in (*month.names, *month.short))


def _starts_sentence(text: str, place: int) -> tuple[bool, str, str]:
    """Whether what follows *place* can begin a sentence; its opening marks and its first word."""
    match = _NEXT.match(text, place, place + _REACH)
    opening = (match.group("open") if match else "").strip()
    word = ((match.group("word") if match else "") or "").strip(".'’-")
    if not word:
        return bool(opening), opening, ""
    able = word[0].isupper() or word[0].isdigit() or word.lower() in _words().small_names
    able = able or (len(word) == 1 and _LETTERED.match(text, place) is not None)
    return able, opening, word


def _opens(word: str) -> bool:
    """Whether *word* begins a sentence rather than a surname; none ends in the possessive "-nya"."""
    return word.lower() in _words().openers or (len(word) > 5 and word.endswith("nya"))


def _after_abbreviation(word: str, before: str, following: str, opening: str) -> bool | None:  # noqa: PLR0911 - one a case
    """Whether a stop after *word* ends a sentence; None where *word* is no abbreviation."""
    words = _words()
    small = word.lower()
    if "/" in small and small not in words.goes_on:
        # "RT. 03/RW. 05"
        small = small.rsplit("/", 1)[1]
    if len(word) == 1 and not opening and before.strip(",.").lower() in words.labels:
        # "Blok C. No. 9", but "Tower H. Unitnya"
        return following.lower() not in _NUMBERED
    if small in words.before_numbers and following[:1].isdigit():
        return False
    if small in words.branches and before.strip(".,").lower() in words.ranks:
        return False
    if small in words.goes_on and not (
        len(word) > 1 and word.isupper() and following.lower() in words.openers
    ):
        return False
    # "Santoso, S.H." is a degree, "M.H. Thamrin" a name.
    initials = _INITIALS.fullmatch(word) is not None
    if (small in words.may_end and (not initials or before.endswith(","))) or (
        _DEGREE.fullmatch(word) and not initials
    ):
        if opening.startswith(("(", "[")) or not following or following[0].isdigit():
            return False
        # "Sakura Co. Ltd.", "S.H. M.H." are one name.
        return following.lower() not in words.may_end
    if _AMOUNT.search(before) and word in _SCALES:
        # "Rp3,2 M." is miliar.
        return True
    if initials:
        if opening.startswith("("):
            # "berinisial R. (40)"
            return False
        if before.strip(",.").lower() in words.labels:
            return True
        return _opens(following)
    return None


def _ends_at(text: str, mark: re.Match[str], start: int) -> bool:  # noqa: PLR0911 - one a case
    """Whether the sentence that began at *start* ends with *mark*."""
    able, opening, following = _starts_sentence(text, mark.end())
    if not able:
        return False
    head = text[max(start, mark.start() - _REACH) : mark.start()]
    word = _WORD_BEFORE.search(head)
    token = (word.group() if word else "").strip(",;:")
    sign = mark.group().rstrip("\"'”’»)] ")
    if sign == ".":
        closing = mark.group()[1:].strip()
        if not head.strip():
            return False
        if _LIST_NUMBER.fullmatch(token) and _is_list_number(head, token, mark.start() - start):
            return False
        if closing == ")" and (token.lower() in _words().goes_on or "." in token):
            # "Dr. (H.C.) Puan"
            return _INITIALS.fullmatch(token.lstrip("(")) is not None and _opens(following)
        if following.lower() in _month_names() and _is_day(
            token, head, text[mark.end() : mark.end() + _REACH]
        ):
            return False
        if len(token) <= 4 and token[:1].isupper() and _VERSE.match(text, mark.end()):
            return False
        if not closing:
            before = head[: len(head) - len(token)].split()
            verdict = _after_abbreviation(token, before[-1] if before else "", following, opening)
            if verdict is not None:
                return verdict
        return True
    if sign.startswith(("..", "…")):
        return bool(head.strip())
    return (token + sign).lower() not in _words().marked_names


def _is_day(token: str, head: str, rest: str) -> bool:
    """Whether *token*, which ends *head*, is a day before the month that opens *rest*: "27. Agustus 2022"."""
    if not token.isdigit() or int(token) > 31:
        return False
    before = head[: len(head) - len(token)].split()
    return _YEAR.match(rest) is not None or (bool(before) and before[-1].lower().strip(".") in _SINCE)


def _is_list_number(head: str, token: str, length: int) -> bool:
    """Whether *token* numbers an item: it opens the sentence, or continues a count after a colon."""
    before = head[: len(head) - len(token)].rstrip()
    if not before or length <= len(token) + 1:
        return True
    if not token.isdigit():
        return False
    if before.endswith((":", ";")):
        return True
    return int(token) > 1 and re.search(rf"(?:^|[\s:;]){int(token) - 1}\.\s", head) is not None


def _ends_at_break(text: str, place: int, start: int) -> bool:
    """Whether a single line break at *place* is an end: it isn't where a wrapped line goes on."""
    if text.startswith("\n", place + 1) or not text[place + 1 : place + 2].strip():
        return True
    following = text[place + 1]
    if following.islower() or following in ",;)":
        return False
    above = text[max(start, text.rfind("\n", start, place) + 1) : place].rstrip()
    # A full line without a stop was wrapped; a short one is a heading or an item.
    return len(above) < 50 or above.endswith((".", "!", "?", ":", '"', "”"))


def _brackets(text: str) -> list[tuple[int, int]]:
    """Where brackets open and close in *text*, in order, the outermost ones only."""
    found: list[tuple[int, int]] = []
    open_places: list[int] = []
    for match in _BRACKET.finditer(text):
        if match.group() in "([":
            open_places.append(match.start())
        elif match.group() not in ")]":
            open_places.clear()
        elif open_places:
            begin = open_places.pop()
            if match.start() - begin <= _LONGEST_BRACKET:
                while found and found[-1][0] > begin:
                    found.pop()
                found.append((begin, match.start()))
    return found


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Spans ``(start, end)`` of the sentences of *text*, in characters, in order, without white space around.

    Every character but white space lies in exactly one span. A blank line always ends a sentence; a quotation
    of several sentences is split inside, a bracket within a sentence isn't. Takes time linear in the length
    of *text*.

    >>> text = 'Harga naik. "Itu wajar," kata dr. B. Santoso, S.H. Menurut dia, Rp1.000 per kg.'
    >>> [text[start:end] for start, end in split_sentences(text)]
    ['Harga naik.', '"Itu wajar," kata dr. B. Santoso, S.H.', 'Menurut dia, Rp1.000 per kg.']
    """
    cuts: list[int] = []
    start = 0
    brackets = _brackets(text)
    at = 0
    for mark in _MARK.finditer(text):
        while at < len(brackets) and brackets[at][1] < mark.end():
            at += 1
        if at < len(brackets) and brackets[at][0] < mark.start():
            before = text[max(start, brackets[at][0] - _REACH) : brackets[at][0]]
            if before.strip(_OPENING):
                continue
        if mark.group() == "\n":
            ends = _ends_at_break(text, mark.start(), start)
        else:
            ends = _ends_at(text, mark, start)
        if ends:
            start = mark.end()
            cuts.append(start)
    spans: list[tuple[int, int]] = []
    start = 0
    for cut in [*cuts, len(text)]:
        piece = text[start:cut]
        if piece.strip():
            spans.append((start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip())))
        start = cut
    return spans
