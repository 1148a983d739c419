"""Money survives: an amount keeps its currency."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from indonesian import one_of

from .finding import Finding
from .quantity import Quantity

__all__ = ["check_currencies"]

_MOST = 40  # amounts that are looked at one by one
_LONGEST = 24  # letters of what names a currency


class _Names(NamedTuple):
    """What names currencies in a language."""

    signs: re.Pattern[str]
    """Ends where the figure begins."""
    words: re.Pattern[str]
    """Begins where the figure ends."""
    currency: dict[str, str]
    """The currency's name by sign or word in lower case."""


@cache
def _general() -> dict[str, str]:
    """Of currencies that share a word, such as dollars, that word."""
    return {entry["name"]: entry["any"] for entry in _entries() if "any" in entry}


@cache
def _entries() -> list[dict[str, Any]]:
    text = files(__package__).joinpath("data/currencies.toml").read_text(encoding="utf-8")
    return list(tomllib.loads(text)["currency"])


@cache
def _names(language: str) -> _Names:
    currency = {
        said.lower(): entry["name"] for entry in _entries() for said in (*entry["signs"], *entry[language])
    }
    signs = one_of(sign for entry in _entries() for sign in entry["signs"])
    words = one_of(word for entry in _entries() for word in entry[language])
    return _Names(
        signs=re.compile(rf"(?<![A-Za-z])({signs})\.?\s?$", re.IGNORECASE),
        words=re.compile(rf"[\s-]({words})\b", re.IGNORECASE),
        currency=currency,
    )


def _currency(quantity: Quantity, text: str, language: str) -> str | None:
    """The currency of an amount, None where none is said."""
    names = _names(language)
    said = names.signs.search(text, max(0, quantity.start - _LONGEST), quantity.start)
    said = said or names.words.match(text, quantity.end)
    return names.currency[said[1].lower()] if said else None


def _alike(one: str, other: str) -> bool:
    return one == other or _general().get(one) == other or _general().get(other) == one


def check_currencies(
    source: str,
    target: str,
    ours: Sequence[Quantity],
    theirs: Sequence[Quantity],
    *,
    target_language: str = "en",
) -> Iterator[Finding]:
    """Amounts of *source* that stand in *target* with their value and in another currency."""
    said = [(other, _currency(other, target, target_language)) for other in theirs[:_MOST]]
    if not any(currency for _, currency in said):
        return
    for quantity in ours[:_MOST]:
        wanted = _currency(quantity, source, "id")
        same = [(other, currency) for other, currency in said if other.keys & quantity.keys]
        if wanted is None or not same or any(c is None or _alike(wanted, c) for _, c in same):
            continue
        other, became = same[0]
        yield Finding.of(
            "currency_changed",
            kind="number",
            severity="error",
            values={"number": quantity.text, "was": wanted, "became": str(became)},
            source_span=(quantity.start, quantity.end),
            target_span=(other.start, other.end),
        )
