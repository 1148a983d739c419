"""The people of a text whose names are words as well, and those with initials alone: both stay as they are.

*Pria berinisial RS* makes RS a person in the whole text, no hospital; *AKP Harimau Siregar* makes *Harimau*
one where it stands alone. What follows *di* or stands beside another name isn't them: *di RS*, *RS Harapan*.
"""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from functools import cache
from itertools import combinations
from typing import Self

from check import stays, title_case
from indonesian import months, one_of, persons, speech, titles, weekdays

__all__ = ["People", "shown_as", "title_words"]

_LETTERS = r"[A-Z][A-Za-z]{1,2}(?!\w)"
_AGE = r"(?: \(\d\d?(?: tahun)?\))?"
_ONE_OF_THEM = _LETTERS + _AGE
_SAID = re.compile(
    rf"\b(?:[Bb]er)?[Ii]nisial(?:nya)?(?: huruf)?:? (?P<all>{_ONE_OF_THEM}"
    rf"(?:(?:, {_ONE_OF_THEM})*,? (?:dan|serta) {_ONE_OF_THEM})?)"
)
"""Several where the last has "and" before it: after a comma alone comes what somebody is, *HT, PNS*."""
_NOUNS = "|".join(
    """
    pria wanita perempuan laki-laki lelaki remaja gadis bocah anak balita pemuda pemudi pemudik ibu ayah bapak
    kakek nenek suami istri pelaku tersangka terdakwa terduga korban saksi warga siswa siswi pelajar santri
    mahasiswa mahasiswi guru dosen dokter sopir pengemudi pengendara karyawan buruh janda
    """.split()  # noqa: SIM905 - a list of words
)
_SO_TO_SPEAK = rf"(?:,? (?:sebut saja|yakni|yaitu|ialah|adalah|bernama|atas nama))?,? (?P<one>{_LETTERS})"
_WITH_AGE = re.compile(rf"\b(?:{_NOUNS})(?:nya)?{_SO_TO_SPEAK} \(\d\d?(?: tahun)?\)", re.IGNORECASE)
_WORD = r"[A-Z][a-z][\w'’-]*"
_NAME = rf"{_WORD}(?: (?:[A-Z]\.|{_WORD}))*"
_RUN = re.compile(rf"(?<![\w-]){_WORD}(?: {_WORD})+(?!\w)")
_IN_FULL = frozenset(
    """
    pak bu ibu bapak saudara saudari kakek nenek tuan nyonya mbak ustadz ustadzah ustazah kiai kyai habib
    jenderal letnan kolonel mayor kapten sersan kopral prajurit laksamana marsekal
    """.split()  # noqa: SIM905 - a list of words
) | {f"{rank} {grade}" for rank in ("sersan", "kopral", "inspektur") for grade in ("satu", "dua")}
"""Titles and ranks in full, in lower case."""
_CORPS = frozenset(
    """
    mar pol inf kav art czi cpm arm arh cba ckm cpl caj sus pnb tek lek kal purn tni
    laut infanteri kavaleri marinir zeni penerbang
    """.split()  # noqa: SIM905 - a list of words
)
"""What may stand between a rank and a name, and means something else elsewhere."""
_NO_TITLES = frozenset(("bp", "br", "em", "ev", "fr", "pd", "rd", "rr", "rm", "sr"))
"""Short forms that stand for much else."""
_TRADES = tuple(
    """
    penyanyi musisi artis aktor aktris sutradara komedian presenter penulis pengamat ekonom peneliti pakar
    politikus politisi aktivis pengacara advokat jaksa hakim petani pedagang nelayan pelatih striker kiper
    gelandang bek petinju pembalap atlet istrinya suaminya anaknya ayahnya ibunya adiknya kakaknya
    """.split()  # noqa: SIM905 - a list of words
)
_NO_NAMES = frozenset(
    """
    presiden wapres wakil menteri menko wamen gubernur wagub bupati wabup wali walikota camat lurah kades
    kepala ketua sekretaris bendahara direktur komandan panglima kapolri kapolda kapolres kapolsek kajati
    kajari kasat kanit kabid hakim jaksa dokter guru dosen imam raja ratu putri pangeran sultan pendeta uskup
    paus bangsa anggota mantan eks calon juru staf duta konsul perdana kota negara pertiwi rt rw haji polisi
    tentara pengacara advokat korban pelaku tersangka pastor pst komisaris tokoh
    komisi badan dinas bank mahkamah dewan majelis partai kementerian pemerintah kantor pengadilan kejaksaan
    universitas institut gedung istana markas satgas tim pusat lembaga asosiasi federasi serikat persatuan
    perhimpunan yayasan rumah bandara dan indonesia utara selatan
    """.split()  # noqa: SIM905 - a list of words
)
"""Of offices, trades and bodies: what has one isn't the name of a person alone."""
_ADVERBS = (
    "juga|pun|sendiri|kemudian|lalu|lantas|kini|belum|telah|sudah|tidak|tak|akan|masih|pernah|sempat|ingin"
)
_ACTS = re.compile(
    rf" (?:(?:{_ADVERBS}) )*"
    r"(?:me[a-z]{4,}|ber[a-z]{4,}|ter(?:bukti|tangkap|lihat|luka|jatuh)|tewas|lahir|pulang"
    r"|yakin|bilang|hadir|mundur|tiba"
    r"|di(?:tangkap|tahan|periksa|jerat|duga|dakwa|vonis|laporkan|temukan|bawa|rawat|tuntut|pecat|bunuh))\b"
)
"""What a person does at the beginning of a sentence, where a capital tells nothing."""
_BEGINS = re.compile(r"(?:^|[.!?:…])[\s\"“'‘(–—-]*$")
_BESIDE = re.compile(r"[A-Z][\w.'’-]* $")
_PLACED = re.compile(r"\b(?:di|ke) $", re.IGNORECASE)
_REACH = 40
_SHORT = 3

