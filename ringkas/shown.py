"""What a reader is shown of a brief's findings: each fault once, with every place where it stands."""

from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from check import Finding, Stage, distinct
from translate import Segment

__all__ = ["Shown", "shown_findings"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One fault of a brief."""

    finding: Finding
    """The finding that says it, at the first place that a reader comes to."""
    indices: tuple[int, ...]
    """Where `Brief.findings` says it, *finding* first: what the summary took over is said twice."""
    elsewhere: tuple[Finding, ...]
    """The same finding at the other places, in the order in which they are read."""


def shown_findings(
    findings: Sequence[Finding],
    *,
    summary_en: Sequence[Segment] = (),
    translation: Sequence[Segment] = (),
) -> tuple[Shown, ...]:
    """The faults that *findings* speak of; gravest first, then as they were.

    Findings of the same sentence of the source are one where they say the same (the English summary repeats a
    sentence of the article), or speak of the same words (`check.distinct`). Which sentences are the same is
    known from the segments of the stages *summary_en* and *translation*.
    """

    def sentence(finding: Finding) -> Hashable:
        if finding.wording is not None and finding.wording.template == "title":
            return "title"
        if finding.segment is None:
            return None
        segments = {"summary_en": summary_en, "translation": translation}.get(finding.stage or "", ())
        if 0 <= finding.segment < len(segments):
            return ("source", segments[finding.segment].source)
        return (finding.stage, finding.segment)

    faults = []
    for group, repeats in _repeats(findings, sentence).items():
        rows = [
            sorted(indices, key=lambda index: _reading_order(findings[index])) for indices in repeats.values()
        ]
        firsts = [findings[row[0]] for row in rows]
        held = {id(finding) for finding in (firsts if group is None else distinct(firsts))}
        faults += [
            Shown(
                finding=first,
                indices=tuple(row),
                elsewhere=tuple(findings[index] for index in row[1:]),
            )
            for first, row in zip(firsts, rows, strict=True)
            if id(first) in held
        ]
    return tuple(sorted(faults, key=lambda fault: (fault.finding.rank, min(fault.indices))))


def _repeats(
    findings: Sequence[Finding], sentence: Callable[[Finding], Hashable]
) -> Mapping[Hashable, Mapping[Hashable, list[int]]]:
    """The indices of *findings* that say the same, for each *sentence* that they are of."""
    # The same words said twice of one sentence are two faults; elsewhere, too, the second is the second.
    times: Counter[Hashable] = Counter()
    groups: defaultdict[Hashable, defaultdict[Hashable, list[int]]] = defaultdict(lambda: defaultdict(list))
    for index, finding in enumerate(findings):
        said = finding.kind if finding.kind == "confidence" else (finding.kind, finding.message)
        place = (finding.stage, finding.segment, said)
        times[place] += 1
        group = sentence(finding)
        groups[group][said, times[place], finding.stage if group is None else ""].append(index)
    return groups


def _reading_order(finding: Finding) -> tuple[int, int]:
    stages = get_args(Stage)
    return (
        len(stages) if finding.stage is None else stages.index(finding.stage),
        -1 if finding.segment is None else finding.segment,
    )
