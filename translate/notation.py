"""Figures, dates and number words: put into English for a model that has only to copy them then, or set right
after it.
"""

import re

__all__ = ["anglicised", "bracketed", "dated"]

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
_IN_BRACKETS = re.compile(r"\((\d+)\)")
_DAY_AND_DATE = re.compile(rf"\b({'|'.join(_DAYS)}),? \((\d\d?)/(\d\d?)(?:/(\d{{4}}))?\)")


def anglicised(sentence: str) -> str:
    """*sentence*, Indonesian still, with its figures, amounts and dates as English writes them.

    >>> anglicised("Anggaran Rp1,2 triliun untuk 2.350 keluarga, Rabu (26/1/2022).")
    'Anggaran Rp1.2 trillion untuk 2,350 keluarga, Wednesday (26 January 2022).'
    >>> anglicised("Pada 5 Mei pukul 12.30 WIB naik 6,5 persen di Jl. 45.")
    'Pada 5 May pukul 12.30 WIB naik 6.5 percent di Jl. 45.'
    >>> anglicised("Empat belas bank dan lima puluh dua orang, puluhan terluka.")
    'Fourteen bank dan fifty-two orang, puluhan terluka.'
    """
    text = _DAY_AND_DATE.sub(_date, sentence)
    text = _FIGURE.sub(lambda match: match.group().translate(str.maketrans(".,", ",.")), text)
    text = _SCALED.sub(lambda match: f" {_SCALES[match.group()[1:]]}", text)
    text = _MONTH.sub(lambda match: _MONTHS[match.group()], text)
    text = _SPELLED.sub(_spelled, text)
    return _PERCENT.sub(" percent", text)


def dated(source: str, target: str) -> str:
    """*target* with the dates that *source* has in figures after a weekday written out.

    Models copy them, or turn them round as Americans do; either way a reader can't tell day from month.

    >>> dated("Kata Ani, Senin (4/3/2024).", "Said Ani, Monday (3/4/2024).")
    'Said Ani, Monday (4 March 2024).'
    """
    for match in _DAY_AND_DATE.finditer(source):
        _, day, month, year = match.groups()
        if written := _written(day, month, year):
            end = f"/{year}" if year else ""
            for figures in (f"({day}/{month}{end})", f"({month}/{day}{end})"):
                if figures in target:
                    target = target.replace(figures, f"({written})", 1)
                    break
    return target


def bracketed(source: str, target: str) -> str:
    """*target* with brackets that close after a figure where they do in *source*, as after somebody's age.

    >>> bracketed("Istri korban, Ratna (35), menolak.", "The victim's wife, Ratna (35, refused).")
    "The victim's wife, Ratna (35), refused."
    """
    for figure in _IN_BRACKETS.findall(source):
        if f"({figure})" in target:
            continue
        begun = re.search(rf"\({figure}(?: years?(?: old)?)?(?=[,;] )", target)
        if begun:
            target = f"{target[: begun.end()]}){_without_closing(target[begun.end() :])}"
    return target


def _without_closing(text: str) -> str:
    """*text* without the first closing bracket that none opens."""
    depth = 0
    for at, character in enumerate(text):
        depth += (character == "(") - (character == ")")
        if depth < 0:
            return text[:at] + text[at + 1 :]
    return text


def _spelled(match: re.Match[str]) -> str:
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


def _date(match: re.Match[str]) -> str:
    weekday, *figures = match.groups()
    written = _written(*figures)
    return f"{_DAYS[weekday]} ({written})" if written else match.group()


def _written(day: str, month: str, year: str | None) -> str:
    """``4 March 2024``; empty where it can't be a date."""
    if not (1 <= int(month) <= len(_MONTHS) and 1 <= int(day) <= 31):
        return ""
    name = list(_MONTHS.values())[int(month) - 1]
    return " ".join(filter(None, [str(int(day)), name, year]))
