"""From a model's name to a model: each backend's code is imported when it is first asked for."""

from collections.abc import Callable
from numbers import Integral
from pathlib import Path
from typing import Literal

from .decoding import Beam
from .errors import UnusableValue
from .names import ModelName, parse_name
from .protocols import LanguageModel, Lexicon, Scorer, Seq2SeqModel

__all__ = ["Task", "check_machine", "gguf_file", "load", "load_scorer"]

_DEVICES = ("cpu", "cuda", "auto")
_BUNDLED = "gemma-3-270m"

Task = Literal["translator", "summarizer"]
"""What a seq2seq model is to do."""

_SEARCHES: dict[Task, Beam] = {"translator": Beam(), "summarizer": Beam(no_repeat_ngram=3)}
"""How encoder-decoders for either task were published to be searched."""
_WITHOUT_A_MODEL: dict[Task, tuple[str, ...]] = {"translator": (), "summarizer": ("extractive",)}
"""What does a task without a model of the engine's."""


def check_machine(*, device: object, threads: object) -> None:
    """Refuse what no model can run on. Raises UnusableValue, and TypeError for a value of another type."""
    if not isinstance(device, str):
        raise TypeError(f"device is str, not {type(device).__name__}.")
    if device not in _DEVICES:
        raise UnusableValue(
            f"device is {', '.join(_DEVICES[:-1])} or {_DEVICES[-1]}, not {device!r}.",
            hint="Choose one of them.",
        )
    if threads is None:
        return
    if not isinstance(threads, Integral) or isinstance(threads, bool):
        raise TypeError(f"threads is int or None, not {type(threads).__name__}.")
    if threads < 1:
        raise UnusableValue(f"threads must be 1 or more, not {threads}.", hint="Give a larger number.")


def load(  # noqa: PLR0911 - a return for each kind of model
    name: str,
    *,
    task: Task = "translator",
    threads: int | None = None,
    device: str = "cpu",
    lexicon: Lexicon | None = None,
    progress: Callable[[str], None] | None = None,
) -> Seq2SeqModel | LanguageModel:
    """Load the model *name*: one that rewrites sources as targets, or one that continues prompts.

    *name* is ``backend:model`` with one of `BACKENDS`. ``gguf:`` and ``http:`` continue prompts:
    ``gguf:gemma-3-270m`` (bundled), ``gguf:FILE``, ``gguf:OWNER/NAME/FILE.gguf``, ``http:URL#MODEL``.
    ``hf:OWNER/NAME`` and ``hf:DIRECTORY`` do what the checkpoint's configuration says, all others rewrite.

    *task* decides the adapter of ``embedded``, and how the others are searched where nobody asks otherwise.
    *threads* is the number of cores (by default `RINGKAS_THREADS`, else all that this process may use),
    *device* ``cpu``, ``cuda`` or ``auto``; a server at a URL has its own. *lexicon* biases the search of
    ``embedded``, the only model that takes one. The first use of a checkpoint may fetch and convert it;
    *progress* gets a short message then. Raises UnknownBackend, ModelNotFound, PreparationError and
    StoreError, and what `check_machine` raises.
    """
    check_machine(device=device, threads=threads)
    parsed = parse_name(name, others=_WITHOUT_A_MODEL[task])
    if progress is not None:
        progress(f"Loading {parsed} …")
    decoding = _SEARCHES[task]
    match parsed.backend:
        case "embedded":
            from .backends.embedded import EmbeddedModel

            return EmbeddedModel.load(task, threads=threads, lexicon=lexicon, progress=_shares(progress))
        case "marian" if device == "cpu":
            from .backends.marian import MarianModel
            from .backends.marian import prepare as prepare_marian

            directory = prepare_marian(parsed, progress=progress)
            return MarianModel(directory, name=str(parsed), threads=threads, decoding=decoding)
        case "gguf":
            from .backends.gguf import GgufModel

            return GgufModel(gguf_file(parsed), name=str(parsed), threads=threads, device=device)
        case "http":
            from .backends.http import HttpModel

            return HttpModel(parsed.model, name=str(parsed))
        case "hf":
            from .backends.hf import load_checkpoint

            return load_checkpoint(
                parsed.model, name=str(parsed), threads=threads, device=device, decoding=decoding
            )
        case "firefox":
            from .backends.firefox import FirefoxModel

            return FirefoxModel(
                parsed.model, name=str(parsed), threads=threads, device=device, decoding=decoding
            )
        case _:  # marian, nllb, m2m and madlad
            from .backends.ct2 import Ct2Model, prepare

            directory = prepare(parsed, progress=progress)
            return Ct2Model(directory, name=str(parsed), threads=threads, device=device, decoding=decoding)


def load_scorer(*, threads: int | None = None, progress: Callable[[str], None] | None = None) -> Scorer:
    """Load the model that scores translations back, whatever translator made them.

    Its weights are the embedded model's with an adapter of its own. *threads* and *progress* as in `load`.
    Raises ModelNotFound, PreparationError and StoreError.
    """
    from .backends.embedded import EmbeddedScorer

    return EmbeddedScorer.load(threads=threads, progress=_shares(progress))


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


def _shares(progress: Callable[[str], None] | None) -> Callable[[str, float], None] | None:
    """A report of message and share, as one message."""
    if progress is None:
        return None
    tell = progress
    return lambda message, share: tell(f"{message} … {share:.0%}")
