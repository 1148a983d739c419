"""``ringkas check`` and ``ringkas eval``: audit anybody's translation, whatever made it."""

import csv
import io
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from check import Severity
from engine.wording import counted
from translate import load_glossary

from ..export.document import percent
from ..shown import shown_findings
from ..signature import sign_checks
from .arguments import glossary_only_option, glossary_option, mark_below_option
from .audited_lines import AuditedLine, check_lines, compare_lines
from .codes import ExitCode
from .gate import Gate, gate_option
from .pairs import Line, read_lines
from .telling import note
from .writing import (
    checked_line,
    format_option,
    notes_option,
    output_option,
    render_findings,
    settle_form,
    tsv_option,
    write,
)

__all__ = ["check_command", "eval_command"]

_FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
FORMS = ("text", "json", "tsv")
score_back_option = click.option(
    "--score-back",
    is_flag=True,
    help="Have the embedded model check each English line backwards, too: a confidence that is told or asked "
    "for is surer then, for 25 ms a line.",
)


@click.command("check")
@click.argument("source", type=_FILE)
@click.argument("target", type=_FILE, required=False)
@click.option(
    "--language", "target_language", type=click.Choice(["en", "id"]), default="en", help="Of TARGET."
)
@glossary_option
@glossary_only_option
@format_option
@tsv_option
@notes_option
@output_option
@score_back_option
@mark_below_option
@gate_option(default=("error",))
def check_command(
    *,
    source: Path,
    target: Path | None,
    target_language: str,
    glossary: Path | None,
    glossary_only: bool,
    form: str | None,
    notes: bool,
    output: Path | None,
    score_back: bool,
    mark_below: float,
    gate: Gate,
) -> None:
    """Check TARGET against its Indonesian SOURCE, line by line: numbers, names, negation, omissions …

    Both files hold one segment a line; or give one .tsv with the columns source and translation. Exit code 4
    where a line has an error-level finding, or what --fail-on says; 3 where lines of a table can't be used.
    """
    form = settle_form(form, output, forms=FORMS, given=[source, target])
    lines, faulty = read_lines(source, target)
    terms = load_glossary(glossary, only=glossary_only).renderings
    rows = check_lines(
        lines,
        target_language=target_language,
        terms=terms,
        score_back=score_back,
        mark_below=mark_below,
    )
    if form == "json":
        found = [{**finding.to_dict(), "line": row.line.number} for row in rows for finding in row.findings]
        write(json.dumps(found, ensure_ascii=False, indent=2) + "\n", output)
    elif form == "tsv":
        write(_table(rows), output)
    else:
        write(_told(rows, notes=notes), output)
    _end(rows, faulty, gate)


@click.command("eval")
@click.argument("source", type=_FILE)
@click.argument("target", type=_FILE, required=False)
@click.argument("reference", type=_FILE, required=False)
@glossary_option
@glossary_only_option
@format_option
@tsv_option
@output_option
@score_back_option
@gate_option()
def eval_command(
    *,
    source: Path,
    target: Path | None,
    reference: Path | None,
    glossary: Path | None,
    glossary_only: bool,
    form: str | None,
    output: Path | None,
    score_back: bool,
    gate: Gate,
) -> None:
    """Score TARGET, a translation of SOURCE, against REFERENCE: BLEU, chrF and fidelity, with signatures.

    All three files hold one segment a line; or give one .tsv with the columns source, translation and
    reference. With --tsv the scores go to stderr, and stdout has the lines.
    """
    form = settle_form(form, output, forms=FORMS, given=[source, target, reference])
    lines, faulty = read_lines(source, target, reference)
    known = load_glossary(glossary, only=glossary_only)
    terms = known.renderings
    rows = compare_lines(
        lines, terms=terms, score_back=score_back, with_confidence=form == "tsv" or gate.confidence > 0
    )
    scores = _scores(lines)
    faults = sum(bool(row.findings) and row.findings[0].severity == "error" for row in rows)
    # In how many lines each is, however often.
    counts = Counter(kind for row in rows for kind in {(f.severity, f.kind) for f in row.findings})
    told = [f"{name}  {value['score']:.1f}  {value['signature']}" for name, value in scores.items()]
    signature = sign_checks(known)
    told.append(
        f"Fidelity: {faults:,} of {counted(len(rows), 'segment')} with an error-level finding.  {signature}"
    )
    if form == "json":
        result = {
            "segments": len(rows),
            "scores": scores,
            "segments_with_errors": faults,
            "signature": signature,
            "findings": {f"{severity} {kind}": count for (severity, kind), count in sorted(counts.items())},
        }
        write(json.dumps(result, ensure_ascii=False, indent=2) + "\n", output)
    elif form == "tsv":
        write(_table(rows, references=True), output)
        for line_told in told:
            note(line_told)
    else:
        write("\n".join([*told, _tally(rows, counts)]) + "\n", output)
    _end(rows, faulty, gate)


