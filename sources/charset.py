"""Bytes to text: find the encoding, and refuse what is no text at all."""

import codecs
import re
from dataclasses import dataclass

from engine.errors import BinaryInput

__all__ = ["Decoded", "decode", "refuse_binary"]

_BOMS = (
    # UTF-32's little-endian mark begins with UTF-16's: the longer one goes first.
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_META = re.compile(
    rb"<(?:meta\b[^>]{0,200}?charset|\?xml\b[^>]{0,100}?encoding)\s*=\s*[\"']?([\w.:-]{2,40})", re.I
)
_META_REACH = 4096
"""Bytes in which a page may name its encoding. Browsers look at 1024; some portals put more before it."""

_LATIN = {"ascii", "iso8859-1", "cp1252"}
"""Labels that browsers all read as windows-1252, which adds quotes and dashes to the other two."""

_UNSAFE = {"utf-7", "unicode-escape", "raw-unicode-escape", "idna", "punycode", "undefined"}
"""Codecs that Python knows and no page is written in; UTF-7 is a known way to smuggle markup."""

_STARTS = {"%PDF-": "a PDF", "{\\rtf": "an RTF file"}
"""How files begin whose bytes hold nothing else that text wouldn't."""
_CONTROLS = re.compile("[\x01-\x08\x0e-\x1a\x1c-\x1f]")
"""Control characters that text has no use for: all but tab, line and page breaks, and escape."""

_GUESS_REACH = 65_536
"""Bytes that a guess looks at: more makes it slower and no better."""

_BINARY_REACHES = (4_096, 65_536)
"""Characters in which binary data shows: a head that is binary, or a text that turns into it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """Text, and the encoding that it was in, as Python names it."""

    text: str
    encoding: str


def decode(data: bytes, *, declared: str = "") -> Decoded:
    """Turn *data* into text.

    A byte order mark decides; else bytes that are valid UTF-8 are UTF-8, whatever a header says (servers
    often say ISO 8859-1 of everything); else *declared* (the charset of an HTTP header), else what the page's
    ``<meta>`` names, else the best guess, for which windows-1252 comes first. Bytes that stray into UTF-8
    text are read as windows-1252, so that none is lost.

    Raises BinaryInput where the bytes are no text.

    >>> decode("“Harga naik”".encode("cp1252"))
    Decoded(text='“Harga naik”', encoding='cp1252')
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strictly(data, encoding) or _refuse("its byte order mark doesn't fit the rest")
    wide = _wide(data)
    if wide:
        return _strictly(data, wide) or _refuse("it is no valid UTF-16")
    # Latin-1 gives a character a byte, so that bytes are judged as text is.
    refuse_binary(data[: _BINARY_REACHES[-1]].decode("latin-1"))
    named = [_codec(found.decode("ascii")) for found in _META.findall(data[:_META_REACH])]
    # What could be read as ASCII has no two bytes a character, whatever it says: UTF-8, as browsers take it.
    labels = [
        _codec(declared),
        *("utf-8" if name.startswith(("utf-16", "utf-32")) else name for name in named),
    ]
    if not (data.isascii() and any(label.startswith("iso2022") for label in labels)):
        plain = _strictly(data, "utf-8")
        if plain:
            return plain
    for label in filter(None, labels):
        decoded = _mended(data) if label == "utf-8" else _strictly(data, label)
        if decoded:
            return decoded
    return _mended(data) or _guess(data)


def _strictly(data: bytes, encoding: str) -> Decoded | None:
    try:
        return Decoded(text=data.decode(encoding), encoding=encoding)
    except (UnicodeError, LookupError):  # LookupError: a codec that isn't one of text
        return None


def _codec(label: str) -> str:
    """Python's name of the encoding that a page means by *label*; ``""`` for none that text is written in."""
    try:
        name = codecs.lookup(label.strip().strip("\"'")).name.replace("_", "-")
    except (LookupError, ValueError):
        return ""
    if name in _UNSAFE:
        return ""
    # Without a mark, which is looked for before, these are little-endian.
    return {"utf-16": "utf-16-le", "utf-32": "utf-32-le"}.get(name, "cp1252" if name in _LATIN else name)


def _wide(data: bytes) -> str:
    """UTF-16 without a mark, told by every other byte being zero (Latin text); ``""`` where it isn't."""
    sample = data[: 4096 & ~1]
    half = len(sample) // 2
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if half and odd > half * 0.6 and even < half * 0.05:
        return "utf-16-le"
    if half and even > half * 0.6 and odd < half * 0.05:
        return "utf-16-be"
    return ""


def refuse_binary(text: str) -> None:
    """Raise BinaryInput where *text* can't be text, whatever it was decoded from.

    It begins as a PDF or RTF does, whose bytes somebody took for text. Or its first 65,536 characters hold a
    zero byte; or of these or of the first 4,096, over a twentieth are control characters or over a tenth
    replacement characters, left by bytes that fit no encoding.
    """
    for start, kind in _STARTS.items():
        if text.startswith(start):
            raise BinaryInput(
                f"This is {kind} that was read as text.", hint="Give the file itself, or the text in it."
            )
    for reach in _BINARY_REACHES:
        sample = text[:reach]
        if "\0" in sample:
            _refuse("it holds zero bytes")
        if len(_CONTROLS.findall(sample)) > len(sample) // 20:
            _refuse("it holds control characters")
        if sample.count("\ufffd") > len(sample) // 10:
            _refuse("it holds bytes that fit no encoding")


def _refuse(reason: str) -> Decoded:
    raise BinaryInput(
        f"This is not readable text: {reason}.",
        hint="Give text, HTML, docx or PDF; save text as UTF-8.",
    )


def _mended(data: bytes) -> Decoded | None:
    """*data* as UTF-8 with stray bytes read as windows-1252, where UTF-8 clearly prevails; else None."""
    text = data.decode("utf-8", errors="surrogateescape")
    stray = re.findall("[\udc80-\udcff]", text)
    foreign = sum(1 for character in text if character > "\x7f")
    if foreign <= 2 * len(stray):
        return None
    text = re.sub("[\udc80-\udcff]", lambda found: _latin(found.group()), text)
    return Decoded(text=text, encoding="utf-8")


def _latin(escaped: str) -> str:
    return escaped.encode("utf-8", errors="surrogateescape").decode("cp1252", errors="replace")


def _guess(data: bytes) -> Decoded:
    # Indonesian is ASCII but for quotes and dashes, which give statistics too little to go on: unless high
    # bytes abound, as in other scripts, they mean windows-1252.
    high = len(data) - len(data.translate(None, delete=bytes(range(128, 256))))
    if high <= len(data) * 0.3:
        latin = _strictly(data, "cp1252")
        if latin:
            return latin
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_GUESS_REACH]).best()
    decoded = _strictly(data, best.encoding) if best else None
    return decoded or _strictly(data, "cp1252") or _refuse("its encoding can't be told")
