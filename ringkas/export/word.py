"""A brief as docx, for Word and LibreOffice."""

from collections.abc import Iterable
from io import BytesIO
from typing import TYPE_CHECKING

from check import Finding

from .document import SEVERITIES, Row, Sheet, lay_out, printable

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

    from ..result import Brief

__all__ = ["to_docx"]

COLOURS = {"error": "A1160D", "warning": "7A4B00", "info": "1D4F7C"}
LOCALES = {"en": "en-GB", "id": "id-ID", "ms": "ms-MY", "jv": "jv-ID"}
"""What a word processor's spelling checker goes by."""


def to_docx(brief: "Brief") -> bytes:
    """The brief as the bytes of a docx: summary and article in two columns, English beside its source."""
    import docx
    from docx.shared import Mm, Pt

    sheet = lay_out(brief)
    document = docx.Document()
    properties = document.core_properties
    properties.title, properties.author, properties.comments = sheet.title[:255], "ringkas", ""
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    document.styles["Normal"].font.size = Pt(10.5)

    _write(document.add_heading(level=0), sheet.title, "en")
    if sheet.original_title:
        _write(document.add_paragraph(style="Subtitle"), sheet.original_title, sheet.language)
    about = " · ".join(filter(None, [*sheet.about, sheet.url]))
    if about:
        document.add_paragraph(about)
    document.add_heading("Summary", level=1)
    _table(document, sheet.summary, sheet)
    document.add_heading("Findings", level=1)
    _findings(document, sheet)
    document.add_heading("Article", level=1)
    _table(document, sheet.article, sheet)
    document.add_heading("How this was made", level=1)
    for line in (*sheet.foot, f"Signature: {sheet.signature}"):
        document.add_paragraph(line)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def _findings(document: "Document", sheet: Sheet) -> None:
    for finding in sheet.findings:
        _add(document.add_paragraph(style="List Bullet"), finding)
    places = [
        f"{part} {row.number}"
        for part, rows in (("summary", sheet.summary), ("article", sheet.article))
        for row in rows
        if row.findings
    ]
    if places:
        document.add_paragraph(f"Findings beside their sentence: {', '.join(places)}.")
    elif not sheet.findings:
        document.add_paragraph("None: every check passed.")


def _table(document: "Document", rows: Iterable[Row], sheet: Sheet) -> None:
    from docx.oxml import OxmlElement
    from docx.shared import Mm

    widths = (Mm(12), Mm(79), Mm(79))
    table = document.add_table(rows=1, cols=3, style="Table Grid")
    table.autofit = False
    for cell, name in zip(table.rows[0].cells, ("#", "English", f"Source ({sheet.language})"), strict=True):
        cell.paragraphs[0].add_run(name).bold = True
    # The head is repeated on each page that the table runs over.
    table.rows[0]._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for row in rows:
        number, english, source = table.add_row().cells
        number.text = str(row.number)
        _write(english.paragraphs[0], row.english, "en", bold=row.kind == "heading")
        for finding in row.findings:
            _add(english.add_paragraph(), finding)
        _write(source.paragraphs[0], row.source, sheet.language, bold=row.kind == "heading")
        if row.sources:
            numbers = ", ".join(map(str, row.sources))
            source.add_paragraph().add_run(f"from the article: {numbers}").italic = True
    # Word goes by the cells' widths, LibreOffice by the columns'.
    for column, width in zip(table.columns, widths, strict=True):
        column.width = width
    for line in table.rows:
        for cell, width in zip(line.cells, widths, strict=True):
            cell.width = width


def _add(paragraph: "Paragraph", finding: Finding) -> None:
    from docx.shared import RGBColor

    label = paragraph.add_run(f"{SEVERITIES[finding.severity]}: ")
    label.bold = True
    label.font.color.rgb = RGBColor.from_string(COLOURS[finding.severity])
    _write(paragraph, printable(finding.message), "en")


def _write(paragraph: "Paragraph", text: str, language: str, *, bold: bool = False) -> None:
    """Add *text* to *paragraph*, marked with its language so that a spelling checker knows it."""
    from docx.oxml import OxmlElement
    from docx.oxml.ns import qn

    run = paragraph.add_run(text)
    run.bold = bold or None
    mark = OxmlElement("w:lang")
    mark.set(qn("w:val"), LOCALES.get(language, language))
    run._r.get_or_add_rPr().append(mark)
