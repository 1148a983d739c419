"""How many are meant: one person stays one, several stay several, and a list keeps its members."""

import re
from collections.abc import Iterator
from itertools import islice, pairwise

from .coverage import Counterpart, Coverage
from .finding import Finding
from .lexicon import look_up_at
from .stems import english_stem
from .words import LONGEST_SENTENCE, word_set

__all__ = ["check_members"]

_COUNTS = frozenset({"para", "seorang", "seekor", "sebuah"})
_SEVERAL = re.compile(r"\b[Pp]ara\s(?P<thing>[a-z]{4,})\b")
_ONE = re.compile(r"\b(?:[Ss]eorang|[Ss]eekor|[Ss]ebuah)\s(?P<thing>[a-z]{4,})\b")
_WORD = re.compile(r"[A-Za-z]+")
_THE = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Tt]his|[Tt]hat)\s(?:[a-z]+\s)?$")
_MANY = re.compile(
    r"\b(?:[Ss]everal|[Mm]any|[Ss]ome|[Aa] few|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Dd]ozens of|[Hh]undreds of"
    r"|[Aa] number of)\s(?:[a-z]+\s)?$"
)
_REACH = 24
_MOST = 20  # mentions that are looked at one by one
_PLURALS = frozenset((
    "people", "men", "women", "children", "police", "staff", "personnel", "crew", "family", "team", "group",
    "public", "audience", "cast", "crowd", "industry", "poor", "elderly", "homeless", "sick", "dead",
    "rich", "young", "clergy", "faithful", "press", "media",
))  # fmt: skip


def check_members(source: str, target: str, coverage: Coverage) -> Iterator[Finding]:
    """Persons and things of *source* that became fewer or more in *target*, in English."""
    yield from _lists(source, target, coverage)
    if word_set(source).isdisjoint(_COUNTS):
        return
    theirs = [(word, english_stem(word.group())) for word in _WORD.finditer(target)]
    for pattern, template in ((_SEVERAL, "plural_lost"), (_ONE, "single_lost")):
        for match in islice(pattern.finditer(source), _MOST):
            stems = look_up_at(source, *match.span("thing")).stems
            shown = [word for word, stem in theirs if stem in stems]
            before = _THE if template == "plural_lost" else _MANY
            if shown and all(
                _is_plural(word.group()) is (template == "single_lost")
                and before.search(target, max(0, word.start() - _REACH), word.start())
                for word in shown
            ):
                yield Finding.of(
                    template,
                    kind="number",
                    severity="warning",
                    values={"was": match.group(), "became": shown[0].group()},
                    source_span=match.span(),
                    target_span=shown[0].span(),
                )


def _is_plural(word: str) -> bool:
    lower = word.lower()
    return (
        lower in _PLURALS
        or lower.endswith(("ed", "men"))
        or (lower.endswith("s") and not lower.endswith("ss"))
    )


_LIST_WORD = re.compile(r"[\w-]+")
_LIST = re.compile(
    r"(?<![\w-])(?:[\w-]+\s){0,3}[\w-]+(?:,\s(?:[\w-]+\s){0,3}[\w-]+)+,?\s(?:dan|serta|atau|hingga)\s(?:[\w-]+\s){0,2}[\w-]+"
)
_PART = re.compile(r",?\s(?:dan|serta|atau|hingga)\s|,\s")
_SURE = 0.85
"""How often a translation shows a word whose absence is missed."""


def _lists(source: str, target: str, coverage: Coverage) -> Iterator[Finding]:
    """A member between others that *target* has nothing for, where it also has a comma less."""
    if "," not in source:
        return
    if not any(word.match is Counterpart.NONE and word.rate >= _SURE for word in coverage.source):
        return
    if target.count(",") + target.count(" and ") + target.count(" or ") >= source.count(",") + 1:
        return
    # Where a list never comes to its "and", each of its words is the start of a search to its end.
    if next(islice(_LIST_WORD.finditer(source), LONGEST_SENTENCE, None), None):
        return
    for match in _LIST.finditer(source):
        ends = [part.span() for part in _PART.finditer(source, *match.span())]
        for (_, start), (end, _) in pairwise(ends):
            words = [word for word in coverage.source if start <= word.start < end]
            gone = all(word.match is Counterpart.NONE for word in words)
            if gone and any(word.rate >= _SURE for word in words):
                yield Finding.of(
                    "item_missing",
                    kind="omission",
                    severity="warning",
                    values={"words": source[start:end]},
                    source_span=(start, end),
                )
