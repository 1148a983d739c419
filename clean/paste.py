"""Lines of a paste or a crawl dump, hard-wrapped ones joined."""

import re
from itertools import pairwise

from .dates import find_date
from .line_breaks import parted_at_seams, running_heads, without_fixed_breaks
from .lines import CELL, LINK_CLOSE, LINK_OPEN, Line, is_bullet, marked_rows, starts_with_dateline
from .reasons import RUNNING_HEAD
from .repair import repair
from .rules import rule_book

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
_GOES_ON = re.compile(r"[a-z(]")
_BESIDE_TITLE = re.compile(
    r"by\s[A-Z]|(?:n\s)?(?:red|rep|ed)\s?:\s|(?:oleh|via|dipublikasikan|diterbitkan|diposting|posted)\s[^.]{2,60}\b(?:19|20)\d\d\b"
)
"""Who wrote it and when, under a headline, in small letters."""
_TABS = re.compile(r"(?<=\S) ?\t[ \t]*(?=\S)")
"""What parts the cells of a row that was copied from a page."""
_BREAK = re.compile(r"<br\s?/?>\n?", re.IGNORECASE)
_HEADING = re.compile(r"#{2,6}\s(?=\S)")
_TITLE = re.compile(r"#\s(?=\S+\s\S)")
_EMPHASIS = re.compile(
    r"(?<![\w*])(?P<star>\*{1,3})(?=[^\s*])(?P<strong>[^*\n]{1,400}?)(?<=\S)(?P=star)(?![\w*])"
    r"|(?<![\w_])(?P<low>_{1,2})(?=[^\s_])(?P<slanted>[^_\n]{1,400}?)(?<=\S)(?P=low)(?![\w_])"
)
_LINK = re.compile(
    r"(?<!!)\[(?P<words>[^\[\]\n]{1,300})\]\((?:https?:|mailto:|/|#)[^\s()]{0,600}(?:\s\"[^\"\n]{0,200}\")?\)"
)
_ROW = re.compile(r"\|\s?(?P<cells>[^\n]{1,1000}\S)\s?\|")


def _plain(row: str, *, first: bool) -> tuple[str, bool]:
    """A row without the marks of Markdown and of messengers, and whether they made it a heading.

    "# Harga beras" is a title in the *first* row and a tag elsewhere.
    """
    heading = (_TITLE if first else _HEADING).match(row)
    text = row if heading is None else row[heading.end() :].rstrip("# ")
    if "](" in text:
        text = _LINK.sub(lambda match: match["words"], text)
    if text.startswith("|") and (cells := _ROW.fullmatch(text)) is not None:
        text = cells["cells"]
    if "*" in text or "_" in text:
        text = _EMPHASIS.sub(lambda match: match["strong"] or match["slanted"], text)
    return text, heading is not None


def _is_hyphenated(rows: list[str]) -> bool:
    """Whether words are broken at the ends of lines, as in a newspaper's columns."""
    broken = 0
    for above, below in pairwise(rows):
        if _BROKEN.search(above) and below[:1].islower() and not _is_doubled(above, below):
            broken += 1
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
    if is_bullet(below) or len(above) < 20 or starts_with_dateline(below) or _BESIDE_TITLE.match(below):
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


def read_paste(text: str) -> tuple[Line, ...]:
    r"""Lines of *text*, repaired; `Line.after_gap` says where a blank line stood.

    >>> [line.text for line in read_paste("Beras di pasar itu naik\nlagi sejak Senin.\nWarga mengeluh.")]
    ['Beras di pasar itu naik lagi sejak Senin.', 'Warga mengeluh.']
    """
    text = text.replace(LINK_OPEN, "").replace(LINK_CLOSE, "")
    if "\t" in text:
        text = _TABS.sub(CELL, text)
    unbroken = "\n".join(without_fixed_breaks(_BREAK.sub("\n", text).split("\n")))
    parted = parted_at_seams([row.strip() for row in repair(unbroken).strip().split("\n")])
    marked = [_plain(row, first=not place) for place, row in enumerate(parted)]
    rows = [row for row, _ in marked]
    heads = running_heads(rows)
    hyphenated = _is_hyphenated(rows)
    width = _wrapped_width(rows, _COLUMN if hyphenated else _WRAPPED)
    lines: list[Line] = []
    running: list[Line] = []
    parts: list[str] = []
    gap = began_after_gap = True
    across = False
    last = ""

    def close() -> None:
        if parts:
            joined = " ".join(parts).replace("- \x00\x00", "").replace("- \x00", "-").replace("\x00", "")
            lines.append(
                Line(text=joined, kind="item" if is_bullet(joined) else "text", after_gap=began_after_gap)
            )
            parts.clear()

    for row, is_heading in marked:
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
        if is_heading:
            close()
            lines.append(Line(text=row, kind="heading", after_gap=gap))
            last, gap = "", True
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
    return tuple(marked_rows(running + lines))
