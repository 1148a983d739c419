"""``ringkas glossary``: terms with a fixed English, what is wrong with a file of them, a copy of all."""

import json
from collections.abc import Sequence
from pathlib import Path

import click

from engine.errors import InputError
from engine.settings import GLOSSARY, GLOSSARY_ONLY
from engine.wording import counted
from translate import Term, check_glossary, export_glossary, load_glossary

from .arguments import glossary_only_option, glossary_option
from .codes import ExitCode
from .writing import output_option, settle_form, tsv_option, write

__all__ = ["glossary_command"]


@click.group("glossary")
@click.pass_context
def glossary_command(context: click.Context) -> None:
    """Show the glossary, check one of your own, or export both as one file."""
    defaults = {"glossary": GLOSSARY.read(), "glossary_only": GLOSSARY_ONLY.read()}
    context.default_map = {"show": defaults, "export": defaults}


@glossary_command.command("show")
@click.argument("term", required=False)
@glossary_option
@glossary_only_option
@click.option("--json", "as_json", is_flag=True, help="One JSON array on stdout.")
def _show(*, term: str | None, glossary: Path | None, glossary_only: bool, as_json: bool) -> None:
    """Show the terms, or those with TERM in their Indonesian or English, and the file that each is from."""
    terms: Sequence[Term] = load_glossary(glossary, only=glossary_only).terms
    if term is not None:
        wanted = term.lower()
        terms = [one for one in terms if wanted in one.source.lower() or wanted in one.target.lower()]
        if not terms:
            raise InputError(f"No term has {term!r}.", hint="`ringkas glossary show` shows them all.")
    if as_json:
        rows = [
            {
                "source": one.source,
                "target": one.target,
                "note": one.note,
                "usual": one.usual,
                "file": one.file,
            }
            for one in terms
        ]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
        return
    for one in terms:
        click.echo(f"{one.source} = {one.target}{one.note and f' ({one.note})'}  [{one.file}]")


@glossary_command.command("check")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--json", "as_json", is_flag=True, help="One JSON array on stdout.")
def _check(*, file: Path, as_json: bool) -> None:
    """Say what is wrong with FILE, a glossary of your own: each line that can't be used, or may surprise.

    Exit code 1 where it can't be used as it is.
    """
    problems = check_glossary(file)
    if as_json:
        rows = [
            {"line": problem.line, "severity": problem.severity, "message": problem.message}
            for problem in problems
        ]
        click.echo(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        for problem in problems:
            click.echo(f"line {problem.line}: {problem.severity}: {problem.message}")
        errors = sum(problem.severity == "error" for problem in problems)
        click.echo(f"{counted(errors, 'error')}, {counted(len(problems) - errors, 'remark')}.")
    if any(problem.severity == "error" for problem in problems):
        raise click.exceptions.Exit(ExitCode.FAILED)


@glossary_command.command("export")
@glossary_option
@glossary_only_option
@tsv_option
@output_option
def _export(*, glossary: Path | None, glossary_only: bool, form: str | None, output: Path | None) -> None:
    """Write all terms as one table, source, target and note: CSV on stdout, or what the ending of -o says."""
    form = settle_form(form, output, forms=("csv", "tsv"), given=[glossary])
    terms = load_glossary(glossary, only=glossary_only).terms
    write(export_glossary(terms, delimiter="\t" if form == "tsv" else ","), output)
