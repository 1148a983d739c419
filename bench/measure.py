"""Measures speed, and what of quality can be measured anywhere, beside peers: docs/benchmarks.json.

    make bench                       # this, then bench.report: a quarter of an hour on a quiet machine
    make bench QUICK=1               # two minutes, to see that it works
    make bench SHARED=../shared      # and on data that isn't in the repository
    python -m bench.measure --only cleaning summaries

Each part of bench/parts has a process of its own, which is ended where it takes too long; a part that
fails is told as such and the rest goes on. With --only the JSON has nothing else.
"""

import argparse
import importlib.metadata
import json
import os
import platform
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from bench.figures import DATA, ROOT, Figures, Measurement, rounded
from bench.parts import PARTS
from bench.parts.timing import cores

LIMIT = 900
"""Seconds that a part may take: several times what it takes on a quiet machine."""
PACKAGES = (
    "onnxruntime", "numpy", "lxml", "trafilatura", "readability-lxml", "resiliparse", "jusText",
    "newspaper4k", "sumy", "pysbd", "yasbd-lib", "nltk", "torch", "transformers", "ctranslate2",
)  # fmt: skip


def limited(command: Sequence[str | Path], *, seconds: float, log: Path) -> str:
    """Run *command* in this checkout; why it failed, where it did. What it starts ends with it."""
    with log.open("w", encoding="utf-8") as file:
        process = subprocess.Popen(
            list(map(str, command)),
            cwd=ROOT,
            env=os.environ | {"PYTHONPATH": str(ROOT)},
            stdout=file,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        try:
            code = process.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            return f"failed: it took more than {seconds:g} s"
        finally:  # after Ctrl-C, too
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
    said = log.read_text(encoding="utf-8", errors="replace").strip().splitlines()
    return f"failed: {(said or ['without a word'])[-1][:150]}" if code else ""


def measured(part: str, arguments: Sequence[str], *, seconds: float, scratch: Path) -> list[Measurement]:
    """All that *part* has measured; if it failed, last comes that it did."""
    made = scratch / f"{part}.jsonl"
    command = [sys.executable, "-m", "bench.parts", part, "--to", made, *arguments]
    why = limited(command, seconds=seconds, log=scratch / f"{part}.log")
    lines = made.read_text(encoding="utf-8").splitlines(keepends=True) if made.exists() else []
    found = [Measurement.of(json.loads(line)) for line in lines if line.endswith("\n")]
    return [*found, Measurement.failed(part, why)] if why else found


def machine() -> dict[str, str]:
    facts = dict(
        (part.strip() for part in line.split(":", 1))
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        if ":" in line
    )
    flags = set(facts.get("flags", "").split())
    told = {
        "avx2": "AVX2",
        "avx512f": "AVX-512",
        "avx512_vnni": "VNNI",
        "avx512_bf16": "bfloat16",
        "amx_int8": "AMX",
    }
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 1e9
    return {
        "processor": facts.get("model name", platform.machine()),
        "instructions": ", ".join(name for flag, name in told.items() if flag in flags) or "unknown",
        "cores": str(cores()),
        "memory": f"{memory:.0f} GB",
        "system": f"{platform.system()} {platform.release()}, Python {platform.python_version()}",
        "load before": f"{os.getloadavg()[0]:.1f} processes",
    }


def versions() -> dict[str, str]:
    from engine.version import __version__

    found = {"ringkas": __version__}
    for package in PACKAGES:
        try:
            found[package] = importlib.metadata.version(package)
        except importlib.metadata.PackageNotFoundError:
            continue
    return found


def commit() -> str:
    command = ["git", "describe", "--always", "--dirty"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout.strip() or "unknown"


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--quick", action="store_true", help="small: only to see that it works")
    parser.add_argument("--shared", type=lambda text: Path(text).absolute(), help="folder of data")
    parser.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS), help="nothing but these")
    parser.add_argument("--out", type=Path, default=DATA)
    options = parser.parse_args()
    arguments = ["--quick"] * options.quick + (["--shared", str(options.shared)] if options.shared else [])
    figures = Figures(
        date=datetime.now(UTC).date().isoformat(),
        commit=commit(),
        quick=options.quick,
        machine=machine(),
        versions=versions(),
    )
    with tempfile.TemporaryDirectory() as scratch:
        for part in options.only:
            print(f"{part}: {PARTS[part].__doc__}", flush=True)
            begun = time.perf_counter()
            for one in (found := measured(part, arguments, seconds=LIMIT, scratch=Path(scratch))):
                shown = [f"{system.name} {rounded(system.median)}" for system in one.measured]
                print(f"    {one.title}: {', '.join(shown) or one.missing} {one.unit}", flush=True)
            # Each time, so that a run which is broken off leaves what it has measured.
            figures = replace(figures, measurements=(*figures.measurements, *found))
            figures.write(options.out)
            print(f"    {time.perf_counter() - begun:.0f} s", flush=True)


if __name__ == "__main__":
    main()
