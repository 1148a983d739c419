"""An hour in the life of the real server: everything at once, and nothing wrong, endless or growing.

    python bench/soak.py                                    # 64 clients for 60 minutes
    python bench/soak.py --minutes 3 --clients 16 --translator fake

`ringkas ui` runs in a process of its own whose memory is limited. The clients call the endpoints, press the
page's buttons, upload, go away in the middle, stop, and send what makes no sense (`bench.hostile`), each with
a pause after it, as people have. An answer is compared with what the same function gives alone. The cache of
translations is off, so that every call works. Prints a report as JSON and a line for each check; ends with 1
where one fails. ``fake`` is the tests' translator, which takes no time.

What must hold: no wrong answer; no request without an end; no status of 500 and above but of a full queue, no
broken connection and no traceback in the log; 95% of the calls of `/clean` within a second; memory flat after
ten minutes; a server that answers at the end, with nothing left to do. Needs Linux, for the memory.
"""

import argparse
import asyncio
import json
import os
import random
import resource
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from importlib.resources import files
from pathlib import Path
from typing import Any

import httpx

# Run as a script, this folder comes first on the path and `clean.py` in it would be found as `clean`.
ROOT = Path(__file__).resolve().parents[1]
sys.path[0] = str(ROOT)

from bench.hostile import hostile  # noqa: E402
from bench.visitors import Call, Tally, Visitors, told  # noqa: E402
from ringkas import Pipeline  # noqa: E402
from tests.e2e.conftest import free_port  # noqa: E402
from tests.e2e.steps import pipeline_with  # noqa: E402

FAKE = "fake"
SAMPLE_SECONDS = 10
WARM_MINUTES = 10
FLAT_SHARE, FLAT_MB = 0.05, 32
"""Memory counts as flat where it grows by less than the larger of this share and these megabytes."""
CLEAN_P95 = 1.0
"""Seconds."""


def calls(pipeline: Pipeline) -> list[Call]:
    """Calls of all endpoints, worked out one after the other."""
    import gradio as gr

    from ringkas.web.endpoints import Endpoints
    from ringkas.web.lanes import Lane
    from ringkas.web.pipelines import Pipelines
    from ringkas.web.quota import Quota

    quota = Quota(workers=0)
    lane = Lane.of(quota)
    endpoints = Endpoints(Pipelines(pipeline), quota=quota, models=lane, cleaning=lane)
    examples = [
        path for path in files("ringkas.web").joinpath("examples").iterdir() if path.name.endswith(".txt")
    ]
    texts = [path.read_text(encoding="utf-8") for path in sorted(examples, key=str)]
    page = (ROOT / "examples" / "banjir-semarang.html").read_text(encoding="utf-8")
    first = texts[0]
    asked: list[tuple[str, dict[str, Any]]] = [
        *(("clean", {"text": text}) for text in (*texts, page)),
        ("clean", {"text": page, "url": "https://kabar.example/banjir"}),
        ("clean", {"text": "Harga beras \ud800 naik 10 persen di Jakarta."}),
        ("clean", {"text": "  "}),
        ("clean", {"text": 5}),
        *(("summarize", {"text": text, "sentences": count}) for text in texts for count in (1, 3)),
        ("summarize", {"text": page, "style": "bullets", "focus": "Berapa warga yang mengungsi?"}),
        ("summarize", {"text": first, "style": "puisi"}),
        *(("translate", {"text": f"Harga {good} naik 10 persen."}) for good in ("beras", "gula", "telur")),
        ("translate", {"text": "Warga mengungsi pada Rabu (8/6/2022).", "alternatives": 2}),
        ("translate", {"text": "Pasar dibuka.", "alternatives": "dua"}),
        ("brief", {"text": first, "sentences": 1, "scope": "summary"}),
        ("brief", {"text": "This is an English text about nothing at all. " * 10}),
    ]  # fmt: skip
    made = []
    for endpoint, arguments in asked:
        try:
            answer = told(getattr(endpoints, endpoint)(**arguments))
        except gr.Error as exc:
            answer = exc.message
        made.append(Call(endpoint=endpoint, arguments=arguments, answer=answer))
    return made


@contextmanager
def server(translator: str, *, megabytes: int, folder: Path) -> Iterator[tuple[subprocess.Popen[bytes], str]]:
    """The server in a process of its own, and its address; its log is ``log`` in *folder*."""
    port = free_port()
    if translator == FAKE:
        command = [sys.executable, __file__, "--serve", str(port)]
    else:
        command = [sys.executable, "-m", "ringkas", "ui", "--port", str(port), "--translator", translator]
    settings = {"RINGKAS_CACHE_MB": "0", "GRADIO_TEMP_DIR": str(folder / "uploads"), "PYTHONPATH": str(ROOT)}

    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, cwd=ROOT, env=os.environ | settings, stdout=log, stderr=log)
        # What it has for itself, without the files that it maps.
        resource.prlimit(process.pid, resource.RLIMIT_DATA, (megabytes << 20, megabytes << 20))
        try:
            yield process, f"http://127.0.0.1:{port}/"
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(timeout=60)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def memory_of(process: subprocess.Popen[bytes]) -> float:
    """Megabytes of memory that the process and those which it has started have now (their resident sets)."""
    pages = 0
    for stat in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # it has just ended
            # The name, in brackets, may hold anything; then come the state and the parent.
            parent = stat.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()[1]
            if str(process.pid) in (stat.parent.name, parent):
                pages += int(stat.with_name("statm").read_text(encoding="ascii").split()[1])
    return pages * resource.getpagesize() / 1e6


