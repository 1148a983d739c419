"""Negation survives: what the source denies, the target denies."""

import re
from collections.abc import Iterable
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
    r"\b(?:tidak hanya|bukan hanya|tak hanya|tidak cuma|bukan cuma|bukan saja|tidak saja|tidak lain|"
    r"tak lain|mau tidak mau|"
    r"mau tak mau|tidak lama|tak lama|tidak jauh|tak jauh|tidak sedikit|tak sedikit|tidak jarang|"
    r"tak jarang|belum lama|"
    r"setidaknya|setidak-tidaknya|tidak lebih dari|tak kurang|tidak kurang|atau tidak|atau belum|"
    r"ya atau tidak|"
    r"tak terduga|tidak terduga|tak hingga|tak terbatas|tidak terbatas|kalau tidak|jika tidak|bila tidak|"
    r"tanpa terkecuali|"
    r"bukan main|paling tidak|sudah tidaknya|ada tidaknya|perlu tidaknya)\b",
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
    r"\b(?:fail\w*|lack\w*|unable|unlike|except\w*|hardly|barely|scarcely|rarely|seldom|yet to|refus\w*|"
    r"instead|rather than|"
    r"prevent\w*|avoid\w*|little|few|fewer|less|unless|absen(?:t|ce)|missing|devoid|free of|free from|"
    r"-free|den(?:y|ies|ied)|"
    r"prohibit\w*|forbid\w*|forbidden|reject\w*|otherwise|hostile|trespass\w*|bare|offline|before|beyond|wrong\w*|"
    r"ignor\w*|neglect\w*|far from|opposed to|hat(?:e|ed|es)|absentee|unlikely|stop\w*|spam|mis\w{5,}|"
    r"anti-?\w+)\b|\w-free\b",
    re.IGNORECASE,
)
_ONLY = re.compile(r"\b(?:tidak|bukan|tak) (?:hanya|cuma|sekadar|sekedar)\b", re.IGNORECASE)
_MERELY = re.compile(r"\b(?:only|just|merely|simply)\b", re.IGNORECASE)
_MOST = 50  # negators that are matched one by one; more are only counted
_NEAR = 0.35  # of the text's length: word order differs little between the languages
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)?", re.IGNORECASE)
_PREFIXES = re.compile(r"^(un-?|in|im|ir|il|dis|non-?)(\w{3,})$")
_ABLE = re.compile(r"^(?:in|im|ir|il)\w{4,}(?:able|ible|ably|ibly)$")
# Beginnings of words that only look like denials.
_NO_PREFIX = tuple(
    """
    disaster discip disciplin discount discours discover discuss diseas dish dispatch dispens dispers
    displa dispos disput dissem distan distill distinct distort distress distrib district distur illeg
    illus image imagi immed immig immun impact impair imper impetus implem impli import impose imposi
    impress improv impuls includ income incoming increas index indian indicat individ indones indoor
    indust infan infect infer infiltr inflat influ inform ingest ingred inhab inhal inher inhibit initia
    injur inner innov input inqui inquir inscri insert insid insight insist inspec inspir instal install
    instan instead instig instit instruc insur inten intera interc interest interf interl interm intern
    interp interpr interr intersec interv into introdu invad invas inven invest investig invit involv
    irrig irrit unanim under unic uniform union uniq unis unit univers until
    """.split()  # noqa: SIM905
)
_WHOLE = frozenset(
    "inevitable inevitably impossible impossibly illegal illegally infrequent infrequently indirect".split()  # noqa: SIM905
)


@lru_cache(maxsize=1 << 14)
def _denies(word: str) -> bool:
    """Whether an English word denies by its prefix or suffix: "unable", "independent", "homeless".

    >>> [_denies(word) for word in ("unclear", "under", "invisible", "international", "homeless")]
    [True, False, True, False, True]
    """
    word = word.lower()
    if word == "uncle" or (word.startswith(_NO_PREFIX) and word not in _WHOLE):
        return False
    if word in _WHOLE or (word.endswith(("less", "lessly", "lessness")) and len(word) > 6):
        return True
    match = _PREFIXES.match(word)
    if not match:
        return False
    rest = match[2]
    if match[1].startswith("un") or _ABLE.match(word):
        return True
    return len(rest) > 3 and (is_english(rest) or is_english(rest.removesuffix("ly")))


def _places(matches: Iterable[re.Match[str]], text: str) -> list[float]:
    """Where matches lie, from 0 at the start of *text* to 1 at its end."""
    return [match.start() / max(1, len(text)) for match in matches]


def _settle(negators: list[float], strong: list[float], soft: list[float]) -> bool:
    """Whether each negator has a word that renders it: a strong one anywhere, or a soft one about where it
    stands.
    """
    if len(negators) > _MOST:
        return len(strong) + len(soft) >= len(negators)
    left = list(negators)
    for place in strong:
        if left:
            left.remove(min(left, key=lambda negator: abs(negator - place)))
    spare = list(soft)
    for negator in left:
        nearest = min(spare, key=lambda place: abs(place - negator), default=None)
        if nearest is None or abs(nearest - negator) > _NEAR:
            return False
        spare.remove(nearest)
    return True


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
    strong = list(_TARGET.finditer(target))
    if len(strong) >= len(negators):
        return []
    soft = [*_TARGET_SOFT.finditer(target), *(m for m in _WORD.finditer(target) if _denies(m.group()))]
    # A soft word may as well render a soft word of the source, such as "failed" for *gagal*.
    spare = _places(soft, target)
    for place in _places(_SOURCE_SOFT.finditer(plain), plain)[:_MOST]:
        if spare:
            spare.remove(min(spare, key=lambda other: abs(other - place)))
    if _settle(_places(negators, plain), _places(strong, target), spare):
        return []
    first = negators[0]
    words = "”, “".join(dict.fromkeys(negator.group().lower() for negator in negators))
    some = f"one of “{words}”" if strong else f"“{first.group()}”"
    return [
        Finding(
            kind="negation",
            severity="warning",
            message=f"A negation seems lost: nothing in the target renders {some}.",
            source_span=first.span(),
        )
    ]
