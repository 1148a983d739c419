"""Prepares the embedded model: once, into the store, and from then on it loads in a moment."""

import hashlib
import json
import mmap
from collections.abc import Callable
from pathlib import Path
from typing import Any

from engine.errors import PreparationError
from engine.store.bundled import BASE_SHA256, LICENCE_NOTICE, base_model_path
from engine.store.store import Origin, discard, keep

from .adapter import Adapter
from .convert import write_network
from .gguf_reader import GGUF
from .vocabulary import sentencepiece_model, trimmed

__all__ = ["Progress", "build", "open_tokenizer", "prepare", "slug"]

Progress = Callable[[str, float], None]
"""Told in a few words what is being done, and which share of the whole is done, 0 to 1."""

# Raise it whenever what is written changes, so that no older preparation is taken for a new one.
_FORMAT = 6


def slug(adapter: Adapter) -> str:
    """The name of the store's directory for the model with *adapter*: another adapter gets another."""
    key = json.dumps([_FORMAT, BASE_SHA256, adapter.digest])
    return f"embedded--{adapter.name}--{hashlib.sha256(key.encode()).hexdigest()[:16]}"


def prepare(adapter: Adapter, *, progress: Progress | None = None) -> Path:
    """The directory of the prepared model, made on first use in about ten seconds.

    The bundled base is verified and dequantized, the adapter merged, the vocabulary trimmed, and the result
    written in 8-bit integers; what an older version prepared of this adapter goes. It takes 350 MB in the
    store beside the base's 253, and 2 GB of memory meanwhile. Raises ModelNotFound, PreparationError and
    StoreError.
    """

    def fill(draft: Path) -> Origin:
        build(adapter, draft, progress=progress)
        discard(f"embedded:{adapter.name}")
        return Origin(licence="Gemma Terms of Use", revision=adapter.digest[:16])

    return keep(slug(adapter), name=f"embedded:{adapter.name}", build=fill)


def build(
    adapter: Adapter, folder: Path, *, quantized: bool = True, progress: Progress | None = None
) -> None:
    """Write the base with *adapter* merged into the existing empty *folder*; see `prepare`.

    Not *quantized*, it computes in 32-bit floats. *progress* gets a message and a share of the work, from 0
    to 1, before each step. Raises ModelNotFound and PreparationError.
    """

    def tell(what: str, share: float) -> None:
        if progress is not None:
            progress(f"Preparing the embedded model: {what}", share)

    tell("verifying", 0.0)
    adapter.verify()
    base = base_model_path()
    tell("trimming the vocabulary", 0.1)
    try:
        with base.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
            gguf = GGUF.parse(content)
            vocabulary = trimmed(gguf, first=adapter.frequent)
            (folder / "tokenizer.model").write_bytes(sentencepiece_model(vocabulary))
            write_network(
                gguf,
                adapter,
                vocabulary,
                folder,
                quantized=quantized,
                progress=lambda done: tell("merging the adapter", 0.2 + 0.8 * done),
            )
    except (ValueError, KeyError) as exc:
        raise PreparationError(
            f"The adapter {adapter.name} can't be merged ({exc!r}).", hint="Reinstall ringkas."
        ) from exc
    kind = "8-bit integers" if quantized else "float32"
    changes = f"{adapter.name} {adapter.version} merged, vocabulary trimmed, weights as {kind}"
    notice = f"{LICENCE_NOTICE}.\nThis is a modified version of Gemma 3 270M: {changes}.\n"
    (folder / "NOTICE.txt").write_text(notice, encoding="utf-8")


def open_tokenizer(folder: Path) -> Any:  # noqa: ANN401 - the library has no type hints
    """The tokenizer of the prepared model in *folder*. Raises PreparationError where it can't be loaded."""
    import sentencepiece

    try:
        return sentencepiece.SentencePieceProcessor(model_file=str(folder / "tokenizer.model"))
    except (OSError, RuntimeError) as exc:
        raise PreparationError(
            f"The prepared model in {folder} can't be loaded ({exc}).",
            hint=f"Remove {folder} and try again.",
        ) from exc
