"""How a model's outputs are searched or drawn: a settings value for each kind of search."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any, TypeAlias

__all__ = ["Beam", "Decoding", "Greedy", "Sampling", "renamed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Greedy:
    """Always the most probable token: deterministic."""

    max_tokens: int | None = None
    """Upper bound on output tokens; None lets the model derive one from the source's length."""
    repetition_penalty: float = 1.0
    no_repeat_ngram: int = 0
    """Forbid repeating n-grams of this many tokens; 0 switches it off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Beam:
    """Beam search: deterministic, gives an n-best list."""

    beam_size: int = 4
    alternatives: int = 1
    """How many hypotheses to return, best first; at most `beam_size`, fewer where no more are worth it."""
    length_penalty: float = 1.0
    lexical_bias: float = 1.0
    """How strongly a lexicon biases the search where the model has one, times its measured strength."""
    max_tokens: int | None = None
    repetition_penalty: float = 1.0
    no_repeat_ngram: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sampling:
    """Random sampling from the model's distribution."""

    temperature: float = 0.7
    top_k: int = 50
    seed: int = 0
    alternatives: int = 1
    max_tokens: int | None = None


Decoding: TypeAlias = Greedy | Beam | Sampling


def renamed(decoding: Decoding, names: Mapping[str, str]) -> dict[str, Any]:
    """The values of *decoding* under a runtime's own *names*, by ours; what has none there is left out.

    >>> renamed(Greedy(no_repeat_ngram=3), {"no_repeat_ngram": "no_repeat_ngram_size", "top_k": "top_k"})
    {'no_repeat_ngram_size': 3}
    """
    ours = [field.name for field in fields(decoding) if field.name in names]
    return {names[name]: getattr(decoding, name) for name in ours}
