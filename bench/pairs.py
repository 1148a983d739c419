"""Pairs of a source and its English, as the benches read them."""

import argparse

__all__ = ["Pair", "read_pairs"]

Pair = tuple[str, str]


def read_pairs(options: argparse.Namespace) -> list[Pair]:
    """Those of --pairs, or of --source and --reference but for empty lines; with --corpus of these alone."""
    if options.pairs:
        rows = [line.split("\t") for line in options.pairs.read_text(encoding="utf-8").splitlines()]
        return [(row[0], row[1]) for row in rows if not options.corpus or row[2] in options.corpus]
    sources = options.source.read_text(encoding="utf-8").split("\n")
    targets = options.reference.read_text(encoding="utf-8").split("\n")
    return [pair for pair in zip(sources, targets, strict=True) if all(side.strip() for side in pair)]
