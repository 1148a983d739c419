"""From a model's name to a model: each backend's code is imported when it is first asked for."""

from collections.abc import Callable
from pathlib import Path

from .errors import UnknownBackend
from .names import LANGUAGE_MODEL_BACKENDS, SEQ2SEQ_BACKENDS, ModelName, parse_name
from .protocols import LanguageModel, Lexicon, Seq2SeqModel

__all__ = ["gguf_file", "load_language_model", "load_seq2seq"]

_BUNDLED = "gemma-3-270m"


def load_seq2seq(
    name: str,
    *,
    threads: int | None = None,
    device: str = "cpu",
    task: str = "translator",
    lexicon: Lexicon | None = None,
    progress: Callable[[str], None] | None = None,
) -> Seq2SeqModel:
    """Load a model that rewrites sources as targets.

    *name* is ``backend:model`` with one of `SEQ2SEQ_BACKENDS`. *threads* is the number of cores (by default
    `RINGKAS_THREADS`, else all that this process may use), *device* ``cpu`` or ``auto``. *task*,
    ``translator`` or ``summarizer``, and *lexicon*, which guides the search, matter to ``embedded`` alone.
    The first use of a checkpoint may fetch and convert it; *progress* gets a short message then.
    Raises UnknownBackend, ModelNotFound, PreparationError and StoreError.
    """
    parsed = parse_name(name)
    if progress is not None:
        progress(f"Loading {parsed} …")
    match parsed.backend:
        case "embedded":
            from .backends.embedded import EmbeddedModel

            return EmbeddedModel.load(task, threads=threads, lexicon=lexicon, progress=_shares(progress))
        case "marian" if device == "cpu":
            from .backends.marian import MarianModel
            from .backends.marian import prepare as prepare_marian

            return MarianModel(prepare_marian(parsed, progress=progress), name=str(parsed), threads=threads)
        case "marian" | "nllb" | "m2m" | "madlad":
            from .backends.ct2 import Ct2Model, prepare

            directory = prepare(parsed, progress=progress)
            return Ct2Model(directory, name=str(parsed), threads=threads, device=device)
        case "hf":
            from .backends.hf import HfSeq2Seq

            return HfSeq2Seq(parsed.model, name=str(parsed), threads=threads, device=device)
        case "firefox":
            from .backends.firefox import FirefoxModel

            return FirefoxModel(parsed.model, name=str(parsed), threads=threads, device=device)
        case _:
            raise _unfit(parsed, "rewrites", SEQ2SEQ_BACKENDS)


def load_language_model(
    name: str,
    *,
    threads: int | None = None,
    device: str = "cpu",
    progress: Callable[[str], None] | None = None,
) -> LanguageModel:
    """Load a model that continues prompts.

    *name* is ``backend:model`` with one of `LANGUAGE_MODEL_BACKENDS`: ``gguf:gemma-3-270m`` (bundled),
    ``gguf:FILE``, ``gguf:OWNER/NAME/FILE.gguf``, ``hf:OWNER/NAME``, ``hf:DIRECTORY`` or ``http:URL#MODEL``.
    *threads*, *device* and *progress* as in `load_seq2seq`; a server at a URL has its own.
    Raises UnknownBackend, ModelNotFound, PreparationError and StoreError.
    """
    parsed = parse_name(name)
    if progress is not None:
        progress(f"Loading {parsed} …")
    match parsed.backend:
        case "gguf":
            from .backends.gguf import GgufModel

            return GgufModel(gguf_file(parsed), name=str(parsed), threads=threads, device=device)
        case "hf":
            from .backends.hf import HfLanguageModel

            return HfLanguageModel(parsed.model, name=str(parsed), threads=threads, device=device)
        case "http":
            from .backends.http import HttpModel

            return HttpModel(parsed.model, name=str(parsed))
        case _:
            raise _unfit(parsed, "continues", LANGUAGE_MODEL_BACKENDS)


def gguf_file(name: ModelName) -> Path:
    """The file that a name with the backend ``gguf`` means, assembled or fetched where it is missing.

    Raises ModelNotFound, PreparationError and StoreError.
    """
    if name.model == _BUNDLED:
        from .store.bundled import base_model_path

        return base_model_path()
    path = Path(name.model).expanduser()
    if path.is_file():
        return path
    from .store.hub import find_file

    return find_file(name.model, name=str(name))


def _unfit(name: ModelName, does: str, backends: tuple[str, ...]) -> UnknownBackend:
    return UnknownBackend(
        f"`{name}` isn't a model that {does} text as asked here.",
        hint=f"Backends that do: {', '.join(backends)}.",
    )


def _shares(progress: Callable[[str], None] | None) -> Callable[[str, float], None] | None:
    """A report of message and share, as one message."""
    if progress is None:
        return None
    tell = progress
    return lambda message, share: tell(f"{message} … {share:.0%}")
