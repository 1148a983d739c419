"""How many pairs a second the checks take, beside another checkout of the project.

    git worktree add ../before COMMIT
    python -m bench.compare --against ../before --source ../shared/eval/flores-dev/source.id \\
        --reference ../shared/eval/flores-dev/reference.en

Pairs per second of CPU of `check.compare`, and of it with `check.confidence` after it. Each run is a process
of its own that sees every pair once: words that are new to it are looked up, as in real use. The two
checkouts take turns; medians are shown. Says, too, for how many pairs the findings differ.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

from bench.pairs import Pair, read_pairs

HERE = Path(__file__).parents[1]
WARM = ("Pada Selasa, 12 orang di Jakarta tidak pulang.", "On Tuesday, 12 people in Jakarta did not go home.")


def measure(pairs: list[Pair]) -> dict[str, Any]:
    """What one pass takes, in this process; tables are read before the clock runs."""
    from check import compare, confidence

    confidence(*WARM)
    begin = time.process_time()
    found = [compare(source, target) for source, target in pairs]
    compared = time.process_time() - begin
    return {"compare": compared, "findings": [[str(finding) for finding in its] for its in found]}


def measure_confidence(pairs: list[Pair]) -> dict[str, Any]:
    """The same with a confidence after each comparison."""
    from check import compare, confidence

    confidence(*WARM)
    begin = time.process_time()
    for source, target in pairs:
        confidence(source, target, findings=compare(source, target))
    return {"with confidence": time.process_time() - begin}


def run(tree: Path, worker: str) -> dict[str, Any]:
    """What *worker* measures with the modules of *tree*."""
    done = subprocess.run(
        [sys.executable, __file__, *sys.argv[1:], "--worker", worker],
        env=os.environ | {"PYTHONPATH": f"{tree}{os.pathsep}{HERE}"},
        cwd=tree,
        stdout=subprocess.PIPE,
        text=True,
        check=True,
    )
    measured: dict[str, Any] = json.loads(done.stdout)
    return measured


WORKERS = {"compare": measure, "with confidence": measure_confidence}


def absolute(text: str) -> Path:
    return Path(text).absolute()


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--against", type=Path, required=True, help="another checkout")
    parser.add_argument("--source", type=absolute, help="Indonesian, one segment a line")
    parser.add_argument("--reference", type=absolute, help="English, aligned by line")
    parser.add_argument("--pairs", type=absolute, help="instead: lines of Indonesian<TAB>English<TAB>corpus")
    parser.add_argument("--corpus", action="append", help="only this corpus of --pairs; may be repeated")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--worker", choices=WORKERS, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if not options.pairs and not (options.source and options.reference):
        parser.error("give --source and --reference, or --pairs")
    pairs = read_pairs(options)
    if options.worker:
        print(json.dumps(WORKERS[options.worker](pairs)))
        return
    trees = {"there": options.against.absolute(), "here": HERE}
    for worker in WORKERS:
        rows: dict[str, list[dict[str, Any]]] = {name: [] for name in trees}
        for _ in range(options.runs):
            for name, tree in trees.items():
                rows[name].append(run(tree, worker))
        there, here = (
            len(pairs) / statistics.median(row[worker] for row in rows[name]) for name in ("there", "here")
        )
        print(f"{worker}: {here:.0f} pairs a second, {there:.0f} there, {here / there:.2f} times")
        if worker == "compare":
            differ = sum(
                ours != theirs
                for ours, theirs in zip(
                    rows["here"][0]["findings"], rows["there"][0]["findings"], strict=True
                )
            )
            print(f"findings differ for {differ} of {len(pairs)} pairs")


if __name__ == "__main__":
    main()
