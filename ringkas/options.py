"""What a caller may ask of a brief: the `Options`, as a value and as keyword arguments."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, TypeAlias, TypedDict

from engine.errors import SettingsError

__all__ = ["OptionValues", "Options", "Scope", "Style"]

Scope: TypeAlias = Literal["summary", "article", "both"]
Style: TypeAlias = Literal["paragraph", "bullets", "headline"]


class OptionValues(TypedDict, total=False):
    """The fields of `Options` as keyword arguments, for functions that take ``**options``.

    PEP 692 lets a type checker and an editor see each of them, so that `brief`, `brief_url`, `brief_file`
    and `Pipeline` share one list without repeating it.
    """

    sentences: int | None
    words: int | None
    ratio: float | None
    style: Style
    focus: str | None
    guard: bool
    scope: Scope
    alternatives: int
    beam_size: int | None
    glossary: str | Path | None
    force: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a caller may ask of a brief. At most one of `sentences`, `words` and `ratio` may be given."""

    sentences: int | None = None
    """Length of the summary in sentences."""
    words: int | None = None
    """Length of the summary in words, at most."""
    ratio: float | None = None
    """Length of the summary as a share of the article's sentences, above 0 and up to 1."""
    style: Style = "paragraph"
    focus: str | None = None
    """A question that the summary should lean towards, in Indonesian."""
    guard: bool = True
    """Check each generated summary sentence against the article, and replace those that fail."""
    scope: Scope = "both"
    """What is translated: the summary, the article, or both."""
    alternatives: int = 1
    """How many hypotheses each sentence gets; those after the first are shown as alternatives."""
    beam_size: int | None = None
    """Beam width of the translator; None takes the model's measured default."""
    glossary: str | Path | None = None
    """A glossary file in CSV; None takes the one that ships with ringkas."""
    force: bool = False
    """Go on although the text isn't Indonesian."""

    def __post_init__(self) -> None:
        given = [name for name in ("sentences", "words", "ratio") if getattr(self, name) is not None]
        if len(given) > 1:
            raise SettingsError(
                f"Only one of sentences, words and ratio can set the length, not {' and '.join(given)}.",
                hint="Keep the one that matters most.",
            )
        for name in ("sentences", "words", "alternatives", "beam_size"):
            value = getattr(self, name)
            if value is not None and value < 1:
                raise SettingsError(f"{name} must be 1 or more, not {value}.", hint="Give a larger number.")
        if self.ratio is not None and not 0 < self.ratio <= 1:
            raise SettingsError(f"ratio must be above 0 and at most 1, not {self.ratio}.", hint="Try 0.2.")
