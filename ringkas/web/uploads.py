"""What a visitor sent, as text: a paste, the page behind an address, or an uploaded file."""

from collections.abc import Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from engine.errors import EmptyInput, InputError
from sources import Limits, Record, Source, iter_records, read_path, read_url
from sources.formats import RECORD_SUFFIXES, read_bytes

from .isolation import Workers

__all__ = ["MANY_TYPES", "ONE_TYPES", "find_upload", "read_records", "read_source"]

ONE_TYPES = (".txt", ".html", ".htm", ".docx", ".pdf", ".md")
MANY_TYPES = RECORD_SUFFIXES


def read_source(request: Mapping[str, Any], *, folder: Path, limits: Limits, workers: Workers) -> Source:
    """Read what *request* names: its ``text``, its ``url`` or its ``file``, as its ``kind`` says.

    *folder* is where uploads lie; a file anywhere else is refused. *workers* read what isn't text yet. Raises
    InputError, and what `Workers.call` raises.
    """
    match request.get("kind"):
        case "url":
            # The network is waited for here, where it is in nobody's way.
            return read_url(
                str(request.get("url", "")),
                limits=limits,
                read=lambda data, **known: workers.call(read_bytes, data, **known),
            )
        case "file":
            path = find_upload(request.get("file"), folder=folder, types=ONE_TYPES)
            return workers.call(read_path, path, limits=limits)
        case _:
            return Source(text=str(request.get("text", "")))


def read_records(path: Path, *, most: int, limits: Limits) -> list[Record]:
    """The records of one file, of which no more than *most* are read; see `iter_records` for the errors."""
    return list(islice(iter_records(path, limits=limits), most))


def find_upload(file: object, *, folder: Path, types: tuple[str, ...]) -> Path:
    """The path of an upload that the browser names, once it is sure to be one.

    A browser can send any path, so it must lead, links resolved, to a file inside the upload *folder*, with
    one of the *types* as its ending. Raises EmptyInput where none was sent and InputError otherwise.
    """
    if not isinstance(file, Mapping) or not file.get("path"):
        raise EmptyInput("No file was sent.", hint="Choose a file first.")
    try:
        path = Path(str(file["path"])).resolve()
        is_upload = path.is_relative_to(folder.resolve()) and path.is_file()
    except (OSError, ValueError):  # too long, or with characters that no path can have
        is_upload = False
    if not is_upload:
        raise InputError("This is not an uploaded file.", hint="Choose the file again.")
    if path.suffix.lower() not in types:
        raise InputError(
            f"Files that end in {path.suffix or 'nothing'} are not read here.",
            hint=f"Use one of: {', '.join(types)}.",
        )
    return path
