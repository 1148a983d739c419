"""What is named after people, such as streets, ships and hospitals: ranks and titles in these names stay."""

import re
from functools import cache

from indonesian import one_of

from .people import title_words

__all__ = ["is_in_a_name"]

_THINGS = "|".join(
    """
    jalan jl jln gang gedung bandara lanud stadion lapangan taman masjid museum terminal stasiun pelabuhan
    jembatan universitas sd smp sma smk pesantren monumen makam gor simpang kampus waduk pasar kri km
    rs rsu rsud rsup rspad rsau rsal
    """.split()  # noqa: SIM905 - a list of words
)
_NAMED_AFTER = re.compile(
    rf"\b(?:(?:{_THINGS})\.?|rumah sakit(?: umum)?(?: daerah)?|pangkalan udara)(?: raya)? $", re.IGNORECASE
)
_OTHER_TITLES = ("panglima", "panglima besar", "haji", "sultan", "pangeran", "raden")
_GOES_ON = re.compile(r"\.? [A-Z]")
_HOSPITALS = frozenset(("RS", "RSU", "RSUD", "RSUP"))
_DOCTOR = re.compile(r" (?:[Dd]r|[Pp]rof|H)\b")
_REACH = 40


def is_in_a_name(sentence: str, start: int, end: int) -> bool:
    """Whether the term there belongs to the name of a street, a ship, a hospital or the like, which stays.

    So does *RSUD* where a doctor's name follows: a model puts its English behind that by itself.

    >>> is_in_a_name("Rumah di Jalan Letjen Suprapto terbakar.", 15, 21)
    True
    >>> is_in_a_name("Pasien RSUD dr. Soetomo pulang.", 7, 11), is_in_a_name("Kata Letjen Suprapto.", 5, 11)
    (True, False)
    """
    text = sentence[start:end]
    if text in _HOSPITALS:
        return _DOCTOR.match(sentence, end) is not None
    return (
        _title().fullmatch(text) is not None
        and _GOES_ON.match(sentence, end) is not None
        and _NAMED_AFTER.search(sentence, max(0, start - _REACH), start) is not None
    )


@cache
def _title() -> re.Pattern[str]:
    return re.compile(one_of([*title_words(), *_OTHER_TITLES]), re.IGNORECASE)
