"""The options that several commands share, each written once."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, get_args

import click

from ..options import Style

__all__ = ["glossary_option", "summary_options", "translation_options"]

_F = TypeVar("_F", bound=Callable[..., Any])

glossary_option = click.option(
    "--glossary", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="CSV glossary."
)

_SUMMARY = (
    click.option("--sentences", type=click.IntRange(min=1), help="Summary length in sentences (default 3)."),
    click.option("--words", type=click.IntRange(min=1), help="Summary length in words, at most."),
    click.option("--ratio", type=float, help="Summary length as a share of the article, such as 0.2."),
    click.option("--style", type=click.Choice(get_args(Style)), default="paragraph", show_default=True),
    click.option("--focus", help="A question that the summary should lean towards, in Indonesian."),
    click.option("--guard/--no-guard", default=True, help="Check a generated summary against the article."),
    click.option("--summarizer", help="backend:model; see `ringkas models list`."),
)
_TRANSLATION = (
    click.option("--translator", help="backend:model; see `ringkas models list`."),
    click.option("--alternatives", type=click.IntRange(min=1), default=1, help="Hypotheses a sentence."),
    click.option("--beam-size", type=click.IntRange(min=1), help="Beam width of the translator."),
    glossary_option,
    click.option("--device", type=click.Choice(["cpu", "cuda", "auto"]), default="cpu", show_default=True),
    click.option("--threads", type=click.IntRange(min=1), help="CPU threads that a model may use."),
)


def summary_options(command: _F) -> _F:
    """Add what can be asked of a summary."""
    return _with(command, _SUMMARY)


def translation_options(command: _F) -> _F:
    """Add what can be asked of a translation and of the machine that makes it."""
    return _with(command, _TRANSLATION)


def _with(command: _F, options: tuple[Callable[[_F], _F], ...]) -> _F:
    for option in reversed(options):  # decorators apply from the last to the first
        command = option(command)
    return command
