"""``ringkas run``: the whole job."""

from pathlib import Path
from typing import Unpack

import click

from ..events import Cleaned, Done, SegmentDone, Summarized
from ..options import OptionValues
from .arguments import force_option, scope_option, summary_options, translation_options
from .progress import Progress
from .reading import read, source_argument
from .writing import ENDINGS, format_option, notes_option, output_option, render_brief, settle_form, write

__all__ = ["run_command"]


@click.command("run")
@source_argument
@summary_options
@scope_option
@translation_options
@force_option
@format_option
@click.option("--markdown", "form", flag_value="markdown", help="Markdown on stdout.")
@notes_option
@output_option
def run_command(
    *,
    source: str,
    summarizer: str | None,
    translator: str | None,
    device: str,
    threads: int | None,
    form: str | None,
    notes: bool,
    output: Path | None,
    **options: Unpack[OptionValues],
) -> None:
    """Make a brief of one article: FILE, URL, or - for standard input."""
    from ..pipeline import Pipeline

    form = settle_form(form, output, forms=tuple(ENDINGS.values()))
    given = read(source)
    progress = Progress()
    progress("Loading the models …")
    pipeline = Pipeline.load(
        summarizer=summarizer, translator=translator, device=device, threads=threads, progress=progress
    )
    brief = None
    for step in pipeline.steps(given.text, url=given.url, **options):
        if isinstance(step, Cleaned):
            progress("Summarizing …")
        elif isinstance(step, Summarized):
            progress("Translating the summary …")
        elif isinstance(step, SegmentDone):
            progress(f"Translating sentence {step.index + 1} of {step.total} …")
        elif isinstance(step, Done):
            brief = step.brief
    progress.clear()
    assert brief is not None  # steps() ends with Done
    write(render_brief(brief, form=form, notes=notes), output)
