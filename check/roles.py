"""Who does what to whom: the two sides of a verb, where from and where to, and who speaks."""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import Literal, NamedTuple

from indonesian import one_of

from .coverage import Coverage, TargetWord
from .finding import Finding, Span
from .lexicon import Entry, look_up_at
from .stems import english_stem
from .titles import is_group, is_role
from .words import LONGEST_SENTENCE, base, source_words, word_set

__all__ = ["check_roles"]

_SIDE = 4  # words on a side of a verb that may name who it is
_TELLING = 0.5
_Voice = Literal["active", "passive"]

_PASSIVE = re.compile(r"di[a-z]{4,}")
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


class _Word(NamedTuple):
    text: str
    start: int
    end: int
    entry: Entry

    @property
    def tells(self) -> bool:
        return self.text[0].isupper() or (self.entry.known and self.entry.rate >= _TELLING)


class _Pair:
    """Both texts in words; what the source's mean is asked once a verb may tell: in few pairs one does."""

    def __init__(self, source: str, target: str, tokens: Sequence[TargetWord]) -> None:
        self.source, self.target = source, target
        self.tokens = tokens
        self.stems = frozenset([token.stem for token in tokens])

    def word(self, start: int, end: int) -> _Word:
        return _Word(self.source[start:end], start, end, look_up_at(self.source, start, end))

    @cached_property
    def words(self) -> list[_Word]:
        return [self.word(start, end) for _, start, end in source_words(self.source)]

    def renderings(self, word: _Word) -> list[TargetWord]:
        name = base(word.text).lower()
        return [
            token for token in self.tokens if token.stem in word.entry.stems or token.text.lower() == name
        ]

    def between(self, start: int, end: int) -> list[_Word]:
        return [word for word in self.words if start <= word.start < end and word.tells]

    def side(
        self, words: Sequence[_Word], verb: TargetWord, others: Sequence[_Word] = ()
    ) -> tuple[bool, bool]:
        """Whether any of *words* is rendered before *verb* alone, and any after it alone.

        What may render one of *others* says nothing.
        """
        before = after = False
        taken = {verb, *(token for word in others for token in self.renderings(word))}
        for word in words:
            places = [token.start for token in self.renderings(word) if token not in taken]
            if places and max(places) < verb.start:
                before = True
            elif places and min(places) > verb.end:
                after = True
        return before, after


def check_roles(source: str, target: str, coverage: Coverage) -> Iterator[Finding]:
    """Verbs, places and speakers of *source* that traded places in *target*, in English."""
    yield from _places(source, target)
    if len(source_words(source)) > LONGEST_SENTENCE:
        return
    pair = _Pair(source, target, coverage.target)
    yield from _verbs(pair)
    yield from _speakers(pair, coverage)


def _voice(word: str) -> _Voice | None:
    if word in _NO_VERBS:
        return None
    return "passive" if _PASSIVE.fullmatch(word) else "active" if _ACTIVE.fullmatch(word) else None


def _verbs(pair: _Pair) -> Iterator[Finding]:
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


def _sides(pair: _Pair, index: int, voice: _Voice) -> tuple[list[_Word], list[_Word]]:
    """The words that name what stands before the verb and what it has after it: an object or an agent."""
    verb = pair.words[index]
    breaks = [match.span() for match in _BREAK.finditer(pair.source)]
    begin = max((end for _, end in breaks if end <= verb.start), default=0)
    left = pair.between(begin, verb.start)[-_SIDE:]
    by = _BY.search(pair.source, verb.end) if voice == "passive" else None
    start = by.end() if by else verb.end
    stop = min((first for first, _ in breaks if first >= start), default=len(pair.source))
    return left, pair.between(start, stop)[:_SIDE]


def _english_voice(target: str, verb: TargetWord) -> _Voice | None:
    """The voice of *verb*; None where what stands beside it leaves that open, or it is a noun."""
    before = target[max(0, verb.start - 24) : verb.start]
    if _IS.search(before):
        return "passive" if _WITH_BY.match(target, verb.end) and not verb.text.endswith("ing") else None
    return "active" if _OBJECT.match(target, verb.end) and not _NOUN.search(before) else None


