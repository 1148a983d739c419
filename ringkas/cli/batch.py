"""``ringkas batch``: a corpus, worked through record by record, resumable."""

import json
import sys
import time
from collections.abc import Collection
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Unpack, cast

import click
from click.core import ParameterSource

from engine.errors import SettingsError
from engine.wording import counted

from ..options import OptionValues
from .arguments import demanded, force_option, scope_option, summary_options, translation_options
from .codes import ExitCode
from .progress import Progress
from .reading import files_for_tab, proxy_option, require_files
from .sizes import readable

if TYPE_CHECKING:
    from ..corpus import Figures, Report

__all__ = ["batch_command"]

MINUTE = 60.0
"""Seconds between two lines of progress where nobody watches a terminal."""


@click.command("batch")
@click.argument("sources", metavar="SOURCE…", nargs=-1, required=True, shell_complete=files_for_tab)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path),
    required=True,
    help="A file .jsonl, .csv, .tsv, .xlsx or .parquet, or a folder of pages.",
)
@click.option(
    "--only",
    type=click.Choice(["clean", "summary", "brief"]),
    default="brief",
    show_default=True,
    help="How far to go with each record.",
)
@click.option("--markdown", "pages", flag_value="markdown", default=None, help="Pages of Markdown (default).")
@click.option("--html", "pages", flag_value="html", help="Pages of HTML.")
@click.option("--workers", type=click.IntRange(min=1), help="Processes; one for briefs, else one a core.")
@click.option(
    "--engine",
    type=click.Choice(["local", "ray"]),
    default="local",
    show_default=True,
    help="Where the workers are: on this machine, or on a Ray cluster (needs ringkas[ray]).",
)
@click.option("--address", help="The Ray cluster; without it the one that runs here, or a new one.")
@click.option("--limit", type=click.IntRange(min=1), help="Take so many records at most.")
@click.option("--sample", type=float, help="Take this share of the records, such as 0.01, drawn by --seed.")
@click.option("--seed", type=int, default=0, show_default=True)
@click.option(
    "--filter",
    "filters",
    multiple=True,
    help="language=id, date>=2024-01-01 or confidence<0.5; more than one must all hold.",
)
@click.option(
    "--dedupe",
    is_flag=True,
    help="Merge copies of one article, as digest does; OUTPUT.copies.jsonl has them.",
)
@click.option("--text-column", default="", help="The column of a table that holds the article.")
@click.option("--id-column", default="", help="The column of a table that holds ids.")
@click.option(
    "--delay",
    type=click.FloatRange(min=0),
    default=1.0,
    show_default=True,
    help="Seconds between two requests to one site.",
)
@proxy_option
@click.option("--retry-failed", is_flag=True, help="Try the records again that failed.")
@click.option("--json-log", is_flag=True, help="Progress on stderr as lines of JSON.")
@summary_options
@scope_option
@translation_options
@force_option
def batch_command(
    *,
    sources: tuple[str, ...],
    output: Path,
    only: str,
    pages: str | None,
    engine: str,
    address: str | None,
    workers: int | None,
    limit: int | None,
    sample: float | None,
    seed: int,
    filters: tuple[str, ...],
    dedupe: bool,
    text_column: str,
    id_column: str,
    delay: float,
    proxy: str | None,
    retry_failed: bool,
    json_log: bool,
    summarizer: str | None,
    translator: str | None,
    second: str | None,
    device: str,
    threads: int | None,
    **options: Unpack[OptionValues],
) -> None:
    """Clean, summarize or brief every document of SOURCE…, each exactly once, in order.

    SOURCE is a folder, a pattern or a file (html, txt, md, docx, pdf, mhtml, eml, srt, vtt; csv, json, jsonl,
    parquet; zip, tar; warc, wacz; a .txt of addresses), or the address of a feed or sitemap. Interrupted, the
    same command goes on. Exit code 3 where some records failed: OUTPUT.errors.jsonl has a line for each.
    """
    from ..corpus import batch
    from ..corpus.forms import form_of
    from ..corpus.work import options_of

    require_files(sources)
    try:
        form_of(output, pages=pages)  # type: ignore[arg-type]  # click has seen to it
    except SettingsError as error:
        raise click.UsageError(str(error)) from error
    telling = _Telling(as_json=json_log)
    report = batch(
        sources,
        output,
        only=only,  # type: ignore[arg-type]  # click has seen to it
        pages=pages,  # type: ignore[arg-type]
        engine=engine,  # type: ignore[arg-type]
        address=address,
        workers=workers,
        limit=limit,
        sample=sample,
        seed=seed,
        filters=filters,
        dedupe=dedupe,
        text_column=text_column,
        id_column=id_column,
        delay=delay,
        proxy=proxy,
        retry_failed=retry_failed,
        summarizer=summarizer,
        translator=translator,
        second=second,
        device=device,
        threads=threads,
        progress=telling.figures,
        **_fitting(options, options_of(only)),  # type: ignore[arg-type]
    )
    telling.report(report)
    if report.failed:
        raise click.exceptions.Exit(ExitCode.PARTLY)


