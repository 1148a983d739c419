"""Negation survives: what the source denies, the target denies."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence, Set
from functools import cache, lru_cache
from importlib.resources import files
from itertools import islice, pairwise
from typing import Any, NamedTuple

from indonesian import negation, one_of

from .finding import Finding
from .lexicon import is_english, look_up, look_up_at
from .stems import english_stem, indonesian_root
from .words import SOURCE_WORD, source_words, word_set

__all__ = ["check_negation"]

_MOST = 50  # negators that are matched one by one; more are only counted
# Of the text's length, or so many letters of a short text: word order differs little between the languages.
_NEAR, _NEAR_LETTERS = 0.25, 10
# A word that merely may become a "not" excuses only one that stands at about its place: so much of the text's
# length, or so many letters of a short text.
_EXCUSED, _EXCUSED_LETTERS = 0.06, 10
_TELLING = 0.3
"""How often translations show a word whose English can be looked for."""
_OWN = 0.5
"""How often they show one that has a word of theirs for itself."""
_ALWAYS = 0.9
"""How often they show one that, when it isn't there, was put in other words."""
_NUMBER = re.compile(r"No\b(?:\.|s\b|\s?\d)")
_TAG = re.compile(r"\b\w+n['’]t (?:I|you|we|they|he|she|it)\?", re.IGNORECASE)
"""A question that asks for a yes: "don't we?"."""
_WORD = re.compile(r"[a-z]+(?:-[a-z]+)?", re.IGNORECASE)
_PREFIXES = re.compile(r"^(un-?|in|im|ir|il|dis|non-?)(\w{3,})$")
_ABLE = re.compile(r"^(?:in|im|ir|il)\w{4,}(?:able|ible|ably|ibly)$")


class _Source(NamedTuple):
    """What to look for in Indonesian."""

    negator: re.Pattern[str]
    negators: frozenset[str]
    """All that the pattern finds, in lower case."""
    idiom: re.Pattern[str]
    soft: re.Pattern[str]
    not_only: re.Pattern[str]
    excuse: re.Pattern[str]
    """Words that English may well render with a "not", negators or not."""


class _Paraphrase(NamedTuple):
    """A denial of the source, and English that says it without denying."""

    last: str
    """With what its last word begins, in lower case; empty where that is any negator."""
    denial: str
    english: str
    """Phrases with commas between."""


class _Target(NamedTuple):
    """What to look for in English."""

    negator: re.Pattern[str]
    negators: frozenset[str]
    """What the pattern finds beside "n't", in lower case."""
    soft: re.Pattern[str]
    merely: re.Pattern[str]
    affirming: re.Pattern[str]
    whole: frozenset[str]
    look_alikes: tuple[str, ...]


def _any(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.IGNORECASE)


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files(__package__).joinpath("data/negation.toml").read_text(encoding="utf-8"))


@cache
def _denied_in_english() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """What English says with a negator, with what of the source accounts for that."""
    return tuple((_phrases(english), _phrases(ours)) for english, ours in _table()["denied_in_english"])


def _phrases(said: str) -> re.Pattern[str]:
    """Any of the phrases *said*, with commas between; "...": up to six words between."""
    phrases = one_of(" ".join(phrase.split()) for phrase in said.split(","))
    return _any(rf"\b(?:{phrases})\b".replace(r"\.\.\.\ ", r"(?:[\w'-]+\ ){0,6}?"))


def _blank(match: re.Match[str]) -> str:
    return "_" * len(match.group())


