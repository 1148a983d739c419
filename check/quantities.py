"""Read the quantities in a text: figures and number words, in Indonesian or English notation."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal, TypeAlias

from .numberwords import ENGLISH, INDONESIAN, ROMAN, WordTable

__all__ = ["Key", "Quantity", "read_quantities"]

Key: TypeAlias = float | tuple[str, str | int]
"""What a quantity may mean: a value, or ``("clock", minutes)``, ``("decade", 60)``, ``("vague", 1000)``, ``("seq", "3.11.2")``."""

Form: TypeAlias = Literal["digits", "words", "vague"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """One number as written, with every reading that its notation allows."""

    keys: frozenset[Key]
    start: int
    end: int
    text: str
    form: Form
    malformed: bool = False
    """True where the notation isn't one of the language's: "2,200,12" or, in English, "2,3"."""

    @property
    def value(self) -> float | None:
        """The largest plain value among the readings; None for a clock time or a vague number."""
        return max((key for key in self.keys if isinstance(key, float)), default=None)


# A figure: digits, with groups joined by a point, comma, colon or a thin or no-break space. The middle dot of
# sources with broken encoding and apostrophes stay outside: they are rare and mean too many things.
_FIGURE = r"\d+(?:[.,:\u00a0\u202f\u2009]\d+)*"
_GROUPS = {
    "en": (re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?"), re.compile(r"\d+(?:\.\d+)?"), ","),
    "id": (re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?"), re.compile(r"\d+(?:,\d+)?"), "."),
}
_CLOCK = re.compile(r"([01]?\d|2[0-4])[.:]([0-5]\d)")
_FRACTION_ORDINALS = frozenset({"third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"})
_AND_A = re.compile(r"and a\s$")
_SPACES = re.compile("[\u00a0\u202f\u2009]")
_GLUE = re.compile(r"[\s\u00a0-]{0,3}(?:(?:and|a|of|per)[\s-]+){0,2}")
_PARTS_OF_DAY = re.compile(r"\s?(?:[ap]\.?m\b|o['’]clock)", re.IGNORECASE)
_AT_HOUR = re.compile(r"\b(?:pukul|jam|pk\.?|pkl\.?)\s*$", re.IGNORECASE)


@cache
def _scanner(language: str) -> re.Pattern[str]:
    words = "|".join(sorted((INDONESIAN if language == "id" else ENGLISH), key=len, reverse=True))
    clitic = "nya|lah" if language == "id" else "-fold"
    tail = r"(?P<tail>-?an\b|s\b)?"
    # Letters glued to a figure ("5bn", "160km", "9.30WIB") are read by the caller; a word never starts inside one.
    roman = "|".join(sorted(ROMAN, key=len, reverse=True))
    return re.compile(
        rf"(?P<figure>{_FIGURE})(?:{tail})|(?P<roman>(?<!\w)(?:{roman})(?!\w))|(?P<word>(?<![^\W\d_])(?i:{words}))(?:{clitic})?(?!\w)"
    )


def _values(literal: str, language: str) -> tuple[set[Key], bool]:
    """Readings of a figure and whether its notation is malformed in *language*."""
    text = _SPACES.sub("", literal)
    if text.isdecimal():
        return {float(text)}, False
    grouped, plain, separator = _GROUPS[language]
    decimal = "." if language == "en" else ","
    keys: set[Key] = set()
    if grouped.fullmatch(text) or plain.fullmatch(text):
        keys.add(float(text.replace(separator, "").replace(decimal, ".")))
    clock = _CLOCK.fullmatch(text)
    if clock:
        keys.add(("clock", (int(clock[1]) * 60 + int(clock[2])) % 720))
    if keys and not (language == "id" and decimal in text):
        return keys, False
    if language == "id":
        # Indonesian newsrooms also write English notation; where it can be nothing else, read it so.
        english_grouped, english_plain, _ = _GROUPS["en"]
        if english_grouped.fullmatch(text) or english_plain.fullmatch(text):
            keys.add(float(text.replace(",", "")))
        if keys:
            return keys, False
    keys.add(("seq", text))
    malformed = bool(re.fullmatch(r"\d+(?:,\d+)+(?:\.\d+)?|\d{1,3}(?:\.\d{3})+(?:,\d+)?", text))
    return keys, malformed


def read_quantities(text: str, language: str) -> list[Quantity]:
    """All quantities of *text* in order. *language* is ``"id"`` or ``"en"``.

    >>> [sorted(q.keys) for q in read_quantities("Rp 1,2 triliun untuk tiga ratus ribu warga", "id")]
    [[1200000000000.0], [300000.0]]
    >>> [q.text for q in read_quantities("some 2.5 million of 21,000", "en")]
    ['2.5 million', '21,000']
    """
    table = INDONESIAN if language == "id" else ENGLISH
    found: list[Quantity] = []
    run: list[re.Match[str]] = []
    for match in _scanner(language).finditer(text):
        if run and not _joins(text, run[-1], match, table):
            found.extend(_read_run(text, run, language, table))
            run = []
        run.append(match)
    if run:
        found.extend(_read_run(text, run, language, table))
    return _share_scales(text, found)


_BETWEEN_RANGE = re.compile(
    r"\s?(?:-|–|to|and|hingga|sampai|s/d|s\.d\.)\s?(?:Rp\.?\s?|US\$|\$|€|£)?", re.IGNORECASE
)


def _share_scales(text: str, found: list[Quantity]) -> list[Quantity]:
    """In "50-100 million" the scale belongs to both figures: the first may be read with it too."""
    for index in range(len(found) - 1):
        left, right = found[index], found[index + 1]
        scale = _SCALE_OF.match(right.text) if left.form == "digits" == right.form else None
        if (
            scale is None
            or left.text[-1].isalpha()
            or not _BETWEEN_RANGE.fullmatch(text, left.end, right.start)
        ):
            continue
        alone, scaled = _figure_value(scale[1], right.keys)
        if alone:
            keys = left.keys | {round(key * scaled / alone, 6) for key in left.keys if isinstance(key, float)}
            found[index] = replace(left, keys=keys)
    return found


_SCALE_OF = re.compile(r"([\d.,]+)\s?[^\W\d_]")


def _figure_value(figure: str, keys: frozenset[Key]) -> tuple[float, float]:
    """A figure's bare value, up to powers of ten that cancel, and its value with the scale word."""
    digits = float(re.sub(r"\D", "", figure))
    scaled = max((key for key in keys if isinstance(key, float)), default=0.0)
    while digits and scaled and digits * 1000 > scaled * 1000 and digits >= 10 * scaled:
        digits /= 10
    for _ in range(4):
        ratio = scaled / digits if digits else 0.0
        if ratio and min(abs(ratio / scale - 1) for scale in (1.0, 1e3, 1e6, 1e9, 1e12)) < 1e-9:
            return digits, scaled
        digits /= 10
    return 0.0, scaled


