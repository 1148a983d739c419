"""How a part is measured: in turns with peers, in processes of their own, time and again."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from bench.figures import ROOT, System

__all__ = ["absent", "asked", "cores", "forgiving", "in_turns", "repeated"]

LEAST = 0.3
"""CPU seconds that a round lasts at least: what is quick is done over and over."""
LONGEST = 400
"""Seconds that a process of a part may take: the others are then still measured."""


def in_turns(works: dict[str, Callable[[], object]], *, amount: int, rounds: int) -> tuple[System, ...]:
    """*amount* by CPU seconds of each of *works*, which do something once before the clock runs."""
    runs: dict[str, list[float]] = {name: [] for name in works}
    missing: dict[str, str] = {}
    for name, work in works.items():
        try:
            work()
        except ImportError as error:
            missing[name] = absent(error)
    for _ in range(rounds):
        for name, work in works.items():
            if name not in missing:
                begun, times = time.process_time(), 0
                while (spent := time.process_time() - begun) < LEAST:
                    work()
                    times += 1
                runs[name].append(times * amount / spent)
    return tuple(System(name=name, runs=tuple(runs[name]), missing=missing.get(name, "")) for name in works)


def absent(error: ImportError) -> str:
    return f"not measured here: {error.name or error} isn't installed"


def forgiving(extract: Callable[[str], str]) -> Callable[[str], str]:
    """A peer that fails on a page has lost it."""

    def run(page: str) -> str:
        try:
            return extract(page)
        except ImportError:
            raise
        except Exception:  # noqa: BLE001 - foreign code raises anything
            return ""

    return run


def asked(*command: str | Path, **settings: str) -> tuple[str, str]:
    """What a Python process of this checkout says, and why it failed, where it did."""
    # Threads that wait for each other in a loop take the cores from what else runs, and all gets slow.
    settings = {"PYTHONPATH": str(ROOT), "OMP_WAIT_POLICY": "PASSIVE"} | settings
    try:
        done = subprocess.run(
            [sys.executable, *map(str, command)],
            cwd=ROOT,
            env=os.environ | settings,
            capture_output=True,
            text=True,
            check=False,
            timeout=LONGEST,
        )
    except subprocess.TimeoutExpired:
        return "", f"failed: it took more than {LONGEST} s"
    if done.returncode:
        return "", f"failed: {(done.stderr.strip().splitlines() or ['without a word'])[-1][:150]}"
    return done.stdout, ""


def repeated(name: str, rounds: int, once: Callable[[int], tuple[float, str]]) -> System:
    """*once* for each round: a value, or why there is none, which ends it."""
    runs = []
    for turn in range(rounds):
        value, why = once(turn)
        if why:
            return System(name=name, missing=why)
        runs.append(value)
    return System(name=name, runs=tuple(runs))


def cores() -> int:
    return len(os.sched_getaffinity(0))
