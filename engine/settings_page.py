"""The page of documentation that lists every setting."""

from typing import Any

from . import settings
from .setting import Setting

__all__ = ["settings_page"]

_INTRODUCTION = """\
# Settings

Each is an environment variable and a key of the [configuration files](cli.md#settings); an option of a
command goes before the variable, and that before the files. What isn't set, or is blank, has the default; a
value that can't be used is an error that names its place. Digits may be grouped with underscores, as in
`5_000_000`. What is over a limit is refused, never cut.
"""
_HEAD = "| variable | key | value | default | what it sets |\n|---|---|---|---|---|\n"


def settings_page() -> str:
    """The text of ``docs/settings.md``."""
    parts = [_INTRODUCTION]
    for title, section in settings.SECTIONS.items():
        rows = [
            f"| {' | '.join([f'`{setting.name}`', setting.key and f'`{setting.key}`', setting.kind.name])} "
            f"| {_default(setting)} | {setting.meaning} |\n"
            for setting in section
        ]
        parts.append(f"## {title}\n\n{_HEAD}{''.join(rows)}")
    return "\n".join(parts)


def _default(setting: Setting[Any]) -> str:
    if setting.otherwise:
        return setting.otherwise
    return f"{setting.default:_g}" if isinstance(setting.default, float) else f"{setting.default:_d}"
