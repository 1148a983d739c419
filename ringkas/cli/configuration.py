"""``ringkas config``: every setting, its value, and where that comes from."""

import json
from pathlib import Path
from typing import Any

import click

from engine.configuration import PROJECT_FILE
from engine.setting_kinds import PATH
from engine.settings import SECTIONS, Setting, user_file

from ..choices import is_server_of_project

__all__ = ["config_command"]


@click.group("config", invoke_without_command=True)
@click.option("--json", "as_json", is_flag=True, help="One JSON array on stdout.")
@click.pass_context
def config_command(context: click.Context, *, as_json: bool) -> None:
    """Show every setting, its value and where it comes from; `ringkas config path` where the files lie.

    An option goes before a variable of the environment, that before ringkas.toml in the working folder, and
    that before the file of `ringkas config path`.
    """
    if context.invoked_subcommand is not None:
        return
    sections = {title: [_row(setting) for setting in settings] for title, settings in SECTIONS.items()}
    if as_json:
        rows = [row for section in sections.values() for row in section]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    width = max(len(row["name"]) for section in sections.values() for row in section)
    for title, rows in sections.items():
        click.secho(title, bold=True)
        for row in rows:
            click.echo(f"  {row['name']:{width}}  {row['shown']}  ({row['origin']})")


@config_command.command("path")
def _path() -> None:
    """Print where the user's configuration is, or would be."""
    path = user_file()
    click.echo(path)
    for name, file in (("It", path), (f"The project's, {PROJECT_FILE.absolute()},", PROJECT_FILE)):
        if not file.exists():
            click.echo(f"{name} is not there.", err=True)


def _row(setting: Setting[Any]) -> dict[str, Any]:
    found = setting.find()
    value = found.value
    if isinstance(value, str):
        value = "(set, not shown)" if setting.secret else setting.shown(value)
    shown = setting.otherwise.replace("`", "") if value is None else json.dumps(value, ensure_ascii=False)
    if setting.kind is PATH and value is not None and not Path(value).is_file():
        shown += ", which is no file"
    if is_server_of_project(found):
        shown += ", a server, which a project can't name"
    return {
        "name": setting.key or setting.name,
        "variable": setting.name,
        "value": value,
        "shown": shown,
        "origin": found.origin,
    }
