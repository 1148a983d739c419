"""Where a command's result goes, and how it reads there."""

import shutil
import textwrap
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from check import Finding, what_was_checked
from engine.errors import SettingsError
from engine.extras import need
from engine.wording import counted

from ..export import to_docx, to_html, to_markdown
from ..export.document import BriefDocument, translators
from ..export.words import words
from ..files import put_whole
from ..result import Brief
from ..shown import Shown
from .telling import note, quiet_option

__all__ = [
    "BRIEF_FORMS",
    "checked_line",
    "format_option",
    "notes_option",
    "output_option",
    "render_brief",
    "render_findings",
    "settle_form",
    "tsv_option",
    "write",
]

_F = TypeVar("_F", bound=Callable[..., Any])

_MARKS = {"error": "✗ error", "warning": "! warning", "info": "· note"}
_COLORS = {"error": "red", "warning": "yellow", "info": "blue"}

format_option = click.option(
    "--json", "form", flag_value="json", default=None, help="One JSON object on stdout."
)
tsv_option = click.option("--tsv", "form", flag_value="tsv", help="A table, its cells parted by tabs.")
notes_option = click.option("--notes", is_flag=True, help="Show notes too, which are counted otherwise.")


def output_option(command: _F) -> _F:
    """Add where the result goes, and ``--quiet`` for what is said beside it."""
    option = click.option(
        "-o",
        "--output",
        type=click.Path(dir_okay=False, path_type=Path),
        help="Write to this file; its ending, such as .json, sets the form.",
    )
    return option(quiet_option(command))


_ENDINGS = {
    ".txt": "text",
    ".json": "json",
    ".md": "markdown",
    ".html": "html",
    ".htm": "html",
    ".docx": "docx",
    ".csv": "csv",
    ".tsv": "tsv",
    ".eml": "mail",
    ".srt": "subtitles",
    ".vtt": "subtitles",
}
"""Forms by the ending of a file."""
BRIEF_FORMS = ("text", "json", "markdown", "html", "docx")
"""What `render_brief` can make of a brief."""


def settle_form(
    form: str | None,
    output: Path | None,
    *,
    forms: tuple[str, ...] = ("text", "json"),
    given: Iterable[str | Path | None] = (),
) -> str:
    """The one of *forms* to write: the ending of *output* decides, on stdout *form*; else it is the first.

    Raises click.UsageError, before any work is done, where the ending isn't one of *forms*, says another than
    *form*, its folder isn't there, or the file is one of those that are *given* to be read; and MissingExtra
    where nothing here writes such a file.
    """
    if output is None:
        return form or forms[0]
    said = _ENDINGS.get(output.suffix.lower())
    if said not in forms:
        known = ", ".join(ending for ending, name in _ENDINGS.items() if name in forms)
        raise click.UsageError(f"{output.name!r} ends in none of what this command writes: {known}.")
    if form not in (None, said):
        raise click.UsageError(f"--{form} and the ending of {output.name!r} say different things.")
    if said == "docx":
        need("docx", what=output.name)
    if not output.absolute().parent.is_dir():
        raise click.UsageError(f"There is no folder {str(output.parent)!r} to write to.")
    if output.exists() and any(_is_file(source, output) for source in given):
        raise click.UsageError(f"{output.name!r} is what this command reads; give another file with -o.")
    return said


def _is_file(source: str | Path | None, file: Path) -> bool:
    try:
        return source is not None and file.samefile(source)
    except (OSError, ValueError):  # an address, a pattern, or what isn't there
        return False


def render_brief(brief: Brief, *, form: str, notes: bool) -> str | bytes:
    """The brief as *form*: json, markdown, html, docx or text; all but JSON show notes only with *notes*."""
    if form == "json":
        return brief.to_json() + "\n"
    if form == "markdown":
        return to_markdown(brief, notes=notes)
    if form == "html":
        return to_html(brief, notes=notes)
    if form == "docx":
        return to_docx(brief, notes=notes)
    return _for_a_terminal(brief, notes=notes)


def write(result: str | bytes, output: Path | None) -> None:
    """Print *result*, or put it whole into *output*, without colors: a reader never sees half a file.

    Raises SettingsError where the file can't be written.
    """
    if output is None:
        click.echo(result, nl=False)
        return
    data = click.unstyle(result).encode() if isinstance(result, str) else result
    try:
        put_whole(data, output)
    except OSError as exc:
        raise SettingsError(
            f"{output} can't be written ({exc.strerror}).", hint="Choose another file with -o."
        ) from exc
    note(f"Wrote {output}.")


def render_findings(faults: Sequence[Shown], *, notes: bool, numbered: bool = False) -> list[str]:
    """One wrapped entry a fault: severity in words (and color on a terminal), places, message.

    Notes are counted in a last line, or shown with *notes*. *numbered* says the sentence of findings of one
    stage alone, which don't name it.
    """
    lines = []
    for fault in faults:
        finding = fault.finding
        if finding.severity == "info" and not notes:
            continue
        mark = click.style(f"{_MARKS[finding.severity]:10}", fg=_COLORS[finding.severity])
        places = [_place(each, numbered=numbered) for each in (finding, *fault.elsewhere)]
        place = "; ".join(dict.fromkeys(filter(None, places)))
        said = f"{place}: {finding.message}" if place else finding.message
        lines.append(_wrapped(said, indent="           ", first=f"{mark} "))
    hidden = 0 if notes else sum(fault.finding.severity == "info" for fault in faults)
    if hidden:
        lines.append("1 note: --notes shows it." if hidden == 1 else f"{hidden} notes: --notes shows them.")
    return lines


def checked_line(found: str = "") -> str:
    """What was checked and what can't be, then what *found* says of it, wrapped."""
    return _wrapped(what_was_checked() + found)


def _place(finding: Finding, *, numbered: bool) -> str:
    names = {"summary": "summary (id), ", "summary_en": "summary, ", "translation": "article, "}
    if finding.segment is None or (finding.stage is None and not numbered):
        return ""
    return f"{names.get(finding.stage or '', '')}sentence {finding.segment + 1}"


def _for_a_terminal(brief: Brief, *, notes: bool) -> str:
    article = brief.article
    parts = [click.style(brief.title_en or article.title, bold=True)]
    about = " · ".join(filter(None, [article.source, article.date, article.byline]))
    if about:
        parts.append(click.style(about, dim=True))
    if brief.summary_en.segments:
        parts += ["", _heading("Summary"), *_paragraphs(brief.summary_en.text)]
    parts += ["", _heading("Findings")]
    parts += render_findings(brief.shown, notes=notes)
    document = BriefDocument.of(brief, spoken="en")
    parts.append(_wrapped(document.clear_line() if document.is_clear else document.checked))
    parts += ["", _heading("Ringkasan (Indonesian summary)"), *_paragraphs(brief.summary.text)]
    if brief.translation.segments:
        parts += ["", _heading("Translation"), *_paragraphs(brief.translation.text)]
    foot = (
        f"Summary by {brief.summary.model}, translation by {translators(brief, words('en'))}; "
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
