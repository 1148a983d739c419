"""Sketches of articles: the few keys by which copies of one are found, without looking at all others."""

import hashlib
import heapq
import re

from clean import Article

__all__ = ["keys_of"]

_SKETCH = 24
"""Shingles by which an article is found: those with the smallest hashes (Broder 1997), of all that it has."""
_SHINGLE = 4
"""Words that make one shingle."""
_LEAST_FIGURES = 3
"""Different figures from which all those of an article are a key of their own."""

_WORD = re.compile(r"\w+")


def keys_of(article: Article) -> list[int]:
    """By what copies of *article* are found: some of its shingles, all of these at once, and all its figures.

    The last two find a copy of what else says only what its template says.
    """
    tokens = _WORD.findall(article.text.lower())
    shingles = {
        " ".join(tokens[start : start + _SHINGLE]) for start in range(max(1, len(tokens) - _SHINGLE + 1))
    }
    sketch = heapq.nsmallest(_SKETCH, map(_hash, shingles))
    figures = sorted({token for token in tokens if any(sign.isdecimal() for sign in token)})
    keys = {*sketch, _hash(f"all {sketch}")}
    if len(figures) >= _LEAST_FIGURES:
        keys.add(_hash(f"figures {figures}"))
    return sorted(keys)


def _hash(text: str) -> int:
    digest = hashlib.blake2b(text.encode("utf-8", "replace"), digest_size=6).digest()
    return int.from_bytes(digest, "big")
