"""Small repairs of characters: encodings, spaces, quotes, dashes, ellipses. Numbers stay as they are."""

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from sources import sound_text

if TYPE_CHECKING:
    from ftfy import TextFixerConfig

__all__ = ["mend_encoding", "plain_dashes", "plain_quotes", "plain_spaces", "repair"]

# Zero-width characters, word joiners, soft hyphens, marks of direction, byte order marks.
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\u2066-\u2069\u202a-\u202e\u00ad\ufeff\ufffc]")
# The first two control characters mark links while a page is read; foreign ones are kept out there.
_CONTROLS = re.compile(r"[\x00\x03-\x08\x0e-\x1f\x7f]")
_SPACES = re.compile(r"[^\S\n]+")
_BREAKS = re.compile("\r\n?|[\u2028\u2029\u0085\x0b\x0c]")
_QUOTES = {**dict.fromkeys("“”„‟«»″", '"'), **dict.fromkeys("‘’‚‛", "'"), "…": "..."}
_CURLED = re.compile(f"[{''.join(_QUOTES)}]")
_TIGHT_DASH = re.compile(r"(?<=[^\W\d_])[–—―](?=[^\W\d_])")
_LOOSE_DASH = re.compile(r"(?<![\d–—―])[–—―]|[–—―](?![\d–—―])")


@cache
def _ftfy_settings() -> "TextFixerConfig":
    from ftfy import TextFixerConfig

    # Quotes, line breaks and control characters are ours to map; `repair` normalizes once all else is done.
    return TextFixerConfig(
        uncurl_quotes=False,
        fix_line_breaks=False,
        remove_control_chars=False,
        normalization=None,
        explain=False,
    )


def _mend_line(line: str) -> str:
    if not line.isascii() or "&" in line:
        import ftfy

        line = ftfy.fix_text(line, _ftfy_settings())
    return _CONTROLS.sub("", line)


def mend_encoding(text: str) -> str:
    r"""Undo mojibake and left-over entities; take control characters out.

    >>> mend_encoding("â€œHarga naik,â€\x9d kata dia &amp; rekan.")
    '“Harga naik,” kata dia & rekan.'
    """
    # Most lines are plain ASCII; asking ftfy about the others only is several times faster.
    return "\n".join(_mend_line(line) for line in text.split("\n"))


def plain_spaces(text: str) -> str:
    r"""One kind of line break, one kind of space, nothing invisible.

    >>> plain_spaces("Rp\u00a01.000\u200b\r\nper  kilogram")
    'Rp 1.000\nper kilogram'
    """
    return _SPACES.sub(" ", _INVISIBLE.sub("", _BREAKS.sub("\n", text)))


def plain_quotes(text: str) -> str:
    r"""Straight quotes; two apostrophes that stand for a quote become one; an ellipsis becomes three dots.

    >>> plain_quotes("‘’Al-Qur’an’’ “itu”…")
    '"Al-Qur\'an" "itu"...'
    """
    straight = text if text.isascii() else _CURLED.sub(lambda match: _QUOTES[match.group()], text)
    return straight.replace("''", '"')


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
    mended = plain_quotes(plain_spaces(mend_encoding(text)))
    # Entities, mojibake and zero-width characters between them hide marks up to here.
    return mended if mended.isascii() else unicodedata.normalize("NFC", sound_text(plain_dashes(mended)))
