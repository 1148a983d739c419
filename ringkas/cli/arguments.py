"""The options that several commands share, made from the tables of what the stages can be asked."""

import math
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar, cast, get_args, get_origin, get_type_hints

import click
from click.core import ParameterSource

from engine.options import about
from engine.settings import (
    ALTERNATIVES,
    BEAM_SIZE,
    DEVICE,
    GLOSSARY,
    GLOSSARY_ONLY,
    MARK_BELOW,
    SENTENCES,
    STYLE,
    TRANSLATE,
    Setting,
)
from summarize import Request
from translate import TranslationOptions

from ..options import Options, OptionValues

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

__all__ = [
    "configured",
    "demanded",
    "force_option",
    "glossary_only_option",
    "glossary_option",
    "in_words_of_the_setting",
    "mark_below_option",
    "scope_option",
    "second_option",
    "summary_options",
    "translation_options",
]

_F = TypeVar("_F", bound=Callable[..., Any])
_Option = Callable[[_F], _F]


def _offered(options: "type[DataclassInstance]") -> dict[str, _Option[Any]]:
    """A click option for each field of *options* that is described, by the field's name."""
    hints = get_type_hints(options)
    defaults = options()
    return {
        name: _option(
            name,
            hints[name],
            getattr(defaults, name),
            help=known.help,
            flag=known.flag,
            bounds=(known.least, known.most),
        )
        for name, known in about(options).items()
    }


def _option(
    name: str,
    kind: object,
    default: object,
    *,
    help: str | None,
    flag: str | None,
    bounds: tuple[int | None, int | None],
) -> _Option[Any]:
    flag = flag or name.replace("_", "-")
    if kind is bool:
        names = f"--{flag}/--no-{flag}" if default else f"--{flag}"
        callback = _beside_a_glossary if name == "glossary_only" else None
        return click.option(names, name, is_flag=True, default=default, help=help, callback=callback)
    told = get_origin(kind) is Literal or kind is float
    return click.option(
        f"--{flag}",
        name,
        type=_type(kind, *bounds),
        default=default,
        show_default=told,
        help=help,
        callback=_another_length if name == "sentences" else None,
    )


def _type(kind: object, least: int | None, most: int | None) -> "click.ParamType[Any] | type":
    """How click reads a value of the annotation *kind*, which may allow None."""
    kinds = get_args(kind)
    if get_origin(kind) is Literal:
        return click.Choice(kinds)
    if Path in kinds:
        return click.Path(exists=True, dir_okay=False, path_type=Path)
    if kind is int or int in kinds:
        return click.IntRange(min=least)
    if kind is float:
        return _Within(min=least, max=most)
    return float if float in kinds else str


class _Within(click.FloatRange):
    """A number within bounds, which NaN is not, whatever compares says."""

    def convert(
        self,
        value: Any,  # noqa: ANN401 - what the command line, a setting or the default gives
        param: click.Parameter | None,
        ctx: click.Context | None,
    ) -> float:
        """*value*, where it is one. Raises BadParameter."""
        number: float = super().convert(value, param, ctx)
        if math.isnan(number):
            self.fail(f"{value} is not in the range {self.min}<=x<={self.max}.", param, ctx)
        return number


def _is_configured(context: click.Context, parameter: click.Parameter) -> bool:
    return (
        parameter.name is not None
        and context.get_parameter_source(parameter.name) is ParameterSource.DEFAULT_MAP
    )


def _another_length(context: click.Context, parameter: click.Parameter, value: int | None) -> int | None:
    """No configured number of sentences where ``--words`` or ``--ratio`` sets the length."""
    if not _is_configured(context, parameter):
        return value
    return None if any(context.params.get(name) is not None for name in ("words", "ratio")) else value


def _beside_a_glossary(context: click.Context, parameter: click.Parameter, value: bool) -> bool:
    """A configured ``--glossary-only`` asks for nothing where there is no glossary to take alone."""
    if not _is_configured(context, parameter):
        return value
    return value and context.params.get("glossary") is not None


_TRANSLATION = _offered(TranslationOptions)
_BOTH = _offered(Options)
_MODEL = "backend:model; see `ringkas models list`."

glossary_option = _TRANSLATION["glossary"]
glossary_only_option = _TRANSLATION["glossary_only"]
mark_below_option = _TRANSLATION["mark_below"]
scope_option = _BOTH["scope"]
force_option = _BOTH["force"]
second_option = click.option(
    "--second", help="Another translator: of each sentence the better one is taken; '' for none."
)


def summary_options(command: _F) -> _F:
    """Add what can be asked of a summary."""
    return _with(command, *_offered(Request).values(), click.option("--summarizer", help=_MODEL))


def translation_options(command: _F) -> _F:
    """Add what can be asked of a translation and of the machine that makes it."""
    return _with(
        command,
        click.option("--translator", help=_MODEL),
        second_option,
        *_TRANSLATION.values(),
        click.option(
            "--device", type=click.Choice(["cpu", "cuda", "auto"]), default="cpu", show_default=True
        ),
        click.option("--threads", type=click.IntRange(min=1), help="CPU threads that a model may use."),
    )


def demanded(options: OptionValues) -> OptionValues:
    """Those of *options* that ask for something else than a brief is given anyway."""
    usual = Options().by_name()
    return cast(OptionValues, {name: value for name, value in options.items() if value != usual[name]})


_SETTINGS: Mapping[str, Setting[Any]] = {
    "sentences": SENTENCES,
    "style": STYLE,
    "scope": TRANSLATE,
    "alternatives": ALTERNATIVES,
    "beam_size": BEAM_SIZE,
    "mark_below": MARK_BELOW,
    "device": DEVICE,
    "glossary": GLOSSARY,
    "glossary_only": GLOSSARY_ONLY,
}
"""What takes an option's place where it isn't given, by the option's name."""


def configured() -> dict[str, Any]:
    """The options that the environment or a configuration file sets, for click's ``default_map``.

    Raises SettingsError where a setting has no usable value.
    """
    found = {name: setting.find() for name, setting in _SETTINGS.items()}
    return {name: known.value for name, known in found.items() if known.origin != "default"}


def in_words_of_the_setting(error: click.UsageError) -> click.UsageError:
    """Give *error* back; where it refuses what a setting says, it names that and not the option."""
    if (
        isinstance(error, click.BadParameter)
        and error.ctx is not None
        and error.param is not None
        and _is_configured(error.ctx, error.param)
    ):
        setting = _SETTINGS[error.param.name or ""]
        origin = setting.find().origin
        error.param_hint = origin if origin == setting.name else f"`{setting.key}` in {origin}"
    return error


def _with(command: _F, *options: _Option[_F]) -> _F:
    for option in reversed(options):  # decorators apply from the last to the first
        command = option(command)
    return command
