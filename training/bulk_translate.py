"""Translates a text file in bulk, so that a smaller student can be taught.

    python -m training.bulk_translate IN OUT

One sentence a line in; `source<TAB>target<TAB>note` lines out, in order. The note is empty, `empty`, `too
long` (no target: over the model's limit) or `truncated` (the output ran into its bound, so it loops). Stop it
at any time: it goes on after the last whole line of OUT.
"""

from __future__ import annotations

import argparse
import logging
import time
from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path

from engine.decoding import Beam, Decoding, Greedy
from engine.protocols import Seq2SeqModel

__all__ = ["bulk_translate", "main"]

log = logging.getLogger("training")


def bulk_translate(
    source: Path, target: Path, *, model: Seq2SeqModel, decoding: Decoding, batch: int = 512
) -> int:
    """Translates the lines of *source* that *target* doesn't have yet; returns how many those were.

    *batch* lines are handed to the model, and written, together. Raises ValueError where *target* holds
    translations of other lines.
    """
    with source.open(encoding="utf-8") as lines:
        done = _resume(target, lines)
        count = 0
        with target.open("a", encoding="utf-8") as out:
            while chosen := [line.strip() for line in islice(lines, batch)]:
                began = time.monotonic()
                for text, translation, note in _translate(chosen, model, decoding):
                    out.write(f"{text}\t{translation}\t{note}\n")
                out.flush()
                count += len(chosen)
                seconds = time.monotonic() - began
                log.info("%d lines, %.1f a second", done + count, len(chosen) / seconds)
    return count


def _translate(
    lines: Sequence[str], model: Seq2SeqModel, decoding: Decoding
) -> Iterator[tuple[str, str, str]]:
    # A tab would end the column; to the model it is a space like any other.
    cleaned = [" ".join(line.split()) for line in lines]
    fits = [bool(line) and model.count_tokens(line) <= model.source_limit for line in cleaned]
    results = iter(
        model.generate([line for line, fit in zip(cleaned, fits, strict=True) if fit], decoding=decoding)
    )
    for line, fit in zip(cleaned, fits, strict=True):
        if not fit:
            yield line, "", "too long" if line else "empty"
            continue
        best = next(results)[0]
        yield line, " ".join(best.text.split()), "truncated" if best.truncated else ""


def _resume(target: Path, lines: Iterator[str]) -> int:
    """Skips the lines that are done, after cutting off a last line that was written in part."""
    if not target.exists():
        return 0
    content = target.read_bytes()
    whole = content.rfind(b"\n") + 1
    if whole < len(content):
        with target.open("r+b") as out:
            out.truncate(whole)
    done = content[:whole].decode("utf-8").splitlines()
    for number, old in enumerate(done, 1):
        if " ".join(next(lines, "").split()) != old.split("\t")[0]:
            raise ValueError(f"{target}:{number} isn't a translation of that line of the input")
    return len(done)


def main() -> None:
    """The command line."""
    from engine import load

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("source", type=Path)
    parser.add_argument("target", type=Path)
    parser.add_argument("--model", default="embedded", help="any translation model that ringkas can load")
    parser.add_argument("--beam", type=int, default=1)
    parser.add_argument("--batch", type=int, default=512, help="lines that are written together")
    parser.add_argument("--threads", type=int)
    arguments = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    model = load(arguments.model, threads=arguments.threads)
    if not isinstance(model, Seq2SeqModel):
        parser.error(f"{model.name} continues prompts; only models that rewrite sources translate in bulk")
    decoding = Greedy() if arguments.beam == 1 else Beam(beam_size=arguments.beam)
    bulk_translate(arguments.source, arguments.target, model=model, decoding=decoding, batch=arguments.batch)


if __name__ == "__main__":
    main()
