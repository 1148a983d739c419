"""How good and how fast translation is, beside its peers.

    python -m bench.translate quality --flores ../shared/eval/flores-dev --translator embedded --limit 100
    python -m bench.translate speed --text ../shared/eval/flores-dev/source.id ../shared/eval/clean/text.jsonl

``quality`` translates the first lines of a FLORES folder and prints BLEU and chrF2 (sacrebleu, with
signatures) beside the systems' outputs that lie there, with the share of segments that have an error-level
finding. ``speed`` runs a Marian model of opus-mt's size (6+6 layers, 512 wide, 54,796 tokens) with random
weights that never end a sentence by themselves: every sentence gets an output as long as its source. Each
system has a process of its own and all have the same cores. Absolute numbers depend on the machine: read
the ratios.
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

from bench.opusmt import TARGET, build

LARGEST = 100
"""Source tokens: longer sentences are left out of the measurement of speed."""
BATCH = 32
PARAGRAPH = 3
"""Sentences that Argos gets at a time."""


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    commands = parser.add_subparsers(required=True)
    quality = commands.add_parser("quality")
    quality.add_argument(
        "--flores", type=Path, required=True, help="folder with source.id, reference.en, system.*.en"
    )
    quality.add_argument("--translator", default="embedded")
    quality.add_argument("--beam-size", type=int)
    quality.add_argument("--limit", type=int, help="first lines only")
    quality.add_argument("--glossary", type=Path, help="an empty one switches terms off")
    quality.add_argument("--out", type=Path, help="write the translations there, one a line")
    quality.set_defaults(run=run_quality)
    speed = commands.add_parser("speed")
    speed.add_argument("--text", type=Path, nargs="+", required=True, help="lines, or JSON lines with a text")
    speed.add_argument("--sentences", type=int, default=2000, help="for ringkas in bulk")
    speed.add_argument(
        "--peer-sentences", type=int, default=192, help="for each peer in bulk, drawn from those"
    )
    speed.add_argument("--single", type=int, default=16, help="sentences one at a time")
    speed.add_argument("--beam-size", type=int, default=1)
    speed.add_argument("--threads", type=int, default=len(os.sched_getaffinity(0)))
    speed.add_argument("--only", nargs="*", choices=SYSTEMS)
    speed.add_argument("--worker", help=argparse.SUPPRESS)
    speed.add_argument("--model", type=Path, help=argparse.SUPPRESS)
    speed.set_defaults(run=run_speed)
    options = parser.parse_args()
    options.run(options)


# --- quality ---


def run_quality(options: argparse.Namespace) -> None:
    from sacrebleu.metrics import BLEU, CHRF

    from check import compare
    from translate import load_translator, translate_many

    sources = lines(options.flores / "source.id")[: options.limit]
    references = lines(options.flores / "reference.en")[: options.limit]
    outputs = {
        path.name.split(".")[1]: lines(path)[: options.limit]
        for path in sorted(options.flores.glob("system.*.en"))
    }
    model = load_translator(options.translator)
    start = time.process_time()
    plain = [n_best[0].text for n_best in model.translate(sources, beam_size=options.beam_size)]
    plain_seconds = time.process_time() - start
    start = time.process_time()
    made = list(
        translate_many(
            sources, translator=model, beam_size=options.beam_size, glossary=options.glossary, cache=False
        )
    )
    seconds = time.process_time() - start
    name = model.name
    outputs[f"{name}, first hypothesis"] = plain
    outputs[f"{name}, checked"] = [translation.text for translation in made]
    metrics = (BLEU(), CHRF())
    print(
        f"{len(sources)} segments; checked in {seconds / plain_seconds:.2f} times the CPU time of first ones"
    )
    print(f"{'system':44} {'BLEU':>6} {'chrF2':>6} {'errors':>7} {'warnings':>8}")
    for system, targets in outputs.items():
        scores = [metric.corpus_score(targets, [references]).score for metric in metrics]
        findings = [compare(source, target) for source, target in zip(sources, targets, strict=True)]
        shares = [
            sum(any(f.severity == severity for f in found) for found in findings) / len(sources)
            for severity in ("error", "warning")
        ]
        print(f"{system:44} {scores[0]:6.1f} {scores[1]:6.1f} {shares[0]:7.1%} {shares[1]:8.1%}")
    segments = [segment for translation in made for segment in translation.segments]
    print("outcomes:", dict(Counter(segment.outcome for segment in segments)))
    kinds = Counter(f"{f.severity} {f.kind}" for segment in segments for f in segment.findings)
    print("findings that stay:", dict(kinds.most_common()))
    for metric in metrics:
        print(metric.get_signature())
    if options.out:
        options.out.write_text("".join(f"{translation.text}\n" for translation in made), encoding="utf-8")


def lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").rstrip("\n").split("\n")


# --- speed ---


def run_speed(options: argparse.Namespace) -> None:
    if options.worker:
        sentences = json.loads((options.model / "sentences.json").read_text(encoding="utf-8"))
        print(json.dumps(SYSTEMS[options.worker](options, sentences)))
        return
    from transformers import MarianTokenizer

    with tempfile.TemporaryDirectory() as scratch:
        options.model = Path(scratch)
        sentences = gather(options.text, options.sentences)
        build(options.model, sentences)
        tokenizer = MarianTokenizer.from_pretrained(options.model)
        kept = [text for text in sentences if len(tokenizer.encode(text)) <= LARGEST]
        (options.model / "sentences.json").write_text(json.dumps(kept), encoding="utf-8")
        base = None
        heading(options)
        for name in options.only or SYSTEMS:
            run = subprocess.run(
                [
                    sys.executable,
                    "-m",
                    "bench.translate",
                    *sys.argv[1:],
                    "--worker",
                    name,
                    "--model",
                    scratch,
                ],
                env=os.environ
                | {
                    "OMP_NUM_THREADS": str(options.threads),
                    "OMP_WAIT_POLICY": "PASSIVE",
                    "RINGKAS_HOME": f"{scratch}/home",
                },
                capture_output=True,
                text=True,
                check=False,
            )
            if run.returncode:
                print(f"{name}: failed: {run.stderr.strip()[-300:]}", file=sys.stderr)
                continue
            row = json.loads(run.stdout.strip().splitlines()[-1])
            base = base or row
            report(name, row, base)


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
    from engine import load_seq2seq, marian

    model = load_seq2seq(f"marian:{options.model}", threads=options.threads)
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
    from engine.ct2 import prepare

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
    from engine.ct2 import prepare

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

    from engine.ort.graph import Graph
    from engine.ort.network import open_graph

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


SYSTEMS: dict[str, Callable[[argparse.Namespace, list[str]], dict[str, float]]] = {
    "transformers-float32": lambda o, s: transformers(o, s, dtype="float32", order=True),
    "transformers-bfloat16": lambda o, s: transformers(o, s, dtype="bfloat16", order=True),
    "easynmt": lambda o, s: transformers(o, s, dtype="float32", order=False),
    "argos": argos,
    "ctranslate2-int8": lambda o, s: ctranslate2(o, s, kind="int8"),
    "ringkas": ringkas,
    "multiply": multiply,
}


if __name__ == "__main__":
    main()
