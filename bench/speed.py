"""How fast translation is, beside its peers, and where the time goes.

    python -m bench.speed --text ../shared/eval/flores-dev/source.id ../shared/eval/clean/text.jsonl
    python -m bench.speed --text ../shared/eval/flores-dev/source.id --profile

Runs a Marian model of opus-mt's size (see `bench.opusmt`) with random weights that never end a sentence by
themselves: every sentence gets an output as long as its source. Each system has a process of its own and all
have the same cores. Absolute numbers depend on the machine: read the ratios. ``--profile`` prints what each
part of the network and each operator of ONNX Runtime takes.
"""

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from bench.opusmt import build
from bench.speed_peers import argos, ctranslate2, megabytes, multiply, rates, sampled, singles, transformers
from bench.translate import lines

LARGEST = 100
"""Source tokens: longer sentences are left out of the measurement."""


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--text", type=Path, nargs="+", required=True, help="lines, or JSON lines with a text"
    )
    parser.add_argument("--sentences", type=int, default=2000, help="for ringkas in bulk")
    parser.add_argument(
        "--peer-sentences", type=int, default=192, help="for each peer in bulk, drawn from those"
    )
    parser.add_argument("--single", type=int, default=16, help="sentences one at a time")
    parser.add_argument("--beam-size", type=int, default=1)
    parser.add_argument("--threads", type=int, default=len(os.sched_getaffinity(0)))
    parser.add_argument("--only", nargs="*", choices=SYSTEMS)
    parser.add_argument("--rounds", type=int, default=1, help="measurements of each system, in turns")
    parser.add_argument("--json", type=Path, help="write all rounds there, too")
    parser.add_argument("--profile", action="store_true", help="where ringkas' time goes, on one core")
    parser.add_argument("--worker", help=argparse.SUPPRESS)
    parser.add_argument("--model", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args()


def main() -> None:
    options = parse()
    if options.worker:
        sentences = json.loads((options.model / "sentences.json").read_text(encoding="utf-8"))
        print(json.dumps(WORKERS[options.worker](options, sentences)))
        return
    from transformers import MarianTokenizer

    with tempfile.TemporaryDirectory() as scratch:
        options.model = Path(scratch)
        sentences = gather(options.text, options.sentences)
        build(options.model, sentences)
        tokenizer = MarianTokenizer.from_pretrained(options.model)
        kept = [text for text in sentences if len(tokenizer.encode(text)) <= LARGEST]
        (options.model / "sentences.json").write_text(json.dumps(kept), encoding="utf-8")
        # In a process of its own, so that nobody's memory has what converting takes.
        run_worker("convert", options)
        if options.profile:
            show_profile(run_worker("profile", options))
            return
        rows: dict[str, list[dict[str, Any]]] = {}
        heading(options)
        for _ in range(options.rounds):
            base = None
            for name in options.only or SYSTEMS:
                row = run_worker(name, options)
                base = base or row
                rows.setdefault(name, []).extend([row] if row else [])
                if row:
                    report(name, row, base)
        if options.json:
            tokens = sum(len(tokenizer.encode(text)) for text in kept) / len(kept)
            options.json.write_text(json.dumps({"tokens": tokens, "rows": rows}), encoding="utf-8")


def run_worker(name: str, options: argparse.Namespace) -> dict[str, Any]:
    """What the worker *name* prints; empty where it failed."""
    command = [sys.executable, "-m", "bench.speed", *sys.argv[1:], "--worker", name]
    settings = {
        "OMP_NUM_THREADS": str(options.threads),
        "OMP_WAIT_POLICY": "PASSIVE",
        "RINGKAS_HOME": f"{options.model}/home",
    }
    run = subprocess.run(
        [*command, "--model", str(options.model)],
        env=os.environ | settings,
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode:
        print(f"{name}: failed: {run.stderr.strip()[-300:]}", file=sys.stderr)
        return {}
    found: dict[str, Any] = json.loads(run.stdout.strip().splitlines()[-1])
    return found


COLUMNS = {"bulk": "bulk", "bulk_cpu": "a CPU second", "single": "single", "single_cpu": "a CPU second"}


def heading(options: argparse.Namespace) -> None:
    print(f"beam {options.beam_size}, {options.threads} threads; tokens/s, and ratio to the first system")
    print(f"{'':22}" + "".join(f"{title:>20}" for title in COLUMNS.values()) + f"{'peak MB':>10}")


def report(name: str, row: dict[str, float], base: dict[str, float]) -> None:
    cells = [
        f"{row[key]:12.0f} {row[key] / base[key]:7.2f}" if key in row and key in base else " " * 20
        for key in COLUMNS
    ]
    notes = {key: round(value, 3) for key, value in row.items() if key not in (*COLUMNS, "megabytes")}
    print(f"{name:22}{''.join(cells)}{row['megabytes']:10.0f}  {notes or ''}", flush=True)


def gather(paths: Sequence[Path], count: int) -> list[str]:
    """Different real sentences, *count* at most, in the order of the files."""
    from clean import split_sentences

    found: dict[str, None] = {}
    for path in paths:
        for line in lines(path):
            text = json.loads(line)["text"] if path.suffix == ".jsonl" else line
            for part in str(text).splitlines():
                found |= {part[start:end]: None for start, end in split_sentences(part) if end - start > 20}
    return list(found)[:count]


def decoding_for(options: argparse.Namespace, length: int | None) -> object:
    from engine import Beam, Greedy

    if options.beam_size == 1:
        return Greedy(max_tokens=length)
    return Beam(beam_size=options.beam_size, alternatives=options.beam_size, max_tokens=length)


def ringkas(options: argparse.Namespace, sentences: list[str]) -> dict[str, float]:
    """The engine's own path, as `translate_many` uses it: everything handed over at once."""
    from engine import load
    from engine.backends import marian

    model = load(f"marian:{options.model}", threads=options.threads)
    # Outputs never end by themselves: each is bounded to its source's length.
    marian.output_bound = lambda tokens, _wanted, **_limit: tokens  # type: ignore[assignment]

    def run(texts: Sequence[str]) -> float:
        model.generate(texts, decoding=decoding_for(options, None))
        return sum(map(model.count_tokens, texts))

    run(sentences[:4])
    few = singles(options, sentences)
    return {
        **rates(bulk=lambda: run(sentences), single=lambda: sum(run([text]) for text in few)),
        "sentences": len(sentences),
        "megabytes": megabytes(),
    }


def convert(options: argparse.Namespace, _sentences: list[str]) -> dict[str, float]:
    """Leaves the model in the forms that the workers load."""
    from engine import parse_name
    from engine.backends import ct2, marian

    name = parse_name(f"marian:{options.model}")
    marian.prepare(name)
    for kind in ("int8", "float32"):
        ct2.prepare(name, quantization=kind)
    return {}


def profile(options: argparse.Namespace, sentences: list[str]) -> dict[str, Any]:
    """Seconds of each operator of ringkas' graphs, and of the whole, on one core."""
    import onnxruntime

    from engine import Greedy, load
    from engine.backends import marian

    plain = onnxruntime.InferenceSession
    sessions: dict[str, Any] = {}

    def watched(path: str, settings: Any, **others: Any) -> Any:
        settings.enable_profiling = True
        settings.profile_file_prefix = str(options.model / Path(path).stem)
        sessions[Path(path).stem] = plain(path, settings, **others)
        return sessions[Path(path).stem]

    onnxruntime.InferenceSession = watched
    model = load(f"marian:{options.model}", threads=1)
    marian.output_bound = lambda tokens, _wanted, **_limit: tokens
    start = time.perf_counter()
    model.generate(sampled(options, sentences), decoding=Greedy())
    found: dict[str, Any] = {"whole": time.perf_counter() - start}
    for part, session in sessions.items():
        operators: Counter[str] = Counter()
        for event in json.loads(Path(session.end_profiling()).read_text(encoding="utf-8")):
            if event.get("cat") == "Node" and event["name"].endswith("_kernel_time"):
                operators[event["args"]["op_name"]] += event["dur"] / 1e6
        found[part] = dict(operators.most_common())
    return found


def show_profile(found: dict[str, Any]) -> None:
    whole = found.pop("whole")
    left = whole
    for part, operators in found.items():
        total = sum(operators.values())
        left -= total
        print(f"{part:10} {total / whole:6.1%}")
        for name, seconds in list(operators.items())[:6]:
            print(f"    {name:28} {seconds / whole:6.1%}")
    print(f"{'Python':10} {left / whole:6.1%}  search, tokens, copies, and the profiling itself")


SYSTEMS: dict[str, Callable[[argparse.Namespace, list[str]], dict[str, float]]] = {
    "transformers-float32": lambda o, s: transformers(o, s, dtype="float32", order=True),
    "transformers-bfloat16": lambda o, s: transformers(o, s, dtype="bfloat16", order=True),
    "easynmt": lambda o, s: transformers(o, s, dtype="float32", order=False),
    "argos": argos,
    "ctranslate2-float32": lambda o, s: ctranslate2(o, s, kind="float32"),
    "ctranslate2-int8": lambda o, s: ctranslate2(o, s, kind="int8"),
    "ringkas": ringkas,
    "multiply": multiply,
}

WORKERS: dict[str, Callable[[argparse.Namespace, list[str]], dict[str, Any]]] = {
    **SYSTEMS,
    "convert": convert,
    "profile": profile,
}


if __name__ == "__main__":
    main()
