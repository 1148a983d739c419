"""How fast the embedded translator is, and what it takes.

    python bench/embedded.py --text SOURCE.id              # one sentence a line; the first 20 are the article
    python bench/embedded.py --text SOURCE.id --only shipped transformers-float32
    python bench/embedded.py --articles dev.jsonl --only checked shipped   # 12 articles of 20 sentences

Each way to run the same merged weights has a process of its own. Numbers depend on the machine: read the
ratio column, which is against transformers in float32 (sentences sorted by length, batches of 16). Of several
articles, the mean is told, and the slowest.
"""

import argparse
import itertools
import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path

WAYS = {
    "checked": "`translate`: glossary, checks and retries on top of what follows",
    "shipped": "ONNX Runtime int8, a core a batch, the adapter's beam",
    "beam1": "the same, greedy",
    "beam3": "the same, beam of 3",
    "beam4": "the same, beam of 4",
    "one-by-one": "the same, greedy, a sentence a call",
    "float32": "the same in float32, greedy",
    "transformers-float32": "",
    "transformers-bfloat16": "",
}


def main() -> None:
    options = parse()
    if options.way:
        print(json.dumps(measure(options)))
        return
    results = {}
    with tempfile.TemporaryDirectory() as scratch:
        for way in options.only or WAYS:
            command = [
                sys.executable,
                __file__,
                *(("--text", options.text) if options.text else ("--articles", options.articles)),
                "--sentences",
                str(options.sentences),
                "--count",
                str(options.count),
            ]
            command += ["--threads", str(options.threads), "--scratch", scratch, "--way", way]
            environment = os.environ | {"OMP_NUM_THREADS": str(options.threads)}
            run = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
            if run.returncode:
                print(f"{way}: failed\n{run.stderr[-2000:]}", file=sys.stderr)
                continue
            results[way] = json.loads(run.stdout.splitlines()[-1])
    reference = results.get("transformers-float32", {}).get("seconds")
    print(
        f"{'way':24}{'load s':>8}{'article s':>11}{'slowest':>9}{'cpu s':>8}"
        f"{'tokens/s':>10}{'MB':>7}{'ratio':>8}"
    )
    for way, r in results.items():
        ratio = f"{reference / r['seconds']:.1f}x" if reference else ""
        print(
            f"{way:24}{r['load']:8.2f}{r['seconds']:11.2f}{r['slowest']:9.2f}{r['cpu']:8.2f}"
            f"{r['tokens'] / r['seconds']:10.0f}{r['megabytes']:7.0f}{ratio:>8}"
        )


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--text", help="a file with one sentence a line; the first --sentences are the article")
    what.add_argument(
        "--articles", help="JSON lines with `article_sentences`; of those with --sentences of them"
    )
    parser.add_argument("--sentences", type=int, default=20)
    parser.add_argument("--count", type=int, default=12, help="how many of the --articles, from the first")
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--only", nargs="*", choices=WAYS)
    parser.add_argument("--way", help=argparse.SUPPRESS)
    parser.add_argument("--scratch", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args()


def read(options: argparse.Namespace) -> list[list[str]]:
    """The articles, a list of sentences each."""
    if options.text:
        return [Path(options.text).read_text(encoding="utf-8").splitlines()[: options.sentences]]
    with Path(options.articles).open(encoding="utf-8") as lines:
        articles = (json.loads(line)["article_sentences"] for line in lines)
        fitting = (article for article in articles if len(article) == options.sentences)
        return list(itertools.islice(fitting, options.count))


def measure(options: argparse.Namespace) -> dict[str, float]:
    articles = read(options)
    began = time.perf_counter()
    translate = load(options)
    loaded = time.perf_counter() - began
    translate(articles[0][:2])
    seconds, tokens = [], 0
    cpu = time.process_time()
    for article in articles:
        began = time.perf_counter()
        tokens += translate(article)
        seconds.append(time.perf_counter() - began)
    return {
        "load": loaded,
        "seconds": sum(seconds) / len(articles),
        "slowest": max(seconds),
        "cpu": (time.process_time() - cpu) / len(articles),
        "tokens": tokens / len(articles),
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def load(options: argparse.Namespace):
    """A function from sentences to the tokens of their translations."""
    from check import WordLexicon
    from engine import Greedy
    from engine.backends.embedded import Adapter, EmbeddedModel

    adapter = Adapter.named("translator")
    if options.way == "checked":
        return load_checked(options.threads)
    if options.way.startswith("transformers"):
        return load_transformers(options, adapter)
    if options.way == "float32":
        folder = options.scratch / "float32"
        folder.mkdir()
        # In a process of its own, so that the memory it takes isn't counted.
        root = Path(__file__).parents[1]
        subprocess.run([sys.executable, "-c", BUILD, str(folder)], check=True, cwd=root)
        model = EmbeddedModel(folder, adapter, threads=options.threads, lexicon=WordLexicon())
    else:
        model = EmbeddedModel.load(threads=options.threads, lexicon=WordLexicon())
    decoding = model.decoding if options.way == "shipped" else Greedy()
    if options.way in ("beam3", "beam4"):
        decoding = replace(model.decoding, beam_size=int(options.way[-1]))

    def translate(sources):
        calls = [[source] for source in sources] if options.way == "one-by-one" else [sources]
        found = [h[0].text for call in calls for h in model.generate(call, decoding=decoding)]
        return sum(model.count_tokens(text) for text in found)

    return translate


def load_checked(threads: int):
    from translate import load_translator, translate

    translator = load_translator("embedded", threads=threads)

    def run(sources):
        found = translate("\n\n".join(sources), translator=translator, cache=False)
        return translator.count_tokens(found.text)

    return run


BUILD = """
import sys
from pathlib import Path
from engine.backends.embedded import Adapter
from engine.backends.embedded.prepare import build
build(Adapter.named("translator"), Path(sys.argv[1]), quantized=False)
"""


def load_transformers(options: argparse.Namespace, adapter):
    import torch
    from peft import PeftModel
    from sentencepiece import SentencePieceProcessor
    from transformers import Gemma3ForCausalLM

    from training.base import write_base

    torch.set_num_threads(options.threads)
    dtype = options.way.partition("-")[2]
    base = options.scratch / "base"
    if not base.exists():
        write_base(base, dtype="float32")
    model = Gemma3ForCausalLM.from_pretrained(base, dtype=getattr(torch, dtype))
    folder = Path(__file__).parents[1] / "engine/backends/embedded/adapters" / adapter.name
    model = PeftModel.from_pretrained(model, folder).merge_and_unload().eval()
    tokenizer = SentencePieceProcessor(model_file=str(base / "tokenizer.model"))

    def translate(sources):
        prompts = [[2, *tokenizer.encode(adapter.template.format(source=source))] for source in sources]
        prompts.sort(key=len)
        tokens = 0
        for start in range(0, len(prompts), 16):
            batch = prompts[start : start + 16]
            width = len(batch[-1])
            ids = torch.tensor([[0] * (width - len(p)) + p for p in batch])
            limit = int(adapter.generation.ratio * width) + adapter.generation.extra
            with torch.inference_mode():
                out = model.generate(
                    ids,
                    attention_mask=(ids != 0).long(),
                    max_new_tokens=limit,
                    do_sample=False,
                    eos_token_id=1,
                    pad_token_id=0,
                )
            tokens += int((out[:, width:] > 1).sum())
        return tokens

    return translate


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))
    main()
