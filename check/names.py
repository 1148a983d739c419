"""Names survive: people, places and organizations of the source are in the target, and no others."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from .alignment import FirstFew
from .coverage import Coverage, SourceWord, TargetWord
from .finding import Finding, Span
from .lexicon import BEGINNING, is_english
from .lost_names import is_lost_name, missed_names
from .name_spelling import REACH, near
from .places import places_of
from .stems import english_stem
from .titles import is_common_in_english, told_abroad
from .words import SOURCE_WORD, base, sentence_initial, title_case

__all__ = ["check_names"]

_MOST = 40
"""Names that are looked at one by one, so that long texts take no longer."""
_INITIAL = re.compile(r"\b[A-Za-z](?=[a-z])")
_SPEAKER = re.compile(r"\b(?:pihak|lembaga|instansi|klub|partai|tim)nya\b", re.IGNORECASE)
"""Words by which news goes on about a body that it named before: *pihaknya*."""
_PARTS = re.compile(r"[,;()\"“”]")
"""Signs that part one name from the next."""
_GLUED = re.compile(r"([A-Z][a-z]+)([A-Z][a-z]+)")
"""Two words between which a space is missing."""
_DERIVED = re.compile(r"(?:Un|In|Non)?[A-Za-z]{4,}ly|(?:Un|Non)[a-z]{4,}")
"""English adverbs and denials, which word lists lack at times."""


def check_names(source: str, target: str, coverage: Coverage) -> list[Finding]:
    """A name in *target* that nothing in *source* accounts for, beside a name of *source* that is gone.

    A name that is spelled a little otherwise is a note: sources misspell names, and translators mend them.
    """
    headline = title_case(source)
    places, missed_places = places_of(source, target)
    lost = [
        word
        for word in coverage.source
        if word.start in missed_places or is_lost_name(word, headline=headline)
    ]
    missed = missed_names(lost[:_MOST], coverage, source, target, headline=headline)
    sure = {word.start for word in missed} | {word.start for word in lost[:_MOST] if word.start in places}
    lost_spans = FirstFew(list(_runs(lost, source)), _MOST)
    new = [word for word in coverage.target if _is_gained(word, target)]
    # "Indonesia" may well have come for a name that is gone; "Javanese" tells readers abroad what it is.
    of_peoples = _are_of_peoples(lost)
    told = [
        word
        for word in new
        if word.text.lower() in told_abroad() and not (of_peoples or (word.text == "Indonesia" and lost))
    ]
    abroad = {word.start for word in told}
    kept = _Kept(coverage, lost, target)
    findings = []
    for index, span in enumerate(_runs([word for word in new if word.start not in abroad], target)):
        looked_at = index < _MOST
        name = target[slice(*span)]
        partner = _slip_among(lost_spans.few, source, name) if looked_at else None
        noted = partner is not None or (looked_at and _stands_in(source, name)) or kept.completes(span[1])
        if partner is None and lost_spans.few and not noted:
            partner = lost_spans.few[0]
        if partner is not None:
            lost_spans.take(partner)
        findings.append(_new_name(name, span, partner, source, noted=noted))
    findings += [_new_name(word.text, (word.start, word.end), None, source, noted=True) for word in told]
    findings.extend(
        Finding.of(
            "name_missing",
            kind="name",
            severity="warning" if any(start <= place < end for place in sure) else "info",
            values={"name": source[start:end]},
            source_span=(start, end),
        )
        for start, end in lost_spans
    )
    return findings


def _new_name(name: str, span: Span, partner: Span | None, source: str, *, noted: bool) -> Finding:
    """*name* at *span* of the target is from nowhere, or in the place of *partner*; a mere note, or not."""
    return Finding.of(
        "name_became" if partner else "name_new",
        kind="name",
        severity="info" if noted else "warning",
        values={"was": source[slice(*partner)], "became": name} if partner else {"name": name},
        source_span=partner,
        target_span=span,
    )


def _slip_among(spans: Sequence[Span], source: str, name: str) -> Span | None:
    """The first of *spans* of *source* whose name differs from *name* by a slip."""
    return next((span for span in spans if near(source[slice(*span)], name)), None)


def _runs(words: Sequence[SourceWord] | Sequence[TargetWord], text: str) -> Iterator[tuple[int, int]]:
    """Spans of words that stand side by side, so that "Mitt Romney" is one name."""
    start, end = -1, -1
    for word in words:
        if start >= 0 and word.start - end <= 2 and not _PARTS.search(text, end, word.start):
            end = word.end
            continue
        if start >= 0:
            yield start, end
        start, end = word.start, word.end
    if start >= 0:
        yield start, end


def _is_gained(word: TargetWord, target: str) -> bool:
    """Whether *word* is a name that nothing of the source accounts for."""
    text = word.text
    if word.found or len(text) < 2 or not text[0].isupper() or "'" in text or "’" in text:
        return False
    if is_english(text) or is_common_in_english(text):
        return False
    if (halves := _GLUED.fullmatch(text)) and all(map(is_english, halves.groups())):
        return False
    if sentence_initial(target, word.start) and _DERIVED.fullmatch(text):
        return False
    return not _is_acronym_explained(target, word.start, word.end)


def _is_acronym_explained(target: str, start: int, end: int) -> bool:
    """Whether the words before an acronym in brackets say what it stands for: "body mass index (BMI)"."""
    if not target[start:end].isupper() or target[start - 1 : start] != "(":
        return False
    said = _INITIAL.findall(target[max(0, start - 120) : start])
    return "".join(said[start - end :]).upper() == target[start:end]


def _are_of_peoples(lost: Sequence[SourceWord]) -> bool:
    """Whether one of the *lost* names is a people's, for which another may have come."""
    peoples = {english_stem(word)[:BEGINNING] for word in told_abroad()}
    return any(word.text.lower()[:BEGINNING] in peoples for word in lost)


class _Kept:
    """The names of a source that its *target* kept, whole or without their beginnings."""

    def __init__(self, coverage: Coverage, lost: Sequence[SourceWord], target: str) -> None:
        self._target = target
        self._words = {word.start: word for word in coverage.target}
        begun = {word.end + 1 for word in lost}
        self._without_beginning = {base(word.text) for word in coverage.source if word.start in begun}

    def completes(self, end: int) -> bool:
        """Whether a name that ends at *end* of the target goes before one of these: "Lalu Muhammad Zohri".

        It doesn't where the source's name has lost its own beginning: then it became another.
        """
        kept = self._words.get(end + 1)
        if kept is None or not kept.found or not kept.text.istitle() or is_english(kept.text):
            return False
        if self._target[end] != " " or self._target[end - 2 : end] in {"'s", "’s"}:
            return False
        return base(kept.text) not in self._without_beginning


def _stands_in(source: str, name: str) -> bool:
    """Whether *source* has *name* inside or nearly as another word, or goes on about a body of that name."""
    if name.isupper():
        return _SPEAKER.search(source) is not None
    return len(name) > 3 and any(
        name in match.group() or near(base(match.group()), name)
        for match in islice(SOURCE_WORD.finditer(source), REACH)
    )
