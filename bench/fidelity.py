"""Fidelity of `check.compare`: recall on injected faults, false alarms on clean pairs, findings in systems'
outputs.

    python -m bench.fidelity --source ../shared/eval/flores-dev/source.id \\
        --reference ../shared/eval/flores-dev/reference.en --system ../shared/eval/flores-dev/system.*.en
    python -m bench.fidelity --pairs ../shared/mt/train.tsv --corpus guntara-news-valid

A fault of `bench.faults` is put into the reference where the segment has a place for it, and counts as found
when `compare` reports a finding of a kind that names this fault, at the level that the fault calls for (an
error; a warning for names and negation). Clean segments are the references as they are: whatever is found
there is a false alarm, or a reference that isn't faithful.
"""

import argparse
import json
import random
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from bench.faults import FAULTS, Fault
from bench.pairs import Pair, read_pairs
from check import Finding, compare

LEVELS = {"error": {"error"}, "warning": {"error", "warning"}}


def found(findings: Sequence[Finding], fault: Fault) -> bool:
    return any(f.kind in fault.kinds and f.severity in LEVELS[fault.level] for f in findings)


def recall(pairs: Sequence[Pair], seed: int, missed: int) -> dict[str, tuple[int, int]]:
    result = {}
    for name, fault in FAULTS.items():
        rng = random.Random(f"{seed} {name}")
        total = caught = 0
        for pair in pairs:
            broken = fault.inject(pair, rng, pairs)
            if broken is None:
                continue
            total += 1
            hit = found(compare(*broken), fault)
            caught += hit
            if not hit and total - caught <= missed:
                print(f"MISSED {name}\n    {broken[0]}\n    {pair[1]}\n    {broken[1]}")
        result[name] = (caught, total)
    return result


def alarms(pairs: Sequence[Pair], shown: int) -> tuple[Counter[str], Counter[str]]:
    """Segments by their worst finding, and segments by kind and severity."""
    worst: Counter[str] = Counter()
    kinds: Counter[str] = Counter()
    for source, target in pairs:
        findings = compare(source, target)
        worst[findings[0].severity if findings else "none"] += 1
        kinds.update({f"{f.kind} {f.severity}" for f in findings})
        serious = [f for f in findings if f.severity != "info"]
        if serious and shown:
            print("ALARM", *(f"[{f.severity}] {f.message}" for f in serious), f"\n    {source}\n    {target}")
    return worst, kinds


def measure(options: argparse.Namespace) -> dict[str, Any]:
    """All that is measured, in JSON's types but for the counters."""
    pairs = read_pairs(options)
    compare(*pairs[0])  # load the lexicon before the clock runs
    begin = time.perf_counter()
    worst, kinds = alarms(pairs, options.show_alarms)
    seconds = time.perf_counter() - begin
    recalls = recall(pairs, options.seed, options.show_missed)
    systems = {}
    for path in options.system:
        lines = path.read_text(encoding="utf-8").split("\n")
        systems[path.name] = alarms([(s, t) for (s, _), t in zip(pairs, lines, strict=False)], 0)
    return {
        "segments": len(pairs),
        "segments_per_second": round(len(pairs) / seconds),
        "recall": {name: {"found": hits, "of": total} for name, (hits, total) in recalls.items()},
        "clean": {"worst": worst, "kinds": kinds},
        "systems": {name: {"worst": w, "kinds": k} for name, (w, k) in systems.items()},
    }


def show(report: Mapping[str, Any]) -> None:
    """Print what `measure` gave as tables of Markdown."""
    segments = report["segments"]
    print(f"{segments} segments, {report['segments_per_second']} a second\n")
    print("| fault | level | segments | recall | reach |\n|---|---|---|---|---|")
    for name, its in report["recall"].items():
        rate = f"{its['found'] / its['of']:.1%}" if its["of"] else "-"
        print(f"| {name} | {FAULTS[name].level} | {its['of']} | {rate} | {FAULTS[name].reach:.0%} |")
    worst = report["clean"]["worst"]
    errors, above = worst["error"], worst["error"] + worst["warning"]
    print(f"\nclean: {errors / segments:.1%} with an error, {above / segments:.1%} with anything above info")
    columns = {"clean": report["clean"], **report["systems"]}
    kinds = dict.fromkeys(kind for column in columns.values() for kind in sorted(column["kinds"]))
    print("\n| segments with | " + " | ".join(columns) + " |\n|" + "---|" * (len(columns) + 1))
    rows = {
        "any error": [column["worst"]["error"] for column in columns.values()],
        "any above info": [
            column["worst"]["error"] + column["worst"]["warning"] for column in columns.values()
        ],
    } | {kind: [column["kinds"][kind] for column in columns.values()] for kind in kinds}
    for row, cells in rows.items():
        print(f"| {row} | " + " | ".join(map(str, cells)) + " |")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--source", type=Path, help="Indonesian, one segment a line")
    parser.add_argument("--reference", type=Path, help="English, aligned by line")
    parser.add_argument("--pairs", type=Path, help="instead: lines of Indonesian<TAB>English<TAB>corpus")
    parser.add_argument("--corpus", action="append", help="only this corpus of --pairs; may be repeated")
    parser.add_argument(
        "--system", type=Path, nargs="*", default=[], help="outputs to audit, aligned by line"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--show-missed", type=int, default=0, metavar="N", help="print the first N misses of a fault"
    )
    parser.add_argument("--show-alarms", action="store_true", help="print the findings on clean pairs")
    parser.add_argument("--json", action="store_true")
    options = parser.parse_args()
    if not options.pairs and not (options.source and options.reference):
        parser.error("give --source and --reference, or --pairs")
    report = measure(options)
    if options.json:
        print(json.dumps(report, indent=1))
    else:
        show(report)


if __name__ == "__main__":
    main()
