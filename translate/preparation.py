"""Sets aside what of a sentence isn't translated, and puts it back around the English."""

import re
from collections import ChainMap
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import cast

from check import stays, title_case
from clean import dateline, dateline_source, split_cells

from .casing import is_upper_case, sentence_case, truecase
from .glossary import Glossary
from .protected import protected_spans
from .rendering import Rendering
from .rows import column_label
from .spans import shifted
from .terms import Match

__all__ = ["Prepared", "prepare"]

_EDGE = re.compile(r"[\s,;:|•·–—-]*")
_INITIALS = re.compile(r"\([A-Za-z]{2,5}(?:/[A-Za-z]{2,5})+\)")
"""A sentence of its own, who wrote and who edited: ``(rsa/tam)``."""
_FIRST_WORD = re.compile(r"[a-z]+(?=\s)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Prepared:
    """A sentence, ready for a model."""

    sentence: str
    core: str
    """What is translated; empty where everything is copied."""
    start: int
    """Where the core stood in the sentence, in characters."""
    end: int
    upper: bool = False
    """Whether the sentence was set in capitals, so that its English will be."""
    terms: tuple[Match, ...] = ()
    """The glossary's terms in the core."""
    cells: tuple["Prepared", ...] = ()
    """Of a table's row, whose core is all of it."""
    bars: tuple[str, ...] = ()
    """What stands between its cells."""
    label: str = ""
    """The English of a cell that is a column's label; it has no core then."""

    @property
    def parts(self) -> tuple["Prepared", ...]:
        """What is translated by itself: the cells of a row, or the sentence."""
        return self.cells or (self,)

    def finish(self, rendering: Rendering) -> Rendering:
        """The rendering of the whole sentence from the *rendering* of its core."""
        before, after = self.sentence[: self.start], self.sentence[self.end :]

        def whole(target: str) -> str:
            return before + (_to_capitals(target) if self.upper else _capitalize(target, self.core)) + after

        return replace(
            rendering,
            target=whole(rendering.target),
            alternatives=tuple(whole(target) for target in rendering.alternatives),
            findings=tuple(
                shifted(finding, source=len(before), target=len(before)) for finding in rendering.findings
            ),
        )


def prepare(sentence: str, *, casing: Mapping[str, str], glossary: Glossary) -> Prepared:
    """Set aside what isn't translated: a dateline, protected spans and loose marks at both ends, or all.
    A table's row is made ready cell by cell.

    *casing* is how the document writes its words (see `known_casing`), which a headline needs.

    >>> prepared = prepare("HARGA BERAS NAIK LAGI #Beras https://bps.go.id", casing={}, glossary=Glossary([]))
    >>> prepared.core, prepared.upper
    ('Harga beras naik lagi', True)
    >>> prepare("Semarang - Banjir surut.", casing={}, glossary=Glossary([])).core
    'Banjir surut.'
    >>> prepare("0274-555123", casing={}, glossary=Glossary([])).core
    ''
    """
    parts = split_cells(sentence)
    if len(parts) > 1:
        return _prepare_row(parts, casing=casing, glossary=glossary)
    spans = protected_spans(sentence)
    start, end = len(_copied_dateline(sentence)), len(sentence)
    starts, ends = dict(spans), {its_end: its_start for its_start, its_end in spans}
    while start in starts:
        start = _past_edge(sentence, starts[start])
    while ends.get(end, -1) >= start:
        end = len(sentence[: ends[end]].rstrip())
    core = sentence[start:end]
    if not any(character.isalpha() for character in core) or _INITIALS.fullmatch(core):
        return Prepared(sentence=sentence, core="", start=0, end=0)
    upper = is_upper_case(core)
    # Both are as large as a document is; of headlines there may be as many.
    known = ChainMap(cast("dict[str, str]", casing), glossary.casing)
    if upper:
        core = truecase(core, known)
    elif title_case(core):
        core = sentence_case(core, known)
    return Prepared(
        sentence=sentence,
        core=core,
        start=start,
        end=end,
        upper=upper,
        terms=tuple(glossary.find(core)),
    )


def _prepare_row(parts: Sequence[str], *, casing: Mapping[str, str], glossary: Glossary) -> Prepared:
    row = "".join(parts)
    cells = tuple(_prepare_cell(cell, casing=casing, glossary=glossary) for cell in parts[::2])
    if not any(cell.core or cell.label for cell in cells):
        return Prepared(sentence=row, core="", start=0, end=0)
    return Prepared(
        sentence=row,
        core=row,
        start=0,
        end=len(row),
        terms=tuple(match for cell in cells for match in cell.terms),
        cells=cells,
        bars=tuple(parts[1::2]),
    )


def _prepare_cell(cell: str, *, casing: Mapping[str, str], glossary: Glossary) -> Prepared:
    label = column_label(cell)
    if label:
        return Prepared(sentence=cell, core="", start=0, end=0, label=label)
    return prepare(cell, casing=casing, glossary=glossary)


def _copied_dateline(sentence: str) -> str:
    """The dateline of *sentence* where English has the same; models drop it, or take it for the subject."""
    head = dateline(sentence)
    if not head:
        return ""
    words = re.findall(r"[^\W_]+", head.replace(dateline_source(sentence), ""))
    if not all(word.isalpha() and stays(word) for word in words):
        return ""
    return sentence[: _past_edge(sentence, len(head))]


def _past_edge(text: str, start: int) -> int:
    """Past the marks and white space of *text* from *start* on."""
    match = _EDGE.match(text, start)
    return match.end() if match else start


def _to_capitals(text: str) -> str:
    """*text* in capitals but for its protected spans."""
    parts = []
    at = 0
    for start, end in [*protected_spans(text), (len(text), len(text))]:
        parts += [text[at:start].upper(), text[start:end]]
        at = end
    return "".join(parts)


def _capitalize(target: str, source: str) -> str:
    """*target* with a capital where *source* begins with one, but for a word of the source's own."""
    word = _FIRST_WORD.match(target)
    if source[:1].isupper() and word and word.group() not in source.split():
        return target[0].upper() + target[1:]
    return target
