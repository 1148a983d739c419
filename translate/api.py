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
    **options: Unpack[TranslationOptionValues],
) -> Translation:
    """Translate a text, an article or a summary from Indonesian to English.

    *translator* is a name, ``backend:model``, or an object that fits `Translator`,
    `engine.Seq2SeqModel` or `engine.LanguageModel`. *alternatives* is how many
    hypotheses each sentence gets, *beam_size* the width of the search (None: the model's measured default),
    *glossary* a CSV or TSV file, which is added to the glossary that ships unless *glossary_only*, or a
    loaded one (None: the one that ships). With *cache*, sentences that this model translated before under the
    same options come from `RINGKAS_HOME`. Raises ModelError where the model can't be had or fails, and
    SettingsError where a number is below 1 or the glossary can't be read.
    """
    (translation,) = translate_many([item], translator=translator, **options)
    return translation
