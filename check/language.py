"""Language: no Indonesian is left in a translation."""

import re
from collections.abc import Iterator, Mapping
from itertools import islice

from .finding import Finding
from .lexicon import indonesian_words, is_english, look_up, stays
from .number_words import word_table
from .words import word_set

__all__ = ["check_untranslated"]

# Indonesian function words too short or too English for the vocabulary; they count beside other evidence.
_PARTICLES = frozenset(
    "di ke dan ini itu yang dari pada ada akan tak ia dia kami kita para saat atau pun".split()  # noqa: SIM905
)
# Common in Indonesian texts, and what English ones say as well.
_BORROWED = frozenset({"rupiah", "covid"})
_WORD = re.compile(r"[^\W\d_]+")
# Foods, customs, vehicles and the like that English about Indonesia calls by their own names.
_CUSTOMS = frozenset((
    "adat", "andong", "angklung", "angkot", "arisan", "bajaj", "bakso", "batik", "becak", "bedug",
    "dangdut", "delman", "dukun", "gamelan", "goreng", "jamu", "joglo", "kampung", "kebaya", "kecak",
    "kelotok", "kendang", "keris", "keroncong", "kerupuk", "ketupat", "kretek", "kue", "kyai", "lebaran",
    "lemak", "lurik", "madrasah", "mudik", "musala", "nasi", "ojek", "pantun", "pecel", "pencak", "pendopo",
    "pesantren", "petai", "pinisi", "pura", "ronggeng", "salak", "santri", "sarung", "sate", "sepak",
    "silat", "slametan", "songket", "subak", "tahu", "takjil", "takraw", "tempe", "tempeh", "tumpeng",
    "ulama", "ustaz", "warteg", "warung", "wayang",
))  # fmt: skip
_RENDERED = 0.7
"""How often translations show a word's English where a single such word that was left is missed."""
_BEFORE = re.compile(r"([^\W\d_]+)[\s-]$")
_AFTER = re.compile(r"[\s-]([^\W\d_]+)|(?!, or\b)[.,;:!?](?!\w)")
_LONGEST = 40
"""Characters in which the word before one is looked for."""
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
    grave = len(words) == 2 or any(_should_be_english(match, source, target) for match in certain[:_MOST])
    shown = ", ".join(list(words.values())[:5])
    return [
        Finding.of(
            "indonesian_left",
            kind="untranslated",
            severity="error" if severe else "warning" if grave else "info",
            values={"words": shown},
            target_span=(certain[0].start(), certain[-1].end()),
        )
    ]


def _should_be_english(match: re.Match[str], source: str, target: str) -> bool:
    """Whether the Indonesian word there has English that the words around it, which are English, want.

    A dish, a species or a title has a name of several words; what stands in marks or is explained is told on
    purpose, and a measure or a custom keeps its name.
    """
    word = match.group()
    if word in _CUSTOMS or stays(word):
        return False
    if not (word.islower() and word in source and look_up(word).rate >= _RENDERED):
        return False
    start, end = match.span()
    before = _BEFORE.search(target, max(0, start - _LONGEST), start)
    after = _AFTER.match(target, end)
    if not (before and after):
        return False
    if before.group(1).lower() in word_table("en"):
        return False
    return _is_plain(before.group(1)) and (after.group(1) is None or _is_plain(after.group(1)))


def _is_plain(word: str) -> bool:
    return word.islower() and (len(word) < 4 or is_english(word))
