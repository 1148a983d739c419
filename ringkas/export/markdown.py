"""A brief as Markdown (CommonMark with GitHub's tables)."""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby

from check import WHAT_WAS_CHECKED, Finding

from .document import SEVERITY_NAMES, BriefDocument, BriefLike, Row, printable, web_address

__all__ = ["to_markdown"]

SPECIAL = re.compile(r"[\\`*_\[\]|~$#]")
"""What can begin markup anywhere in a line; ``$`` since GitHub sets a formula between two of them."""


def to_markdown(brief: BriefLike) -> str:
    """The brief for a reader: summary, findings, both texts, then each sentence beside its source.

    Whatever comes from the article is escaped: it shows as it is written, and is never markup.
    """
    document = BriefDocument.of(brief)
    blocks = [f"# {_inline(document.title)}", *_head(document)]
    if any(row.english for row in document.summary):
        blocks += ["## Summary", _lines(brief.summary_en.text)]
    findings = list(_findings(document))
    blocks += ["## Findings", "\n".join(findings) if findings else f"None. {WHAT_WAS_CHECKED}"]
    blocks += ["## Ringkasan", _lines(brief.summary.text)]
    if any(row.english for row in document.article):
        blocks.append("## Translation")
        blocks += _translation(document)
    blocks += ["## Sentence by sentence", "### Summary", _table(document.summary, document.language)]
    blocks += ["### Article", _table(document.article, document.language)]
    blocks += ["---", "  \n".join(map(_inline, document.foot)), f"Signature: {_code(document.signature)}"]
    return "\n\n".join(blocks) + "\n"


def _translation(document: BriefDocument) -> Iterable[str]:
    """The article in English, a block for each paragraph and one for each table."""
    for kind, run in groupby(document.paragraphs(), key=lambda paragraph: paragraph[0]):
        texts = [" ".join(filter(None, (row.english for row in rows))) for _, rows in run]
        if kind == "row":
            yield _grid([text.split(" | ") for text in texts])
        else:
            yield from ({"heading": "### ", "item": "- "}.get(kind, "") + _block(text) for text in texts)


def _grid(rows: Sequence[Sequence[str]]) -> str:
    """A table, its first row as the head; short rows are filled up with empty cells.

    >>> print(_grid([["Rice", "12"], ["Sugar"]]))
    | Rice | 12 |
    |---|---|
    | Sugar |  |
    """
    width = max(map(len, rows))
    lines = [f"| {' | '.join(map(_inline, [*row, *[''] * (width - len(row))]))} |" for row in rows]
    return "\n".join((lines[0], "|" + "---|" * width, *lines[1:]))


def _head(document: BriefDocument) -> Iterable[str]:
    if document.original_title:
        yield f"*{_inline(document.original_title)}*"
    url = f"<{document.url}>" if web_address(document.url) else _block(document.url)
    about = " · ".join(filter(None, [*map(_block, document.about), url]))
    if about:
        yield about


def _findings(document: BriefDocument) -> Iterable[str]:
    for part, rows in (("summary", document.summary), ("article", document.article)):
        for row in rows:
            for finding in row.findings:
                yield f"- {_finding(finding, place=f'{part}, sentence {row.number}')}"
    for finding in document.findings:
        yield f"- {_finding(finding)}"


def _finding(finding: Finding, *, place: str = "") -> str:
    where = f" ({place})" if place else ""
    return f"**{SEVERITY_NAMES[finding.severity]}**{where}: {_inline(finding.message)}"


def _table(rows: Iterable[Row], language: str) -> str:
    lines = [f"| # | English | Source ({language}) |", "|---:|---|---|"]
    for row in rows:
        english = "<br>".join([_inline(row.english), *map(_finding, row.findings)])
        based = f"<br>(article: {', '.join(map(str, row.sources))})" if row.sources else ""
        lines.append(f"| {row.number} | {english} | {_inline(row.source)}{based} |")
    return "\n".join(lines)


def _lines(text: str) -> str:
    """Text whose lines are paragraphs, or bullets that stay a list."""
    blocks: list[str] = []
    for line in filter(str.strip, text.splitlines()):
        bullet = line.startswith("- ")
        block = f"- {_block(line[2:])}" if bullet else _block(line)
        if bullet and blocks and blocks[-1].startswith("- "):
            blocks[-1] += "\n" + block
        else:
            blocks.append(block)
    return "\n\n".join(blocks)


def _block(text: str) -> str:
    r"""Text that begins a block: what would start a list or a rule there is escaped too.

    >>> print(_block("2. Harga *naik*"), _block("- 3 persen"))
    2\. Harga \*naik\* \- 3 persen
    """
    text = re.sub(r"^[+=-]", r"\\\g<0>", _inline(text))
    return re.sub(r"^(\d{1,9})([.)])", r"\1\\\2", text)


def _inline(text: str) -> str:
    text = " ".join(printable(text).split())
    text = SPECIAL.sub(r"\\\g<0>", text)
    # As entities, since not every renderer lets a backslash escape these.
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _code(text: str) -> str:
    """A code span, fenced by more backticks than the text has in a row."""
    fence = "`" * (max((len(run) for run in re.findall("`+", text)), default=0) + 1)
    gap = " " if "`" in text else ""
    return f"{fence}{gap}{' '.join(text.split())}{gap}{fence}"
