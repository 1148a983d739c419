"""Pages in a crawl's own archive: WARC, and WACZ, which is a zip with WARC inside."""

import io
import zipfile
import zlib
from collections.abc import Iterator
from email.message import Message
from pathlib import Path
from typing import TYPE_CHECKING, Any, BinaryIO, cast

from engine.errors import InputError, InputTooLarge, MissingExtra
from engine.extras import need

from ..limits import Limits
from .entry import Blob, Body, Entry, Fault
from .tables import Meter

if TYPE_CHECKING:
    from warcio.recordloader import ArcWarcRecord

__all__ = ["CRAWLS", "read_crawl"]

CRAWLS = (".warc", ".warc.gz", ".wacz")
"""How the names of crawls end."""
PAGES = ("text/html", "application/xhtml+xml", "text/plain", "application/pdf")
"""Media types that are read; styles, scripts and pictures of a page are passed over."""
_CODINGS = {"br": "brotli", "zstd": "zstandard"}
"""Content encodings that warcio leaves to us, with the modules that undo them."""


def read_crawl(path: Path, *, name: str, limits: Limits, meter: Meter) -> Iterator[Entry]:
    """The pages of the crawl in *path*, in its order: answers of status 200 and a media type of `PAGES`.

    Transfer and content encodings are undone; a page whose own can't be is a fault. Raises InputError where
    *path* is no crawl, MissingExtra where what reads crawls isn't installed.
    """
    try:
        if path.name.lower().endswith(".wacz"):
            with zipfile.ZipFile(path) as archive:
                members = sorted(
                    member for member in archive.namelist() if member.lower().endswith((".warc", ".warc.gz"))
                )
                if not members:
                    raise InputError(f"{name} holds no WARC file.", hint="Is it a WACZ?")
                for number, member in enumerate(members, 1):
                    with archive.open(member) as file:
                        yield from _warc(cast(BinaryIO, file), f"{name}:{member}", limits)
                    meter(number / len(members))
            return
        size = path.stat().st_size
        with path.open("rb") as file:
            for entry in _warc(file, name, limits):
                meter(file.tell() / max(size, 1))
                yield entry
    except zipfile.BadZipFile as exc:
        raise InputError(f"{name} is no WACZ file ({exc}).", hint="Check its name, or make it anew.") from exc
    except OSError as exc:
        raise InputError(
            f"{path} can't be read ({exc.strerror or exc}).", hint="Check the path and its permissions."
        ) from exc


def _warc(file: BinaryIO, name: str, limits: Limits) -> Iterator[Entry]:
    need("warcio", what=f"Reading {name}")
    from warcio.archiveiterator import ArchiveIterator
    from warcio.exceptions import ArchiveLoadFailed

    try:
        for record in ArchiveIterator(file):
            headers = record.http_headers
            if record.rec_type != "response" or headers is None or headers.get_statuscode() != "200":
                continue
            about = Message()
            about["content-type"] = headers.get_header("Content-Type", "") or "text/html"
            if about.get_content_type() not in PAGES:
                continue
            url = record.rec_headers.get_header("WARC-Target-URI", "")
            number = record.rec_headers.get_header("WARC-Record-ID", "")
            yield Entry(
                place=f"{name}, {url}",
                mark=f"{number} {url}".encode("utf-8", "surrogateescape"),
                body=_body(record, number.strip("<>"), url, about, limits),
            )
    except (ArchiveLoadFailed, zlib.error, EOFError) as exc:
        raise InputError(f"{name} is no WARC file, or damaged ({exc}).", hint="Check its name.") from exc


def _body(record: "ArcWarcRecord", number: str, url: str, about: Message, limits: Limits) -> Body:
    limit = limits.upload_bytes
    coding = (record.http_headers.get_header("Content-Encoding") or "").strip().lower()
    try:
        if coding in _CODINGS:
            # warcio fails at Brotli when its library is there, and gives the bytes as they are when it isn't.
            record.http_headers.replace_header("Content-Encoding", "identity")
            need(_CODINGS[coding], what=f"{url}, packed as {coding},")
            data = _unpacked(record.content_stream().read(limit + 1), coding, limit)
        else:
            data = record.content_stream().read(limit + 1)
    except (zlib.error, EOFError, ValueError) as exc:
        return Fault(
            kind="InputError",
            message=f"{url}: its {coding or 'chunked'} body is damaged ({exc}).",
            hint="Fetch the page anew.",
        )
    except MissingExtra as exc:
        return Fault.of(exc)
    if len(data) > limit:
        return Fault.of(InputTooLarge(f"{url} is over the limit of {limit:,} bytes.", hint="Leave it out."))
    try:
        charset = about.get_content_charset("") or ""
    except (ValueError, LookupError):  # a parameter may name the encoding of its own value, and wrongly
        charset = ""
    return Blob(data=data, name=url, id=number, url=url, charset=charset)


def _unpacked(data: bytes, coding: str, limit: int) -> bytes:
    """*data* without its Content-Encoding, but no more of it than a byte over *limit*."""
    unpacker: Any
    try:
        if coding == "br":
            import brotli

            unpacker, damage = brotli.Decompressor(), brotli.error
            unpacked = b""
            pending = data
            while not unpacker.is_finished() and len(unpacked) <= limit:
                piece = unpacker.process(pending, output_buffer_limit=limit + 1 - len(unpacked))
                pending = b""
                if not piece:
                    break
                unpacked += piece
            if len(unpacked) <= limit and not unpacker.is_finished():
                raise ValueError("it breaks off")
            return unpacked
        import zstandard

        damage = zstandard.ZstdError
        return zstandard.ZstdDecompressor().stream_reader(io.BytesIO(data)).read(limit + 1)
    except damage as exc:
        raise ValueError(str(exc)) from exc
