"""What may come in: text that is text, within the limit, and Indonesian."""

from check import Finding, Message
from clean import Article, clean
from engine.errors import EmptyInput, InputTooLarge, NoArticle, WrongLanguage
from sources import Limits, refuse_binary

__all__ = ["check_language", "check_text", "checked_article", "require_text"]

ENOUGH_WORDS = 20
"""Below this many cleaned words a language guess is too often wrong to refuse anything."""

NEIGHBOURS = {"ms": "Malay", "jv": "Javanese", "su": "Sundanese"}
"""Languages close enough to Indonesian that a brief may still be of use: warned about, not refused."""

NAMES = {"en": "English", "nl": "Dutch", "ar": "Arabic", "zh": "Chinese", "ja": "Japanese", **NEIGHBOURS}


def checked_article(text: str, *, url: str | None = None, limits: Limits | None = None) -> Article:
    """The article of a raw text or page that came from *url*: refused by `check_text`, or cleaned.

    The one way from a text to an article, for the pipeline, the command line and the page. Its language is
    another matter (`check_language`): the whole job refuses a wrong one, a stage by itself never does.
    """
    check_text(text, limits=limits)
    return clean(text, url=url)


def check_text(text: str, *, limits: Limits | None = None) -> None:
    """Refuse what can't be an article before any work is done.

    *limits* are those of the environment unless given. Raises EmptyInput, BinaryInput or InputTooLarge.
    """
    limits = limits or Limits.from_environment()
    if len(text) > limits.input_characters:
        raise InputTooLarge(
            f"The text has {len(text):,} characters; the limit is {limits.input_characters:,}.",
            hint="Split it into articles, or raise RINGKAS_MAX_INPUT_CHARACTERS.",
        )
    if not text.strip():
        raise EmptyInput("There is no text to read.", hint="Give an Indonesian article, a page or a URL.")
    refuse_binary(text)


def require_text(article: Article) -> None:
    """Raise NoArticle where cleaning left nothing to read, as of an index page."""
    if not article.sentences:
        raise NoArticle(
            "No article text was found.",
            hint="Is this a news page? See what was removed with `ringkas clean --json`.",
        )


def check_language(article: Article, *, force: bool) -> list[Finding]:
    """Refuse an article that isn't Indonesian, and warn about its neighbours.

    Fewer than 20 words are never refused: there a guess is too often wrong. Raises NoArticle where nothing is
    left to read, and WrongLanguage unless *force* is set; with it, the refusal becomes a warning.
    """
    require_text(article)
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
        Finding.of(
            "looks_like",
            kind="language",
            severity="warning",
            values={"language": Message.of(f"language {language}") if language in NAMES else language},
            stage="translation",
        )
    ]
