"""What stands higher or lower than its line, written so that plain text keeps its height.

Joined to what stands before it, 10 with a raised 6 would be 106, 12 with a raised 1 over a lowered 2 121/2,
and 27 with a raised 0 and a C 270 degrees.
"""

import re

__all__ = ["written_raised"]

_HIGH = str.maketrans("0123456789+-−n", "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻ⁿ")
_POWER = re.compile(r"[+\-−]?\d{1,3}|n")
_BASE = re.compile(r"[\w)\]%″'’]\Z")
_DEGREE = frozenset(("0", "o", "O", "º", "°"))
_OVER = re.compile(r"\s?[/⁄]\s?(?:\d|\Z)")
_OF_DEGREES = re.compile(r"\s?(?:[CFR]\b|LU\b|LS\b|BT\b|BB\b|\d{1,2}\s?['’′])")


def written_raised(raised: str, *, before: str, after: str) -> str:
    """What to write for a *raised* text between the texts *before* and *after* it, for plain text.

    A figure behind a letter or a figure becomes characters that are high by themselves, but for the numerator
    of a fraction, which a space parts from its whole number, and the sign of degrees, which is often typed as
    a raised zero or letter. Anything else stays as it is.

    >>> written_raised("6", before="3 x 10", after=" ton"), written_raised("2", before="450 km", after="")
    ('⁶', '²')
    >>> written_raised("1", before="naik 12", after="/"), written_raised("0", before="27", after="C")
    (' 1', '°')
    >>> written_raised("th", before="17", after="")
    'th'
    """
    text = raised.strip()
    if text in _DEGREE and before[-1:].isdigit() and _OF_DEGREES.match(after):
        return "°"
    if not _POWER.fullmatch(text) or not _BASE.search(before):
        return raised
    if _OVER.match(after):
        return f" {text}" if before[-1:].isdigit() else text
    return text.translate(_HIGH)
