"""A brief for the clipboard: HTML for word processors and mails, plain text without marks for chats."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from itertools import groupby

from check import Language

from .brief_like import BriefLike
from .document import BriefDocument
from .notes import Note
from .printable import printable, web_address
from .rows import Row, Unsure

__all__ = ["to_plain_text", "to_rich_text"]


@dataclass(frozen=True, slots=True)
class _Text:
    """A paragraph, or what stands in a cell or an item."""

    plain: str
    strong: str = ""
    """What stands out in front of it."""
    tag: str = "p"


@dataclass(frozen=True, slots=True)
class _Items:
    items: tuple[_Text, ...]


@dataclass(frozen=True, slots=True)
class _Table:
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence beside its source, with what is said of it."""

    number: int
    english: tuple[_Text, ...]
    source: str


_Block = _Text | _Items | _Table | tuple[_Sentence, ...]


def to_rich_text(brief: BriefLike, *, language: Language = "en", unsure: Unsure = ()) -> str:
    """The brief as HTML without a style of its own: it takes on that of where it is pasted.

    *language* is that of headings and findings; *unsure* as in `BriefDocument.of`. Whatever comes from the
    article is escaped.
    """
    document = BriefDocument.of(brief, spoken=language, unsure=unsure)
    return "\n".join(map(_html, _blocks(document, brief))) + "\n"


def to_plain_text(brief: BriefLike, *, language: Language = "en", unsure: Unsure = ()) -> str:
    """The same as plain text: paragraphs, and lists with hyphens."""
    blocks = _blocks(BriefDocument.of(brief, spoken=language, unsure=unsure), brief)
    return "\n\n".join(filter(None, map(_plain, blocks))) + "\n"


def _blocks(document: BriefDocument, brief: BriefLike) -> Iterable[_Block]:
    said = document.words
    yield _Text(document.title, tag="h1")
    if document.original_title:
        yield _Text(document.original_title, tag="h3")
    if about := " · ".join(filter(None, [*document.about, document.url])):
        yield _Text(about)
    if document.unfinished:
        yield _Text("", strong=document.unfinished)
    if any(row.english for row in document.summary):
        yield _Text(said["summary"], tag="h2")
        yield from _lines(brief.summary_en.text)
    yield _Text(said["findings"], tag="h2")
    yield from _findings(document)
    yield _Text(said["summary_id"], tag="h2")
    yield from _lines(brief.summary.text)
    if any(row.english for row in document.article):
        yield _Text(said["translation"], tag="h2")
        yield from _translation(document)
    yield _Text(said["sentences"], tag="h2")
    for part, rows in (("summary", document.summary), ("article", document.article)):
        yield _Text(said[part], tag="h3")
        yield tuple(_sentence(row, document) for row in rows)
    for line in document.foot:
        yield _Text(line)
    yield _Text(f"{said['signature']} {document.signature}")


def _lines(text: str) -> Iterable[_Block]:
    """Paragraphs, a line each, and what a bullet is in front of as a list."""
    lines = [printable(line) for line in text.splitlines() if line.strip()]
    for bulleted, run in groupby(lines, key=lambda line: line.startswith("- ")):
        texts = [_Text(line.removeprefix("- ") if bulleted else line) for line in run]
        yield from [_Items(tuple(texts))] if bulleted else texts


def _findings(document: BriefDocument) -> Iterable[_Block]:
    told = [note for _, row in document.rows_with_findings() for note in row.findings] + [*document.findings]
    yield (
        _Items(tuple(_finding(note, document, placed=True) for note in told))
        if told
        else _Text(document.words["nothing"])
    )
    if unsure := document.unsure_line():
        yield _Text(unsure)
    if document.notes:
        yield _Text(document.counted("notes_left", len(document.notes)))
    yield _Text(document.checked)


def _finding(note: Note, document: BriefDocument, *, placed: bool = False) -> _Text:
    where = f" ({document.place_names(note.places[:1])})" if placed and note.places else ""
    return _Text(f"{where}: {document.message(note)}", strong=document.label(note))


def _translation(document: BriefDocument) -> Iterable[_Block]:
    """The article in English, a block for each paragraph, list and table."""
    for kind, run in groupby(document.paragraphs(), key=lambda paragraph: paragraph[0]):
        texts = [" ".join(filter(None, (row.english for row in rows))) for _, rows in run]
        texts = [text for text in texts if text]
        if kind == "row" and texts:
            yield _Table(tuple(tuple(text.split(" | ")) for text in texts))
        elif kind == "item" and texts:
            yield _Items(tuple(map(_Text, texts)))
        else:
            yield from (_Text(text, tag="h3" if kind == "heading" else "p") for text in texts)


def _sentence(row: Row, document: BriefDocument) -> _Sentence:
    said = document.words
    english = [_Text(row.english), *(_finding(note, document) for note in row.findings)]
    if row.unsure is not None:
        english.append(_Text(f" ({document.sureness(row)})", strong=said["unsure"]))
    if row.edited:
        english.append(_Text(f"({said['edited']})"))
    if row.told:
        english.append(_Text(said["told"].format(places=document.place_names(row.told))))
    numbers = ", ".join(map(str, row.sources))
    based = f" ({said['from_article'].format(numbers=numbers)})" if row.sources else ""
    return _Sentence(row.number, tuple(english), row.source + based)


def _html(block: _Block) -> str:
    match block:
        case _Text():
            return f"<{block.tag}>{_inline(block)}</{block.tag}>"
        case _Items(items):
            return f"<ul>{''.join(f'<li>{_inline(item)}</li>' for item in items)}</ul>"
        case _Table(rows):
            return _grid([[escape(cell) for cell in row] for row in rows])
        case _:
            return _grid(
                [
                    [str(one.number), "<br>".join(map(_inline, one.english)), escape(one.source)]
                    for one in block
                ]
            )


def _grid(rows: Sequence[Sequence[str]]) -> str:
    lines = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f'<table border="1" cellspacing="0" cellpadding="4">{lines}</table>'


def _inline(text: _Text) -> str:
    strong = f"<b>{escape(text.strong)}</b>" if text.strong else ""
    linked = [
        f'<a href="{escape(part)}">{escape(part)}</a>' if web_address(part) else escape(part)
        for part in text.plain.split(" ")
    ]
    return strong + " ".join(linked)


def _plain(block: _Block) -> str:
    match block:
        case _Text():
            return block.strong + block.plain
        case _Items(items):
            return "\n".join(f"- {item.strong}{item.plain}" for item in items)
        case _Table(rows):
            return "\n".join(" | ".join(row) for row in rows)
        case _:
            return "\n\n".join(
                "\n".join(
                    [
                        f"{one.number}. {one.english[0].plain}".rstrip(),
                        *(f"   {text.strong}{text.plain}" for text in one.english[1:]),
                        f"   {one.source}",
                    ]
                )
                for one in block
            )
