"""The model store: what was fetched from the hub and what was converted, under `home()`.

    home()/hub/         checkpoints as the hub lays them out (huggingface_hub keeps this directory)
    home()/models/      one directory a converted model, with ``record.json``
    home()/locks/       a lock for whatever is being written, fetched or removed

A converted model is built in a draft directory and renamed into place, under its lock (see `lock`), so
another process sees all of it or nothing.
"""

import json
import os
import shutil
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ..errors import StoreError
from .home import home
from .lock import locked, writing

__all__ = [
    "Origin",
    "StoredModel",
    "discard",
    "hub_directory",
    "keep",
    "models_directory",
    "revision_of",
    "stored",
]

_RECORD = "record.json"
_DRAFT = ".draft-"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredModel:
    """A model that lies in the store, ready to load."""

    name: str
    """``backend:model``, as it was asked for."""
    path: Path
    size: int
    """Bytes on disk."""
    licence: str
    """SPDX name or what the model's card says; empty where it says nothing."""
    revision: str
    """The commit of the checkpoint, or a digest of a local one."""


def hub_directory() -> Path:
    """Where checkpoints from the hub are kept."""
    return home() / "hub"


def models_directory() -> Path:
    """Where converted models are kept."""
    return home() / "models"


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where a converted model comes from."""

    licence: str
    revision: str


def keep(slug: str, *, name: str, build: Callable[[Path], Origin]) -> Path:
    """The directory of the model *slug*, built by *build* unless it is there already.

    *build* fills an empty draft directory and tells the origin; whatever it raises (Ctrl-C too) leaves
    nothing behind. Of several processes that ask at once one builds and the others wait. *name* is
    ``backend:model``. Raises StoreError where the store can't be written or is locked for an hour.
    """
    target = models_directory() / slug
    if (target / _RECORD).is_file():  # needs no lock and no right to write
        return target
    with locked(target), writing(target.parent):
        if (target / _RECORD).is_file():
            return target
        _sweep(target.parent, slug)
        draft = Path(tempfile.mkdtemp(prefix=f"{_DRAFT}{slug}-", dir=target.parent))
        try:
            origin = build(draft)
            record = {"name": name, "licence": origin.licence, "revision": origin.revision}
            (draft / _RECORD).write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")
            os.replace(draft, target)
        finally:
            shutil.rmtree(draft, ignore_errors=True)
        return target


def revision_of(directory: Path) -> str:
    """What the model in *directory* was made from: its directory's name, with the revision in its record.

    Empty where `keep` didn't make it.
    """
    try:
        record = json.loads((directory / _RECORD).read_text(encoding="utf-8"))
        return f"{directory.name}@{record['revision']}"
    except (OSError, ValueError, KeyError):
        return ""


def stored() -> list[StoredModel]:
    """What the store holds, by name: converted models, and checkpoints and files from the hub.

    A checkpoint that was fetched to be converted is listed as the ``hf:`` model that it also is. Raises
    StoreError where a record is malformed.
    """
    found = []
    for record in sorted(models_directory().glob(f"*/{_RECORD}")):
        if record.parent.name.startswith(_DRAFT):
            continue
        try:
            values = json.loads(record.read_text(encoding="utf-8"))
            found.append(StoredModel(path=record.parent, size=disk_size(record.parent), **values))
        except (OSError, ValueError, TypeError) as exc:
            raise StoreError(
                f"The record {record} can't be read ({exc}).", hint=f"Delete {record.parent}."
            ) from exc
    for snapshot in hub_directory().glob("models--*/snapshots/*"):
        found += _checkpoints(snapshot)
    return sorted(found, key=lambda model: model.name)


def discard(name: str) -> int:
    """Remove a model, its converted form and its checkpoint from the hub; returns the bytes that this freed.

    ``embedded`` means what was prepared of the embedded model with any adapter. 0 where the store doesn't
    hold it. Raises StoreError where the files can't be removed.
    """
    directories = [
        model.path
        for model in stored()
        if (model.name == name or (name == "embedded" and model.name.startswith("embedded:")))
        and (model.path / _RECORD).is_file()
    ]
    repository = "--".join(name.partition(":")[2].partition("@")[0].split("/")[:2])
    checkpoint = hub_directory() / f"models--{repository}"
    if checkpoint.is_dir():
        directories.append(checkpoint)
    freed = 0
    for directory in directories:
        freed += disk_size(directory)
        with locked(directory), writing(directory):
            shutil.rmtree(directory)
    return freed


def disk_size(path: Path) -> int:
    """Bytes that a file, or what lies in a directory, takes; a link counts for what it leads to."""
    files = [path] if path.is_file() else [file for file in path.rglob("*") if file.is_file()]
    return sum(size for size in {file.resolve(): file.stat().st_size for file in files}.values())


def _checkpoints(snapshot: Path) -> list[StoredModel]:
    """The models in one snapshot of a repository: each GGUF file, or the checkpoint as a whole."""
    repository = snapshot.parent.parent
    name = repository.name.removeprefix("models--").replace("--", "/", 1)
    notice = repository / "licence.txt"
    licence = notice.read_text(encoding="utf-8").strip() if notice.is_file() else ""
    models = {f"gguf:{name}/{file.relative_to(snapshot)}": file for file in snapshot.rglob("*.gguf")}
    if (snapshot / "config.json").is_file():
        models[f"hf:{name}"] = snapshot
    return [
        StoredModel(name=key, path=path, size=disk_size(path), licence=licence, revision=snapshot.name)
        for key, path in models.items()
    ]


def _sweep(directory: Path, slug: str) -> None:
    """Remove drafts of *slug* that a killed process left; the lock is ours, so nobody is at work on them."""
    for left in directory.glob(f"{_DRAFT}{slug}-*"):
        shutil.rmtree(left, ignore_errors=True)
