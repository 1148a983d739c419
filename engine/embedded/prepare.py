"""Prepares the embedded model: once, into the store, and from then on it loads in a moment."""

import hashlib
import json
import mmap
import os
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path

from filelock import FileLock, Timeout

from engine.bundled import BASE_SHA256, LICENCE_NOTICE, base_model_path
from engine.errors import PreparationError, StoreError
from engine.home import ensure_directory, home

from .adapter import Adapter
from .convert import write_ct2
from .ggufreader import GGUF
from .vocabulary import sentencepiece_model, trim

__all__ = ["Progress", "prepare", "prepared_path"]

Progress = Callable[[str, float], None]
"""Told what is being done and which share of the whole is done, 0 to 1."""

# Raise it whenever what is written changes, so that no older preparation is taken for a new one.
_FORMAT = 1
_LOCK_SECONDS = 300


def prepared_path(adapter: Adapter) -> Path:
    """Where the model prepared with *adapter* lies, or will lie."""
    key = json.dumps([_FORMAT, BASE_SHA256, adapter.digest])
    return home() / "embedded" / f"{adapter.name}-{hashlib.sha256(key.encode()).hexdigest()[:16]}"


def prepare(adapter: Adapter, *, progress: Progress | None = None) -> Path:
    """The folder of the prepared model, made on first use in about ten seconds.

    The bundled base is verified and dequantised, the adapter merged, the vocabulary trimmed, and the result
    written with 8-bit weights (about 200 MB on disk, 1.5 GB of memory meanwhile). The folder appears under
    its name only when it is whole; processes that start together wait for the one that prepares. Raises
    ModelNotFound, PreparationError and StoreError.
    """
    target = prepared_path(adapter)
    if target.is_dir():
        return target
    ensure_directory(target.parent)
    try:
        with FileLock(target.parent / f"{target.name}.lock", timeout=_LOCK_SECONDS):
            if not target.is_dir():
                _prepare(adapter, target, progress or _silent)
    except Timeout as exc:
        raise StoreError(
            f"Another process has been preparing {target} for {_LOCK_SECONDS} seconds.",
            hint="End it, or set RINGKAS_HOME to another directory.",
        ) from exc
    except OSError as exc:
        raise StoreError(
            f"The embedded model can't be prepared in {target.parent} ({exc.strerror or exc}).",
            hint="It takes 600 MB; free some space or set RINGKAS_HOME to a directory with room.",
        ) from exc
    return target


def _silent(_message: str, _share: float) -> None:
    pass


def _prepare(adapter: Adapter, target: Path, progress: Progress) -> None:
    progress("Verifying the embedded model", 0.0)
    base = base_model_path()
    progress("Trimming the vocabulary", 0.1)
    draft = Path(tempfile.mkdtemp(prefix=".draft-", dir=target.parent))
    try:
        with base.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
            gguf = GGUF.parse(content)
            about = gguf.metadata
            vocabulary = trim(
                about["tokenizer.ggml.tokens"],
                about["tokenizer.ggml.scores"],
                about["tokenizer.ggml.token_type"],
            )
            (draft / "tokenizer.model").write_bytes(sentencepiece_model(vocabulary))
            merging = "Merging the adapter"
            write_ct2(
                gguf, adapter, vocabulary, draft, progress=lambda done: progress(merging, 0.2 + 0.75 * done)
            )
        changes = f"{adapter.name} {adapter.version} merged, vocabulary trimmed, weights quantised"
        notice = f"{LICENCE_NOTICE}\nThis is a modified version of Gemma 3 270M: {changes}.\n"
        (draft / "NOTICE.txt").write_text(notice, encoding="utf-8")
        os.chmod(draft, 0o755)
        draft.rename(target)
    except (ValueError, KeyError) as exc:
        raise PreparationError(
            f"The adapter {adapter.name} can't be merged ({exc!r}).", hint="Reinstall ringkas."
        ) from exc
    finally:
        shutil.rmtree(draft, ignore_errors=True)
    progress("Ready", 1.0)
