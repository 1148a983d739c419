"""How models are named: ``backend:model``."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from .errors import UnknownBackend

__all__ = ["BACKENDS", "LANGUAGE_MODEL_BACKENDS", "SEQ2SEQ_BACKENDS", "ModelName", "backend_of", "parse_name"]

SEQ2SEQ_BACKENDS = ("embedded", "marian", "nllb", "m2m", "madlad", "hf", "firefox")
"""Backends that rewrite a source as a target."""
LANGUAGE_MODEL_BACKENDS = ("gguf", "hf", "http")
"""Backends that continue prompts."""
BACKENDS = tuple(dict.fromkeys((*SEQ2SEQ_BACKENDS, *LANGUAGE_MODEL_BACKENDS)))


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelName:
    """A model's name in its two parts."""

    backend: str
    model: str
    """A name on the hub, a directory or file, or a URL; empty for ``embedded``."""

    def __str__(self) -> str:
        return f"{self.backend}:{self.model}" if self.model else self.backend


def backend_of(name: str) -> str:
    """The part of any model's name that says what runs it, whether ringkas knows it or not.

    >>> backend_of("embedded:translator-3"), backend_of("extractive")
    ('embedded', 'extractive')
    """
    return name.partition(":")[0]


def parse_name(name: str, *, others: Sequence[str] = ()) -> ModelName:
    """Take ``backend:model`` apart. Raises UnknownBackend where the first part is none of `BACKENDS`.

    *others* are names that could have been meant, too, which its hint tells.

    >>> parse_name("http:http://localhost:8080/v1#qwen3")
    ModelName(backend='http', model='http://localhost:8080/v1#qwen3')
    """
    backend, _, model = name.strip().partition(":")
    if backend not in BACKENDS:
        alone = "".join(f"{other}, or " for other in others)
        near = get_close_matches(backend.lower(), (*others, *BACKENDS), n=1)
        meant = f"Did you mean {near[0]}? " if near else ""
        raise UnknownBackend(
            f"`{name}` names no backend that ringkas knows.",
            hint=f"{meant}Write {alone}backend:model, with one of: {', '.join(BACKENDS)}.",
        )
    if not model and backend != "embedded":
        raise UnknownBackend(f"`{name}` names no model.", hint=f"Write it as {backend}:MODEL.")
    return ModelName(backend=backend, model=model)
