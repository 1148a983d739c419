"""How a text is read: its names as it writes them, its acronyms as it means them."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Self

from .casing import known_casing
from .glossary import Glossary
from .preparation import Prepared, prepare
from .sentences import Item, context_of, split_text

__all__ = ["Reading"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """The sentences of a text, with what it and the text that it belongs to say of their words."""

    sentences: tuple[str, ...]
    """Those of the text itself, in order."""
    casing: Mapping[str, str]
    """How words are written, by their lower-case form; see `known_casing`."""
    glossary: Glossary
    """With the meanings that acronyms have here; see `Glossary.read_in`."""

    @classmethod
    def of(cls, item: Item, glossary: Glossary) -> Self:
        """Read *item*, and its context where it has one, with *glossary*."""
        sentences, context = split_text(item).sentences, context_of(item)
        return cls(
            sentences=sentences,
            casing=known_casing([*sentences, context if isinstance(context, str) else context.text]),
            glossary=glossary.read_in([*sentences, *split_text(context).sentences]),
        )

    def prepare(self, sentence: str) -> Prepared:
        """One of the sentences, ready for a model."""
        return prepare(sentence, casing=self.casing, glossary=self.glossary)
