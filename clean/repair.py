"""Small repairs of characters: broken encodings, odd spaces, quotes, dashes and ellipses. Numbers stay as they are."""

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from ftfy import TextFixerConfig

__all__ = ["mend_encoding", "plain_dashes", "plain_quotes", "plain_spaces", "repair"]

# Removed: zero-width characters, word joiners, soft hyphens, marks of direction, byte order marks.
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\u2066-\u2069\u202a-\u202e\u00ad\ufeff\ufffc]")
_SPACES = re.compile(r"[^\S\n]+")
_BREAKS = re.compile("\r\n?|[\u2028\u2029\u0085\x0b\x0c]")
_QUOTES = str.maketrans(
    {
        "“": '"',
        "”": '"',
        "„": '"',
        "‟": '"',
        "«": '"',
        "»": '"',
        "″": '"',
        "‘": "'",
        "’": "'",
        "‚": "'",
        "‛": "'",
    }
)
_TIGHT_DASH = re.compile(r"(?<=[^\W\d_])[–—―](?=[^\W\d_])")
_LOOSE_DASH = re.compile(r"(?<![\d–—―])[–—―]|[–—―](?![\d–—―])")


@cache
def _ftfy_settings() -> "TextFixerConfig":
    from ftfy import TextFixerConfig

    # Quotes are ours to map; entities are unescaped only in text (a page's parser has done its own).
    return TextFixerConfig(uncurl_quotes=False, fix_line_breaks=False, explain=False)


def mend_encoding(text: str) -> str:
    """Undo mojibake and left-over entities.

    >>> mend_encoding("â€œHarga naik,â€\\x9d kata dia &amp; rekan.")
    '“Harga naik,” kata dia & rekan.'
    """
    if text.isascii() and "&" not in text and text.isprintable():
        return text
    import ftfy

    return ftfy.fix_text(text, _ftfy_settings())


def plain_spaces(text: str) -> str:
    """One kind of line break, one kind of space, nothing invisible.

    >>> plain_spaces("Rp\\u00a01.000\\u200b\\r\\nper  kilogram")
    'Rp 1.000\\nper kilogram'
    """
    return _SPACES.sub(" ", _INVISIBLE.sub("", _BREAKS.sub("\n", text)))


def plain_quotes(text: str) -> str:
    """Straight quotes; two apostrophes that stand for a quote become one; an ellipsis becomes three dots.

    >>> plain_quotes("‘’Al-Qur’an’’ “itu”…")
    '"Al-Qur\\'an" "itu"...'
    """
    return text.translate(_QUOTES).replace("''", '"').replace("…", "...")


def plain_dashes(text: str) -> str:
    """Dashes between words become hyphens with spaces; dashes beside a digit stay.

    >>> plain_dashes("JAKARTA — Tarif 2010–2015 naik—kata dia.")
    'JAKARTA - Tarif 2010–2015 naik - kata dia.'
    """
    return _LOOSE_DASH.sub("-", _TIGHT_DASH.sub(" - ", text))


def repair(text: str) -> str:
    """All repairs, in order. Doing it twice changes nothing.

    >>> repair("“Rp1.000 – 12.39 WIB…” No. 5/2021")
    '"Rp1.000 - 12.39 WIB..." No. 5/2021'
    """
    mended = plain_dashes(plain_quotes(plain_spaces(mend_encoding(text))))
    return unicodedata.normalize("NFC", mended)
