"""Find the quantities of a text: figures, with their scale words, and numbers that are spelled out."""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from indonesian import one_of, scales

from .clock_times import read_hours
from .finding import Span
from .notation import FIGURE, Key, read_notation, read_surroundings
from .number_words import ROMAN, WordTable, word_table
from .quantity import Quantity
from .spans import outside
from .spelled_numbers import read_spelled
from .words import word_set

__all__ = ["read_quantities"]

_GLUE = re.compile(r"[\s\u00a0-]{0,3}(?:(?:and|a|of|per)[\s-]+){0,2}")
"""What alone parts two pieces of one number; "per" joins a fraction."""
_BETWEEN_RANGE = re.compile(
    r"\s?(?:-|–|to|and|dan|atau|hingga|sampai|s/d|s\.d\.)\s?(?:Rp\.?\s?|US\$|\$|€|£)?", re.IGNORECASE
)
_SPACE = re.compile(r"\s+")
_POINT = re.compile(r"\s+(?:koma|point)\s+")
_AFTER_RUPIAH = re.compile(r"\b(?:Rp|IDR)\.?\s?(?:[\d.,]+\s?[-–]\s?)?$", re.IGNORECASE)
_LETTER = re.compile(r"\s?([A-Za-z])\b(?!\.\w)")
_FORMULA = re.compile(r"(?:\b[kcdm]?m|\b(?:CO|NO|SO|H|N|O|PM))$")
"""The figure of "m2" or "CO2" belongs to the unit or the substance."""
_AGE = re.compile(r"\b(?:ber)?kepala\s$", re.IGNORECASE)
"""*Kepala empat* is somebody in his forties."""
_LONGEST = 32
"""Words of one number."""
_SCALE_ROLES = frozenset({"hundred", "scale", "dozen", "suffix10"})


@cache
def _scanner(language: str) -> re.Pattern[str]:
    clitic = "(?:nya|lah)?" if language == "id" else "(?:-fold)?"
    decade = r"\s?-\s?an\b|an\b" if language == "id" else r"s\b"
    by_letter: dict[str, list[str]] = {}  # so that at most places the first letter rules all of them out
    for word in word_table(language):
        by_letter.setdefault(word[0], []).append(word[1:])
    words = "|".join(f"{letter}(?:{one_of(rest)})" for letter, rest in by_letter.items())
    return re.compile(
        rf"(?P<figure>{FIGURE})(?P<tail>{decade})?|(?<![^\W\d_])(?:(?P<roman>(?<!\w)[IVXLC]{{2,7}}(?!\w))"
        rf"|(?P<word>(?i:{words})){clitic}(?!\w))"
    )


_FIRST = re.compile(r"[\d½¼¾⅓⅔⅛]|(?<!\w)[IVXLC]{2}")
"""In every text with a figure or a Roman numeral."""


@cache
def _number_words(language: str) -> frozenset[str]:
    """What number words look like with a clitic and without."""
    clitics = ("", "nya", "lah") if language == "id" else ("",)
    return frozenset(f"{word}{clitic}" for word in word_table(language) for clitic in clitics)


@cache
def _rupiah_letters() -> dict[str, float]:
    return {letter: float(scale.value) for scale in scales() for letter in scale.letters}


def read_quantities(text: str, language: str) -> list[Quantity]:
    """All quantities of *text* in order. *language* is ``"id"`` or ``"en"``.

    >>> [sorted(q.keys) for q in read_quantities("Rp 1,2 triliun untuk tiga ratus ribu warga", "id")]
    [[1200000000000.0], [300000.0]]
    >>> [q.text for q in read_quantities("some 2.5 million of 21,000", "en")]
    ['2.5 million', '21,000']
    """
    if not _FIRST.search(text) and word_set(text).isdisjoint(_number_words(language)):
        return []
    table = word_table(language)
    hours = read_hours(text, language)
    found = list(hours)
    run: list[re.Match[str]] = []
    told = sorted((hour.start, hour.end) for hour in hours)
    for match in outside(told, _scanner(language).finditer(text), re.Match.start):
        if match["roman"] and match["roman"] not in ROMAN:
            continue
        if match["figure"] in {"2", "3"} and _FORMULA.search(text, max(0, match.start() - 4), match.start()):
            continue
        if run and not _joins(text, run[-1], match):
            found.extend(_read_run(text, run, language, table))
            run = []
        run.append(match)
    if run:
        found.extend(_read_run(text, run, language, table))
    if hours:
        found.sort(key=lambda quantity: quantity.start)
    if language == "en" and "and a half" in text:
        found = _with_halves(text, found)
    joined = ("koma" in text or "point" in text) and _POINT.search(text)
    return _with_points(text, found) if joined else found


