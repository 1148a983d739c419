"""Reads the data files beside it."""

import tomllib
from importlib.resources import files
from typing import Any

__all__ = ["read_data", "read_words"]


def read_data(subject: str) -> dict[str, Any]:
    """What is in the file of that *subject*."""
    return tomllib.loads(files(__package__).joinpath(f"{subject}.toml").read_text(encoding="utf-8"))


def read_words(value: str | list[str]) -> tuple[str, ...]:
    """A list of words: one string in the files, unless phrases or comments are among them."""
    return tuple(value.split() if isinstance(value, str) else value)