@cache
def _source() -> _Source:
    words = negation()
    negators, bare = one_of(words.negators), one_of(words.bare_negators)
    tails = [*words.emphatic_clitics, *words.other_clitics]
    clitics = one_of(tails)
    prefixed = rf"(?!antisip|anti[kng]|nonton|nirwana)(?:{one_of(words.denying_prefixes)})-?\w+"
    return _Source(
        negator=_any(rf"\b(?:(?:{negators})(?:{clitics})?|{bare})\b"),
        negators=frozenset(
            (
                *words.bare_negators,
                *words.negators,
                *(f"{word}{clitic}" for word in words.negators for clitic in tails),
            )
        ),
        idiom=_any(rf"\b(?:{one_of(words.idioms)})\b"),
        soft=_any(rf"\b(?:{one_of(words.soft_denials)}|{prefixed})\b"),
        not_only=_any(rf"\b(?:{negators}) (?:{one_of(words.merely)})\b"),
        excuse=_any(
            rf"\b(?:{one_of([*words.soft_denials, *words.denials, *_table()['excuses']])}"
            rf"|{prefixed})\b"
        ),
    )


@cache
def _target() -> _Target:
    table = _table()
    return _Target(
        negator=_any(rf"\b(?:{one_of(table['negators'].split())})\b|n['’]t\b"),
        negators=frozenset(table["negators"].split()),
        # Beside the words: "anti-war", "misunderstood", "smoke-free".
        soft=_any(rf"\b(?:{one_of(table['soft'])}|anti-?\w+|mis\w{{5,}})\b|\w-free\b"),
        merely=_any(rf"\b(?:{one_of(table['merely'].split())})\b"),
        affirming=_any(rf"\b(?:{one_of(table['affirming'])})\b"),
        whole=frozenset(table["whole"].split()),
        look_alikes=tuple(table["look_alikes"].split()),
    )


_BETWEEN = ("akan", "bisa", "dapat", "mau", "perlu", "juga", "lagi", "pernah", "sempat", "terlalu", "harus")
"""What may stand between a negator and what it denies."""


@cache
def _paraphrases() -> tuple[_Paraphrase, ...]:
    words = negation()
    between = rf"(?:\ (?:{one_of(_BETWEEN)}))?"
    # Any negator of the kind will do: *tak* and *gak* for *tidak*.
    kinds = {"tidak": f"(?:{one_of(['tidak', 'tak', 'tdk', *words.bare_negators])})(?:lah|nya)?"}
    found = []
    for said, english in _table()["paraphrases"]:
        first, *others = said.split()
        opening = kinds.get(first, re.escape(first)) + ("" if others[:1] == ["..."] else between)
        denial = " ".join([opening, *[kinds.get(word, re.escape(word)) for word in others]])
        start, gap, rest = denial.partition(r" \.\.\. ")
        *_, last = said.split()
        found.append(
            _Paraphrase(
                "" if last in kinds else last,
                rf"\b(?P<first>{start})" + (r"\b.{1,80}?\b" if gap else "") + rf"(?P<last>{rest})\w*",
                english,
            )
        )
    return tuple(found)


@cache
def _denial_in(paraphrase: _Paraphrase) -> re.Pattern[str]:
    return _any(paraphrase.denial)


@cache
def _english_for(paraphrase: _Paraphrase) -> re.Pattern[str]:
    return _any(rf"\b(?:{one_of(phrase.strip() for phrase in paraphrase.english.split(','))})\b")


def _paraphrased(source: str, target: str) -> list[tuple[int, int]]:
    """Where phrases of *source* stand, on both sides of a gap, that *target* has put without denying."""
    said = source.lower()
    return [
        match.span(side)
        for paraphrase in _paraphrases()
        if paraphrase.last in said  # most have no more; a pattern is made once it may be found
        for match in _denial_in(paraphrase).finditer(source)
        if _is_put_so(paraphrase, match, source, target)
        and not _is_said_plainly(paraphrase, match, source, target)
        for side in ("first", "last")
    ]


