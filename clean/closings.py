"""What opens and closes a letter, a release or an announcement: whom it addresses, who signs, contacts."""

import re
from collections.abc import Sequence
from itertools import zip_longest

from .lines import is_prose
from .official import is_signed
from .rules import LineRule, Role
from .scored_line import ASSURED, HEAVY, ScoredLine

__all__ = ["weigh_closings", "weigh_salutations"]

_AFTER_SIGNATURE = 20.0
"""Words of prose that must follow a signature for the text to go on after it."""
_POSTSCRIPT = re.compile(
    r"(?:n\.?b|p\.?s|catatan|lampiran|tembusan)\b|(?:nara\s?hubung|kontak|tentang)\b", re.IGNORECASE
)
_PLACE_AND_DAY = re.compile(r"[A-Z][a-z]+(?:\s[A-Z][a-z]+){0,2},\s\d{1,2}\s[A-Z][a-z]{2,8}\s(?:19|20)\d\d")
_REACHED = re.compile(
    r"@\w|\d[\d\s().+-]{5,}\d|\b(?:telp|telepon|hp|wa|surel|e-?mail|faks|fax|jalan|jl)\b", re.IGNORECASE
)
"""A number, an address."""
_SIGNED = 2
"""Lines of a signature that says so: "ttd" and a name."""
_SENT = re.compile(r"\[?\d{1,2}[/.]\d{1,2}[/.]\d{2,4},?\s\d")
"""How a message begins in what a messenger has exported."""
_WISH = re.compile(r"(?:Semoga|Demikian)(?:,?\s[\w'-]{1,30}){6}")
"""How a writer ends, with a stop or without."""
_STAFF_NUMBER = re.compile(r"(?:NIP|NIPPPK|NRP|NIDN|NIK)\b[.:]?\s?\d")
_LONGEST_CLOSING = 6
"""Lines of a signature or of a list of contacts."""
_CLOSING = re.compile(
    r"(?:hormat|salam)(?:\s(?:kami|saya|hangat|hormat|takzim|sejahtera)){0,2},?|salam\s(?!redaksi)[a-z]{4,14}[,!]?|hubungi\s(?!kami|redaksi|iklan|admin|marketing)\w{3,14}\s?:(?P<told>.{3,140})|(?:wassalam\w*|tertanda|atas\snama\s.{3,40}),?"
    r"|\(?(?:cap\s?[/.,]?\s?)?t\.?\s?t\.?\s?d\.?\)?,?|sampai\s(?:jumpa|bertemu)(?:\s[\w-]+){0,4},"
    r"|(?:nara\s?hubung(?:\s(?:media|pers|panitia|kegiatan))?|kontak(?:\s(?:media|person|pers|panitia))?|contact\sperson|(?:media|press)\scontact|cp|posko|hotline"
    r"|(?:nomor|no\.?)\s(?:posko|kontak|telepon|darurat|pengaduan)|info(?:rmasi)?(?:\slebih\slanjut|\sdan\s\w+|\slanjut)?"
    r"|(?:untuk\s)?(?:keterangan|informasi)\slebih\slanjut\b[^:]{0,60})(?:\s\([^()]{2,30}\))?\s?:(?P<rest>.{0,140})",
    re.IGNORECASE,
)
"""Opens a signature or a list of contacts."""
_SALUTES = re.compile(
    r"(?:(?:kepada\s)?yth\b|kepada\s(?:bapak|ibu|saudara)|dengan\shormat|assala\w+|salam\s(?:hangat|sejahtera)|dear|yang\sterhormat"
    r"|(?:bapak|ibu|pak|bu|mas|mbak|saudara|kakak|kak|dok|dokter|redaksi|sahabat|kawan|teman(?:-teman)?|pembaca|para)\s"
    r"(?=.{0,40}\b(?:yang\s\w+|terhormat|yth|budiman|tercinta|setia|ku)\b)).{0,80}[,:!]",
    re.IGNORECASE,
)
"""Whom a letter addresses."""


def weigh_salutations(lines: Sequence[ScoredLine]) -> None:
    """Let whom a letter addresses speak for its text."""
    for one in lines:
        if one.line.text.endswith((",", ":", "!")) and _SALUTES.fullmatch(one.line.text):
            one.rule, one.score, one.assured = None, max(one.score, ASSURED), True


def weigh_closings(lines: Sequence[ScoredLine]) -> None:
    """Let the signature and the contacts under a paste's text speak for it, as far as their block goes."""
    told = signed = over = False
    left = 0
    # Where a blank line follows every line, none tells where a block ends.
    blocks = any(not one.line.after_gap for one in lines[1:])
    for place, (one, following) in enumerate(zip_longest(lines, lines[1:])):
        text = one.line.text
        gap = blocks and one.line.after_gap
        office = following is not None and following.line.text.endswith(",")
        told = told or is_prose(text)
        if over and gap and not signed and not _POSTSCRIPT.match(text):
            one.score -= _AFTER_SIGNATURE
            over = False
        if not told or (one.rule is not None and Role.CREDIT in one.rule.roles):
            left = 0
        elif match := _CLOSING.fullmatch(text):
            if match["told"]:
                left = 1
            elif match["rest"] is None:
                left, over = _SIGNED if is_signed(text) else _LONGEST_CLOSING, True
            else:
                left = 1 if match["rest"].strip() else 1 + _contacts(lines[place + 1 :])
        elif place and _goes_on(lines[place - 1], text):
            left = 1
        elif office and _PLACE_AND_DAY.fullmatch(text):
            left = _LONGEST_CLOSING
        elif (gap and not signed) or (one.rule is not None and _ends_closing(one.rule, text)):
            left = 0
        if left:
            left -= 1
            one.rule, one.score, one.assured = None, max(one.score, ASSURED), True
        # A signature leaves room for a pen under the office.
        signed = left > 0 and (text.endswith(",") or is_signed(text))


def _goes_on(above: ScoredLine, text: str) -> bool:
    """Whether *text* ends what the line *above* it is of: a number under a name, a wish under a paragraph."""
    return (above.assured and _STAFF_NUMBER.match(text) is not None) or (
        is_prose(above.line.text) and _WISH.match(text) is not None
    )


def _contacts(lines: Sequence[ScoredLine]) -> int:
    """How many of the *lines* under the label of contacts go to the last that says how to reach somebody."""
    near = lines[: _LONGEST_CLOSING - 1]
    return max((place + 1 for place, one in enumerate(near) if _REACHED.search(one.line.text)), default=0)


def _ends_closing(rule: LineRule, text: str) -> bool:
    """Whether a line that a *rule* knows is none of a signature or of contacts."""
    return rule.weight > HEAVY or (
        Role.CHROME in rule.roles and (_REACHED.search(text) is None or _SENT.match(text) is not None)
    )
