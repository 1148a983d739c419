"""A translator by its name."""

from collections.abc import Callable

import engine
from check import WordLexicon

from .prompted import PromptedTranslator
from .seq2seq import Seq2SeqTranslator
from .translator import Translator

__all__ = ["load_translator"]


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
    model = engine.load(name, threads=threads, device=device, lexicon=WordLexicon(), progress=progress)
    match model:
        case engine.Seq2SeqModel():
            return Seq2SeqTranslator(model, decoding=model.decoding, revision=model.revision)
        case _:
            return PromptedTranslator(model, revision=model.revision)
