"""Words that a hyphen breaks inside a line, as where a print's line ends were taken over into a text."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from .known_words import word_ranks

__all__ = ["join_broken_words"]

_HYPHENATED = re.compile(
    r"(?<![\w@#/&=?.'-])[^\W\d_](?:[^\W\d_A-Z]*-[^\W\d_A-Z]+){1,6}(?![\w@/=&'-]|\.\w)"
    r"|(?<![\w@#/&=?.'-])[^\W\d_A-Z]{2,}- (?!dan\b|atau\b)[^\W\d_A-Z]{2,}(?![\w@/=&'-]|\.\w)"
)
"""A word with hyphens outside addresses, whose letters but the first are small; or with a blank after it."""
_WORD = re.compile(r"(?<![\w-])[^\W\d_]{5,}(?![\w-])")
_VOWEL = re.compile(r"[aeiou]")
_FEWEST = 2
"""Words broken beyond doubt by which a text shows that a print's hyphens are left in it."""
_FREQUENT, _COMMON, _FAMILIAR = 6_000, 14_000, 18_000
"""Ranks up to which a word needs no fragment beside it, is known beyond doubt, may be a longer one's root."""
_SHORTEST_WORD, _SHORTEST_ROOT = 3, 4
"""Letters of the shortest part that may be a word of its own, and of what affixes are put to."""
_FAR_MORE = 3
"""How many times rarer by rank than the whole one of two words is that make no compound."""
_PREFIXES = frozenset(
    "ber di diper ke me mem memper men meng meny pe pem pen peng peny per se ter".split()  # noqa: SIM905
)
_SUFFIXES = frozenset("an annya i inya kah kan kannya ku lah mu nya pun".split())  # noqa: SIM905
"""Writers part these from a foreign word by a hyphen: "di-upload", "state-nya"."""
_LOOSE = frozenset("di i ke ku mu nya pun se".split())  # noqa: SIM905
"""Of these, what some part from any word."""
_COMBINING = frozenset(
    """
    anti antar auto bi bio co dwi e eks ekstra ex foto geo hidro hiper infra inter intra ko kontra makro maha
    mega meta mikro mini mono multi neo nir non pan para pasca paska pra pre pro purna re semi sosio sub super
    supra swa tele trans tri tuna ultra x
    """.split()  # noqa: SIM905
)
"""Writers part these from any word by a hyphen: "anti-korupsi"."""
_ARTICLES = frozenset("abu ad al an ar as ash at ath az bin el van".split())  # noqa: SIM905
"""What a name may begin with before its hyphen."""
_ENGLISH = frozenset("and back by down in ing line of off on out over to up".split())  # noqa: SIM905
"""Last parts of English words with a hyphen: "line-up"."""
_ENDINGS = [
    ending + clitic
    for ending in ("", "kan", "an", "i")
    for clitic in ("", "nya", "lah", "kah", "pun", "ku", "mu")
]
_SOFTENED = {"ng": ("", "k"), "ny": ("s",), "n": ("", "t"), "m": ("", "p")}
"""Letters with which a root may have begun, by the sound that "me-" or "pe-" put in their place."""


class _Whole(NamedTuple):
    """What a broken word is when whole, and whether nothing else than a break can have parted it."""

    text: str
    certain: bool


def join_broken_words(texts: Sequence[str]) -> tuple[list[str], list[str]]:
    """The *texts* of an article with their broken words whole; and these words as they stood, in order.

    A word is joined where the whole is known and a part can't be a word; one whose parts can, where two such
    words show that the text has the hyphens of a print's lines. Doubled words, names, compounds, and foreign
    words with Indonesian endings keep theirs.

    >>> join_broken_words(["Warga da-pat pulang, te-tapi anak-anak takut, kata tim anti-teror."])
    (['Warga dapat pulang, tetapi anak-anak takut, kata tim anti-teror.'], ['da-pat', 'te-tapi'])
    """
    found = {match.group() for text in texts if "-" in text for match in _HYPHENATED.finditer(text)}
    if not found:
        return list(texts), []
    own = frozenset(word.lower() for text in texts for word in _WORD.findall(text))
    wholes = {word: whole for word in found if (whole := _mended(word, own)) is not None}
    broken = sum(whole.certain for whole in wholes.values()) >= _FEWEST
    joined = {word: whole.text for word, whole in wholes.items() if broken or whole.certain}
    if not joined:
        return list(texts), []
    record: list[str] = []

    def mend(match: re.Match[str]) -> str:
        if match.group() not in joined:
            return match.group()
        record.append(match.group())
        return joined[match.group()]

    return [_HYPHENATED.sub(mend, text) for text in texts], record