def _scores(lines: Sequence[Line]) -> dict[str, dict[str, Any]]:
    """BLEU and chrF of the targets against the references, by name: ``score`` and ``signature``."""
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF

    scores = {}
    for metric in (BLEU(), CHRF()):
        score = metric.corpus_score([line.target for line in lines], [[line.reference for line in lines]])
        scores[score.name] = {"score": round(score.score, 2), "signature": str(metric.get_signature())}
    return scores


def _told(rows: Sequence[AuditedLine], *, notes: bool) -> str:
    """Each line that a fault was found in with what is said of it, the *notes* as one line, and a tally."""
    told: list[str] = []
    hidden = []
    counts: Counter[tuple[Severity, str]] = Counter()
    for row in rows:
        faults = shown_findings(row.findings)
        shown = [fault for fault in faults if notes or fault.finding.severity != "info"]
        hidden += [fault for fault in faults if fault not in shown]
        counts.update((fault.finding.severity, fault.finding.kind) for fault in shown)
        if shown:
            told += [f"line {row.line.number}: {row.line.target}", *render_findings(shown, notes=True)]
    told += render_findings(hidden, notes=False)
    return "\n".join([*told, _tally(rows, counts)]) + "\n"


def _table(rows: Iterable[AuditedLine], *, references: bool = False) -> str:
    """One row a finding, and one for each line without any, cells parted by tabs."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter="\t", lineterminator="\n")
    head = ["line", "source", "translation", *(["reference"] if references else [])]
    writer.writerow([*head, "confidence", "severity", "kind", "message"])
    for row in rows:
        line = row.line
        cells = [line.number, line.source, line.target, *([line.reference] if references else [])]
        cells.append("" if row.confidence is None else f"{row.confidence:.3f}")
        for finding in row.findings:
            writer.writerow([*cells, finding.severity, finding.kind, finding.message])
        if not row.findings:
            writer.writerow([*cells, "", "", ""])
    return out.getvalue()


def _end(rows: Iterable[AuditedLine], faulty: Sequence[int], gate: Gate) -> None:
    """Say which lines weren't used, and end with the exit code that this, or the gate, has."""
    if faulty:
        numbers = ", ".join(f"{number:,}" for number in faulty[:20]) + (" …" if len(faulty) > 20 else "")
        said = f"{counted(len(faulty), 'line')} left out, since a cell is missing: {numbers}."
        click.echo(said, err=True)
    rows = list(rows)
    sure = (row.confidence for row in rows if row.confidence is not None)
    gate.close((finding for row in rows for finding in row.findings), sure)
    if faulty:
        raise click.exceptions.Exit(ExitCode.PARTLY)


def _tally(rows: Sequence[AuditedLine], counts: Mapping[tuple[Severity, str], int]) -> str:
    """What there is of each (severity, kind), and what was checked: that comes first where there is none."""
    segments = counted(len(rows), "segment")
    if counts:
        parts = [f"{count} {severity} {kind}" for (severity, kind), count in sorted(counts.items())]
        return f"{segments}: {', '.join(parts)}.\n{checked_line()}"
    least = min((row.confidence for row in rows if row.confidence is not None), default=None)
    sure = "" if least is None else f" Least sure of {segments}: {percent(least)}%."
    return checked_line(f"{sure} No error was found.")
