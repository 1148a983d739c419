"""How good translations are, beside other systems'.

    python -m bench.translate --flores ../shared/eval/flores-dev --translator embedded --limit 100

Translates the first lines of a FLORES folder and prints BLEU and chrF2 (sacrebleu, with signatures) beside
the systems' outputs that lie there, with the share of segments that have an error-level finding.
"""

import argparse
import time
from collections import Counter
from pathlib import Path


def parse() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--flores", type=Path, required=True, help="folder with source.id, reference.en, system.*.en"
    )
    parser.add_argument("--translator", default="embedded")
    parser.add_argument("--beam-size", type=int)
    parser.add_argument("--limit", type=int, help="first lines only")
    parser.add_argument("--glossary", type=Path, help="an empty one switches terms off")
    parser.add_argument("--out", type=Path, help="write the translations there, one a line")
    return parser.parse_args()


def main() -> None:
    from translate import load_translator, translate_many

    options = parse()
    sources = lines(options.flores / "source.id")[: options.limit]
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
    outputs[f"{model.name}, first hypothesis"] = plain
    outputs[f"{model.name}, checked"] = [translation.text for translation in made]
    print(
        f"{len(sources)} segments; checked in {seconds / plain_seconds:.2f} times the CPU time of first ones"
    )
    show_scores(sources, lines(options.flores / "reference.en")[: options.limit], outputs)
    segments = [segment for translation in made for segment in translation.segments]
    print("outcomes:", dict(Counter(segment.outcome for segment in segments)))
    kinds = Counter(f"{f.severity} {f.kind}" for segment in segments for f in segment.findings)
    print("findings that stay:", dict(kinds.most_common()))
    if options.out:
        options.out.write_text("".join(f"{translation.text}\n" for translation in made), encoding="utf-8")


def show_scores(sources: list[str], references: list[str], outputs: dict[str, list[str]]) -> None:
    """A line for each system of *outputs*, and what was measured with."""
    from sacrebleu.metrics import BLEU, CHRF

    from check import compare

    metrics = (BLEU(), CHRF())
    print(f"{'system':44} {'BLEU':>6} {'chrF2':>6} {'errors':>7} {'warnings':>8}")
    for system, targets in outputs.items():
        scores = [metric.corpus_score(targets, [references]).score for metric in metrics]
        findings = [compare(source, target) for source, target in zip(sources, targets, strict=True)]
        shares = [
            sum(any(f.severity == severity for f in found) for found in findings) / len(sources)
            for severity in ("error", "warning")
        ]
        print(f"{system:44} {scores[0]:6.1f} {scores[1]:6.1f} {shares[0]:7.1%} {shares[1]:8.1%}")
    for metric in metrics:
        print(metric.get_signature())


def lines(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").rstrip("\n").split("\n")


if __name__ == "__main__":
    main()
