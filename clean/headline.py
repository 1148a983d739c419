"""An article's headline, and the sentence under it."""

import math
import re
from collections.abc import Sequence

from .dates import header_date
from .header import FURTHEST
from .lines import (
    ONLY_DATELINE,
    Line,
    is_bullet,
    is_capitalized,
    is_prose,
    is_title_like,
    starts_with_dateline,
)
from .names import OUTLET, PERSON
from .reasons import RUNNING_HEAD
from .remember import remembered
from .rule_file import rule_book
from .rules import Role
from .scored_line import ScoredLine, is_guess, stems

__all__ = [
    "could_be_deck",
    "find_decks",
    "find_headline",
    "headline_key",
    "is_deck_like",
    "plain_title",
    "without_program",
]

_INNER_STOP = re.compile(r"[a-z]{3}[.]\s+[A-Z]")
_POSTED = re.compile(
    r"@\w|\+?\s?(?:[Ii]kuti|[Ff]ollow)$|\d{1,2}\s?(?:j|jam|m|mnt|menit|h|hari|d|w|minggu)\s?(?:·.{0,20})?$"
)
_TOO_SURE, _FEW_WORDS = 3.0, 4
"""What no headline scores as a portal's line, and words of the shortest that may score at all."""
_MOST = 0.6
_SPEAKS_LIKE_PORTAL = 1.0
"""What no deck scores as a portal's line."""
_PARTED = re.compile(r"[|»•·>]")
_MARKED = 3.0
"""What it counts for a headline that the page sets it as one."""
_OVER_TEXT = 1.0
"""What it counts for a headline that it stands right over the text, and again for one in capitals."""
_TOLD_TITLE = 6.0
"""What it counts for a headline that the model of a paste's parts is sure; half for a chance of 0.1."""
_ANNOUNCES = 4.0
"""What it counts for a headline that the text has all its words."""
_SITE_SUFFIX = re.compile(r"\s(?:[|»•–—]|-{1,2})\s[^|»•–—]{2,40}$")
_NAMES_PORTAL = re.compile(
    rf"\s(?:[|»]|-{{1,2}})\s(?:(?:[A-Z]\S{{1,20}}\s){{0,2}}{OUTLET.pattern}(?:\s[A-Z]\S{{1,20}}){{0,2}}|\S{{2,30}}\.(?:com|id|co|net|org))$",
    re.IGNORECASE,
)
_SITE_REACH = 44
"""Characters of the longest of them."""
_TRAIL = re.compile(r"[^>»›]{2,40}(?:\s[>»›]\s[^>»›]{2,120}){2,6}")
"""Where a page stands on its site, which ends in the headline."""
_STEP = re.compile(r"\s[>»›]\s")
_CONTENTS = re.compile(r"(?:daftar\sisi|isi\sartikel|table\sof\scontents)\W{0,3}", re.IGNORECASE)
"""Stands over the headings of an article, none of which is its headline."""
_SIGNED = re.compile(
    r"(?:[Dd]itulis|[Dd]iposting|[Dd]ipublikasikan|[Pp]osted|[Ww]ritten)\s(?:oleh|by)\s?:?\s[A-Z]"
)
"""Who wrote what stands above."""
_NUMBER = re.compile(r"(?:nomor|no\.?)\s?:", re.IGNORECASE)
_NO_TITLE = re.compile(r"^(?:\d{1,2}/\s|(?:judul|title)\s?:\s|[^\w\s\"'(\[#@.+-]+\s?)+", re.IGNORECASE)
"""What may stand before a headline in its line."""
_NO_WORD, _WORD = re.compile(r"\W+"), re.compile(r"\w+")
_ESSAY = re.compile(r"(?:Foto|FOTO|Potret|Galeri|Infografis|Video)\s?:\s(?:[\w\"',.-]+\s){3,20}[\w\"'?!.-]+$")
"""The headline of photos, which begins as their captions do."""
_WRITTEN = re.compile(
    r"\b(?:setelah|sebelum|ketika|karena|tanpa|bukan|tidak|tak|belum|masih|sudah|telah|sedang|lewat|antara|sejak|meski|namun|justru"
    r"|adalah|bagaimana|mengapa|kini|lagi|pun|semua|setiap|sebuah|para|orang|yang|dan|di|ke|dari|untuk|dengan|dalam|oleh|saat|atau|hingga|agar|bisa"
    r"|akan|(?:me|ber|di|ter|ke)[a-z]{4,})\b"
)
"""Words in small letters that a sentence has, and a list of tags hasn't."""
_FEW_CAPITALS = 0.4
"""Share of capitalized words that a deck stays below; a headline has half of them or more."""
_CALLS = re.compile(
    r"(?:ayo|yuk|mari|baca|simak|lihat|tonton|saksikan|dengar(?:kan)?|cek|klik|ikuti|unduh|download|bagikan|dapatkan|gabung|daftar"
    r"|masuk|cari|tulis|kirim(?:kan)?|pilih|halo|hai|anda|kamu)\b",
    re.IGNORECASE,
)
"""How a portal begins to speak to its reader."""
_FEWEST_OF_DECK, _MOST_OF_DECK = 5, 60
"""Words of a deck."""
_HEADER = 8
"""Lines under a headline among which its deck, its date and its author are."""
_DECKS, _LINKED = 2, 0.5
"""Most of them, and share of a line's characters that are links in none."""


