"""Language: no Indonesian is left in a translation."""

import re
from collections.abc import Iterator, Mapping
from itertools import islice

from .finding import Finding
from .lexicon import indonesian_words, is_english, look_up
from .words import word_set

__all__ = ["check_untranslated"]

# Indonesian function words too short or too English for the vocabulary; they count beside other evidence.
_PARTICLES = frozenset(
    "di ke dan ini itu yang dari pada ada akan tak ia dia kami kita para saat atau pun".split()  # noqa: SIM905
)
# Common in Indonesian texts, and what English ones say as well.
_BORROWED = frozenset({"rupiah", "covid"})
_WORD = re.compile(r"[^\W\d_]+")
_MOST = 50  # dishes of one text
# Dishes keep their names, with all that says how they are made: *nasi goreng*, *bubur sumsum*.
_DISH = re.compile(
    r"\b(?:nasi|bubur|soto|sate|satay|sambal|gulai|wedang)"
    r"(?:\s[a-z]{3,}){1,2}\b|\b(?:dawet|cendol|rendang|gudeg|rawon|ketoprak|pempek|klepon|serabi|cilok|bakwan)\b"
)


def _dishes(source: str, target: str) -> Iterator[tuple[int, int]]:
    """Where *target* names a dish by as many of its words as *source* has."""
    for match in islice(_DISH.finditer(target), _MOST):
        name = match.group()
        while " " in name and name not in source:
            name = name.rpartition(" ")[0]
        if name in source:
            yield match.start(), match.start() + len(name)


def _indonesian(source: str, target: str, terms: Mapping[str, str]) -> tuple[list[re.Match[str]], int, int]:
    """Words of *target* that are Indonesian for certain, how many may be, and how many words there are."""
    certain: list[re.Match[str]] = []
    maybe = total = 0
    ours = indonesian_words()
    given = set(_WORD.findall(source))
    told = {word.lower() for rendering in terms.values() for word in _WORD.findall(rendering)}
    # In a line of capitals any word may be an acronym; else a word in capitals is a name (JUARA.NET), which
    # stays unless a glossary has English for it.
    capitals = source.isupper()
    rendered = {word for term in terms for word in _WORD.findall(term)}
    acronyms = {word for word in given - rendered if word.isupper() and not capitals}
    dishes = list(_dishes(source, target))
    for match in _WORD.finditer(target):
        total += 1
        word = match.group()
        lower = word.lower()
        if any(start <= match.start() < end for start, end in dishes):
            continue
        if lower in told or lower in _BORROWED or word in acronyms:
            continue
        copied = word in given and word.islower() and len(word) > 2 and look_up(word).known
        if lower in ours or (copied and not is_english(word)):
            if word.islower() or word.isupper():
                certain.append(match)
            maybe += 1
        elif lower in _PARTICLES:
            maybe += 1
            if word in given and word.islower() and word not in {"di", "ke", "ada", "para", "dan"}:
                certain.append(match)
    return certain, maybe, total


def _may_be_indonesian(source: str, target: str) -> bool:
    """Whether a word of *target* may count as Indonesian at all: most targets have none."""
    words = word_set(target)
    if not (words.isdisjoint(indonesian_words()) and words.isdisjoint(_PARTICLES)):
        return True
    shared = set(_WORD.findall(source)) & set(_WORD.findall(target))
    return any(len(word) > 2 and word.islower() and not is_english(word) for word in shared)


def check_untranslated(source: str, target: str, terms: Mapping[str, str]) -> list[Finding]:
    """A target that is the source again, or has several Indonesian words, is an error; fewer are less.

    English that the glossary's *terms* have isn't Indonesian, nor is an acronym of *source*.
    """
    if not _may_be_indonesian(source, target):
        return []
    certain, maybe, total = _indonesian(source, target, terms)
    same = target.strip().casefold() == source.strip().casefold()
    if same and total >= 2 and ((certain and total > 3) or maybe >= 2):
        return [
            Finding.of(
                "copied",
                kind="untranslated",
                severity="error",
                source_span=(0, len(source)),
                target_span=(0, len(target)),
            )
        ]
    # A food, a garment or a custom keeps its Indonesian name, however often it comes: one word, or two side
    # by side.
    if not certain:
        return []
    words: dict[str, str] = {}
    for match in certain:
        words.setdefault(match.group().lower(), match.group())
    severe = len(words) >= 3 or (len(words) == 2 and maybe >= 3)
    shown = ", ".join(list(words.values())[:5])
    return [
        Finding.of(
            "indonesian_left",
            kind="untranslated",
            severity="error" if severe else "warning" if len(words) == 2 else "info",
            values={"words": shown},
            target_span=(certain[0].start(), certain[-1].end()),
        )
    ]
