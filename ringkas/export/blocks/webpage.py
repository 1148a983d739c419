"""Blocks as one HTML file that needs nothing else."""

from collections.abc import Iterable, Iterator, Mapping
from html import escape

from ..page_frame import framed
from ..printable import printable, web_address
from ..webpage import STYLE
from .block import Block, Cell, Kind, runs

__all__ = ["blocks_to_html"]

_STYLE = """
h3 { font-size: 1.0625rem; margin: 1.75rem 0 .25rem; }
p { margin: .15rem 0; }
.said { margin-top: .6rem; }
.beneath { color: var(--soft); font-style: italic; font-size: .9375rem; }
table { table-layout: auto; }
th:first-child { width: auto; }
"""

_FORMS: Mapping[Kind, str] = {
    "title": "<h1>{}</h1>",
    "original": '<p class="original" lang="{language}">{}</p>',
    "section": "<h2>{}</h2>",
    "subsection": "<h3>{}</h3>",
    "paragraph": "<p>{}</p>",
    "item": "<li>{}</li>",
    "sentence": '<p class="said">{}</p>',
    "source": '<p class="beneath" lang="{language}">{}</p>',
    "fault": '<p class="warning">{}</p>',
}
_NOTE = '<p class="about">{}</p>'
"""The form of the others."""


def blocks_to_html(blocks: Iterable[Block], *, title: str) -> str:
    """*blocks* as a page without a script, which needs nothing else; what comes from articles is escaped."""
    return framed(_body(blocks), title=printable(title), style=f"{STYLE}{_STYLE}")


def _body(blocks: Iterable[Block]) -> Iterator[str]:
    for kind, run in runs(blocks):
        if run[0].cells:
            head, *rows = run
            cells = "".join(f'<th scope="col">{_cell(cell)}</th>' for cell in head.cells)
            yield f"<table><thead><tr>{cells}</tr></thead><tbody>"
            yield from map(_row, rows)
            yield "</tbody></table>"
        elif kind == "item":
            yield f"<ul>{''.join(map(_written, run))}</ul>"
        else:
            yield from map(_written, run)


def _row(row: Block) -> str:
    named = f' id="{escape(row.anchor)}"' if row.anchor else ""
    cells = "".join(f'<td lang="{escape(cell.language)}">{_cell(cell)}</td>' for cell in row.cells)
    return f"<tr{named}>{cells}</tr>"


def _cell(cell: Cell) -> str:
    text = _escaped(cell.text)
    if cell.faults:
        faults = "".join(
            f'<li class="warning">{_escaped(fault.strong + fault.text)}</li>' for fault in cell.faults
        )
        text += f'<ul class="findings" lang="en">{faults}</ul>'
    text += "".join(f'<span class="based" lang="en">{_escaped(note)}</span>' for note in cell.notes)
    links = ", ".join(f'<a href="#{escape(to)}">{_escaped(said)}</a>' for said, to in cell.links)
    if based := links or _escaped(cell.based):
        text += f'<span class="based" lang="en">{based}</span>'
    return text


def _written(one: Block) -> str:
    strong = f"<strong>{_escaped(one.strong)}</strong>" if one.strong else ""
    parts = [_escaped(one.text), _linked(one.address)]
    code = f" <code>{_escaped(one.code)}</code>" if one.code else ""
    text = strong + " · ".join(filter(None, parts)) + code
    return _FORMS.get(one.kind, _NOTE).format(text, language=escape(one.language))


def _linked(address: str) -> str:
    text = _escaped(address)
    return f'<a href="{text}" rel="noopener noreferrer">{text}</a>' if web_address(address) else text


def _escaped(text: str) -> str:
    return escape(printable(text))
