"""Trains the embedded summarizer: `python -m training.summarizer --data PATH` (see training/README.md)."""

from __future__ import annotations

import json
import logging
import random
from collections.abc import Callable, Iterator
from pathlib import Path

from training import command
from training.packing import Example
from training.trainer import train

__all__ = ["main", "read_articles"]

log = logging.getLogger("training")

PROMPT = "Artikel: {source}\nRingkasan:"
LENGTH = 768


def read_articles(path: Path) -> list[tuple[list[str], str]]:
    """(sentences, summary) from JSON lines with `article_sentences` and `summary_sentences`."""
    found = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            record = json.loads(line)
            found.append((list(record["article_sentences"]), " ".join(record["summary_sentences"])))
        except (ValueError, KeyError, TypeError) as exc:
            raise ValueError(f"{path}:{number}: {exc!r}") from exc
    return found


def main() -> None:
    """The command line."""
    options = command.parser(
        __doc__, name="summarizer", data="JSON lines with article_sentences and summary_sentences"
    )
    options.set_defaults(rank=8)
    arguments = options.parse_args()
    settings, tokenizer = command.prepared(arguments, rows=1, length=LENGTH)
    articles = [article for path in arguments.data for article in read_articles(path)]
    pairs = [(PROMPT.format(source=" ".join(sentences)), summary) for sentences, summary in articles]
    examples = [example for example in command.encode(tokenizer, pairs) if len(example) <= LENGTH]
    # A longer one would have to lose the end of its article, which would teach to invent: it stays out.
    log.info("%d of %d articles fit %d tokens", len(examples), len(articles), LENGTH)

    def draw(_progress: Callable[[], float], done: int) -> Iterator[Example]:
        generator = random.Random(f"{arguments.seed}-{done}")
        while True:
            yield from generator.sample(examples, len(examples))

    vocabulary = command.token_set(examples)
    train(draw, settings, examples_per_epoch=len(examples), vocabulary=vocabulary)


if __name__ == "__main__":
    main()
