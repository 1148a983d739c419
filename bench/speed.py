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
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from bench.opusmt import TARGET, build
from bench.translate import lines

LARGEST = 100
"""Source tokens: longer sentences are left out of the measurement."""
BATCH = 32
PARAGRAPH = 3
"""Sentences that Argos gets at a time."""


def main() -> None:
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
    options = parser.parse_args()
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


def rates(**works: Callable[[], float]) -> dict[str, float]:
    """Tokens per second of each work, which returns how many useful ones it made; and per second of CPU time.

    On a machine where others work too, wall time says little; CPU time, cores summed, suffers far less.
    """
    found = {}
    for name, work in works.items():
        start, start_cpu = time.perf_counter(), time.process_time()
        tokens = work()
        found[name] = tokens / (time.perf_counter() - start)
        found[f"{name}_cpu"] = tokens / (time.process_time() - start_cpu)
    return found


def sampled(options: argparse.Namespace, sentences: list[str]) -> list[str]:
    """The peers' share: every n-th sentence, so that the lengths are spread as in the whole."""
    return sentences[:: max(1, len(sentences) // options.peer_sentences)][: options.peer_sentences]


def singles(options: argparse.Namespace, sentences: list[str]) -> list[str]:
    return random.Random(3).sample(sentences, options.single)


def megabytes() -> float:
    """Peak resident memory; getrusage would give this process its parent's peak."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.split("VmHWM:")[1].split()[0]) / 1024


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


def ctranslate2(options: argparse.Namespace, sentences: list[str], *, kind: str) -> dict[str, float]:
    """CTranslate2 alone, a batch of 2,048 tokens a core: a call for each length of output."""
    import ctranslate2 as library
    from transformers import MarianTokenizer

    from engine import parse_name
    from engine.backends.ct2 import prepare

    tokenizer = MarianTokenizer.from_pretrained(options.model)
    folder = prepare(parse_name(f"marian:{options.model}"), quantization=kind)
    translator = library.Translator(str(folder), inter_threads=options.threads, intra_threads=1)

    def run(texts: Sequence[str]) -> float:
        tokens = sorted((tokenizer.convert_ids_to_tokens(tokenizer.encode(text)) for text in texts), key=len)
        useful, running = 0, []
        for batch in batches(tokens, 64):
            useful += sum(len(row) - 1 for row in batch)
            running += translator.translate_batch(
                batch,
                beam_size=options.beam_size,
                max_decoding_length=len(batch[-1]) - 1,
                asynchronous=True,
            )
        for result in running:
            result.result()
        return useful

    few = singles(options, sentences)
    run(few[:2])
    return {
        **rates(bulk=lambda: run(sentences), single=lambda: sum(run([text]) for text in few)),
        "sentences": len(sentences),
        "megabytes": megabytes(),
    }


def transformers(
    options: argparse.Namespace, sentences: list[str], *, dtype: str, order: bool
) -> dict[str, float]:
    """`generate` in batches of 32: sorted by length as a good script does, or as EasyNMT's default."""
    import torch
    from transformers import MarianMTModel, MarianTokenizer

    torch.set_num_threads(options.threads)
    tokenizer = MarianTokenizer.from_pretrained(options.model)
    network = MarianMTModel.from_pretrained(options.model, dtype=getattr(torch, dtype)).eval()

    def run(texts: Sequence[str]) -> float:
        useful = 0
        ordered = sorted(texts, key=len) if order else list(texts)
        for batch in batches(ordered, BATCH):
            inputs = tokenizer(batch, return_tensors="pt", padding=True)
            lengths = inputs["attention_mask"].sum(1) - 1
            longest = int(lengths.max())
            with torch.inference_mode():
                network.generate(
                    **inputs,
                    num_beams=options.beam_size,
                    do_sample=False,
                    min_new_tokens=longest,
                    max_new_tokens=longest,
                )
            useful += int(lengths.sum())
        return useful

    sample = sampled(options, sentences)
    run(sample[:2])
    few = singles(options, sentences)
    return {
        **rates(bulk=lambda: run(sample), single=lambda: sum(run([text]) for text in few)),
        "sentences": len(sample),
        "megabytes": megabytes(),
    }


def argos(options: argparse.Namespace, sentences: list[str]) -> dict[str, float]:
    """As argostranslate/translate.py: CTranslate2 int8, the sentences of one paragraph a call."""
    import ctranslate2
    from transformers import MarianTokenizer

    from engine import parse_name
    from engine.backends.ct2 import prepare

    tokenizer = MarianTokenizer.from_pretrained(options.model)
    folder = prepare(parse_name(f"marian:{options.model}"))
    translator = ctranslate2.Translator(
        str(folder), device="cpu", inter_threads=1, intra_threads=options.threads
    )

    def run(texts: Sequence[str], paragraph: int) -> float:
        made = 0
        for group in batches(texts, paragraph):
            tokens = [tokenizer.convert_ids_to_tokens(tokenizer.encode(text)) for text in group]
            longest = max(map(len, tokens)) - 1
            translator.translate_batch(
                tokens,
                replace_unknowns=True,
                max_batch_size=32,
                beam_size=options.beam_size,
                num_hypotheses=options.beam_size,
                length_penalty=0.2,
                return_scores=True,
                max_decoding_length=longest,
            )
            # CTranslate2 drops sentences that have ended, so that no token here is one too many.
            made += longest * len(group)
        return made

    sample = sampled(options, sentences)
    few = singles(options, sentences)
    run(few[:2], 1)
    return {
        **rates(bulk=lambda: run(sample, PARAGRAPH), single=lambda: run(few, 1)),
        "sentences": len(sample),
        "megabytes": megabytes(),
    }


def multiply(options: argparse.Namespace, sentences: list[str]) -> dict[str, float]:
    """What int8 matrix multiplies of the same shapes would allow, were everything else free."""
    import numpy as np

    from engine.onnx.graph import Graph
    from engine.onnx.network import open_graph

    length = round(sum(len(text.split()) * 1.4 for text in sentences) / len(sentences))
    batch = 64

    def seconds(rows: int, inner: int, outer: int) -> float:
        draw = np.random.default_rng(1)
        graph = Graph(quantized=False)
        product = graph.apply(
            "MatMulIntegerToFloat",
            graph.input("x", np.uint8, [rows, inner]),
            graph.constant(draw.integers(-63, 64, (inner, outer)), np.int8),
            graph.constant(1.0),
            graph.constant(np.ones(outer)),
            graph.constant(128, np.uint8),
            domain="com.microsoft",
        )
        graph.output(product, "y")
        feeds = {"x": draw.integers(1, 256, (rows, inner), dtype=np.uint8)}
        with tempfile.TemporaryDirectory() as scratch:
            graph.save(Path(scratch) / "product.onnx")
            session = open_graph(Path(scratch) / "product.onnx")
            session.run(None, feeds)
            start, count = time.process_time(), 0
            while (spent := time.process_time() - start) < 0.3:
                session.run(None, feeds)
                count += 1
        return spent / count

    rows, tokens = batch * options.beam_size, batch * length
    step = 6 * (
        seconds(rows, 512, 1536)
        + 3 * seconds(rows, 512, 512)
        + seconds(rows, 512, 2048)
        + seconds(rows, 2048, 512)
    )
    vocabulary = seconds(rows, 512, TARGET)
    encoder = 6 * (
        seconds(tokens, 512, 1536)
        + seconds(tokens, 512, 512)
        + seconds(tokens, 512, 2048)
        + seconds(tokens, 2048, 512)
        + seconds(tokens, 512, 1024)
    )
    total = encoder + length * (step + vocabulary)
    return {
        "bulk_cpu": tokens / total,
        "encoder_share": encoder / total,
        "layers_share": length * step / total,
        "vocabulary_share": length * vocabulary / total,
        "megabytes": megabytes(),
    }


def batches(items: Sequence[str], size: int) -> Iterator[list[str]]:
    for at in range(0, len(items), size):
        yield list(items[at : at + size])


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
