"""Faults of figures, amounts and what stands to them."""

import random
import re
from collections.abc import Sequence

from bench.pairs import Pair

FIGURE = re.compile(r"(?<![\w.,])\d[\d.,:]*(?<![.,:])")
SEPARATED = re.compile(r"(?<![\w.,])\d+(?:,\d{3})+(?:\.\d+)?|(?<![\w.,:])\d+\.\d+(?![\w.]|,\d)")
SCALES = {
    "million": "billion",
    "billion": "million",
    "trillion": "billion",
    "millions": "billions",
    "billions": "millions",
}
SCALE = re.compile(r"\b(" + "|".join(SCALES) + r")\b")
VAGUE = {
    "dozens": "thousands", "tens of thousands": "hundreds of thousands", "hundreds": "dozens",
    "hundreds of thousands": "tens of thousands", "thousands": "hundreds", "millions": "thousands",
    "tens of millions": "tens of thousands", "billions": "millions",
}  # fmt: skip


def change_digit(pair: Pair, rng: random.Random, pool: Sequence[Pair]) -> Pair | None:
    source, target = pair
    places = [
        index
        for match in FIGURE.finditer(target)
        for index in range(*match.span())
        if target[index].isdigit()
    ]
    if not places:
        return None
    place = rng.choice(places)
    digit = rng.choice([d for d in "123456789" if d != target[place]])
    return source, target[:place] + digit + target[place + 1 :]


def swap_separators(pair: Pair, rng: random.Random, pool: Sequence[Pair]) -> Pair | None:
    source, target = pair
    match = next(iter(SEPARATED.finditer(target)), None)
    if match is None:
        return None
    swapped = match.group().translate(str.maketrans(".,", ",."))
    return source, target[: match.start()] + swapped + target[match.end() :]


def change_magnitude(pair: Pair, rng: random.Random, pool: Sequence[Pair]) -> Pair | None:
    source, target = pair
    changed = SCALE.sub(lambda match: SCALES[match[1]], target, count=1)
    return None if changed == target else (source, changed)


def turn_score(pair: Pair, rng: random.Random, pool: Sequence[Pair]) -> Pair | None:
    source, target = pair
    match = re.search(r"(?<![\w-])(\d{1,2})-(\d{1,2})(?![\w-])", target)
    if match is None or match[1] == match[2] or match.group() not in source:
        return None
    return source, f"{target[: match.start()]}{match[2]}-{match[1]}{target[match.end() :]}"


def count_an_ordinal(pair: Pair, rng: random.Random, pool: Sequence[Pair]) -> Pair | None:
    """The 12th victim becomes 12 victims."""
    source, target = pair
    match = re.search(r"\b(?:the |his |her |their |its )?(\d{1,3})(?:st|nd|rd|th) ([a-z]+)\b", target)
    if (
        match is None
        or int(match[1]) < 3
        or f"ke-{match[1]}" not in source
        or match[2] in {"century", "minute", "of", "on", "or", "in", "and", "to", "at", "from"}
    ):
        return None
    plural = match[2] if match[2].endswith("s") else f"{match[2]}s"
    return source, f"{target[: match.start()]}{match[1]} {plural}{target[match.end() :]}"


def lose_sign(pair: Pair, rng: random.Random, pool: Sequence[Pair]) -> Pair | None:
    source, target = pair
    if not re.search(r"(?:\bminus |(?<![\w.,)])[-−])\d", source):
        return None
    changed = re.sub(r"(?:\bminus |(?<![\w.,)])[-−–])(?=\d)", "", target)
    return None if changed == target else (source, changed)


def turn_range(pair: Pair, rng: random.Random, pool: Sequence[Pair]) -> Pair | None:
    """From 12 to 45 becomes from 45 to 12."""
    source, target = pair
    match = re.search(r"\bfrom (\S*\d[\d.,]*) to (\S*\d[\d.,]*\d|\S*\d)", target)
    if match is None or match[1] == match[2] or not re.search(r"\bdari\b", source):
        return None
    return source, f"{target[: match.start()]}from {match[2]} to {match[1]}{target[match.end() :]}"


def change_vague(pair: Pair, rng: random.Random, pool: Sequence[Pair]) -> Pair | None:
    source, target = pair
    if not re.search(r"\b(?:belasan|puluhan|ratusan|ribuan|jutaan|miliaran)\b", source, re.IGNORECASE):
        return None
    said = "|".join(sorted(VAGUE, key=len, reverse=True))
    changed = re.sub(rf"\b({said})\b", lambda match: VAGUE[match[1].lower()], target, flags=re.IGNORECASE)
    return None if changed == target else (source, changed)


def change_currency(pair: Pair, rng: random.Random, pool: Sequence[Pair]) -> Pair | None:
    source, target = pair
    if not re.search(r"\b(?:Rp|US\$|rupiah|dolar|euro)", source):
        return None
    others = {"Rp": "US$", "rupiah": "dollars", "US$": "Rp", "dollars": "rupiah", "euros": "dollars"}
    changed = re.sub(
        r"\bRp|\brupiah\b|US\$|\bdollars\b|\beuros\b", lambda match: others[match.group()], target
    )
    return None if changed == target else (source, changed)


def say_twice(pair: Pair, rng: random.Random, pool: Sequence[Pair]) -> Pair | None:
    """Another thing is counted with a figure that the source has once."""
    source, target = pair
    match = re.search(r"(?<![\w.,])(\d[\d,]*) (?:people|men|women|children|[a-z]{3,}s)\b", target)
    if (
        match is None
        or target.count(match[1]) != 1
        or source.count(match[1]) > 1
        or int(match[1].replace(",", "")) < 3
    ):
        return None
    return source, f"{target[: match.end()]} and {match[1]} houses{target[match.end() :]}"
