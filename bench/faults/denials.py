"""Faults of negation."""

import random
import re
from collections.abc import Sequence

from bench.pairs import Pair

NEGATORS = [
    (re.compile(r"\bcannot\b"), "can"),
    (re.compile(r"\b(ca|wo)n['’]t\b"), "can"),
    (re.compile(r"n['’]t\b"), ""),
    (re.compile(r"\b(?:not|never) "), ""),
    (re.compile(r"\bno "), "a "),
    (re.compile(r"\bwithout\b"), "with"),
]
NEGATED = re.compile(r"\b(tidak|bukan|belum|jangan|tanpa|tak)\b", re.IGNORECASE)
AFFIRMED = re.compile(r"\b(is|are|was|were|will|can|has|have) (?!not\b)(?=[a-z])")


def drop_negation(pair: Pair, rng: random.Random, pool: Sequence[Pair]) -> Pair | None:
    source, target = pair
    if not NEGATED.search(source):
        return None
    for pattern, replacement in NEGATORS:
        changed = pattern.sub(replacement, target, count=1)
        if changed != target:
            return source, changed
    return None


def add_negation(pair: Pair, rng: random.Random, pool: Sequence[Pair]) -> Pair | None:
    source, target = pair
    if NEGATED.search(source) or re.search(r"\bnot?\b|n['’]t\b", target):
        return None
    changed = AFFIRMED.sub(r"\1 not ", target, count=1)
    return None if changed == target else (source, changed)
