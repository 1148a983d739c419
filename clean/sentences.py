"""Sentence boundaries in Indonesian text: after a stop or another mark, unless it belongs to a word.

What decides at a mark is `sentence_ends`.
"""

import re
from collections.abc import Iterator

from .sentence_ends import REACH, Messages, ends_at, ends_at_break

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
_LONGEST = 3_000
"""Characters; of 17,000 sentences of news the longest has 701. A whole sentence is looked at many times."""
_BLANK = re.compile(r"\s+")
_BRACKET = re.compile(r"[()\[\]](?<!\s[:;=].)(?<!\s[:;=]['-].)|\n\s*\n")
_OPENING = " \n\"'“‘«*•-–—"
_LONGEST_BRACKET = 600
"""Characters; what stays open for longer was never closed."""


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
    messages = Messages(text)
    for mark in _marks(text):
        while at < len(brackets) and brackets[at][1] < mark.end():
            at += 1
        if at < len(brackets) and brackets[at][0] < mark.start():
            before = text[max(start, brackets[at][0] - REACH) : brackets[at][0]]
            if before.strip(_OPENING):
                continue
        if mark.group() == "\n":
            ends = ends_at_break(text, mark.start(), start)
        else:
            ends = ends_at(text, mark, start, messages)
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
