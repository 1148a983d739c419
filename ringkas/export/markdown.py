"""A brief as Markdown (CommonMark with GitHub's tables)."""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from check import Language
from clean import split_cells

from .brief_like import BriefLike
from .document import BriefDocument
from .notes import Note
from .printable import printable, web_address
from .rows import Row, Unsure

__all__ = ["block", "inline", "to_markdown"]

SPECIAL = re.compile(r"[\\`*_\[\]|~$#]")
"""What can begin markup anywhere in a line; ``$`` since GitHub sets a formula between two of them."""


def to_markdown(
    brief: BriefLike, *, language: Language = "en", notes: bool = False, unsure: Unsure = ()
) -> str:
    """The brief for a reader: summary, findings, both texts, then each sentence beside its source.

    *language* is that of headings and findings; notes are counted, and shown with *notes*; *unsure* as in
    `BriefDocument.of`. Whatever comes from the article is escaped: it shows as it is written, and is never
    markup.
    """
    document = BriefDocument.of(brief, spoken=language, unsure=unsure)
    said = document.words
    blocks = [f"# {inline(document.title)}", *_head(document)]
    if any(row.english for row in document.summary):
        blocks += [f"## {said['summary']}", _lines(brief.summary_en.text)]
    blocks += [f"## {said['findings']}", *_findings(document, notes=notes)]
    blocks += [f"## {said['summary_id']}", _lines(brief.summary.text)]
    if any(row.english for row in document.article):
        blocks.append(f"## {said['translation']}")
        blocks += _translation(document)
    blocks += [f"## {said['sentences']}", f"### {said['summary']}", _table(document.summary, document)]
    blocks += [f"### {said['article']}", _table(document.article, document)]
    foot = "  \n".join(map(inline, document.foot))
    blocks += ["---", foot, f"{said['signature']} {_code(document.signature)}"]
    return "\n\n".join(blocks) + "\n"


def _translation(document: BriefDocument) -> Iterable[str]:
    """The article in English, a block for each paragraph and one for each table."""
    for kind, run in groupby(document.paragraphs(), key=lambda paragraph: paragraph[0]):
        texts = [" ".join(filter(None, (row.english for row in rows))) for _, rows in run]
        if kind == "row":
            yield _grid([split_cells(text)[::2] for text in texts])
        else:
            yield from ({"heading": "### ", "item": "- "}.get(kind, "") + block(text) for text in texts)


def _grid(rows: Sequence[Sequence[str]]) -> str:
    """A table, its first row as the head; short rows are filled up with empty cells.

    >>> print(_grid([["Rice", "12"], ["Sugar"]]))
    | Rice | 12 |
    |---|---|
    | Sugar |  |
    """
    width = max(map(len, rows))
    lines = [f"| {' | '.join(map(inline, [*row, *[''] * (width - len(row))]))} |" for row in rows]
    return "\n".join((lines[0], "|" + "---|" * width, *lines[1:]))


def _head(document: BriefDocument) -> Iterable[str]:
    if document.original_title:
        yield f"*{inline(document.original_title)}*"
    url = f"<{document.url}>" if web_address(document.url) else block(document.url)
    about = " · ".join(filter(None, [*map(block, document.about), url]))
    if about:
        yield about
    if document.unfinished:
        yield f"**{document.unfinished}**"


def _findings(document: BriefDocument, *, notes: bool) -> Iterable[str]:
    told = [note for _, row in document.rows_with_findings() for note in row.findings]
    told += [*document.findings, *(document.notes if notes else ())]
    if told:
        yield "\n".join(f"- {_finding(note, document, placed=True)}" for note in told)
    else:
        yield document.words["nothing"]
    if unsure := document.unsure_line():
        yield unsure
    if document.notes and not notes:
        yield document.counted("notes_left", len(document.notes))
    yield document.checked


def _finding(note: Note, document: BriefDocument, *, placed: bool = False) -> str:
    where = f" ({document.place_names(note.places[:1])})" if placed and note.places else ""
    return f"**{document.label(note)}**{where}: {inline(document.message(note))}"


def _table(rows: Iterable[Row], document: BriefDocument) -> str:
    said = document.words
    source = said["source"].format(language=document.language)
    lines = [f"| # | {said['english']} | {source} |", "|---:|---|---|"]
    for row in rows:
        english = [inline(row.english), *(_finding(note, document) for note in row.findings)]
        if row.unsure is not None:
            english.append(f"**{said['unsure']}** ({document.sureness(row)})")
        if row.edited:
            english.append(f"({said['edited']})")
        if row.told:
            english.append(said["told"].format(places=document.place_names(row.told)))
        numbers = ", ".join(map(str, row.sources))
        based = f"<br>({said['from_article'].format(numbers=numbers)})" if row.sources else ""
        lines.append(f"| {row.number} | {'<br>'.join(english)} | {inline(row.source)}{based} |")
    return "\n".join(lines)


def _lines(text: str) -> str:
    """Text whose lines are paragraphs, or bullets that stay a list."""
    blocks: list[str] = []
    for line in filter(str.strip, text.splitlines()):
        bullet = line.startswith("- ")
        told = f"- {block(line[2:])}" if bullet else block(line)
        if bullet and blocks and blocks[-1].startswith("- "):
            blocks[-1] += "\n" + told
        else:
            blocks.append(told)
    return "\n\n".join(blocks)


def block(text: str) -> str:
    r"""Text that begins a block: what would start a list or a rule there is escaped too.

    >>> print(block("2. Harga *naik*"), block("- 3 persen"))
    2\. Harga \*naik\* \- 3 persen
    """
    text = re.sub(r"^[+=-]", r"\\\g<0>", inline(text))
    return re.sub(r"^(\d{1,9})([.)])", r"\1\\\2", text)


def inline(text: str) -> str:
    """*text* within a line, as it is written: nothing in it is markup."""
    text = " ".join(printable(text).split())
    text = SPECIAL.sub(r"\\\g<0>", text)
    # As entities, since not every renderer lets a backslash escape these.
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _code(text: str) -> str:
    """A code span, fenced by more backticks than the text has in a row."""
    fence = "`" * (max((len(run) for run in re.findall("`+", text)), default=0) + 1)
    gap = " " if "`" in text else ""
    return f"{fence}{gap}{' '.join(text.split())}{gap}{fence}"
