"""Rows of tables: each cell is translated by itself, since a model takes the bars between them for words."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files

from check import Finding

from .paired import Chosen
from .rendering import Rendering
from .spans import shifted
from .translation import OtherEnglish, Outcome, Segment

__all__ = ["column_label", "join_cells"]

_LABEL = re.compile(r"(?P<label>[^():]+?)(?P<unit>\s\((?:Rp|%|US\$|USD|kg|ton|ha|km|Rp/kg|Rp/liter)\))?\s?:?")


def column_label(cell: str) -> str:
    """The English of a *cell* that says what its column or row holds; empty where it isn't known as such.

    One word has no sentence to tell its sense: what tops a column of sums is no "number".

    >>> column_label("Jumlah"), column_label("HARGA (Rp/kg)"), column_label("Bandung")
    ('Total', 'Price (Rp/kg)', '')
    """
    match = _LABEL.fullmatch(cell)
    if match is None or (english := _labels().get(" ".join(match["label"].lower().split()))) is None:
        return ""
    return english + (match["unit"] or "")


@cache
def _labels() -> dict[str, str]:
    lines = files("translate").joinpath("column_labels.tsv").read_text(encoding="utf-8").splitlines()
    return dict(line.split("\t") for line in lines if not line.startswith("#"))


def join_cells(bars: Sequence[str], cells: Sequence[Segment]) -> Chosen:
    """What is taken for a row, from the segments of its *cells* and the *bars* between these.

    The row is as sure as its least sure cell, and has no alternatives.
    """
    rendering = _join(bars, cells)
    written = next((cell for cell in cells if cell.other is not None), None)
    if written is None or written.other is None:
        return Chosen(rendering=rendering)
    others = [cell if cell.other is None else _other(cell, cell.other) for cell in cells]
    return Chosen(
        rendering=rendering,
        model=written.model,
        other=_join(bars, others),
        other_model=written.other.model,
    )


def _other(cell: Segment, other: OtherEnglish) -> Segment:
    return replace(cell, target=other.target, findings=other.findings, confidence=other.confidence)


def _join(bars: Sequence[str], cells: Sequence[Segment]) -> Rendering:
    target, at, findings = "", 0, list[Finding]()
    for cell, bar in zip(cells, (*bars, ""), strict=True):
        findings += [shifted(finding, source=at, target=len(target)) for finding in cell.findings]
        target += cell.target + bar
        at += len(cell.source) + len(bar)
    outcomes: list[Outcome] = [cell.outcome for cell in cells if cell.outcome not in ("first", "copied")]
    return Rendering(
        target=target,
        findings=tuple(findings),
        outcome=outcomes[0] if outcomes else "first",
        confidence=min(cell.confidence for cell in cells),
    )
