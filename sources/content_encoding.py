"""What a server packed (gzip, deflate), unpacked piece by piece."""

import zlib
from collections.abc import Iterable, Iterator

from engine.errors import FetchError

__all__ = ["unpacked"]

_PIECE = 65_536
"""Bytes that are unpacked at a time."""


def unpacked(chunks: Iterable[bytes], coding: str) -> Iterator[bytes]:
    """Undo the Content-Encoding *coding* piece by piece, so that a small answer can't swell up unseen.

    Raises FetchError for one that wasn't asked for, and for what is damaged or broke off.
    """
    coding = coding.strip().lower()
    if coding in ("", "identity"):
        yield from chunks
        return
    if coding not in ("gzip", "x-gzip", "deflate"):
        raise FetchError(
            f"The page is packed as {coding!r}, which was not asked for.",
            hint="Save the page in a browser and give the file.",
        )
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 32)  # 32: zlib or gzip, told by the header
    begun = False
    try:
        for chunk in chunks:
            pending = chunk
            if not begun and coding == "deflate" and chunk and chunk[0] & 0x0F != 8:
                unpacker = zlib.decompressobj(-zlib.MAX_WBITS)  # deflate without its header: wrong, but seen
            begun = begun or bool(chunk)
            while pending:
                if unpacker.eof:
                    if pending[:1] != b"\x1f":
                        return  # padding after the end
                    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 32)  # gzip may come in several members
                yield unpacker.decompress(pending, _PIECE)
                pending = unpacker.unconsumed_tail or unpacker.unused_data
        # zlib may hold back output after all input is eaten.
        while not unpacker.eof and (piece := unpacker.decompress(b"", _PIECE)):
            yield piece
    except zlib.error as exc:
        raise FetchError(f"The page is packed as {coding}, but damaged ({exc}).", hint="Try again.") from exc
    if begun and not unpacker.eof:
        raise FetchError("The page broke off before its end.", hint="Try again.")
