"""Lines of a paste or a crawl dump, hard-wrapped ones joined."""

import re
from itertools import pairwise

from .article import ParagraphKind
from .dates import find_date
from .inline import parted_from_struck
from .line_breaks import running_heads
from .lines import Line, is_bullet, marked_rows, starts_with_dateline
from .names import PEOPLE
from .paste_rows import read_rows
from .reasons import RUNNING_HEAD, STRUCK
from .repair import repair
from .rule_file import rule_book
from .wrapped_headline import with_whole_headline

__all__ = ["read_paste"]

_WRAPPED = 40
"""Characters of the shortest line that may have been wrapped."""
_COLUMN = 20
"""Characters of the shortest line of a newspaper's column, in which words are broken."""
_FEWEST_BROKEN = 3
_BROKEN = re.compile(r"[a-z]-$")
_FIRST_WORD = re.compile(r"[a-z]+")
_ENDS = re.compile(r"[.!?:;\"')\]]$")
_ONLY_NUMBER = re.compile(r"\d{1,2}[.)]")
_LONE_WORD = re.compile(r"[A-Z][a-z]+")
_GOES_ON = re.compile(r"[a-z(]")
_BESIDE_TITLE = re.compile(
    r"by\s(?:[A-Z]|[\w.]{3,20}\s[|·•]\s)|ilustrasi\s[^.]{2,60}(?:\.\s?)?(?:©|\(|/|[Ff]oto)|via\s(?:[A-Z][\w.]{1,20}\s?){1,4}(?:\([\w\s]{2,20}\))?$|(?:[Nn]omor|NOMOR|No\.)\s?:?\s\S*\d|(?:n\s)?(?:red|rep|ed)\s?:\s|(?:oleh|via|dipublikasikan|diterbitkan|diposting|posted)\s[^.]{2,60}\b(?:19|20)\d\d\b"
)
"""Who wrote it and when, or its number, under a headline."""
_SIGNED_BELOW = re.compile(
    rf"\(?(?:(?:[Dd]itulis|[Ll]aporan)\s)?[Oo]leh\s?:?\s{PEOPLE.pattern}\)?"
    r"|(?:Reporter|Penulis|Pewarta|Editor|Kontributor|Foto)\s?:\s?[A-Z].{2,60}"
)
"""Who wrote it, alone on a line, though a headline without a stop or a date stands above."""


def _is_hyphenated(rows: list[str]) -> bool:
    """Whether words are broken at the ends of lines, as in a newspaper's columns."""
    broken = 0
    for above, below in pairwise(rows):
        cut = above.endswith("-") and _BROKEN.search(above) is not None
        broken += cut and below[:1].islower() and not _is_doubled(above, below)
    return broken >= _FEWEST_BROKEN


def _is_doubled(above: str, below: str) -> bool:
    """Whether the hyphen that ends *above* is a doubled word's: "anak-" / "anak", "sayur-" / "mayur"."""
    head = above[:-1].rsplit(" ", 1)[-1].lower()
    tail = _FIRST_WORD.match(below)
    if tail is None:
        return True
    word = tail.group().lower()
    return head[-3:] in word if len(head) >= 3 else head == word


def _wrapped_width(rows: list[str], shortest: int) -> int:
    """The column at which the text was wrapped, by lines from *shortest* characters on; 0 where it wasn't."""
    pairs = broken = 0
    for above, below in pairwise(rows):
        if below and len(above) >= shortest:
            pairs += 1
            broken += not _ENDS.search(above) and below[0].islower()
    lengths = sorted(len(row) for row in rows if len(row) >= shortest)
    if broken < 3 or broken < 0.25 * pairs:
        return 0
    width = lengths[int(0.9 * (len(lengths) - 1))]
    return width if width <= 140 else 0


def _belongs_to(above: str, below: str, width: int) -> bool:
    """Whether *below* is the rest of the line *above*."""
    if width and below[0].islower() and _LONE_WORD.fullmatch(above) and len(below) >= _WRAPPED:
        # A blog's markup may have a line of its own for the first word of a paragraph.
        return True
    if is_bullet(below) or len(above) < 20 or starts_with_dateline(below):
        return False
    if _BESIDE_TITLE.match(below) or _SIGNED_BELOW.fullmatch(below):
        return False
    if not _ENDS.search(above) and _GOES_ON.match(below):
        return (
            (above.count(" ") >= 3 or _BROKEN.search(above) is not None)
            and not find_date(above)
            and rule_book().line_rule(above) is None
        )
    if not width or len(above) < 0.7 * width or len(above) > 1.3 * width:
        return False
    # A line that ends short of the margin, where the next word would have fitted, ends its paragraph.
    fits = len(above) + 1 + len(below.split(" ", 1)[0]) <= 0.9 * width
    return not (fits and _ENDS.search(above)) and rule_book().line_rule(above) is None


def _joined(parts: list[str]) -> str:
    return " ".join(parts).replace("- \x00\x00", "").replace("- \x00", "-").replace("\x00", "")


def read_paste(text: str) -> tuple[Line, ...]:
    r"""Lines of *text*, repaired; `Line.after_gap` says where a blank line stood.

    >>> [line.text for line in read_paste("Beras di pasar itu naik\nlagi sejak Senin.\nWarga mengeluh.")]
    ['Beras di pasar itu naik lagi sejak Senin.', 'Warga mengeluh.']
    """
    text, struck = parted_from_struck(text)
    marked = read_rows(text)
    rows = [row.text for row in marked]
    heads = running_heads(rows)
    hyphenated = _is_hyphenated(rows)
    width = _wrapped_width(rows, _COLUMN if hyphenated else _WRAPPED)
    lines: list[Line] = []
    running = [Line(text=repair(words), zone=STRUCK) for words in struck]
    parts: list[str] = []
    gap = began_after_gap = True
    across = False
    last = ""

    def close() -> None:
        if parts:
            joined = _joined(parts)
            lines.append(
                Line(text=joined, kind="item" if is_bullet(joined) else "text", after_gap=began_after_gap)
            )
            parts.clear()

    for row, is_heading, is_link in marked:
        if row in heads:
            # A page's edge ends no sentence.
            running.append(Line(text=row, zone=RUNNING_HEAD))
            across = bool(last) and _ENDS.search(last) is None
            gap = gap and not across
            continue
        if not row:
            gap = not across
            continue
        across = False
        if is_heading or is_link:
            close()
            kind: ParagraphKind = "heading" if is_heading else "item" if is_bullet(row) else "text"
            lines.append(Line(text=row, kind=kind, linked=float(is_link), after_gap=gap))
            last, gap = "", is_heading
            continue
        if parts and _ONLY_NUMBER.fullmatch(last):
            # The number of an item that stands on a line of its own.
            parts.append(row)
            last = row
            continue
        if parts and not gap and _belongs_to(last, row, width):
            # A word broken at its hyphen ("anak-" / "anak") keeps the hyphen and loses the space.
            # Where columns break words, only a doubled word does.
            hyphen = "\x00" if last.endswith("-") and not last.endswith(" -") else ""
            broken = hyphenated and _BROKEN.search(last) and not _is_doubled(last, row)
            parts.append(2 * hyphen + row if broken else hyphen + row)
        else:
            close()
            began_after_gap = gap
            parts.append(row)
        last, gap = row, False
    close()
    return tuple(marked_rows(running + with_whole_headline(lines, width)))
