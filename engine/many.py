"""What a function takes that works on many texts."""

import os
from collections.abc import Mapping

__all__ = ["check_many"]


def check_many(items: object, *, of: str, one: tuple[type, ...] = ()) -> None:
    """Refuse *items* that are one text, or a table, which would be read as its letters or its columns' names.

    *of* begins what the TypeError says; *one* are further types of a single text.

    >>> check_many(["Harga naik."], of="stream() takes many texts")
    """
    name = type(items).__name__
    if isinstance(items, Mapping) or hasattr(items, "columns"):
        raise TypeError(f"{of}, such as one column of a table, not a whole {name}.")
    if isinstance(items, (str, bytes, os.PathLike, *one)) or not _can_be_gone_through(items):
        raise TypeError(f"{of}, such as a list of them, not one {name}.")


def _can_be_gone_through(items: object) -> bool:
    try:
        iter(items)  # type: ignore[call-overload]  # that is what is asked
    except TypeError:
        return False
    return True
