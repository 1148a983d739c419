"""The peers that bench.speed measures against, each as a worker that says what it did."""

import argparse
import random
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from bench.opusmt import TARGET

BATCH = 32
PARAGRAPH = 3
"""Sentences that Argos gets at a time."""


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
    length = round(sum(len(text.split()) * 1.4 for text in sentences) / len(sentences))
    batch = 64
    rows, tokens = batch * options.beam_size, batch * length
    step = 6 * (
        product_seconds(rows, 512, 1536)
        + 3 * product_seconds(rows, 512, 512)
        + product_seconds(rows, 512, 2048)
        + product_seconds(rows, 2048, 512)
    )
    vocabulary = product_seconds(rows, 512, TARGET)
    encoder = 6 * (
        product_seconds(tokens, 512, 1536)
        + product_seconds(tokens, 512, 512)
        + product_seconds(tokens, 512, 2048)
        + product_seconds(tokens, 2048, 512)
        + product_seconds(tokens, 512, 1024)
    )
    total = encoder + length * (step + vocabulary)
    return {
        "bulk_cpu": tokens / total,
        "encoder_share": encoder / total,
        "layers_share": length * step / total,
        "vocabulary_share": length * vocabulary / total,
        "megabytes": megabytes(),
    }


def product_seconds(rows: int, inner: int, outer: int) -> float:
    """CPU seconds of one product of 8-bit integers, rows x inner by inner x outer."""
    import numpy as np

    from engine.onnx.graph import Graph
    from engine.onnx.network import open_graph

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


def batches(items: Sequence[str], size: int) -> Iterator[list[str]]:
    for at in range(0, len(items), size):
        yield list(items[at : at + size])
