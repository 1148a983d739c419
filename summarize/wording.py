"""One way to write what newsrooms write in several, so that copies are compared by their facts."""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any, NamedTuple

from indonesian import months, one_of, titles, units, weekdays, zones

__all__ = [
    "acronyms_of",
    "called_otherwise",
    "class_words",
    "in_one_wording",
    "province_words",
    "provinces",
    "unit_names",
    "zone_names",
]


class Acronym(NamedTuple):
    """What stands in brackets after a name."""

    name: str
    """Its last two words."""
    short: str
    explained: bool
    """Whether its letters begin words before it."""


_DAYS_OF_WEEK = 7
_MINUTES_OF_HOUR = 60
_KILOGRAMS_OF_QUINTAL = 100
_NUMBER = r"\d{1,3}(?:\.\d{3})+|\d+"


def in_one_wording(text: str) -> str:
    """*text* without ranks and titles, with places, offices and units in full and one kind of length.

    What it gives is for comparing, not for reading.

    >>> in_one_wording("Kapolres AKBP Yoga menyita 21 kg sabu senilai US$ 3,5 juta di Sultra.")
    'Kepala Kepolisian Resor Yoga menyita 21 kilogram sabu senilai 3.500.000 dolar AS di Sulawesi Tenggara.'
    >>> in_one_wording("Sepekan 8.000 meter, kata Badan Atom Dunia (IAEA) kepada kepala keluarga (KK).")
    'Sepekan 8 kilometer, kata Badan Atom Dunia kepada kepala keluarga.'
    >>> in_one_wording("Tujuh ekor, tujuh kuintal, 15 kuintal.")
    'Tujuh ekor, 700 kilogram, 1,5 ton.'
    >>> in_one_wording("Korban jiwa nihil, kata Kadinkes.")
    'tidak ada korban jiwa, kata Kepala Dinas Kesehatan.'
    >>> in_one_wording("Ditutup dua pekan, lalu seminggu; laga 1 jam 11 menit.")
    'Ditutup 14 hari, lalu 7 hari; laga 71 menit.'
    """
    text = _ACRONYM.sub(_without_explained, text)
    text = _MONEY.sub(r"\1\2 dolar AS", text).replace("dolar Amerika Serikat", "dolar AS")
    text = _titled().sub("", text)
    for pattern, full in _spellings():
        text = pattern.sub(full, text)
    text = _between_days().sub(" sampai ", text)
    text = _weeks().sub(_in_days, text)
    text = _NONE.sub(r"tidak ada k\1", text)
    text = _hours().sub(_in_minutes, text)
    text = _quintals().sub(_in_kilograms, text)
    return _LARGE.sub(_in_thousands, _SCALED.sub(_in_digits, text))


@cache
def zone_names() -> frozenset[str]:
    """The abbreviations of time zones, in capitals: with one or without it an hour is the same hour."""
    return frozenset(zone.name.upper() for zone in zones())


@cache
def provinces() -> re.Pattern[str]:
    """The province that follows the name of a place in it: ", Jawa Barat,"."""
    names = [name for name in _table()["places"] if not name.startswith("Jakarta")]
    return re.compile(rf"(?<=\w, )(?:{one_of([*names, *_table()['provinces']])})(?=[,.)])")


@cache
def province_words() -> frozenset[str]:
    """The words of which the names of provinces are made, and the country's."""
    names = [*_table()["places"], *_table()["provinces"], "Indonesia"]
    return frozenset(word for name in names for word in name.split())


@cache
def class_words() -> frozenset[str]:
    """Words with a capital that say what kind of thing a name names, and nothing more."""
    return frozenset(_table()["classes"])


@cache
def unit_names() -> frozenset[str]:
    """The first word of each unit as `in_one_wording` writes it."""
    return frozenset(full.split()[0] for full in _table()["units"]) | {"ton"}


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("data/wording.toml").read_text(encoding="utf-8"))


@cache
def _titled() -> re.Pattern[str]:
    """Ranks and titles before a name. Letters alone need their full stop, or they are initials of a name."""
    known = titles()
    short = [word for group in (known.titles, known.ranks) for word in group]
    capital = [form for word in short if len(word) > 1 for form in (word.capitalize(), word.upper())]
    single = [word.upper() for word in short if len(word) == 1]
    shapes = (
        rf"(?:{one_of(_table()['ranks'])})",
        rf"(?:{one_of(capital)})\b\.?",
        rf"(?:{one_of([*single, 'dr', 'drg', 'drh'])})\.",
    )
    return re.compile(rf"(?<![\w.])(?:{'|'.join(shapes)})\s+(?=[A-Z(])")


@cache
def _spellings() -> tuple[tuple[re.Pattern[str], str], ...]:
    found: list[tuple[re.Pattern[str], str]] = []
    for full, short in _table()["names"].items():
        found.append((re.compile(rf"(?<!\w)(?:{one_of(short)})\b\.?(?=\s[A-Z])"), full))
    for part in ("places", "offices"):
        found += [
            (re.compile(rf"(?<!\w)(?:{one_of(short)})\b"), full) for full, short in _table()[part].items()
        ]
    for full, short in _table()["units"].items():
        one = one_of(short)
        end = rf"(?![\w/²³]|\s?{full.rpartition(' ')[2]})"
        found.append((re.compile(rf"(?<=\d)\s?(?:{one}){end}"), f" {full}"))
        found.append((re.compile(rf"(?<![\w/])(?:{one})(?=\s\d)"), full))
    return tuple(found)


