"""The models that ringkas knows of, and bringing one of them (or any other) into the store."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, get_args, get_type_hints

from .errors import SettingsError, UnknownBackend
from .names import parse_name
from .registry import Task, gguf_file, load
from .store.hub import find_checkpoint, hub_bytes
from .store.store import StoredModel, disk_size, stored

__all__ = [
    "KnownModel",
    "fetch",
    "fetched_bytes",
    "known_models",
    "parse_catalog",
    "ranked",
    "recommended_translator",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownModel:
    """An entry of the catalog."""

    name: str
    """``backend:model``, ready to be used."""
    task: Task
    size: int
    """Megabytes to download; 0 where it comes with the installation."""
    memory: int
    """Gigabytes that a machine should have for it: an estimate, see the catalog's head."""
    licence: str
    """SPDX name in lower case or the licence's own; empty where the makers state none."""
    non_commercial: bool
    """True where the licence, or that of the training data, forbids commercial use."""
    note: str
    recommended: bool = False
    """True for the best model of its task that may be used for anything."""
    bleu: float | None = None
    """On FLORES-200 devtest, Indonesian to English, as published; None where nothing is."""
    quality: str = ""
    """What else its makers publish of its quality, in words; not to be compared with `bleu`."""
    source: str = ""
    """Where `bleu` and `quality` come from; empty where there is neither."""
    assured: bool = True
    """False where the name may give another model than the one that `bleu` is of."""

    @property
    def warning(self) -> str:
        """What a user must know before using it; empty where there is nothing."""
        if not self.non_commercial:
            return ""
        return f"For non-commercial use only ({self.licence or 'by the terms of its training data'})."


@cache
def known_models() -> tuple[KnownModel, ...]:
    """The models that ringkas knows of: translators, then summarizers."""
    return parse_catalog(files(__package__).joinpath("catalog.toml").read_text(encoding="utf-8"))


def parse_catalog(content: str) -> tuple[KnownModel, ...]:
    """The entries of a catalog in TOML. Raises SettingsError where one doesn't fit the format."""
    try:
        table = tomllib.loads(content)
    except tomllib.TOMLDecodeError as exc:
        raise SettingsError(f"The catalog is no TOML: {exc}.") from exc
    if table.keys() != {"model"}:
        raise SettingsError("The catalog holds models and nothing else.", hint="Each begins with [[model]].")
    models = tuple(_entry(entry, number) for number, entry in enumerate(table["model"], start=1))
    if len({(model.name, model.task) for model in models}) < len(models):
        raise SettingsError("The catalog has a model twice for one task.")
    return models


def ranked(*, memory: int, any_use: bool = False) -> tuple[KnownModel, ...]:
    """The translators for a machine with *memory* gigabytes, that with the best published BLEU first.

    Those without a figure can't be compared and aren't among them, nor is one that the name may not give.
    *any_use* leaves out those for non-commercial use only.
    """
    fitting = [
        (model.bleu, model)
        for model in known_models()
        if model.task == "translator" and model.bleu is not None and model.assured and model.memory <= memory
    ]
    fitting.sort(key=lambda pair: pair[0], reverse=True)
    return tuple(model for _, model in fitting if not (any_use and model.non_commercial))


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


def fetched_bytes(name: str) -> int:
    """Bytes that are here by now of what `fetch` downloads for the model *name*, of unfinished files too.

    0 where nothing of it is here, or nothing is downloaded. Raises UnknownBackend.
    """
    parsed = parse_name(name)
    if parsed.backend != "firefox":
        return hub_bytes(name)
    from .backends.firefox import firefox_bytes

    return firefox_bytes(parsed.model)


def _entry(entry: Mapping[str, Any], number: int) -> KnownModel:
    place = f"Entry {number} of the catalog ({entry.get('name', 'without a name')})"
    known = {field.name: field for field in fields(KnownModel)}
    needed = {name for name, field in known.items() if field.default is MISSING}
    if off := sorted((entry.keys() - known.keys()) | (needed - entry.keys())):
        raise SettingsError(f"{place} has missing or unknown fields: {', '.join(off)}.")
    kinds = get_type_hints(KnownModel) | {"task": str, "bleu": float}
    for name, value in entry.items():
        if type(value) is not kinds[name]:
            raise SettingsError(f"{place}: {name} is no {kinds[name].__name__}.")
    model = KnownModel(**entry)
    if model.task not in get_args(Task):
        raise SettingsError(f"{place} has no task that ringkas has: {model.task}.")
    if bool(model.source) != bool(model.bleu or model.quality):
        raise SettingsError(f"{place} needs a source if it has a figure, and none otherwise.")
    return model
