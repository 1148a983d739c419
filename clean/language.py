"""Which language a text is in, among those that turn up in Indonesian news."""

import re
import tomllib
from functools import cache
from importlib import resources
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from py3langid.langid import LanguageIdentifier

__all__ = ["detect_language"]

_ENOUGH = 3_000
"""Characters that are looked at."""
_CANDIDATES = "id ms jv en nl de fr es pt it tl vi zh ar ja ko th ru tr hi".split()  # noqa: SIM905
_PRIOR = 1.5
"""Different telling words that the character model's own verdict is worth."""
_GRAMMAR = 7
"""In a text of either, one word of so many, at least, belongs to the grammar of Indonesian and Malay."""
_WORD = re.compile(r"[^\W\d_]+")


@cache
def _identifier() -> "LanguageIdentifier":
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    identifier.set_languages(_CANDIDATES)
    return identifier


@cache
def _words() -> dict[str, Any]:
    with resources.files(__package__).joinpath("languages.toml").open("rb") as file:
        return tomllib.load(file)


@cache
def _grammar_words() -> frozenset[str]:
    """Words that Indonesian and Malay alone use, and use much."""
    return frozenset(_words()["grammar"]["id ms"].split())


@cache
def _telling_words() -> dict[str, frozenset[str]]:
    """Words that only one of Indonesian, Malay, Javanese and Sundanese uses much."""
    table = {name: frozenset(words.split()) for name, words in _words().items() if isinstance(words, str)}
    shared = {word for a in table for b in table if a < b for word in table[a] & table[b]}
    return {language: words - shared for language, words in table.items()}


def detect_language(text: str) -> str:
    """ISO 639-1 code of the language of *text*; ``""`` where there are fewer than three words.

    A character model (langid, Lui and Baldwin 2012) decides, but for the languages of the archipelago, which
    it confuses, telling words are counted too; Sundanese it doesn't know at all.

    >>> detect_language("Harga beras di pasar tradisional naik sejak pekan lalu, kata para pedagang.")
    'id'
    >>> detect_language("Kerajaan akan mengkaji semula subsidi petrol, kata Perdana Menteri pada hari Isnin.")
    'ms'
    >>> detect_language("")
    ''
    """
    words = _WORD.findall(text[:_ENOUGH].lower())
    if len(words) < 3:
        return ""
    found = set(words)
    counts = {language: float(len(found & telling)) for language, telling in _telling_words().items()}
    first, second = sorted(counts.values(), reverse=True)[:2]
    grammar = _grammar_words()
    if sum(word in grammar for word in words) * _GRAMMAR >= len(words) and first > second + _PRIOR:
        # Indonesian or Malay, and telling words say which: nothing that the model could say would change it.
        return max(counts, key=lambda language: counts[language])
    guess = str(_identifier().classify(text[:_ENOUGH])[0])
    if guess == "ms" and not counts["ms"]:
        guess = "id"  # the two share most words; without one of its own, a text isn't taken for Malay
    if guess in counts:
        # What it takes for Javanese may as well be Sundanese, which it doesn't know.
        counts[guess] += _PRIOR if guess != "jv" else _PRIOR / 3
    elif max(counts.values()) < 0.12 * len(found):
        return guess
    best = max(counts, key=lambda language: (counts[language], language == guess))
    return best if counts[best] >= _PRIOR else guess
