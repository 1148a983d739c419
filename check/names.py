"""Names survive: people, places and organizations of the source are in the target, and no others."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from importlib.resources import files

from .coverage import Counterpart, Coverage, SourceWord, TargetWord
from .dates import month_numbers, weekday_numbers
from .finding import Finding
from .lexicon import indonesian_words, is_english
from .words import initials

__all__ = ["check_names"]


@cache
def _no_names() -> frozenset[str]:
    """English words with a capital that name nobody, in lower case."""
    others = {"mr", "mrs", "ms", "dr", "id", "jr", "sr", "ok", "tv"}
    return frozenset({*others, *weekday_numbers("en"), *month_numbers("en")})


def _runs(words: Sequence[SourceWord] | Sequence[TargetWord], text: str) -> Iterator[tuple[int, int]]:
    """Spans of words that stand side by side, so that "Mitt Romney" is one name."""
    start, end = -1, -1
    for word in words:
        if start >= 0 and word.start - end <= 2 and not re.search(r"[,;()\"“”]", text[end : word.start]):
            end = word.end
            continue
        if start >= 0:
            yield start, end
        start, end = word.start, word.end
    if start >= 0:
        yield start, end


# Nouns with both affixes, such as Kehutanan and Perhimpunan: the words of an office or a body, not its name.
_AFFIXED = re.compile(r"(?:Ke|Pe[rnm]?|Peng|Ber|Ter|Meng?|Di)[a-z]{4,}(?:an|kan)|\w+-\w+")


_LONG_WORD = re.compile(r"[^\W\d_]{4,}")


@cache
def _offices(language: str) -> frozenset[str]:
    text = files(__package__).joinpath("data/titles.txt").read_text(encoding="utf-8")
    ours, _, theirs = text.partition("\nid:\n")[2].partition("\nen:\n")
    return frozenset((ours if language == "id" else theirs).split())


def _is_common(word: str) -> bool:
    """Whether a word of the source with a capital names nobody: an office, a month, a noun of two affixes."""
    lower = word.lower()
    return (
        lower in _offices("id")
        or lower in month_numbers("id")
        or lower in weekday_numbers("id")
        or _AFFIXED.fullmatch(word) is not None
    )


def _is_headline(source: str) -> bool:
    """Whether every longer word has a capital, so that the capital of a known word doesn't make it a name."""
    words = _LONG_WORD.findall(source)
    return len(words) >= 3 and all(word[0].isupper() for word in words)


def check_names(source: str, target: str, coverage: Coverage) -> list[Finding]:
    """A name in *target* that nothing in *source* accounts for, beside a name of *source* that is gone."""
    headline = _is_headline(source)
    gained = [
        word
        for word in coverage.target
        if not word.found
        and len(word.text) > 1
        and word.text[0].isupper()
        and not is_english(word.text)
        and "'" not in word.text
        and "’" not in word.text
        and word.text.lower() not in _no_names()
        and word.text.lower() not in _offices("en")
    ]
    lost = [
        word
        for word in coverage.source
        if word.capital
        and word.match is Counterpart.NONE
        and (not word.known or (word.rate >= 0.6 and not headline))
        and not _is_common(word.text)
    ]
    lost_spans = list(_runs(lost, source))
    vocabulary = indonesian_words()
    sure = {
        word.start
        for word in lost
        if initials(source, word.start, word.end)
        or (not word.known and len(word.text) > 2 and word.text.lower() not in vocabulary)
    }
    findings = []
    for start, end in _runs(gained, target):
        name = target[start:end]
        if lost_spans:
            partner = lost_spans.pop(0)
            findings.append(
                Finding.of(
                    "name_became",
                    kind="name",
                    severity="warning",
                    values={"was": source[partner[0] : partner[1]], "became": name},
                    source_span=partner,
                    target_span=(start, end),
                )
            )
        else:
            findings.append(
                Finding.of(
                    "name_new",
                    kind="name",
                    severity="warning",
                    values={"name": name},
                    target_span=(start, end),
                )
            )
    findings.extend(
        Finding.of(
            "name_missing",
            kind="name",
            severity="warning" if any(start <= place < end for place in sure) else "info",
            values={"name": source[start:end]},
            source_span=(start, end),
        )
        for start, end in lost_spans
    )
    return findings
