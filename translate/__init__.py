"""Translate: Indonesian sentences in, English segments out."""

from .api import translate
from .assembly import assemble
from .bulk import translate_many
from .cache import CacheStats, TranslationCache, cache_stats, clear_cache
from .glossary import Glossary, Match, Term, load_glossary
from .loading import load_translator
from .options import TranslationOptions, TranslationOptionValues
from .prompted import PromptedTranslator
from .sentences import Item, SentenceLike, SummaryLike
from .seq2seq import Seq2SeqTranslator
from .streaming import translate_stream
from .translation import Outcome, Segment, Translation
from .translator import Strategy, Translator

__all__ = [
    "CacheStats",
    "Glossary",
    "Item",
    "Match",
    "Outcome",
    "PromptedTranslator",
    "Segment",
    "SentenceLike",
    "Seq2SeqTranslator",
    "Strategy",
    "SummaryLike",
    "Term",
    "Translation",
    "TranslationCache",
    "TranslationOptionValues",
    "TranslationOptions",
    "Translator",
    "assemble",
    "cache_stats",
    "clear_cache",
    "load_glossary",
    "load_translator",
    "translate",
    "translate_many",
    "translate_stream",
]
