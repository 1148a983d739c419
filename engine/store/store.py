"""The model store: what was fetched from the hub and what was converted, under `home()`.

    home()/hub/         checkpoints as the hub lays them out (huggingface_hub keeps this directory)
    home()/models/      one directory a converted model, with ``record.json``
    home()/locks/       a lock for whatever is being written, fetched or removed

A converted model is built in a draft directory and renamed into place, under its lock (see `lock`), so
another process sees all of it or nothing; what is removed is renamed out of its place first, for the same
reason. Its record holds the hash of each of its files: a model whose files were changed since, or whose
record can't be read, is built anew.
"""

import hashlib
import json
import logging
import os
import shutil
import tempfile
import uuid
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .home import home
from .lock import locked, writing

__all__ = [
    "Origin",
    "StoredModel",
    "digest_of",
    "discard",
    "hub_directory",
    "keep",
    "models_directory",
    "revision_of",
    "stored",
]

log = logging.getLogger(__name__)

_RECORD = "record.json"
_DRAFT = ".draft-"
_GONE = ".gone-"
"""Begins the name of a directory that is being removed: nobody reads it, and anybody may remove it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredModel:
    """A model that lies in the store, ready to load."""

    name: str
    """``backend:model``, as it was asked for; ``broken:directory`` where the record can't be read."""
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
    """The directory of the model *slug*, built by *build* unless it is there already, whole.

    *build* fills an empty draft directory and tells the origin; whatever it raises (Ctrl-C too) leaves
    nothing behind. Of several processes that ask at once one builds and the others wait. *name* is
    ``backend:model``. Raises StoreError where the store can't be written or is locked for an hour.
    """
    target = models_directory() / slug
    if _is_whole(target):  # needs no lock and no right to write
        return target
    with locked(target), writing(target.parent):
        if _is_whole(target):
            return target
        if target.exists():
            log.warning("The model in %s is damaged; it is built anew.", target)
        _sweep(target.parent, slug)
        draft = Path(tempfile.mkdtemp(prefix=f"{_DRAFT}{slug}-", dir=target.parent))
        try:
            origin = build(draft)
            record = {
                "name": name,
                "licence": origin.licence,
                "revision": origin.revision,
                "files": {
                    str(path.relative_to(draft)): {**_stamp(path), "sha256": digest_of(path)}
                    for path in sorted(draft.rglob("*"))
                    if path.is_file() and path.name != _RECORD
                },
            }
            (draft / _RECORD).write_text(json.dumps(record, indent=2) + "\n", encoding="utf-8")
            if target.exists():
                _remove(target)
            os.replace(draft, target)
        finally:
            shutil.rmtree(draft, ignore_errors=True)
        return target


def revision_of(directory: Path) -> str:
    """What the model in *directory* was made from: its directory's name, with the revision in its record.

    Empty where `keep` didn't make it.
    """
    record = _read_record(directory)
    return f"{directory.name}@{record['revision']}" if record else ""


def stored() -> list[StoredModel]:
    """What the store holds, by name: converted models, and checkpoints and files from the hub.

    A checkpoint that was fetched to be converted is listed as the ``hf:`` model that it also is. A model
    whose record can't be read is listed as ``broken:`` with its directory's name, by which it can be removed.
    """
    found = []
    for path in sorted(path.parent for path in models_directory().glob(f"*/{_RECORD}")):
        if path.name.startswith((_DRAFT, _GONE)):
            continue
        record = _read_record(path) or {"name": f"broken:{path.name}", "licence": "", "revision": ""}
        if not (path / _RECORD).exists():  # another process removed it just now
            continue
        found.append(
            StoredModel(
                name=record["name"],
                path=path,
                size=disk_size(path),
                licence=record["licence"],
                revision=record["revision"],
            )
        )
    for repository in hub_directory().glob("models--*"):
        with suppress(FileNotFoundError):  # it has no snapshot, or another process removed it just now
            for snapshot in (repository / "snapshots").iterdir():
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
        with locked(directory), writing(directory):
            if directory.exists():  # another process may have removed it while this one waited
                freed += disk_size(directory)
                _remove(directory)
    return freed


def disk_size(path: Path) -> int:
    """Bytes that a file, or what lies in a directory, takes; a link counts for what it leads to.

    What another process removes meanwhile counts for nothing.
    """
    files = (
        [path]
        if path.is_file()
        else [Path(where, name) for where, _, names in os.walk(path) for name in names]
    )
    sizes: dict[Path, int] = {}
    for file in files:
        with suppress(FileNotFoundError):
            if file.is_file():
                sizes[file.resolve()] = file.stat().st_size
    return sum(sizes.values())


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


def _read_record(directory: Path) -> dict[str, Any] | None:
    """What is on record of the model in *directory*; None where nothing can be read."""
    try:
        record = json.loads((directory / _RECORD).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return None
    if not isinstance(record, dict) or not isinstance(record.get("files", {}), dict):
        return None
    return (
        record if all(isinstance(record.get(key), str) for key in ("name", "licence", "revision")) else None
    )


def _is_whole(directory: Path) -> bool:
    """Whether the model in *directory* is there as it was built.

    A file is hashed only where its size or its time of change isn't that on record, for a large model takes
    seconds; what writes to a file changes its time.
    """
    record = _read_record(directory)
    if record is None:
        return False
    try:
        return all(
            _stamp(directory / name).items() <= known.items()
            or digest_of(directory / name) == known["sha256"]
            for name, known in record.get("files", {}).items()
        )
    except (OSError, ValueError, KeyError, AttributeError):
        return False


def _stamp(path: Path) -> dict[str, int]:
    status = path.stat()
    return {"size": status.st_size, "changed": status.st_mtime_ns}


def digest_of(path: Path) -> str:
    """SHA-256 of the file *path*, as hexadecimal digits. Raises OSError."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _remove(directory: Path) -> None:
    """Remove *directory*, of which other processes see all or nothing, even where this one is killed."""
    for left in directory.parent.glob(f"{_GONE}*"):  # by a process that was killed
        shutil.rmtree(left, ignore_errors=True)
    gone = directory.with_name(f"{_GONE}{uuid.uuid4().hex}")
    os.replace(directory, gone)
    with suppress(FileNotFoundError):  # another process is removing it too
        shutil.rmtree(gone)


def _sweep(directory: Path, slug: str) -> None:
    """Remove drafts of *slug* that a killed process left; the lock is ours, so nobody is at work on them."""
    for left in (*directory.glob(f"{_DRAFT}{slug}-*"), *directory.glob(f"{_GONE}*")):
        shutil.rmtree(left, ignore_errors=True)
