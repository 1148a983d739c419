"""Foreign text made safe for whatever comes after: encodable, and with runs of combining marks bounded."""

import re
import unicodedata
from functools import lru_cache

__all__ = ["sound_text"]

_MOST_MARKS = 30
"""Combining marks in a row, as in Unicode's Stream-Safe Text Format (UAX #15); no language needs so many."""
_JOINER = "\u034f"
"""Combining grapheme joiner: shows nothing, and no mark is sorted across it."""
# Below U+0300 nothing is, or begins with, a combining mark.
_MAYBE_MARKS = re.compile(f"[^\x00-\u02ff]{{{_MOST_MARKS - 2},}}")
_NOT_ASCII = b"?" * (_MOST_MARKS - 2)
"""What so many such characters in a row become in ASCII: to look for that is several times faster."""


def sound_text(text: str) -> str:
    r"""*text* without surrogates and with runs of combining marks bounded. Twice is as once.

    Half of a surrogate pair, which JSON can escape and no encoding writes, becomes U+FFFD, as in browsers: to
    refuse a text for one broken character would cost more than it saves. Two that fit are the character that
    they stand for. All other characters stay.

    Normalization sorts the marks on a character, which for one with 100,000 of them takes minutes and holds
    the interpreter's lock meanwhile. After each 30 marks in a row, decomposed characters' own counted, an
    invisible U+034F is put in, as Unicode's Stream-Safe Text Format (UAX #15) has it. Linear in the length.

    >>> [len(sound_text("e" + mark * 60)) for mark in ("\u0301", "x")]
    [62, 61]
    >>> sound_text("naik \ud83d\ude00 \ud83d") == "naik \U0001f600 \ufffd"
    True
    """
    if text.isascii():
        return text
    try:
        text.encode()
    except UnicodeEncodeError:
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    if _NOT_ASCII not in text.encode("ascii", "replace"):
        return text
    return _MAYBE_MARKS.sub(_with_joiners, text)


def _with_joiners(match: re.Match[str]) -> str:
    before = match.string[max(0, match.start() - 1) : match.start()]
    count = _marks(before)[1] if before else 0
    pieces: list[str] = []
    for character in match.group():
        leading, trailing, whole = _marks(character)
        if count + leading > _MOST_MARKS:
            pieces.append(_JOINER)
            count = 0
        count = count + leading if whole else trailing
        pieces.append(character)
    return "".join(pieces)


@lru_cache(maxsize=1 << 14)
def _marks(character: str) -> tuple[int, int, bool]:
    """Marks that *character*, taken apart, begins with and ends with, and whether it is nothing but marks."""
    marks = [unicodedata.combining(part) != 0 for part in unicodedata.normalize("NFKD", character)]
    leading = next((place for place, mark in enumerate(marks) if not mark), len(marks))
    trailing = next((place for place, mark in enumerate(reversed(marks)) if not mark), len(marks))
    return leading, trailing, leading == len(marks)
