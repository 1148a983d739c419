"""Where a command's text comes from: a file, standard input or a URL."""

import sys
from pathlib import Path

import click

from sources import Source, read_path, read_stream, read_url

__all__ = ["read", "source_argument"]

source_argument = click.argument("source", metavar="FILE|URL|-", default="-")


def read(source: str) -> Source:
    """Read *source*: ``-`` is standard input, ``http://…`` and ``https://…`` are fetched, all else is a file.

    Raises InputError, or click.UsageError where there is nothing on standard input but a person.
    """
    if source == "-":
        if sys.stdin.isatty():
            raise click.UsageError("Give a file, a URL, or text on standard input.")
        return read_stream(sys.stdin.buffer, name="Standard input")
    if source.lower().startswith(("http://", "https://")):
        return read_url(source)
    path = Path(source)
    if not path.exists():
        raise click.UsageError(f"There is no file {source!r}.")
    return read_path(path)
