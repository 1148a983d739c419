"""What a start costs, beside that of another commit in the same run: CPU, and the most memory held.

    git worktree add ../before 2bf9f8d
    python -m bench.start ../before        # or without a folder, for this commit alone

CPU seconds (user and system) of processes that run one after the other, commit beside commit: medians of
`--rounds`. "until the search" is `ringkas run` of an article, ended where its first sentence would be
searched; the embedded model is prepared before that (half a minute each), and nothing is cached. "clean and
summarize" is `ringkas summarize`.
"""

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parents[1]
ARTICLE = HERE / "examples" / "banjir-semarang.html"
UNTIL_THE_SEARCH = """
import os, sys
import engine.backends.embedded.model as model
model.search = lambda *arguments, **options: os._exit(0)
sys.argv = ["ringkas", "run", "-q", sys.argv[1]]
from ringkas.__main__ import main
main()
"""
STARTS = {
    "--version": ["-m", "ringkas", "--version"],
    "--help": ["-m", "ringkas", "--help"],
    "clean and summarize": ["-m", "ringkas", "summarize", "-q", str(ARTICLE)],
    "until the search": ["-c", UNTIL_THE_SEARCH, str(ARTICLE)],
}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("before", nargs="?", type=Path, help="a worktree of the commit to measure against")
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    trees = [HERE] if options.before is None else [options.before.resolve(), HERE]
    with tempfile.TemporaryDirectory() as homes:
        measure(trees, rounds=options.rounds, homes=Path(homes))


def measure(trees: list[Path], *, rounds: int, homes: Path) -> None:
    """Each tree has a home of its own: what one prepares the other would clear away."""
    at_home = {tree: {"RINGKAS_HOME": str(homes / str(number))} for number, tree in enumerate(trees)}
    for name, arguments in STARTS.items():
        for tree in trees:  # prepared, compiled and read from the disk
            start(tree, arguments, at_home[tree])
        found = [[start(tree, arguments, at_home[tree]) for tree in trees] for _ in range(rounds)]
        seconds = [statistics.median(row[at] for row in found) for at in range(len(trees))]
        told = "  ".join(f"{value:6.2f} s" for value in seconds)
        ratio = f"  {seconds[-1] / seconds[0]:5.2f} of before" if len(trees) > 1 else ""
        print(f"{name:20s} {told}{ratio}", flush=True)
    print("most memory of clean and summarize:", *(f"{peak(tree, at_home[tree]):.0f} MB" for tree in trees))


def start(tree: Path, arguments: list[str], home: dict[str, str]) -> float:
    """CPU seconds of a process that runs *tree*'s code."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    run(tree, [sys.executable, *arguments], home)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def peak(tree: Path, home: dict[str, str]) -> float:
    """MB that cleaning and summarizing holds at most, as a child of a child: the peak never falls."""
    code = (
        "import resource, subprocess, sys\n"
        "subprocess.run([sys.executable, *sys.argv[1:]], stdout=subprocess.DEVNULL, check=True)\n"
        "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    said = run(tree, [sys.executable, "-c", code, *STARTS["clean and summarize"]], home)
    return int(said) / 1000


def run(tree: Path, command: list[str], home: dict[str, str]) -> str:
    environment = {**os.environ, **home, "PYTHONPATH": str(tree), "RINGKAS_CACHE_MB": "0"}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    done = subprocess.run(command, cwd=tree, env=environment, stdout=subprocess.PIPE, text=True, check=True)
    return done.stdout


if __name__ == "__main__":
    main()