def _joins(text: str, left: re.Match[str], right: re.Match[str], table: WordTable) -> bool:
    """Two scanned pieces belong to one number when only a space, hyphen or "and" parts them."""
    if right["word"] is None or left["roman"]:
        return False
    between = text[left.end() : right.start()]
    return len(between) <= 9 and _GLUE.fullmatch(between) is not None


def _read_run(text: str, run: list[re.Match[str]], language: str, table: WordTable) -> Iterator[Quantity]:
    """Split a run of adjacent pieces into numbers: "dua tiga" is two numbers, "tiga ratus" one."""
    position = 0
    while position < len(run):
        first = run[position]
        if first["roman"]:
            yield _make(text, first.start(), first.end(), {float(ROMAN[first["roman"]])}, "words")
            position += 1
        elif first["figure"]:
            position, quantity = _read_figure(text, run, position, language, table)
            yield quantity
        else:
            position, word_quantity = _read_words(text, run, position, table)
            if word_quantity is not None:
                yield word_quantity


def _make(
    text: str, start: int, end: int, keys: set[Key], form: Form, *, malformed: bool = False
) -> Quantity:
    return Quantity(
        keys=frozenset(keys), start=start, end=end, text=text[start:end], form=form, malformed=malformed
    )


def _read_figure(
    text: str, run: list[re.Match[str]], position: int, language: str, table: WordTable
) -> tuple[int, Quantity]:
    """A figure with the scale words after it ("1,2 triliun", "2 ratus ribu", "3bn", "1960-an")."""
    match = run[position]
    figure = match["figure"]
    keys, malformed = _values(figure, language)
    start, end = match.start(), match.end("figure")
    if match["tail"] and match.end() > end:
        end = match.end()
        keys |= {("decade", int(key % 100)) for key in keys if isinstance(key, float) and key % 10 == 0}
    if (
        start >= 5
        and text[start - 1] in "-–/"
        and text[start - 5 : start - 1].isdecimal()
        and len(figure) == 2
    ):
        keys.add(float(text[start - 5 : start - 3] + figure))  # the second half of 1995-96
    if (
        figure.isdecimal()
        and int(figure) <= 24
        and (
            _PARTS_OF_DAY.match(text, end)
            if language == "en"
            else _AT_HOUR.search(text, max(0, start - 8), start)
        )
    ):
        keys.add(("clock", int(figure) * 60 % 720))
    keys |= _shares(text, start, end, figure)
    position += 1
    factor = 1.0
    while position < len(run):
        piece = run[position]
        role, value = table[piece["word"].lower()] if piece["word"] else ("", 0.0)
        # "5m" and "5 bn", but not the "B" of "1000 B.C."
        glued = piece.start() == end or (piece.start() == end + 1 and len(piece["word"] or "") > 1)
        if role in {"hundred", "scale", "dozen"} or (role == "suffix10") or (role == "letter" and glued):
            if role == "letter" and value == 1e6 and piece["word"] in "mb":
                keys |= {key * value for key in keys if isinstance(key, float)}
            else:
                factor *= value
            end = piece.end()
            position += 1
            continue
        if role == "part" and value == 0.5 and text[end : piece.start()].strip() in {"and a", "and"}:
            keys = {key + 0.5 for key in keys if isinstance(key, float)}
            end = piece.end()
            position += 1
        break
    if factor != 1.0:
        # "two dozen" renders "dua puluhan" as well as 24.
        keys |= {key * 10 / 12 for key in keys if isinstance(key, float) and factor == 12}
        keys = {round(key * factor, 6) for key in keys if isinstance(key, float)} or keys
    return position, _make(text, start, end, keys, "digits", malformed=malformed)


