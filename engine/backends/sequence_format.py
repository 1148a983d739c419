"""What a seq2seq checkpoint expects around a sentence: language codes, prefixes, end tokens, limits.

Every family marks the languages in its own way: opus-mt models for one pair not at all, NLLB and M2M100 with
a token before the source and one that the target starts with, MADLAD with a tag in the text.
"""

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from ..errors import GenerationError, PreparationError

__all__ = ["SequenceFormat", "format_of", "load_tokenizer", "read_format", "write_format"]

_FILE = "layout.json"
"""As models that are in stores already have it."""
_FAMILIES = {
    "marian": {"marian"},
    "nllb": {"m2m_100"},
    "m2m": {"m2m_100"},
    "madlad": {"t5", "mt5", "umt5"},
}
_FALLBACK_LIMIT = 512
"""Tokens. For models with relative positions: these have no limit of their own but were trained on this."""
_UNLIMITED = 1_000_000
"""Tokenizers without a limit say a number far above this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SequenceFormat:
    """How to wrap the tokens of one source, and how much fits."""

    before: tuple[str, ...]
    """Tokens before the source's own, such as ``ind_Latn`` or ``<2en>``."""
    after: tuple[str, ...]
    """Tokens after them, such as ``</s>``."""
    target_prefix: tuple[str, ...]
    """Tokens that the target starts with; they are no part of the output."""
    source_limit: int
    """Tokens of a source, those around it not counted."""
    target_limit: int
    """Tokens of an output."""

    def check_source(self, index: int, tokens: int, *, name: str) -> None:
        """Raises GenerationError where source *index* has more *tokens* than the model *name* takes."""
        if tokens > self.source_limit:
            raise GenerationError(
                f"Source {index} has {tokens} tokens; {name} takes {self.source_limit}.",
                hint="Split it into sentences or clauses.",
            )


def load_tokenizer(path: Path) -> Any:  # noqa: ANN401 - transformers' own type
    """The tokenizer of a checkpoint, with its language codes in its vocabulary.

    transformers 5 saves an M2M100 tokenizer without them and then knows their numbers, but neither lists nor
    decodes them. Raises what transformers raises.
    """
    from transformers import AutoTokenizer

    tokenizer = AutoTokenizer.from_pretrained(path)
    codes: dict[str, int] = getattr(tokenizer, "lang_token_to_id", {})
    if codes and not codes.keys() <= tokenizer.get_vocab().keys():
        ordered = [code for _, code in sorted((number, code) for code, number in codes.items())]
        tokenizer.add_tokens(ordered, special_tokens=True)
    return tokenizer


def format_of(backend: str, tokenizer: Any, config: Any) -> SequenceFormat:  # noqa: ANN401 - transformers' own types
    """Read the format for Indonesian to English off a transformers *tokenizer* and model *config*.

    For checkpoints without language codes (summarizers, one-pair translators) it has none. *backend* ``hf``
    takes any family. Raises PreparationError where the checkpoint isn't of the backend's family.
    """
    family = config.model_type
    if family not in _FAMILIES.get(backend, {family}):
        fitting = [name for name, families in _FAMILIES.items() if family in families]
        raise PreparationError(
            f"The checkpoint is of type {family}, which `{backend}:` doesn't run.",
            hint=f"Use {' or '.join(f'{name}:' for name in [*fitting, 'hf'])} before its name.",
        )
    vocabulary = tokenizer.get_vocab()
    target_prefix: tuple[str, ...] = ()
    text_prefix = ""
    for source_code, target_code in (("ind_Latn", "eng_Latn"), ("id_ID", "en_XX")):
        if source_code in vocabulary and target_code in vocabulary:
            tokenizer.src_lang = source_code
            target_prefix = (target_code,)
    if {"__id__", "__en__"} <= vocabulary.keys():
        tokenizer.src_lang = "id"
        target_prefix = ("__en__",)
    if "<2en>" in vocabulary:
        text_prefix = "<2en> "
    elif ">>eng<<" in vocabulary:
        text_prefix = ">>eng<< "
    before, after = _around(tokenizer, text_prefix)
    positions = getattr(config, "max_position_embeddings", None) or getattr(config, "n_positions", None)
    limits = [
        limit for limit in (positions, tokenizer.model_max_length) if limit is not None and limit < _UNLIMITED
    ]
    total = min(limits, default=_FALLBACK_LIMIT)
    return SequenceFormat(
        before=before,
        after=after,
        target_prefix=target_prefix,
        source_limit=total - len(before) - len(after),
        target_limit=total - len(target_prefix) - 1,
    )


def write_format(sequence_format: SequenceFormat, directory: Path) -> None:
    """Keep *sequence_format* beside a converted model."""
    (directory / _FILE).write_text(json.dumps(asdict(sequence_format), indent=2) + "\n", encoding="utf-8")


def read_format(directory: Path) -> SequenceFormat:
    """The format that `write_format` kept. Raises PreparationError where it is missing or malformed."""
    try:
        values = json.loads((directory / _FILE).read_text(encoding="utf-8"))
        for key in ("before", "after", "target_prefix"):
            values[key] = tuple(values[key])
        return SequenceFormat(**values)
    except (OSError, ValueError, TypeError, KeyError) as exc:
        raise PreparationError(
            f"{directory} isn't a model that ringkas converted ({exc}).", hint="Remove it and load it again."
        ) from exc


def _around(tokenizer: Any, prefix: str) -> tuple[tuple[str, ...], tuple[str, ...]]:  # noqa: ANN401
    """The tokens that stand before and after a text which *prefix* opens."""
    plain = tokenizer("Harga", add_special_tokens=False).input_ids
    whole = tokenizer(f"{prefix}Harga").input_ids
    for start in range(len(whole) - len(plain) + 1):
        if whole[start : start + len(plain)] == plain:
            names = tokenizer.convert_ids_to_tokens(whole)
            return tuple(names[:start]), tuple(names[start + len(plain) :])
    raise PreparationError("The checkpoint's tokenizer changes a text when it adds its special tokens.")
