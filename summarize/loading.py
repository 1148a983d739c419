"""A summarizer by its name."""

from collections.abc import Callable

import engine

from .generative import GenerativeSummarizer
from .request import Summarizer
from .writers import TOLD_LENGTH, PromptedWriter, Seq2SeqWriter

__all__ = ["load_summarizer"]


def load_summarizer(
    name: str,
    *,
    threads: int | None = None,
    device: str = "cpu",
    progress: Callable[[str], None] | None = None,
) -> Summarizer:
    """Load a summarizer by name: ``extractive``, or a model of `engine` as ``backend:model``.

    ``embedded`` needs no download; ``gguf:`` and ``http:`` are language models, asked through ``prompts/``;
    ``hf:`` is an encoder-decoder or a language model, as the checkpoint is; the rest are encoder-decoders.
    *threads* counts CPU threads, None leaves it to the runtime; *device* is ``cpu``, ``cuda`` or ``auto``;
    *progress* gets a short message while a model is prepared for the first time.
    Raises UnknownBackend, ModelNotFound, PreparationError or StoreError.
    """
    if name == "extractive":
        from .extractive import ExtractiveSummarizer

        return ExtractiveSummarizer()
    model = engine.load(name, task="summarizer", threads=threads, device=device, progress=progress)
    match model:
        case engine.Seq2SeqModel():
            # The embedded one says itself how it is searched: greedily, since a beam leaves sentences out,
            # and without a ban on trigrams, which would break long names.
            told_length = TOLD_LENGTH if engine.backend_of(name) == "embedded" else ""
            writer = Seq2SeqWriter(model, told_length=told_length, decoding=model.decoding)
            return GenerativeSummarizer(writer)
        case _:
            return GenerativeSummarizer(PromptedWriter(model))
