"""Negation survives: what the source denies, the target denies."""

import re
from functools import lru_cache

from .finding import Finding
from .lexicon import english_words

__all__ = ["check_negation"]

_SOURCE = re.compile(
    r"\b(?:(?:tidak|bukan|belum|tak|tiada|takkan|jangan)(?:lah|kah|nya)?|tanpa|nggak|enggak|ndak|gak|tidaklah)\b",
    re.IGNORECASE,
)
# Constructions in which the negator denies nothing that an English "not" would have to deny.
_IDIOMS = re.compile(
    r"\b(?:tidak hanya|bukan hanya|tak hanya|tidak cuma|bukan cuma|bukan saja|tidak saja|tidak lain|tak lain|mau tidak mau|"
    r"mau tak mau|tidak lama|tak lama|tidak jauh|tak jauh|tidak sedikit|tak sedikit|tidak jarang|tak jarang|belum lama|"
    r"setidaknya|setidak-tidaknya|tidak lebih dari|tak kurang|tidak kurang|apakah|atau tidak|atau belum|ya atau tidak|"
    r"tak terduga|tidak terduga|tak hingga|tak terbatas|tidak terbatas|kalau tidak|jika tidak|bila tidak|tanpa terkecuali|"
    r"bukan main|tidak sama sekali|sebelum)\b",
    re.IGNORECASE,
)
# Indonesian words that deny without a negator: they account for a negative word of the target.
_SOURCE_SOFT = re.compile(
    r"\b(?:gagal\w*|kegagalan\w*|kurang\w*|kekurangan\w*|enggan|menolak|ditolak|penolakan|hilang\w*|tanpa|bebas|"
    r"sulit\w*|kesulitan\w*|sukar|mustahil|dilarang|melarang|larangan|mencegah|dicegah|hindar\w*|menghindar\w*|hanya|"
    r"jarang|sedikit|kecuali|selain|bantah\w*|membantah|dibantah|lumpuh|batal\w*|dibatalkan|membatalkan|berhenti|"
    r"terlarang|nir\w+|non-?\w+|anti-?\w+|pra-?\w+|ilegal|kosong|putus|lepas|mana mungkin|sulit|mati)\b",
    re.IGNORECASE,
)
_TARGET = re.compile(
    r"\b(?:not|no|never|without|none|nobody|nothing|nowhere|neither|nor|cannot)\b|n['’]t\b", re.IGNORECASE
)
_TARGET_SOFT = re.compile(
    r"\b(?:fail\w*|lack\w*|unable|unlike|except\w*|hardly|barely|scarcely|rarely|seldom|yet|refus\w*|instead|rather|prevent\w*|"
    r"avoid\w*|little|few|fewer|less|unless|until|minus|absen\w*|missing|devoid|free|den(?:y|ies|ied)|stop\w*|"
    r"ban(?:s|ned)?|prohibit\w*|forbid\w*|forbidden|reject\w*|exclu\w*|otherwise|ceas\w*|away|off|hostile|too|"
    r"offline|remain\w*|still|only|beyond|miss(?:ed)?|wrong|avoid|ignor\w*|neglect\w*|mis\w{5,}|anti\w+|counter\w+)\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)?", re.IGNORECASE)
_PREFIXES = re.compile(r"^(un|in|im|ir|il|dis|non-?)(?=(\w{4,}))")
_NO_PREFIX = frozenset(
    """
    under understand until union unit united unite universal university uniform unique unify invest inform information
    involve increase include income index indeed indoor industry infant influence initial injury inner input inside insist
    install instance instead institute instruct insurance intend intense interest internal international internet into
    introduce invent investigate invite image imagine immediate impact implement import important impose impress
    improve discover discuss disease display dispute distance distant distinct distribute district distress dissent
    disaster disk dish discount discourse discipline disposal dispose indirectly inflame inflict infrequent
    """.split()  # noqa: SIM905
)


@lru_cache(maxsize=1 << 14)
def _denies(word: str) -> bool:
    """Whether an English word denies by its prefix or suffix: "unable", "independent", "homeless".

    >>> [_denies(word) for word in ("unclear", "under", "invisible", "international", "homeless")]
    [True, False, True, False, True]
    """
    word = word.lower()
    if word in _NO_PREFIX:
        return False
    if word.endswith(("less", "lessly", "lessness")) and len(word) > 6:
        return True
    match = _PREFIXES.match(word)
    if not match:
        return False
    rest = match[2]
    vocabulary = english_words()
    return (
        rest in vocabulary
        or rest.removesuffix("ly") in vocabulary
        or (match[1] == "un" and rest + "e" in vocabulary)
    )


def _count_target(target: str) -> tuple[int, int]:
    strong = len(_TARGET.findall(target))
    soft = len(_TARGET_SOFT.findall(target)) + sum(_denies(word) for word in _WORD.findall(target))
    return strong, soft


def check_negation(source: str, target: str) -> list[Finding]:
    """A negator of *source* that *target* shows no trace of is a warning."""
    plain = _IDIOMS.sub(lambda match: "_" * len(match.group()), source)
    negators = list(_SOURCE.finditer(plain))
    if not negators:
        return []
    strong, soft = _count_target(target)
    if strong >= len(negators):
        return []
    # Words of the target that deny softly may render a negator, or a soft word of the source.
    spare = max(0, soft - len(_SOURCE_SOFT.findall(plain)))
    if strong + spare >= len(negators):
        return []
    first = negators[0]
    some = (
        f"one of “{'”, “'.join(dict.fromkeys(n.group().lower() for n in negators))}”"
        if strong
        else f"“{first.group()}”"
    )
    return [
        Finding(
            kind="negation",
            severity="warning",
            message=f"A negation seems lost: nothing in the target renders {some}.",
            source_span=first.span(),
        )
    ]