_OVER = re.compile(r"/(\d{1,2})(?![\d/])")


def _shares(text: str, start: int, end: int, figure: str) -> set[Key]:
    """The value of a fraction such as 1/3, given to both of its figures."""
    if not figure.isdecimal() or len(figure) > 2:
        return set()
    over = _OVER.match(text, end)
    if over and int(over[1]):
        return {round(int(figure) / int(over[1]), 6)}
    if start > 1 and text[start - 1] == "/" and text[start - 2].isdecimal() and int(figure):
        return {round(int(text[start - 2]) / int(figure), 6)}
    return set()


def _read_words(
    text: str, run: list[re.Match[str]], position: int, table: WordTable
) -> tuple[int, Quantity | None]:
    """The longest number that the words from *position* on spell."""
    begin = position
    start = run[position].start()
    total = group = 0.0
    last = 0.0  # the unit that belas, puluh, ratus would act on
    seen_small = False
    vague = decade = dozens = also_one = False
    while position < len(run):
        piece = run[position]
        if not piece["word"]:
            break
        role, value = table[piece["word"].lower()]
        if role == "unit" or role == "teen":
            if last > 0 and text[run[position - 1].end() : piece.start()].strip() == "per" and value:
                group += last / value - last  # dua per tiga
                last = 0.0
                position += 1
                break
            if seen_small and (last or role == "teen"):
                break
            group += value
            last = value
            seen_small = True
        elif role == "ten":
            if seen_small and group % 100:
                break
            group += value
            seen_small, last = True, 0.0
        elif role in {"suffix10", "suffix1"} and last:
            group += last * 9 if role == "suffix10" else 10
            last = 0.0 if role == "suffix10" else -1.0
        elif role in {"hundred", "exact100"}:
            if role == "hundred" and last > 0:
                group += last * 99
            elif role == "hundred" and group:
                group *= value
            else:
                group += value
            last, seen_small = 0.0, False
        elif role in {"scale", "exact1000", "dozen"}:
            if role == "exact1000" and group:
                break
            dozens = dozens or role == "dozen"
            if not group and total and role == "scale":
                total *= value
            else:
                total += (group or 1.0) * value
            group = last = 0.0
            seen_small = False
        elif role == "vague":
            if vague and "of" not in text[run[position - 1].end() : piece.start()]:
                break  # thousands and thousands
            decade = value == 10 and last > 0 and piece["word"].lower() == "puluhan"  # usia dua puluhan
            group = (group or 1.0) * value
            vague = True
        elif role == "part":
            if position == begin:
                group = value
                also_one = _AND_A.search(text, max(0, start - 6), start) is not None
            elif last > 0 and text[run[position - 1].end() : piece.start()].strip() != "":
                group += value  # two and a half
            elif last > 0 and value == 0.5 and piece["word"].lower() == "setengah":
                group += value  # dua setengah
            elif last > 0 and value == 0.25:
                group += value - last if last > 1 else -0.75
                group = last * value
            else:
                break
            last, seen_small = 0.0, True
        elif role == "share":
            if last <= 0:
                break
            group += last * value - last
            last = 0.0
        elif role == "exact" and position == begin:
            group = value
            position += 1
            break
        else:
            break
        position += 1
    if position == begin:
        return begin + 1, None
    end = run[position - 1].end()
    value = round(total + group, 6)
    if decade:
        return position, _make(text, start, end, {value, ("decade", int(value))}, "vague")
    if vague:
        # "miliaran" and "tens of billions" agree in what counts, the largest scale.
        top = max((scale for scale in (1, 100, 1000, 10**6, 10**9, 10**12) if scale <= value), default=1)
        return position, _make(text, start, end, {("vague", top)}, "vague")
    if (
        value in {1e3, 1e6, 1e9, 1e12}
        and position == begin + 1
        and table[run[begin]["word"].lower()][0] == "scale"
    ):
        return position, _make(text, start, end, {("vague", int(value)), value}, "vague")
    keys: set[Key] = {value, round(value * 10 / 12, 6)} if dozens and table is ENGLISH else {value}
    if also_one:
        keys.add(1.0 + value)  # a year and a half
    if position == begin + 1:
        word = run[begin]["word"].lower()
        if word in _FRACTION_ORDINALS:
            keys.add(round(1 / value, 6))  # "a fifth" may be a share or a place
        elif word.endswith("ties"):
            keys.add(("decade", int(value)))
    return position, _make(text, start, end, keys, "words")