@remembered
def headline_key(text: str) -> str:
    """What two spellings of a headline have in common."""
    return " ".join(_WORD.findall(text.lower()))


def could_be_deck(line: Line) -> bool:
    """Whether a line before the first paragraph may be a deck, a category or a stray label."""
    text = line.text
    if is_bullet(text) or line.kind == "item" or starts_with_dateline(text) or ONLY_DATELINE.fullmatch(text):
        return False
    if text.endswith((",", ":", ";")):
        # Whom a letter addresses.
        return False
    return len(text) <= 200 and (text.count(" ") < 2 or _could_be_title(text))


def is_deck_like(text: str) -> bool:
    """Whether *text* reads as the sentence that stands under a headline, with a stop at its end or without.

    >>> is_deck_like("Setelah tiga tahun sepi, pasar itu kembali penuh")
    True
    >>> is_deck_like("Harga Beras Naik di Pasar"), is_deck_like("beras harga pasar induk")
    (False, False)
    """
    words = text.split()
    return (
        _FEWEST_OF_DECK <= len(words) <= _MOST_OF_DECK
        and not text[0].islower()
        and not text.endswith((":", ",", ";", "?"))
        and not is_bullet(text)
        and not is_capitalized(text, least=_FEW_CAPITALS)
        and _PARTED.search(text) is None
        and _WRITTEN.search(text) is not None
        and _CALLS.match(text) is None
        and not header_date(text)
    )


def find_decks(lines: Sequence[ScoredLine], title: int, end: int, *, signed: bool) -> list[int]:
    """Places of the sentences under the headline at *title*, above its date and its author.

    What ends as a sentence is a deck only where these follow and the lead isn't *signed* by a portal; what
    stands below is a caption or the text.
    """
    found: list[int] = []
    ended: list[int] = []
    for place in range(title + 1, min(title + 1 + _HEADER, end)):
        one = lines[place]
        text = one.line.text
        if starts_with_dateline(text) or ONLY_DATELINE.fullmatch(text):
            return found
        named = Role.CREDIT in getattr(one.rule, "roles", ()) or PERSON.fullmatch(text)
        if header_date(text) or (named and _is_dated(lines[place + 1 : place + 3])):
            return sorted(found + ended)
        if one.rule is not None or one.line.zone is not None or one.reason is not None:
            continue
        if one.line.linked > _LINKED or len(found) + len(ended) >= _DECKS:
            return found
        if rule_book().caption_rule(text, before_lead=True) is None and is_deck_like(text):
            # Under a sentence there is no deck, unless both are.
            if ended or (is_prose(text) and not signed):
                ended.append(place)
            elif not is_prose(text) and one.portals < _SPEAKS_LIKE_PORTAL:
                found.append(place)
        elif is_prose(text):
            return found
    return found


def _is_dated(lines: Sequence[ScoredLine]) -> bool:
    return any(header_date(one.line.text) for one in lines)


def _could_be_title(text: str, *, told: bool = False) -> bool:
    """Whether *text* may be a headline; *told* says that the text below has most of its words."""
    words = text.count(" ") + 1
    if not is_title_like(text) or words > 22 or starts_with_dateline(text) or _INNER_STOP.search(text):
        return False
    if (text.startswith('"') and text.count('"') == 1) or text.endswith((",", ";")):
        return False
    # A question may as well be how the article begins, unless it is capitalized as headlines are.
    return not text.endswith("?") or told or is_capitalized(text)


def _without_site(text: str) -> str:
    """*text* without the portal's name at its end."""
    suffix = _SITE_SUFFIX.search(text, max(0, len(text) - _SITE_REACH))
    return text if suffix is None else text[: suffix.start()]


def _times(lines: Sequence[ScoredLine]) -> dict[str, int]:
    """How often each line is there, in whole, without a portal's name or as the end of a trail."""
    counts: dict[str, int] = {}
    for one in lines:
        # "Harga Beras Naik - Kabar Kita", as the browser's tab has it, repeats "Harga Beras Naik".
        texts = {one.line.text, _without_site(one.line.text)}
        if _is_trail(one.line.text):
            texts.add(_STEP.split(one.line.text)[-1])
        for text in texts:
            counts[headline_key(text)] = counts.get(headline_key(text), 0) + 1
    return counts


