"""The text of a docx: its paragraphs in reading order, from an archive that was checked first."""

import zipfile
import zlib
from collections.abc import Iterator
from io import BytesIO
from typing import TYPE_CHECKING

from engine.errors import BinaryInput, EmptyInput, InputError, InputTooLarge
from engine.extras import need
from engine.wording import counted

from .docx_tables import WORD, table_rows
from .hints import MANY_HINT
from .limits import Limits
from .raised import written_raised

if TYPE_CHECKING:
    from lxml.etree import _Element

__all__ = ["read_docx"]

_ZIP_ENTRIES = 5_000
"""Members that a docx may have; a long report with many pictures has a few hundred."""

_DOCX_TAGS = 2_000_000
"""Tags that the XML of a docx may have; half a million words have some 600,000."""

_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", WORD[1:-1].encode()),
    (
        b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    ),
)
"""What strict Open XML calls what all other files call by the second name (ISO/IEC 29500-1 and -4)."""
STRUCK = "~~"
"""What Markdown puts around words that are crossed out; `clean` takes them out of the text and says so."""
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"


def read_docx(data: bytes, *, name: str, limits: Limits) -> str:
    """Paragraphs in reading order, those in text boxes and content controls included; tables row by row.

    Text that was deleted under tracked changes is left out, as Word does on paper; what is struck through
    stands between ``~~``, as in Markdown. Page headers and footers, footnotes and comments aren't part of the
    text. Strict Open XML is read like any other.

    Raises BinaryInput where the archive is no docx or damaged, InputError where the docx is, EmptyInput where
    it has no text, and InputTooLarge where it would unpack beyond the limits.
    """
    need("docx", what=name)
    import docx
    from lxml.etree import Entity

    _check_archive(data, name=name, limits=limits)
    try:
        body = docx.Document(BytesIO(_transitional(data))).element.body
    # A part that isn't what it says it is can make python-docx and lxml raise nearly anything.
    except Exception as exc:
        raise InputError(
            f"{name} is a damaged docx ({str(exc)!r}).",
            hint="Open it in Word or LibreOffice and save it anew.",
        ) from exc
    if body is None:
        raise InputError(f"{name} is a docx without a body.", hint="Save it anew in Word or LibreOffice.")
    if next(body.iter(Entity), None) is not None:
        raise InputError(
            f"{name} has entities of its own in its text, which a docx may not.",
            hint="Save it anew in Word or LibreOffice.",
        )
    blocks = list(_blocks(body))
    if not blocks:
        raise EmptyInput(f"{name} holds no text.", hint="Is its text a picture? Then OCR it first.")
    return "\n\n".join(blocks)


def _check_archive(data: bytes, *, name: str, limits: Limits) -> None:
    """Refuse a zip archive that isn't a docx, or whose content would swell beyond the limits.

    The sizes are those that the archive states; Python's zipfile never unpacks a member beyond them. The tags
    are counted piece by piece, since a parsed element takes many times the bytes of its tag.
    """
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            members = archive.infolist()
            names = {member.filename for member in members}
            if any(part.startswith("xl/") for part in names):
                raise BinaryInput(
                    f"{name} is a spreadsheet (a zip archive), not one article.", hint=MANY_HINT
                )
            if "[Content_Types].xml" not in names or not any(part.startswith("word/") for part in names):
                raise BinaryInput(
                    f"{name} is a zip archive, but no docx.",
                    hint="Save a document as docx or PDF; `ringkas batch` reads archives of articles.",
                )
            unpacked = sum(member.file_size for member in members)
            if len(members) > _ZIP_ENTRIES or unpacked > limits.unpacked_bytes:
                raise _swollen(name, limits)
            tags = 0
            for member in members:
                with archive.open(member) as part:
                    while piece := part.read(65_536):
                        tags += piece.count(b"<")
                        if tags > _DOCX_TAGS:
                            raise _swollen(name, limits)
    # RuntimeError: a member is encrypted; NotImplementedError: packed in a way that Python doesn't know.
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, EOFError, RuntimeError) as exc:
        raise BinaryInput(
            f"{name} is a damaged zip archive ({str(exc)!r}).", hint="Fetch or save it anew."
        ) from exc