def _is_put_so(paraphrase: _Paraphrase, phrase: re.Match[str], source: str, target: str) -> bool:
    """Whether *target* has English of *paraphrase* that no word of *source* outside *phrase* accounts for.

    "Still" is no "not yet" where it renders *masih*, and "forget" denies nothing after *jangan lupa*.
    """
    said = [match.group() for match in _english_for(paraphrase).finditer(target)]
    if not said or phrase["last"]:
        return bool(said)  # a gap may well have the word itself: *tak ada yang setinggi*, "the highest"
    left = {english_stem(word) for word in said if _WORD.fullmatch(word)}
    if len(left) < len(set(said)):
        return True  # more words say it than one
    for _, start, end in source_words(source):
        if not phrase.start("first") <= start < phrase.end("last"):
            entry = look_up_at(source, start, end)
            if entry.rate >= _OWN:
                left -= entry.stems
    return bool(left)


def _is_said_plainly(paraphrase: _Paraphrase, phrase: re.Match[str], source: str, target: str) -> bool:
    """Whether *target* has the very word that *phrase* denies, so that it isn't said otherwise."""
    if phrase["last"] or " " not in phrase.group():
        return False  # what is denied may well be shown: "not price but quality", "rather than being held"
    words = islice(SOURCE_WORD.finditer(source, phrase.start()), 1, 3)
    denied = next((word for word in words if word.group().lower() not in _BETWEEN), None)
    stems = look_up_at(source, *denied.span()).stems if denied else frozenset()
    plain = _english_for(paraphrase).sub(_blank, target)
    return not stems.isdisjoint(_stems_in(plain))


def _stems_in(target: str) -> Set[str]:
    """The stems of English words."""
    return {english_stem(word) for word in _WORD.findall(target)}


@lru_cache(maxsize=1 << 14)
def _denies(word: str) -> bool:
    """Whether an English word denies by its prefix or suffix: "unable", "independent", "homeless".

    >>> [_denies(word) for word in ("unclear", "under", "invisible", "international", "homeless")]
    [True, False, True, False, True]
    """
    word = word.lower()
    whole = word in _target().whole
    if word == "uncle" or (word.startswith(_target().look_alikes) and not whole):
        return False
    if whole or (word.endswith(("less", "lessly", "lessness")) and len(word) > 6):
        return True
    match = _PREFIXES.match(word)
    if not match:
        return False
    rest = match[2]
    if match[1].startswith("un") or _ABLE.match(word):
        return True
    return len(rest) > 3 and (is_english(rest) or is_english(rest.removesuffix("ly")))


def _soft_in(target: str) -> Iterator[re.Match[str]]:
    """English words that may render a negator."""
    yield from _target().soft.finditer(target)
    yield from (match for match in _WORD.finditer(target) if _denies(match.group()))


def _places(matches: Iterable[re.Match[str]], text: str) -> list[float]:
    """Where matches lie, from 0 at the start of *text* to 1 at its end."""
    return [match.start() / max(1, len(text)) for match in matches]


def _settle(negators: list[float], strong: list[float], soft: list[float], *, reach: float) -> bool:
    """Whether each negator is rendered: by a strong word anywhere, or a soft one within *reach* of it."""
    if len(negators) > _MOST:
        return len(strong) + len(soft) >= len(negators)
    left = list(negators)
    for place in strong:
        if left:
            left.remove(min(left, key=lambda negator: abs(negator - place)))
    spare = list(soft)
    for negator in left:
        nearest = min(spare, key=lambda place: abs(place - negator), default=None)
        if nearest is None or abs(nearest - negator) > reach:
            return False
        spare.remove(nearest)
    return True


