"""Repairs by rule what a model wrote: stray symbols, terms that it copied, dates, brackets."""

import re
from collections.abc import Sequence

from .notation import days_after_per, english_date, weekday_dates
from .terms import Match

__all__ = [
    "close_brackets",
    "repair",
    "replace_copied_terms",
    "set_denial_apart",
    "sign_editors_notes",
    "strip_stray_symbols",
    "write_as_of",
    "write_out_dates",
]

_STRAY = re.compile(r"^(?:[♪♫•*#~=|_·▁>\-–—.,;:]+\s+)+(?=\w)")
_IN_BRACKETS = re.compile(r"\((\d+)\)")
_POINTS = "by|on|in|at|from|for|per|until|since|during"
"""What models take *per* for before a day."""
_NO_CLAUSE = "bahwa|kalau|jika|bila|apabila|soal|seolah|seakan|ada|adanya|yang|apalagi"
_DENIED = re.compile(
    r"\b(?:tidak|tak|bukan|enggak|nggak|gak|ndak)(?:lah)? (?:benar|betul|demikian|begitu)"
    rf"(?: (?:itu|hal itu|kabar itu))?[,;] (?!(?:{_NO_CLAUSE})\b)(?P<clause>.+)",
    re.IGNORECASE,
)
"""A denial, and a clause by itself that says what is so instead."""
_THAT = re.compile(
    r"\b(?:is|was|are|were|isn['’]t|wasn['’]t|(?<=['’])s)(?: not)? (?:true|correct|right|so|the case)"
    r"(?P<that>,? that )(?=\w)"
)
_NEGATOR = re.compile(r"\b(?:tidak|tak|bukan|belum|tanpa|enggak|nggak|gak|jangan|tiada)\w*\b", re.IGNORECASE)
_NOT = re.compile(r"\b(?:not|no|never|none|without|nor|cannot|un\w+)\b|n['’]t\b", re.IGNORECASE)
_BARE_NOT = re.compile(r"^(?P<quote>[\"“]?)Not, ")
_BARE_DENIAL = re.compile(r"[\"“]?(?:Tidak|Bukan|Enggak|Nggak|Gak|Tak),")
_EDITORS_NOTE = re.compile(r"([,;–—-] ?)[Rr]ed\.?\)")
"""What signs a note in brackets: *red*, short for *redaksi*."""
_UNCLOSED = re.compile(r"\((\d+)(?: years?(?: old)?)?(?=[,;] )")


def repair(source: str, target: str, terms: Sequence[Match]) -> str:
    """*target* after every repair of this module; *terms* are the glossary's in *source*."""
    text = replace_copied_terms(strip_stray_symbols(source, target), terms)
    text = sign_editors_notes(source, set_denial_apart(source, write_as_of(source, text)))
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


def set_denial_apart(source: str, target: str) -> str:
    """*target* with the clause after a denial by itself, where models deny that clause and so turn it round.

    >>> set_denial_apart("Itu tidak benar, stok kami aman.", "It's not true that our stock is safe.")
    "It's not true; our stock is safe."
    """
    if _BARE_DENIAL.match(source):
        target = _BARE_NOT.sub(r"\g<quote>No, ", target)
    denied = _DENIED.search(source)
    that = _THAT.search(target) if denied else None
    if denied is None or that is None:
        return target
    # With one "not" for two the English denies what the source does.
    if _NEGATOR.search(denied["clause"]) and not _NOT.search(target, that.end()):
        return target
    return f"{target[: that.start('that')]}; {target[that.end() :]}"


def write_as_of(source: str, target: str) -> str:
    """*target* with "as of" where *source* has *per* before a day or a month.

    >>> write_as_of("Per 1 Mei, ada 40 kasus.", "By 1 May, there were 40 cases.")
    'As of 1 May, there were 40 cases.'
    """
    for date in days_after_per(source):
        point = rf"\b(?:{_POINTS}) (?={re.escape(date)}\b)"
        if found := re.search(point, target, re.IGNORECASE):
            as_of = "As of " if found.group()[0].isupper() else "as of "
            target = target[: found.start()] + as_of + target[found.end() :]
    return target


def sign_editors_notes(source: str, target: str) -> str:
    """*target* with "ed." where *source* signs an editor's note with *red*, which models leave as it is.

    >>> sign_editors_notes("Ia pulang (ke Solo, red).", "He went home (to Solo, red).")
    'He went home (to Solo, ed.).'
    >>> sign_editors_notes("Ia memilih mobil (merah).", "He chose a car (bright, red).")
    'He chose a car (bright, red).'
    """
    return _EDITORS_NOTE.sub(r"\1ed.)", target) if _EDITORS_NOTE.search(source) else target


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
