"""Whether a stop, another mark or a break ends a sentence, or belongs to a word."""

import re

from .abbreviations import month_names, sentence_words

__all__ = ["REACH", "Messages", "ends_at", "ends_at_break"]

REACH = 48
"""Characters looked back and ahead from a mark; keeps the whole linear."""
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


class Messages:
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
        words = sentence_words()
        first = _SMALL_START.match(line)
        if first is not None and first["word"] not in words.small_names and not _CAPITAL_AFTER.search(line):
            return True
        return any(word.lower() in words.slang for word in _PLAIN_WORD.findall(line))


def _starts_sentence(text: str, place: int) -> tuple[bool, str, str]:
    """Whether what follows *place* can begin a sentence; its opening marks and its first word."""
    match = _NEXT.match(text, place, place + REACH)
    opening = (match.group("open") if match else "").strip()
    word = ((match.group("word") if match else "") or "").strip(".'’-")
    if not word:
        return bool(opening), opening, ""
    able = word[0].isupper() or word[0].isdigit() or word.lower() in sentence_words().small_names
    able = able or (len(word) == 1 and _LETTERED.match(text, place) is not None)
    return able, opening, word


def _opens(word: str) -> bool:
    """Whether *word* begins a sentence rather than a surname; none ends in the possessive "-nya"."""
    words = sentence_words()
    small = word.lower()
    if small in words.openers or small in words.nouns:
        return True
    return (len(word) > 5 and word.endswith("nya")) or _DERIVED.fullmatch(word) is not None


def _after_abbreviation(word: str, before: str, following: str, opening: str) -> bool | None:  # noqa: PLR0911, PLR0912 - one a case
    """Whether a stop after *word* ends a sentence; None where *word* is no abbreviation."""
    words = sentence_words()
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
    words = sentence_words()
    if len(token) == 1 and token.isalpha():
        return False
    if not sign.startswith((".", "…")):
        return small or len(sign) > 1 or following in words.chat
    if token.lower() not in words.slang and (_is_short(token) or token.lower() in words.before_numbers):
        return following in words.chat and token.lower() not in words.goes_on
    if following in words.continues:
        return False
    return following in words.chat or (small and following not in words.small_names)


def ends_at(text: str, mark: re.Match[str], start: int, messages: Messages) -> bool:  # noqa: PLR0911, PLR0912 - one a case
    """Whether the sentence that began at *start* ends with *mark*."""
    able, opening, following = _starts_sentence(text, mark.end())
    head = text[max(start, mark.start() - REACH) : mark.start()]
    if mark.lastgroup:
        # Whoever puts a face goes on with something else.
        if not head.strip() or not following:
            return False
        chats = following in sentence_words().chat or messages.at(mark.start())
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
        if following.lower() in month_names() and _is_day(token, head, text[mark.end() : mark.end() + REACH]):
            return False
        if _VERSES.fullmatch(token) and following[0].isdigit():
            return False
        if _ENUMERATED.search(head) or (
            _PART.fullmatch(head) and mark.start() - start <= REACH and following[0].isupper()
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
    return (token + sign).lower() not in sentence_words().marked_names


def _is_short(token: str) -> bool:
    """Whether *token* is an abbreviation by the lists, or by having no vowel."""
    words = sentence_words()
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


def ends_at_break(text: str, place: int, start: int) -> bool:
    """Whether a single line break at *place* is an end: it isn't where a wrapped line goes on."""
    if text.startswith("\n", place + 1) or not text[place + 1 : place + 2].strip():
        return True
    following = text[place + 1]
    if following.islower() or following in ",;)":
        return False
    above = text[max(start, text.rfind("\n", start, place) + 1) : place].rstrip()
    # A full line without a stop was wrapped; a short one is a heading or an item.
    return len(above) < 50 or above.endswith((".", "!", "?", ":", '"', "”"))
