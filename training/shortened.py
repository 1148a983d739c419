"""Translations that lost a clause, and read well all the same: the check on omissions learns from them."""

import random
import re

__all__ = ["tidied", "without_clause"]

_BREAK = re.compile(
    r"(?<=[,;:–—])\s+|\s(?=(?:and|but|which|who|because|while|where|when|that|after|before|with|although)\s)"
)


def without_clause(target: str, rng: random.Random) -> str | None:
    """*target* without five words or more, at most 60% of it, between commas or conjunctions; None where it
    has no such place.
    """
    cuts = [0, *(match.end() for match in _BREAK.finditer(target)), len(target)]
    pieces = [
        (a, b)
        for i, a in enumerate(cuts)
        for b in cuts[i + 1 : i + 3]
        if 5 <= len(target[a:b].split()) <= 0.6 * len(target.split())
    ]
    if not pieces:
        return None
    start, end = rng.choice(pieces)
    return f"{target[:start]}{target[end:]}".strip()


def tidied(target: str) -> str:
    """*target* with a capital and a full stop, and without what joined it to more."""
    target = target.rstrip(" ,;:–—")
    return target[:1].upper() + target[1:] + ("" if target[-1:] in '.!?"”' else ".")
