"""Documents in a zip or tar archive, read one by one: nothing is unpacked to disk."""

import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from engine.errors import InputError, InputTooLarge

from ..limits import Limits
from .entry import Blob, Body, Entry, Fault
from .tables import Meter

__all__ = ["ARCHIVES", "is_document", "read_archive"]

ARCHIVES = (".zip", ".tar", ".tar.gz", ".tgz", ".tar.bz2", ".tar.xz")
"""How the names of archives end."""
_DOCUMENTS = (
    "", ".htm", ".html", ".xhtml", ".shtml", ".php", ".aspx", ".mhtml", ".mht", ".txt", ".md", ".docx",
    ".pdf", ".eml", ".srt", ".vtt",
)  # fmt: skip
"""How the names of documents end; crawlers keep pages without an ending, too."""
_DAMAGE = (zipfile.BadZipFile, tarfile.TarError, zlib.error, lzma.LZMAError, EOFError, NotImplementedError)


def is_document(name: str) -> bool:
    """Whether a file of this name is read as one document; pictures, styles and hidden files aren't.

    >>> is_document("berita/a.html"), is_document("berita/a.css"), is_document(".DS_Store")
    (True, False, False)
    """
    path = PurePosixPath(name)
    return not path.name.startswith(".") and path.suffix.lower() in _DOCUMENTS


def read_archive(path: Path, *, name: str, limits: Limits, meter: Meter) -> Iterator[Entry]:
    """The documents in the archive *path*, in its order; files of other kinds are passed over.

    A document that can't be unpacked is a fault of its own. Raises InputError where *path* is no archive.
    """
    try:
        if path.name.lower().endswith(".zip"):
            yield from _zip(path, name, limits, meter)
        else:
            yield from _tar(path, name, limits, meter)
    except _DAMAGE as exc:
        raise InputError(
            f"{name} is no archive of the kind that its name says, or damaged ({exc}).",
            hint="Check its name, or make it anew.",
        ) from exc
    except OSError as exc:
        raise InputError(
            f"{path} can't be read ({exc.strerror or exc}).", hint="Check the path and its permissions."
        ) from exc


def _zip(path: Path, name: str, limits: Limits, meter: Meter) -> Iterator[Entry]:
    with zipfile.ZipFile(path) as archive:
        members = archive.infolist()
        for number, member in enumerate(members, 1):
            meter(number / len(members))
            if member.is_dir() or not is_document(member.filename):
                continue
            try:
                with archive.open(member) as file:
                    body = _blob(file.read(limits.upload_bytes + 1), member.filename, limits)
            # RuntimeError: a member that is encrypted.
            except (*_DAMAGE, RuntimeError) as exc:
                body = _unreadable(member.filename, exc)
            yield _entry(name, member.filename, body)


def _tar(path: Path, name: str, limits: Limits, meter: Meter) -> Iterator[Entry]:
    size = path.stat().st_size
    with path.open("rb") as raw, tarfile.open(fileobj=raw, mode="r|*") as archive:
        for member in archive:
            archive.members = []  # type: ignore[attr-defined]  # it would keep what it has passed
            meter(raw.tell() / max(size, 1))
            if not member.isfile() or not is_document(member.name):
                continue
            file = archive.extractfile(member)
            assert file is not None  # of a regular file it isn't
            yield _entry(name, member.name, _blob(file.read(limits.upload_bytes + 1), member.name, limits))


def _entry(archive: str, member: str, body: Body) -> Entry:
    return Entry(place=f"{archive}:{member}", mark=member.encode("utf-8", "surrogateescape"), body=body)


def _blob(data: bytes, name: str, limits: Limits) -> Body:
    if len(data) > limits.upload_bytes:
        return Fault.of(
            InputTooLarge(
                f"{name} is over the limit of {limits.upload_bytes:,} bytes.",
                hint="Leave it out, or raise RINGKAS_MAX_UPLOAD_BYTES.",
            )
        )
    return Blob(data=data, name=name)


def _unreadable(name: str, exc: Exception) -> Fault:
    return Fault.of(InputError(f"{name} can't be unpacked ({exc}).", hint="Unpack it and give the file."))
