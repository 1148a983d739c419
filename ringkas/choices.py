"""Which models to use: an option, else the environment, else the user's configuration, else the default."""

import json
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from engine.errors import SettingsError
from engine.settings import SUMMARIZER, TRANSLATOR
from engine.store.home import configuration_home, ensure_directory

__all__ = ["Choice", "choose", "configuration_file", "remember"]

DEFAULT_SUMMARIZER = "extractive"
DEFAULT_TRANSLATOR = "embedded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The models that a pipeline runs with, each as ``backend:model``."""

    summarizer: str = DEFAULT_SUMMARIZER
    translator: str = DEFAULT_TRANSLATOR


def configuration_file() -> Path:
    """The user's configuration: ``config.json`` in the platform's configuration directory.

    With `RINGKAS_HOME` set it lies there, so that one variable moves everything that ringkas writes.
    """
    return configuration_home() / "config.json"


def choose(*, summarizer: str | None = None, translator: str | None = None) -> Choice:
    """Settle which models to use.

    For each of the two: the argument, else `RINGKAS_SUMMARIZER` / `RINGKAS_TRANSLATOR`, else what the user's
    configuration names, else the default. Raises SettingsError where the configuration file is malformed.
    """
    stored = _stored()
    return Choice(
        summarizer=summarizer or SUMMARIZER.read() or stored.summarizer,
        translator=translator or TRANSLATOR.read() or stored.translator,
    )


def remember(*, summarizer: str | None = None, translator: str | None = None) -> Path:
    """Make these models the default from now on, and return the file that says so.

    What isn't given stays as it was. Raises SettingsError where the file can't be written.
    """
    stored = _stored()
    choice = replace(
        stored,
        summarizer=summarizer or stored.summarizer,
        translator=translator or stored.translator,
    )
    path = configuration_file()
    ensure_directory(path.parent)
    draft = path.with_suffix(".tmp")
    try:
        draft.write_text(json.dumps(asdict(choice), indent=2) + "\n", encoding="utf-8")
        draft.replace(path)
    except OSError as exc:
        raise SettingsError(
            f"The configuration {path} can't be written ({exc.strerror}).",
            hint="Set RINGKAS_HOME to a directory that you can write to.",
        ) from exc
    return path


def _stored() -> Choice:
    path = configuration_file()
    try:
        values = json.loads(path.read_text(encoding="utf-8"))
        return Choice(**values)
    except FileNotFoundError:
        return Choice()
    except (OSError, ValueError, TypeError) as exc:
        raise SettingsError(
            f"The configuration {path} can't be read ({exc}).",
            hint="Mend it or delete it; the defaults then apply.",
        ) from exc
