"""What findings say, in English and Indonesian: templates with a name, and the values that go into them.

All of them stand in `data/messages.toml`, those of later stages too, so that one file is read and one
translated. A value may be a message itself: the reason within a sentence, or a word such as "month".
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal, Self, TypeAlias

from sources import sound_text

__all__ = ["Language", "Message", "counted_message", "templates", "what_was_checked"]

Language: TypeAlias = Literal["en", "id"]
"""Languages that a finding can be said in."""

_PLACEHOLDER = re.compile(r"\{(\w+)\}")
_DEEPEST = 4
"""More messages within messages than any that is made here; what comes back from a browser may have more."""


@cache
def templates(language: Language) -> Mapping[str, str]:
    """The templates of *language* by name; a value's place is its name in braces."""
    text = files(__package__).joinpath("data/messages.toml").read_text(encoding="utf-8")
    return {name: entry[language] for name, entry in tomllib.loads(text).items()}


def what_was_checked(language: Language = "en") -> str:
    """What the checks look at and what they can't, said wherever findings are shown, and where none are.

    >>> what_was_checked().partition(";")[0]
    'Numbers, dates, names, negation, omissions and words that reverse a fact: checked'
    """
    return templates(language)["what_was_checked"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A template by its name, with its values."""

    template: str
    values: "tuple[tuple[str, str | Message], ...]" = ()
    """Pairs of a placeholder's name and what stands there: words of the texts, or another message."""

    @classmethod
    def of(cls, template: str, **values: "str | int | Message") -> Self:
        """The message of *template* with *values* for its placeholders, made safe by `sound_text`.

        >>> Message.of("number_became", was="10", became="12").said("en")
        'The number 10 became 12.'
        """
        pairs = (
            (name, value if isinstance(value, Message) else sound_text(str(value)))
            for name, value in values.items()
        )
        return cls(template=template, values=tuple(pairs))

    def said(self, language: Language) -> str:
        """The message in *language*. Raises KeyError where the template or a value is missing."""
        values = dict(self.values)

        def fill(place: re.Match[str]) -> str:
            value = values[place[1]]
            return value.said(language) if isinstance(value, Message) else value

        return _PLACEHOLDER.sub(fill, templates(language)[self.template])

    def to_dict(self) -> dict[str, Any]:
        """The message in JSON's types."""
        values = {
            name: value.to_dict() if isinstance(value, Message) else value for name, value in self.values
        }
        return {"template": self.template, "values": values}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any], *, depth: int = 0) -> Self:
        """The message whose `to_dict` is *data*; *depth* is how many messages it stands within.

        Raises KeyError where a key is missing, TypeError or ValueError where a value isn't what it must be.
        """
        if depth > _DEEPEST:
            raise ValueError("Too many messages within each other.")
        template, given = data["template"], data["values"]
        if not (isinstance(template, str) and isinstance(given, Mapping)):
            raise TypeError("A message is the name of a template and values by name.")
        values: list[tuple[str, str | Message]] = []
        for name, value in given.items():
            if isinstance(value, Mapping):
                values.append((name, cls.from_dict(value, depth=depth + 1)))
            elif isinstance(value, str):
                values.append((name, value))
            else:
                raise TypeError("A value of a message is a string or a message.")
        return cls(template=template, values=tuple(values))


def counted_message(number: int, noun: Literal["sentence", "word"]) -> Message:
    """A number of things, as the value of a message.

    >>> [counted_message(number, "word").said("en") for number in (1, 1200)]
    ['1 word', '1,200 words']
    """
    return Message.of(f"{'one' if number == 1 else 'some'} {noun}", number=f"{number:,}")
