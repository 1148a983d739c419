"""A summarizer by its name."""

from collections.abc import Callable

import engine
from engine import Greedy
from engine.errors import PreparationError

from .generative import GenerativeSummarizer
from .request import Summarizer
from .writers import TOLD_LENGTH, PromptedWriter, Seq2SeqWriter

__all__ = ["load_summarizer"]

_PROMPTED = ("gguf", "http")


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
    backend = engine.backend_of(name)
    if backend not in _PROMPTED:
        try:
            model = engine.load_seq2seq(
                name, threads=threads, device=device, task="summarizer", progress=progress
            )
            if backend == "embedded":
                # Greedy: a beam leaves sentences out. No ban on trigrams: that would break long names.
                decoding = getattr(model, "decoding", Greedy())
                writer = Seq2SeqWriter(model, told_length=TOLD_LENGTH, decoding=decoding)
            else:
                writer = Seq2SeqWriter(model)
            return GenerativeSummarizer(writer)
        except PreparationError:
            # A decoder-only checkpoint has no encoder to load; the next try tells what else is wrong.
            if backend != "hf":
                raise
    return GenerativeSummarizer(
        PromptedWriter(engine.load_language_model(name, threads=threads, device=device, progress=progress))
    )
