"""References to laws survive: which figure is the article, the paragraph, the law or its year; letters."""

import re
from collections.abc import Iterator
from functools import cache

from .finding import Finding, Span
from .words import contains_phrase, word_set

__all__ = ["check_law_references"]

_MARKS = frozenset({"pasal", "ayat", "huruf", "uu", "undang"})
_FIGURES = r"\d+[A-Z]?\b"
_LIST = rf"({_FIGURES}(?:(?:,\s?|\s(?:dan|juncto|jo|and|or|to|hingga|sampai)\s|-){_FIGURES})*)"
_LEVELS = {
    "id": {
        "article": re.compile(rf"\bpasal-?(?:pasal)?\s{_LIST}", re.IGNORECASE),
        "paragraph": re.compile(r"\bayat\s\(?(\d+(?:\)?(?:,\s?|\s(?:dan|serta)\s)\(?\d+)*)", re.IGNORECASE),
        "law": re.compile(
            r"\b(?:UU|undang-undang|perppu|PP|perpres|peraturan\s[\w\s]{3,40}?)\s(?:\w+\s){0,4}?(?:nomor|no)\.?\s?(\d+)",
            re.IGNORECASE,
        ),
        "year": re.compile(r"\b(?:tahun|UUD|undang-undang dasar)\s(\d{4})\b|/(\d{4})\b", re.IGNORECASE),
    },
    "en": {
        "article": re.compile(rf"\barticles?\s{_LIST}", re.IGNORECASE),
        "paragraph": re.compile(r"\bparagraphs?\s\(?(\d+)|\b(\d+)(?:st|nd|rd|th)\sparagraph", re.IGNORECASE),
        "law": re.compile(r"\blaw\s(?:number|no)\.?\s?(\d+)", re.IGNORECASE),
    },
}  # fmt: skip
_FIGURE = re.compile(r"\d+")
_LETTERED = re.compile(r"\b[Pp]asal\s(\d+)\s?([A-Z])(?=[\s,.;)]|$)")
"""*Pasal 28 E*: a letter behind the figure is part of the article's name."""
_LETTER = re.compile(r"\b[Hh]uruf\s\(?([a-z])\b")
_MARKS_OF_LETTERS = r"(?:letter|point|item|clause|section|part|(?:sub-?)?paragraph|subsection)s?\s[\"“'(]?"


def _figures(text: str, language: str) -> dict[str, dict[str, Span]]:
    """By level, the figures that *text* gives it, each with its place."""
    found: dict[str, dict[str, Span]] = {}
    for level, pattern in _LEVELS[language].items():
        its = found.setdefault(level, {})
        for match in pattern.finditer(text):
            group = next(index for index, part in enumerate(match.groups(), 1) if part)
            for figure in _FIGURE.finditer(text, *match.span(group)):
                its.setdefault(figure.group(), figure.span())
    return found


def check_law_references(source: str, target: str) -> Iterator[Finding]:
    """A figure that is of another level in *target* than in *source*, and letters that are gone."""
    if word_set(source).isdisjoint(_MARKS):
        return
    ours, theirs = _figures(source, "id"), _figures(target, "en")
    for level, figures in theirs.items():
        for figure, span in figures.items():
            if figure in ours[level] or (
                level == "paragraph" and figure in ours["article"] and not ours[level]
            ):
                continue
            for other, its in ours.items():
                if figure in its and figure not in theirs.get(other, {}):
                    yield Finding.of(
                        "law_level",
                        kind="number",
                        severity="error",
                        values={
                            "number": figure,
                            "was": source[max(0, its[figure][0] - 12) : its[figure][1]].split(" ", 1)[-1],
                            "became": target[max(0, span[0] - 12) : span[1]].split(" ", 1)[-1],
                        },
                        source_span=its[figure],
                        target_span=span,
                    )
                    break
    yield from _letters(source, target)


def _letters(source: str, target: str) -> Iterator[Finding]:
    for match in _LETTERED.finditer(source):
        number, letter = match.groups()
        if contains_phrase(target, number):
            behind, marked = _behind_figure(letter), _marked(letter)
            if number not in behind.findall(target) and not marked.search(target):
                yield _lost(match)
    for match in _LETTER.finditer(source):
        letter = match[1]
        if not (_marked(letter).search(target) or _in_brackets(letter).search(target)):
            yield _lost(match)


@cache
def _behind_figure(letter: str) -> re.Pattern[str]:
    """*letter* as the end of an article's name, whose figure is the group: 28E, 28 (E)."""
    return re.compile(rf"\b(\d+)[\s(-]{{0,2}}{letter}\b", re.IGNORECASE)


@cache
def _marked(letter: str) -> re.Pattern[str]:
    return re.compile(rf"{_MARKS_OF_LETTERS}{letter}\b", re.IGNORECASE)


@cache
def _in_brackets(letter: str) -> re.Pattern[str]:
    """*letter* in brackets, or behind a figure: (a), 2a, 2)a."""
    return re.compile(rf"\({letter}\)|\d\)?{letter}\b", re.IGNORECASE)


def _lost(match: re.Match[str]) -> Finding:
    return Finding.of(
        "contrast_lost",
        kind="number",
        severity="warning",
        values={"words": match.group()},
        source_span=match.span(),
    )
