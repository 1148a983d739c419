"""Where a command's result goes, and how it reads there."""

import os
import shutil
import tempfile
import textwrap
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from check import WHAT_WAS_CHECKED, Finding
from engine.errors import SettingsError
from engine.extras import need
from engine.wording import counted

from ..export import to_docx, to_html, to_markdown
from ..result import Brief
from .telling import note, quiet_option

__all__ = [
    "BRIEF_FORMS",
    "format_option",
    "output_option",
    "render_brief",
    "render_findings",
    "settle_form",
    "tsv_option",
    "write",
]

_F = TypeVar("_F", bound=Callable[..., Any])

MARKS = {"error": "✗ error", "warning": "! warning", "info": "· note"}
COLOURS = {"error": "red", "warning": "yellow", "info": "blue"}

format_option = click.option(
    "--json", "form", flag_value="json", default=None, help="One JSON object on stdout."
)
tsv_option = click.option("--tsv", "form", flag_value="tsv", help="A table, its cells parted by tabs.")


def output_option(command: _F) -> _F:
    """Add where the result goes, and ``--quiet`` for what is said beside it."""
    option = click.option(
        "-o",
        "--output",
        type=click.Path(dir_okay=False, path_type=Path),
        help="Write to this file; its ending, such as .json, sets the form.",
    )
    return option(quiet_option(command))


ENDINGS = {
    ".txt": "text",
    ".json": "json",
    ".md": "markdown",
    ".html": "html",
    ".htm": "html",
    ".docx": "docx",
    ".csv": "csv",
    ".tsv": "tsv",
}
"""Forms by the ending of a file."""
BRIEF_FORMS = ("text", "json", "markdown", "html", "docx")
"""What `render_brief` can make of a brief."""


def settle_form(form: str | None, output: Path | None, *, forms: tuple[str, ...] = ("text", "json")) -> str:
    """The one of *forms* to write: the ending of *output* decides, on stdout *form*; else it is the first.

    Raises click.UsageError, before any work is done, where the ending isn't one of *forms*, says another than
    *form*, or its folder isn't there, and MissingExtra where nothing here writes such a file.
    """
    if output is None:
        return form or forms[0]
    said = ENDINGS.get(output.suffix.lower())
    if said not in forms:
        known = ", ".join(ending for ending, name in ENDINGS.items() if name in forms)
        raise click.UsageError(f"{output.name!r} ends in none of what this command writes: {known}.")
    if form not in (None, said):
        raise click.UsageError(f"--{form} and the ending of {output.name!r} say different things.")
    if said == "docx":
        need("docx", what=output.name)
    if not output.absolute().parent.is_dir():
        raise click.UsageError(f"There is no folder {str(output.parent)!r} to write to.")
    return said


def render_brief(brief: Brief, *, form: str) -> str | bytes:
    """The brief as *form*: json, markdown, html, docx or text."""
    if form == "json":
        return brief.to_json() + "\n"
    if form == "markdown":
        return to_markdown(brief)
    if form == "html":
        return to_html(brief)
    if form == "docx":
        return to_docx(brief)
    return _for_a_terminal(brief)


def write(result: str | bytes, output: Path | None) -> None:
    """Print *result*, or put it whole into *output*, without colors: a reader never sees half a file.

    Raises SettingsError where the file can't be written.
    """
    if output is None:
        click.echo(result, nl=False)
        return
    data = click.unstyle(result).encode() if isinstance(result, str) else result
    try:
        handle, draft = tempfile.mkstemp(dir=output.parent, prefix=f".{output.name}.")
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
            mask = os.umask(0)
            os.umask(mask)
            os.chmod(draft, 0o666 & ~mask)
            os.replace(draft, output)
        except BaseException:
            Path(draft).unlink(missing_ok=True)
            raise
    except OSError as exc:
        raise SettingsError(
            f"{output} can't be written ({exc.strerror}).", hint="Choose another file with -o."
        ) from exc
    note(f"Wrote {output}.")


def render_findings(findings: tuple[Finding, ...], *, numbered: bool = False) -> list[str]:
    """One wrapped entry a finding: severity in words (and color on a terminal), place, message.

    *numbered* says the sentence of findings of one stage alone, which don't name it.
    """
    lines = []
    for finding in findings:
        mark = click.style(f"{MARKS[finding.severity]:10}", fg=COLOURS[finding.severity])
        place = _place(finding)
        if numbered and not place and finding.segment is not None:
            place = f"sentence {finding.segment + 1}: "
        lines.append(_wrapped(f"{place}{finding.message}", indent="           ", first=f"{mark} "))
    return lines


def _place(finding: Finding) -> str:
    names = {"summary": "summary (id)", "summary_en": "summary", "translation": "article"}
    if finding.stage is None or finding.segment is None:
        return ""
    return f"{names[finding.stage]}, sentence {finding.segment + 1}: "


def _for_a_terminal(brief: Brief) -> str:
    article = brief.article
    parts = [click.style(brief.title_en or article.title, bold=True)]
    about = " · ".join(filter(None, [article.source, article.date, article.byline]))
    if about:
        parts.append(click.style(about, dim=True))
    if brief.summary_en.segments:
        parts += ["", _heading("Summary"), *_paragraphs(brief.summary_en.text)]
    parts += ["", _heading("Findings")]
    parts += render_findings(brief.findings) or [f"None. {WHAT_WAS_CHECKED}"]
    parts += ["", _heading("Ringkasan (Indonesian summary)"), *_paragraphs(brief.summary.text)]
    if brief.translation.segments:
        parts += ["", _heading("Translation"), *_paragraphs(brief.translation.text)]
    foot = (
        f"Summary by {brief.summary.model}, translation by {brief.translation.model}; "
        f"{counted(len(article.removed), 'line')} removed while cleaning; "
        f"{sum(brief.timings.values()):.1f} s."
    )
    parts += ["", click.style(_wrapped(foot), dim=True), click.style(brief.signature, dim=True)]
    return "\n".join(parts) + "\n"


def _heading(text: str) -> str:
    return click.style(text, bold=True, underline=True)


def _paragraphs(text: str) -> list[str]:
    lines: list[str] = []
    for paragraph in text.splitlines():
        lines.append(_wrapped(paragraph) if paragraph.strip() else "")
    return lines


def _wrapped(text: str, *, indent: str = "", first: str = "") -> str:
    width = min(shutil.get_terminal_size((100, 24)).columns, 100)
    body = textwrap.wrap(text, width=max(width - len(indent), 40), break_long_words=False)
    if not body:
        return first.rstrip()
    head = (first or indent) + body[0]
    return "\n".join([head, *(indent + line for line in body[1:])])
