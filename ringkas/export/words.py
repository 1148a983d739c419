"""The words that a document says by itself."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from check import Language

__all__ = ["words"]


@cache
def words(language: Language) -> Mapping[str, str]:
    """What a document in *language* says by itself, by key."""
    text = files(__package__).joinpath("words.toml").read_text(encoding="utf-8")
    table: dict[str, dict[str, str]] = tomllib.loads(text)
    return table[language]
