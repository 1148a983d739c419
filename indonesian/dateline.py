"""Datelines: what a first paragraph may open with."""

import re
from functools import cache
from typing import Any

from .calendar import weekdays
from .data_files import read_data
from .patterns import one_of

__all__ = ["dateline_with_colon", "datelines"]


@cache
def datelines() -> tuple[re.Pattern[str], ...]:
    """What a first paragraph may open with, to be matched at its start in the order given.

    The group ``site``, which those without one lack, is the portal.

    >>> [match["site"] for match in [datelines()[0].match("JAKARTA, KOMPAS.com - Harga naik.")] if match]
    ['KOMPAS.com']
    """
    table = read_data("datelines")
    return tuple(_dateline(table, shape) for shape in table["shapes"])


@cache
def dateline_with_colon() -> re.Pattern[str]:
    """A dateline that ends in a colon, to be matched at a paragraph's start: a label may look the same.

    >>> [dateline_with_colon().match(text) is None for text in ("Serang, 5/3: Harga naik.", "harga: Rp5.000")]
    [False, True]
    """
    table = read_data("datelines")
    return _dateline(table, table["with_colon"])


def _dateline(table: dict[str, Any], shape: str) -> re.Pattern[str]:
    parts = {
        "portal": f"(?P<site>{'|'.join(table['portals'])})",
        "place": table["place"],
        "dash": table["dash"],
        "after_place": table["after_place"],
        "weekday": one_of(name for day in weekdays() for name in day.names),
    }
    for name, pattern in parts.items():
        shape = shape.replace(f"<{name}>", pattern)
    return re.compile(shape)
