"""Trains the embedded summarizer: `python -m training.summarizer --data PATH` (see training/README.md)."""

from __future__ import annotations

import json
import logging
import random
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any

from summarize.writers import TOLD_LENGTH
from training import command
from training.packing import Example
from training.trainer import train

__all__ = ["main", "read_articles", "read_examples"]

log = logging.getLogger("training")

PROMPT = "Artikel: {source}\nRingkasan:"
LENGTH = 640
_LEAD_ONLY = 0.15
"""How often the target is only the first sentence: readers ask for one, corpora have three to five."""


def read_articles(path: Path) -> list[tuple[list[str], list[str]]]:
    """(sentences, summary) from JSON lines with `article_sentences` and `summary_sentences`."""
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            record = json.loads(line)
            found.append((list(record["article_sentences"]), list(record["summary_sentences"])))
        except (ValueError, KeyError, TypeError) as exc:
            raise ValueError(f"{path}:{number}: {exc!r}") from exc
    return found


def read_examples(paths: Iterable[Path], tokenizer: Any, *, seed: int = 1) -> list[Example]:
    """The articles of the files that fit `LENGTH` tokens, with their summaries or the first sentence of it.

    A longer one would have to lose the end of its article, which would teach to invent: it stays out.
    """
    generator = random.Random(seed)
    pairs = []
    for sentences, summary in (article for path in paths for article in read_articles(path)):
        wanted = summary[:1] if generator.random() < _LEAD_ONLY else summary
        source = TOLD_LENGTH.format(sentences=len(wanted)) + " ".join(sentences)
        pairs.append((PROMPT.format(source=source), " ".join(wanted)))
    examples = [example for example in command.encode(tokenizer, pairs) if len(example) <= LENGTH]
    log.info("%d of %d articles fit %d tokens", len(examples), len(pairs), LENGTH)
    return examples


def main() -> None:
    """The command line."""
    options = command.parser(
        __doc__, name="summarizer", data="JSON lines with article_sentences and summary_sentences"
    )
    options.set_defaults(rank=8)
    arguments = options.parse_args()
    settings, tokenizer = command.prepared(arguments, rows=1, length=LENGTH)
    examples = read_examples(arguments.data, tokenizer, seed=arguments.seed)

    def draw(_progress: Callable[[], float], done: int) -> Iterator[Example]:
        generator = random.Random(f"{arguments.seed}-{done}")
        while True:
            yield from generator.sample(examples, len(examples))

    vocabulary = command.token_set(examples)
    train(draw, settings, examples_per_epoch=len(examples), vocabulary=vocabulary)


if __name__ == "__main__":
    main()
