"""Which words of an English target carry more than grammar, so that the source must account for them."""

import tomllib
from functools import cache
from importlib.resources import files

from .coverage import Coverage, TargetWord

__all__ = ["content_words"]


def content_words(coverage: Coverage) -> list[TargetWord]:
    """Those of the target, in order."""
    grammar = _grammar()
    return [word for word in coverage.target if len(word.text) > 2 and word.text.lower() not in grammar]


@cache
def _grammar() -> frozenset[str]:
    """English words that carry grammar; they stand where the confidence was fitted with them."""
    text = files(__package__).joinpath("data/confidence.toml").read_text(encoding="utf-8")
    return frozenset(tomllib.loads(text)["grammar"].split())
