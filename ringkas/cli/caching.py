"""``ringkas cache``: what was translated before."""

import json
from dataclasses import asdict

import click

from engine.wording import counted

from .sizes import readable
from .telling import note

__all__ = ["cache_command"]


@click.group("cache", invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="One JSON object on stdout.")
@click.pass_context
def cache_command(context: click.Context, *, as_json: bool) -> None:
    """Show the translation cache; `ringkas cache clear` empties it."""
    if context.invoked_subcommand is not None:
        return
    from translate import cache_stats

    stats = cache_stats()
    if as_json:
        click.echo(json.dumps({**asdict(stats), "path": str(stats.path)}, indent=2))
        return
    limit = f"of at most {readable(stats.limit)}" if stats.limit else "switched off by RINGKAS_CACHE_MB=0"
    click.echo(f"{counted(stats.entries, 'sentence')}, {readable(stats.size)} {limit}\n{stats.path}")


@cache_command.command("clear")
def _clear() -> None:
    """Forget every translation."""
    from translate import clear_cache

    note(f"Removed {counted(clear_cache(), 'sentence')}.")