def _are_turned(
    pair: _Pair,
    voices: tuple[_Voice, _Voice],
    left: Sequence[_Word],
    right: Sequence[_Word],
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


_SAID = re.compile(
    r"\b(?:kata|ujar|ucap|tutur|jelas|tegas|ungkap|terang|papar|imbuh|tandas|keluh|cetus)\s(?P<speaker>(?:[\w-]+\s?){1,5})"
)
_SAYING = re.compile(
    r"(?:^|(?<=[.!?]\s))(?P<speaker>(?:[\w-]+\s){1,5})"
    r"(?:mengaku|menilai|menduga|memperkirakan|menuturkan|menyampaikan|memastikan|menambahkan|mengimbau|mengatakan|membantah|menyatakan|menyebut|mengklaim|menegaskan|menuding|melaporkan|menjelaskan|mengungkapkan)\b"
)
_OF_SAYING = frozenset((
    "said", "says", "told", "denied", "denies", "stated", "claimed", "insisted", "stressed", "explained",
    "revealed", "accused", "reported", "complained", "acknowledged", "admitted", "added", "estimated",
    "estimates", "argued", "confirmed", "announced", "warned", "believe", "believes", "urged",
))  # fmt: skip
_SAYS = re.compile(rf"\b(?:{one_of(_OF_SAYING)})\b")
_END = re.compile(
    r"[,;:.!?\"“”()]|\b(?:dalam|di|saat|usai|kepada|pada|seusai|ketika|melalui|lewat|yang|itu|tersebut)\b"
)
_THEIR_START = re.compile(r"[,;:.!?\"“”()]|\b(?:that|but)\b")
_THEIR_END = re.compile(
    r"[,;:.!?\"“”()]|\b(?:that|and|but|in|at|on|to|of|for|from|with|during|after|when|while|who|which)\b"
)


def _speakers(pair: _Pair, coverage: Coverage) -> Iterator[Finding]:
    """*Kata ketua* isn't "the mayor said"."""
    if word_set(pair.target).isdisjoint(_OF_SAYING):
        return
    theirs = list(_SAYS.finditer(pair.target))
    ours = [*_SAID.finditer(pair.source), *_SAYING.finditer(pair.source)] if len(theirs) == 1 else []
    if len(ours) != 1:
        return
    begin, end = ours[0].span("speaker")
    stop = _END.search(pair.source, begin + 1, end)
    speaker = pair.between(begin, stop.start() if stop else end)
    said = _speaker(pair, theirs[0])
    rendered = {token for word in speaker for token in pair.renderings(word)}
    if not speaker or not said or not rendered.isdisjoint(said):
        return
    head = said[-1]
    if pair.target[head.start].isupper() and head.start > 4:
        return  # a name, which may stand beside the office
    found = {word.start for word in coverage.target if word.found}
    if rendered:  # another one of the sentence speaks
        turned = head.start in found and is_role(head.text.lower())
    else:
        turned = head.start not in found and is_group(head.text.lower()) and speaker[0].entry.rate >= _ALWAYS
    if turned:
        yield Finding.of(
            "speaker_became",
            kind="speaker",
            severity="warning",
            values={
                "was": " ".join(word.text for word in speaker),
                "became": pair.target[said[0].start : head.end],
            },
            source_span=(speaker[0].start, speaker[-1].end),
            target_span=(said[0].start, head.end),
        )


_ALWAYS = 0.9
"""How often a translation shows a word that can't be gone."""


def _speaker(pair: _Pair, verb: re.Match[str]) -> list[TargetWord]:
    """Who says it, by the words before the verb, or after it where a quotation ends before it."""
    starts = [match.end() for match in _THEIR_START.finditer(pair.target, 0, verb.start())]
    start = max(starts, default=0)
    if not pair.target[start : verb.start()].strip():
        start, limit = verb.end(), len(pair.target)
    else:
        limit = verb.start()
    stop = _THEIR_END.search(pair.target, start, limit)
    end = stop.start() if stop else limit
    return [
        token for token in pair.tokens if start <= token.start < end and token.text.lower() not in _ARTICLES
    ]


_ARTICLES = frozenset(("the", "a", "an", "also", "has", "have", "had", "was", "were", "is", "later", "then"))
