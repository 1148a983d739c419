"""Puts the names of offices together of their parts: `python -m training.offices`.

Writes `translate/offices.tsv` from `offices.toml`, which is beside this file.
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias, TypedDict

SOURCE = Path(__file__).with_name("offices.toml")
OUT = Path(__file__).parents[1] / "translate" / "offices.tsv"

_Patterns: TypeAlias = list[tuple[str, str]]
"""Indonesian and English, with ``{}`` for the name."""


class _Clipped(TypedDict):
    clipped: list[str]


class _Family(TypedDict):
    spelled: _Patterns
    clipped: _Patterns
    names: dict[str, list[str | _Clipped]]
    """Indonesian names by their English."""


def composed() -> Iterator[tuple[str, str]]:
    """All offices, each with its English; a name comes twice where two families have it."""
    families: list[_Family] = tomllib.loads(SOURCE.read_text(encoding="utf-8"))["families"]
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


def table() -> str:
    """What `translate/offices.tsv` holds."""
    return "".join(f"{source}\t{target}\n" for source, target in dict(composed()).items())


if __name__ == "__main__":
    OUT.write_text(table(), encoding="utf-8")
