"""How work grows with the length of a text: of every stage, by the shapes of `bench.shapes`, at four sizes.

    python -m bench.growth                       # all stages at larger sizes: some twenty minutes
    python -m bench.growth --stage compare --shape "names lost" --sizes 8000 16000 32000 64000
    python -m bench.growth --json --sizes 300 600 1200 2400

Work is counted, so that a busy machine counts the same: lines of ours that run, and characters that our
regular expressions pass over. It is counted for each function and each expression, too: a square hides where
other work is a hundred times as much. Shown is what grows faster than the text. Models are fakes.
"""

import argparse
import contextlib
import itertools
import json
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from bench.counted_work import Call, count_patterns, work_of
from bench.shapes import MARKUP, PROSE, SHAPES, Shape

SIZES = (2_000, 4_000, 8_000, 16_000)
MOST = 2.7
"""Work that a doubling may add, beside what the doubling before added; a square adds four times as much."""


@dataclass(frozen=True, slots=True)
class Stage:
    """Something that is done with a text."""

    rooms: tuple[str, ...]
    """Where its work is counted: what it asks of others is counted as a stage of its own."""
    prepared: Callable[[Shape, int], Call]
    """What it does with a shape of so many characters."""


def stages() -> dict[str, Stage]:
    """All of them by name; imported late, so that their expressions are counted."""
    from check import Finding, compare, compare_documents, confidence
    from clean import clean, split_sentences
    from engine.fakes import FakeSeq2Seq
    from sources import Limits, iter_records
    from sources.formats import read_bytes
    from summarize import digest, summarize
    from translate import assessment, translate
    from translate.sentences import split_text

    limits = Limits()

    def comparing(shape: Shape, size: int) -> Call:
        source, target = shape.pair(size)
        return lambda: (compare(source, target), confidence(source, target, findings=[]))

    def comparing_summary(shape: Shape, size: int) -> Call:
        source, target = shape.pair(size)
        return lambda: compare(source, target[len(target) // 3 :], target_language="id")

    def comparing_documents(shape: Shape, size: int) -> Call:
        pairs = [shape.pair(120 + index % 5) for index in range(size // 120)]
        return lambda: compare_documents([pair[0] for pair in pairs], [pair[1] for pair in pairs])

    def translating(shape: Shape, size: int) -> Call:
        source, target = shape.pair(size)

        def reply(sentence: str) -> str:
            place = max(0, source.find(sentence)) * len(target) // max(1, len(source))
            return target[place : place + len(sentence)] or "Rice."

        model = FakeSeq2Seq(reply, source_limit=1 << 30)
        return lambda: translate(source, translator=model)

    # The checks are a stage of their own; here they always find a fault, so that all is tried.
    fault = [Finding.of("truncated", kind="truncated", severity="error")]
    assessment.compare = lambda *_, **__: list(fault)  # type: ignore[assignment]
    assessment.confidence = lambda *_, **__: 0.1
    assessment.doubt = lambda *_, **__: []

    def summarizing(shape: Shape, size: int) -> Call:
        text = f"{PROSE}\n\n{shape.text(size)}"
        return lambda: summarize(text)

    def digesting(shape: Shape, size: int) -> Call:
        text = shape.text(size)
        articles = [text[start : start + 200] for start in range(0, size, 200)]
        return lambda: digest(articles)

    def reading_records(shape: Shape, size: int) -> Call:
        cell = json.dumps(shape.text(150))
        lines = "".join(f'{{"id": {index}, "text": {cell}}}\n' for index in range(max(2, size // 150)))
        table = '"teks"\n' + '"' + shape.text(size).replace('"', '""') + '"\n'
        loose = "teks,judul\n" + shape.text(size)

        def read() -> None:
            for data, name in ((lines, "a.jsonl"), (table, "a.csv"), (loose, "b.csv")):
                with contextlib.suppress(Exception):
                    for _ in iter_records(data.encode(), name, limits=limits):
                        pass

        return read

    def reading_documents(shape: Shape, size: int) -> Call:
        data = shape.text(size).encode()

        def read() -> None:
            for name in ("a.txt", "a.html", "a.eml", "a.srt"):
                with contextlib.suppress(Exception):
                    read_bytes(data, name=name, limits=limits)

        return read

    def on_text(call: Callable[[str], object]) -> Callable[[Shape, int], Call]:
        return lambda shape, size: partial(call, shape.text(size))

    def splitting(text: str) -> object:
        return split_sentences(text), split_text(text)

    return {
        "clean": Stage(("clean", "sources"), on_text(clean)),
        "split": Stage(("clean", "sources", "translate"), on_text(splitting)),
        "compare": Stage(("check",), comparing),
        "compare summary": Stage(("check",), comparing_summary),
        "compare documents": Stage(("check",), comparing_documents),
        "summarize": Stage(("summarize",), summarizing),
        "translate": Stage(("translate",), translating),
        "digest": Stage(("summarize",), digesting),
        "records": Stage(("sources",), reading_records),
        "documents": Stage(("sources",), reading_documents),
    }


def grows_faster(counts: Sequence[int], least: int) -> bool:
    """Whether *counts*, at four sizes of which each is twice the one before, grow faster than the size.

    One step up may be a limit that was reached; a square goes on. Less than *least* tells nothing.
    """
    first, second, third = (more - less for less, more in itertools.pairwise(counts))
    return third > MOST * max(second, counts[0], least) and second > MOST * first


def measure(stage: Stage, shape: Shape, sizes: Sequence[int], largest: int) -> dict[str, Any]:
    """The work at *sizes*, and what of it grows faster than the text.

    Much is done for the first of many alone, so that it may grow as a square up to there: where something
    seems to, larger sizes are looked at, up to *largest*.
    """

    def work(size: int) -> Counter[str]:
        return work_of(stage.prepared(shape, size), stage.rooms)

    stage.prepared(shape, sizes[0])()  # what is loaded and remembered once
    done = {size: work(size) for size in sizes}
    while True:
        four = list(done)[-4:]
        counts = {name: [done[size][name] for size in four] for name in done[four[-1]]}
        counts["all"] = [done[size].total() for size in four]
        faster = sorted(name for name, few in counts.items() if grows_faster(few, least=four[1]))
        last = four[-1]
        if not faster or last * 2 > largest:
            break
        done[last * 2] = work(last * 2)
    return {
        "work": {size: found.total() for size, found in done.items()},
        "faster": {name: [found[name] for found in done.values()] for name in faster if name != "all"},
        "linear": not faster,
    }


def shapes_of(stage: str) -> tuple[Shape, ...]:
    """What *stage* is given: cleaning and reading see elements and pages as well."""
    if stage not in {"clean", "documents"}:
        return SHAPES
    page = f"<html><head><title>Harga Beras Naik</title></head><body><article><p>{PROSE}</p>"
    head = "<html><head><title>Harga Beras Naik Lagi "
    return (
        *SHAPES,
        *(Shape(f"element {unit}", unit, once=page) for unit in MARKUP),
        *(Shape(f"paragraph of {shape.name}", shape.piece, once=page) for shape in SHAPES),
        *(Shape(f"title of {shape.name}", shape.piece, once=head) for shape in SHAPES),
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--stage", action="append", help="this one alone; may be repeated")
    parser.add_argument("--shape", action="append", help="this one alone; may be repeated")
    parser.add_argument(
        "--sizes", type=int, nargs="+", default=SIZES, help="characters, each twice the one before"
    )
    parser.add_argument(
        "--largest", type=int, help="to which a doubt is followed; by default 8 times the last size"
    )
    parser.add_argument("--json", action="store_true", help="all figures, a line each")
    options = parser.parse_args()
    count_patterns()
    known = stages()
    for name in options.stage or known:
        begin = time.process_time()
        shapes = [one for one in shapes_of(name) if not options.shape or one.name in options.shape]
        for shape in shapes:
            found = measure(known[name], shape, options.sizes, options.largest or 8 * options.sizes[-1])
            if options.json:
                print(json.dumps({"stage": name, "shape": shape.name, **found}))
            elif not found["linear"]:
                print(f"{name}, {shape.name}: {found['work']} {found['faster']}", flush=True)
        if not options.json:
            print(f"{name}: {len(shapes)} shapes, {time.process_time() - begin:.0f} s", flush=True)


if __name__ == "__main__":
    main()
