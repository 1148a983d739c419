"""Lines with the rule that speaks against each, and how much each speaks for being inside the article."""

import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise, zip_longest

from .dates import is_date_line
from .lines import (
    LEADING_BULLET,
    ONLY_DATELINE,
    SMALL_WORDS,
    Line,
    is_bullet,
    is_capitalized,
    is_prose,
    is_title_like,
    starts_with_dateline,
)
from .official import is_signed
from .portal_lines import PortalLine, portal_line
from .remember import remembered
from .rules import LineRule, Role, Rule, rule_book

__all__ = [
    "AFTER_INITIALS",
    "ScoredLine",
    "is_guess",
    "score_line",
    "stems",
    "weigh_closings",
    "weigh_disclaimers",
    "weigh_fields",
    "weigh_initials",
    "weigh_lists",
    "weigh_lone_lines",
    "weigh_portal_lines",
    "weigh_salutations",
    "weigh_verse",
]

_INITIALS = re.compile(
    r"[.!?\"']\s?[(\[](?:[a-z]{2,4}|[a-z]{1,5}(?:\s?/\s?[a-z0-9]{1,6}){1,4}|[A-Za-z]{1,3}-\d{1,3})\*?[)\]]\*?$"
)
_FEW = 8
"""Words of the shortest paragraph of a disclaimer, less one."""
_DISCLAIMER = re.compile(r"(?:disclaimer|penyangkalan|sangkalan)\s?:?", re.IGNORECASE)
_CREDIT = re.compile(r"\s?\([^()]{2,24}\)$")
_LONG_WORD = re.compile(r"[^\W\d_]{4,}")
_SPOKEN = re.compile(r"[,.?!]\"\s\w")
_INTRODUCES = re.compile(
    r"(?:\b(?:berikut(?:nya|\sini)?|adalah|ialah|yaitu|yakni|antara\slain|meliputi|sebagai|sementara|lengkap(?:nya)?|terdiri\satas"
    r"|diminta\s\w+|harus\s\w+|membawa|tersedia|hasil(?:nya)?|jadwal(?:nya)?|klasemen|daftar(?:nya)?|syarat(?:nya)?|susunan"
    r"|rincian(?:nya)?|final)\b.{0,40}):$",
    re.IGNORECASE,
)
"""How a line introduces a list; a label over other articles has none of these words."""
_HEADS_LIST = re.compile(
    r"(?:bahan(?:-bahan)?|bumbu(?:\s\w+)?|alat(?:\sdan\sbahan)?|cara\s\w+|langkah(?:-langkah)?|tahapan?|isi(?:an)?|topping|komposisi"
    r"|persyaratan|dokumen|fasilitas|tarif|biaya|harga(?:\stiket)?|rute|agenda|(?:susunan|rundown)\sacara|pemain|formasi"
    r"|pengganti|spesifikasi|gejala|penyebab|manfaat|kelebihan|kekurangan|kandungan(?:\sgizi)?)(?:nya)?\s?(?:\([^()]{1,40}\))?:$"
    r"|(?:bahan(?:-bahan)?|bumbu(?:\shalus)?|cara\s(?:membuat|memasak)|langkah(?:-langkah)?)$",
    re.IGNORECASE,
)
"""A line that is the heading of a list of the article's own."""
_MOST = 80.0
"""Words of a single line that count: a paragraph shouldn't outweigh a page."""
_ITEM = 0.5
_SPEAKS = 12.0
"""Words of prose that words after a quotation are worth."""
_LIGHT, _HEAVY = 3.0, 15
"""What a promo among paragraphs weighs on a page, and the most that the rule of a promo weighs elsewhere."""
_LONGEST_HEAD = 80
"""Characters of the heading of a list."""
_LONGEST_INTRODUCTION = 24
"""Words of a line that introduces a list."""
_ASSURED = 3.0
"""What a line weighs that is the text's by its place."""
_AFTER_SIGNATURE = 20.0
"""Words of prose that must follow a signature for the text to go on after it."""
_POSTSCRIPT = re.compile(
    r"(?:n\.?b|p\.?s|catatan|lampiran|tembusan)\b|(?:nara\s?hubung|kontak|tentang)\b", re.IGNORECASE
)
_PLACE_AND_DAY = re.compile(r"[A-Z][a-z]+(?:\s[A-Z][a-z]+){0,2},\s\d{1,2}\s[A-Z][a-z]{2,8}\s(?:19|20)\d\d")
_FEWEST_VERSES, _VERSE = 6, 3.0
"""Lines of the shortest poem, and what a line of one weighs."""
_STEM = 5
_TOLD = 3.0
"""What it takes from the score of a portal's line that the text has all its words as well."""
_REACHED = re.compile(
    r"@\w|\d[\d\s().+-]{5,}\d|\b(?:telp|telepon|hp|wa|surel|e-?mail|faks|fax|jalan|jl)\b", re.IGNORECASE
)
"""A number, an address."""
_SIGNED = 2
"""Lines of a signature that says so: "ttd" and a name."""
_SENT = re.compile(r"\[?\d{1,2}[/.]\d{1,2}[/.]\d{2,4},?\s\d")
"""How a message begins in what a messenger has exported."""
_STAFF_NUMBER = re.compile(r"(?:NIP|NIPPPK|NRP|NIDN|NIK)\b[.:]?\s?\d")
_FIELD = re.compile(
    r"(?!(?:Kategori|Rubrik|Topik|Tag|Label|Edisi|Kanal|Harga|Dibaca|Status|Tanggal|Bagikan|Ukuran|Lokasi|Komentar|Sumber|Cuaca|Kurs)\b)"
    r"[A-Z][\w/. ]{2,24}\s?:\s\w"
)
_FEWEST_FIELDS = 3
"""Lines of the shortest list that tells of whom or of what a text is."""
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
_AMID, _AROUND, _ON_PAGE = 2.2, 1.0, 3.0
_TEXT = 1.3
"""How much more it takes between paragraphs."""
_SHORT = 3
"""Words of the shortest line that no heading is, less one, unless more speaks for it."""
_LISTED = 2.0
"""How much more it takes in a list that a line introduces."""
_RUN, _LONE = 4.0, 2.5
"""What short lines between paragraphs weigh at most together, and what none scores as a portal's."""
AFTER_INITIALS = 120.0
"""Words of prose that must follow initials for the article to go on after them."""


