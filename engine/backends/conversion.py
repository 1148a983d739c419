"""Converts a checkpoint once for the runtime that decodes it, and keeps the result in the store."""

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ..decoding import Beam
from ..errors import PreparationError
from ..extras import need
from ..names import ModelName
from ..store.hub import find_checkpoint
from ..store.store import Origin, keep, revision_of
from .sequence_format import format_of, load_tokenizer, read_format, write_format
from .tokenizers import keep_tokenizer, read_tokenizer

__all__ = ["Convert", "ConvertedModel", "converted"]

Convert = Callable[[Path, Path, Any, Any], None]
"""Writes a model: (checkpoint, empty directory, transformers' tokenizer, transformers' configuration)."""


def converted(
    name: ModelName, convert: Convert, *, form: str, progress: Callable[[str], None] | None = None
) -> Path:
    """The directory of the model *name* in the *form* that *convert* writes, such as ``int8``.

    Made (and the checkpoint fetched before) where it is missing, with what `sequence_format` and `tokenizers`
    read beside it. *progress* gets a short message before each of the two. Raises ModelNotFound,
    MissingExtra, PreparationError and StoreError.
    """
    local = Path(name.model).expanduser()
    if local.is_dir():
        checkpoint = find_checkpoint(name.model, name=str(name))
        slug = f"{name.backend}--{local.resolve().name}--{checkpoint.revision}--{form}"
    else:
        slug = f"{name.backend}--{name.model.replace('/', '--')}--{form}"

    def build(draft: Path) -> Origin:
        need("torch", "transformers", what=f"Converting {name}")
        tell = progress or logging.getLogger(__name__).info
        tell(f"Looking for {name} …")
        found = find_checkpoint(name.model, name=str(name))
        tell(f"Converting {name} ({form}), once …")
        _fill(found.path, draft, name.backend, convert)
        return Origin(licence=found.licence, revision=found.revision)

    return keep(slug, name=str(name), build=build)


def _fill(checkpoint: Path, draft: Path, backend: str, convert: Convert) -> None:
    from transformers import AutoConfig

    try:
        config = AutoConfig.from_pretrained(checkpoint)
        tokenizer = load_tokenizer(checkpoint)
    except (OSError, ValueError, KeyError) as exc:
        raise PreparationError(
            f"{checkpoint} holds no checkpoint that transformers can read ({exc}).",
            hint="It needs config.json, the tokenizer's files and the weights.",
        ) from exc
    sequence_format = format_of(backend, tokenizer, config)
    convert(checkpoint, draft, tokenizer, config)
    write_format(sequence_format, draft)
    keep_tokenizer(checkpoint, tokenizer, draft)


class ConvertedModel:
    """What models have in common that `converted` wrote to *directory*; *name* is what a brief shows.

    *decoding* is how it is searched where nobody asks otherwise. Raises PreparationError where the files are
    missing or broken.
    """

    def __init__(self, directory: Path, *, name: str, decoding: Beam = Beam()) -> None:  # noqa: B008 - frozen
        self._name = name
        self._decoding = decoding
        self._directory = directory
        self._format = read_format(directory)
        self._tokenizer = read_tokenizer(directory)

    @property
    def name(self) -> str:
        """The name that a brief shows, such as ``marian:Helsinki-NLP/opus-mt-id-en``."""
        return self._name

    @property
    def decoding(self) -> Beam:
        """How it is searched where nobody asks otherwise."""
        return self._decoding

    @property
    def revision(self) -> str:
        """What its weights were converted from and to; empty where the store doesn't hold them."""
        return revision_of(self._directory)

    @property
    def source_limit(self) -> int:
        """Source tokens that fit, special tokens not counted."""
        return self._format.source_limit

    def count_tokens(self, text: str) -> int:
        """Source tokens of *text*, special tokens not counted."""
        return len(self._tokenizer.encode(text))
