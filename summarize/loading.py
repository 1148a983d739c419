"""A summarizer by its name."""

from collections.abc import Callable

import engine

from .generative import GenerativeSummarizer
from .request import Summarizer
from .writers import TOLD_LENGTH, PromptedWriter, Seq2SeqWriter

__all__ = ["as_summarizer", "load_summarizer"]


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
    Any other backend is looked for among the entry points ``ringkas.summarizers``.
    *threads* counts CPU threads, None leaves it to the runtime; *device* is ``cpu``, ``cuda`` or ``auto``;
    *progress* gets a short message while a model is prepared for the first time.
    Raises UnknownBackend, ModelNotFound, PreparationError or StoreError, and TypeError where a plug-in's
    object fits no protocol.
    """
    if name == "extractive":
        from .extractive import ExtractiveSummarizer

        return ExtractiveSummarizer()
    brought = engine.load_plugin("ringkas.summarizers", name, device=device, threads=threads)
    if brought is not None:
        return as_summarizer(brought)
    model = engine.load(name, task="summarizer", threads=threads, device=device, progress=progress)
    match model:
        case engine.Seq2SeqModel() if engine.backend_of(name) == "embedded":
            # It says itself how it is searched: greedily, since a beam leaves sentences out, and without a
            # ban on trigrams, which would break long names.
            writer = Seq2SeqWriter(model, told_length=TOLD_LENGTH, decoding=model.decoding)
            return GenerativeSummarizer(writer)
        case _:
            return as_summarizer(model)


def as_summarizer(model: object) -> Summarizer:
    """*model* as a summarizer: itself where it fits `Summarizer`, else wrapped as what it is.

    Takes an `engine.Seq2SeqModel` or an `engine.LanguageModel` as well. Raises TypeError where it is neither.
    """
    match model:
        case Summarizer():
            return model
        case engine.Seq2SeqModel():
            return GenerativeSummarizer(Seq2SeqWriter(model, decoding=model.decoding))
        case engine.LanguageModel():
            return GenerativeSummarizer(PromptedWriter(model))
    if isinstance(model, str):
        raise TypeError(
            f"{model!r} is a name: `load_summarizer`, or `Pipeline.load`, makes a summarizer of it."
        )
    raise TypeError(
        f"A summarizer is a name such as 'extractive', or an object with all that summarize.Summarizer,"
        f" engine.Seq2SeqModel or engine.LanguageModel has; {type(model).__name__} fits none of them."
    )
