"""A brief as docx, for Word and LibreOffice."""

from collections.abc import Iterable
from io import BytesIO
from typing import TYPE_CHECKING

from check import Language
from engine.extras import need

from .brief_like import BriefLike
from .document import BriefDocument
from .notes import Note
from .rows import Row, Unsure

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

__all__ = ["to_docx"]

_COLORS = {"error": "A1160D", "warning": "7A4B00", "info": "1D4F7C"}
_LOCALES = {"en": "en-GB", "id": "id-ID", "ms": "ms-MY", "jv": "jv-ID"}
"""What a word processor's spelling checker goes by."""


def to_docx(
    brief: BriefLike, *, language: Language = "en", notes: bool = False, unsure: Unsure = ()
) -> bytes:
    """The brief as the bytes of a docx: summary and article in two columns, English beside its source.

    *language* is that of headings and findings; notes are counted, and shown with *notes*; *unsure* as in
    `BriefDocument.of`.
    """
    need("docx", what="A Word document")
    import docx
    from docx.shared import Mm, Pt

    document = BriefDocument.of(brief, spoken=language, unsure=unsure)
    said = document.words
    word = docx.Document()
    properties = word.core_properties
    properties.title, properties.author, properties.comments = document.title[:255], "ringkas", ""
    section = word.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    word.styles["Normal"].font.size = Pt(10.5)

    _write(word.add_heading(level=0), document.title, "en")
    if document.original_title:
        _write(word.add_paragraph(style="Subtitle"), document.original_title, document.language)
    about = " · ".join(filter(None, [*document.about, document.url]))
    if about:
        word.add_paragraph(about)
    if document.unfinished:
        word.add_paragraph().add_run(document.unfinished).bold = True
    word.add_heading(said["summary"], level=1)
    _table(word, document.summary, document)
    word.add_heading(said["findings"], level=1)
    _findings(word, document, notes=notes)
    word.add_heading(said["article"], level=1)
    _table(word, document.article, document)
    word.add_heading(said["made"], level=1)
    for line in (*document.foot, f"{said['signature']} {document.signature}"):
        word.add_paragraph(line)
    file = BytesIO()
    word.save(file)
    return file.getvalue()


def _findings(word: "Document", document: BriefDocument, *, notes: bool) -> None:
    said = document.words
    for note in (*document.findings, *(document.notes if notes else ())):
        _add(word.add_paragraph(style="List Bullet"), note, document, placed=True)
    places = document.place_names(place for place, _ in document.rows_with_findings())
    if places:
        word.add_paragraph(said["beside"].format(places=places))
    for line in document.found_lines(notes=notes):
        word.add_paragraph(line)


def _table(word: "Document", rows: Iterable[Row], document: BriefDocument) -> None:
    from docx.oxml import OxmlElement
    from docx.shared import Mm

    said = document.words
    source = said["source"].format(language=document.language)
    widths = (Mm(12), Mm(79), Mm(79))
    table = word.add_table(rows=1, cols=3, style="Table Grid")
    table.autofit = False
    for cell, name in zip(table.rows[0].cells, ("#", said["english"], source), strict=True):
        cell.paragraphs[0].add_run(name).bold = True
    # The head is repeated on each page that the table runs over.
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for row in rows:
        number, english, origin = table.add_row().cells
        number.text = str(row.number)
        _write(english.paragraphs[0], row.english, "en", bold=row.kind == "heading")
        for note in row.findings:
            _add(english.add_paragraph(), note, document)
        if row.unsure is not None:
            mark = english.add_paragraph()
            _write(mark, said["unsure"], document.spoken, bold=True)
            _write(mark, f" ({document.sureness(row)})", document.spoken)
        if row.edited:
            _write(english.add_paragraph(), f"({said['edited']})", document.spoken)
        if row.told:
            told = said["told"].format(places=document.place_names(row.told))
            _write(english.add_paragraph(), told, document.spoken)
        _write(origin.paragraphs[0], row.source, document.language, bold=row.kind == "heading")
        if row.sources:
            numbers = ", ".join(map(str, row.sources))
            origin.add_paragraph().add_run(said["from_article"].format(numbers=numbers)).italic = True
    # Word goes by the cells' widths, LibreOffice by the columns'.
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for line in table.rows:
        # A sentence and what was found about it stay on one page.
        line._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        for cell, width in zip(line.cells, widths, strict=True):
            cell.width = width


def _add(paragraph: "Paragraph", note: Note, document: BriefDocument, *, placed: bool = False) -> None:
    from docx.shared import RGBColor

    place = f" ({document.place_names(note.places[:1])})" if placed and note.places else ""
    label = paragraph.add_run(f"{document.label(note)}{place}: ")
    label.bold = True
    label.font.color.rgb = RGBColor.from_string(_COLORS[note.finding.severity])
    _write(paragraph, document.message(note), document.spoken)


def _write(paragraph: "Paragraph", text: str, language: str, *, bold: bool = False) -> None:
    """Add *text* to *paragraph*, marked with its language so that a spelling checker knows it."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    run = paragraph.add_run(text)
    run.bold = bold or None
    mark = OxmlElement("w:lang")
    mark.set(qn("w:val"), _LOCALES.get(language, language))
    run._r.get_or_add_rPr().append(mark)
