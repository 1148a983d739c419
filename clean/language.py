"""Which language a text is in, among those that turn up in Indonesian news."""

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

__all__ = ["detect_language"]

_ENOUGH = 3_000
"""Characters that are looked at."""
_CANDIDATES = [
    "id",
    "ms",
    "jv",
    "en",
    "nl",
    "de",
    "fr",
    "es",
    "pt",
    "it",
    "tl",
    "vi",
    "zh",
    "ar",
    "ja",
    "ko",
    "th",
    "ru",
]


@cache
def _identifier() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(_CANDIDATES)
    return identifier


def detect_language(text: str) -> str:
    """ISO 639-1 code of the language of *text*; ``""`` where there is too little text to tell.

    >>> detect_language("Harga beras di pasar tradisional naik sejak pekan lalu, kata para pedagang.")
    'id'
    >>> detect_language("")
    ''
    """
    if len(text.split()) < 3:
        return ""
    return str(_identifier().classify(text[:_ENOUGH])[0])
