"""What a caller may ask of a brief: the `Options`, as a value and as keyword arguments."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, Self, TypeAlias, Unpack

from engine.options import check_known, check_types, described, keywords
from summarize import Request, RequestValues
from translate import TranslationOptions, TranslationOptionValues

__all__ = ["OptionValues", "Options", "Scope"]

Scope: TypeAlias = Literal["summary", "article", "both"]


class OptionValues(RequestValues, TranslationOptionValues, total=False):
    """What `Options` hold as keyword arguments, for functions that take ``**options``.

    PEP 692 lets a type checker and an editor see each of them, so that `brief`, `brief_url`, `brief_file`
    and `Pipeline` share one list without repeating it.
    """

    scope: Scope
    force: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What a caller may ask of a brief: of its summary, of its translation, and of both."""

    summary: Request = field(default_factory=Request)
    scope: Scope = field(default="both", metadata=described(flag="translate"))
    """What is translated: the summary, the article, or both."""
    translation: TranslationOptions = field(default_factory=TranslationOptions)
    force: bool = field(default=False, metadata=described("Go on although the text isn't Indonesian."))

    def __post_init__(self) -> None:
        check_types(self)

    @classmethod
    def of(cls, **values: Unpack[OptionValues]) -> Self:
        """The options that *values* name.

        Raises SettingsError where a stage can't do what they say, and TypeError for a name that is none or a
        value of another type.
        """
        rest: dict[str, Any] = dict(values)
        known = cls().by_name()
        check_known(rest, known.keys())
        summary, translation = (
            {name: rest.pop(name) for name in keywords(stage) if name in rest}
            for stage in (Request(), TranslationOptions())
        )
        return cls(summary=Request(**summary), translation=TranslationOptions(**translation), **rest)

    def by_name(self) -> Mapping[str, Any]:
        """Each option and its value, as `of` takes them."""
        return {
            **keywords(self.summary),
            "scope": self.scope,
            **keywords(self.translation),
            "force": self.force,
        }
