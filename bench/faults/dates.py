"""Faults of days, months and weekdays."""

import random
import re
from collections.abc import Sequence

from bench.pairs import Pair

MONTHS = "January February March April May June July August September October November December".split()  # noqa: SIM905
DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()  # noqa: SIM905
DATE = re.compile(
    rf"\b(?:({'|'.join(MONTHS)}) (\d\d?)(?!\d)|(\d\d?)(?:st|nd|rd|th)? (?:of )?({'|'.join(MONTHS)}))\b"
)


def swap_day_and_month(pair: Pair, rng: random.Random, pool: Sequence[Pair]) -> Pair | None:
    source, target = pair
    for match in DATE.finditer(target):
        month, day = (match[1], int(match[2])) if match[1] else (match[4], int(match[3]))
        number = MONTHS.index(month) + 1
        if day > 12 or day == number:
            continue
        swapped = f"{MONTHS[day - 1]} {number}" if match[1] else f"{number} {MONTHS[day - 1]}"
        return source, target[: match.start()] + swapped + target[match.end() :]
    return None


def change_month_or_day(pair: Pair, rng: random.Random, pool: Sequence[Pair]) -> Pair | None:
    source, target = pair
    names = [
        match for match in re.finditer(rf"\b({'|'.join([*MONTHS, *DAYS])})\b", target) if match[1] != "May"
    ]
    if not names:
        return None
    match = rng.choice(names)
    kind = MONTHS if match[1] in MONTHS else DAYS
    other = rng.choice([name for name in kind if name != match[1]])
    return source, target[: match.start()] + other + target[match.end() :]
