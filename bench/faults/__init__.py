"""Faults that are put into good English, each with what `check.compare` should say of it: the table `FAULTS`.

An injector takes a pair, a generator of random numbers and all pairs; it gives the pair with its fault, or
None where the pair has no place for it.
"""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bench.faults.dates import change_month_or_day, swap_day_and_month
from bench.faults.denials import add_negation, drop_negation
from bench.faults.names import invent_person, invent_place, swap_name
from bench.faults.numbers import (
    change_currency,
    change_digit,
    change_magnitude,
    change_vague,
    count_an_ordinal,
    lose_sign,
    say_twice,
    swap_separators,
    turn_range,
    turn_score,
)
from bench.faults.opposites import ADDED, DROPPED, OPPOSITES, adder, dropper, swapper
from bench.faults.passages import copy_part, copy_source, drop_clause, drop_sentence, loop
from bench.pairs import Pair

__all__ = ["FAULTS", "Fault"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One kind of fault: how it is made, at which level and under which kinds it should be found."""

    inject: Callable[[Pair, random.Random, Sequence[Pair]], Pair | None]
    level: str
    kinds: frozenset[str]
    reach: float


NUMERIC = frozenset({"number", "date", "time"})
LOSS = frozenset({"omission", "length"})
COPY = frozenset({"untranslated"})
CONTRAST = frozenset({"contrast", "negation"})
NAMES = frozenset({"name"})
FAULTS = {
    "a digit changed": Fault(inject=change_digit, level="error", kinds=NUMERIC, reach=0.95),
    "thousands and decimals swapped": Fault(inject=swap_separators, level="error", kinds=NUMERIC, reach=0.95),
    "miliar for million": Fault(inject=change_magnitude, level="error", kinds=NUMERIC, reach=0.95),
    "day and month swapped": Fault(inject=swap_day_and_month, level="error", kinds=NUMERIC, reach=0.95),
    "month or weekday changed": Fault(inject=change_month_or_day, level="error", kinds=NUMERIC, reach=0.95),
    "copy left in Indonesian": Fault(inject=copy_source, level="error", kinds=COPY, reach=0.95),
    "half left in Indonesian": Fault(inject=copy_part, level="error", kinds=COPY, reach=0.95),
    "loop": Fault(inject=loop, level="error", kinds=frozenset({"repetition"}), reach=0.95),
    "sentence dropped": Fault(inject=drop_sentence, level="error", kinds=LOSS, reach=0.85),
    "clause dropped": Fault(inject=drop_clause, level="error", kinds=LOSS, reach=0.85),
    "negation dropped": Fault(
        inject=drop_negation, level="warning", kinds=frozenset({"negation"}), reach=0.90
    ),
    "negation added": Fault(inject=add_negation, level="warning", kinds=frozenset({"negation"}), reach=0.95),
    "place invented": Fault(inject=invent_place, level="error", kinds=frozenset({"name"}), reach=0.95),
    "person invented": Fault(inject=invent_person, level="warning", kinds=NAMES, reach=0.95),
    "score turned": Fault(inject=turn_score, level="error", kinds=NUMERIC, reach=0.95),
    "range turned": Fault(inject=turn_range, level="error", kinds=NUMERIC, reach=0.95),
    "minus lost": Fault(inject=lose_sign, level="error", kinds=NUMERIC, reach=0.95),
    "ordinal became a count": Fault(inject=count_an_ordinal, level="error", kinds=NUMERIC, reach=0.95),
    "vague number changed": Fault(inject=change_vague, level="warning", kinds=NUMERIC, reach=0.95),
    "number said twice": Fault(inject=say_twice, level="warning", kinds=NUMERIC, reach=0.95),
    "currency changed": Fault(
        inject=change_currency, level="warning", kinds=CONTRAST | NUMERIC | NAMES, reach=0.95
    ),
    **{
        f"{name}: swapped": Fault(inject=swapper(name), level="warning", kinds=CONTRAST, reach=0.95)
        for name in OPPOSITES
    },
    **{
        f"{name}: lost": Fault(inject=dropper(name), level="warning", kinds=CONTRAST, reach=0.95)
        for name in DROPPED
    },
    **{name: Fault(inject=adder(name), level="error", kinds=CONTRAST, reach=0.95) for name in ADDED},
    "name swapped": Fault(inject=swap_name, level="warning", kinds=frozenset({"name"}), reach=0.90),
}
