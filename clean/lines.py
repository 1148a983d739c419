"""A line of a page or a paste on its way to becoming a paragraph, and what its shape says about it."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from indonesian import dateline_with_colon, datelines

from .article import ParagraphKind
from .dates import find_date
from .remember import remembered
from .rules import Zone

__all__ = [
    "CELL",
    "LEADING_BULLET",
    "LINK_CLOSE",
    "LINK_OPEN",
    "ONLY_DATELINE",
    "SMALL_WORDS",
    "Line",
    "dateline",
    "dateline_source",
    "is_bullet",
    "is_capitalized",
    "is_prose",
    "is_title_like",
    "marked_rows",
    "opens_with_place",
    "starts_with_dateline",
]


LINK_OPEN, LINK_CLOSE = "\x01", "\x02"
"""Stand around linked text in `Line.text` until the body is assembled, where they are taken out."""


class Line(NamedTuple):
    """A stretch of text between two breaks.

    A page has thousands: a tuple is made in a third of the time that a frozen dataclass takes.
    """

    text: str
    kind: ParagraphKind = "text"
    linked: float = 0.0
    """Share of its characters that are links; always 0 without markup."""
    zone: Zone | None = None
    """The rule by which its place in the page's markup rules it out."""
    inside: bool = True
    """Whether it lies in the part of the page that holds the article; always true without markup."""
    after_gap: bool = False
    """Whether a blank line or an element's edge is before it, rather than a mere line break."""

    def with_text(self, text: str) -> "Line":
        """The same line with another *text*; itself where that is its text already, as it mostly is."""
        return self if text == self.text else Line(text, *self[1:])


ONLY_DATELINE = re.compile(r"[A-Z][\w.,' ()/]{2,60}\s?(?:-{1,2}|–|—)")
"""A place or a portal with its dash on a line of its own."""
_ENDS_DATELINE = re.compile(r"[-–—|:]")
"""Every dateline has one, most lines have none."""
CELL = " | "
"""Parts the cells of a table's row."""
_LONGEST_ROW = 400
_RULE = re.compile(r"[|\s:\-]{3,}")
"""What parts the head of a table from its rows in Markdown."""

_SENTENCE_END = re.compile(r"[.!?][\"')\]]{0,3}$|[,.!?]\"$")
# "... di posisi 8.321. (CNBC Indonesia/Budi Santoso)": what credits a sentence doesn't make it a label.
_CREDIT_END = re.compile(r"(?<=[.!?\"'])\s?\([^()]{2,80}\)$")
_INTRODUCTION = 14
"""Words, less one, of the shortest paragraph that ends by introducing a list."""
_WORD = re.compile(r"[^\W\d_]{2,}")
_INNER_STOP = re.compile(r"[a-z]{3}\.\s[A-Z][a-z]+[\s,]")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
# Words that Indonesian headlines leave in small letters.
SMALL_WORDS = frozenset(
    """
    di ke dari yang dan untuk pada dengan dalam oleh saat usai soal atau hingga sampai agar bagi para itu ini
    tak akan bisa jadi karena atas demi kepada tentang serta tapi vs the of and in to for on dgn yg si sang
    per begini juga
    """.split()  # noqa: SIM905
)
LEADING_BULLET = re.compile(r"(?:[-*•·▪●○‣►–]|\(?\d{1,3}[.)]|[a-z][.)])\s+(?=\S)")


@remembered
def is_prose(text: str) -> bool:
    """Whether *text* ends as a sentence does and is longer than a label.

    >>> is_prose("Harga beras di pasar itu naik lagi."), is_prose("Harga Beras Naik Lagi")
    (True, False)
    """
    body = _CREDIT_END.sub("", text) if text.endswith(")") else text
    ends = body.count(" ") >= 4 and _SENTENCE_END.search(body[-6:]) is not None
    introduces = text.endswith(":") and text.count(" ") >= _INTRODUCTION
    return (ends and not is_title_like(body)) or introduces or len(text) > 600


