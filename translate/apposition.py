"""Who is meant, made plain in a source: that one person is, and that a place is one.

Indonesian nouns have no plural, and a place stands after an office as a name would: *warga Genuk, Slamet
Riyadi (45),* became "residents", and *Bupati Wanasari, Djoko Hartanto,* "regent Wanasari".
"""

import re

__all__ = ["as_one_person", "of_a_place"]

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
_HEADS = frozenset({"regent", "mayor", "governor"})
_PLACE_AND_NAME = re.compile(r" (?:[A-Z][\w-]*[ ]?){1,3}, (?=[A-Z])")


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

    A place it is where a comma and a name come after it.

    >>> of_a_place("former mayor", "mantan Wali Kota Wanasari, Djoko, dihukum.", 16)
    'former mayor of'
    >>> of_a_place("former mayor", "mantan Wali Kota Djoko Hartanto dihukum.", 16)
    'former mayor'
    """
    if rendering.rpartition(" ")[2].lower() in _HEADS and _PLACE_AND_NAME.match(source, end):
        return f"{rendering} of"
    return rendering
