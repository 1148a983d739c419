"""Sentence boundaries in Indonesian text: after a stop or another mark, unless it belongs to a word.

Abbreviations and the words that tell a name from a new sentence are data, in ``abbreviations.toml``; titles
and ranks are `indonesian.titles`.
"""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from indonesian import months, titles

__all__ = ["split_sentences"]

_SMILEYS = "\U0001f600-\U0001f64f\U0001f910-\U0001f92f\U0001f970-\U0001f97a\U0001f44a-\U0001f450"
_FACE = (
    r"(?<!\S)[:;=]['-]?[()DPpO3|/*](?!\S)|(?<!\S)\^[_.]?\^(?!\S)"
    rf"|[{_SMILEYS}]{{1,8}}\ufe0f?(?=\s)"
)
_CLOSED = r"(?<=[.!?\"] )\([a-z]{2,8}(?:/[a-z0-9]{2,8}){0,3}\)(?=\s)"
"""Initials of whoever wrote or edited what ends there."""
_STOP = (
    r"(?<=[a-z]{3})[.!?](?=(?!(?:Com|Net|Org|Docx?|Pdf|Jpe?g|Png|Xlsx?|Html?|Php)\b)[A-Z][a-z]{2,}[\s,])"
    r"|(?:\.{2,6}|…|[.!?]{1,4})[\"'”’»)\]]{0,3}(?=\s)|[.!?…]\s(?=[\"”]\s[A-Z\"“])|\n"
)
_MARK = re.compile(_STOP)
_MARK_OR_FACE = re.compile(rf"(?P<face>{_FACE})|(?P<closed>{_CLOSED})|{_STOP}")
_SIGN = re.compile(r"[.!?…\n]")
_SIGN_OR_FACE = re.compile(rf"[.!?…\n:;=^({_SMILEYS}]")
"""What those begin with: to look at these places alone takes a fifth of the time."""
_HINTS = (" :", " ;", " =", "^", ". (", "! (", "? (", '" (')
"""One is in every text with a face of signs or with initials; the longer pattern takes twice as long."""
_WORD_BEFORE = re.compile(r"[^\s(\[\"'“‘]*$")
_NEXT = re.compile(r"\s*(?P<open>[\"'“‘«(\[*•\-–—]{0,4}\s?)(?P<word>[\w/.'’\-]+)?")
_INITIALS = re.compile(r"(?:[A-Z]\.){0,4}[A-Z]|[A-Z][a-z]?\.[A-Z][a-z]?")
_DEGREE = re.compile(r"(?:[SMABD]|Sp|Ph|LL|Amd|Lc|Dipl)(?:\.[A-Z][A-Za-z]{0,4}){1,3}")
_ENUMERATED = re.compile(r"(?:^|[:,;]\s)[A-Z]\d{1,2}$")
"""A place in a ranking that is told in a row: "P1. Martin, P2. Bagnaia"."""
_PART = re.compile(
    r"\s*(?:bab|bagian|tabel|gambar|grafik|diagram|lampiran|pasal|langkah|soal)\s(?:\d{1,3}[A-Za-z]?|[IVXL]{1,6}|[A-Z])",
    re.IGNORECASE,
)
_PLAIN_WORD = re.compile(r"(?<!\S)[A-Za-z]{2,6}\b")
_CONSONANTS = re.compile(r"(?![HMRSZhmrsz]+$)[B-DF-HJ-NP-TV-Z][b-df-hj-np-tv-z]{1,4}")
"""An abbreviation by its letters, with one capital; no "Hmm"."""
_ROMAN = re.compile(r"[IVX]{1,5}")
_LIST_NUMBER = re.compile(r"\d{1,3}|[a-h]|[ivx]{1,4}")
_LETTERED = re.compile(r"\s*[a-h][.)]\s[A-Z]")
_YEAR = re.compile(r"\s\w{3,9}\.?\s(?:19|20)\d\d\b")
_SINCE = frozenset(("tanggal", "tgl", "pada", "sejak", "hingga", "sampai", "mulai"))
"""Words before a day of the month."""
_VERSES = re.compile(r"\d{1,3}:\d{1,3}(?:-\d{1,3})?[a-d]?")
_VERSE = re.compile(r"\s\d{1,3}:\d{1,3}\b")
_AMOUNT = re.compile(r"(?:Rp\.?\s?|\$\s?)?\d[\d.,]*$")
_SCALES = frozenset(("M", "T", "H"))
"""Letters after an amount or a year: miliar, triliun, Masehi, Hijriah."""
_NUMBERED = frozenset(("no", "lt", "rt", "rw", "kav", "kamar", "lantai", "nomor"))
"""What an address goes on with after a lettered block."""
_REACH = 48
"""Characters looked back and ahead from a mark; keeps the whole linear."""
_LONGEST = 3_000
"""Characters; of 17,000 sentences of news the longest has 701. A whole sentence is looked at many times."""
_BLANK = re.compile(r"\s+")
_BRACKET = re.compile(r"[()\[\]](?<!\s[:;=].)(?<!\s[:;=]['-].)|\n\s*\n")
_SMALL_START = re.compile(r"\W*(?P<word>[a-z]{2}[^\s.)]*(?=\s|[.!?,])|[a-z](?=\s))")
_CAPITAL_AFTER = re.compile(r"[.!?…]\s+[\"'“‘(]?[A-Z]")
_DERIVED = re.compile(r"(?:Meng|Meny|Peng|Peny)[a-z]{3,}|Pem[a-z]{4,}|(?:Pe|Ke)[a-z]{4,}an")
"""What no surname looks like: a verb or a noun with its affixes."""
_LAST_ITEM = 30
"""The highest number of a list in running text."""
_SURAH = re.compile(r"\b(?:q\.?\s?s|sur(?:ah?|at))\b\.?[^:]{2,40}:$", re.IGNORECASE)
"""A book whose verse comes next: "QS. Al-Baqarah: 183"."""
_LABEL = re.compile(r"\s*[A-Z]\w{2,15}:\s")
_VOWEL = re.compile(r"[aeiou]", re.IGNORECASE)
_OPENING = " \n\"'“‘«*•-–—"
_LONGEST_BRACKET = 600
"""Characters; what stays open for longer was never closed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Words:
    goes_on: frozenset[str]
    may_end: frozenset[str]
    openers: frozenset[str]
    nouns: frozenset[str]
    slang: frozenset[str]
    chat: frozenset[str]
    continues: frozenset[str]
    parties: frozenset[str]
    scriptures: frozenset[str]
    honors: frozenset[str]
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
    table["chat"] += table["slang"]
    table["goes_on"] += [*titles().titles, *titles().ranks]
    return _Words(**{name: frozenset(entries) for name, entries in table.items()})


@cache
def _month_names() -> frozenset[str]:
    return frozenset(name.lower() for month in months() for name in (*month.names, *month.short))


class _Messages:
    """Which lines of a text are messages, in which a sentence may begin without a capital.

    Such a line has no capital at its beginning nor after a stop, or it has a word of messages.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.end = -1
        self.small = False

    def at(self, place: int) -> bool:
        """Whether the line at *place* is one; to be asked in order."""
        if place > self.end:
            end = self.text.find("\n", place)
            self.end = len(self.text) if end < 0 else end
            self.small = self._is_one(self.text[self.text.rfind("\n", 0, place) + 1 : self.end])
        return self.small

    def _is_one(self, line: str) -> bool:
        words = _words()
        first = _SMALL_START.match(line)
        if first is not None and first["word"] not in words.small_names and not _CAPITAL_AFTER.search(line):
            return True
        return any(word.lower() in words.slang for word in _PLAIN_WORD.findall(line))


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
    words = _words()
    small = word.lower()
    if small in words.openers or small in words.nouns:
        return True
    return (len(word) > 5 and word.endswith("nya")) or _DERIVED.fullmatch(word) is not None