@remembered
def is_title_like(text: str) -> bool:
    """Whether *text* reads as a headline: most words capitalized, or no full stop at its end.

    >>> is_title_like("Waspada, Harga Cabai Bisa Naik Lagi!"), is_title_like("Mengapa harga cabai naik?")
    (True, True)
    >>> is_title_like("Ia mengaku tidak tahu."), is_title_like('"Ya," katanya.')
    (False, False)
    """
    text = _CREDIT_END.sub("", text) if text.endswith(")") else text
    if text.endswith((".", '."', ',"', ".)")) and not text.endswith("..."):
        return False
    words = _WORD.findall(text)
    if not 2 <= len(words) <= 32 or _INNER_STOP.search(text):
        return False
    main = [word for word in words[1:] if word.lower() not in SMALL_WORDS]
    capitalized = sum(word[0].isupper() for word in main)
    if text.endswith(("?", "!", "...", '?"', '!"')):
        return len(words) <= 16 and (text.endswith("?") or capitalized >= 0.7 * max(len(main), 1))
    return True


def is_capitalized(text: str, *, least: float = 0.5) -> bool:
    """Whether at *least* that share of the longer words after the first is capitalized, as in most headlines.

    >>> is_capitalized("Apa yang Membuat Harga Cabai Naik?"), is_capitalized("2. Jauhi bangunan yang retak")
    (True, False)
    """
    words: list[str] = _LONG_WORD.findall(text)[1:]
    return sum(word[0].isupper() for word in words) >= least * max(len(words), 1)


def is_bullet(text: str) -> bool:
    """Whether *text* begins as an item of a list does.

    >>> is_bullet("1. Beras: Rp12.000"), is_bullet("- Gula pasir"), is_bullet("1.000 warga mengungsi.")
    (True, True, False)
    """
    return LEADING_BULLET.match(text) is not None


def marked_rows(lines: Sequence[Line]) -> list[Line]:
    """The *lines* with those that are rows of a table marked: with cells, beside another such line.

    >>> [line.kind for line in marked_rows([Line(text="Beras | 12.000"), Line(text="Gula | 9.000")])]
    ['row', 'row']
    >>> [line.kind for line in marked_rows([Line(text="Penulis: Sari | Editor: Budi")])]
    ['text']
    """
    if not any(CELL in line.text for line in lines):
        return list(lines)
    celled = [
        (CELL in line.text or _RULE.fullmatch(line.text) is not None)
        and line.kind != "heading"
        and len(line.text) < _LONGEST_ROW
        and not (CELL in line.text and (find_date(line.text) or starts_with_dateline(line.text)))
        for line in lines
    ]
    return [
        line._replace(kind="row")
        if CELL in line.text
        and celled[place]
        and (any(celled[max(place - 1, 0) : place]) or any(celled[place + 1 : place + 2]))
        else line
        for place, line in enumerate(lines)
    ]


@remembered
def _dateline(text: str) -> re.Match[str] | None:
    head = text[:90]
    if _ENDS_DATELINE.search(head) is None:
        return None
    return next((match for pattern in datelines() if (match := pattern.match(head)) is not None), None)


def dateline(text: str) -> str:
    """The place or portal with its dash that *text* opens with; ``""`` where there is none.

    >>> dateline("JAKARTA, KOMPAS.com - Harga naik."), dateline("Harga naik - turun.")
    ('JAKARTA, KOMPAS.com - ', '')
    """
    match = _dateline(text)
    return "" if match is None else match.group()


def starts_with_dateline(text: str) -> bool:
    """Whether *text* opens with a place or a portal's name and a dash, as a first paragraph does.

    >>> starts_with_dateline("JAKARTA, KOMPAS.com - Harga naik."), starts_with_dateline("Harga naik - turun.")
    (True, False)
    """
    return _dateline(text) is not None


@remembered
def opens_with_place(text: str) -> bool:
    """Whether *text* opens as a dateline with a colon does; so does what a speaker or a label introduces.

    >>> opens_with_place("Serang: Harga naik."), opens_with_place("Serang (Kabar Kita), 5/3: Harga naik.")
    (True, True)
    >>> opens_with_place("Harga naik di dua kota: Serang dan Cilegon.")
    False
    """
    head = text[:90]
    return ":" in head and dateline_with_colon().match(head) is not None


def dateline_source(text: str) -> str:
    """The portal that a dateline names; ``""`` where there is none.

    >>> dateline_source("Mataram, NTB (ANTARA News) - Sebanyak"), dateline_source("Jakarta - Harga naik")
    ('ANTARA News', '')
    """
    match = _dateline(text)
    return "" if match is None else (match.groupdict().get("site") or "").strip()
