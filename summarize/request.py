"""What is asked of a summarizer: a `Request` with a `Length`, and the protocol that answers it."""

from dataclasses import dataclass, field
from typing import Literal, Protocol, TypeAlias, runtime_checkable

from clean import Article
from engine.errors import SettingsError

from .summary import Summary

__all__ = ["DEFAULT_SENTENCES", "Length", "Request", "Style", "Summarizer"]

Style: TypeAlias = Literal["paragraph", "bullets", "headline"]
STYLES: tuple[Style, ...] = ("paragraph", "bullets", "headline")
DEFAULT_SENTENCES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    """How long a summary may be; at most one field may be set, none means three sentences.

    Raises SettingsError where more than one is set or a value makes no sense.
    """

    sentences: int | None = None
    """Sentences, 1 or more."""
    words: int | None = None
    """Words (separated by white space) at most, 1 or more."""
    ratio: float | None = None
    """Share of the article's sentences, above 0 and up to 1."""

    def __post_init__(self) -> None:
        given = [name for name in ("sentences", "words", "ratio") if getattr(self, name) is not None]
        if len(given) > 1:
            raise SettingsError(
                f"Only one of sentences, words and ratio can set the length, not {' and '.join(given)}.",
                hint="Keep the one that matters most.",
            )
        for name in ("sentences", "words"):
            value = getattr(self, name)
            if value is not None and value < 1:
                raise SettingsError(f"{name} must be 1 or more, not {value}.", hint="Give a larger number.")
        if self.ratio is not None and not 0 < self.ratio <= 1:
            raise SettingsError(f"ratio must be above 0 and at most 1, not {self.ratio}.", hint="Try 0.2.")

    def count(self, available: int) -> int | None:
        """How many sentences to take (maybe more than *available*); None where words set the length."""
        if self.words is not None:
            return None
        if self.ratio is not None:
            return max(1, round(self.ratio * available))
        return self.sentences or DEFAULT_SENTENCES


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One wish for a summary. Raises SettingsError for an unknown style."""

    length: Length = field(default_factory=Length)
    style: Style = "paragraph"
    focus: str | None = None
    """A question that the summary should lean towards, in Indonesian; None or blank for none."""
    guard: bool = True
    """Check each generated sentence against the article, and replace those that fail."""

    def __post_init__(self) -> None:
        if self.style not in STYLES:
            raise SettingsError(
                f"No summary style is called {self.style!r}.", hint=f"Choose one of {', '.join(STYLES)}."
            )


@runtime_checkable
class Summarizer(Protocol):
    """Anything that makes summaries of articles."""

    @property
    def name(self) -> str:
        """The name that a brief shows, such as ``extractive`` or ``gguf:gemma-3-270m``."""

    def summarize(self, article: Article, request: Request) -> Summary:
        """Summarize an article of one sentence or more.

        Source indices count ``article.sentences``. Raises ModelError where a model fails.
        """
