"""Which models to use: an option, else the environment, else a configuration file, else the default."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from engine.configuration import with_value
from engine.errors import SettingsError
from engine.settings import SECOND, SUMMARIZER, TRANSLATOR, Found, Setting, user_file
from engine.store.home import ensure_directory

__all__ = ["Choice", "choose", "is_server_of_project", "remember"]

_DEFAULT_SUMMARIZER = "extractive"
_DEFAULT_TRANSLATOR = "embedded"
_LOCK_SECONDS = 10
"""Another process changes the file in no time: a lock held for so long is a fault."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The models that a pipeline runs with, each as ``backend:model``."""

    summarizer: str = _DEFAULT_SUMMARIZER
    translator: str = _DEFAULT_TRANSLATOR
    second: str = ""
    """The translator beside the first; empty where there is none."""


def choose(
    *, summarizer: str | None = None, translator: str | None = None, second: str | None = None
) -> Choice:
    """Settle which models to use.

    For each: the argument, else the setting (`RINGKAS_SUMMARIZER`, `RINGKAS_TRANSLATOR`, `RINGKAS_SECOND`,
    else the configuration files), else the default, which is no second translator; ``""`` for *second* asks
    for none, whatever the settings say. Raises SettingsError where a file is malformed, or where a project's
    names a server: it may be somebody else's, and articles would go there with the user's key.
    """
    return Choice(
        summarizer=summarizer or _set(SUMMARIZER) or _DEFAULT_SUMMARIZER,
        translator=translator or _set(TRANSLATOR) or _DEFAULT_TRANSLATOR,
        second=(_set(SECOND) or "") if second is None else second,
    )


def _set(setting: Setting[str | None]) -> str | None:
    found = setting.find()
    if is_server_of_project(found):
        raise SettingsError(
            f"`{setting.key}` in {found.origin} names a server, which a project can't.",
            hint=f"That file may be somebody else's; set it in {user_file()}.",
        )
    return found.value


def is_server_of_project(found: Found[Any]) -> bool:
    """Whether a project's file names a model on a server, which `choose` refuses."""
    return found.of_project and isinstance(found.value, str) and found.value.startswith("http:")


def remember(*, summarizer: str | None = None, translator: str | None = None) -> Path:
    """Make these models the default from now on, and return the user's file, which says so.

    What isn't given, and whatever else the file says, stays as it was, also where several processes do this
    at once. Raises SettingsError where the file can't be read or written.
    """
    from filelock import FileLock

    path = user_file()
    ensure_directory(path.parent)
    draft = path.with_suffix(".tmp")
    given = {SUMMARIZER.key: summarizer, TRANSLATOR.key: translator}
    try:
        with FileLock(path.with_suffix(".lock"), timeout=_LOCK_SECONDS):
            content = path.read_text(encoding="utf-8-sig") if path.exists() else ""
            for key, name in given.items():
                if name is not None:
                    content = with_value(content, key, name)
            draft.write_text(content, encoding="utf-8")
            draft.replace(path)
    except OSError as exc:
        raise SettingsError(
            f"The configuration {path} can't be written ({exc.strerror or exc}).",
            hint="Set RINGKAS_HOME to a directory that you can write to.",
        ) from exc
    except ValueError as exc:
        wanted = ", ".join(f'{key} = "{name}"' for key, name in given.items() if name is not None)
        raise SettingsError(
            f"The configuration {path} can't be changed by a program ({exc}).",
            hint=f"Set it by hand: {wanted}.",
        ) from exc
    return path