async def watch(process: subprocess.Popen[bytes], tally: Tally) -> None:
    """Look at the memory for ever."""
    began = time.monotonic()
    while process.poll() is None:
        tally.memory.append(((time.monotonic() - began) / 60, memory_of(process)))
        await asyncio.sleep(SAMPLE_SECONDS)


def growth(memory: list[tuple[float, float]]) -> tuple[float, float] | None:
    """Megabytes a minute after the warm-up, and over all of that time; None where it is too short to tell."""
    later = [(minute, size) for minute, size in memory if minute >= WARM_MINUTES]
    if len(later) < 2 or later[-1][0] - later[0][0] < WARM_MINUTES:
        return None
    slope = statistics.linear_regression(*zip(*later, strict=True)).slope
    return slope, slope * (later[-1][0] - later[0][0])


async def soak(arguments: argparse.Namespace, prepared: list[Call], folder: Path) -> dict[str, Any]:
    """Let the clients at the server, and report."""
    tally = Tally()
    with server(arguments.translator, megabytes=arguments.memory_mb, folder=folder) as (process, address):
        # The server closes a connection after 5 idle seconds: who takes it up right then sees it break.
        limits = httpx.Limits(max_connections=None, keepalive_expiry=1)
        async with httpx.AsyncClient(base_url=address, timeout=None, limits=limits) as http:
            visitors = Visitors(
                http=http,
                prepared=prepared,
                odd=hostile(),
                tally=tally,
                patience=arguments.patience,
                pause=arguments.pause,
            )
            async with asyncio.timeout(arguments.patience):
                await visitors.learn(process)
            watching = asyncio.create_task(watch(process, tally))
            until = time.monotonic() + 60 * arguments.minutes
            chances = [random.Random(f"{arguments.seed} {number}") for number in range(arguments.clients)]
            await asyncio.gather(*(visitors.stay(chance, until) for chance in chances))
            idle = process.poll() is None and await visitors.idle()
            watching.cancel()
            alive = process.poll() is None
    log = (folder / "log").read_text(encoding="utf-8", errors="replace")
    return report(tally, idle=idle, alive=alive, log=log)


def report(tally: Tally, *, idle: bool, alive: bool, log: str) -> dict[str, Any]:
    """The figures, and which checks hold; None for one that can't be told."""
    clean = sorted(tally.clean_seconds)
    p50, p95 = (clean[int(share * len(clean))] if clean else None for share in (0.5, 0.95))
    grown = growth(tally.memory)
    sizes = [size for _, size in tally.memory]
    return {
        "requests": sum(tally.statuses.values()),
        "ended": dict(sorted(tally.statuses.items())),
        "clean_s": {"calls": len(clean), "p50": p50, "p95": p95},
        "memory_mb": {"first": sizes[0], "last": sizes[-1], "most": max(sizes)} if sizes else None,
        "memory_growth": grown and {"mb_a_minute": grown[0], "mb": grown[1]},
        "memory_samples": [[round(minute, 2), round(size, 1)] for minute, size in tally.memory],
        "faults": len(tally.faults),
        "first_faults": tally.faults[:20],
        "tracebacks": log.count("Traceback (most recent call last)"),
        "log_end": log[-3000:] if "Traceback" in log else "",
        "checks": {
            "no wrong answer, no failure": not tally.faults,
            "no request without an end": not tally.endless,
            "no traceback in the log": "Traceback" not in log,
            f"/clean within {CLEAN_P95} s for 95%": None if p95 is None else p95 < CLEAN_P95,
            "memory flat": None if grown is None else grown[1] < max(FLAT_MB, FLAT_SHARE * max(sizes)),
            "alive, and idle at the end": alive and idle,
        },
    }


def main() -> None:
    """Soak, print, and end with 1 where a check fails."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--minutes", type=float, default=60)
    parser.add_argument("--clients", type=int, default=64)
    parser.add_argument("--translator", default="embedded", help=f"as of `ringkas ui`, or {FAKE}")
    parser.add_argument("--memory-mb", type=int, default=4096, help="that the server may have for itself")
    parser.add_argument("--patience", type=float, default=900, help="seconds, then a request has no end")
    parser.add_argument(
        "--pause", type=float, default=4, help="seconds between a client's requests, on average"
    )
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--serve", type=int, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.serve:
        from ringkas.web import serve

        serve(pipeline_with(0.0), port=arguments.serve)
        return
    os.environ["RINGKAS_CACHE_MB"] = "0"
    fake = arguments.translator == FAKE
    prepared = calls(pipeline_with(0.0) if fake else Pipeline.load(translator=arguments.translator))
    with tempfile.TemporaryDirectory() as folder:
        result = asyncio.run(soak(arguments, prepared, Path(folder)))
    print(json.dumps(result, ensure_ascii=False, indent=1))
    for check, holds in result["checks"].items():
        print({True: "holds", False: "FAILS", None: "can't be told"}[holds], check, sep=": ")
    sys.exit(False in result["checks"].values())


if __name__ == "__main__":
    main()
