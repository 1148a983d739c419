"""What a batch costs, and that it keeps its word.

    python -m bench.batch                       # small: a minute or two
    python -m bench.batch --records 100000 --kills 100

Four measurements, each on short articles that are made up here: CPU time beside a plain loop over `clean`
(with ``--only summary`` over the extractive summarizer, too) that writes the same rows; peak memory at so
many records and at ten times as many; two workers against one; and kills at random, after which the output
must be the same bytes as an undisturbed run's. Absolute numbers depend on the machine: read the ratios.
"""

import argparse
import json
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

# `bench/clean.py` mustn't be found as `clean`.
sys.path[0] = str(Path(__file__).resolve().parents[1])

from clean import clean  # noqa: E402
from ringkas import batch  # noqa: E402
from ringkas.codec import article_to_dict, summary_to_dict  # noqa: E402
from summarize import load_summarizer, summarize  # noqa: E402

GOODS = ("beras", "cabai", "telur", "minyak goreng", "gula pasir", "bawang merah")
CITIES = ("Semarang", "Makassar", "Medan", "Surabaya", "Ambon", "Kupang")
ROUNDS = 3
"""Measurements of which the least is taken: what else runs only adds."""


def write_corpus(path: Path, records: int) -> Path:
    chance = random.Random(7)
    with path.open("w", encoding="utf-8") as file:
        for number in range(records):
            goods, city = chance.choice(GOODS), chance.choice(CITIES)
            text = (
                f"{city} - Harga {goods} di pasar induk {city} naik {chance.randint(2, 40)} persen sejak "
                f"pekan lalu.\n\nKepala dinas perdagangan mengatakan pasokan berkurang karena banjir. "
                f"Pemerintah kota menyiapkan {chance.randint(10, 900)} ton dari gudang.\n\nWarga berharap "
                f"harga {goods} turun sebelum akhir bulan. Operasi pasar digelar pada hari Senin."
            )
            file.write(json.dumps({"id": number, "text": text}) + "\n")
    return path


def plain_loop(source: Path, target: Path, only: str) -> None:
    """What somebody would write who needs neither order nor errors nor resuming."""
    summarizer = load_summarizer("extractive")
    with source.open(encoding="utf-8") as lines, target.open("w", encoding="utf-8") as out:
        for line in lines:
            row = json.loads(line)
            article = clean(row["text"])
            made = {"article": article_to_dict(article)}
            if only == "summary":
                made = {"summary": summary_to_dict(summarize(article, summarizer=summarizer))}
            out.write(json.dumps({"id": row["id"], "input": row, **made}, ensure_ascii=False) + "\n")


def command(source: Path, out: Path, only: str, workers: int) -> list[str]:
    options = ["-o", str(out), "--only", only, "--workers", str(workers)]
    return [sys.executable, "-m", "ringkas", "batch", str(source), *options]


def run(source: Path, out: Path, only: str, *, workers: int = 1) -> tuple[float, float]:
    """Seconds by the clock, and peak memory in MB of the process itself, of one undisturbed run."""
    began = time.perf_counter()
    process = subprocess.Popen(command(source, out, only, workers), stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"a batch ended with {status}")
    return time.perf_counter() - began, usage.ru_maxrss / 1000


def measure_overhead(source: Path, folder: Path, only: str) -> None:
    loop, ours = [], []
    for number in range(ROUNDS):
        began = time.process_time()
        plain_loop(source, folder / "loop.jsonl", only)
        loop.append(time.process_time() - began)
        began = time.process_time()
        batch(source, folder / f"overhead{number}.jsonl", only=only, workers=1)
        ours.append(time.process_time() - began)
    print(f"CPU seconds: plain loop {min(loop):.2f}, batch {min(ours):.2f}: {min(ours) / min(loop) - 1:+.1%}")


def measure_memory(small: Path, folder: Path, records: int, only: str) -> None:
    large = write_corpus(folder / "large.jsonl", 10 * records)
    peaks = [run(source, folder / f"memory-{source.stem}.jsonl", only)[1] for source in (small, large)]
    grown = peaks[1] / peaks[0] - 1
    print(
        f"peak MB: {records:,} records {peaks[0]:.0f}, {10 * records:,} records {peaks[1]:.0f}: {grown:+.1%}"
    )


def measure_workers(source: Path, folder: Path, only: str) -> None:
    one, two = (run(source, folder / f"workers{count}.jsonl", only, workers=count)[0] for count in (1, 2))
    print(f"seconds, start included: one worker {one:.1f}, two {two:.1f}: {one / two:.2f} times as fast")


def kill_at_random(source: Path, folder: Path, only: str, kills: int) -> None:
    whole, out = folder / "whole.jsonl", folder / "killed.jsonl"
    run(source, whole, only)
    size = whole.stat().st_size
    chance = random.Random(11)
    done = 0
    for goal in sorted(chance.uniform(0, 0.95) * size for _ in range(kills)):
        process = subprocess.Popen(
            command(source, out, only, chance.choice((1, 2))), stderr=subprocess.DEVNULL
        )
        while process.poll() is None and (not out.exists() or out.stat().st_size < goal):
            time.sleep(0.005)
        time.sleep(chance.uniform(0, 0.3))
        done += process.poll() is None
        process.send_signal(signal.SIGKILL)
        process.wait()
    run(source, out, only)
    same = out.read_bytes() == whole.read_bytes()
    print(f"{done} kills while at work: output {'the same bytes' if same else 'DIFFERS'}")
    if not same:
        raise SystemExit(1)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--records", type=int, default=3_000)
    parser.add_argument("--kills", type=int, default=5)
    parser.add_argument("--only", choices=["clean", "summary"], default="clean")
    parser.add_argument("--skip", nargs="*", choices=["overhead", "memory", "workers", "kills"], default=[])
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        source = write_corpus(folder / "small.jsonl", options.records)
        if "overhead" not in options.skip:
            measure_overhead(source, folder, options.only)
        if "memory" not in options.skip:
            measure_memory(source, folder, options.records, options.only)
        if "workers" not in options.skip:
            measure_workers(source, folder, options.only)
        if "kills" not in options.skip:
            kill_at_random(source, folder, options.only, options.kills)


if __name__ == "__main__":
    main()
