"""Passages that are cut out of lines: links to other articles, initials and credits at their ends."""

import re
from collections.abc import Sequence

from .body import Dropped, bare
from .lines import LINK_CLOSE, LINK_OPEN, Line
from .remember import remembered
from .rule_file import rule_book
from .rule_patterns import in_small_letters
from .run_together import cut_run_together_links, split_run_together
from .stuck_names import part_stuck_names

__all__ = ["taken_apart", "trimmed"]

_LINKED_MENTION = re.compile(
    rf"\s?[(\[]?\b(?:baca|lihat|simak|tonton|cek)(?:\s(?:juga|pula|selengkapnya|berita|artikel|video)){{0,2}}\s{{0,2}}[:|]?\s{{0,2}}"
    rf"{LINK_OPEN}[^{LINK_CLOSE}]{{4,300}}{LINK_CLOSE}[)\].]?",
    re.IGNORECASE,
)
_TAIL_REACH = 600
"""Characters at the end of a line in which initials or a credit lie; none of their rules matches as many."""


def taken_apart(lines: Sequence[Line], dropped: list[Dropped]) -> list[Line]:
    """The lines without links inside them to other articles, and with sentences that ran together apart."""
    book = rule_book()
    apart: list[Line] = []
    for line in lines:
        text = line.text
        if not line.inside:
            apart.append(line.with_text(bare(text).strip()))
            continue
        if LINK_OPEN in text and line.linked < 0.8:
            for match in _LINKED_MENTION.finditer(text):
                dropped.append(Dropped(text=bare(match.group()).strip(), reason=book.link_in_text))
            text = _LINKED_MENTION.sub("", text)
        parts, taken = _parts(bare(text).strip())
        dropped.extend(taken)
        apart.extend(line.with_text(part) for part in parts)
    return apart


@remembered
def _parts(text: str) -> tuple[tuple[str, ...], tuple[Dropped, ...]]:
    """A line's *text*, parted where sentences ran together, without what is cut out; and what that is."""
    book = rule_book()
    dropped: list[Dropped] = []
    if ":" in text and len(text) > 60:
        text, taken = cut_run_together_links(text)
        dropped.extend(Dropped(text=piece, reason=book.link_in_text) for piece in taken)
    for cut in book.cuts:
        if cut.may_match(text) and (matches := list(cut.pattern.finditer(text))):
            dropped.extend(Dropped(text=match.group().strip(), reason=cut) for match in matches)
            text = cut.pattern.sub("", text).strip()
    parts = split_run_together(part_stuck_names(text)) if text else []
    return tuple(filter(None, parts)), tuple(dropped)


def trimmed(text: str, dropped: list[Dropped]) -> str:
    """The *text* of a line, with no white space around it, without initials and credits at its ends."""
    book = rule_book()
    begin, end = 0, len(text)
    small = in_small_letters(text)
    before = None
    # Bounds are moved rather than the text cut, since there may be as many initials as the line has room for.
    while before != (begin, end):
        before = (begin, end)
        for cut in book.heads:
            if match := cut.pattern.match(text, begin, end):
                dropped.append(Dropped(text=match.group().strip(), reason=cut))
                begin = match.end()
                while begin < end and text[begin].isspace():
                    begin += 1
        for cut in book.tails:
            if not text.endswith(cut.closes, begin, end) or not cut.may_match(small):
                continue
            match = cut.pattern.search(text, max(begin, end - _TAIL_REACH), end)
            if match and match.group().strip():
                dropped.append(Dropped(text=match.group().strip(), reason=cut))
                end = match.start()
                while end > begin and text[end - 1].isspace():
                    end -= 1
    return text[begin:end]
