"""How fast each runtime decodes a model of opus-mt's size on this machine.

    python bench/runtimes.py                      # all runtimes, about four minutes on two cores
    python bench/runtimes.py --only ct2-int8 hf-float32

A Marian model of 6+6 layers, 512 wide, with 54,796 tokens and random weights; greedy, every output forced to
the same length, so that all runtimes do the same work. ``bulk`` is all sentences in one call (transformers:
sorted, batches of 32), ``single`` one sentence a call, ``a core`` the bulk run by the processor time that it
took, which other processes disturb least (use --threads 1 for it: waiting threads burn time too). Each
runtime has a process of its own and all have the same cores. Absolute numbers depend on the machine: read the
ratios.
"""

import argparse
import json
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

VOCABULARY = 54_796
# name: (quantization, environment, cores a batch)
CT2 = {
    "ct2-int8": ("int8", {}, 0),
    "ct2-int8-workers": ("int8", {}, 1),
    "ct2-int8-avx512": ("int8", {"CT2_FORCE_CPU_ISA": "AVX512"}, 1),
    "ct2-int8-mkl": ("int8", {"CT2_USE_MKL": "1"}, 1),
    "ct2-float32": ("float32", {}, 1),
    "ct2-float32-mkl": ("float32", {"CT2_USE_MKL": "1"}, 1),
}
HF = {"hf-float32": "float32", "hf-bfloat16": "bfloat16"}


def main() -> None:
    options = parse()
    if options.worker:
        print(json.dumps(measure(options.worker, options)))
        return
    with tempfile.TemporaryDirectory() as scratch:
        options.model = options.model or Path(scratch)
        if not (options.model / "ct2-float32").is_dir():
            build(options.model)
        results = {}
        for name in options.only or [*HF, *CT2]:
            row = run_worker(name, options)
            if row:
                results[name] = row
                print(f"{name}: {row}", file=sys.stderr, flush=True)
    report(results, options)


def run_worker(name: str, options: argparse.Namespace) -> dict[str, float]:
    """Measure *name* in a process of its own; empty where it failed."""
    environment = os.environ | {"OMP_NUM_THREADS": str(options.threads)}
    environment |= CT2[name][1] if name in CT2 else {}
    command = [sys.executable, __file__, "--worker", name]
    for option in ("sentences", "tokens", "threads", "model"):
        command += [f"--{option}", str(getattr(options, option))]
    try:
        run = subprocess.run(
            command, env=environment, capture_output=True, text=True, check=False, timeout=options.seconds
        )
    except subprocess.TimeoutExpired:
        print(f"{name}: not done in {options.seconds} s", file=sys.stderr)
        return {}
    if run.returncode:
        print(f"{name}: failed: {run.stderr.strip().splitlines()[-1][:160]}", file=sys.stderr)
        return {}
    return json.loads(run.stdout.strip().splitlines()[-1])


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sentences", type=int, default=128)
    parser.add_argument("--tokens", type=int, default=32, help="forced output length")
    parser.add_argument("--threads", type=int, default=len(os.sched_getaffinity(0)))
    parser.add_argument("--seconds", type=int, default=300, help="give a runtime up after so long")
    parser.add_argument("--only", nargs="*", choices=[*HF, *CT2])
    parser.add_argument("--worker", help=argparse.SUPPRESS)
    parser.add_argument("--model", type=Path, help="where to keep the random model for the next time")
    return parser.parse_args()


def report(results: dict[str, dict[str, float]], options: argparse.Namespace) -> None:
    print(f"{options.sentences} sentences, {options.tokens} tokens each, {options.threads} threads")
    print(
        f"{'runtime':22} {'bulk tok/s':>10} {'ratio':>6} {'a core':>8} {'ratio':>6} "
        f"{'single':>8} {'ratio':>6} {'peak MB':>8}"
    )
    if not results:
        sys.exit(1)
    base = results.get("hf-float32", next(iter(results.values())))
    for name, row in results.items():
        print(
            f"{name:22} {row['bulk']:10.0f} {row['bulk'] / base['bulk']:6.2f} "
            f"{row['core']:8.0f} {row['core'] / base['core']:6.2f} "
            f"{row['single']:8.0f} {row['single'] / base['single']:6.2f} {row['megabytes']:8.0f}"
        )


def lengths(count: int) -> list[int]:
    """Source lengths in tokens, spread as news sentences are (median 27, a long tail)."""
    draw = random.Random(7)
    return [min(120, max(4, round(draw.lognormvariate(3.3, 0.45)))) for _ in range(count)]


