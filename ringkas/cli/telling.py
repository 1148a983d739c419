"""What is said beside a result, on stderr, and how to have it silent."""

import click

from engine.errors import RingkasError

__all__ = ["in_words_of_the_command", "is_quiet", "note", "quiet_option"]

_KEY = "ringkas.quiet"
"""Where a click context and those under it keep that nothing but errors is wanted."""


def _remember(context: click.Context, _parameter: click.Parameter, quiet: bool) -> None:
    if quiet:
        context.meta[_KEY] = True


quiet_option = click.option(
    "-q",
    "--quiet",
    is_flag=True,
    expose_value=False,
    callback=_remember,
    help="No progress and no notes: only errors on stderr.",
)


def is_quiet() -> bool:
    """Whether the command that runs was asked to say nothing but errors."""
    context = click.get_current_context(silent=True)
    return context is not None and _KEY in context.meta


def note(message: str) -> None:
    """Say *message* on stderr, unless ``--quiet`` was given."""
    if not is_quiet():
        click.echo(message, err=True)


_ON_ONE_TEXT = ("clean", "summarize", "translate", "digest")
"""Commands that do a part of what ``ringkas run`` does, with what it takes."""


def in_words_of_the_command(error: RingkasError, command: str | None) -> RingkasError:
    """Give *error* back with a hint that names *command*, which was given, where it names ``ringkas run``."""
    if command in _ON_ONE_TEXT:
        error.hint = error.hint.replace("`ringkas run ", f"`ringkas {command} ")
    return error
