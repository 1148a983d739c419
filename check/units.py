"""Units that translators convert: a figure that fits its source by such a conversion is no corruption."""

import re

__all__ = ["is_conversion"]

# What a unit becomes in English text, and how many of the second make one of the first.
_CONVERSIONS: tuple[tuple[str, str, float, float], ...] = (
    (r"km|kilometer|kpj", r"mi\b|miles?|mph", 0.621371, 0.0),
    (r"km|kilometer", r"feet|ft", 3280.84, 0.0),
    (r"m\b|meter", r"feet|foot|ft|yards?", 3.28084, 0.0),
    (r"cm|sentimeter|senti", r"inch(?:es)?|in\b", 0.393701, 0.0),
    (r"kg|kilogram|kilo", r"pounds?|lbs?", 2.20462, 0.0),
    (r"kuintal", r"kilograms?|kilos?|kg", 100.0, 0.0),
    (r"kuintal", r"(?:metric )?tons?|tonnes?", 0.1, 0.0),
    (r"gram|g\b", r"ounces?|oz", 0.035274, 0.0),
    (r"liter|l\b", r"gallons?", 0.264172, 0.0),
    (r"hektare?|ha\b", r"acres?", 2.47105, 0.0),
    (r"km2|km²|kilometer persegi", r"square miles?|sq\.? mi", 0.386102, 0.0),
    (r"derajat|°\s?C|celsius", r"degrees?|°\s?F|fahrenheit|\(F\)", 1.8, 32.0),
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
_RANGE = re.compile(r"\s*(?:-|–|to|hingga|sampai|and|dan|s/d)\s*[\d.,]+")
_TOLERANCE = 0.02  # converted figures are rounded: 160 km became 100 miles


def _after(text: str, end: int) -> int:
    """Past the second half of a range, which carries the unit for both."""
    match = _RANGE.match(text, end)
    return match.end() if match else end


def is_conversion(ours: tuple[str, int, float], theirs: tuple[str, int, float]) -> bool:
    """Whether one figure is another in other units; each is its text, where it ends there, and its value.

    >>> is_conversion(("16,1 cm", 4, 16.1), ("6.34 inches", 4, 6.34))
    True
    """
    source, end, value = ours
    target, their_end, their_value = theirs
    end, their_end = _after(source, end), _after(target, their_end)
    for metric, imperial, factor, offset in _COMPILED:
        if metric.match(source, end) and imperial.match(target, their_end):
            wanted = value * factor + offset
        elif imperial.match(source, end) and metric.match(target, their_end):
            wanted = (value - offset) / factor
        else:
            continue
        if abs(their_value - wanted) <= _TOLERANCE * max(abs(wanted), 1e-9):
            return True
    return False
