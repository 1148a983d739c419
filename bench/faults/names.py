"""Faults of names of people and places."""

import random
import re
from collections.abc import Sequence

from bench.faults.dates import DAYS, MONTHS
from bench.pairs import Pair

NAME = re.compile(r"(?<=[a-z,] )[A-Z][a-zà-ÿ]{2,}(?: [A-Z][a-zà-ÿ]{2,})*")
_LOWER: dict[int, frozenset[str]] = {}


def is_name(run: str, pool: Sequence[Pair]) -> bool:
    """No month or day, and no word that a target of the pool writes in lower case."""
    if id(pool) not in _LOWER:
        _LOWER[id(pool)] = frozenset(word for _, target in pool for word in re.findall(r"\b[a-z]+\b", target))
    return not any(word in {*MONTHS, *DAYS} or word.lower() in _LOWER[id(pool)] for word in run.split())


def swap_name(pair: Pair, rng: random.Random, pool: Sequence[Pair]) -> Pair | None:
    source, target = pair
    kept = [
        match for match in NAME.finditer(target) if is_name(match.group(), pool) and match.group() in source
    ]
    if not kept:
        return None
    match = rng.choice(kept)
    for _ in range(20):
        other_source, other_target = rng.choice(pool)
        names = [name for name in NAME.findall(other_target) if name in other_source and is_name(name, pool)]
        if names and not set(names[0].lower().split()) & set(
            re.findall(r"\w+", f"{source} {target}".lower())
        ):
            return source, target[: match.start()] + names[0] + target[match.end() :]
    return None


def invent_place(pair: Pair, rng: random.Random, pool: Sequence[Pair]) -> Pair | None:
    source, target = pair
    place = rng.choice(["Surabaya", "Malaysia", "Jakarta", "Norway", "Papua", "Egypt"])
    if place in target or not target.endswith("."):
        return None
    return source, f"{target[:-1]} in {place}."


def invent_person(pair: Pair, rng: random.Random, pool: Sequence[Pair]) -> Pair | None:
    source, target = pair
    name = rng.choice(["Harjanto", "Wibisana", "Nurlaila", "Sihombing", "Kartasasmita"])
    return (source, f"{target[:-1]}, {name} said.") if target.endswith(".") and name not in source else None
