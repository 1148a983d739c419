"""What is said beside a result, on stderr, and how to have it silent."""

import click

__all__ = ["is_quiet", "note", "quiet_option"]

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