def _after_abbreviation(word: str, before: str, following: str, opening: str) -> bool | None:  # noqa: PLR0911, PLR0912 - one a case
    """Whether a stop after *word* ends a sentence; None where *word* is no abbreviation."""
    words = _words()
    small = word.lower()
    if "/" in small and small not in words.goes_on:
        # "RT. 03/RW. 05"
        small = small.rsplit("/", 1)[1]
    if _AMOUNT.search(before) and word in _SCALES:
        # "Rp3,2 M." is miliar.
        return True
    label = before.strip(",.").lower().removesuffix("nya")
    if len(word) == 1 and not opening and label in words.labels:
        # "Blok C. No. 9", but "Tower H. Unitnya"
        return following.lower() not in _NUMBERED
    if following[:1].isdigit() and (
        small in words.before_numbers
        or word in words.before_numbers
        or (label in words.scriptures and _ROMAN.fullmatch(word))
    ):
        return False
    if small in words.branches and before.strip(".,").lower() in words.ranks:
        return False
    if label in words.parties and _ROMAN.fullmatch(word):
        # "Terdakwa II. Karyadi"
        return _opens(following)
    if small in words.honors and word.islower():
        # "Umar r.a. Beliau", but "R.A. Kartini"
        return _opens(following)
    if (small in words.goes_on or word in words.goes_on) and not (
        len(word) > 1 and word.isupper() and (following.lower() in words.openers or following.endswith("nya"))
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
    if initials:
        if opening.startswith("("):
            # "berinisial R. (40)"
            return False
        return label in words.labels or _opens(following)
    if not opening and _CONSONANTS.fullmatch(word) and not following[:1].isdigit():
        # "Kpl. Hendra", but "di Sby. Ia"
        return _opens(following)
    return None


def _ends_message(sign: str, token: str, following: str, *, small: bool) -> bool:
    """Whether *sign* before a word in small letters ends a sentence, as it does in messages."""
    words = _words()
    if len(token) == 1 and token.isalpha():
        return False
    if not sign.startswith((".", "…")):
        return small or len(sign) > 1 or following in words.chat
    if token.lower() not in words.slang and (_is_short(token) or token.lower() in words.before_numbers):
        return following in words.chat and token.lower() not in words.goes_on
    if following in words.continues:
        return False
    return following in words.chat or (small and following not in words.small_names)


def _ends_at(text: str, mark: re.Match[str], start: int, messages: _Messages) -> bool:  # noqa: PLR0911, PLR0912 - one a case
    """Whether the sentence that began at *start* ends with *mark*."""
    able, opening, following = _starts_sentence(text, mark.end())
    head = text[max(start, mark.start() - _REACH) : mark.start()]
    if mark.lastgroup:
        # Whoever puts a face goes on with something else.
        if not head.strip() or not following:
            return False
        chats = following in _words().chat or messages.at(mark.start())
        return able or (mark.lastgroup == "face" and chats)
    word = _WORD_BEFORE.search(head)
    token = (word.group() if word else "").strip(",;:")
    sign = mark.group().rstrip("\"'”’»)] ")
    if not able:
        if opening or not following.isalpha() or sign != mark.group() or not head.strip():
            return False
        return _ends_message(sign, token, following, small=messages.at(mark.start()))
    if sign == ".":
        closing = mark.group()[1:].strip()
        if not head.strip():
            return False
        if _LIST_NUMBER.fullmatch(token) and _is_list_number(head, token, mark.start() - start):
            return False
        if closing == ")" and (_is_short(token) or "." in token):
            # "Dr. (H.C.) Puan", "(per gram, 24 kt.) Rp1,3 juta"
            return _INITIALS.fullmatch(token.lstrip("(")) is not None and _opens(following)
        if following.lower() in _month_names() and _is_day(
            token, head, text[mark.end() : mark.end() + _REACH]
        ):
            return False
        if _VERSES.fullmatch(token) and following[0].isdigit():
            return False
        if _ENUMERATED.search(head) or (
            _PART.fullmatch(head) and mark.start() - start <= _REACH and following[0].isupper()
        ):
            return False
        if len(token) <= 4 and token[:1].isupper() and _VERSE.match(text, mark.end()):
            return False
        if not closing:
            before = head[: len(head) - len(token)].split()
            if _INITIALS.fullmatch(token) and _LABEL.match(text, mark.end()):
                # "Penulis: Rina S. Editor: Tono"
                return True
            verdict = _after_abbreviation(token, before[-1] if before else "", following, opening)
            if verdict is not None:
                return verdict
        return True
    if sign.startswith(("..", "…")):
        return bool(head.strip())
    return (token + sign).lower() not in _words().marked_names


def _is_short(token: str) -> bool:
    """Whether *token* is an abbreviation by the lists, or by having no vowel."""
    words = _words()
    small = token.lower().lstrip("(")
    return small in words.goes_on or small in words.may_end or (small.isalpha() and not _VOWEL.search(small))


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
    if int(token) > _LAST_ITEM:
        return False
    if before.endswith((",", ";")) or (before.endswith(":") and not _SURAH.search(before)):
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
    if "(" not in text and "[" not in text:
        return found
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


def _marks(text: str) -> Iterator[re.Match[str]]:
    """What may end a sentence of *text*, in order: stops and other marks, faces, initials."""
    special = not text.isascii() or any(hint in text for hint in _HINTS)
    signs, marks = (_SIGN_OR_FACE, _MARK_OR_FACE) if special else (_SIGN, _MARK)
    end = 0
    for sign in signs.finditer(text):
        mark = marks.match(text, sign.start()) if sign.start() >= end else None
        if mark is not None:
            end = mark.end()
            yield mark


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Spans ``(start, end)`` of the sentences of *text*, in characters, in order, without white space around.

    Every character but white space lies in exactly one span. A blank line always ends a sentence; a quotation
    of several sentences is split inside, a bracket within a sentence isn't. What goes on for more than 3,000
    characters is no sentence, and is cut between words. Takes time linear in the length of *text*.

    >>> text = 'Harga naik. "Itu wajar," kata dr. B. Santoso, S.H. Menurut dia, Rp1.000 per kg.'
    >>> [text[start:end] for start, end in split_sentences(text)]
    ['Harga naik.', '"Itu wajar," kata dr. B. Santoso, S.H.', 'Menurut dia, Rp1.000 per kg.']
    """
    cuts: list[int] = []
    start = 0
    brackets = _brackets(text)
    at = 0
    messages = _Messages(text)
    for mark in _marks(text):
        while at < len(brackets) and brackets[at][1] < mark.end():
            at += 1
        if at < len(brackets) and brackets[at][0] < mark.start():
            before = text[max(start, brackets[at][0] - _REACH) : brackets[at][0]]
            if before.strip(_OPENING):
                continue
        if mark.group() == "\n":
            ends = _ends_at_break(text, mark.start(), start)
        else:
            ends = _ends_at(text, mark, start, messages)
        if ends:
            start = mark.end()
            cuts.append(start)
    spans: list[tuple[int, int]] = []
    start = 0
    for cut in [*cuts, len(text)]:
        piece = text[start:cut]
        if piece.strip():
            spans += _no_longer(text, start + len(piece) - len(piece.lstrip()), start + len(piece.rstrip()))
        start = cut
    return spans


def _no_longer(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The span from *start* to *end*, in several at white space where it is longer than a sentence is."""
    while end - start > _LONGEST:
        head = text[start : start + _LONGEST].rsplit(maxsplit=1)
        cut = start + len(head[0]) if len(head) > 1 else start + _LONGEST
        blank = _BLANK.search(text, cut, end)
        if blank is None:
            break  # a single word
        yield start, blank.start()
        start = blank.end()
    yield start, end
