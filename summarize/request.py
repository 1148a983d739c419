"""What is asked of a summarizer: a `Request`, and the protocol that answers it."""

from dataclasses import dataclass, field
from typing import Literal, Protocol, TypeAlias, TypedDict, get_args, runtime_checkable

from clean import Article
from engine.errors import UnusableValue
from engine.options import check_bounds, check_types, described

from .summary import Summary

__all__ = ["DEFAULT_SENTENCES", "Request", "RequestValues", "Style", "Summarizer"]

Style: TypeAlias = Literal["paragraph", "bullets", "headline"]
_STYLES: tuple[Style, ...] = get_args(Style)
DEFAULT_SENTENCES = 3


class RequestValues(TypedDict, total=False):
    """The fields of `Request` as keyword arguments, for functions that take ``**options`` (PEP 692)."""

    sentences: int | None
    words: int | None
    ratio: float | None
    style: Style
    focus: str | None
    guard: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """One wish for a summary. At most one of `sentences`, `words` and `ratio` may set its length.

    Raises UnusableValue where more than one does, a value makes no sense, or the style is unknown.
    """

    sentences: int | None = field(
        default=None, metadata=described("Summary length in sentences (default 3).", least=1)
    )
    words: int | None = field(default=None, metadata=described("Summary length in words, at most.", least=1))
    """Words are what white space separates."""
    ratio: float | None = field(
        default=None, metadata=described("Summary length as a share of the article, such as 0.2.")
    )
    """A share of the article's sentences, above 0 and up to 1."""
    style: Style = field(default="paragraph", metadata=described())
    focus: str | None = field(
        default=None, metadata=described("A question that the summary should lean towards, in Indonesian.")
    )
    """None or blank for none."""
    guard: bool = field(default=True, metadata=described("Check a generated summary against the article."))
    """Check each generated sentence, and replace those that fail."""

    def __post_init__(self) -> None:
        given = [name for name in ("sentences", "words", "ratio") if getattr(self, name) is not None]
        if len(given) > 1:
            raise UnusableValue(
                f"Only one of sentences, words and ratio can set the length, not {' and '.join(given)}.",
                hint="Keep the one that matters most.",
            )
        if self.style not in _STYLES:
            raise UnusableValue(
                f"No summary style is called {self.style!r}.", hint=f"Choose one of {', '.join(_STYLES)}."
            )
        check_types(self)
        check_bounds(self)
        if self.ratio is not None and not 0 < self.ratio <= 1:
            raise UnusableValue(f"ratio must be above 0 and at most 1, not {self.ratio}.", hint="Try 0.2.")

    def count(self, available: int, *, default: int = DEFAULT_SENTENCES) -> int | None:
        """How many sentences to take (maybe more than *available*); None where words set the length.

        *default* is the number where nothing sets the length.
        """
        if self.words is not None:
            return None
        if self.ratio is not None:
            return max(1, round(self.ratio * available))
        return self.sentences or default


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
