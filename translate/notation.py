"""Figures, dates and number words: put into English for a model that has only to copy them then, or set right
after it.
"""

import re
from functools import cache

from indonesian import Unit, months, one_of, scales, units, weekdays

__all__ = ["anglicised", "bracketed", "dated"]

_NUMBER = r"(?<![\w.,/-])\d{1,3}(?:\.\d{3})+(?:,\d+)?(?![\w.,/]*\d)|(?<![\w.,/-])\d+,\d+(?![\w.,/]*\d)"
_FIGURE = re.compile(_NUMBER.replace(r"(?<![\w.,/-])", r"(?<![\d.,/-])"))
_PERCENT = re.compile(r"(?<=\d) persen\b")
_IN_BRACKETS = re.compile(r"\((\d+)\)")


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


def anglicised(sentence: str) -> str:
    """*sentence*, Indonesian still, with its figures, amounts and dates as English writes them.

    >>> anglicised("Anggaran Rp1,2 triliun untuk 2.350 keluarga, Rabu (26/1/2022).")
    'Anggaran Rp1.2 trillion untuk 2,350 keluarga, Wednesday (26 January 2022).'
    >>> anglicised("Pada 5 Mei pukul 12.30 WIB naik 6,5 persen di Jl. 45.")
    'Pada 5 May pukul 12.30 WIB naik 6.5 percent di Jl. 45.'
    >>> anglicised("Empat belas bank dan lima puluh dua orang, puluhan terluka.")
    'Fourteen bank dan fifty-two orang, puluhan terluka.'
    >>> anglicised("Jum'at (4/3/2022) dan 7 Nopember, bukan 5 Okt. 2021 atau 3 Des.")
    'Friday (4 March 2022) dan 7 November, bukan 5 October 2021 atau 3 Des.'
    """
    text = _day_and_date().sub(_date, sentence)
    text = _FIGURE.sub(lambda match: match.group().translate(str.maketrans(".,", ",.")), text)
    text = _scaled().sub(lambda match: f" {_scales()[match.group()[1:]]}", text)
    text = _month().sub(lambda match: _months()[match.group().removesuffix(".")], text)
    text = _spelled_number().sub(_spelled, text)
    return _PERCENT.sub(" percent", text)


def dated(source: str, target: str) -> str:
    """*target* with the dates that *source* has in figures after a weekday written out.

    Models copy them, or turn them round as Americans do; either way a reader can't tell day from month.

    >>> dated("Kata Ani, Senin (4/3/2024).", "Said Ani, Monday (3/4/2024).")
    'Said Ani, Monday (4 March 2024).'
    """
    for match in _day_and_date().finditer(source):
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
        word = _units()[teen].teen
    elif ten:
        word = _units()[ten].ten
        if unit:
            word += f"-{'one' if unit == 'satu' else _units()[unit].english}"
    else:
        word = "eleven"
    return word.capitalize() if first.isupper() else word


def _date(match: re.Match[str]) -> str:
    weekday, *figures = match.groups()
    written = _written(*figures)
    return f"{_days()[weekday]} ({written})" if written else match.group()


def _written(day: str, month: str, year: str | None) -> str:
    """``4 March 2024``; empty where it can't be a date."""
    if not (1 <= int(month) <= 12 and 1 <= int(day) <= 31):
        return ""
    return " ".join(filter(None, [str(int(day)), months()[int(month) - 1].english, year]))
