"""Who is meant, made plain in a source: that one person is, that a place is one, who holds an office.

Indonesian nouns have no plural, and a place stands after an office as a name would: *warga Genuk, Slamet
Riyadi (45),* became "residents", and *Bupati Wanasari, Djoko Hartanto,* "regent Wanasari".
"""

import re

from check import places_of, stays
from indonesian import persons

__all__ = ["NEXT_POST", "as_one_person", "holder_of", "of_a_place"]

_PERSONS = "|".join(
    """
    warga penduduk petani nelayan pedagang pembeli siswa siswi pelajar mahasiswa mahasiswi guru dosen sopir
    pengemudi pengendara pengunjung penumpang karyawan karyawati buruh pekerja korban saksi pelanggan
    konsumen jemaah relawan peternak pengusaha pengungsi penyintas pasien pengguna
    """.split()  # noqa: SIM905 - a list of words
)
_NAME = r"(?:[A-Z][\w'’.-]* ){0,3}[A-Z][\w'’.-]*"
_ONE = re.compile(
    rf"(?<![\w-])({_PERSONS})((?: [\w'’.-]+){{0,8}}, {_NAME} \(\d\d?(?: tahun)?\))", re.IGNORECASE
)
_COUNTED = re.compile(
    r"(?:\b(?:se|para|dua|tiga|empat|lima|enam|beberapa|sejumlah|banyak|kedua|ketiga)\w*"
    r"|\b(?:seluruh|semua|salah satu)|\d)(?: orang)? $",
    re.IGNORECASE,
)
_HEADS = frozenset({"regent", "mayor", "governor", "head", "chief", "commander", "prosecutor", "secretary"})
NEXT_POST = r"(?:Wa)?(?:Ka|Dan|Sek|Ketua|Wakil|Anggota|Camat|Lurah|Bupati|Wali|Plt|Pj|Dir|Komandan)"
"""How posts begin: what goes before one of them in a list is a person, or another post."""
_OFFICE = re.compile(
    r"(?:\w+[ /,]+){2,}(?:minister|head|chief|chairman|chairperson|secretary|director|commander)",
    re.IGNORECASE,
)
"""English of several words, which a model puts together with the name that follows."""
_NAME_BEHIND = re.compile(r"(?: \([A-Z][A-Za-z/-]+\))? ([A-Z][a-z][\w'’]* [A-Z][a-z][\w'’]*)(?!\w)")
"""Its first two words: what comes third may be a day."""
_WORD_AND_NAME = re.compile(r" (\w+)(?= [A-Z])")
_PLACE_AND_NAME = re.compile(rf" (?:[A-Z][\w-]*[ ]?){{1,3}}, (?!{NEXT_POST})(?=[A-Z])")


def as_one_person(source: str) -> str:
    """*source* with *seorang* before a noun that leaves the number open, where one name with an age follows.

    >>> as_one_person("Pedagang di sana, Rina (31), mengeluh.")
    'Seorang pedagang di sana, Rina (31), mengeluh.'
    >>> as_one_person("Dua pedagang di sana, Rina (31) dan Dewi (29), mengeluh.")
    'Dua pedagang di sana, Rina (31) dan Dewi (29), mengeluh.'
    """

    def one(match: re.Match[str]) -> str:
        noun, rest = match.groups()
        if _COUNTED.search(source, 0, match.start()):
            return match.group()
        if noun[0].isupper():
            return f"Seorang {noun[0].lower()}{noun[1:]}{rest}"
        return f"seorang {noun}{rest}"

    return _ONE.sub(one, source, count=1)


def of_a_place(rendering: str, source: str, end: int) -> str:
    """*rendering*, the English of an office that ends at *end* in *source*, with "of" where a place follows.

    A place it is where it is known as one and is no given name with another behind it (Bima is both), or
    where a comma and a name come after it.

    >>> of_a_place("former mayor", "mantan Wali Kota Wanasari, Djoko, dihukum.", 16)
    'former mayor of'
    >>> of_a_place("former mayor", "mantan Wali Kota Djoko Hartanto dihukum.", 16)
    'former mayor'
    >>> of_a_place("mayor", "Kata Wali Kota Bandung Djoko Hartanto kemarin.", 14)
    'mayor of'
    """
    if rendering.rpartition(" ")[2].lower() not in _HEADS:
        return rendering
    known = source[end : end + 1] == " " and end + 1 in places_of(source, "")[0]
    if (known and not _is_a_given_name(source, end)) or _PLACE_AND_NAME.match(source, end):
        return f"{rendering} of"
    return rendering


def _is_a_given_name(source: str, end: int) -> bool:
    word = _WORD_AND_NAME.match(source, end)
    return word is not None and word.group(1).lower() in persons().women | persons().men


def holder_of(rendering: str, source: str, end: int) -> str:
    """The name behind *rendering*, an office of several words that ends at *end* in *source*; else nothing.

    A model that puts such an office into English by itself may put it into the middle of that name.

    >>> holder_of("maritime affairs and fisheries minister", "Menteri KKP (KKP) Sakti Trenggono hadir.", 11)
    'Sakti Trenggono'
    """
    name = _NAME_BEHIND.match(source, end) if _OFFICE.fullmatch(rendering) else None
    return name.group(1) if name and all(map(stays, name.group(1).split())) else ""
