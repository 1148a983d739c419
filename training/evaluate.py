"""Scores translations of a test set: `python -m training.evaluate --test DIR --adapter DIR`."""

from __future__ import annotations

import argparse
import json
import re
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

__all__ = ["digits_kept", "main", "score", "too_long"]


def digits_kept(sources: Sequence[str], outputs: Sequence[str]) -> tuple[int, int]:
    """How many segments keep all digit strings of their source, and how many sources have any.

    Separators are left out, since 1.500,5 becomes 1,500.5.

    >>> digits_kept(["Naik 1.500 rupiah", "Tahun 2022", "Tidak ada"], ["Up 1,500 rupiah", "In 2023", "None"])
    (1, 2)
    """

    def digits(text: str) -> list[str]:
        return sorted(re.sub(r"\D", "", run) for run in re.findall(r"\d+(?:[.,]\d+)*", text))

    pairs = [(digits(s), digits(o)) for s, o in zip(sources, outputs, strict=True)]
    wanted = [(s, o) for s, o in pairs if s]
    return sum(all(s.count(run) <= o.count(run) for run in s) for s, o in wanted), len(wanted)


def too_long(sources: Sequence[str], outputs: Sequence[str]) -> int:
    """Outputs of more than twice their source's characters."""
    return sum(len(o) > 2 * len(s) for s, o in zip(sources, outputs, strict=True))


def score(sources: Sequence[str], references: Sequence[str], outputs: Sequence[str]) -> dict[str, Any]:
    """BLEU and chrF2 with sacrebleu's defaults, and the two counts above."""
    import sacrebleu

    bleu, chrf = sacrebleu.metrics.BLEU(), sacrebleu.metrics.CHRF()
    kept, having = digits_kept(sources, outputs)
    return {
        "lines": len(sources),
        "BLEU": round(bleu.corpus_score(outputs, [references]).score, 2),
        "chrF2": round(chrf.corpus_score(outputs, [references]).score, 2),
        "too_long": too_long(sources, outputs),
        "digits_kept": f"{kept}/{having}",
        "signature": str(bleu.get_signature()),
    }


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--test", type=Path, required=True, help="a folder with source.id and reference.en")
    parser.add_argument("--adapter", type=Path, nargs="*", default=[], help="adapter folders")
    parser.add_argument("--shipped", action="store_true", help="score the adapter that ships")
    parser.add_argument(
        "--systems", action="store_true", help="score the stored system.*.en outputs on the same lines"
    )
    parser.add_argument("--lines", type=int, help="only the first so many lines")
    parser.add_argument("--beam", type=int, help="by default as the shipped adapter is searched")
    parser.add_argument("--float32", dest="quantized", action="store_false", help="not quantized")
    parser.add_argument("--alone", action="store_true", help="without the lexicon that guides the search")
    parser.add_argument("--outputs", type=Path, help="folder for the translations")
    parser.add_argument("--threads", type=int, default=2)
    return parser.parse_args()


def main() -> None:
    """The command line."""
    from check import WordLexicon
    from engine.backends.embedded import Adapter, EmbeddedModel
    from engine.backends.embedded.prepare import build

    arguments = parse()

    def lines(path: Path) -> list[str]:
        return path.read_text(encoding="utf-8").splitlines()[: arguments.lines]

    sources, references = lines(arguments.test / "source.id"), lines(arguments.test / "reference.en")

    def report(name: str, outputs: Sequence[str]) -> None:
        print(json.dumps({"system": name, **score(sources, references, outputs)}), flush=True)
        if arguments.outputs is not None:
            arguments.outputs.mkdir(parents=True, exist_ok=True)
            (arguments.outputs / f"{name.replace('/', '_')}.en").write_text("\n".join(outputs) + "\n")

    if arguments.systems:
        for path in sorted(arguments.test.glob("system.*.en")):
            report(path.name, lines(path))
    shipped = Adapter.named("translator")
    decoding = shipped.generation.decoding
    if arguments.beam is not None:
        decoding = replace(decoding, beam_size=arguments.beam)
    adapters = [(shipped.name, shipped)] if arguments.shipped else []
    for folder in arguments.adapter:
        # A training run writes weights only; how to ask the model is the shipped adapter's.
        adapters.append((str(folder), Adapter.load(folder, about=shipped)))
    for name, adapter in adapters:
        with tempfile.TemporaryDirectory() as folder:
            build(adapter, Path(folder), quantized=arguments.quantized)
            lexicon = None if arguments.alone else WordLexicon()
            model = EmbeddedModel(Path(folder), adapter, threads=arguments.threads, lexicon=lexicon)
        found = model.generate(sources, decoding=decoding)
        truncated = sum(hypotheses[0].truncated for hypotheses in found)
        print(f"{name}: {truncated} truncated", file=sys.stderr)
        report(name, [hypotheses[0].text for hypotheses in found])


if __name__ == "__main__":
    main()
