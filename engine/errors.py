"""Every error that ringkas raises on purpose, as one tree.

    RingkasError
      InputError              what came in can't be used
        EmptyInput            nothing to read
        BinaryInput           bytes that are no text or known document
        InputTooLarge         over a stated limit
        WrongLanguage         not Indonesian
        NoArticle             a page without an article
        FetchError            a URL that can't be read
          ForbiddenAddress    a URL to a private, loopback or link-local address
      ModelError              a model can't do what it was asked
        ModelNotFound         not in the cache and not fetchable
        UnknownBackend        no backend of that name
        PreparationError      a conversion or verification failed
        GenerationError       a runtime failed while generating
      PromptError             a prompt file or its variables don't fit
      StoreError              the cache directory can't be used
      SettingsError           a setting or option has no usable value
      MissingExtra            what was asked needs a package that isn't installed
      TimedOut                the work took longer than it may
      WorkerError             the process that did the work ended, or failed unforeseen
      Interrupted             nobody waits for the work any longer

Foreign exceptions are mapped once per backend with ``raise ... from exc``; every error carries a hint.
"""

from typing import Any

__all__ = [
    "BinaryInput",
    "EmptyInput",
    "FetchError",
    "ForbiddenAddress",
    "GenerationError",
    "InputError",
    "InputTooLarge",
    "Interrupted",
    "MissingExtra",
    "ModelError",
    "ModelNotFound",
    "NoArticle",
    "PreparationError",
    "PromptError",
    "RingkasError",
    "SettingsError",
    "StoreError",
    "TimedOut",
    "UnknownBackend",
    "UnusableValue",
    "WorkerError",
    "WrongLanguage",
]


class RingkasError(Exception):
    """Base of all errors that ringkas raises on purpose.

    *message* says what happened, *hint* what to do next; ``str(error)`` gives both. *record* is the index
    (from 0) of the text at fault where many were given, else None.
    """

    record: int | None = None

    def __init__(self, message: str, *, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint

    def __reduce__(self) -> tuple[Any, ...]:
        # Unpickled, an exception is made of its message alone, and these have more.
        return _restored, (type(self), self.args, self.__dict__)

    def __str__(self) -> str:
        place = "" if self.record is None else f"Text {self.record}: "
        return f"{place}{self.message} {self.hint}".strip()


def _restored(kind: type[RingkasError], args: tuple[Any, ...], state: dict[str, Any]) -> RingkasError:
    error = kind.__new__(kind, *args)
    error.__dict__.update(state)
    return error


class InputError(RingkasError):
    """What came in can't be used."""


class EmptyInput(InputError):
    """Nothing to read: no characters, or only white space."""


class BinaryInput(InputError):
    """Bytes that are neither text nor a document that ringkas reads."""


class InputTooLarge(InputError):
    """The input is over a stated limit; nothing of it was processed."""


class WrongLanguage(InputError):
    """The text isn't Indonesian. *language* is the ISO 639-1 code that was found."""

    def __init__(self, message: str, *, language: str, hint: str = "") -> None:
        super().__init__(message, hint=hint)
        self.language = language


class NoArticle(InputError):
    """The page holds no article text."""


class FetchError(InputError):
    """A URL can't be read: refused scheme, HTTP status, time limit, broken connection.

    *status* is the HTTP status where the server answered with one that is no page, else None.
    """

    def __init__(self, message: str, *, hint: str = "", status: int | None = None) -> None:
        super().__init__(message, hint=hint)
        self.status = status


class ForbiddenAddress(FetchError):
    """The URL leads to an address that isn't public."""


class ModelError(RingkasError):
    """A model can't do what it was asked."""


class ModelNotFound(ModelError):
    """The model is neither in the cache nor can it be fetched."""


class UnknownBackend(ModelError):
    """The part before the colon of a model name is no backend."""


class PreparationError(ModelError):
    """Converting, merging or verifying a model failed; nothing half-done stays in the cache."""


class GenerationError(ModelError):
    """The runtime failed while generating."""


class MissingExtra(RingkasError):
    """What was asked needs a package of an extra that isn't installed; the hint has the command."""


class PromptError(RingkasError):
    """A prompt file is malformed, or its variables don't fit."""


class StoreError(RingkasError):
    """The cache directory can't be used: read-only, full, or locked for too long."""


class SettingsError(RingkasError):
    """A setting, option or environment variable has no usable value."""


class UnusableValue(SettingsError):
    """What is given for a setting or an option is none of the values that it can have."""


class TimedOut(RingkasError):
    """The work took longer than it may; it was given up, and what was made before stays."""


class WorkerError(RingkasError):
    """The process that did the work ended before it was done, or failed in a way that nobody foresaw."""


class Interrupted(RingkasError):
    """Whoever asked for the work gave it up while it ran; see `engine/interruption.py`."""
