"""Values out of JSON, taken only where they are of the type that they must be."""

from typing import Any

__all__ = ["flag", "listed", "number", "one_of", "text", "whole"]


def text(value: object) -> str:
    """*value*, a string. Raises TypeError for anything else, ValueError for half a character in it."""
    if not isinstance(value, str):
        raise TypeError(f"{value!r} is no string.")
    value.encode()
    return value


def whole(value: object) -> int:
    """*value*, an index or an offset. Raises TypeError or ValueError where it is no whole number from 0."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError(f"{value!r} is no whole number.")
    if value < 0:
        raise ValueError(f"{value} is less than 0.")
    return value


def number(value: object) -> float:
    """*value*, any number: JavaScript writes 1.0 as 1. Raises TypeError where it is none."""
    return value if isinstance(value, float) else float(whole(value))


def flag(value: object) -> bool:
    """*value*, true or false. Raises TypeError where it is neither."""
    if not isinstance(value, bool):
        raise TypeError(f"{value!r} is neither true nor false.")
    return value


def listed(value: object) -> list[Any]:
    """*value*, a list. Raises TypeError where it is anything else, such as a string."""
    if not isinstance(value, list):
        raise TypeError(f"{value!r} is no list.")
    return value


def one_of(allowed: tuple[Any, ...], value: object) -> Any:  # noqa: ANN401 - whatever *allowed* holds
    """*value*, where it is one of *allowed*. Raises ValueError where it isn't."""
    if value not in allowed:
        raise ValueError(f"{value!r} is none of {allowed}.")
    return value
