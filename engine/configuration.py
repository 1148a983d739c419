"""The configuration files, as TOML: where they lie, what they say, and how one value of them is written."""

import json
import re
import tomllib
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

from .errors import SettingsError

__all__ = ["PROJECT_FILE", "configuration_home", "read_file", "with_value"]

PROJECT_FILE = Path("ringkas.toml")
"""The project's configuration, in the working folder."""


def configuration_home(chosen: str | None) -> Path:
    """The directory of the user's configuration: *chosen* where given, else the platform's for ringkas.

    It need not exist yet.
    """
    return Path(chosen).expanduser() if chosen else _of_the_platform()


@cache
def _of_the_platform() -> Path:
    import platformdirs

    return Path(platformdirs.user_config_dir("ringkas"))


def read_file(path: Path) -> Mapping[str, object]:
    """What the file says, by ``table.key``; empty where there is no such file.

    Raises SettingsError where it can't be read or isn't TOML.
    """
    try:
        state = path.stat()
    except (FileNotFoundError, NotADirectoryError):
        return {}
    except OSError as exc:
        raise _unreadable(path, exc.strerror or str(exc)) from exc
    return _read(path.absolute(), state.st_mtime_ns, state.st_size)


@lru_cache(maxsize=8)
def _read(path: Path, _changed: int, _size: int) -> Mapping[str, object]:
    """The content of *path*, read once as long as it stays as it is: a command asks for many settings."""
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as exc:
        raise _unreadable(path, exc.strerror or str(exc)) from exc
    except ValueError as exc:
        raise _unreadable(path, str(exc)) from exc
    values: dict[str, object] = {}
    for name, table in tables.items():
        inner = table if isinstance(table, dict) else {"": table}
        values |= {f"{name}.{key}".rstrip("."): value for key, value in inner.items()}
    return values


def _unreadable(path: Path, reason: str) -> SettingsError:
    return SettingsError(
        f"The configuration {path} can't be read ({reason}).",
        hint="Mend it or delete it; the defaults then apply.",
    )


def with_value(content: str, key: str, value: str) -> str:
    r"""The TOML *content* with the text *value* at ``table.key``; comments and all else stay as they are.

    Raises ValueError where the file is written in a way that this can't change.

    >>> with_value("# mine\n[models]\nthreads = 2\n", "models.translator", "embedded")
    '# mine\n[models]\ntranslator = "embedded"\nthreads = 2\n'
    """
    table, _, name = key.partition(".")
    line = f"{name} = {json.dumps(value)}"  # a JSON string is a TOML string
    head = re.search(rf"^[ \t]*\[[ \t]*{table}[ \t]*\][^\n]*(?:\n|\Z)", content, re.MULTILINE)
    if head is None:
        gap = "\n" if content and not content.endswith("\n") else ""
        changed = f"{content}{gap}[{table}]\n{line}\n"
    else:
        before, rest = content[: head.end()], content[head.end() :]
        rest, found = re.subn(
            rf"\A((?:(?![ \t]*\[)[^\n]*\n)*?)[ \t]*{name}[ \t]*=[^\n]*", lambda m: m[1] + line, rest, count=1
        )
        gap = "" if before.endswith("\n") else "\n"
        changed = before + rest if found else f"{before}{gap}{line}\n{rest}"
    wanted = tomllib.loads(content)
    wanted.setdefault(table, {})[name] = value
    if tomllib.loads(changed) != wanted:
        raise ValueError(f"{key} can't be set.")
    return changed
