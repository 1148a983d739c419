"""Packed files, unpacked as they are read: gzip, and Zstandard where a library for it is there."""

import gzip
import io
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, cast

from engine.errors import InputError
from engine.extras import need

__all__ = ["bare_name", "open_packed", "zstandard_error"]

_SUFFIXES = (".gz", ".zst")
_PIECE = 1 << 16


def bare_name(name: str) -> str:
    """*name* in small letters, without the ending that says how the file is packed.

    >>> bare_name("Berita.JSONL.gz"), bare_name("berita.csv")
    ('berita.jsonl', 'berita.csv')
    """
    name = name.lower()
    return next((name.removesuffix(suffix) for suffix in _SUFFIXES if name.endswith(suffix)), name)


@contextmanager
def open_packed(path: Path) -> Iterator[tuple[BinaryIO, BinaryIO]]:
    """Open *path* and give its unpacked bytes, and the file itself, whose position says how far it was read.

    Raises InputError where it can't be read or isn't packed as its name says, and where it breaks off;
    MissingExtra where what unpacks it isn't installed.
    """
    try:
        with path.open("rb") as raw:
            yield _unpacked(raw, path), raw
    except zstandard_error() as exc:
        raise _damaged(path, "Zstandard", exc) from exc
    except (EOFError, zlib.error, gzip.BadGzipFile) as exc:
        raise _damaged(path, "gzip", exc) from exc
    except UnicodeError as exc:
        raise InputError(
            f"{path} isn't in one encoding throughout ({exc}).", hint="Save it as UTF-8."
        ) from exc
    except OSError as exc:
        raise InputError(
            f"{path} can't be read ({exc.strerror or exc}).", hint="Check the path and its permissions."
        ) from exc


def _damaged(path: Path, kind: str, exc: Exception) -> InputError:
    return InputError(
        f"{path} is no {kind} file, or damaged ({exc}).", hint="Check its name, or make it anew."
    )


def zstandard_error() -> type[Exception]:
    """What reading damaged Zstandard raises; where there is no library for it, nothing does."""
    try:
        import zstandard
    except ImportError:
        return _Never
    return cast(type[Exception], zstandard.ZstdError)


class _Never(Exception):
    """Raised by nobody."""


def _unpacked(raw: BinaryIO, path: Path) -> BinaryIO:
    name = path.name.lower()
    if name.endswith(".gz"):
        return cast(BinaryIO, gzip.GzipFile(fileobj=raw))
    if name.endswith(".zst"):
        need("zstandard", what=f"Reading {path}")
        import zstandard

        reader = zstandard.ZstdDecompressor().stream_reader(raw, read_across_frames=True)
        return cast(BinaryIO, io.BufferedReader(reader, _PIECE))
    return raw