def _transitional(data: bytes) -> bytes:
    """*data* with the names of strict Open XML made those that python-docx knows; as it is without them."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = {member.filename: archive.read(member) for member in archive.infolist()}
    if not any(strict in parts.get("_rels/.rels", b"") for strict, _ in _STRICT):
        return data
    renamed = BytesIO()
    with zipfile.ZipFile(renamed, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, _renamed(content) if name.endswith((".xml", ".rels")) else content)
    return renamed.getvalue()


def _renamed(content: bytes) -> bytes:
    for strict, usual in _STRICT:
        content = content.replace(strict, usual)
    return content


def _swollen(name: str, limits: Limits) -> InputTooLarge:
    return InputTooLarge(
        f"{name} would unpack to over {counted(limits.unpacked_bytes, 'byte')}, {_DOCX_TAGS:,} tags or"
        f" {_ZIP_ENTRIES:,} parts.",
        hint="Save it as plain text, or without its pictures.",
    )


def _blocks(element: "_Element") -> Iterator[str]:
    """The paragraphs with text below *element* and the tables, in order, the rows of a table line by line.

    A text box is given once, not again as its fallback picture.
    """
    for child in element:
        if child.tag == _FALLBACK:
            continue
        if child.tag == f"{WORD}tbl":
            yield from _table_blocks(child)
            continue
        if child.tag == f"{WORD}p" and (text := "".join(_pieces(child)).replace(2 * STRUCK, "").strip()):
            yield f"- {text}" if _is_item(child) else text
        yield from _blocks(child)


def _table_blocks(table: "_Element") -> Iterator[str]:
    rows: list[str] = []
    for row in table_rows(table, lambda cell: list(_blocks(cell))):
        if isinstance(row, str):
            rows.append(row)
            continue
        if rows:
            yield "\n".join(rows)
            rows = []
        yield from _blocks(row)
    if rows:
        yield "\n".join(rows)


def _pieces(element: "_Element") -> Iterator[str]:
    """The text of one paragraph, without that of paragraphs nested in it (text boxes)."""
    for child in element:
        tag = str(child.tag).removeprefix(WORD)
        if tag == "t":
            # A comment or an instruction may stand within it.
            yield "".join([child.text or "", *(inner.tail or "" for inner in child)])
        elif tag in ("tab", "ptab"):
            yield "\t"
        elif tag in ("br", "cr"):
            yield "\n"
        elif tag == "noBreakHyphen":
            yield "-"
        elif tag == "sym":
            yield _symbol(child)
        elif tag == "r" and _is_struck(child) and (words := "".join(_pieces(child))).strip():
            yield f"{STRUCK}{words}{STRUCK}"
        elif tag == "r" and _is_raised(child):
            beside = (child.getprevious(), child.getnext())
            before, after = ("".join(_pieces(run)) if run is not None else "" for run in beside)
            yield written_raised("".join(_pieces(child)), before=before, after=after)
        elif tag not in ("p", "pPr", "rPr", "del", "moveFrom") and child.tag != _FALLBACK:
            yield from _pieces(child)


def _is_struck(run: "_Element") -> bool:
    marks = (run.find(f"{WORD}rPr/{WORD}{name}") for name in ("strike", "dstrike"))
    return any(
        mark is not None and mark.get(f"{WORD}val", "true") not in ("0", "false", "off") for mark in marks
    )


def _is_raised(run: "_Element") -> bool:
    height = run.find(f"{WORD}rPr/{WORD}vertAlign")
    return height is not None and height.get(f"{WORD}val") == "superscript"


_SYMBOLS = dict(zip(b"abcdefghijklmnopqrstuvwxyz", "αβχδεφγηιϕκλμνοπθρστυϖωξψζ", strict=True)) | {
    0x40: "≅", 0x57: "Ω", 0x44: "Δ", 0x53: "Σ", 0xA3: "≤", 0xA5: "∞", 0xAB: "↔", 0xAC: "←", 0xAD: "↑",
    0xAE: "→", 0xAF: "↓", 0xB0: "°", 0xB1: "±", 0xB2: "″", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷",
    0xB9: "≠", 0xBA: "≡", 0xBB: "≈", 0xBC: "…", 0xD6: "√", 0xD7: "⋅",
}  # fmt: skip
"""Characters of the font Symbol that news and reports use, by its code (Adobe's Symbol encoding)."""


def _symbol(element: "_Element") -> str:
    """The character that Word's *Insert Symbol* put there; U+FFFD where only its font knows it."""
    code = int(element.get(f"{WORD}char", "0"), 16) & 0xFF
    if element.get(f"{WORD}font", "") != "Symbol":
        return "\N{REPLACEMENT CHARACTER}"
    return _SYMBOLS.get(code) or (chr(code) if 0x20 <= code < 0x40 else "\N{REPLACEMENT CHARACTER}")


def _is_item(paragraph: "_Element") -> bool:
    style = paragraph.find(f"{WORD}pPr/{WORD}pStyle")
    value = style.get(f"{WORD}val", "") if style is not None else ""
    if value.startswith(("Heading", "Title")):
        return False
    return value.startswith("List") or paragraph.find(f"{WORD}pPr/{WORD}numPr") is not None
