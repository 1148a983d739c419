"""Writes the figures, dates and number words of an Indonesian sentence as English does."""

import re

__all__ = ["english_date", "to_english_notation", "weekday_dates"]

_MONTHS = {
    "Januari": "January",
    "Februari": "February",
    "Maret": "March",
    "April": "April",
    "Mei": "May",
    "Juni": "June",
    "Juli": "July",
    "Agustus": "August",
    "September": "September",
    "Oktober": "October",
    "November": "November",
    "Desember": "December",
}
_DAYS = {
    "Senin": "Monday",
    "Selasa": "Tuesday",
    "Rabu": "Wednesday",
    "Kamis": "Thursday",
    "Jumat": "Friday",
    "Sabtu": "Saturday",
    "Minggu": "Sunday",
}
_SCALES = {
    "ribu": "thousand",
    "juta": "million",
    "miliar": "billion",
    "milyar": "billion",
    "triliun": "trillion",
}
_UNITS = {
    "dua": ("two", "twelve", "twenty"),
    "tiga": ("three", "thirteen", "thirty"),
    "empat": ("four", "fourteen", "forty"),
    "lima": ("five", "fifteen", "fifty"),
    "enam": ("six", "sixteen", "sixty"),
    "tujuh": ("seven", "seventeen", "seventy"),
    "delapan": ("eight", "eighteen", "eighty"),
    "sembilan": ("nine", "nineteen", "ninety"),
}
"""Each with what it means by itself, before *belas* and before *puluh*."""
_NUMBER = r"(?<![\w.,/-])\d{1,3}(?:\.\d{3})+(?:,\d+)?(?![\w.,/]*\d)|(?<![\w.,/-])\d+,\d+(?![\w.,/]*\d)"
_FIGURE = re.compile(_NUMBER.replace(r"(?<![\w.,/-])", r"(?<![\d.,/-])"))
_SCALED = re.compile(rf"(?<=\d) (?:{'|'.join(_SCALES)})\b")
_PERCENT = re.compile(r"(?<=\d) persen\b")
_MONTH = re.compile(rf"(?<=\d )(?:{'|'.join(_MONTHS)})\b|\b(?:{'|'.join(_MONTHS)})(?= \d)")
_UNIT = "|".join(_UNITS)
_LARGER = ("ratus", *_SCALES)
# Parts of longer numbers, of ranges and of other words stay.
_SPELLED = re.compile(
    rf"(?<![\w-]){''.join(f'(?<!{word} )' for word in _LARGER)}"
    rf"(?:(?P<teen>{_UNIT}) belas|(?P<ten>{_UNIT}) puluh(?: (?P<unit>satu|{_UNIT}))?|sebelas)"
    rf"(?![\w-]| (?:satu|koma|{_UNIT}|{'|'.join(_LARGER)}))",
    re.IGNORECASE,
)
_DAY_AND_DATE = re.compile(rf"\b({'|'.join(_DAYS)}),? \((\d\d?)/(\d\d?)(?:/(\d{{4}}))?\)")


def to_english_notation(sentence: str) -> str:
    """*sentence*, Indonesian still, with its figures, amounts and dates as English writes them.

    A model has only to copy them then.

    >>> to_english_notation("Anggaran Rp1,2 triliun untuk 2.350 keluarga, Rabu (26/1/2022).")
    'Anggaran Rp1.2 trillion untuk 2,350 keluarga, Wednesday (26 January 2022).'
    >>> to_english_notation("Pada 5 Mei pukul 12.30 WIB naik 6,5 persen di Jl. 45.")
    'Pada 5 May pukul 12.30 WIB naik 6.5 percent di Jl. 45.'
    >>> to_english_notation("Empat belas bank dan lima puluh dua orang, puluhan terluka.")
    'Fourteen bank dan fifty-two orang, puluhan terluka.'
    """
    text = _DAY_AND_DATE.sub(_weekday_date, sentence)
    text = _FIGURE.sub(lambda match: match.group().translate(str.maketrans(".,", ",.")), text)
    text = _SCALED.sub(lambda match: f" {_SCALES[match.group()[1:]]}", text)
    text = _MONTH.sub(lambda match: _MONTHS[match.group()], text)
    text = _SPELLED.sub(_number_word, text)
    return _PERCENT.sub(" percent", text)


def weekday_dates(sentence: str) -> list[tuple[str, str, str | None]]:
    """Day, month and year, as they are written, of each date that *sentence* has in figures after a weekday.

    >>> weekday_dates("Kamis (27/1/2022) dan Jumat (04/2)")
    [('27', '1', '2022'), ('04', '2', None)]
    """
    return [(match[2], match[3], match[4]) for match in _DAY_AND_DATE.finditer(sentence)]


def english_date(day: str, month: str, year: str | None) -> str:
    """The date in words; empty where it can't be one.

    >>> english_date("04", "3", "2024"), english_date("31", "12", None), english_date("1", "13", None)
    ('4 March 2024', '31 December', '')
    """
    if not (1 <= int(month) <= len(_MONTHS) and 1 <= int(day) <= 31):
        return ""
    name = list(_MONTHS.values())[int(month) - 1]
    return " ".join(filter(None, [str(int(day)), name, year]))


def _number_word(match: re.Match[str]) -> str:
    first = match.group()[0]
    if first.isupper() and match.start() > 0:  # a name, such as Universitas Sebelas Maret
        return match.group()
    teen, ten, unit = ((match[part] or "").lower() for part in ("teen", "ten", "unit"))
    if teen:
        word = _UNITS[teen][1]
    elif ten:
        word = _UNITS[ten][2]
        if unit:
            word += f"-{'one' if unit == 'satu' else _UNITS[unit][0]}"
    else:
        word = "eleven"
    return word.capitalize() if first.isupper() else word


def _weekday_date(match: re.Match[str]) -> str:
    weekday, *figures = match.groups()
    date = english_date(*figures)
    return f"{_DAYS[weekday]} ({date})" if date else match.group()
