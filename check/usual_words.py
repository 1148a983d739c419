"""Single words that have one usual English, for a search that lost them.

`training/usual_words.py` makes the table.
"""

from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files

from .stems import indonesian_stem

__all__ = ["usual_english"]


def usual_english(source: str, words: Iterable[str]) -> dict[str, str]:
    """The usual English of those of *words* of *source* that have one, with a capital where the word has one.

    What has a capital within a sentence is a name, which has none.

    >>> usual_english("Penyadapan dibahas dengan Menteri Magang.", ["Penyadapan", "Magang"])
    {'Penyadapan': 'Wiretapping'}
    """
    table = _table()
    found = {}
    for word in words:
        begins = source.lstrip("\"'“‘[(").startswith(word)
        if word.islower() or (begins and word[1:].islower()):
            lower = word.lower()
            english = table.get(lower) or table.get(indonesian_stem(lower))
            if english:
                found[word] = english if word.islower() else english.capitalize()
    return found


@cache
def _table() -> Mapping[str, str]:
    lines = files(__package__).joinpath("data/usual_words.tsv").read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines)
