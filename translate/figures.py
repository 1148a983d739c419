"""Figures and dates in English notation, so that a model that can't be trusted with them only has to copy."""

import re

__all__ = ["anglicised"]

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
_NUMBER = r"(?<![\w.,/-])\d{1,3}(?:\.\d{3})+(?:,\d+)?(?![\w.,/]*\d)|(?<![\w.,/-])\d+,\d+(?![\w.,/]*\d)"
_FIGURE = re.compile(_NUMBER.replace(r"(?<![\w.,/-])", r"(?<![\d.,/-])"))
_SCALED = re.compile(rf"(?<=\d) (?:{'|'.join(_SCALES)})\b")
_PERCENT = re.compile(r"(?<=\d) persen\b")
_MONTH = re.compile(rf"(?<=\d )(?:{'|'.join(_MONTHS)})\b|\b(?:{'|'.join(_MONTHS)})(?= \d)")
_DAY_AND_DATE = re.compile(rf"\b({'|'.join(_DAYS)}),? \((\d\d?)/(\d\d?)(?:/(\d{{4}}))?\)")


def anglicised(sentence: str) -> str:
    """*sentence*, Indonesian still, with its figures, amounts and dates as English writes them.

    >>> anglicised("Anggaran Rp1,2 triliun untuk 2.350 keluarga, Rabu (26/1/2022).")
    'Anggaran Rp1.2 trillion untuk 2,350 keluarga, Wednesday (26 January 2022).'
    >>> anglicised("Pada 5 Mei pukul 12.30 WIB naik 6,5 persen di Jl. 45.")
    'Pada 5 May pukul 12.30 WIB naik 6.5 percent di Jl. 45.'
    """
    text = _DAY_AND_DATE.sub(_date, sentence)
    text = _FIGURE.sub(lambda match: match.group().translate(str.maketrans(".,", ",.")), text)
    text = _SCALED.sub(lambda match: f" {_SCALES[match.group()[1:]]}", text)
    text = _MONTH.sub(lambda match: _MONTHS[match.group()], text)
    return _PERCENT.sub(" percent", text)


def _date(match: re.Match[str]) -> str:
    weekday, day, month, year = match.groups()
    if not 1 <= int(month) <= len(_MONTHS):
        return match.group()
    name = list(_MONTHS.values())[int(month) - 1]
    return f"{_DAYS[weekday]} ({' '.join(filter(None, [str(int(day)), name, year]))})"
