"""Lines that count together: poems, fields, lists, short lines in a row, what a label or initials end."""

import re
from collections.abc import Sequence
from itertools import pairwise, zip_longest

from .lines import is_bullet, is_prose
from .rules import LineRule
from .scored_line import ASSURED, INITIALS, ScoredLine

__all__ = [
    "AFTER_INITIALS",
    "weigh_disclaimers",
    "weigh_fields",
    "weigh_initials",
    "weigh_lists",
    "weigh_lone_lines",
    "weigh_numbered",
    "weigh_verse",
]

_FEW = 8
"""Words of the shortest paragraph of a disclaimer, less one."""
_DISCLAIMER = re.compile(r"(?:disclaimer|penyangkalan|sangkalan)\s?:?", re.IGNORECASE)
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
_ITEM = 0.5
_LONGEST_HEAD = 80
"""Characters of the heading of a list."""
_LONGEST_INTRODUCTION = 24
"""Words of a line that introduces a list."""
_NUMBERED = re.compile(r"(?P<number>\d{1,2})[.)]\s(?=\S)")
_FEWEST_NUMBERED, _MOST_OF_NUMBERED = 4, 5
"""Items of the shortest list that its numbers tell, and their words on average, fewer than headlines have."""
_FEWEST_VERSES, _VERSE = 6, 3.0
"""Lines of the shortest poem, and what a line of one weighs."""
_FIELD = re.compile(
    r"(?!(?:Kategori|Rubrik|Topik|Tag|Label|Edisi|Kanal|Harga|Dibaca|Status|Tanggal|Bagikan|Ukuran|Lokasi|Komentar|Sumber|Cuaca|Kurs)\b)"
    r"[A-Z][\w/. ]{2,24}\s?:\s\w"
)
_HEADS = 3
"""Lines below a paragraph on which a numbered list under a heading begins, at most."""
_FEWEST_FIELDS = 3
"""Lines of the shortest list that tells of whom or of what a text is."""
_RUN, _LONE = 4.0, 2.5
"""What short lines between paragraphs weigh at most together, and what none scores as a portal's."""
AFTER_INITIALS = 120.0
"""Words of prose that must follow initials for the article to go on after them."""


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
            one.score, one.assured = max(one.score, ASSURED), True


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


def weigh_numbered(lines: Sequence[ScoredLine]) -> None:
    """Let short items that count up from one speak for the article, under a paragraph or a heading below it.

    What a portal numbers are headlines, which are longer.
    """
    texts = [one.line.text for one in lines]
    told = -1
    place = 0
    while place < len(lines):
        run = _counted(texts, place)
        if not run:
            told = place if lines[place].rule is None and is_prose(texts[place]) else told
            place += 1
            continue
        words = sum(text.count(" ") for text in texts[place : place + run])
        if (
            run >= _FEWEST_NUMBERED
            and words <= _MOST_OF_NUMBERED * run
            and told >= 0
            and place - told <= _HEADS
        ):
            for one in lines[told + 1 : place + run]:
                if one.rule is None:
                    one.score, one.assured = max(one.score, ASSURED), True
            told = place + run - 1
        place += run


def _counted(texts: Sequence[str], place: int) -> int:
    """How many lines from *place* on are numbered one, two, three ..."""
    run = 0
    while (
        place + run < len(texts)
        and (match := _NUMBERED.match(texts[place + run]))
        and int(match["number"]) == run + 1
    ):
        run += 1
    return run


def _is_entry(one: ScoredLine) -> bool:
    """Whether a line is one of a list, by its marks or its numbers, and no headline of another article."""
    text = one.line.text
    return one.rule is None and (is_bullet(text) or (len(text) < 60 and re.search(r"\d", text) is not None))


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
        if one.score > 0 and one.line.text.endswith((")", "]", "*")) and INITIALS.search(one.line.text[-40:]):
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