_AND_A_HALF = re.compile(
    r"\b(?P<number>an?|[\w-]+)\s(?P<thing>[a-z]+)\sand\sa\s(?P<half>half)\b", re.IGNORECASE
)


def _with_halves(text: str, quantities: Sequence[Quantity]) -> list[Quantity]:
    """Join what "an hour and a half" parts; the number ends before its thing."""
    ends: dict[int, Quantity] = {}
    for quantity in quantities:
        if quantity.value is not None:
            ends.setdefault(quantity.end, quantity)
    halves: list[Quantity] = []
    spans: list[Span] = []
    for match in _AND_A_HALF.finditer(text):
        number = ends.get(match.end("number"))
        if number is None and match["number"].lower() not in {"a", "an"}:
            continue
        value = (number.value or 0.0) + 0.5 if number else 1.5
        # "A million and a half" is 1,500,000; "an hour and a half" ends before its thing.
        role, factor = word_table("en").get(match["thing"].lower(), ("", 1.0))
        scaled = role in _SCALE_ROLES
        end = match.end() if scaled else match.end("number")
        begin = match.start("number")
        spans.append((min(begin, number.start) if number else begin, match.end()))
        keys: set[Key] = {value * factor if scaled else value}
        halves.append(Quantity.of(text, begin, end, keys, "words"))
    others = outside(spans, quantities, lambda quantity: quantity.start)
    return sorted([*others, *halves], key=lambda quantity: quantity.start)


def _with_points(text: str, quantities: Sequence[Quantity]) -> list[Quantity]:
    """Join what is spelled around *koma* or "point": *dua koma lima persen*."""
    found: list[Quantity] = []
    index = 0
    while index < len(quantities):
        whole = quantities[index]
        index += 1
        digits, factor, last = "", 1.0, whole
        while index < len(quantities) and whole.form == "words" and factor == 1.0 and len(digits) < _LONGEST:
            part = quantities[index]
            gap = _POINT if last is whole else _SPACE
            if part.form != "words" or part.value is None or not gap.fullmatch(text, last.end, part.start):
                break
            factor = max((scale.value for scale in scales() if part.value >= scale.value), default=1.0)
            digits += str(int(part.value / factor))
            last = part
            index += 1
        if digits and whole.value is not None:
            value = round((whole.value + int(digits) / 10 ** len(digits)) * factor, 6)
            whole = Quantity.of(text, whole.start, last.end, {value}, "words")
        found.append(whole)
    return found


def _joins(text: str, left: re.Match[str], right: re.Match[str]) -> bool:
    if right["roman"] or left["roman"]:
        return False
    if right["figure"]:
        return right.start() - left.end() <= 14  # for a range, whose scale they share
    between = text[left.end() : right.start()]
    return len(between) <= 9 and _GLUE.fullmatch(between) is not None


def _read_run(text: str, run: list[re.Match[str]], language: str, table: WordTable) -> list[Quantity]:
    """Split neighboring pieces into numbers: "dua tiga" is two numbers, "tiga ratus" one."""
    numbers: list[Quantity] = []
    position = 0
    while position < len(run):
        first = run[position]
        if first["figure"]:
            position, quantity, factor = _read_figure(text, run, position, language, table)
            if numbers and factor > 1:
                numbers[-1] = _with_scale(text, numbers[-1], quantity.start, factor)
            numbers.append(quantity)
        elif first["roman"]:
            position += 1
            numbers.append(
                Quantity.of(text, first.start(), first.end(), {float(ROMAN[first["roman"]])}, "words")
            )
        else:
            position, words = _read_words(text, run, position, table)
            numbers += words
    return numbers


