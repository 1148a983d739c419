"""Who does what to whom: the two sides of a verb, where from and where to, and who speaks."""

import re
from collections.abc import Iterator, Sequence
from typing import Literal

from .coverage import Coverage, TargetWord
from .finding import Finding, Span
from .sentence_pair import SentencePair, Word
from .speakers import check_speakers
from .stems import english_stem
from .words import LONGEST_SENTENCE, source_words

__all__ = ["check_roles"]

_SIDE = 4  # words on a side of a verb that may name who it is
_Voice = Literal["active", "passive"]

_PASSIVE = re.compile(r"di[a-z]{4,}")
_AT = re.compile(
    r"di(?:sekitar|seputar|sekeliling|sepanjang|antara|dalam|luar|atas|bawah|depan|belakang|samping|sebelah|tengah|hadapan"
    r"|pinggir|tepi|ujung|pusat|kalangan|lingkungan|wilayah|daerah|kawasan|seluruh|berbagai|beberapa|setiap|posisi|mana"
    r"|sana|sini|situ)(?:nya)?"
)
"""A preposition that its noun was written together with: *disekitar*."""
_ACTIVE = re.compile(r"me(?:m|n|ng|ny|l|r|w)?[a-z]{4,}")
_NO_VERBS = frozenset((
    "menteri", "meskipun", "mereka", "memang", "menurut", "mengenai", "mengapa", "menjadi", "merupakan",
    "melalui", "menuju", "memiliki", "mengalami", "mengaku", "mencapai", "menjelang", "meninggal",
    "dinding", "direktur", "dingin", "dialog", "digital", "diskusi", "divisi", "dirinya", "diriku",
    "dirimu", "mencoba",
))  # fmt: skip
# English verbs whose sides trade places without a passive, and participles that need none.
_EITHER_WAY = frozenset(
    map(english_stem, ("star", "face", "call", "name", "know", "dub", "title", "base", "worry", "concern"))
)
_BREAK = re.compile(
    r"[,;:.!?\"“”()]|\b(?:yang|dan|tetapi|namun|karena|setelah|saat|ketika|seusai|usai|bahwa|sehingga|agar|untuk"
    r"|dalam|pada|di|ke|dari|dengan|atas|sebagai|kepada|terhadap|hingga|sejak|akibat|secara|selama)\b"
)
_BY = re.compile(r"\boleh\s")
_IS = re.compile(
    r"\b(?:is|are|was|were|be|been|being|gets?|got)\s(?:(?!to\b|have\b|has\b|had\b)[a-z]+\s){0,3}$"
)
_WITH_BY = re.compile(r"(?:\s[\w'’-]+){0,6}?\sby\s(?![a-z]+ing\b|\d)")
_OBJECT = re.compile(r"\s(?:(?:his|her|their|its|him|them|the|a|an)\b|[A-Z])")
_NOUN = re.compile(r"\b(?:the|an?|his|her|their|its|of|in|this|that|for|by|on|no|with)\s$")
_ASIDE = re.compile(r"\b(?:from|by|to|with|at|for|of|in|on|after|because|about)\b|[,;.:]")
_CLAUSE = re.compile(r"[,;:.!?\"“”()]|\b(?:who|which|that|after|because|when|while|and|but)\b")


def check_roles(source: str, target: str, coverage: Coverage) -> Iterator[Finding]:
    """Verbs, places and speakers of *source* that traded places in *target*, in English."""
    yield from _places(source, target)
    if len(source_words(source)) > LONGEST_SENTENCE:
        return
    pair = SentencePair(source, target, coverage.target)
    yield from _verbs(pair)
    yield from check_speakers(pair, coverage)


def _voice(word: str) -> _Voice | None:
    if word in _NO_VERBS or _AT.fullmatch(word):
        return None
    return "passive" if _PASSIVE.fullmatch(word) else "active" if _ACTIVE.fullmatch(word) else None


def _verbs(pair: SentencePair) -> Iterator[Finding]:
    for index, (text, start, end) in enumerate(source_words(pair.source)):
        voice = _voice(text) if text[0] in "dm" else None
        if voice is None:
            continue
        verb = pair.word(start, end)
        if not verb.entry.known or verb.entry.stems.isdisjoint(pair.stems):
            continue
        rendered = [token for token in pair.tokens if token.stem in verb.entry.stems]
        if len(rendered) != 1 or rendered[0].stem in _EITHER_WAY:
            continue
        became = _english_voice(pair.target, rendered[0])
        if became is None or any(
            rendered[0].stem in other.entry.stems for place, other in enumerate(pair.words) if place != index
        ):
            continue
        left, right = _sides(pair, index, voice)
        if left and right and _are_turned(pair, (voice, became), left, right, rendered[0]):
            yield Finding.of(
                "roles_turned",
                kind="contrast",
                severity="warning",
                values={"was": verb.text, "became": pair.target[rendered[0].start : rendered[0].end]},
                source_span=(verb.start, verb.end),
                target_span=(rendered[0].start, rendered[0].end),
            )


