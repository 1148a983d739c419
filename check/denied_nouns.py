"""Nouns that deny by their beginning survive: *ketidakpuasan* isn't "satisfaction"."""

import re

from .denials import soft_denials, target_denials
from .finding import Finding
from .lexicon import look_up
from .stems import english_stem
from .words import word_set

__all__ = ["check_denied_nouns"]

_DENYING = re.compile(r"\bketidak-?\w{4,}", re.IGNORECASE)
_MAY_DENY = re.compile(
    r"\bdis[a-z]{4,}|\b(?:volatil|hate|hatred|ang(?:er|ry)|resent|doubt|gap|vague|weak|poor|reluctan|anxi|ignor|scarc"
    r"|hostil|aversi|confus|chao|turmoil|loss|lost|refus|fail|short|away|miss)",
    re.IGNORECASE,
)
"""How English words begin that may say such a noun, beside those that `soft_denials` knows."""


def check_denied_nouns(source: str, target: str) -> list[Finding]:
    """A noun of *source* in *ketidak-* of which nothing in *target*, in English, denies anything."""
    match = _DENYING.search(source)
    if match is None or target_denials().negator.search(target) or _MAY_DENY.search(target):
        return []
    stems = look_up(match.group()).stems
    if next(soft_denials(target), None) or not stems.isdisjoint(map(english_stem, word_set(target))):
        return []
    return [
        Finding.of(
            "negation_lost",
            kind="negation",
            severity="warning",
            values={"words": match.group()},
            source_span=match.span(),
        )
    ]