# "warga negara asing (WNA)", "Organisasi Kesehatan Dunia (WHO)": beside the name in full they add
# nothing. Two letters in brackets may be a suspect's initials, so that words must account for them.
_ACRONYM = re.compile(r"\s\(([A-Z][A-Za-z]{1,9})\)")
_NAMED = re.compile(r"(?:\b[A-Z][\w-]+\s){2}$")


def _without_explained(match: re.Match[str]) -> str:
    named = len(match[1]) > 2 and _NAMED.search(match.string[: match.start()] + " ")
    return "" if _is_explained(match) or named else match[0]


def _is_explained(match: re.Match[str]) -> bool:
    """Whether the letters of an acronym in brackets are those of the words before it."""
    letters = match[1].upper()
    before = re.findall(r"[A-Za-z][\w-]*", match.string[: match.start()])[-len(letters) - 2 :]
    rest = iter([word[0].upper() for word in before])
    return all(letter in rest for letter in letters)


def acronyms_of(text: str) -> list[Acronym]:
    """The acronyms in brackets after a name of two words or more, in order.

    >>> acronyms_of("Kata Badan Atom Dunia (IAEA).")
    [Acronym(name='Atom Dunia', short='IAEA', explained=False)]
    """
    return [
        Acronym(named[0].strip(), match[1], _is_explained(match))
        for match in _ACRONYM.finditer(text)
        if (named := _NAMED.search(text[: match.start()] + " "))
    ]


def called_otherwise(one: str, other: str) -> bool:
    """Whether two texts have another acronym in brackets after the same name.

    >>> called_otherwise("Komisi Pemilihan Umum (KPU) rapat.", "Rapat di Komisi Pemilihan Umum (PMI).")
    True
    """
    mine, theirs = _short_names(one), _short_names(other)
    return any(not mine[name] & theirs[name] for name in mine.keys() & theirs.keys())


def _short_names(text: str) -> dict[str, set[str]]:
    """The acronyms in brackets, by the last two words of the name before them."""
    found: dict[str, set[str]] = {}
    for acronym in acronyms_of(text):
        if acronym.short.isupper():
            found.setdefault(acronym.name, set()).add(acronym.short)
    return found


_MONEY = re.compile(r"(?:US\$|USD)\s?(\d[\d.,]*\d|\d)(\s(?:ribu|juta|miliar|triliun))?")


@cache
def _between_days() -> re.Pattern[str]:
    """The hyphen of "Januari-Maret"."""
    days = one_of([name for day in (*months(), *weekdays()) for name in day.names])
    return re.compile(rf"(?<=[a-z])\s?[-–]\s?(?=(?:{days})\b)")


@cache
def _weeks() -> re.Pattern[str]:
    count = rf"{_NUMBER}|{one_of([unit.word for unit in units()])}|sepuluh"
    return re.compile(
        rf"(?<![\w,.-])(?:(?P<one>sepekan|seminggu)|(?P<count>(?i:{count}))\s(?:pekan|minggu))\b"
    )


def _in_days(match: re.Match[str]) -> str:
    return f"{_DAYS_OF_WEEK * (1 if match['one'] else _count(match['count']))} hari"


@cache
def _hours() -> re.Pattern[str]:
    count = rf"{_NUMBER}|{one_of([unit.word for unit in units()])}|sepuluh"
    return re.compile(rf"(?<![\w,.-])(?:(?P<one>sejam)|(?P<count>{count})\sjam)\s(?P<more>{count})\smenit\b")


def _in_minutes(match: re.Match[str]) -> str:
    hours = 1 if match["one"] else _count(match["count"])
    return f"{_MINUTES_OF_HOUR * hours + _count(match['more'])} menit"


@cache
def _quintals() -> re.Pattern[str]:
    count = rf"{_NUMBER}|{one_of([unit.word for unit in units()])}|sepuluh"
    return re.compile(rf"(?<![\w,.-])(?:(?P<one>sekuintal)|(?P<count>{count})\skuintal)\b")


def _in_kilograms(match: re.Match[str]) -> str:
    count = 1 if match["one"] else _count(match["count"])
    return f"{_KILOGRAMS_OF_QUINTAL * count:,}".replace(",", ".") + " kilogram"


def _count(word: str) -> int:
    values = {unit.word: unit.value for unit in units()} | {"sepuluh": 10}
    return values[word.lower()] if word.lower() in values else int(word.replace(".", ""))


# "Korban jiwa nihil", for "Tidak ada korban jiwa".
_NONE = re.compile(r"\b[Kk](orban\s(?:jiwa|luka|meninggal))\s(?:dilaporkan\s)?(?:nihil|tidak ada|tak ada)\b")

# "1,5 juta" and "20 ribu", written in digits by others.
_SCALED = re.compile(r"(?<![\d.,])(\d{1,3})(?:,(\d{1,3}))?\s(ribu|juta)\b")


def _in_digits(match: re.Match[str]) -> str:
    thousands = {"ribu": 1, "juta": 2}[match[3]]
    digits = match[1] + (match[2] or "").ljust(3 * thousands, "0")
    return f"{int(digits):,}".replace(",", ".")


_LARGE = re.compile(r"(?<![\d.,])(\d{1,3})\.(\d{3})\s(meter|kilogram)(?!\s(?:persegi|kubik))\b")


def _in_thousands(match: re.Match[str]) -> str:
    unit = {"meter": "kilometer", "kilogram": "ton"}[match[3]]
    rest = match[2].rstrip("0")
    return f"{match[1]}{',' if rest else ''}{rest} {unit}"