def find_headline(lines: Sequence[ScoredLine], lead: int) -> int:
    """The place of the line before *lead* that is most like the article's headline; -1 where none is."""
    counts = _times(lines)
    opening = next((one.line.text for one in lines[lead:] if is_prose(one.line.text)), "")
    told = {stem for one in lines[lead:] if is_prose(one.line.text) for stem in stems(one.line.text)}
    best, most = -1, 0.0
    few = lead <= 5
    # Where nothing else stands before the text, two words are a headline as well.
    shortest = 2 if lead <= 2 else 3
    for place in range(max(0, lead - FURTHEST), lead):
        one = lines[place]
        if _CONTENTS.fullmatch(one.line.text):
            break
        text = one.line.text
        words = text.count(" ") + 1
        if ONLY_DATELINE.fullmatch(text) or one.line.zone is RUNNING_HEAD or _is_trail(text):
            continue
        if one.assured:
            continue
        own = stems(text)
        # A headline may speak as a portal does, and a name alone may head what tells of it.
        portals = one.portals > _TOO_SURE or words < _FEW_WORDS
        signed = place + 1 < lead and _SIGNED.match(lines[place + 1].line.text) is not None
        if one.rule is not None and (not is_guess(one) or (portals and not signed)):
            continue
        heads = words > 1 and opening.startswith(f"{text} ") and not starts_with_dateline(opening)
        share = len(own & told) / max(len(own), _FEW_WORDS)
        if (words < shortest and not heads) or header_date(text) or _NUMBER.match(text):
            continue
        if not _could_be_title(text, told=share >= _MOST):
            continue
        if PERSON.fullmatch(text) and place + 1 < len(lines) and _POSTED.match(lines[place + 1].line.text):
            # Who wrote a post, above its age or the account's name.
            continue
        if best >= 0 and _stands_under(lines, best, place) and is_deck_like(text):
            continue
        caption = rule_book().caption_rule(text, before_lead=True) is not None
        if (caption and not _ESSAY.match(text)) or is_bullet(text):
            continue
        around = [
            lines[near].line.text
            for near in (place - 2, place - 1, *range(place + 1, place + 4))
            if 0 <= near < lead
        ]
        value = (
            min(words, 12) / 4
            + 2.0 * (words >= 5 and counts[headline_key(text)] > 1)
            - (0 if few else (lead - place) / 10)
        )
        value -= 2.0 * (text.count(",") >= 3) + 2.0 * few * (best >= 0)
        value += 3.0 * any(map(header_date, around))
        # What a headline announces, the text tells.
        value += _ANNOUNCES * share + 2.0 * is_capitalized(text) - max(0.0, one.portals)
        value += _MARKED * (one.line.kind == "heading")
        value -= 3.0 * ("|" in text or (words <= _FEW_WORDS and OUTLET.search(text) is not None))
        value -= 2.0 * (counts.get(headline_key(_without_site(text)), 0) > counts[headline_key(text)])
        value += _OVER_TEXT * (place + 1 == lead and words >= shortest) * (1 + text.isupper())
        if one.part is not None:
            value += _TOLD_TITLE * (1 + math.log10(one.part.title + 0.01) / 2)
        if value > most or best < 0:
            best, most = place, value
    return best


def _is_trail(text: str) -> bool:
    return any(mark in text for mark in ">»›") and _TRAIL.fullmatch(text) is not None


def _stands_under(lines: Sequence[ScoredLine], headline: int, place: int) -> bool:
    """Whether the line at *place* stands right under what reads as a *headline*."""
    return place - headline <= 2 and is_capitalized(lines[headline].line.text)


def plain_title(text: str) -> str:
    """A headline without symbols, a number in a thread or a label before it.

    >>> plain_title("Judul: Harga Beras Naik"), plain_title('1/ "Ya," Katanya')
    ('Harga Beras Naik', '"Ya," Katanya')
    """
    return _NO_TITLE.sub("", text, count=1) or text


def without_program(text: str, lines: Sequence[ScoredLine]) -> str:
    """A headline without the portal's or the program's name at its end, which another of the *lines* is."""
    head = _without_site(text)
    name = _NO_WORD.sub("", text[len(head) :]).lower()
    if not name or head.count(" ") < _FEW_WORDS:
        return text
    if _NAMES_PORTAL.search(text, len(head)):
        return head
    others = (_NO_WORD.sub("", one.line.text).lower() for one in lines if one.line.text != text)
    return head if name in others else text
