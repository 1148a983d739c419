"""What the trainers' command lines have in common."""

from __future__ import annotations

import argparse
import logging
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from engine.store.home import home
from training.base import write_base
from training.lora import fastest_dtype
from training.packing import Example
from training.settings import Settings

__all__ = ["BOS", "EOS", "base_tokenizer", "encode", "parser", "prepared", "token_set"]

EOS, BOS = 1, 2


def parser(description: str | None, *, name: str, data: str) -> argparse.ArgumentParser:
    """The options of every trainer; *name* is the adapter's, *data* says what `--data` takes."""
    made = argparse.ArgumentParser(description=description)
    store = home() / "training"
    made.add_argument("--data", type=Path, required=True, nargs="+", help=data)
    made.add_argument("--out", type=Path, default=store / name, help="checkpoints and adapter")
    made.add_argument(
        "--base", type=Path, default=store / "base", help="the dequantized base, made if missing"
    )
    made.add_argument("--start", type=Path, help="an adapter to start from")
    made.add_argument("--epochs", type=float, default=2.0)
    made.add_argument("--minutes", type=float, default=1e9, help="wall time after which the rate is zero")
    made.add_argument("--rank", type=int, default=32)
    made.add_argument("--learning-rate", type=float, default=3e-4)
    made.add_argument("--workers", type=int, default=2, help="processes of one thread each")
    made.add_argument("--dtype", choices=("bfloat16", "float32"), help="by default the faster one here")
    made.add_argument("--seed", type=int, default=1)
    made.add_argument("--no-compile", action="store_true")
    return made


def prepared(arguments: argparse.Namespace, *, rows: int, length: int) -> tuple[Settings, Any]:
    """The run's settings and its tokenizer, with the base written and logging on."""
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")
    tokenizer = base_tokenizer(arguments.base)
    settings = Settings(
        base=arguments.base,
        out=arguments.out,
        dtype=arguments.dtype or fastest_dtype(),
        start=arguments.start,
        epochs=arguments.epochs,
        minutes=arguments.minutes,
        rank=arguments.rank,
        alpha=2.0 * arguments.rank,
        learning_rate=arguments.learning_rate,
        rows=rows,
        length=length,
        workers=arguments.workers,
        seed=arguments.seed,
        compile=not arguments.no_compile,
    )
    return settings, tokenizer


def base_tokenizer(base: Path) -> Any:
    """The tokenizer of the dequantized base in *base*, which is written first where it is missing."""
    from sentencepiece import SentencePieceProcessor

    if not (base / "tokenizer.model").exists():
        write_base(base)
    return SentencePieceProcessor(model_file=str(base / "tokenizer.model"))


def encode(tokenizer: Any, pairs: Sequence[tuple[str, str]]) -> list[Example]:
    """Examples from (prompt, target) texts; the target follows after a space and ends with the end token."""
    prompts = tokenizer.encode([prompt for prompt, _ in pairs])
    targets = tokenizer.encode([" " + target for _, target in pairs])
    return [
        Example(prompt=[BOS, *prompt], target=[*target, EOS])
        for prompt, target in zip(prompts, targets, strict=True)
    ]


def token_set(examples: Iterable[Example]) -> list[int]:
    """All tokens of the examples, for the softmax: names are copied from prompts into targets."""
    found = {EOS}
    for example in examples:
        for sequence in example.sequences:
            found.update(sequence.prompt)
            found.update(sequence.target)
    return sorted(found)
