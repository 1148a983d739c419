"""The three ways to one text: a file, a stream of bytes such as standard input, and a URL."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from engine.errors import InputError

from .formats import read_bytes
from .limits import Limits

__all__ = ["Source", "bytes_of", "read_path", "read_stream", "read_url"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Text that came in, not yet cleaned, and where from."""

    text: str
    """Plain text or HTML as it stands; the paragraphs of a docx or PDF, with blank lines between."""
    url: str | None = None
    """The URL that answered, after redirects; None where the text wasn't fetched."""


def read_path(path: str | Path, *, limits: Limits | None = None) -> Source:
    """Read one file: txt, html, docx or pdf, told apart by content.

    *limits* are those of the environment unless given. Raises InputError, BinaryInput, EmptyInput or
    InputTooLarge.
    """
    path = Path(path)
    limits = limits or Limits.from_environment()
    return Source(text=read_bytes(bytes_of(path, limits=limits), name=path.name, limits=limits))


def bytes_of(path: Path, *, limits: Limits) -> bytes:
    """What the file at *path* holds, but never more than a byte beyond `Limits.upload_bytes`.

    Raises InputError.
    """
    try:
        with path.open("rb") as file:
            return _bounded(file, limits)
    except OSError as exc:
        raise InputError(
            f"{path} can't be read ({exc.strerror or exc}).", hint="Check the path and its permissions."
        ) from exc


def read_stream(stream: BinaryIO, *, name: str, limits: Limits | None = None) -> Source:
    """Read one document from *stream* up to its end, but never more than a byte beyond `Limits.upload_bytes`.

    *name* is what errors call it. A failing stream's OSError is the caller's; what else is raised is as in
    `read_path`.
    """
    limits = limits or Limits.from_environment()
    return Source(text=read_bytes(_bounded(stream, limits), name=name, limits=limits))


def read_url(
    url: str,
    *,
    limits: Limits | None = None,
    proxy: str | None = None,
    read: Callable[..., str] = read_bytes,
) -> Source:
    """Fetch a public page, or a docx or PDF, from *url*; see `sources.fetch` for how that is kept safe.

    *limits* are those of the environment unless given, and so is *proxy*, ``http://HOST:PORT``. *read* is
    `read_bytes`, or what calls it elsewhere. Raises FetchError and ForbiddenAddress beside what `read_path`
    raises.
    """
    from .fetch import fetch

    page = fetch(url, limits=limits or Limits.from_environment(), proxy=proxy, read=read)
    return Source(text=page.text, url=page.final_url)


def _bounded(stream: BinaryIO, limits: Limits) -> bytes:
    data = bytearray()
    # A stream without a buffer, such as a pipe, may give less than it is asked for before its end.
    while piece := stream.read(limits.upload_bytes + 1 - len(data)):
        data += piece
    return bytes(data)