def _sides(pair: SentencePair, index: int, voice: _Voice) -> tuple[list[Word], list[Word]]:
    """The words that name what stands before the verb and what it has after it: an object or an agent."""
    verb = pair.words[index]
    breaks = [match.span() for match in _BREAK.finditer(pair.source)]
    begin = max((end for _, end in breaks if end <= verb.start), default=0)
    left = pair.between(begin, verb.start)[-_SIDE:]
    by = _BY.search(pair.source, verb.end) if voice == "passive" else None
    start = by.end() if by else verb.end
    stop = min((first for first, _ in breaks if first >= start), default=len(pair.source))
    return left, pair.between(start, stop)[:_SIDE]


_INVERTED = re.compile(r"[,”\"'’]\s$")
"""What stands before a verb of speech whose speaker follows: “…,” says the head."""
_SPEECH = frozenset(
    map(english_stem, ("say", "said", "add", "tell", "told", "explain", "note", "warn", "claim", "report"))
)


def _english_voice(target: str, verb: TargetWord) -> _Voice | None:
    """The voice of *verb*; None where what stands beside it leaves that open, or it is a noun."""
    before = target[max(0, verb.start - 24) : verb.start]
    if verb.stem in _SPEECH and _INVERTED.search(before):
        return None
    if _IS.search(before):
        return "passive" if _WITH_BY.match(target, verb.end) and not verb.text.endswith("ing") else None
    return "active" if _OBJECT.match(target, verb.end) and not _NOUN.search(before) else None


def _are_turned(
    pair: SentencePair,
    voices: tuple[_Voice, _Voice],
    left: Sequence[Word],
    right: Sequence[Word],
    verb: TargetWord,
) -> bool:
    """Whether the sides of *verb* traded places; *voices* are those of the source and of the target."""
    target = pair.target
    voice, became = voices
    first, second = pair.side(left, verb), pair.side(right, verb, left)
    straight = first == (True, False) and second == (False, True)
    crossed = first == (False, True) and second == (True, False)
    if became == "passive":
        return straight if voice == "active" else crossed
    if voice == "active":
        return crossed
    # "Borrowed money from Rina" is right for *dipinjami Rina*.
    beside = min(
        (token.start for word in right for token in pair.renderings(word) if token.start > verb.start),
        default=verb.end,
    )
    subject = max(
        (token.end for word in left for token in pair.renderings(word) if token.end < verb.start), default=0
    )
    return (
        straight
        and not _ASIDE.search(target, verb.end, beside)
        and not _CLAUSE.search(target, subject, verb.start)
    )


_NAME = r"(?P<name>[A-Z][a-z]+(?:\s[A-Z][a-z]+)*)"
_FROM = {
    "id": re.compile(rf"\b(?:dari|asal)\s{_NAME}"),
    "en": re.compile(rf"\bfrom\s{_NAME}"),
}
_TO = {
    "id": re.compile(rf"\b(?:ke|menuju|tujuan|di)\s(?:[a-z]+\s){{0,2}}?{_NAME}"),
    "en": re.compile(rf"\b(?:to|for|towards?|into|in|at|reached|reach)\s{_NAME}"),
}


def _named(pattern: re.Pattern[str], text: str) -> dict[str, Span]:
    return {match["name"]: match.span("name") for match in pattern.finditer(text)}


def _places(source: str, target: str) -> Iterator[Finding]:
    """From Medan to Aceh isn't from Aceh to Medan."""
    if " from " not in target and not target.startswith("From "):
        return
    start, end = _named(_FROM["id"], source), _named(_TO["id"], source)
    other_start, other_end = _named(_FROM["en"], target), _named(_TO["en"], target)
    turned_start = [
        name for name in start if name not in end and name in other_end and name not in other_start
    ]
    turned_end = [name for name in end if name not in start and name in other_start and name not in other_end]
    if turned_start and turned_end:
        yield Finding.of(
            "places_turned",
            kind="contrast",
            severity="error",
            values={"start": turned_start[0], "end": turned_end[0]},
            source_span=start[turned_start[0]],
            target_span=other_start[turned_end[0]],
        )
