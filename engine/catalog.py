"""The models that ringkas knows of, and bringing one of them (or any other) into the store."""

import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import get_args

from .errors import UnknownBackend
from .names import parse_name
from .registry import Task, gguf_file, load
from .store.hub import find_checkpoint
from .store.store import StoredModel, disk_size, stored

__all__ = ["KnownModel", "fetch", "known_models", "recommended_translator"]


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownModel:
    """An entry of the catalog."""

    name: str
    """``backend:model``, ready to be used."""
    task: Task
    size: int
    """Megabytes to download; 0 where it comes with the installation."""
    licence: str
    """SPDX name in lower case or the licence's own; empty where the makers state none."""
    non_commercial: bool
    """True where the licence, or that of the training data, forbids commercial use."""
    note: str
    recommended: bool = False
    """True for the best model of its task that may be used for anything."""
    bleu: float | None = None
    """On FLORES-200 devtest, Indonesian to English, as published; None where nothing is."""

    @property
    def warning(self) -> str:
        """What a user must know before using it; empty where there is nothing."""
        if not self.non_commercial:
            return ""
        return f"For non-commercial use only ({self.licence or 'by the terms of its training data'})."


@cache
def known_models() -> tuple[KnownModel, ...]:
    """The models that ringkas knows of: translators, then summarizers."""
    text = files(__package__).joinpath("catalog.toml").read_text(encoding="utf-8")
    return tuple(KnownModel(**entry) for entry in tomllib.loads(text)["model"])


def recommended_translator() -> str:
    """The best translator that can be fetched and used for anything, as ``backend:model``."""
    return next(model.name for model in known_models() if model.task == "translator" and model.recommended)


def fetch(name: str, *, progress: Callable[[str], None] | None = None) -> StoredModel:
    """Bring a model into the store, so that it loads without a download from then on.

    What is there already, or is a file or directory of the user's own, is left as it is. *progress* gets a
    short message during one-time work. Raises UnknownBackend (for a server, which has its own store),
    ModelNotFound, PreparationError and StoreError.
    """
    parsed = parse_name(name)
    path = Path(parsed.model).expanduser()
    licence = revision = ""
    match parsed.backend:
        case "http":
            raise UnknownBackend(
                f"`{name}` runs on a server; there is nothing to fetch.", hint="Use it as it is."
            )
        case "gguf":
            path = gguf_file(parsed)
        case "hf":
            found = find_checkpoint(parsed.model, name=name)
            path, licence, revision = found.path, found.licence, found.revision
        case "embedded":
            for task in get_args(Task):
                load(name, task=task, progress=progress)
            return next(model for model in stored() if model.name == "embedded:translator")
        case _:
            load(name, progress=progress)
            return next(model for model in stored() if model.name == str(parsed))
    return StoredModel(name=str(parsed), path=path, size=disk_size(path), licence=licence, revision=revision)