_STAND_INS = (
    ("MZ", "ZR", "HZ", "ZN", "BZ", "GZ"),
    ("Siregar", "Simatupang", "Nainggolan", "Panjaitan", "Sitorus"),
)
"""Initials and names that the embedded model leaves as they are, and that are no words."""


class People:
    """Those of one text."""

    def __init__(self, initials: Iterable[str], names: Iterable[str], words: Iterable[str]) -> None:
        self._words = frozenset(words)
        forms = sorted({*names, *initials, *self._words}, key=len, reverse=True)
        self._forms = re.compile(rf"(?<![\w@#/.-])(?:{'|'.join(map(re.escape, forms))})(?![\w@]|-\w)")

    @classmethod
    def of(
        cls, sentences: Sequence[str], *, offices: Container[str] = (), words: Container[str] = ()
    ) -> Self | None:
        """The people in a text of *sentences*; None where it has none who could be misread.

        *offices* are words in lower case that no name has: *Bapak Menpora* is an office. A whole name is
        looked for where a part of it is among *words*, words and phrases in lower case that are put into
        English wherever they stand; other whole names a model takes for what they are.
        """
        # In a headline whose words have capitals none tells a name.
        text = "\n".join(each for each in sentences if not title_case(each))
        aged = [said["one"] for said in _WITH_AGE.finditer(text) if said["one"].isupper()]
        initials = [*_said_in(text), *aged]
        named = [name.split() for name in _named(text, offices)]
        whole = [" ".join(name) for name in named if any(part in words for part in _parts(name))]
        alone = {word for name in named for word in name if _may_be_misread(word)}
        return cls(initials, whole, alone) if initials or whole or alone else None

    def spans(self, sentence: str) -> list[tuple[int, int]]:
        """Where they are in *sentence*, as ``(start, end)``, in order.

        >>> people = People.of(["Pria berinisial RS ditahan."])
        >>> [people.spans(text) for text in ("Kata RS, ia lapar.", "Ia dibawa ke RS.", "Lalu RS Harapan.")]
        [[(5, 7)], [], []]
        """
        return [
            match.span()
            for match in self._forms.finditer(sentence)
            if self._is_meant(sentence, *match.span())
        ]

    def _is_meant(self, sentence: str, start: int, end: int) -> bool:
        text = sentence[start:end]
        if " " in text:
            return True
        before = sentence[max(0, start - _REACH) : start]
        beside = _BESIDE.search(before)
        titled = beside and beside.group().strip(". ").lower() in title_words()
        if beside and not titled and not _BEGINS.search(before[: beside.start()]):
            return False
        if re.match(r" [A-Z]", sentence[end : end + 2]) or _PLACED.search(before):
            return False
        if text in self._words and _BEGINS.search(before):
            return _ACTS.match(sentence, end) is not None
        return True


