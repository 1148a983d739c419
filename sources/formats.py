"""Which format bytes are in, told by their content: text, HTML, docx or PDF, each read as it needs."""

import re

from engine.errors import BinaryInput, InputError, InputTooLarge
from engine.wording import counted

from .charset import decode
from .docx import read_docx
from .hints import MANY_HINT
from .limits import Limits
from .one_record import NO_TEXT, is_one_record
from .pdf import read_pdf
from .pointers import ADDRESS
from .text import sound_text

__all__ = ["RECORD_SUFFIXES", "read_bytes"]

RECORD_SUFFIXES = (".csv", ".tsv", ".jsonl", ".ndjson", ".json")
"""How files of many articles are named that `sources.records` reads."""

_SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office file (doc, xls, ppt)", "Save it as docx."),
    (b"{\\rtf", "an RTF file", "Save it as docx or as plain text."),
    (b"\x89PNG", "a PNG image", "Copy the text out of it with OCR first."),
    (b"\xff\xd8\xff", "a JPEG image", "Copy the text out of it with OCR first."),
    (b"GIF8", "a GIF image", "Copy the text out of it with OCR first."),
    (b"\x1f\x8b", "a gzip archive", "Unpack it and give the file inside."),
    (b"BZh", "a bzip2 archive", "Unpack it and give the file inside."),
    (b"\xfd7zXZ", "an xz archive", "Unpack it and give the file inside."),
    (b"7z\xbc\xaf\x27\x1c", "a 7z archive", "Unpack it and give the file inside."),
    (b"Rar!\x1a\x07", "a RAR archive", "Unpack it and give the file inside."),
    (b"\x7fELF", "a program", "Give text, HTML, docx or PDF."),
)
"""How files begin that can't be read: first bytes, what they are, and what to do."""


_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*<")
"""How a page begins, and no file of records."""


def read_bytes(data: bytes, *, name: str, limits: Limits, declared: str = "") -> str:
    """The text of one file's bytes: text or HTML as it stands, docx and PDF as paragraphs with blank lines.

    All of it is made safe by `sound_text`.

    *name* begins the messages of errors. Where its suffix is that of records, and the bytes don't begin as a
    page does, one record is text, for `gate.admit` to read, and anything else is refused. *declared* is the
    charset that an HTTP header named.

    Raises InputError, BinaryInput, EmptyInput or InputTooLarge.
    """
    if len(data) > limits.upload_bytes:
        raise InputTooLarge(
            f"{name} is over the limit of {counted(limits.upload_bytes, 'byte')}.",
            hint="Split it into articles, or raise RINGKAS_MAX_UPLOAD_BYTES.",
        )
    for signature, kind, hint in _SIGNATURES:
        if data.startswith(signature):
            raise BinaryInput(f"{name} is {kind}, not text.", hint=hint)
    if data.lstrip()[:5] == b"%PDF-":
        text = read_pdf(data, name=name, limits=limits)
    elif data.startswith(b"PK\x03\x04"):
        text = read_docx(data, name=name, limits=limits)
    else:
        text = decode(data, declared=declared).text
        is_named_so = name.lower().endswith(RECORD_SUFFIXES) and not _MARKUP.match(data)
        # A column of addresses, and values without a text, are for the gate to refuse: no batch reads them.
        is_refused = ADDRESS.is_it(text) or NO_TEXT.is_it(text)
        if is_named_so and not is_refused and not is_one_record(text, name):
            raise InputError(f"{name} holds records, not one article.", hint=MANY_HINT)
    if len(text) > limits.input_characters:
        raise InputTooLarge(
            f"{name} holds more than {counted(limits.input_characters, 'character')}, which is the limit.",
            hint="Split it into articles, or raise RINGKAS_MAX_INPUT_CHARACTERS.",
        )
    return sound_text(text)