@dataclass(slots=True, kw_only=True)
class ScoredLine:
    """A line with what speaks against it; `reason` is set once it is out."""

    line: Line
    rule: LineRule | None
    score: float
    """Words of prose; negative where it speaks against being inside the article."""
    portal: PortalLine | None = None
    """What a portal's line it may be, where that was asked."""
    portals: float = -math.inf
    """How much it speaks like a portal's rather than like this text."""
    listed: bool = False
    """Whether a line above introduces the list that it is of."""
    assured: bool = False
    """Whether its place makes it the text's."""
    deck: bool = False
    """Whether it is the sentence under the headline, which the article begins with."""
    reason: Rule | None = None


def score_line(line: Line, *, following: Line | None, markup: bool, near: bool) -> ScoredLine:
    """Score *line*, with what the rules say of it where it is *near* the article.

    A label that may be a heading is one where the *following* line is text, not a headline or a link. With
    *markup* the page's own structure has ruled most of the rest out, so that short lines stay neutral.
    """
    rule = rule_book().line_rule(line.text) if near else None
    if rule is not None and rule.may_be_heading(line.text) and following is not None and _is_text(following):
        rule = None
    if rule is not None and line.kind == "row" and Role.CREDIT not in rule.roles:
        # "5 | 13" counts no views.
        rule = None
    score = _score(line, rule, markup=markup)
    # Outside the part of the page that holds the article, nothing speaks for a line.
    return ScoredLine(line=line, rule=rule, score=score if line.inside else min(score, -3.0))


def weigh_portal_lines(lines: Sequence[ScoredLine], *, markup: bool) -> None:
    """Let lines that speak like a portal's be what they seem, those beside rules' or others' sooner.

    Quotations, speech, dates, rows and items of lists are left alone; before the text's end, so are lines
    whose words the text has as well, since headlines and headings speak of what it tells.
    """
    for place, one in enumerate(lines):
        if one.rule is None and not one.assured and one.line.zone is None and _may_be_portals(lines, place):
            one.portal = portal_line(_CREDIT.sub("", LEADING_BULLET.sub("", one.line.text)))
            if one.portal is not None:
                one.portals = one.portal.score - _LISTED * one.listed
    prose = [
        place
        for place, one in enumerate(lines)
        if one.score > 0 and one.portals < 0 and is_prose(one.line.text)
    ]
    told = Counter(stem for place in prose for stem in stems(lines[place].line.text))
    texts = frozenset(prose)
    last = prose[-1] if prose else -1
    for place, one in enumerate(lines):
        if one.portal is None or one.portals < 0:
            continue
        if is_date_line(one.line.text):
            one.portals = -math.inf
        elif place < last:
            own = stems(one.line.text)
            seen = sum(told[stem] > (place in texts) for stem in own)
            one.portals -= _TOLD * seen / max(len(own), 2)
    for place, one in enumerate(lines):
        if one.portal is None or one.portals < _AROUND or _is_texts(lines, place, prose):
            continue
        near = (*lines[max(place - 1, 0) : place], *lines[place + 1 : place + 2])
        beside = not markup and any(_is_chrome(other) or other.portals > _ON_PAGE for other in near)
        least = _ON_PAGE if markup else _AROUND if beside else _AMID
        amid = bool(prose) and prose[0] < place < last
        if one.portals > least + amid * _TEXT + (place < last and is_prose(one.line.text)):
            one.rule = one.portal.rule
            one.score = -float(one.rule.weight)


