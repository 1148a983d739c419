"""``ringkas run``: the whole job."""

from pathlib import Path
from typing import get_args

import click

from ..events import Cleaned, Done, SegmentDone, Summarized
from ..options import Scope, Style
from .arguments import summary_options, translation_options
from .progress import Progress
from .reading import read, source_argument
from .writing import format_option, output_option, render_brief, write

__all__ = ["run_command"]


@click.command("run")
@source_argument
@summary_options
@click.option("--translate", "scope", type=click.Choice(get_args(Scope)), default="both", show_default=True)
@translation_options
@click.option("--force", is_flag=True, help="Go on although the text isn't Indonesian.")
@format_option
@click.option("--markdown", "form", flag_value="markdown", help="Markdown on stdout.")
@output_option
def run_command(
    *,
    source: str,
    sentences: int | None,
    words: int | None,
    ratio: float | None,
    style: Style,
    focus: str | None,
    guard: bool,
    scope: Scope,
    alternatives: int,
    beam_size: int | None,
    glossary: Path | None,
    summarizer: str | None,
    translator: str | None,
    device: str,
    threads: int | None,
    force: bool,
    form: str | None,
    output: Path | None,
) -> None:
    """Make a brief of one article: FILE, URL, or - for standard input."""
    from ..pipeline import Pipeline

    given = read(source)
    progress = Progress()
    progress("Loading the models …")
    pipeline = Pipeline.load(
        summarizer=summarizer, translator=translator, device=device, threads=threads, progress=progress
    )
    brief = None
    for step in pipeline.steps(
        given.text,
        url=given.url,
        sentences=sentences,
        words=words,
        ratio=ratio,
        style=style,
        focus=focus,
        guard=guard,
        scope=scope,
        alternatives=alternatives,
        beam_size=beam_size,
        glossary=glossary,
        force=force,
    ):
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
    write(render_brief(brief, form=form, output=output), output)
