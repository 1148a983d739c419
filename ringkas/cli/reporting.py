"""``ringkas report``: what a batch's output holds, on one page."""

from pathlib import Path

import click

from engine.extras import need

from .writing import format_option, output_option, settle_form, write

__all__ = ["report_command"]


@click.command("report")
@click.argument("batch", metavar="OUT", type=click.Path(exists=True, path_type=Path))
@output_option
@format_option
def report_command(*, batch: Path, output: Path | None, form: str | None) -> None:
    """Look at OUT, which `ringkas batch` wrote: counts, failures, findings, what to read.

    One HTML page, or JSON with --json or -o FILE.json. OUT is JSON lines, CSV, TSV, XLSX or Parquet, and
    isn't changed.
    """
    form = settle_form(form, output, forms=("html", "json"))
    if form == "html":
        need("matplotlib", what="A report with charts")
    from ..overview import survey, to_html

    overview = survey(batch)
    write(to_html(overview) if form == "html" else overview.to_json() + "\n", output)
