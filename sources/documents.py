"""Read a file or its bytes into text: txt, html, docx and pdf, told apart by content."""

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

from engine.errors import BinaryInput, EmptyInput, InputError, InputTooLarge

from .charset import decode
from .limits import Limits
from .pdf import read_pdf
from .records import Record, iter_records

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["Record", "iter_records", "read_bytes", "read_document"]

RECORD_SUFFIXES = (".csv", ".tsv", ".jsonl", ".ndjson", ".json")

SIGNATURES: tuple[tuple[bytes, str, str], ...] = (
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

ZIP_ENTRIES = 5_000
"""Members that a docx may have; a long report with many pictures has a few hundred."""

DOCX_TAGS = 2_000_000
"""Tags that the XML of a docx may have; half a million words have some 600,000."""

WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def read_document(path: str | Path, *, limits: Limits) -> str:
    """The text of one file: text or HTML as it stands, docx and PDF as paragraphs with blank lines between.

    Raises InputError, BinaryInput, EmptyInput or InputTooLarge.
    """
    path = Path(path)
    try:
        with path.open("rb") as file:
            data = file.read(limits.upload_bytes + 1)
    except OSError as exc:
        raise InputError(
            f"{path} can't be read ({exc.strerror or exc}).", hint="Check the path and its permissions."
        ) from exc
    return read_bytes(data, name=path.name, limits=limits)


def read_bytes(data: bytes, *, name: str, limits: Limits, declared: str = "") -> str:
    """The text of one file's bytes; see `read_document`.

    *name* is shown in errors, and its suffix tells a file of many records from text. *declared* is the
    charset that an HTTP header named.
    """
    if len(data) > limits.upload_bytes:
        raise InputTooLarge(
            f"{name} is over the limit of {limits.upload_bytes:,} bytes.",
            hint="Split it into articles, or raise RINGKAS_MAX_UPLOAD_BYTES.",
        )
    for signature, kind, hint in SIGNATURES:
        if data.startswith(signature):
            raise BinaryInput(f"{name} is {kind}, not text.", hint=hint)
    if data.lstrip()[:5] == b"%PDF-":
        text = read_pdf(data, name=name, limits=limits)
    elif data.startswith(b"PK\x03\x04"):
        text = _read_docx(data, name=name, limits=limits)
    elif name.lower().endswith(RECORD_SUFFIXES):
        raise InputError(
            f"{name} holds records, not one article.",
            hint="Use the batch tab of `ringkas ui`, or sources.iter_records in Python.",
        )
    else:
        text = decode(data, declared=declared).text
    if len(text) > limits.input_characters:
        raise _too_long(name, limits)
    return text


def _too_long(name: str, limits: Limits) -> InputTooLarge:
    return InputTooLarge(
        f"{name} holds more than {limits.input_characters:,} characters, which is the limit.",
        hint="Split it into articles, or raise RINGKAS_MAX_INPUT_CHARACTERS.",
    )


def _read_docx(data: bytes, *, name: str, limits: Limits) -> str:
    """Paragraphs in reading order, those in tables, text boxes and content controls included.

    Text that was deleted under tracked changes is left out, as Word does on paper. Page headers and footers,
    footnotes and comments aren't part of the text.
    """
    import docx

    _check_archive(data, name=name, limits=limits)
    try:
        body = docx.Document(BytesIO(data)).element.body
    # A part that isn't what it says it is can make python-docx and lxml raise nearly anything.
    except Exception as exc:
        raise InputError(
            f"{name} is a damaged docx ({str(exc)!r}).",
            hint="Open it in Word or LibreOffice and save it anew.",
        ) from exc
    if body is None:
        raise InputError(f"{name} is a docx without a body.", hint="Save it anew in Word or LibreOffice.")
    paragraphs = []
    for paragraph in _paragraphs(body):
        text = "".join(_pieces(paragraph)).strip()
        if text:
            paragraphs.append(f"- {text}" if _is_item(paragraph) else text)
    if not paragraphs:
        raise EmptyInput(f"{name} holds no text.", hint="Is its text a picture? Then OCR it first.")
    return "\n\n".join(paragraphs)


def _check_archive(data: bytes, *, name: str, limits: Limits) -> None:
    """Refuse a zip archive that isn't a docx, or whose content would swell beyond the limits.

    The sizes are those that the archive states; Python's zipfile never unpacks a member beyond them. The tags
    are counted piece by piece, since a parsed element takes many times the bytes of its tag.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = archive.infolist()
            names = {member.filename for member in members}
            if "[Content_Types].xml" not in names or not any(part.startswith("word/") for part in names):
                raise BinaryInput(
                    f"{name} is a zip archive, but no docx.",
                    hint="Unpack it, or save the document as docx or PDF.",
                )
            unpacked = sum(member.file_size for member in members)
            if len(members) > ZIP_ENTRIES or unpacked > limits.unpacked_bytes:
                raise _swollen(name, limits)
            tags = 0
            for member in members:
                with archive.open(member) as part:
                    while piece := part.read(65_536):
                        tags += piece.count(b"<")
                        if tags > DOCX_TAGS:
                            raise _swollen(name, limits)
    # RuntimeError: a member is encrypted; NotImplementedError: packed in a way that Python doesn't know.
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, EOFError, RuntimeError) as exc:
        raise BinaryInput(
            f"{name} is a damaged zip archive ({str(exc)!r}).", hint="Fetch or save it anew."
        ) from exc


def _swollen(name: str, limits: Limits) -> InputTooLarge:
    return InputTooLarge(
        f"{name} would unpack to over {limits.unpacked_bytes:,} bytes, {DOCX_TAGS:,} tags or"
        f" {ZIP_ENTRIES:,} parts.",
        hint="Save it as plain text, or without its pictures.",
    )


def _paragraphs(element: "_Element") -> Iterator["_Element"]:
    """Each ``w:p`` below *element*, in order; a text box is given once, not again as its fallback picture."""
    for child in element:
        if child.tag == FALLBACK:
            continue
        if child.tag == f"{WORD}p":
            yield child
        yield from _paragraphs(child)


def _pieces(element: "_Element") -> Iterator[str]:
    """The text of one paragraph, without that of paragraphs nested in it (text boxes)."""
    for child in element:
        tag = str(child.tag).removeprefix(WORD)
        if tag == "t":
            yield child.text or ""
        elif tag in ("tab", "ptab"):
            yield "\t"
        elif tag in ("br", "cr"):
            yield "\n"
        elif tag == "noBreakHyphen":
            yield "-"
        elif tag not in ("p", "pPr", "rPr", "del", "moveFrom") and child.tag != FALLBACK:
            yield from _pieces(child)


def _is_item(paragraph: "_Element") -> bool:
    style = paragraph.find(f"{WORD}pPr/{WORD}pStyle")
    value = style.get(f"{WORD}val", "") if style is not None else ""
    if value.startswith(("Heading", "Title")):
        return False
    return value.startswith("List") or paragraph.find(f"{WORD}pPr/{WORD}numPr") is not None
