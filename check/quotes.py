"""Quotations survive: their marks in a translation, their words and their speaker in a summary."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from indonesian import one_of, speech

from .finding import Finding

__all__ = ["check_quotation_marks", "check_quotes"]

_MOST = 200  # quotations of a source whose speakers are looked at, and different ones of a summary
_MARK = re.compile(r"[\"“”„«»]")
_QUOTE = re.compile(r"[\"“„«]([^\"“”„«»]{2,}?)[\"”»]")
_SINGLE_MARKS = re.compile(r"[‘’']\w[^‘’']{1,200}\s[^‘’']{1,200}[’'](?!\w)")
_REPORTED = re.compile(
    r"\b(?:said|says|say|saying|told|tells|added|adds|stated|explained|explains|complained|admitted|"
    r"asked|asks|replied|insisted|stressed|claimed|argued|noted|acknowledged|recalled|warned|"
    r"promised|according|hoped|urged|believed|remarked|revealed|confirmed|declared|wrote|"
    r"answered|announced|emphasized|emphasised|vowed|pledged|conceded|pointed out|called on|swore|swears|"
    r"sworn|quipped|joked|lamented|pleaded|begged|protested|denied|denies|dismissed|cautioned|predicted|maintained|"
    r"muttered|shouted|yelled|cried|screamed|boasted|grumbled|taunted|assured|testified|apologi[sz]ed|"
    r"thanked|praised|reckons?|reckoned|thinks?|thought|feels?|felt|insists|stresses|claims|argues|notes|warns|"
    r"promises|hopes|urges|urging|believes|reveals|confirms|vows|pledges|admits|demanded|demands|ordered|"
    r"suggested|questioned|wondered|mused|declared|in (?:his|her|their) words)\b",
    re.IGNORECASE,
)
"""English by which speech is told as somebody's, with marks or without them."""
_WORDS = re.compile(r"\w+")
_NAME = r"((?:[A-Z][\w.'’-]*)(?:\s+(?:[A-Z][\w.'’-]*|bin|binti|al|van|de))*)"
# Budi Santoso mengatakan, "…"
_BEFORE = re.compile(
    rf"{_NAME}[^.!?\"“”]{{0,80}}?\b(?:me\w+kan|berkata|bilang|me\w+|ber\w+)\b[^.!?\"“”]{{0,30}}[,:]?\s*(?:bahwa\s*)?$"
)


class _Quote(NamedTuple):
    words: str
    speaker: frozenset[str]
    start: int
    end: int


@cache
def _after() -> re.Pattern[str]:
    """What names a speaker after a quotation: *kata Menteri Budi Santoso*."""
    verbs = one_of([*speech().verbs, *speech().before_names])
    return re.compile(rf"\s*,?\s*(?i:(?:{verbs})(?:nya)?)\s+(?:[a-z][\w-]*\s+){{0,4}}?{_NAME}")


def _plain(text: str) -> str:
    return " ".join(_WORDS.findall(text.lower()))


def _quotes(text: str) -> Iterator[_Quote]:
    for match in _QUOTE.finditer(text):
        after = _after().match(text, match.end())
        # A speaker is looked for in the 160 characters before, which hold a name, a title and a verb.
        before = None if after else _BEFORE.search(text[max(0, match.start() - 160) : match.start()])
        speaker = after or before
        words = frozenset(word.lower() for word in _WORDS.findall(speaker[1])) if speaker else frozenset()
        yield _Quote(_plain(match[1]), words, match.start(), match.end())


def check_quotation_marks(source: str, target: str) -> Iterator[Finding]:
    """Marks that a translation lost, or opened and didn't close."""
    ours, theirs = _MARK.findall(source), _MARK.findall(target)
    if not ours and not theirs:
        return
    quotes = [match for match in _QUOTE.finditer(source) if len(match[1].split()) >= 4]
    if quotes and not theirs and not _REPORTED.search(target) and not _SINGLE_MARKS.search(target):
        yield Finding.of(
            "quotation_marks_lost",
            kind="quotation",
            severity="warning",
            source_span=quotes[0].span(),
        )
    elif len(theirs) % 2 and len(ours) % 2 == 0:
        last = list(_MARK.finditer(target))[-1]
        yield Finding.of(
            "quotation_mark_alone",
            kind="quotation",
            severity="info",
            target_span=last.span(),
        )


def check_quotes(source: str, target: str) -> Iterator[Finding]:
    """Quotations of a summary (*target*): word by word in *source*, and by the same speaker."""
    given = list(_quotes(source))
    everything = f" {_plain(source)} "
    # A quotation is looked for once, however often the summary has it.
    verbatim: dict[str, bool] = {}
    sayings: dict[str, list[_Quote]] = {}
    for quote in _quotes(target):
        if quote.words not in verbatim:
            if len(verbatim) == _MOST:
                yield Finding.of(
                    "quotations_unchecked",
                    kind="quotation",
                    severity="warning",
                    values={"most": _MOST},
                    target_span=(quote.start, len(target)),
                )
                return
            verbatim[quote.words] = f" {quote.words} " in everything
        if not verbatim[quote.words]:
            yield Finding.of(
                "quotation_changed",
                kind="quotation",
                severity="error",
                target_span=(quote.start, quote.end),
            )
            continue
        # Fewer words are a title or a term, which many may use.
        if not quote.speaker or quote.words.count(" ") < 3:
            continue
        if quote.words not in sayings:
            sayings[quote.words] = [
                other for other in given[:_MOST] if other.speaker and quote.words in other.words
            ]
        others = sayings[quote.words]
        if others and not any(quote.speaker & other.speaker for other in others):
            theirs = others[0]
            yield Finding.of(
                "quotation_speaker",
                kind="speaker",
                severity="error",
                values={
                    "given": " ".join(sorted(quote.speaker)).title(),
                    "speaker": " ".join(sorted(theirs.speaker)).title(),
                },
                source_span=(theirs.start, theirs.end),
                target_span=(quote.start, quote.end),
            )