def _added(source: str, target: str) -> list[Finding]:
    """A "not" of *target* where *source*, which has no negator, says nothing that English may deny."""
    if "n't" not in target and "n’t" not in target and word_set(target).isdisjoint(_target().negators):
        return []
    said = source.lower()
    plain = _TAG.sub(_blank, _target().affirming.sub(_blank, target.replace("’", "'")))
    if not _target().negator.search(plain):
        return []
    for english, ours in _denied_in_english():
        if ours.search(source):
            plain = english.sub(_blank, plain)
    found = [
        match
        for match in _target().negator.finditer(plain)
        if not _NUMBER.match(target, match.start()) and match.group().lower() not in said
    ]
    if not found:
        return []
    excuses = list(_source().excuse.finditer(source))
    spare = _places(excuses, source)
    unsaid = _unsaid(excuses, source, target)
    idioms = len(_source().idiom.findall(source))
    reach = max(_EXCUSED, _EXCUSED_LETTERS / max(1, len(target)))
    for match in found[:_MOST]:
        place = match.start() / max(1, len(target))
        nearest = min(spare, key=lambda excuse: abs(excuse - place), default=None)
        if nearest is not None and abs(nearest - place) <= reach:
            spare.remove(nearest)
        elif idioms:
            idioms -= 1
        elif unsaid:
            unsaid -= 1
        else:
            return [_addition(match)]
    return []


def _unsaid(excuses: Sequence[re.Match[str]], source: str, target: str) -> int:
    """How many refusals among *excuses* *target* has no word of their own for: a "not" anywhere may be it."""
    refusals = frozenset(_table()["refusals"].split())
    given = _stems_in(target)
    return sum(
        given.isdisjoint(look_up_at(source, *match.span()).stems)
        for match in excuses[:_MOST]
        if match.group().lower() in refusals
    )


def _are_rendered(
    plain: str, target: str, negators: Sequence[re.Match[str]], strong: Sequence[re.Match[str]]
) -> bool:
    """Whether *target* has something for each of the *negators* of *plain*; *strong* are its own."""
    # A soft word may as well render a soft word of the source, such as "failed" for *gagal*.
    spare = _places(_soft_in(target), target)
    reach = max(_NEAR, _NEAR_LETTERS / max(1, len(target)))
    for place in _places(_source().soft.finditer(plain), plain)[:_MOST]:
        nearest = min(spare, key=lambda other: abs(other - place), default=None)
        if nearest is not None and abs(nearest - place) <= reach:
            spare.remove(nearest)
    denied = _places(strong, target)
    if _settle(_places(negators, plain), denied, spare, reach=reach):
        return True
    if len(negators) > _MOST:
        return False
    said = _paraphrased(plain, target)
    affirmed = frozenset(filter(None, map(_affirmed, word_set(target))))
    left = [
        match
        for match in negators
        if not any(start <= match.start() < end for start, end in said)
        and not (affirmed and _denies_one_of(affirmed, plain, match))
    ]
    return len(left) < len(negators) and _settle(_places(left, plain), denied, spare, reach=reach)


def _denies_one_of(affirmed: frozenset[str], source: str, negator: re.Match[str]) -> bool:
    """Whether *negator* denies one of the stems *affirmed*: "undamaged" for *tidak ada kerusakan*."""
    words = islice(SOURCE_WORD.finditer(source, negator.end()), _AHEAD)
    return any(not affirmed.isdisjoint(look_up_at(source, *word.span()).stems) for word in words)


def _is_affirmed(source: str, negator: re.Match[str], given: Set[str]) -> bool:
    """Whether English with the stems *given* may have what *negator* denies; else it says so otherwise, as
    "lasts" for *tak turun*.
    """
    if negator.group().lower() == "tanpa":
        return True
    words = islice(SOURCE_WORD.finditer(source, negator.end()), _AHEAD)
    entries = (
        (word.group().lower(), look_up_at(source, *word.span()))
        for word in words
        if word.group().lower() not in _PASSED
    )
    denied = next((found for found in entries if found[1].rate >= _TELLING), None)
    if denied is None or not denied[1].stems or denied[1].rate < _ALWAYS:
        return True
    stems = denied[1].stems | look_up(indonesian_root(denied[0])).stems
    return not stems.isdisjoint(given)


