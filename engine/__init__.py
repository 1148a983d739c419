"""Engine: runs models and knows no stage."""

from .catalog import KnownModel, catalog, fetch, recommended_translator
from .decoding import Beam, Decoding, Greedy, Sampling
from .names import BACKENDS, ModelName, backend_of, parse_name
from .protocols import Hypothesis, LanguageModel, Lexicon, Message, Prompt, Seq2SeqModel
from .registry import load
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
    "catalog",
    "discard",
    "fetch",
    "load",
    "parse_name",
    "recommended_translator",
    "stored",
]