def measure(name: str, options: argparse.Namespace) -> dict[str, float]:
    draw = random.Random(11)
    sources = [
        [draw.randrange(10, VOCABULARY - 10) for _ in range(size)] for size in lengths(options.sentences)
    ]
    runner = ct2_runner(name, options) if name in CT2 else hf_runner(name, options)
    runner(sources[:8])
    bulk, core = rate(lambda: runner(sources), options.sentences * options.tokens)
    some = sources[: max(4, options.sentences // 16)]
    single, _ = rate(lambda: [runner([source]) for source in some], len(some) * options.tokens)
    return {
        "bulk": bulk,
        "core": core,
        "single": single,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def rate(work: Callable[[], object], tokens: int) -> tuple[float, float]:
    """Tokens per second, and tokens per second of a core's time: the better of two runs.

    The second hardly changes when other processes want the cores too.
    """
    best, cpu = float("inf"), float("inf")
    for _ in range(2):
        start, before = time.perf_counter(), time.process_time()
        work()
        best = min(best, time.perf_counter() - start)
        cpu = min(cpu, time.process_time() - before)
    return tokens / best, tokens / cpu


def ct2_runner(name: str, options: argparse.Namespace) -> Callable[[list[list[int]]], object]:
    import ctranslate2

    quantization, _, cores = CT2[name]
    intra = cores or options.threads
    translator = ctranslate2.Translator(
        str(options.model / f"ct2-{'int8' if quantization.startswith('int8') else 'float32'}"),
        compute_type=quantization,
        inter_threads=max(1, options.threads // intra),
        intra_threads=intra,
    )

    def run(sources: list[list[int]]) -> object:
        return translator.translate_batch(
            [[*(f"t{number}" for number in source), "</s>"] for source in sources],
            beam_size=1,
            max_batch_size=2048,
            batch_type="tokens",
            min_decoding_length=options.tokens,
            max_decoding_length=options.tokens,
        )

    return run


def hf_runner(name: str, options: argparse.Namespace) -> Callable[[list[list[int]]], object]:
    import torch
    from transformers import MarianMTModel

    torch.set_num_threads(options.threads)
    network = MarianMTModel.from_pretrained(options.model, dtype=getattr(torch, HF[name])).eval()
    pad = VOCABULARY - 1

    def run(sources: list[list[int]]) -> None:
        ordered = sorted(sources, key=len)
        for start in range(0, len(ordered), 32):
            batch = ordered[start : start + 32]
            width = max(map(len, batch)) + 1
            ids = torch.tensor([[*row, 0, *[pad] * (width - len(row) - 1)] for row in batch])
            with torch.inference_mode():
                network.generate(
                    input_ids=ids,
                    attention_mask=(ids != pad).long(),
                    num_beams=1,
                    do_sample=False,
                    min_new_tokens=options.tokens,
                    max_new_tokens=options.tokens,
                )

    return run


class Tokenizer:
    """As much of a tokenizer as the converter asks for."""

    eos_token, unk_token, bos_token = "</s>", "<unk>", "<s>"

    def get_vocab(self) -> dict[str, int]:
        names = ["</s>", "<unk>", *(f"t{number}" for number in range(2, VOCABULARY - 1)), "<pad>"]
        return {name: number for number, name in enumerate(names)}


def build(directory: Path) -> None:
    import torch
    from ctranslate2.converters import TransformersConverter
    from transformers import MarianConfig, MarianMTModel

    torch.manual_seed(0)
    config = MarianConfig(
        vocab_size=VOCABULARY,
        d_model=512,
        encoder_layers=6,
        decoder_layers=6,
        encoder_attention_heads=8,
        decoder_attention_heads=8,
        encoder_ffn_dim=2048,
        decoder_ffn_dim=2048,
        activation_function="swish",
        max_position_embeddings=512,
        static_position_embeddings=True,
        scale_embedding=True,
        pad_token_id=VOCABULARY - 1,
        eos_token_id=0,
        bos_token_id=0,
        decoder_start_token_id=VOCABULARY - 1,
        forced_eos_token_id=None,
    )
    MarianMTModel(config).save_pretrained(directory)

    class Converter(TransformersConverter):
        def load_tokenizer(self, *_: object, **__: object) -> Tokenizer:
            return Tokenizer()

    for quantization in ("int8", "float32"):
        Converter(str(directory)).convert(str(directory / f"ct2-{quantization}"), quantization=quantization)


if __name__ == "__main__":
    main()
