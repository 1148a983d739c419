"""Engine: runs models and knows no stage."""

from .catalog import KnownModel, fetch, known_models, recommended_translator
from .names import BACKENDS, ModelName, backend_of, parse_name
from .protocols import (
    Beam,
    Decoding,
    Greedy,
    Hypothesis,
    LanguageModel,
    Lexicon,
    Message,
    Prompt,
    Sampling,
    Seq2SeqModel,
)
from .registry import load_language_model, load_seq2seq
from .store.store import StoredModel, discard, stored

__all__ = [
    "BACKENDS",
    "Beam",
    "Decoding",
    "Greedy",
    "Hypothesis",
    "KnownModel",
    "LanguageModel",
    "Lexicon",
    "Message",
    "ModelName",
    "Prompt",
    "Sampling",
    "Seq2SeqModel",
    "StoredModel",
    "backend_of",
    "discard",
    "fetch",
    "known_models",
    "load_language_model",
    "load_seq2seq",
    "parse_name",
    "recommended_translator",
    "stored",
]
