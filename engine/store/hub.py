"""Finds a checkpoint: in a directory, in a cache of the hub, or on the hub itself."""

import hashlib
import json
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ..errors import ModelNotFound, StoreError
from ..extras import need
from .home import home
from .lock import locked
from .store import hub_directory

__all__ = ["Checkpoint", "Download", "find_checkpoint", "find_file", "hub_bytes"]

_SMALL_FILES = ("*.json", "*.txt", "*.spm", "*.model", "*.jinja")
"""Configuration, vocabularies, SentencePiece models, merges and chat templates."""
_WEIGHTS = ("*.safetensors", "pytorch_model*.bin")
"""In order of preference; the first kind that the hub has is fetched, the others aren't."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """A model's files as its makers published them."""

    path: Path
    revision: str
    """The commit on the hub, or a digest over sizes and times of a local directory's files."""
    licence: str
    """As the hub has it, in its own spelling such as ``apache-2.0``; empty where it isn't known."""


Download = Callable[[str, str | None, Sequence[str]], Path]
"""Fetches the files of a repository that fit the patterns, and returns the directory: (repository, revision,
patterns)."""


def find_checkpoint(model: str, *, name: str) -> Checkpoint:
    """The checkpoint that *model* names: a directory, or ``owner/name`` with an optional ``@revision``.

    Looks in the store's copy of the hub and in the user's own cache of the hub before it fetches anything.
    *name* is how the user called the model, for errors. Raises ModelNotFound, MissingExtra and StoreError.
    """
    directory = Path(model).expanduser()
    if directory.is_dir():
        return Checkpoint(path=directory.resolve(), revision=_digest(directory), licence="")
    if model.startswith((".", "/", "~")) or model.count("/") != 1:
        raise ModelNotFound(
            f"{name} is neither a directory nor a name on the hub.",
            hint="Write backend:DIRECTORY, or backend:OWNER/NAME.",
        )
    need("huggingface_hub", what=name)
    repository, _, revision = model.partition("@")
    for cache in (hub_directory(), None):
        if path := _cached(repository, revision or None, cache):
            return Checkpoint(path=path, revision=path.name, licence=_licence(path))
    with locked(_directory_of(repository)):
        path = _cached(repository, revision or None, hub_directory()) or _fetch(
            repository, revision or None, name
        )
    return Checkpoint(path=path, revision=path.name, licence=_licence(path))


def find_file(model: str, *, name: str) -> Path:
    """One file on the hub, named ``owner/name/path/in/the/repository``, such as a GGUF file.

    *name* is how the user called it, for errors. Raises ModelNotFound, MissingExtra and StoreError.
    """
    owner, _, rest = model.partition("/")
    repository, _, file = rest.partition("/")
    if not file:
        raise ModelNotFound(
            f"{name} is no file on disk and names none on the hub.", hint="Write gguf:OWNER/NAME/FILE.gguf."
        )
    need("huggingface_hub", what=name)
    from huggingface_hub import hf_hub_download

    with locked(_directory_of(f"{owner}/{repository}")):
        try:
            return Path(hf_hub_download(f"{owner}/{repository}", file, cache_dir=hub_directory()))
        except Exception as exc:
            raise _unreachable(name, exc) from exc


def hub_bytes(name: str) -> int:
    """Bytes that are here by now of the files of the model *name* on the hub, of unfinished ones too.

    0 where it doesn't come from the hub, or nothing of it is here.
    """
    owner, _, rest = name.partition(":")[2].partition("@")[0].partition("/")
    # A file's own part of a name may hold more slashes.
    blobs = _directory_of(f"{owner}/{rest.partition('/')[0]}") / "blobs"
    done = 0
    with suppress(OSError):  # the client moves and removes what is whole
        for blob in blobs.iterdir():
            with suppress(OSError):
                done += blob.stat().st_size
    return done


def _cached(repository: str, revision: str | None, cache: Path | None) -> Path | None:
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError

    try:
        path = Path(snapshot_download(repository, revision=revision, cache_dir=cache, local_files_only=True))
    except (LocalEntryNotFoundError, HFValidationError, OSError):
        return None
    # Somebody else's cache may hold only a part of the repository, such as the tokenizer.
    has_weights = any(any(path.glob(pattern)) for pattern in _WEIGHTS)
    return path if has_weights and (path / "config.json").is_file() else None


def _fetch(repository: str, revision: str | None, name: str) -> Path:
    """Download what is needed of a repository into the store; its lock is held."""
    from huggingface_hub import HfApi, snapshot_download

    cache = hub_directory()
    try:
        info = HfApi().model_info(repository, revision=revision, timeout=20)
        names = [sibling.rfilename for sibling in info.siblings or []]
        weights = next((p for p in _WEIGHTS if any(Path(file).match(p) for file in names)), None)
        if weights is None:
            raise ModelNotFound(
                f"{name} has no PyTorch or safetensors weights on the hub.", hint="Choose another checkpoint."
            )
        path = Path(
            snapshot_download(
                repository, revision=info.sha, cache_dir=cache, allow_patterns=[*_SMALL_FILES, weights]
            )
        )
    except ModelNotFound:
        raise
    except OSError as exc:
        if exc.errno is not None and not isinstance(exc, ConnectionError | TimeoutError):
            raise StoreError(
                f"{name} can't be kept in {cache} ({exc.strerror or exc}).",
                hint="Free some space there, or set RINGKAS_HOME to a directory that you can write to.",
            ) from exc
        raise _unreachable(name, exc) from exc
    except Exception as exc:
        raise _unreachable(name, exc) from exc
    card = info.card_data
    licence = str(card.get("license") or "") if card is not None else ""
    (_licences(path)).write_text(licence + "\n", encoding="utf-8")
    return path


def _directory_of(repository: str) -> Path:
    """Where huggingface_hub keeps a repository."""
    return hub_directory() / f"models--{repository.replace('/', '--')}"


def _licences(path: Path) -> Path:
    # beside the snapshots, since huggingface_hub checks what lies in them
    return path.parent.parent / "licence.txt"


def _licence(path: Path) -> str:
    try:
        return _licences(path).read_text(encoding="utf-8").strip()
    except OSError:
        return ""


def _unreachable(name: str, exc: Exception) -> ModelNotFound:
    reason = str(exc).strip().split("\n")[0][:160] or type(exc).__name__
    return ModelNotFound(
        f"The model {name} isn't in the cache ({home()}) and can't be fetched from the hub ({reason}).",
        hint="Check the name and the connection, or use the model `embedded`, which needs no download.",
    )


def _digest(directory: Path) -> str:
    """Changes when a local checkpoint is saved anew, so that its conversion isn't taken from the old one."""
    files = sorted(path for path in directory.iterdir() if path.is_file())
    facts = [(path.name, path.stat().st_size, path.stat().st_mtime_ns) for path in files]
    return hashlib.sha256(json.dumps(facts).encode()).hexdigest()[:12]
