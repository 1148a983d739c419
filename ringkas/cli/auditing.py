"""``ringkas check`` and ``ringkas eval``: audit anybody's translation, whatever made it."""

import json
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from pathlib import Path

import click

from check import Finding, Severity, audit, compare_documents, confidence, doubt
from engine.errors import InputError
from sources import read_path
from translate import load_glossary

from ..shown import shown_findings
from .arguments import glossary_option
from .writing import (
    checked_line,
    format_option,
    notes_option,
    output_option,
    render_findings,
    settle_form,
    write,
)

__all__ = ["check_command", "eval_command"]

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command("check")
@click.argument("source", type=FILE)
@click.argument("target", type=FILE)
@click.option(
    "--language", "target_language", type=click.Choice(["en", "id"]), default="en", help="Of TARGET."
)
@glossary_option
@format_option
@notes_option
@output_option
def check_command(
    *,
    source: Path,
    target: Path,
    target_language: str,
    glossary: Path | None,
    form: str | None,
    notes: bool,
    output: Path | None,
) -> None:
    """Check TARGET against its Indonesian SOURCE, line by line: numbers, names, negation, omissions …

    Both files hold one segment a line. Exit code 1 where a line has an error-level finding.
    """
    form = settle_form(form, output)
    sources, targets = _aligned(source, target)
    terms = load_glossary(glossary).renderings
    found = compare_documents(sources, targets, target_language=target_language, terms=terms)
    if target_language == "en":
        found = sorted(
            [*found, *_doubts(sources, targets, found, terms)],
            key=lambda finding: (finding.segment or 0, finding.rank),
        )
    if form == "json":
        rows = [finding.to_dict() for finding in found]
        write(json.dumps(rows, ensure_ascii=False, indent=2) + "\n", output)
    else:
        lines = []
        faults = shown_findings(found)
        shown = [fault for fault in faults if notes or fault.finding.severity != "info"]
        shown.sort(key=lambda fault: fault.finding.segment or 0)
        for index, of_line in groupby(shown, key=lambda fault: fault.finding.segment or 0):
            lines += [f"line {index + 1}: {targets[index]}", *render_findings(tuple(of_line), notes=True)]
        hidden = [fault for fault in faults if fault not in shown]
        lines += render_findings(hidden, notes=False)
        counts = Counter((fault.finding.severity, fault.finding.kind) for fault in shown)
        write("\n".join([*lines, _tally(len(sources), counts), checked_line()]) + "\n", output)
    if any(finding.severity == "error" for finding in found):
        raise click.exceptions.Exit(1)


@click.command("eval")
@click.argument("source", type=FILE)
@click.argument("target", type=FILE)
@click.argument("reference", type=FILE)
@glossary_option
@format_option
@output_option
def eval_command(
    *,
    source: Path,
    target: Path,
    reference: Path,
    glossary: Path | None,
    form: str | None,
    output: Path | None,
) -> None:
    """Score TARGET, a translation of SOURCE, against REFERENCE: BLEU, chrF and fidelity, with signatures.

    All three files hold one segment a line.
    """
    from sacrebleu.metrics.bleu import BLEU
    from sacrebleu.metrics.chrf import CHRF

    form = settle_form(form, output)
    sources, targets = _aligned(source, target)
    _, references = _aligned(source, reference)
    found = audit(zip(sources, targets, strict=True), terms=load_glossary(glossary).renderings)
    scores = {}
    for metric in (BLEU(), CHRF()):
        score = metric.corpus_score(targets, [references])
        scores[score.name] = {"score": round(score.score, 2), "signature": str(metric.get_signature())}
    faulty = found.worst.get("error", 0)
    counts = {(severity, kind): count for (kind, severity), count in found.kinds.items()}
    result = {
        "segments": found.segments,
        "scores": scores,
        "segments_with_errors": faulty,
        "findings": {f"{severity} {kind}": counts[severity, kind] for severity, kind in sorted(counts)},
    }
    if form == "json":
        write(json.dumps(result, ensure_ascii=False, indent=2) + "\n", output)
        return
    lines = [f"{name}  {value['score']:.1f}  {value['signature']}" for name, value in scores.items()]
    lines.append(f"Fidelity: {faulty} of {len(sources)} segments have an error-level finding.")
    write("\n".join([*lines, _tally(found.segments, counts), checked_line()]) + "\n", output)


def _doubts(
    sources: Sequence[str],
    targets: Sequence[str],
    found: Sequence[Finding],
    terms: Callable[[str], Mapping[str, str]],
) -> Iterator[Finding]:
    """A finding for each line that a reader should not take the English for."""
    own: dict[int | None, list[Finding]] = {}
    for finding in found:
        own.setdefault(finding.segment, []).append(finding)
    for index, (source, target) in enumerate(zip(sources, targets, strict=True)):
        if source.strip() and target.strip():
            sure = confidence(source, target, findings=own.get(index, ()), terms=terms(source))
            yield from (replace(finding, segment=index) for finding in doubt(sure))


def _aligned(source: Path, target: Path) -> tuple[list[str], list[str]]:
    sources, targets = (read_path(path).text.rstrip("\n").split("\n") for path in (source, target))
    if len(sources) != len(targets):
        raise InputError(
            f"{source} has {len(sources):,} lines, {target} has {len(targets):,}.",
            hint="Both need one segment a line, in the same order.",
        )
    return sources, targets


def _tally(segments: int, counts: Mapping[tuple[Severity, str], int]) -> str:
    """What there is of each (severity, kind), in a line."""
    if not counts:
        return f"{segments:,} segments: no errors or warnings."
    parts = [f"{count} {severity} {kind}" for (severity, kind), count in sorted(counts.items())]
    return f"{segments:,} segments: " + ", ".join(parts) + "."
