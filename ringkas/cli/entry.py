"""The command group, and the one place where errors become exit codes (`codes`)."""

import os
import sys
from difflib import get_close_matches
from importlib import import_module
from typing import Any

import click

from engine.errors import EmptyInput, NoArticle, RingkasError, UnknownBackend, UnusableValue
from engine.version import __version__

from .codes import ExitCode
from .telling import in_words_of_the_command, quiet_option

__all__ = ["main"]

COMMANDS = {
    "run": "ringkas.cli.run",
    "clean": "ringkas.cli.stages",
    "summarize": "ringkas.cli.stages",
    "translate": "ringkas.cli.stages",
    "digest": "ringkas.cli.digest",
    "batch": "ringkas.cli.batch",
    "watch": "ringkas.cli.watch",
    "report": "ringkas.cli.reporting",
    "check": "ringkas.cli.auditing",
    "eval": "ringkas.cli.auditing",
    "glossary": "ringkas.cli.glossary",
    "models": "ringkas.cli.models",
    "config": "ringkas.cli.configuration",
    "cache": "ringkas.cli.caching",
    "ui": "ringkas.cli.serving",
}
"""Each command and the module that holds it, imported when it is called: ``--help`` stays quick."""

_SHORT_HELP = {
    "run": "Make a brief: clean, summarize, translate, check.",
    "clean": "Only clean: title, date, paragraphs.",
    "summarize": "Only summarize, in Indonesian.",
    "translate": "Only translate, to English, with findings.",
    "digest": "Summarize several articles as one.",
    "batch": "Work through a corpus; interrupted, it goes on.",
    "watch": "What feeds list that is new, in one digest.",
    "report": "Look at what a batch has written, on one page.",
    "check": "Check somebody's translation against its source.",
    "eval": "Score a translation: BLEU, chrF, fidelity.",
    "glossary": "Show, check or export the glossary.",
    "models": "List, fetch, remove or choose models.",
    "config": "Show every setting and where it comes from.",
    "cache": "See or clear the translation cache.",
    "ui": "Open the web page.",
}


class _Commands(click.Group):
    """A group that imports a command's module when the command is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = import_module(COMMANDS[cmd_name])
        command: click.Command = getattr(module, f"{cmd_name}_command")
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        try:
            return super().resolve_command(ctx, args)
        except click.UsageError as exc:
            if near := get_close_matches(args[0], COMMANDS, n=1):
                raise click.UsageError(f"{exc.message} Did you mean {near[0]!r}?", ctx=ctx) from exc
            raise

    def invoke(self, ctx: click.Context) -> Any:  # noqa: ANN401 - as click has it
        try:
            return super().invoke(ctx)
        except RingkasError as error:
            in_words_of_the_command(error, ctx.invoked_subcommand)
            raise
        except BrokenPipeError:
            # The reader (such as `head`) has had enough: that is no failure, which click would make of it.
            _silence_stdout()
            return ExitCode.DONE

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        # Without an empty line before it, all of it fits a screen of 24 lines.
        formatter.write_dl(
            [("Options", "-q, --quiet (errors alone); --version; -h, --help"), ("Exit codes", _CODES)]
        )
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        # Without the empty line of a section, all of it fits a screen of 24 lines.
        formatter.write_heading("Commands")
        formatter.indent()
        formatter.write_dl(list(_SHORT_HELP.items()))
        formatter.dedent()


_HELP = """\b
Indonesian news in; clean article, summary and checked English out:
ringkas run article.html                 a brief on the terminal
ringkas run https://example.co.id/x -o brief.docx
cat paste.txt | ringkas run - --json | jq .summary_en.text
"""
_CODES = (
    f"{ExitCode.DONE:d} done, {ExitCode.FAILED:d} failed, {ExitCode.USAGE:d} usage, "
    f"{ExitCode.PARTLY:d} some failed, {ExitCode.GATE:d} --fail-on, {ExitCode.NOTHING:d} no text"
)
_CONFIGURED = ("run", "summarize", "translate", "digest", "batch", "watch", "check", "eval", "ui")
"""Commands whose options may be set by the environment or a configuration file."""


def _silence_stdout() -> None:
    """Point stdout at nothing, so that writing what is left of it at the exit is silent too."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]}, help=_HELP)
@click.version_option(__version__, package_name="ringkas")
@quiet_option
@click.pass_context
def _group(context: click.Context) -> None:
    """Hold the commands, and give them the defaults that the user has set."""
    if context.invoked_subcommand in _CONFIGURED:
        from .arguments import configured

        context.default_map = {context.invoked_subcommand: configured()}


def _code(error: RingkasError) -> ExitCode:
    if isinstance(error, UnusableValue | UnknownBackend):
        return ExitCode.USAGE
    return ExitCode.NOTHING if isinstance(error, (EmptyInput, NoArticle)) else ExitCode.FAILED


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and exit with an `ExitCode`; *arguments* default to the process's own."""
    try:
        # Outside its standalone mode click gives back the code of `Exit`, None for a command that is done.
        sys.exit(_group.main(args=arguments, prog_name="ringkas", standalone_mode=False))
    except click.UsageError as exc:
        from .arguments import in_words_of_the_setting

        in_words_of_the_setting(exc).show()
        sys.exit(ExitCode.USAGE)
    except click.ClickException as exc:
        exc.show()
        sys.exit(ExitCode.FAILED)
    except RingkasError as error:
        click.echo(f"Error: {error.message}", err=True)
        if error.hint:
            click.echo(f"Hint: {error.hint}", err=True)
        sys.exit(_code(error))
    except (KeyboardInterrupt, click.Abort):
        click.echo("Stopped.", err=True)
        sys.exit(ExitCode.STOPPED)
