"""Faults of whole passages: dropped, left in Indonesian, said over and over."""

import random
from collections.abc import Sequence

from bench.pairs import Pair
from training.shortened import tidied, without_clause


def drop_sentence(pair: Pair, rng: random.Random, pool: Sequence[Pair]) -> Pair | None:
    source, target = pair
    other_source, other_target = pool[(pool.index(pair) + 1) % len(pool)]
    return f"{source} {other_source}", rng.choice([target, other_target])


def drop_clause(pair: Pair, rng: random.Random, pool: Sequence[Pair]) -> Pair | None:
    """A clause goes, and the rest is tidied as a fluent model would."""
    source, target = pair
    rest = without_clause(target, rng)
    return None if rest is None else (source, tidied(rest))


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
