"""Units that translators convert: a figure that fits its source by such a conversion is no corruption."""

import re
from collections.abc import Iterator
from functools import cache

__all__ = ["is_conversion", "is_measured", "read_single_units"]

# What a unit becomes in English text, and how many of the second make one of the first.
_CONVERSIONS: tuple[tuple[str, str, float, float], ...] = (
    (r"km|kilometer|kpj", r"mi\b|miles?|mph", 0.621371, 0.0),
    (r"km|kilometer", r"feet|ft", 3280.84, 0.0),
    (r"m\b|meter", r"feet|foot|ft|yards?", 3.28084, 0.0),
    (r"cm|sentimeter|senti", r"inch(?:es)?|in\b", 0.393701, 0.0),
    (r"kg|kilogram|kilo", r"pounds?|lbs?", 2.20462, 0.0),
    (r"gram|g\b", r"ounces?|oz", 0.035274, 0.0),
    (r"liter|l\b", r"gallons?", 0.264172, 0.0),
    (r"hektare?|ha\b", r"acres?", 2.47105, 0.0),
    (r"km2|km²|kilometer persegi", r"square miles?|sq\.? mi", 0.386102, 0.0),
    (r"derajat|°\s?C|celsius", r"degrees?|°\s?F|fahrenheit|\(F\)", 1.8, 32.0),
)
# Units of one kind in both languages, each with how many of the kind's smallest make it.
_SYSTEMS: tuple[tuple[tuple[str, float], ...], ...] = (
    (
        (r"detik|seconds?", 1 / 60),
        (r"menit|minutes?", 1),
        (r"jam|hours?", 60),
        (r"hari|days?", 1440),
        (r"pekan|minggu|weeks?", 10080),
        (r"fortnights?", 20160),
    ),
    (
        (r"bulan|months?", 1),
        (r"triwulan|kuartal|quarters?", 3),
        (r"semester|semesters?", 6),
        (r"tahun|years?", 12),
        (r"lustrum", 60),
        (r"windu", 96),
        (r"dasawarsa|dekade|decades?", 120),
        (r"abad|century|centuries", 1200),
        (r"milenium|millennium|millennia", 12000),
    ),
    (
        (r"gram|grams?|g", 1),
        (r"ons", 100),
        (r"kilogram|kilograms?|kilos?|kg", 1000),
        (r"kuintal|kw|quintals?", 1e5),
        (r"ton|(?:metric\s)?tons?|tonnes?", 1e6),
    ),
    (
        (r"milimeter|millimet(?:er|re)s?|mm", 0.001),
        (r"sentimeter|senti|centimet(?:er|re)s?|cm", 0.01),
        (r"meter|met(?:er|re)s?|m", 1),
        (r"kilometer|kilomet(?:er|re)s?|km", 1000),
    ),
    (
        (r"meter persegi|square met(?:er|re)s?|m2|m²", 1),
        (r"tumbak|ubin", 14.06),
        (r"acres?", 4046.86),
        (r"ba(?:h)?u", 7096.5),
        (r"hektare?|hectares?|ha", 1e4),
        (r"kilometer persegi|square kilomet(?:er|re)s?|km2|km²", 1e6),
    ),
    ((r"mililiter|millilit(?:er|re)s?|ml|cc", 0.001), (r"liter|lit(?:er|re)s?|l", 1)),
)
_COMPILED = tuple(
    (
        re.compile(rf"[\s-]*(?:derajat\s+)?(?:{ours})", re.IGNORECASE),
        re.compile(rf"[\s-]*(?:{theirs})", re.IGNORECASE),
        factor,
        offset,
    )
    for ours, theirs, factor, offset in _CONVERSIONS
)
_BETWEEN = r"[\s-]*(?:(?:of\s)?an?\s)?"
"""What may stand between a number and its unit: half *a* century."""
_RANGE = re.compile(r"\s*(?:-|–|to|hingga|sampai|and|dan|s/d)\s*[\d.,]+")
_TOLERANCE = 0.02  # converted figures are rounded: 160 km became 100 miles


_UNITS = tuple((words, system, size) for system, units in enumerate(_SYSTEMS) for words, size in units)
"""Each unit of the systems with its system and its size."""


@cache
def _unit() -> re.Pattern[str]:
    """A unit behind a number; its group counts in `_UNITS`, from 1."""
    units = "|".join(f"({words})" for words, _, _ in _UNITS)
    return re.compile(rf"{_BETWEEN}(?:{units})\b(?!\s(?:persegi|square))", re.IGNORECASE)


def _after(text: str, end: int) -> int:
    """Past the second half of a range, which carries the unit for both."""
    match = _RANGE.match(text, end)
    return match.end() if match else end


def _size(text: str, end: int) -> tuple[int, float] | None:
    """The system and the size of the unit that stands at *end*, if any."""
    unit = _unit().match(text, end)
    return _UNITS[unit.lastindex - 1][1:] if unit and unit.lastindex else None


@cache
def _single(language: str) -> re.Pattern[str]:
    units = "|".join(words for words, _, _ in _UNITS)
    one = r"\bse" if language == "id" else r"\b(?:an?|one)(?=\s)"
    return re.compile(rf"{one}(?=\s?(?:{units})\b)", re.IGNORECASE)


def read_single_units(text: str, language: str) -> Iterator[tuple[int, int]]:
    """Where *text* speaks of one unit without a number word, *setahun* or "a year", up to the unit.

    >>> list(read_single_units("Ia pergi setahun.", "id")), list(read_single_units("half a day", "en"))
    ([(9, 11)], [(5, 6)])
    """
    yield from (match.span() for match in _single(language).finditer(text))


def is_measured(text: str, end: int) -> bool:
    """Whether a unit that is known here stands behind the figure that ends at *end*."""
    end = _after(text, end)
    return _size(text, end) is not None or any(
        ours.match(text, end) or theirs.match(text, end) for ours, theirs, _, _ in _COMPILED
    )


def is_conversion(ours: tuple[str, int, float], theirs: tuple[str, int, float]) -> bool:
    """Whether one figure is another in other units; each is its text, where it ends there, and its value.

    >>> is_conversion(("16,1 cm", 4, 16.1), ("6.34 inches", 4, 6.34))
    True
    >>> is_conversion(("2 dasawarsa", 1, 2.0), ("20 years", 2, 20.0))
    True
    """
    source, end, value = ours
    target, their_end, their_value = theirs
    end, their_end = _after(source, end), _after(target, their_end)
    mine, other = _size(source, end), _size(target, their_end)
    if mine and other:
        return mine[0] == other[0] and mine != other and _fits(their_value * other[1], value * mine[1])
    for metric, imperial, factor, offset in _COMPILED:
        if metric.match(source, end) and imperial.match(target, their_end):
            wanted = value * factor + offset
        elif imperial.match(source, end) and metric.match(target, their_end):
            wanted = (value - offset) / factor
        else:
            continue
        if _fits(their_value, wanted):
            return True
    return False


def _fits(value: float, wanted: float) -> bool:
    return abs(value - wanted) <= _TOLERANCE * max(abs(wanted), 1e-9)