def _mended(word: str, own: frozenset[str]) -> _Whole | None:
    """A *word* with hyphens without those that break it; *own* are words that its text has unbroken."""
    parts = word.lower().replace("- ", "-").split("-")
    if word[0].isupper() and parts[0] in _ARTICLES:
        return None
    whole = _whole(parts, own)
    if " " in word:
        whole = whole if whole is not None and whole.certain else None
    elif whole is None:
        whole = _doubled(parts, own)
    return whole and whole._replace(text=word[0] + whole.text[1:])


def _doubled(parts: list[str], own: frozenset[str]) -> _Whole | None:
    """The doubled word of whose halves one is broken, or both: "be-nar-benar"."""
    found = []
    for cut in range(1, len(parts)) if len(parts) > 2 else ():
        one, two = (
            _whole(half, own) if len(half) > 1 else _Whole(half[0], certain=False)
            for half in (parts[:cut], parts[cut:])
        )
        if one and two and (one.text in two.text or two.text in one.text):
            whole = _Whole(f"{one.text}-{two.text}", one.certain or two.certain)
            found.append((abs(len(one.text) - len(two.text)), whole))
    return min(found)[1] if found else None


def _whole(parts: list[str], own: frozenset[str]) -> _Whole | None:
    """The word that the *parts* make; None where they make none, or each may stand by itself."""
    text = "".join(parts)
    rank = word_ranks().get(text, 0)
    built = not rank and _is_built(text, parts)
    if not (rank or built or text in own) or _is_writers(parts, rank):
        return None
    free = _without_affixes(parts)
    fragments = [part for part in free if not _rank_as_word(part)]
    if built or (fragments and fragments != [part for part in parts[:1] if part in _COMBINING]):
        # What follows "me-" may be foreign, unless that has softened it.
        foreign = free == parts[1:] and not _is_softened(free[0])
        return _Whole(text, certain=built or 0 < rank < (_FREQUENT if foreign else _COMMON))
    tight = len(free) < len(parts) and _LOOSE.isdisjoint((parts[0], parts[-1]))
    return _Whole(text, certain=tight and 0 < rank < _FREQUENT)


def _is_writers(parts: list[str], rank: int) -> bool:
    """Whether a writer may have put the hyphens between the *parts*, whose whole has that *rank*, or 0."""
    first, rest = parts[0], "".join(parts[1:])
    if len(first + rest) < _SHORTEST_ROOT or not _VOWEL.search(first) or parts[-1] in _ENGLISH:
        return True
    if any(one == two for one, two in pairwise(parts)):
        return True
    if first in _COMBINING and rest not in _SUFFIXES:
        return 0 < word_ranks().get(rest, 0) < (rank or _FAMILIAR)
    free = _without_affixes(parts)
    if free == [rest] and not _is_softened(rest):
        return not 0 < rank < _COMMON
    words = list(filter(None, map(_rank_as_word, free)))
    return len(words) == len(parts) and (not rank or _FAR_MORE * rank > max(words))


def _without_affixes(parts: list[str]) -> list[str]:
    return parts[parts[0] in _PREFIXES : len(parts) - (parts[-1] in _SUFFIXES)]


def _is_softened(rest: str) -> bool:
    """Whether what follows "me-" or "pe-" begins as no root does, but as one does behind these."""
    return rest.startswith(("ng", "ny"))


def _rank_as_word(part: str) -> int:
    """The rank of a *part* that may be a word beside a writer's hyphen; 0 of others."""
    rank = word_ranks().get(part, _COMMON)
    return rank if len(part) >= _SHORTEST_WORD and rank < _COMMON else 0


def _is_built(text: str, parts: list[str]) -> bool:
    """Whether *text* is a known word with affixes, and no hyphen stands between it and them."""
    return parts[-1] not in _SUFFIXES and any(
        len(root) >= _SHORTEST_ROOT and 0 < word_ranks().get(root, 0) < _FAMILIAR
        for root in _roots(text, parts[0])
    )


def _roots(text: str, first: str) -> Iterator[str]:
    """What *text* may have been before affixes were put to it, none of which is its *first* part."""
    for stem in dict.fromkeys(text.removesuffix(ending) for ending in _ENDINGS):
        if first not in _PREFIXES:
            yield stem
            yield from (stem.removeprefix(prefix) for prefix in _PREFIXES)
        for sound, letters in _SOFTENED.items():
            if stem.startswith(("me" + sound, "pe" + sound)):
                yield from (letter + stem[2 + len(sound) :] for letter in letters)
