"""A document of headings, paragraphs and tables, in every form: what a digest and an issue of a desk are."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from io import BytesIO
from itertools import groupby
from typing import Literal, TypeAlias

from engine.extras import need

from .markdown import block, inline
from .page_frame import framed
from .printable import printable, web_address
from .webpage import STYLE

__all__ = [
    "Block",
    "Cell",
    "Link",
    "blocks_to_docx",
    "blocks_to_html",
    "blocks_to_markdown",
    "blocks_to_text",
]

Kind: TypeAlias = Literal["title", "section", "story", "sentence", "source", "fault", "note", "link", "row"]
Link: TypeAlias = tuple[str, str]
"""What is read, and the anchor of the row that it leads to; where there are no links it is only read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one cell of a table holds."""

    text: str
    language: str = "en"
    links: tuple[Link, ...] = ()
    """Rows that the text rests on."""
    faults: tuple[str, ...] = ()
    """What was found about the text."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """One heading, paragraph or row; rows that follow each other are a table, the first of them its head."""

    kind: Kind
    text: str = ""
    language: str = "en"
    cells: tuple[Cell, ...] = ()
    """Of a row."""
    anchor: str = ""
    """The name by which links lead to a row: letters, digits and hyphens."""


_Run: TypeAlias = tuple[str, list[Block]]


def _runs(blocks: Iterable[Block]) -> Iterator[_Run]:
    """*blocks* with those of one kind that follow each other together."""
    for kind, run in groupby(blocks, key=lambda one: one.kind):
        yield kind, list(run)


def blocks_to_markdown(blocks: Iterable[Block]) -> str:
    """*blocks* as Markdown; whatever comes from articles is escaped."""
    parts: list[str] = []
    for kind, run in _runs(blocks):
        if kind == "row":
            rows = [f"| {' | '.join(map(_markdown_cell, one.cells))} |" for one in run]
            parts.append("\n".join((rows[0], "|" + "---|" * len(run[0].cells), *rows[1:])))
        elif kind == "link":
            parts += [f"<{one.text}>" if web_address(one.text) else block(one.text) for one in run]
        else:
            parts += [_MARKDOWN[kind].format(block(one.text)) for one in run]
    return "\n\n".join(parts) + "\n"


_MARKDOWN: Mapping[str, str] = {
    "title": "# {}",
    "section": "## {}",
    "story": "### {}",
    "sentence": "{}",
    "source": "> *{}*",
    "fault": "- **{}**",
    "note": "{}",
}


def _markdown_cell(cell: Cell) -> str:
    lines = [inline(cell.text), *(f"**{inline(fault)}**" for fault in cell.faults)]
    if cell.links:
        lines.append(f"({inline(_read(cell.links))})")
    return "<br>".join(lines)


def _read(links: Sequence[Link]) -> str:
    return ", ".join(text for text, _ in links)


def blocks_to_html(blocks: Iterable[Block], *, title: str) -> str:
    """*blocks* as a page without a script, which needs nothing else; what comes from articles is escaped."""
    return framed(_page_body(blocks), title=printable(title), style=f"{STYLE}{_STYLE}")


def _page_body(blocks: Iterable[Block]) -> Iterator[str]:
    for kind, run in _runs(blocks):
        if kind == "row":
            head, *rows = run
            cells = "".join(f'<th scope="col">{_page_cell(cell)}</th>' for cell in head.cells)
            yield f"<table><thead><tr>{cells}</tr></thead><tbody>"
            yield from map(_page_row, rows)
            yield "</tbody></table>"
        else:
            yield from map(_page_block, run)


def _page_row(row: Block) -> str:
    named = f' id="{escape(row.anchor)}"' if row.anchor else ""
    cells = "".join(f'<td lang="{escape(cell.language)}">{_page_cell(cell)}</td>' for cell in row.cells)
    return f"<tr{named}>{cells}</tr>"


def _page_cell(cell: Cell) -> str:
    text = _escaped(cell.text)
    if cell.faults:
        faults = "".join(f'<li class="warning">{_escaped(fault)}</li>' for fault in cell.faults)
        text += f'<ul class="findings" lang="en">{faults}</ul>'
    if cell.links:
        links = ", ".join(f'<a href="#{escape(to)}">{_escaped(said)}</a>' for said, to in cell.links)
        text += f'<span class="based" lang="en">{links}</span>'
    return text


def _page_block(one: Block) -> str:
    text = _escaped(one.text)
    if one.kind == "link" and web_address(one.text):
        text = f'<a href="{text}" rel="noopener noreferrer">{text}</a>'
    return _PAGE[one.kind].format(text, language=one.language)


_STYLE = """
h3 { font-size: 1.0625rem; margin: 1.75rem 0 .25rem; }
p { margin: .15rem 0; }
.said { margin-top: .6rem; }
.beneath { color: var(--soft); font-style: italic; font-size: .9375rem; }
table { table-layout: auto; }
th:first-child { width: auto; }
"""

_PAGE: Mapping[str, str] = {
    "title": "<h1>{}</h1>",
    "section": "<h2>{}</h2>",
    "story": "<h3>{}</h3>",
    "sentence": '<p class="said">{}</p>',
    "source": '<p class="beneath" lang="{language}">{}</p>',
    "fault": '<p class="warning">{}</p>',
    "note": '<p class="about">{}</p>',
    "link": '<p class="about">{}</p>',
}


def _escaped(text: str) -> str:
    return escape(printable(text))


def blocks_to_docx(blocks: Iterable[Block], *, title: str) -> bytes:
    """*blocks* as the bytes of a docx. Raises MissingExtra where none can be written here."""
    need("docx", what="A Word document")
    import docx

    document = docx.Document()
    properties = document.core_properties
    properties.title, properties.author, properties.comments = printable(title)[:255], "ringkas", ""
    levels = {"title": 0, "section": 1, "story": 2}
    styles = {"source": "Quote", "fault": "List Bullet"}
    for kind, run in _runs(blocks):
        if kind == "row":
            table = document.add_table(rows=0, cols=len(run[0].cells), style="Table Grid")
            for one in run:
                for place, cell in zip(table.add_row().cells, one.cells, strict=True):
                    place.text = printable(cell.text)
                    for fault in cell.faults:
                        place.add_paragraph(printable(fault), style="List Bullet")
                    if cell.links:
                        place.add_paragraph().add_run(printable(_read(cell.links))).italic = True
            continue
        for one in run:
            if kind in levels:
                document.add_heading(printable(one.text), level=levels[kind])
            else:
                document.add_paragraph(printable(one.text), style=styles.get(kind))
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def blocks_to_text(blocks: Iterable[Block]) -> str:
    """*blocks* as plain text, as in a mail."""
    parts = []
    for one in blocks:
        if one.kind == "row":
            parts.append("\n".join(line for cell in one.cells for line in _text_lines(cell)))
        else:
            parts.append(_TEXT.get(one.kind, "{}").format(_one_line(one.text)))
    return "\n\n".join(parts) + "\n"


_TEXT: Mapping[str, str] = {
    "title": "{}",
    "section": "== {} ==",
    "story": "-- {}",
    "source": "   {}",
    "fault": "! {}",
}


def _text_lines(cell: Cell) -> Iterator[str]:
    yield _one_line(cell.text)
    yield from (_TEXT["fault"].format(_one_line(fault)) for fault in cell.faults)
    if cell.links:
        yield f"({_one_line(_read(cell.links))})"


def _one_line(text: str) -> str:
    return " ".join(printable(text).split())