def _is_texts(lines: Sequence[ScoredLine], place: int, prose: Sequence[int]) -> bool:
    """Whether a line that speaks like a portal's is the text's by its place or its make.

    A dateline alone, a caption, a short heading over a paragraph, the name of a part of a law.
    """
    text = lines[place].line.text
    if starts_with_dateline(text) or ONLY_DATELINE.fullmatch(text):
        return True
    if rule_book().caption_rule(text, before_lead=True) is not None:
        return True
    after = lines[place + 1] if place + 1 < len(lines) else None
    begun = bool(prose) and place > prose[0]
    heads = after is not None and after.rule is None and after.portals < 0 and _is_text(after.line)
    return begun and heads and text.count(" ") < _SHORT


@remembered
def stems(text: str) -> frozenset[str]:
    """Beginnings of the longer words, without the most common ones."""
    return frozenset(word[:_STEM].lower() for word in _LONG_WORD.findall(text)) - SMALL_WORDS


def _may_be_portals(lines: Sequence[ScoredLine], place: int) -> bool:
    line = lines[place].line
    text = line.text
    if not line.inside or line.kind == "row":
        return False
    if is_bullet(text) and any(
        is_bullet(other.line.text)
        for other in (*lines[max(place - 1, 0) : place], *lines[place + 1 : place + 2])
    ):
        return False
    if text.endswith((")", "]")) and _INITIALS.search(text[-40:]):
        return False
    quoted = text.startswith('"') or text.endswith(('"', '".'))
    return not quoted and _SPOKEN.search(text) is None


def weigh_verse(lines: Sequence[ScoredLine]) -> None:
    """Let the lines of a poem speak for it: many in a row that begin in small letters, longer than tags."""
    run: list[ScoredLine] = []
    for one in [*lines, None]:
        if (
            one is not None
            and one.rule is None
            and one.line.text[:1].islower()
            and not is_prose(one.line.text)
        ):
            run.append(one)
            continue
        words = sum(verse.line.text.count(" ") + 1 for verse in run)
        if len(run) >= _FEWEST_VERSES and words >= 3 * len(run):
            for verse in run:
                verse.score, verse.assured = _VERSE, True
        run = []


def weigh_fields(lines: Sequence[ScoredLine]) -> None:
    """Let lines such as "Nama: ...", "Lahir: ..." speak for a text: three or more in a row."""
    run: list[ScoredLine] = []
    for one in [*lines, None]:
        if one is not None and one.rule is None and ":" in one.line.text[:27] and _FIELD.match(one.line.text):
            run.append(one)
            continue
        _let_speak(run)
        run = []


def _let_speak(run: Sequence[ScoredLine]) -> None:
    if len(run) >= _FEWEST_FIELDS and run[0].line.after_gap:
        for one in run:
            one.score, one.assured = max(one.score, _ASSURED), True


def weigh_salutations(lines: Sequence[ScoredLine]) -> None:
    """Let whom a letter addresses speak for its text."""
    for one in lines:
        if one.line.text.endswith((",", ":", "!")) and _SALUTES.fullmatch(one.line.text):
            one.rule, one.score, one.assured = None, max(one.score, _ASSURED), True


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
        elif _STAFF_NUMBER.match(text) and place and lines[place - 1].assured:
            left = 1
        elif office and _PLACE_AND_DAY.fullmatch(text):
            left = _LONGEST_CLOSING
        elif (gap and not signed) or (one.rule is not None and _ends_closing(one.rule, text)):
            left = 0
        if left:
            left -= 1
            one.rule, one.score, one.assured = None, max(one.score, _ASSURED), True
        # A signature leaves room for a pen under the office.
        signed = left > 0 and (text.endswith(",") or is_signed(text))


def _contacts(lines: Sequence[ScoredLine]) -> int:
    """How many of the *lines* under the label of contacts go to the last that says how to reach somebody."""
    near = lines[: _LONGEST_CLOSING - 1]
    return max((place + 1 for place, one in enumerate(near) if _REACHED.search(one.line.text)), default=0)


def _ends_closing(rule: LineRule, text: str) -> bool:
    """Whether a line that a *rule* knows is none of a signature or of contacts."""
    return rule.weight > _HEAVY or (
        Role.CHROME in rule.roles and (_REACHED.search(text) is None or _SENT.match(text) is not None)
    )


