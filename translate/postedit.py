"""Small repairs of what a model wrote, none of which touches a word."""

import re

__all__ = ["tidy"]

_STRAY = re.compile(r"^(?:[♪♫•*#~=|_·▁>\-–—.,;:]+\s+)+(?=\w)")


def tidy(source: str, target: str) -> str:
    """*target* on one line, without the stray symbols that some models put first and the source lacks.

    >>> tidy("Harga naik.", "♪ Prices  rose.")
    'Prices rose.'
    >>> tidy("- Harga naik.", "- Prices rose."), tidy("Nah …", "… so")
    ('- Prices rose.', '… so')
    """
    text = " ".join(target.split())
    stray = _STRAY.match(text)
    return text[stray.end() :] if stray and (source[:1].isalnum() or source[:1] in "\"“‘'(") else text
