"""Faults of whole passages: dropped, left in Indonesian, said over and over."""

import random
import re
from collections.abc import Sequence

from bench.pairs import Pair

BREAK = re.compile(
    r"(?<=[,;:–—])\s+|\s(?=(?:and|but|which|who|because|while|where|when|that|after|before|with|although)\s)"
)


def drop_sentence(pair: Pair, rng: random.Random, pool: Sequence[Pair]) -> Pair | None:
    source, target = pair
    other_source, other_target = pool[(pool.index(pair) + 1) % len(pool)]
    return f"{source} {other_source}", rng.choice([target, other_target])


def drop_clause(pair: Pair, rng: random.Random, pool: Sequence[Pair]) -> Pair | None:
    """A clause goes, and the rest is tidied as a fluent model would."""
    source, target = pair
    rest = without_clause(target, rng)
    return None if rest is None else (source, tidied(rest))


def without_clause(target: str, rng: random.Random) -> str | None:
    """*target* without five words or more, at most 60% of it, between commas or conjunctions; None where it
    has no such place.
    """
    cuts = [0, *(match.end() for match in BREAK.finditer(target)), len(target)]
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


def copy_source(pair: Pair, rng: random.Random, pool: Sequence[Pair]) -> Pair | None:
    source, _ = pair
    return (source, source) if len(source.split()) >= 4 else None


def copy_part(pair: Pair, rng: random.Random, pool: Sequence[Pair]) -> Pair | None:
    """The second half of the target stays in Indonesian."""
    source, target = pair
    ours, theirs = source.split(), target.split()
    if min(len(ours), len(theirs)) < 8:
        return None
    return source, " ".join(theirs[: len(theirs) // 2] + ours[len(ours) // 2 :])


def loop(pair: Pair, rng: random.Random, pool: Sequence[Pair]) -> Pair | None:
    source, target = pair
    words = target.split()
    size = rng.randint(1, 8)
    if len(words) < size + 2:
        return None
    end = rng.randint(size, len(words))
    unit = words[end - size : end]
    return source, " ".join(words[:end] + unit * rng.randint(4 if size == 1 else 2, 6) + words[end:])
