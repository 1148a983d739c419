"""A translator by its name."""

from collections.abc import Callable

import engine
from check import WordLexicon
from engine.errors import PreparationError

from .prompted import PromptedTranslator
from .seq2seq import DEFAULT_BEAM, Seq2SeqTranslator
from .translator import Translator

__all__ = ["load_translator"]

_PROMPTED = ("gguf", "http")


def load_translator(
    name: str,
    *,
    device: str = "cpu",
    threads: int | None = None,
    progress: Callable[[str], None] | None = None,
) -> Translator:
    """Load the model *name*, ``backend:model``, as a translator.

    ``embedded``, ``marian:``, ``nllb:``, ``m2m:``, ``madlad:`` and ``firefox:`` are translation models;
    ``gguf:`` and ``http:`` are language models, asked through ``prompts/translate.toml``; ``hf:`` is either,
    as its configuration says. *device* is ``cpu``, ``cuda`` or ``auto``; *threads* counts CPU threads, None
    leaves it to the runtime; *progress* gets a short message while a model is prepared for the first time.
    Raises UnknownBackend, ModelNotFound, PreparationError or StoreError.
    """
    backend = engine.backend_of(name)
    if backend not in _PROMPTED:
        try:
            model = engine.load_seq2seq(
                name, threads=threads, device=device, lexicon=WordLexicon(), progress=progress
            )
            # The embedded model knows how it is searched best.
            decoding = getattr(model, "decoding", DEFAULT_BEAM)
            return Seq2SeqTranslator(model, decoding=decoding, revision=_revision(model))
        except PreparationError:
            # A decoder-only checkpoint has no encoder to load; the next try tells what else is wrong.
            if backend != "hf":
                raise
    language_model = engine.load_language_model(name, threads=threads, device=device, progress=progress)
    return PromptedTranslator(language_model, revision=_revision(language_model))


def _revision(model: object) -> str:
    # Not every runtime can tell: a server may change its model at any time, so nothing of it is cached.
    return str(getattr(model, "revision", ""))
