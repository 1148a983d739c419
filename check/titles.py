"""Words with a capital that name nobody: offices, roles, bodies, days and months."""

import re
from functools import cache
from importlib.resources import files

from .calendar_words import month_numbers, weekday_numbers

__all__ = ["is_common", "is_common_in_english", "is_group", "is_role", "roles", "told_abroad"]

_AFFIXED = re.compile(r"(?:Ke|Pe[rnm]?|Peng|Ber|Ter|Meng?|Di)[a-z]{4,}(?:an|kan)|\w+-\w+")
"""A noun of both affixes, such as Kehutanan and Perhimpunan: a word of an office or a body, not its name."""
_ABBREVIATED = frozenset((
    "idr", "usd", "sgd", "myr", "aud", "eur", "gbp", "jpy", "cny", "sar", "thb", "rp",
    "mr", "mrs", "ms", "dr", "id", "jr", "sr", "ok", "tv",
))  # fmt: skip
"""English that names nobody, in lower case: currencies, titles and the like."""


@cache
def _words(part: str) -> frozenset[str]:
    """The words of a *part* of ``data/titles.txt``, in lower case: ``id``, ``en``, ``told`` and so on."""
    text = files(__package__).joinpath("data/titles.txt").read_text(encoding="utf-8")
    return frozenset(text.partition(f"\n{part}:\n")[2].partition(":\n")[0].split())


@cache
def _no_names() -> frozenset[str]:
    """English words with a capital that name nobody, in lower case."""
    return frozenset({*_ABBREVIATED, *weekday_numbers("en"), *month_numbers("en"), *_words("en")})


def is_common(word: str) -> bool:
    """Whether a *word* of the source with a capital names nobody: an office, a month, a noun with affixes."""
    lower = word.lower()
    return (
        lower in _words("id")
        or lower in month_numbers("id")
        or lower in weekday_numbers("id")
        or _AFFIXED.fullmatch(word) is not None
    )


def is_common_in_english(word: str) -> bool:
    """Whether an English *word* with a capital names nobody: an office, a month, a currency."""
    return word.lower() in _no_names()


def told_abroad() -> frozenset[str]:
    """What a translation adds for readers abroad: "Indonesian", "a Javanese festival"."""
    return _words("told")


def roles() -> frozenset[str]:
    """Roles that English may name a person by, in lower case: "minister"."""
    return _words("roles")


def is_role(word: str) -> bool:
    """Whether *word*, in lower case, is one of the `roles`."""
    return word in roles()


def is_group(word: str) -> bool:
    """Whether *word*, in lower case, is one of those who speak in the news without a name: "police"."""
    return word in _words("groups")
