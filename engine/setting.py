"""One setting, and where its value is found: its variable, the project's file, the user's, the default."""

import difflib
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, Literal, TypeVar

from .configuration import PROJECT_FILE, configuration_home, read_file
from .errors import SettingsError, UnusableValue
from .setting_kinds import PATH, Kind

__all__ = ["DEFINED", "Found", "Setting", "user_file"]

T = TypeVar("T")

DEFINED: "list[Setting[Any]]" = []
"""All settings there are, in the order of their definition: a file is checked against them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found(Generic[T]):
    """The value of a setting, and where it is from."""

    value: T
    origin: str
    """The name of a variable, the path of a file, or ``default``."""
    of_project: bool = False
    """Whether the working folder's file says it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting(Generic[T]):
    """One setting: an environment variable, and a key in the configuration files."""

    name: str
    """Of the variable."""
    kind: Kind
    default: T
    meaning: str
    otherwise: str = ""
    """What holds where it isn't set, in words, where `default` doesn't say it."""
    least: Literal[0, 1] | None = None
    """The least number that it may be; None for what has no bound."""
    refusal: str = "{name} must be {wanted}, not {given!r}."
    hint: str = "Unset {name} to get the default."
    table: str = "models"
    """Where the files have it; empty where they can't."""
    personal: bool = False
    """Whether a project's file, which may be somebody else's, can't set it."""
    secret: bool = False
    """Whether its value isn't to be shown."""

    def __post_init__(self) -> None:
        DEFINED.append(self)

    @property
    def key(self) -> str:
        """``table.key``, its place in a file; empty where it has none."""
        prefix = {"limits": "MAX_", "web": "WEB_"}.get(self.table, "")
        name = self.name.removeprefix("RINGKAS_").removeprefix(prefix).lower()
        return f"{self.table}.{name}" if self.table else ""

    def read(self) -> T:
        """The setting's value; see `find`."""
        return self.find().value

    def find(self) -> Found[T]:
        """The value of the variable, else of the project's file, else of the user's, else `default`.

        What is blank isn't set. Raises UnusableValue where this variable, or anything in a file, has a value
        that can't be used, and SettingsError for a file that can't be read or says what no setting is called.
        """
        given = os.environ.get(self.name, "")
        if given.strip():
            try:
                return Found(value=self._checked(self.kind.read(given)), origin=self.name)
            except ValueError as exc:
                facts = {
                    "name": self.name,
                    "wanted": self._wanted,
                    "given": self.shown(given.strip()),
                    "default": self.default,
                }
                raise UnusableValue(self.refusal.format(**facts), hint=self.hint.format(**facts)) from exc
        for path, values in _files() if self.key else ():
            stored = values.get(self.key, "")
            if not _is_blank(stored):
                return Found(
                    value=self.of_file(stored, path), origin=str(path), of_project=path == _project_file()
                )
        return Found(value=self.default, origin="default")

    def shown(self, value: str) -> str:
        """*value* as it may be told: nothing of a secret, and no password of an address."""
        return "…" if self.secret else re.sub(r"^(\w+://)?.*@", r"\1…@", value)

    def of_file(self, stored: object, path: Path) -> T:
        """The value that the file *path* gives as *stored*. Raises UnusableValue."""
        try:
            if type(stored) not in self.kind.types:  # not isinstance: `true` is no whole number
                raise ValueError(type(stored).__name__)
            if self.kind is PATH:
                stored = str(path.parent / Path(str(stored)).expanduser())
            return self._checked(stored)
        except ValueError as exc:
            given = self.shown(stored) if isinstance(stored, str) else stored
            wanted = self.kind.wanted_in_file or self._wanted
            raise UnusableValue(
                f"`{self.key}` in {path} must be {wanted}, not {given!r}.",
                hint="Change it there, or take it out to get the default.",
            ) from exc

    @property
    def _wanted(self) -> str:
        bound = {None: "", 0: ", 0 or more", 1: " above zero"}
        return self.kind.wanted + bound[self.least]

    def _checked(self, value: Any) -> T:  # noqa: ANN401 - what the kind reads
        if (self.least is not None and value < self.least) or not self.kind.fits(value):
            raise ValueError(value)
        checked: T = value
        return checked


def user_file() -> Path:
    """The user's configuration: ``config.toml`` in `RINGKAS_HOME`, else in the platform's folder."""
    # No file can say where the files are, and only that.
    (home,) = (setting for setting in DEFINED if not setting.key)
    return configuration_home(home.read()) / "config.toml"


def _project_file() -> Path:
    return PROJECT_FILE.absolute()


def _files() -> Iterator[tuple[Path, Mapping[str, object]]]:
    """The configuration files with what they say, the one that goes before first; each checked."""
    for path in (_project_file(), user_file()):
        values = read_file(path)
        for key, stored in values.items():
            known = _known(key, path)
            if not _is_blank(stored):
                known.of_file(stored, path)
        yield path, values


def _is_blank(stored: object) -> bool:
    """Whether a file's value says nothing, which is as if it weren't there."""
    return isinstance(stored, str) and not stored.strip()


def _known(key: str, path: Path) -> Setting[Any]:
    """The setting that *key* of the file *path* sets. Raises SettingsError where none is, or it can't."""
    known = {setting.key: setting for setting in DEFINED if setting.key}
    if key not in known:
        near = difflib.get_close_matches(key, known, n=1, cutoff=0.75) or [
            name
            for stem in difflib.get_close_matches(
                key.rpartition(".")[2], [name.partition(".")[2] for name in known], n=1, cutoff=0.75
            )
            for name in known
            if name.partition(".")[2] == stem
        ]
        raise SettingsError(
            f"`{key}` in {path} is no setting.",
            hint=f"Did you mean `{near[0]}`?" if near else "`ringkas config` shows all there are.",
        )
    if known[key].personal and path == _project_file():
        raise SettingsError(
            f"`{key}` can't be set by a project, as {path} does.",
            hint=f"That file may be somebody else's; set it in {user_file()}.",
        )
    return known[key]