def _with_scale(text: str, left: Quantity, start: int, factor: float) -> Quantity:
    """In "50-100 million" the scale belongs to both figures: the first may be read with it too."""
    bare = left.form == "digits" and left.text[-1].isdecimal()
    if not bare or not _BETWEEN_RANGE.fullmatch(text, left.end, start):
        return left
    scaled = {round(key * factor, 6) for key in left.keys if isinstance(key, float)}
    return replace(left, keys=left.keys | scaled)


def _read_words(
    text: str, run: list[re.Match[str]], position: int, table: WordTable
) -> tuple[int, list[Quantity]]:
    """The number that the words from *position* on spell, if any, and the position after it."""
    words = []
    for piece in run[position : position + _LONGEST]:
        if not piece["word"]:
            break
        words.append((piece["word"].lower(), piece.start(), piece.end("word")))
    spelled = read_spelled(text, words, table)
    if spelled is None:
        return position + 1, []
    keys: set[Key] = set(spelled.values)
    keys |= {("vague", magnitude) for magnitude in spelled.vague}
    if _AGE.search(text, max(0, run[position].start() - 12), run[position].start()):
        keys |= {("decade", int(value * 10)) for value in spelled.values if value < 10}
    if spelled.decade is not None:
        keys.add(("decade", spelled.decade))
    after = position + spelled.words
    start, end = run[position].start(), run[after - 1].end()
    return after, [Quantity.of(text, start, end, keys, "vague" if spelled.vague else "words")]


def _read_figure(
    text: str, run: list[re.Match[str]], position: int, language: str, table: WordTable
) -> tuple[int, Quantity, float]:
    """A figure with the scale words after it ("1,2 triliun", "3bn", "1960-an"); also the scale's factor."""
    match = run[position]
    figure = match["figure"]
    keys, malformed = read_notation(figure, language)
    start, end = match.start(), match.end("figure")
    if match["tail"]:
        end = match.end()
        keys |= {("decade", int(key % 100)) for key in keys if isinstance(key, float) and key % 10 == 0}
    keys |= read_surroundings(text, start, end, figure, language)
    position += 1
    factor = 1.0
    while position < len(run) and run[position]["word"]:
        piece = run[position]
        word = piece["word"]
        role, value = table[word.lower()]
        # "5m" and "5 bn", but not the "B" of "1000 B.C."; a lone letter may be a unit or a label ("3b").
        glued = piece.start() == end or (piece.start() == end + 1 and len(word) > 1)
        if role == "letter" and glued and len(word) == 1:
            keys |= {key * value for key in keys if isinstance(key, float)}
        elif role in _SCALE_ROLES or (role == "letter" and glued) or (role == "vague" and value >= 1000):
            if value == 12:
                keys |= {key * 10 / 12 for key in keys if isinstance(key, float)}  # "4 dozen" is about 40
            factor *= value
        elif role == "part" and value == 0.5 and text[end : piece.start()].strip() in {"and a", "and"}:
            keys = {key + 0.5 for key in keys if isinstance(key, float)}
        else:
            break
        end = piece.end()
        position += 1
    letter = _LETTER.match(text, end) if factor == 1.0 and language == "id" else None
    if (
        letter
        and letter[1].upper() in _rupiah_letters()
        and _AFTER_RUPIAH.search(text, max(0, start - 24), start)
    ):
        factor = _rupiah_letters()[letter[1].upper()]
        end = letter.end()
    if factor != 1.0:
        keys = {round(key * factor, 6) for key in keys if isinstance(key, float)} or keys
    return position, Quantity.of(text, start, end, keys, "digits", malformed=malformed), factor
