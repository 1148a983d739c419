"""Repairs by rule what a model wrote: stray symbols, terms that it copied, dates, brackets."""

import re
from collections.abc import Sequence

from .notation import english_date, weekday_dates
from .terms import Match

__all__ = ["close_brackets", "repair", "replace_copied_terms", "strip_stray_symbols", "write_out_dates"]

_STRAY = re.compile(r"^(?:[♪♫•*#~=|_·▁>\-–—.,;:]+\s+)+(?=\w)")
_IN_BRACKETS = re.compile(r"\((\d+)\)")
_UNCLOSED = re.compile(r"\((\d+)(?: years?(?: old)?)?(?=[,;] )")


def repair(source: str, target: str, terms: Sequence[Match]) -> str:
    """*target* after every repair of this module; *terms* are the glossary's in *source*."""
    text = replace_copied_terms(strip_stray_symbols(source, target), terms)
    return close_brackets(source, write_out_dates(source, text))


def strip_stray_symbols(source: str, target: str) -> str:
    """*target* on one line, without the stray symbols that some models put first and the source lacks.

    >>> strip_stray_symbols("Harga naik.", "♪ Prices  rose.")
    'Prices rose.'
    >>> strip_stray_symbols("- Harga naik.", "- Prices rose."), strip_stray_symbols("Nah …", "… so")
    ('- Prices rose.', '… so')
    """
    text = " ".join(target.split())
    stray = _STRAY.match(text)
    return text[stray.end() :] if stray and (source[:1].isalnum() or source[:1] in "\"“‘'(") else text


def replace_copied_terms(target: str, terms: Sequence[Match]) -> str:
    """*target* with each glossary term that the model copied replaced by its rendering."""
    for match in {(match.text, match.term): match for match in terms}.values():
        if not match.term.kept and not match.term.is_rendered_in(target):
            form = rf"(?<![\w@#/.-]){re.escape(match.text)}(?![\w@#/-])"
            target = re.sub(form, match.rendering.replace("\\", r"\\"), target)
    return target


def write_out_dates(source: str, target: str) -> str:
    """*target* with the dates that *source* has in figures after a weekday written out.

    Models copy them, or turn them round as Americans do; either way a reader can't tell day from month.

    >>> write_out_dates("Kata Ani, Senin (4/3/2024).", "Said Ani, Monday (3/4/2024).")
    'Said Ani, Monday (4 March 2024).'
    """
    for day, month, year in weekday_dates(source):
        if date := english_date(day, month, year):
            end = f"/{year}" if year else ""
            for figures in (f"({day}/{month}{end})", f"({month}/{day}{end})"):
                if figures in target:
                    target = target.replace(figures, f"({date})", 1)
                    break
    return target


def close_brackets(source: str, target: str) -> str:
    """*target* with brackets that close after a figure where they do in *source*, as after somebody's age.

    >>> close_brackets("Istri korban, Ratna (35), menolak.", "The victim's wife, Ratna (35, refused).")
    "The victim's wife, Ratna (35), refused."
    """
    unclosed = set(_UNCLOSED.findall(target))
    for figure in dict.fromkeys(_IN_BRACKETS.findall(source)):
        if figure not in unclosed or f"({figure})" in target:
            continue
        begun = re.search(rf"\({figure}(?: years?(?: old)?)?(?=[,;] )", target)
        if begun:
            target = f"{target[: begun.end()]}){_drop_closing_bracket(target[begun.end() :])}"
    return target


def _drop_closing_bracket(text: str) -> str:
    """*text* without the first closing bracket that none opens."""
    depth = 0
    for at, character in enumerate(text):
        depth += (character == "(") - (character == ")")
        if depth < 0:
            return text[:at] + text[at + 1 :]
    return text
