"""Who speaks: *kata ketua* isn't "the mayor said"."""

import re
from collections.abc import Iterator

from indonesian import one_of

from .coverage import Coverage, TargetWord
from .finding import Finding
from .sentence_pair import SentencePair
from .titles import is_group, is_role
from .words import word_set

__all__ = ["check_speakers"]

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
_ALWAYS = 0.9
"""How often a translation shows a word that can't be gone."""
_ARTICLES = frozenset(("the", "a", "an", "also", "has", "have", "had", "was", "were", "is", "later", "then"))


def check_speakers(pair: SentencePair, coverage: Coverage) -> Iterator[Finding]:
    """One who speaks in the source and another one in the target, where each has one verb of speech."""
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


def _speaker(pair: SentencePair, verb: re.Match[str]) -> list[TargetWord]:
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
