"""Trains the scorer: `python -m training.scorer --data PATH` (see training/README.md).

The translator's pairs the other way round, on top of the base with the translator's adapter merged.
`training.confidence` fits its verdict.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from engine.backends.embedded import Adapter
from engine.store.home import home
from training import command, translator
from training.base import write_base
from training.packing import Example
from training.translator import Pair

__all__ = ["PROMPT", "base_with_translator", "main", "read_examples", "turned"]

PROMPT = "English: {source}\nIndonesian:"


def turned(pair: Pair) -> Pair:
    """*pair* the other way round."""
    return Pair(source=pair.target, target=pair.source, corpus=pair.corpus)


def read_examples(paths: Iterable[Path], tokenizer: Any) -> list[Example]:
    """The usable pairs of the files as examples of the other direction."""
    pairs = (turned(pair) for path in paths for pair in translator.read_pairs(path))
    return translator.encoded(filter(translator.usable, pairs), tokenizer, prompt=PROMPT)


def base_with_translator() -> Path:
    """The base with the translator's adapter merged, written where it is missing."""
    folder = home() / "training" / "base-with-translator"
    if not (folder / "tokenizer.model").exists():
        write_base(folder, adapter=Adapter.named("translator"))
    return folder


def main() -> None:
    """The command line."""
    options = command.parser(__doc__, name="scorer", data="Indonesian<TAB>English<TAB>corpus lines")
    translator.add_options(options)
    options.set_defaults(base=None, rank=12, learning_rate=6e-4)
    arguments = options.parse_args()
    arguments.base = arguments.base or base_with_translator()
    translator.run(arguments, prompt=PROMPT, turn=turned)


if __name__ == "__main__":
    main()
