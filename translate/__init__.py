"""Translate: Indonesian sentences in, English segments out."""

from .api import assemble, translate, translate_stream
from .glossary import Glossary, Match, Term, load_glossary
from .layout import Item, SentenceLike, SummaryLike
from .loading import load_translator
from .prompted import PromptedTranslator
from .seq2seq import Seq2SeqTranslator
from .translation import Outcome, Segment, Translation
from .translator import Translator

__all__ = [
    "Glossary",
    "Item",
    "Match",
    "Outcome",
    "PromptedTranslator",
    "Segment",
    "SentenceLike",
    "Seq2SeqTranslator",
    "SummaryLike",
    "Term",
    "Translation",
    "Translator",
    "assemble",
    "load_glossary",
    "load_translator",
    "translate",
    "translate_stream",
]
