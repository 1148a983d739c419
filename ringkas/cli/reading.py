"""Where a command's text comes from: a file, standard input or a URL."""

import sys
from dataclasses import dataclass
from pathlib import Path

import click

from engine.errors import InputTooLarge
from sources.documents import read_bytes, read_document
from sources.fetch import fetch
from sources.limits import Limits

__all__ = ["Source", "read", "source_argument"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Text that came in, and where from."""

    text: str
    url: str | None = None


source_argument = click.argument("source", metavar="FILE|URL|-", default="-")


def read(source: str) -> Source:
    """Read *source*: ``-`` is standard input, ``http://…`` and ``https://…`` are fetched, all else is a file.

    Raises InputError, or click.UsageError where there is nothing on standard input but a person.
    """
    limits = Limits.from_environment()
    if source == "-":
        if sys.stdin.isatty():
            raise click.UsageError("Give a file, a URL, or text on standard input.")
        data = sys.stdin.buffer.read(limits.upload_bytes + 1)
        if len(data) > limits.upload_bytes:
            raise InputTooLarge(
                f"Standard input is over the limit of {limits.upload_bytes:,} bytes.",
                hint="Split it into articles, or raise RINGKAS_MAX_UPLOAD_BYTES.",
            )
        return Source(text=read_bytes(data, name="standard input", limits=limits))
    if source.lower().startswith(("http://", "https://")):
        page = fetch(source, limits=limits)
        return Source(text=page.text, url=page.final_url)
    path = Path(source)
    if not path.exists():
        raise click.UsageError(f"There is no file {source!r}.")
    return Source(text=read_document(path, limits=limits))
