"""How fast the embedded translator is, and what it takes.

    python bench/embedded.py --text SOURCE.id              # one sentence a line; the first 20 are the article
    python bench/embedded.py --text SOURCE.id --only shipped transformers-float32

Each way to run the same merged weights has a process of its own. Numbers depend on the machine: read the
ratio column, which is against transformers in float32 (sentences sorted by length, batches of 16).
"""

import argparse
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
                "--text",
                options.text,
                "--sentences",
                str(options.sentences),
            ]
            command += ["--threads", str(options.threads), "--scratch", scratch, "--way", way]
            environment = os.environ | {"OMP_NUM_THREADS": str(options.threads)}
            run = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
            if run.returncode:
                print(f"{way}: failed\n{run.stderr[-2000:]}", file=sys.stderr)
                continue
            results[way] = json.loads(run.stdout.splitlines()[-1])
    reference = results.get("transformers-float32", {}).get("seconds")
    print(f"{'way':24}{'load s':>8}{'article s':>11}{'cpu s':>8}{'tokens/s':>10}{'MB':>7}{'ratio':>8}")
    for way, r in results.items():
        ratio = f"{reference / r['seconds']:.1f}x" if reference else ""
        print(
            f"{way:24}{r['load']:8.2f}{r['seconds']:11.2f}{r['cpu']:8.2f}{r['tokens'] / r['seconds']:10.0f}"
            f"{r['megabytes']:7.0f}{ratio:>8}"
        )


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--text", required=True)
    parser.add_argument("--sentences", type=int, default=20)
    parser.add_argument("--threads", type=int, default=2)
    parser.add_argument("--only", nargs="*", choices=WAYS)
    parser.add_argument("--way", help=argparse.SUPPRESS)
    parser.add_argument("--scratch", type=Path, help=argparse.SUPPRESS)
    return parser.parse_args()


def measure(options: argparse.Namespace) -> dict[str, float]:
    sources = Path(options.text).read_text(encoding="utf-8").splitlines()[: options.sentences]
    began = time.perf_counter()
    translate = load(options)
    loaded = time.perf_counter() - began
    translate(sources[:2])
    began, cpu = time.perf_counter(), time.process_time()
    tokens = translate(sources)
    return {
        "load": loaded,
        "seconds": time.perf_counter() - began,
        "cpu": time.process_time() - cpu,
        "tokens": tokens,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def load(options: argparse.Namespace):
    """A function from sentences to the tokens of their translations."""
    from check import WordLexicon
    from engine import Greedy
    from engine.embedded import Adapter, EmbeddedModel

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
    decoding = adapter.decoding if options.way == "shipped" else Greedy()
    if options.way in ("beam3", "beam4"):
        decoding = replace(adapter.decoding, beam_size=int(options.way[-1]))

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
from engine.embedded import Adapter
from engine.embedded.prepare import build
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
    folder = Path(__file__).parents[1] / "engine" / "embedded" / "adapters" / adapter.name
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
            limit = int(adapter.ratio * width) + adapter.extra
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