_AHEAD = 5
"""Words behind a negator of which one is what it denies."""
_PASSED = frozenset(
    (
        *_BETWEEN,
        "ada",
        "seorang",
        "satu",
        "pun",
        "yang",
        "usah",
        "ingin",
        "ikut",
        "sampai",
        "lain",
        "memungkinkan",
        "mampu",
        "boleh",
        "diperbolehkan",
        "diizinkan",
        "untuk",
        "kita",
        "kami",
        "saya",
        "anda",
        "dia",
        "ia",
        "mereka",
    )
)


def _addition(match: re.Match[str]) -> Finding:
    """What denies in the target, at *match*, where the source doesn't."""
    return Finding.of(
        "negation_added",
        kind="negation",
        severity="warning",
        values={"words": match.group()},
        target_span=match.span(),
    )


_BEGINNING = re.compile(r"^(?:un|in|im|ir|il|dis)(?=\w{4})")


@lru_cache(maxsize=1 << 14)
def _affirmed(word: str) -> str:
    """The stem of what an English *word* denies by its beginning; empty for others, and for names.

    >>> _affirmed("unclear"), _affirmed("under"), _affirmed("homeless")
    ('clear', '', '')
    """
    rest = _BEGINNING.sub("", word)
    return english_stem(rest) if rest != word and not word[0].isupper() and _denies(word) else ""


def _turned(source: str, target: str) -> list[Finding]:
    """A word of *target* that denies by its beginning what *source*, which denies nothing, affirms."""
    if not any(map(_affirmed, word_set(target))):
        return []
    words = [look_up_at(source, start, end).stems for _, start, end in source_words(source)]
    for match in _WORD.finditer(target):
        rest, stem = _affirmed(match.group()), english_stem(match.group())
        affirming = [stems for stems in words if rest in stems]
        if affirming and all(rest in stems for stems in words if stem in stems):
            excused = _source().excuse.search(source) or _source().soft.search(source)
            return [] if excused else [_addition(match)]
    return []


_LISTED = re.compile(
    r"(?:\s[\w-]+){1,4}(?:,\s(?:(?:dan|maupun|atau|serta)\s)?|\s(?:dan|maupun|atau|serta)\s)"
)
"""What stands between two negators of a list: *tidak bekerja, tidak sekolah*."""


def _without_listed(source: str, negators: Sequence[re.Match[str]]) -> list[re.Match[str]]:
    """*negators* but those that go on a list which another began."""
    listed = [
        later for one, later in pairwise(negators) if _LISTED.fullmatch(source, one.end(), later.start())
    ]
    return [negator for negator in negators if negator not in listed]


def check_negation(source: str, target: str) -> list[Finding]:
    """A negator of *source* that *target* has no trace of is a warning; so is one from nowhere."""
    ours, theirs = _source(), _target()
    if word_set(source).isdisjoint(ours.negators):
        return _added(source, target) or _turned(source, target)
    only = ours.not_only.search(source)
    if only and theirs.merely.search(target) and not theirs.negator.search(target):
        return [
            Finding.of(
                "negation_only",
                kind="negation",
                severity="warning",
                values={"words": only.group()},
                source_span=only.span(),
            )
        ]
    plain = ours.idiom.sub(_blank, source)
    negators = list(ours.negator.finditer(plain))
    if not negators:
        return _added(source, target)
    strong = list(theirs.negator.finditer(target))
    if strong and word_set(target) & {
        "or",
        "nor",
        "neither",
    }:  # "not in work, education or training" for a denial of each
        negators = _without_listed(plain, negators)
    if len(strong) >= len(negators) or _are_rendered(plain, target, negators, strong):
        return []
    given = _stems_in(target)
    if len(negators) <= _MOST and sum(_is_affirmed(plain, one, given) for one in negators) <= len(strong):
        return []
    first = negators[0]
    words = "”, “".join(dict.fromkeys(negator.group().lower() for negator in negators))
    return [
        Finding.of(
            "negation_lost_of" if strong else "negation_lost",
            kind="negation",
            severity="warning",
            values={"words": words if strong else first.group()},
            source_span=first.span(),
        )
    ]
