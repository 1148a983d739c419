"""``ringkas watch``: what feeds list that is new, in one digest, round by round."""

import time
from datetime import datetime
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, Unpack

import click

from engine.wording import counted

from ..options import OptionValues
from .arguments import demanded, force_option, summary_options, translation_options
from .codes import ExitCode
from .reading import proxy_option
from .telling import note, quiet_option
from .writing import settle_form, write

if TYPE_CHECKING:
    from ..desk import Plan, Round

__all__ = ["watch_command"]

FORMS = ("markdown", "html", "docx", "mail")
_TIME = "{time}"
"""What in the name of an output gives each round its own file."""


@click.command("watch")
@click.argument("feeds", metavar="FEEDS.toml", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option(
    "-o",
    "--output",
    type=click.Path(dir_okay=False, path_type=Path),
    help="A file .md, .html, .docx or .eml, with {date} and {time} in its name; else Markdown on stdout.",
)
@click.option("--once", is_flag=True, help="One round, as for cron and systemd; else one after another.")
@click.option(
    "--every", type=click.IntRange(min=1), help="Minutes between two rounds, if not as the file says."
)
@click.option(
    "--state",
    type=click.Path(dir_okay=False, path_type=Path),
    help="The file with what was seen; by default FEEDS.state.json beside FEEDS.toml.",
)
@proxy_option
@summary_options
@translation_options
@force_option
@quiet_option
def watch_command(
    *,
    feeds: Path,
    output: Path | None,
    once: bool,
    every: int | None,
    state: Path | None,
    proxy: str | None,
    summarizer: str | None,
    translator: str | None,
    second: str | None,
    device: str,
    threads: int | None,
    **options: Unpack[OptionValues],
) -> None:
    """Put what the feeds and sitemaps of FEEDS.toml list since last time into one digest.

    Copies count once, every sentence names its source. Nothing new: nothing is written, exit code 0. A feed
    or an article that fails is a line of the digest, and the exit code 3.
    """
    from ..desk import read_plan, watch_round
    from ..pipeline import Pipeline

    plan = read_plan(feeds)
    if not once and output is not None and _TIME not in output.name:
        raise click.UsageError(
            f"Every round needs a file of its own: put {_TIME} into its name, or use --once."
        )
    # At the first round that has something to translate, and then no more.
    load = cache(
        partial(
            Pipeline.load,
            summarizer=summarizer,
            translator=translator,
            second=second,
            device=device,
            threads=threads,
        )
    )
    while True:
        now = datetime.now().astimezone()
        path = None if output is None else _named(output, now)
        form = settle_form(None, path, forms=FORMS)
        if path is not None and path.exists():
            raise click.UsageError(
                f"{str(path)!r} exists, and nothing is written over: use {{date}} and {_TIME}."
            )
        done = watch_round(
            plan,
            state=state or feeds.with_suffix(".state.json"),
            deliver=partial(write, output=path),
            output=path,
            form=form,
            proxy=proxy,
            load=load,
            now=now,
            **demanded(options),
        )
        _tell(done, plan)
        if once:
            raise click.exceptions.Exit(ExitCode.PARTLY if done.missed else ExitCode.DONE)
        time.sleep(60 * (every or plan.every))


def _named(output: Path, now: datetime) -> Path:
    name = output.name.replace("{date}", f"{now:%Y-%m-%d}").replace(_TIME, f"{now:%H%M%S}")
    return output.with_name(name)


def _tell(done: "Round", plan: "Plan") -> None:
    for missed in done.missed:
        click.echo(missed.said(), err=True)
    if done.passed_over:
        note(
            f"{counted(done.passed_over, 'older page')} passed over: "
            f"the first round takes the newest {plan.limit} of a feed."
        )
    if done.left_out:
        note(f"{counted(done.left_out, 'new page')} fit no query.")
    if done.waiting:
        note(f"{counted(done.waiting, 'new page')} left for the next round.")
    if done.stories:
        note(
            f"{counted(done.stories, 'new story', plural='new stories')}, "
            f"{counted(done.copies, 'copy', plural='copies')}."
        )
    elif not done.missed:
        note("Nothing new.")
