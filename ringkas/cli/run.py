"""``ringkas run``: the whole job."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Unpack

import click

from ..events import Cleaned, SegmentDone, Step, Summarized, brief_of
from ..options import Options, OptionValues
from ..partial import partial_brief
from .arguments import force_option, scope_option, summary_options, translation_options
from .gate import Gate, gate_option
from .progress import Progress
from .reading import read, source_argument
from .writing import (
    BRIEF_FORMS,
    format_option,
    notes_option,
    output_option,
    render_brief,
    settle_form,
    write,
)

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
@gate_option()
def run_command(
    *,
    source: str,
    proxy: str | None,
    summarizer: str | None,
    translator: str | None,
    second: str | None,
    device: str,
    threads: int | None,
    form: str | None,
    notes: bool,
    output: Path | None,
    gate: Gate,
    **options: Unpack[OptionValues],
) -> None:
    """Make a brief of one article: FILE, URL, or - for standard input.

    Ctrl-C ends it early: the sentences that are translated by then are written, with a finding that says so.
    """
    from ..api import readied
    from ..pipeline import Pipeline

    form = settle_form(form, output, forms=BRIEF_FORMS, given=[source])
    given = read(source, proxy=proxy)
    article, seconds = readied(given.text, url=given.url, **options)
    progress = Progress()
    progress("Loading the models …")
    pipeline = Pipeline.load(
        summarizer=summarizer,
        translator=translator,
        second=second,
        device=device,
        threads=threads,
        progress=progress,
    )
    steps, stopped = _up_to_ctrl_c(pipeline.steps(article, **options), progress)
    if stopped is not None:
        partial = partial_brief(
            steps,
            summarizer=pipeline.summarizer.name,
            translator=pipeline.translator.name,
            second=pipeline.second_name,
            options=Options.of(**options),
        )
        if partial is not None:
            write(render_brief(partial, form=form, notes=notes), output)
        raise stopped
    made = brief_of(steps)
    made = replace(made, timings={**made.timings, "clean": seconds})
    write(render_brief(made, form=form, notes=notes), output)
    segments = (*made.summary_en.segments, *made.translation.segments)
    gate.close(made.findings, (segment.confidence for segment in segments))


def _up_to_ctrl_c(stream: Iterator[Step], progress: Progress) -> tuple[list[Step], KeyboardInterrupt | None]:
    """What *stream* gives, up to Ctrl-C, and that, where it came."""
    steps: list[Step] = []
    stopped: KeyboardInterrupt | None = None
    try:
        for step in stream:
            steps.append(step)
            progress(_doing(step))
    except KeyboardInterrupt as interrupt:
        stopped = interrupt
    progress.clear()
    return steps, stopped


def _doing(step: Step) -> str:
    """What comes after *step*."""
    if isinstance(step, Cleaned):
        return "Summarizing …"
    if isinstance(step, Summarized):
        return "Translating the summary …"
    if isinstance(step, SegmentDone):
        return f"Translating sentence {step.index + 1} of {step.total} …"
    return ""
