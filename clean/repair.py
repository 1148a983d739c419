"""Small repairs of characters: encodings, spaces, quotes, dashes, ellipses. Numbers stay as they are."""

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from sources import sound_text

if TYPE_CHECKING:
    from ftfy import TextFixerConfig

__all__ = ["mend_encoding", "plain_dashes", "plain_quotes", "plain_spaces", "repair", "unescaped"]

# Zero-width characters, word joiners, soft hyphens, marks of direction, byte order marks.
_INVISIBLE = re.compile("[\u200b-\u200f\u2060\u2066-\u2069\u202a-\u202e\u00ad\ufeff\ufffc]")
# The first two control characters mark links while a page is read; foreign ones are kept out there.
_CONTROLS = re.compile(r"[\x00\x03-\x08\x0e-\x1f\x7f]")
# A single plain space, as most are, is nothing to be replaced.
_SPACES = re.compile(r"[^\S\n](?:[^\S\n]+|(?<! ))")
_BREAKS = re.compile("[\r\u2028\u2029\u0085\x0b\x0c](?:(?<=\r)\n)?")
_QUOTES = {**dict.fromkeys("“”„‟«»″", '"'), **dict.fromkeys("‘’‚‛", "'"), "…": "..."}
_CURLED = re.compile(f"[{''.join(_QUOTES)}]")
# A pattern that begins with the dash is looked for faster than one that begins with what stands before it.
_TIGHT_DASH = re.compile(r"[–—―](?<=[^\W\d_].)(?=[^\W\d_])")
_ENTITY = re.compile(r"&#?[0-9A-Za-z]{1,24};$")
_LONGEST_ENTITY = 26
"""Characters of an entity before its semicolon."""
# Signs that well-encoded news has: of a line of them and ASCII ftfy leaves all as it is, in any order.
_WELL_ENCODED = re.compile("[\\x00-\\x19\\x1c-\\x7f\\xa0“”‘’–—…•·«»‹›©®™°]*")
_MOST_ROUNDS = 5
"""Times that entities and mojibake, which may hide each other, are undone; what is hidden deeper stays."""
_LOOSE_DASH = re.compile(r"[–—―](?:(?<![\d–—―].)|(?![\d–—―]))")

_ESCAPE = re.compile(r"\\(?:u(?P<code>[0-9a-fA-F]{4})|(?P<sign>[rnt\"'/\\]))")


@cache
def _ftfy_settings() -> "TextFixerConfig":
    from ftfy import TextFixerConfig

    # Quotes, line breaks, control characters and entities are ours to map; `repair` normalizes at the end.
    return TextFixerConfig(
        uncurl_quotes=False,
        fix_line_breaks=False,
        remove_control_chars=False,
        unescape_html=False,
        normalization=None,
        explain=False,
    )


def _without_entities(line: str) -> str:
    """*line* with its entities resolved, those that only resolving others brings about too, in one pass."""
    from ftfy.fixes import unescape_html

    done: list[str] = []
    for place, part in enumerate(line.split(";")):
        closing = place > 0
        while closing:
            entity = _ENTITY.search("".join(done[-_LONGEST_ENTITY:]) + ";")
            plain = unescape_html(entity.group()) if entity else ""
            if entity is None or plain == entity.group():
                done.append(";")
                break
            del done[len(done) + 1 - len(entity.group()) :]
            closing = plain == ";"  # which may close another
            done.extend("" if closing else plain)
        done.extend(part)
    return "".join(done)


def _mend_line(line: str) -> str:
    if "&" in line or not (line.isascii() or _WELL_ENCODED.fullmatch(line)):
        import ftfy  # which takes a twentieth of a start

        escaped = "<" not in line  # where markup stands unescaped, an entity is meant
        for _ in range(_MOST_ROUNDS):
            before = line
            line = ftfy.fix_text(
                _without_entities(line) if escaped and "&" in line else line, _ftfy_settings()
            )
            if line == before or "&" not in line:
                break
    return line


def mend_encoding(text: str) -> str:
    r"""Undo mojibake and left-over entities; take control characters out.

    >>> mend_encoding("â€œHarga naik,â€\x9d kata dia &amp; rekan.")
    '“Harga naik,” kata dia & rekan.'
    """
    # Most lines are plain ASCII, or nearly so; asking ftfy about the others only is several times faster.
    if not text.isascii() or "&" in text:
        text = "\n".join(_mend_line(line) for line in text.split("\n"))
    return _CONTROLS.sub("", text)


def plain_spaces(text: str) -> str:
    r"""One kind of line break, one kind of space, nothing invisible.

    >>> plain_spaces("Rp\u00a01.000\u200b\r\nper  kilogram")
    'Rp 1.000\nper kilogram'
    """
    broken = _BREAKS.sub("\n", text)
    return _SPACES.sub(" ", broken if broken.isascii() else _INVISIBLE.sub("", broken))


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


def unescaped(text: str) -> str:
    r"""Line breaks and quotes that a database wrote out with backslashes, as what they stand for.

    Only where such breaks outnumber real ones: a text on programming keeps its backslashes.

    >>> unescaped(r'Harga Naik\r\n\r\n\"Mahal,\" kata dia.')
    'Harga Naik\n\n"Mahal," kata dia.'
    >>> unescaped(r"Berkas itu di C:\neraca.")
    'Berkas itu di C:\\neraca.'
    """
    written = text.count("\\n")
    if written <= text.count("\n") or (written < 2 and "\\r\\n" not in text):
        return text
    return _ESCAPE.sub(_unescape, text)


def _unescape(match: re.Match[str]) -> str:
    if match["code"]:
        return chr(int(match["code"], 16))
    return {"r": "", "n": "\n", "t": " "}.get(match["sign"], match["sign"])


def repair(text: str) -> str:
    """All repairs, in order. Doing it twice changes nothing.

    >>> repair("“Rp1.000 – 12.39 WIB…” No. 5/2021")
    '"Rp1.000 - 12.39 WIB..." No. 5/2021'
    """
    mended = plain_quotes(plain_spaces(mend_encoding(text)))
    # Entities, mojibake and zero-width characters between them hide marks up to here.
    return mended if mended.isascii() else unicodedata.normalize("NFC", sound_text(plain_dashes(mended)))
