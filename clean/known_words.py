"""The words that cleaning knows, by how often news has them; `training.known_words` counts them."""

from functools import cache
from importlib import resources

__all__ = ["word_ranks"]


@cache
def word_ranks() -> dict[str, int]:
    """The known words with their ranks by frequency, from 1.

    >>> word_ranks()["yang"]
    1
    """
    with resources.files(__package__).joinpath("known_words.txt").open(encoding="utf-8") as file:
        return {word.strip(): rank for rank, word in enumerate(file, start=1)}