def weigh_disclaimers(lines: Sequence[ScoredLine]) -> None:
    """Let what a portal says under the label "Disclaimer" go with it, as far as its block goes."""
    rule: LineRule | None = None
    for above, one in pairwise(lines):
        if above.rule is not None and _DISCLAIMER.fullmatch(above.line.text):
            rule = above.rule
        elif one.line.after_gap or one.line.text.count(" ") < _FEW:
            rule = None
        if rule is not None and one.rule is None:
            one.rule, one.score = rule, -float(rule.weight)


def is_guess(one: ScoredLine) -> bool:
    """Whether the rule of a line is what the model of portals' lines says, and not a rule of the file."""
    return one.portal is not None and one.rule is one.portal.rule


def _is_entry(one: ScoredLine) -> bool:
    """Whether a line is one of a list, by its marks or its numbers, and no headline of another article."""
    text = one.line.text
    return one.rule is None and (is_bullet(text) or (len(text) < 60 and re.search(r"\d", text) is not None))


def _is_chrome(one: ScoredLine) -> bool:
    return one.rule is not None and Role.CHROME in one.rule.roles


def _is_text(line: Line) -> bool:
    """Whether *line* is a paragraph or an item, and not what labels stand over."""
    if not line.inside or line.zone is not None or line.linked > 0.5:
        return False
    if rule_book().line_rule(line.text) is not None:
        return False
    return is_prose(line.text) or (is_bullet(line.text) and not is_capitalized(line.text))


def _score(line: Line, rule: LineRule | None, *, markup: bool) -> float:  # noqa: PLR0911 - one a case
    words = line.text.count(" ") + 1
    if rule is not None:
        # What a page puts between its paragraphs doesn't end its article.
        light = markup and line.inside and rule.weight <= _HEAVY and not rule.follow
        return -min(float(rule.weight), _LIGHT if light else rule.weight)
    if line.zone:
        return -1.0
    if line.linked > 0.8:
        return -2.0 - words / 4
    if is_prose(line.text):
        # Nobody speaks in what a portal puts around a text.
        return min(float(words) + _SPEAKS * (_SPOKEN.search(line.text) is not None), _MOST)
    if line.text.endswith((")", "]")) and _INITIALS.search(line.text[-40:]):
        # A short last paragraph.
        return float(words)
    if line.kind == "item" or is_bullet(line.text):
        return 1.0 if markup else -0.5
    if words >= 20:
        return min(words / 3, _MOST)
    if line.text.endswith((":", ";", ",")) and words >= 6:
        return words / 2
    if line.kind == "row":
        return 0.5
    if line.text.endswith((".", '."', ',"', '!"', '?"')) or (
        line.text.endswith("!") and not is_title_like(line.text)
    ):
        return 2.0
    if line.kind == "heading":
        return 0.0
    if markup:
        return 0.0 if words < 6 else 0.5
    return -4.0 - words / 4


def weigh_lone_lines(lines: Sequence[ScoredLine]) -> None:
    """Let short lines between paragraphs count together for one, where no label stands among them.

    Headings, lists without marks and rows of an article are such; over other headlines stands a label.
    """
    run: list[ScoredLine] = []
    begun = False
    for one in lines:
        if one.rule is None and one.score < 0 and one.line.zone is None and one.portals < _LONE:
            run.append(one)
            continue
        told = one.rule is None and one.score > 0 and one.portals < 0
        if told and begun:
            for short in run:
                short.score = max(short.score, -_RUN / len(run))
        run = []
        begun = told


def weigh_initials(lines: Sequence[ScoredLine]) -> None:
    """Let initials at the end of a paragraph speak against what follows, for they close an article."""
    for one, after in pairwise(lines):
        if (
            one.score > 0
            and one.line.text.endswith((")", "]", "*"))
            and _INITIALS.search(one.line.text[-40:])
        ):
            after.score -= AFTER_INITIALS


def weigh_lists(lines: Sequence[ScoredLine]) -> None:
    """Let the items under a line that introduces them speak for the article, however short they are.

    They last until a paragraph or something that closes an article.
    """
    introduced = False
    for one, following in zip_longest(lines, lines[1:]):
        text = one.line.text
        if one.rule is not None:
            introduced = introduced and not one.rule.ends and not one.rule.follow
        elif (len(text) < _LONGEST_HEAD and _HEADS_LIST.fullmatch(text)) or (
            text.endswith(":")
            and (
                (text.count(" ") < _LONGEST_INTRODUCTION and _INTRODUCES.search(text) is not None)
                or (following is not None and _is_entry(following))
            )
        ):
            introduced = True
            one.score = max(one.score, 1.0)
        elif is_prose(text):
            introduced = False
        elif introduced:
            one.score, one.listed = max(one.score, _ITEM), True
