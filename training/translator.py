"""Trains the embedded translator: `python -m training.translator --data PATH` (see training/README.md).

`python -m training.scorer` trains the one that scores back, on the same pairs the other way round.
"""

from __future__ import annotations

import argparse
import logging
import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import Any, TypeVar

from training import command
from training.packing import Example
from training.trainer import train

__all__ = [
    "Correction",
    "Pair",
    "add_options",
    "contrasted",
    "encoded",
    "fitting",
    "main",
    "mixed",
    "noised",
    "read_corrections",
    "read_examples",
    "read_pairs",
    "run",
    "usable",
]

_Item = TypeVar("_Item")

log = logging.getLogger("training")

PROMPT = "Indonesian: {source}\nEnglish:"
# What the translator meets is news, and the nearest to it in style are these.
PROSE = (
    "indosum-news",
    "leipzig-news",
    "indonlu-news",
    "ringkas-news",
    "guntara-news-valid",
    "guntara-general-valid",
    "ud-pud",
    "tico-19",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A sentence and its translation, with the corpus that it comes from."""

    source: str
    target: str
    corpus: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """A translation that a model gave, and what it should have been."""

    source: str
    target: str
    rejected: str


def read_corrections(path: Path) -> list[Correction]:
    """Reads `Indonesian<TAB>English<TAB>rejected English` lines."""
    corrections = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        columns = [column.strip() for column in line.split("\t")]
        if len(columns) != 3 or not all(columns) or columns[1] == columns[2]:
            raise ValueError(f"{path}:{number}: not three columns of which the last two differ")
        corrections.append(Correction(source=columns[0], target=columns[1], rejected=columns[2]))
    return corrections


def read_pairs(path: Path) -> list[Pair]:
    """Reads `Indonesian<TAB>English<TAB>corpus` lines; a fourth column, the article's id, isn't used."""
    pairs = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        columns = line.split("\t")
        if len(columns) not in (3, 4):
            raise ValueError(f"{path}:{number}: {len(columns)} columns, not 3 or 4")
        pairs.append(Pair(source=columns[0].strip(), target=columns[1].strip(), corpus=columns[2]))
    return pairs


def usable(pair: Pair) -> bool:
    """Whether a pair teaches translation: no markup, neither copied nor of very unlike lengths."""
    source, target = pair.source, pair.target
    if not source or not target or any(mark in source + target for mark in ("{/", "](", "``", "</")):
        return False
    if len(source) > 20 and source == target:
        return False
    return 0.45 < (len(target) + 8) / (len(source) + 8) < 2.0


def noised(pairs: Sequence[Pair], generator: random.Random) -> Iterator[Pair]:
    """A pass over `pairs` with some in capitals, some without the full stop, some joined in twos."""
    waiting: dict[str, Pair] = {}
    for pair in pairs:
        draw = generator.random()
        if draw < 0.02 and len(pair.source) < 120:
            yield Pair(source=pair.source.upper(), target=pair.target, corpus=pair.corpus)
        elif draw < 0.06 and pair.source.endswith(".") and pair.target.endswith("."):
            yield Pair(source=pair.source[:-1], target=pair.target[:-1], corpus=pair.corpus)
        elif draw < 0.18 and len(pair.source) < 220:
            other = waiting.pop(pair.corpus, None)
            if other is None:
                waiting[pair.corpus] = pair
            else:
                yield Pair(
                    source=f"{other.source} {pair.source}",
                    target=f"{other.target} {pair.target}",
                    corpus=pair.corpus,
                )
        else:
            yield pair
    yield from waiting.values()


def fitting(examples: Iterable[Example], *, length: int, known: frozenset[int]) -> Iterator[Example]:
    """Those of *examples* that have at most *length* tokens and targets of *known* tokens alone.

    Noise can make tokens that no pair has: a sentence's end and the next one's beginning may be one.
    """
    for example in examples:
        if len(example) <= length and all(
            known.issuperset(sequence.target) for sequence in example.sequences
        ):
            yield example


def read_examples(paths: Iterable[Path], tokenizer: Any) -> list[Example]:
    """The usable pairs of the files as examples."""
    return encoded((pair for path in paths for pair in read_pairs(path) if usable(pair)), tokenizer)


def encoded(pairs: Iterable[Pair], tokenizer: Any, *, prompt: str = PROMPT) -> list[Example]:
    """The *pairs* as examples; *prompt* has one `{source}`."""
    return command.encode(tokenizer, [(prompt.format(source=pair.source), pair.target) for pair in pairs])


def contrasted(
    corrections: Sequence[Correction],
    tokenizer: Any,
    *,
    prompt: str = PROMPT,
    turn: Callable[[Pair], Pair] = lambda pair: pair,
) -> list[Example]:
    """The *corrections* as examples, each with the worse translation; *turn* as in `run`."""
    better = [turn(Pair(source=found.source, target=found.target, corpus="")) for found in corrections]
    worse = [turn(Pair(source=found.source, target=found.rejected, corpus="")) for found in corrections]
    pairs = zip(
        encoded(better, tokenizer, prompt=prompt), encoded(worse, tokenizer, prompt=prompt), strict=True
    )
    return [replace(example, worse=other) for example, other in pairs]


def mixed(pairs: Sequence[Pair], share: Callable[[], float], generator: random.Random) -> Iterator[Pair]:
    """Draws *pairs* without end, no pair of a kind twice before all of that kind have come once.

    *share()* is how much of what comes now is prose (`PROSE`), 0 to 1; where all pairs are of one kind, all
    that comes is. Raises ValueError where there are no pairs.
    """
    if not pairs:
        raise ValueError("there are no usable pairs to train on")
    kinds = [[pair for pair in pairs if (pair.corpus in PROSE) is prose] for prose in (True, False)]
    prose, rest = (_shuffled(kind, generator) if kind else None for kind in kinds)
    while True:
        wants_prose = generator.random() < share()
        yield next((prose or rest) if wants_prose else (rest or prose))  # type: ignore[arg-type]


def _shuffled(items: Sequence[_Item], generator: random.Random) -> Iterator[_Item]:
    while True:
        yield from generator.sample(items, len(items))


def main() -> None:
    """The command line."""
    options = command.parser(__doc__, name="translator", data="Indonesian<TAB>English<TAB>corpus lines")
    add_options(options)
    run(options.parse_args())


def add_options(options: argparse.ArgumentParser) -> None:
    """The options that `run` reads beside those of all trainers."""
    options.add_argument(
        "--prose", type=float, nargs=2, default=(0.2, 0.6), help="share of prose, first and last"
    )
    options.add_argument(
        "--corrections",
        type=Path,
        nargs="*",
        default=[],
        help="Indonesian<TAB>English<TAB>rejected English lines",
    )
    options.add_argument("--corrected", type=float, default=0.3, help="share of corrections")


def run(
    arguments: argparse.Namespace, *, prompt: str = PROMPT, turn: Callable[[Pair], Pair] = lambda pair: pair
) -> None:
    """Train as a command line's *arguments* say, on their pairs as *turn* makes them, asked with *prompt*."""
    corrections = [found for path in arguments.corrections for found in read_corrections(path)]
    # A correction is two sequences in one row.
    rows, length = (1, 384) if corrections else (2, 192)
    settings, tokenizer = command.prepared(arguments, rows=rows, length=length)
    everything = [turn(pair) for path in arguments.data for pair in read_pairs(path)]
    pairs = [pair for pair in everything if usable(pair)]
    log.info("%d of %d pairs usable", len(pairs), len(everything))

    def draw(progress: Callable[[], float], done: int) -> Iterator[Example]:
        generator = random.Random(f"{arguments.seed}-{done}")
        first, last = arguments.prose
        # The share of prose grows: general first, what matters most last, at the low learning rate.
        stream = mixed(pairs, lambda: first + (last - first) * progress(), generator)
        while True:
            chosen = list(islice(stream, 256))
            examples = encoded(noised(chosen, generator), tokenizer, prompt=prompt)
            if corrected:
                count = round(len(examples) * arguments.corrected / (1 - arguments.corrected))
                examples += islice(repeated, count)
                generator.shuffle(examples)
            yield from fitting(examples, length=settings.length, known=known)

    corrected = contrasted(corrections, tokenizer, prompt=prompt, turn=turn)
    repeated = _shuffled(corrected, random.Random(arguments.seed))
    vocabulary = command.token_set([*encoded(pairs, tokenizer, prompt=prompt), *corrected])
    known = frozenset(vocabulary)
    log.info("softmax over %d tokens", len(vocabulary))
    train(draw, settings, examples_per_epoch=len(pairs), vocabulary=vocabulary)


if __name__ == "__main__":
    main()
