"""A brief as Markdown (CommonMark with GitHub's tables)."""

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from check import Finding

from .document import SEVERITIES, Row, Sheet, lay_out, printable, web_address

if TYPE_CHECKING:
    from ..result import Brief

__all__ = ["to_markdown"]

SPECIAL = re.compile(r"[\\`*_\[\]|~$#]")
"""What can begin markup anywhere in a line; ``$`` since GitHub sets a formula between two of them."""


def to_markdown(brief: "Brief") -> str:
    """The brief for a reader: summary, findings, both texts, then each sentence beside its source.

    Whatever comes from the article is escaped: it shows as it is written, and is never markup.
    """
    sheet = lay_out(brief)
    blocks = [f"# {_inline(sheet.title)}", *_head(sheet)]
    if any(row.english for row in sheet.summary):
        blocks += ["## Summary", _lines(brief.summary_en.text)]
    findings = list(_findings(sheet))
    blocks += ["## Findings", "\n".join(findings) if findings else "None: every check passed."]
    blocks += ["## Ringkasan", _lines(brief.summary.text)]
    if any(row.english for row in sheet.article):
        blocks.append("## Translation")
        for kind, rows in sheet.paragraphs():
            text = " ".join(filter(None, (row.english for row in rows)))
            blocks.append({"heading": "### ", "item": "- "}.get(kind, "") + _block(text))
    blocks += ["## Sentence by sentence", "### Summary", _table(sheet.summary, sheet.language)]
    blocks += ["### Article", _table(sheet.article, sheet.language)]
    blocks += ["---", "  \n".join(map(_inline, sheet.foot)), f"Signature: {_code(sheet.signature)}"]
    return "\n\n".join(blocks) + "\n"


def _head(sheet: Sheet) -> Iterable[str]:
    if sheet.original_title:
        yield f"*{_inline(sheet.original_title)}*"
    url = f"<{sheet.url}>" if web_address(sheet.url) else _block(sheet.url)
    about = " · ".join(filter(None, [*map(_block, sheet.about), url]))
    if about:
        yield about


def _findings(sheet: Sheet) -> Iterable[str]:
    for part, rows in (("summary", sheet.summary), ("article", sheet.article)):
        for row in rows:
            for finding in row.findings:
                yield f"- {_finding(finding, place=f'{part}, sentence {row.number}')}"
    for finding in sheet.findings:
        yield f"- {_finding(finding)}"


def _finding(finding: Finding, *, place: str = "") -> str:
    where = f" ({place})" if place else ""
    return f"**{SEVERITIES[finding.severity]}**{where}: {_inline(finding.message)}"


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