def shown_as(names: Iterable[str], sentence: str) -> dict[str, str]:
    """What a translation model sees in place of *names* of one word: others that aren't in *sentence*.

    It sees initials themselves where *sentence* says that they are.

    >>> shown_as(["RS", "Harimau"], "RS melihat Harimau dan Siregar.")
    {'RS': 'MZ', 'Harimau': 'Simatupang'}
    """
    free = [iter([each for each in kind if each not in sentence]) for kind in _STAND_INS]
    plain = set(_said_in(sentence))
    shown = {}
    for name in dict.fromkeys(names):
        stand_in = None if name in plain else next(free[len(name) > _SHORT], None)
        if stand_in is not None:
            shown[name] = stand_in
    return shown


def _said_in(text: str) -> list[str]:
    """Initials that *text* says are initials."""
    return [letters for said in _SAID.finditer(text) for letters in re.findall(_LETTERS, said["all"])]


def _named(text: str, offices: Container[str]) -> list[str]:
    """The names in *text* that a title, a rank, a verb of speech or a given name shows to be of people."""
    found = []
    titled = [match["name"] for match in _after_title().finditer(text)]
    others = [match["name"] for match in _after_others().finditer(text)]
    said = [name for name in others if stays(name.rpartition(" ")[2])]
    for name in (*titled, *_after_given(text), *said):
        words = []
        for word in name.split():
            if word.lower() in _dates():
                break
            words.append(word)
        if words and not any(word in _NO_NAMES or word in offices for word in map(str.lower, words)):
            found.append(" ".join(words))
    return found


def _parts(name: Sequence[str]) -> Iterator[str]:
    """Each run of words of *name* in lower case."""
    for start, end in combinations(range(len(name) + 1), 2):
        yield " ".join(name[start:end]).lower()


def _may_be_misread(word: str) -> bool:
    """Whether *word*, a part of a name, is one of the language's that nobody would take for a given name."""
    lower = word.lower()
    return len(word) > _SHORT and not stays(word) and lower not in _given()


@cache
def title_words() -> frozenset[str]:
    """Titles and ranks before a name, short and in full, in lower case."""
    return (titles().titles | titles().ranks | _IN_FULL) - _CORPS - _NO_TITLES


@cache
def _after_title() -> re.Pattern[str]:
    title = one_of(sorted(form for word in title_words() for form in _cases(word)))
    corps = one_of(sorted(form for word in _CORPS for form in _cases(word)))
    before = rf"(?:(?:{title})\.? (?:\(?(?:{corps})\.?\)? )*)+|(?:[Bb]ernama|[Aa]tas nama) "
    # A director general or a secretary general is none of the army.
    return re.compile(rf"(?<![\w-])(?<!(?i:tur|ris|sul|nur) )(?:{before})(?P<name>{_NAME})(?!\w)")


def _cases(word: str) -> tuple[str, ...]:
    return (word, word.title(), word.upper()) if len(word) > 1 else (word.upper(),)


@cache
def _after_others() -> re.Pattern[str]:
    """A name of several words behind a verb of speech or a trade, which bodies may follow as well.

    Of those the last word is mostly an ordinary one: *kata Gedung Putih*.
    """
    before = rf"{one_of(speech().verbs)}|(?i:{one_of(_TRADES)})(?: [a-z]+)?"
    return re.compile(rf"\b(?:{before}) (?P<name>{_WORD}(?: {_WORD}){{1,3}})(?!\w)")


@cache
def _given() -> frozenset[str]:
    return persons().women | persons().men


def _after_given(text: str) -> Iterator[str]:
    """Names that begin with a given name, within runs of words with capitals."""
    for run in _RUN.finditer(text):
        words = run.group().split()
        begin = next((at for at, word in enumerate(words[:-1]) if word.lower() in _given()), None)
        if begin is not None:
            yield " ".join(words[begin:])


@cache
def _dates() -> frozenset[str]:
    return frozenset(
        name.lower() for named in (*months(), *weekdays()) for name in (*named.names, *named.short)
    )
