"""How much one visitor, and all of them together, may ask of the page."""

from dataclasses import dataclass
from typing import Self

from engine.settings import (
    WEB_BATCH_ROWS,
    WEB_BATCH_SECONDS,
    WEB_FOLDER_BYTES,
    WEB_REQUEST_BYTES,
    WEB_RUNNING,
    WEB_SECONDS,
    WEB_WAITING,
    WEB_WORKER_MB,
    WEB_WORKER_SECONDS,
    WEB_WORKERS,
    read_all,
)

__all__ = ["Quota"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quota:
    """The page's own limits; those on size come from the pipeline's `Limits`.

    Each can be set by an environment variable: `RINGKAS_WEB_` and the field's name in capitals.
    """

    running: int = WEB_RUNNING.default
    """Requests that use the models at the same time; the others wait in the order in which they came. As many
    clean at the same time, which waits for no model."""
    waiting: int = WEB_WAITING.default
    """Requests that may wait for the models, and as many for cleaning; more are turned away with a sentence
    that says so."""
    seconds: int = WEB_SECONDS.default
    """Time limit of one brief or call, from its first step; the model is free after the sentence at hand."""
    batch_seconds: int = WEB_BATCH_SECONDS.default
    batch_rows: int = WEB_BATCH_ROWS.default
    """Articles in one batch: beyond that the command line is the better place."""
    request_bytes: int = WEB_REQUEST_BYTES.default
    """Bytes of one request's body, whatever it holds."""
    folder_bytes: int = WEB_FOLDER_BYTES.default
    """Bytes that the folder of uploads may hold; a file counts for 4096 at least."""
    workers: int = WEB_WORKERS.default
    """Processes that may clean texts and read documents for briefs, and as many again for the endpoint that
    only cleans, lest one long text hold up all that come after it; 0: the server's own threads do."""
    worker_seconds: int = WEB_WORKER_SECONDS.default
    """Time limit of one text or document there, the start of the process included."""
    worker_mb: int = WEB_WORKER_MB.default
    """Megabytes of memory that such a process may have for itself, where the system bounds them (Linux)."""

    @classmethod
    def from_environment(cls) -> Self:
        """Read the limits. Raises SettingsError where a variable is no whole number, or too low a one."""
        return cls(**read_all("RINGKAS_WEB_"))
