"""Which articles are wanted, by language, date and confidence."""

import operator
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from clean import Article
from engine.errors import UnusableValue

from ..result import Brief

__all__ = ["Filter", "least_confidence", "parse_filters"]

_OPERATORS: Mapping[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_FILTER = re.compile(r"\s*(language|date|confidence)\s*(!=|<=|>=|=|<|>)\s*(\S+)\s*")
_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
_LANGUAGE = re.compile(r"[a-z]{2,3}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """One condition, such as ``date>=2024-01-01``; what it can't be told of doesn't fulfil it."""

    field: str
    """``language``, ``date`` or ``confidence``."""
    operator: str
    value: str

    def admits(self, article: Article) -> bool:
        """Whether *article* may be wanted; always so where the condition is about a confidence."""
        if self.field == "confidence":
            return True
        # A date may be known to the minute; a condition compares as much of it as it names.
        known = article.language if self.field == "language" else article.date[: len(self.value)]
        return bool(known) and _OPERATORS[self.operator](known, self.value)

    def admits_brief(self, brief: Brief) -> bool:
        """Whether *brief*, of an article that was admitted, is wanted."""
        if self.field != "confidence":
            return True
        least = least_confidence(brief)
        return least is not None and _OPERATORS[self.operator](least, float(self.value))


def parse_filters(texts: Iterable[str]) -> tuple[Filter, ...]:
    """The conditions that *texts* say, all of which must hold. Raises UnusableValue for what says none.

    >>> parse_filters(["language=id"])
    (Filter(field='language', operator='=', value='id'),)
    """
    return tuple(map(_parsed, texts))


def least_confidence(brief: Brief) -> float | None:
    """The confidence of the sentence that most needs a reader; None where nothing was translated."""
    segments = (*brief.summary_en.segments, *brief.translation.segments)
    return min((segment.confidence for segment in segments), default=None)


def _parsed(text: str) -> Filter:
    match = _FILTER.fullmatch(text)
    if match:
        field, sign, value = match.groups()
        if (
            (field == "language" and sign in ("=", "!=") and _LANGUAGE.fullmatch(value))
            or (field == "date" and _DATE.fullmatch(value))
            or (field == "confidence" and _is_share(value))
        ):
            return Filter(field=field, operator=sign, value=value)
    raise UnusableValue(
        f"{text!r} is no filter.",
        hint="Write it as language=id, date>=2024-01-01 or confidence<0.5.",
    )


def _is_share(value: str) -> bool:
    return value.isascii() and value.replace(".", "", 1).isdecimal() and 0 <= float(value) <= 1
