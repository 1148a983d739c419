"""A translator by its name."""

from collections.abc import Callable

import engine
from check import WordLexicon
from engine.settings import SCORE_BACK

from .options import ScoreBack
from .prompted import PromptedTranslator
from .seq2seq import Seq2SeqTranslator
from .translator import Translator

__all__ = ["as_translator", "load_translator", "scorer_for"]


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
    as its configuration says. Any other backend is looked for among the entry points ``ringkas.translators``.
    *device* is ``cpu``, ``cuda`` or ``auto``; *threads* counts CPU threads, None
    leaves it to the runtime; *progress* gets a short message while a model is prepared for the first time.
    Raises UnknownBackend, ModelNotFound, PreparationError or StoreError, and TypeError where a plug-in's
    object fits no protocol.
    """
    brought = engine.load_plugin("ringkas.translators", name, device=device, threads=threads)
    if brought is not None:
        return as_translator(brought)
    model = engine.load(name, threads=threads, device=device, lexicon=WordLexicon(), progress=progress)
    return as_translator(model)


def as_translator(model: object) -> Translator:
    """*model* as a translator: itself where it fits `Translator`, else wrapped as what it is.

    Takes an `engine.Seq2SeqModel` or an `engine.LanguageModel` as well. Raises TypeError where it is neither.
    """
    match model:
        case Translator():
            return model
        case engine.Seq2SeqModel():
            return Seq2SeqTranslator(model, decoding=model.decoding, revision=model.revision)
        case engine.LanguageModel():
            return PromptedTranslator(model, revision=model.revision)
    if isinstance(model, str):
        raise TypeError(
            f"{model!r} is a name: `load_translator`, or `Pipeline.load`, makes a translator of it."
        )
    raise TypeError(
        f"A translator is a name such as 'embedded', or an object with all that translate.Translator,"
        f" engine.Seq2SeqModel or engine.LanguageModel has; {type(model).__name__} fits none of them."
    )


def scorer_for(translator: Translator, when: ScoreBack) -> engine.Scorer | None:
    """What scores back the sentences of *translator*, *when* it is to; see `TranslationOptions.score_back`.

    ``auto`` is what `RINGKAS_SCORE_BACK` says, else the sentences of the embedded model.

    It takes as many cores as the translator, and is kept for the next call (see `engine.load_once`). Raises
    ModelNotFound, PreparationError or StoreError.
    """
    if when == "auto":
        when = SCORE_BACK.read() or when  # type: ignore[assignment]  # the setting allows nothing else
    embedded = engine.backend_of(translator.name) == "embedded"
    if when == "never" or (when == "auto" and not embedded):
        return None
    return engine.load_once(str(getattr(translator, "threads", None) or ""), _load_scorer)


def _load_scorer(threads: str) -> engine.Scorer:
    return engine.load_scorer(threads=int(threads) if threads else None)
