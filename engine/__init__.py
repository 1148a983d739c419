"""Engine: runs models and knows no stage."""

from .names import BACKENDS, ModelName, parse_name
from .protocols import (
    Beam,
    Decoding,
    Greedy,
    Hypothesis,
    LanguageModel,
    Message,
    Prompt,
    Sampling,
    Seq2SeqModel,
)
from .registry import load_language_model, load_seq2seq

__all__ = [
    "BACKENDS",
    "Beam",
    "Decoding",
    "Greedy",
    "Hypothesis",
    "LanguageModel",
    "Message",
    "ModelName",
    "Prompt",
    "Sampling",
    "Seq2SeqModel",
    "load_language_model",
    "load_seq2seq",
    "parse_name",
]
