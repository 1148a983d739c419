"""What may come in: text that is text, within the limit, and Indonesian."""

from check import Finding
from clean import Article
from engine.errors import BinaryInput, EmptyInput, InputTooLarge, NoArticle, WrongLanguage
from sources.limits import Limits

__all__ = ["admit", "check_language"]

ENOUGH_WORDS = 20
"""Below this many cleaned words a language guess is too often wrong to refuse anything."""

NEIGHBOURS = {"ms": "Malay", "jv": "Javanese", "su": "Sundanese"}
"""Languages close enough to Indonesian that a brief may still be of use: warned about, not refused."""

NAMES = {"en": "English", "nl": "Dutch", "ar": "Arabic", "zh": "Chinese", "ja": "Japanese", **NEIGHBOURS}


def admit(text: str, *, limits: Limits) -> None:
    """Refuse what can't be an article before any work is done.

    Raises EmptyInput, BinaryInput or InputTooLarge.
    """
    if len(text) > limits.input_characters:
        raise InputTooLarge(
            f"The text has {len(text):,} characters; the limit is {limits.input_characters:,}.",
            hint="Split it into articles, or raise RINGKAS_MAX_INPUT_CHARACTERS.",
        )
    if not text.strip():
        raise EmptyInput("There is no text to read.", hint="Give an Indonesian article, a page or a URL.")
    sample = text[:4096]
    control = sum(1 for character in sample if character < " " and character not in "\t\n\r\f\v\x1b")
    if "\0" in sample or control > len(sample) // 20 or sample.count("\ufffd") > len(sample) // 10:
        raise BinaryInput(
            "This is binary data, not text.",
            hint="Give text, HTML, or a file that ringkas reads (txt, html, docx, pdf).",
        )


def check_language(article: Article, *, force: bool) -> list[Finding]:
    """Refuse an article that isn't Indonesian, and warn about its neighbours.

    Fewer than 20 words are never refused: there a guess is too often wrong. Raises NoArticle where nothing is
    left to read, and WrongLanguage unless *force* is set; with it, the refusal becomes a warning.
    """
    if not article.sentences:
        raise NoArticle(
            "No article text was found.",
            hint="Is this a news page? See what was removed with `ringkas clean --json`.",
        )
    language = article.language
    words = len(article.text.split())
    if language in ("", "id") or words < ENOUGH_WORDS:
        return []
    name = NAMES.get(language, f"language code “{language}”")
    if language not in NEIGHBOURS and not force:
        raise WrongLanguage(
            f"The text is not Indonesian: it looks like {name}.",
            language=language,
            hint="Use --force (force=True in Python) to go on all the same.",
        )
    return [
        Finding(
            kind="language",
            severity="warning",
            message=f"The text looks like {name}, not Indonesian; summary and translation may be wrong.",
            stage="translation",
        )
    ]
