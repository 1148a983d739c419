"""The `Quantity`: one number of a text."""

from collections.abc import Set
from dataclasses import dataclass
from typing import Literal, Self, TypeAlias

from .notation import Key

__all__ = ["Form", "Quantity"]

Form: TypeAlias = Literal["digits", "words", "vague"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """One number as written, with every reading that its notation allows."""

    keys: frozenset[Key]
    start: int
    end: int
    text: str
    form: Form
    malformed: bool = False
    """True where the notation isn't one of the language's: "2,200,12" or, in English, "2,3"."""

    @classmethod
    def of(
        cls, text: str, start: int, end: int, keys: Set[Key], form: Form, *, malformed: bool = False
    ) -> Self:
        """The number that stands in *text* from *start* to *end*."""
        return cls(
            keys=frozenset(keys), start=start, end=end, text=text[start:end], form=form, malformed=malformed
        )

    @property
    def value(self) -> float | None:
        """The largest plain value among the readings; None for a clock time or a vague number."""
        return max((key for key in self.keys if isinstance(key, float)), default=None)