def _fitting(options: OptionValues, useful: Collection[str]) -> OptionValues:
    """What *options* demand, but for what is only configured and of no use: that is meant for other work.

    What was given and isn't *useful* stays: it is refused.
    """
    source = click.get_current_context().get_parameter_source
    useless = {name for name in options.keys() - useful if source(name) is ParameterSource.DEFAULT_MAP}
    return cast(
        OptionValues, {name: value for name, value in demanded(options).items() if name not in useless}
    )


class _Telling:
    """Says on stderr how far a batch is: over and over on a terminal, else once a minute."""

    def __init__(self, *, as_json: bool) -> None:
        self._as_json = as_json
        self._line = Progress()
        self._last = time.monotonic()

    def figures(self, figures: "Figures") -> None:
        """Tell *figures*, where it is time to."""
        if not self._as_json and sys.stderr.isatty():
            self._line(_sentence(figures))
            return
        if time.monotonic() - self._last < MINUTE:
            return
        self._last = time.monotonic()
        click.echo(_json("progress", asdict(figures)) if self._as_json else _sentence(figures), err=True)

    def report(self, report: "Report") -> None:
        """Tell how it ended."""
        self._line.clear()
        if self._as_json:
            values = {**asdict(report), "output": str(report.output)}
            values |= {
                name: str(path) if path else None
                for name, path in (("errors", report.errors), ("copies", report.copies))
            }
            click.echo(_json("done", values), err=True)
            return
        parts = [f"{report.written:,} of {counted(report.records, 'record')} written to {report.output}"]
        if report.left_out:
            parts.append(f"{report.left_out:,} left out by a filter")
        if report.merged:
            parts.append(f"{counted(report.merged, 'copy', plural='copies')} merged: see {report.copies}")
        if report.failed:
            kinds = ", ".join(f"{count:,} {kind}" for kind, count in report.faults.items())
            parts.append(f"{report.failed:,} failed ({kinds}): see {report.errors}")
        if report.passed_over:
            parts.append(f"{report.passed_over:,} files of other kinds passed over")
        click.echo("; ".join(parts) + ".", err=True)


def _sentence(figures: "Figures") -> str:
    step = f"{figures.step}: " if figures.step else ""
    parts = [f"{step}{counted(figures.records, 'record')}", f"{figures.rate:.1f} a second"]
    if figures.seconds_left is not None:
        parts.append(f"{_span(figures.seconds_left)} left")
    if figures.failed:
        parts.append(f"{figures.failed:,} failed")
    if figures.flagged:
        parts.append(f"{figures.flagged:,} findings")
    if figures.memory is not None:
        parts.append(readable(figures.memory))
    return ", ".join(parts)


def _span(seconds: float) -> str:
    """A time as a person reads it.

    >>> _span(75), _span(4000)
    ('1:15', '1:06:40')
    """
    minutes, rest = divmod(round(seconds), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02d}:{rest:02d}" if hours else f"{minutes}:{rest:02d}"


def _json(event: str, values: dict[str, object]) -> str:
    return json.dumps({"event": event, **values}, ensure_ascii=False)
