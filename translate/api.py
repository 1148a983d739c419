"""The simple way into translation: `translate`."""

from typing import Unpack

from engine import LanguageModel, Seq2SeqModel

from .bulk import translate_many
from .options import TranslationOptionValues
from .sentences import Item
from .translation import Translation
from .translator import Translator

__all__ = ["translate"]


def translate(
    item: Item,
    *,
    translator: str | Translator | Seq2SeqModel | LanguageModel = "embedded",
    second: str | Translator | Seq2SeqModel | LanguageModel | None = None,
    **options: Unpack[TranslationOptionValues],
) -> Translation:
    """Translate a text, an article or a summary from Indonesian to English.

    Where a string is a headline set in capitals, nothing tells which of its words are names but the glossary:
    an `Excerpt` has the article beside it, which does.

    *translator* is a name, ``backend:model``, or an object that fits `Translator`,
    `engine.Seq2SeqModel` or `engine.LanguageModel`. *second* is another one, which is asked for every
    sentence, too: the English with fewer errors is taken, then that with fewer warnings, then that with the
    higher confidence from the texts alone, and `Segment.other` has the other. Where it fails at a sentence,
    the first's stands, with a warning. *alternatives* is how many hypotheses each sentence gets, *beam_size*
    the width of the search (None: the model's measured default), *glossary* a CSV or TSV file, which is added
    to the glossary that ships unless *glossary_only*, or a loaded one (None: the one that ships). Sentences
    with less confidence than *mark_below*, 0 to 1, have a warning of the kind ``confidence``. With
    *cache*, sentences that this model translated before under the same options come from `RINGKAS_HOME`.
    Raises ModelError where a model can't be had or the first fails, and SettingsError where a number is out
    of its bounds, the glossary can't be read or the second is the first.
    """
    (translation,) = translate_many([item], translator=translator, second=second, **options)
    return translation
