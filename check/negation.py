"""Negation survives: what the source denies, the target denies."""

import re
from functools import lru_cache

from .finding import Finding
from .lexicon import is_english

__all__ = ["check_negation"]

_SOURCE = re.compile(
    r"\b(?:(?:tidak|bukan|belum|tak|tiada|takkan|jangan)(?:lah|kah|nya)?|tanpa|nggak|enggak|ndak|gak|tidaklah)\b",
    re.IGNORECASE,
)
# Constructions in which the negator denies nothing that an English "not" would have to deny.
_IDIOMS = re.compile(
    r"\b(?:tidak hanya|bukan hanya|tak hanya|tidak cuma|bukan cuma|bukan saja|tidak saja|tidak lain|tak lain|mau tidak mau|"
    r"mau tak mau|tidak lama|tak lama|tidak jauh|tak jauh|tidak sedikit|tak sedikit|tidak jarang|tak jarang|belum lama|"
    r"setidaknya|setidak-tidaknya|tidak lebih dari|tak kurang|tidak kurang|atau tidak|atau belum|ya atau tidak|"
    r"tak terduga|tidak terduga|tak hingga|tak terbatas|tidak terbatas|kalau tidak|jika tidak|bila tidak|tanpa terkecuali|"
    r"bukan main|sudah tidaknya|ada tidaknya|perlu tidaknya)\b",
    re.IGNORECASE,
)
# Indonesian words that deny without a negator: they account for a negative word of the target.
_SOURCE_SOFT = re.compile(
    r"\b(?:gagal\w*|kegagalan\w*|kurang\w*|kekurangan\w*|enggan|menolak|ditolak|penolakan|hilang\w*|"
    r"sulit\w*|kesulitan\w*|sukar|mustahil|mencegah|dicegah|hindar\w*|menghindar\w*|"
    r"jarang|sedikit|kecuali|selain|bantah\w*|membantah|dibantah|lumpuh|batal\w*|dibatalkan|membatalkan|berhenti|"
    r"terlarang|nir\w+|non-?\w+|anti-?\w+|pra-?\w+|ilegal|kosong|putus|lepas|mana mungkin|sulit|mati)\b",
    re.IGNORECASE,
)
_TARGET = re.compile(
    r"\b(?:not|no|never|without|none|nobody|nothing|nowhere|neither|nor|cannot)\b|n['’]t\b", re.IGNORECASE
)
_TARGET_SOFT = re.compile(
    r"\b(?:fail\w*|lack\w*|unable|unlike|except\w*|hardly|barely|scarcely|rarely|seldom|yet to|refus\w*|instead|rather than|"
    r"prevent\w*|avoid\w*|little|few|fewer|less|unless|absen(?:t|ce)|missing|devoid|free of|free from|-free|den(?:y|ies|ied)|"
    r"prohibit\w*|forbid\w*|forbidden|reject\w*|otherwise|hostile|trespass\w*|bare|offline|before|beyond|wrong\w*|"
    r"ignor\w*|neglect\w*|far from|stop\w*|spam|mis\w{5,}|anti-?\w+)\b|\w-free\b",
    re.IGNORECASE,
)
_ONLY = re.compile(r"\b(?:tidak|bukan|tak) (?:hanya|cuma|sekadar|sekedar)\b", re.IGNORECASE)
_MERELY = re.compile(r"\b(?:only|just|merely|simply)\b", re.IGNORECASE)
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)?", re.IGNORECASE)
_PREFIXES = re.compile(r"^(un|in|im|ir|il|dis|non-?)(?=(\w{4,}))")
# Beginnings of words that only look like denials.
_NO_PREFIX = tuple(
    """
    under undert until unit uniq univers uniform unif unis union unic unan uncle interest intern interv interm into introdu
    inter invest inform involv increas includ incom index indee indoor indust infan influ initia injur inner input insid
    insist instal instan instead instit instruc insur inten inven investig invit image imagi immed impact implem import
    impos impress improv discover discuss diseas displa disput distan distinct distrib district disaster dish discount
    discours disciplin dispos infla indi inspir inspec instig inhab inhibit inhal inher innov inquir inqui inscri insert
    insight install infect infer infiltr ingest ingred invad invas irrig irrit illeg illus immig immun impli impuls impair
    imper impetus disc dispatch dispers dispens dissem distill distort distur distress non-profit
    """.split()  # noqa: SIM905
)
_WHOLE = frozenset(
    "inevitable inevitably impossible impossibly illegal illegally infrequent infrequently indirect".split()
)  # noqa: SIM905


@lru_cache(maxsize=1 << 14)
def _denies(word: str) -> bool:
    """Whether an English word denies by its prefix or suffix: "unable", "independent", "homeless".

    >>> [_denies(word) for word in ("unclear", "under", "invisible", "international", "homeless")]
    [True, False, True, False, True]
    """
    word = word.lower()
    if word in _WHOLE:
        return True
    if word.startswith(_NO_PREFIX):
        return False
    if word.endswith(("less", "lessly", "lessness")) and len(word) > 6:
        return True
    match = _PREFIXES.match(word)
    if not match:
        return False
    rest = match[2]
    return match[1] == "un" or is_english(rest) or is_english(rest.removesuffix("ly"))


def _count_target(target: str) -> tuple[int, int]:
    strong = len(_TARGET.findall(target))
    soft = len(_TARGET_SOFT.findall(target)) + sum(_denies(word) for word in _WORD.findall(target))
    return strong, soft


def check_negation(source: str, target: str) -> list[Finding]:
    """A negator of *source* that *target* shows no trace of is a warning."""
    only = _ONLY.search(source)
    if only and _MERELY.search(target) and not _TARGET.search(target):
        return [
            Finding(
                kind="negation",
                severity="warning",
                message=f"A negation seems lost: “{only.group()}” became “only”.",
                source_span=only.span(),
            )
        ]
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
