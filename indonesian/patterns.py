"""Regular expressions made of words."""

import re
from collections.abc import Iterable

__all__ = ["one_of"]


def one_of(words: Iterable[str]) -> str:
    r"""A regular expression, in no group, for any of *words*; an asterisk stands for any further letters.

    The longest is tried first, so that none hides a longer one.

    >>> one_of(["gagal*", "tanpa", "tanpa kecuali"])
    'tanpa\\ kecuali|gagal\\w*|tanpa'
    """
    longest_first = sorted(set(words), key=lambda word: (-len(word), word))
    return "|".join(re.escape(word).replace(r"\*", r"\w*") for word in longest_first)
