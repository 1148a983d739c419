"""Read figures in Indonesian ("1.234,5") and English ("1,234.5") notation.

`numbers` compares what is read here. Separators are written elsewhere: `search_lexicon` for a search,
`translate/notation.py` for a model that is asked again, `prompts/translate.toml` for one that is told.
"""

import re
from typing import TypeAlias

__all__ = ["FIGURE", "Key", "read_notation", "read_surroundings"]

Key: TypeAlias = float | tuple[str, str | int]
"""What a quantity may mean: a value, or ``("clock", minutes)``, ``("decade", 60)``, ``("vague", 1000)`` or,
for a notation that is no number, ``("as written", "3.11.2")``. Clock times are minutes in half a day."""

# Digits, with groups joined by a point, comma, colon or a thin or no-break space; by plain spaces where there
# are two of them, so that neighbors aren't taken for one number. A sign for a fraction may follow or stand
# alone. Newsrooms also set a ratio with a space beside its colon ("18: 9").
FIGURE = (
    r"\d{1,3}(?: : ?|: )\d{1,3}(?!\d|[.,:]\d)"
    r"|(?:\d{1,3}(?: \d{3}){2,}(?!\d)|\d+(?:[.,:\u00a0\u202f\u2009]\d+)*)[½¼¾⅓⅔⅛]?|[½¼¾⅓⅔⅛]"
)
_SPACES = re.compile("[\u00a0\u202f\u2009 ]")
_RATIO = re.compile(r"([\d.,]+):([\d.,]+)")
_FRACTIONS = {"½": 1 / 2, "¼": 1 / 4, "¾": 3 / 4, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 1 / 8}
_GROUPED = {
    "en": re.compile(r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?"),
    "id": re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?"),
}
_PLAIN = {"en": re.compile(r"\d+(?:\.\d+)?"), "id": re.compile(r"\d+(?:,\d+)?")}
_MALFORMED = re.compile(r"\d+(?:,\d+)+(?:\.\d+)?|\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_CLOCK = re.compile(r"([01]?\d|2[0-4])[.:]([0-5]\d)")
_PART_OF_DAY = re.compile(r"\s?(?:[ap]\.?m\b|o['’]clock)", re.IGNORECASE)
_AT_HOUR = re.compile(r"\b(?:pukul|jam|pk\.?|pkl\.?)\s*$", re.IGNORECASE)
# Year of two digits: '98, 4/2/18, UUD 45.
_SHORT_YEAR = re.compile(r"(?:(?<!\d)['’]|\d/\d{1,2}/|\bUUD\s)$")
_OVER = re.compile(r"/(\d{1,2})(?![\d/])")


def read_notation(literal: str, language: str) -> tuple[set[Key], bool]:
    """Readings of a figure by itself, and whether no number of *language* is written so.

    >>> read_notation("1.234,5", "id"), read_notation("2,200,12", "en")
    (({1234.5}, False), ({('as written', '2,200,12')}, True))
    """
    text = _SPACES.sub("", literal)
    if text[-1] in _FRACTIONS:
        whole = text[:-1] or "0"
        if whole.isdecimal():
            return {round(int(whole) + _FRACTIONS[text[-1]], 6)}, False
    if text.isdecimal():
        return {float(text)}, False
    keys: set[Key] = set()
    if _GROUPED[language].fullmatch(text) or _PLAIN[language].fullmatch(text):
        separator, decimal = (",", ".") if language == "en" else (".", ",")
        keys.add(float(text.replace(separator, "").replace(decimal, ".")))
    clock = _CLOCK.fullmatch(text)
    if clock:
        keys.add(("clock", (int(clock[1]) * 60 + int(clock[2])) % 720))
    # Newsrooms in Indonesia write English notation too; a figure that can be read so may be meant so, but
    # grouped thousands with points are always Indonesian.
    if (
        language == "id"
        and not _GROUPED["id"].fullmatch(text)
        and (_GROUPED["en"].fullmatch(text) or _PLAIN["en"].fullmatch(text))
    ):
        keys.add(float(text.replace(",", "")))
    ratio = _RATIO.fullmatch(text)
    if ratio and not clock:
        parts = [
            {key for key in read_notation(part, language)[0] if isinstance(key, float)}
            for part in ratio.groups()
        ]
        keys |= {("as written", f"{left:g}:{right:g}") for left in parts[0] for right in parts[1]}
    if ratio and text != literal:
        keys |= {float(part) for part in ratio.groups()}  # or it is no ratio: "Pasal 18: 9 orang"
    if keys:
        return keys, False
    return {("as written", text)}, _MALFORMED.fullmatch(text) is not None


def read_surroundings(text: str, start: int, end: int, figure: str, language: str) -> set[Key]:
    """Further readings of *figure*, at *start* to *end*, by what is beside it: hours, years, fractions."""
    if not figure.isdecimal() or len(figure) > 2:
        return set()
    keys: set[Key] = set()
    value = int(figure)
    if len(figure) == 2 and _SHORT_YEAR.search(text, max(0, start - 6), start):
        keys |= {1900.0 + value, 2000.0 + value}
    if (
        start >= 5
        and text[start - 1] in "-–/"
        and text[start - 5 : start - 1].isdecimal()
        and len(figure) == 2
    ):
        keys.add(float(text[start - 5 : start - 3] + figure))  # the second half of 1995-96
    hour = (
        _PART_OF_DAY.match(text, end) if language == "en" else _AT_HOUR.search(text, max(0, start - 8), start)
    )
    if hour and value <= 24:
        keys.add(("clock", value * 60 % 720))
    over = _OVER.match(text, end)
    if over and int(over[1]):
        keys.add(round(value / int(over[1]), 6))
    elif start > 1 and text[start - 1] == "/" and text[start - 2].isdecimal() and value:
        keys.add(round(int(text[start - 2]) / value, 6))
    return keys
