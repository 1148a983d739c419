"""Writes the figures, dates and number words of an Indonesian sentence as English does."""

import re
from functools import cache

from indonesian import Unit, months, one_of, scales, units, weekdays

__all__ = ["days_after_per", "english_date", "to_english_notation", "weekday_dates"]

_NUMBER = r"(?<![\w.,/-])\d{1,3}(?:\.\d{3})+(?:,\d+)?(?![\w.,/]*\d)|(?<![\w.,/-])\d+,\d+(?![\w.,/]*\d)"
_FIGURE = re.compile(_NUMBER.replace(r"(?<![\w.,/-])", r"(?<![\d.,/-])"))
_PERCENT = re.compile(r"(?<=\d) persen\b")
_YEAR_BEHIND_A_NOUN = re.compile(r"(?<=[a-z]) pada (?:tahun )?((?:19|20)\d\d)(?= [a-z])")


@cache
def _months() -> dict[str, str]:
    return {spelling: month.english for month in months() for spelling in (*month.names, *month.short)}


@cache
def _days() -> dict[str, str]:
    return {name: day.english for day in weekdays() for name in day.names}


@cache
def _scales() -> dict[str, str]:
    return {word: scale.english for scale in scales() for word in scale.words}


@cache
def _units() -> dict[str, Unit]:
    """The units that *belas* and *puluh* may follow."""
    return {unit.word: unit for unit in units() if unit.ten}


@cache
def _scaled() -> re.Pattern[str]:
    return re.compile(rf"(?<=\d) (?:{one_of(_scales())})\b")


@cache
def _month() -> re.Pattern[str]:
    """A month beside a figure; short forms are also names and words, so that they need a day and a year."""
    names = one_of(name for month in months() for name in month.names)
    short = one_of(name for month in months() for name in month.short)
    return re.compile(rf"(?<=\d )(?:(?:{names})\b|(?:{short})\.?(?= (?:19|20)\d\d\b))|\b(?:{names})(?= \d)")


@cache
def _spelled_number() -> re.Pattern[str]:
    """A number below a hundred in words; parts of longer numbers, of ranges and of other words stay."""
    unit = one_of(_units())
    larger = ("ratus", *_scales())
    return re.compile(
        rf"(?<![\w-]){''.join(f'(?<!{word} )' for word in larger)}"
        rf"(?:(?P<teen>{unit}) belas|(?P<ten>{unit}) puluh(?: (?P<unit>satu|{unit}))?|sebelas)"
        rf"(?![\w-]| (?:satu|koma|{unit}|{one_of(larger)}))",
        re.IGNORECASE,
    )


@cache
def _day_and_date() -> re.Pattern[str]:
    return re.compile(rf"\b({one_of(_days())}),? \((\d\d?)/(\d\d?)(?:/(\d{{4}}))?\)")


def to_english_notation(sentence: str) -> str:
    """*sentence*, Indonesian still, with its figures, amounts and dates as English writes them.

    A model has only to copy them then.

    >>> to_english_notation("Anggaran Rp1,2 triliun untuk 2.350 keluarga, Rabu (26/1/2022).")
    'Anggaran Rp1.2 trillion untuk 2,350 keluarga, Wednesday (26 January 2022).'
    >>> to_english_notation("Pada 5 Mei pukul 12.30 WIB naik 6,5 persen di Jl. 45.")
    'Pada 5 May pukul 12.30 WIB naik 6.5 percent di Jl. 45.'
    >>> to_english_notation("Empat belas bank dan lima puluh dua orang, puluhan terluka.")
    'Fourteen bank dan fifty-two orang, puluhan terluka.'
    >>> to_english_notation("Jum'at (4/3/2022) dan 7 Nopember, bukan 5 Okt. 2021 atau 3 Des.")
    'Friday (4 March 2022) dan 7 November, bukan 5 October 2021 atau 3 Des.'

    The year of what a noun names goes into brackets, which are copied: small models leave out "in 2019".

    >>> to_english_notation("Pada 2021 ia menyebut proyek serupa pada tahun 2019 gagal.")
    'Pada 2021 ia menyebut proyek serupa (2019) gagal.'
    """
    text = _day_and_date().sub(_weekday_date, sentence)
    text = _FIGURE.sub(lambda match: match.group().translate(str.maketrans(".,", ",.")), text)
    text = _scaled().sub(lambda match: f" {_scales()[match.group()[1:]]}", text)
    text = _month().sub(lambda match: _months()[match.group().removesuffix(".")], text)
    text = _spelled_number().sub(_number_word, text)
    text = _YEAR_BEHIND_A_NOUN.sub(r" (\1)", text)
    return _PERCENT.sub(" percent", text)


def weekday_dates(sentence: str) -> list[tuple[str, str, str | None]]:
    """Day, month and year, as they are written, of each date that *sentence* has in figures after a weekday.

    >>> weekday_dates("Kamis (27/1/2022) dan Jumat (04/2)")
    [('27', '1', '2022'), ('04', '2', None)]
    """
    return [(match[2], match[3], match[4]) for match in _day_and_date().finditer(sentence)]


@cache
def _day_after_per() -> re.Pattern[str]:
    month, weekday = one_of(_months()), one_of(_days())
    return re.compile(
        rf"\b[Pp]er (?:hari )?(?:[Tt]anggal )?(?:(?P<day>\d\d?) )?"
        rf"(?:(?P<month>{month})|(?P<weekday>{weekday}))\b"
    )


def days_after_per(sentence: str) -> list[str]:
    """The English of each day or month that *sentence* counts up to: *per 1 Januari*.

    >>> days_after_per("Per 1 Januari 90 orang, per Senin (3/3) 94, per Mei 2025 120 kg per hari")
    ['1 January', 'Monday', 'May']
    """
    found = []
    for match in _day_after_per().finditer(sentence):
        name = _days()[match["weekday"]] if match["weekday"] else _months()[match["month"]]
        found.append(f"{int(match['day'])} {name}" if match["day"] else name)
    return found


def english_date(day: str, month: str, year: str | None) -> str:
    """The date in words; empty where it can't be one.

    >>> english_date("04", "3", "2024"), english_date("31", "12", None), english_date("1", "13", None)
    ('4 March 2024', '31 December', '')
    """
    if not (1 <= int(month) <= 12 and 1 <= int(day) <= 31):
        return ""
    return " ".join(filter(None, [str(int(day)), months()[int(month) - 1].english, year]))


def _number_word(match: re.Match[str]) -> str:
    first = match.group()[0]
    if first.isupper() and match.start() > 0:  # a name, such as Universitas Sebelas Maret
        return match.group()
    teen, ten, unit = ((match[part] or "").lower() for part in ("teen", "ten", "unit"))
    if teen:
        word = _units()[teen].teen
    elif ten:
        word = _units()[ten].ten
        if unit:
            word += f"-{'one' if unit == 'satu' else _units()[unit].english}"
    else:
        word = "eleven"
    return word.capitalize() if first.isupper() else word


def _weekday_date(match: re.Match[str]) -> str:
    weekday, *figures = match.groups()
    date = english_date(*figures)
    return f"{_days()[weekday]} ({date})" if date else match.group()
