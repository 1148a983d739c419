"""Offices whose names are made of parts, such as *kadis* and *perhubungan*, or *ka* and *dishub*."""

import tomllib
from collections.abc import Iterator
from importlib.resources import files
from typing import TypeAlias, TypedDict

__all__ = ["offices"]

_Patterns: TypeAlias = list[tuple[str, str]]
"""Indonesian and English, with ``{}`` for the name."""


class _Clipped(TypedDict):
    clipped: list[str]


class _Family(TypedDict):
    spelled: _Patterns
    clipped: _Patterns
    names: dict[str, list[str | _Clipped]]
    """Indonesian names by their English."""


def offices() -> Iterator[tuple[str, str]]:
    """All offices of ``offices.toml``, each with its English; a name comes twice where two families have it.

    >>> found = dict(offices())
    >>> found["kadishub"], found["kasubag humas"]
    ('transportation agency head', 'public relations subdivision head')
    """
    text = files(__package__).joinpath("offices.toml").read_text(encoding="utf-8")
    families: list[_Family] = tomllib.loads(text)["families"]
    for family in families:
        for english, names in family["names"].items():
            for name in names:
                if isinstance(name, str):
                    yield from _filled(family["spelled"], name, english)
                else:
                    for clip in name["clipped"]:
                        yield from _filled(family["clipped"], clip, english)


def _filled(patterns: _Patterns, name: str, english: str) -> Iterator[tuple[str, str]]:
    for source, target in patterns:
        # In lower case a source matches in any case.
        yield source.format(name).lower(), target.format(english)
