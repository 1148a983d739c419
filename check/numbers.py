"""Numbers survive: every figure of the source is in the target with its value, and no other is."""

import re
from collections.abc import Sequence
from itertools import islice

from .alignment import FirstFew
from .equivalents import settle_equivalents
from .finding import Finding
from .money import check_currencies
from .notation import Key
from .number_idioms import InWords
from .number_relations import check_number_relations
from .number_words import WEAK
from .quantities import read_quantities
from .quantity import Quantity
from .words import contains_phrase, sentence_initial

__all__ = ["check_numbers"]

_ITEM = re.compile(r"\d{1,2}[.)]\s+(?=[^\W\d_])")
_CANDIDATES = 40
"""A sentence has few numbers; beyond this many, what became of which isn't told, only that it is wrong."""


def _is_weak(quantity: Quantity) -> bool:
    return quantity.form != "digits" and all(key in WEAK for key in quantity.keys)


def _likeness(left: Quantity, right: Quantity) -> float:
    """How likely *right* is a corruption of *left*, 0 to 1: shared digits, then place."""
    a = [c for c in left.text if c.isdigit()]
    b = [c for c in right.text if c.isdigit()]
    if not a or not b:
        return 0.1
    same = sum(x == y for x, y in zip(a, b, strict=False))
    return same / max(len(a), len(b))


def check_numbers(
    source: str,
    target: str,
    *,
    target_language: str = "en",
    month_figures: tuple[frozenset[int], frozenset[int]] = (frozenset(), frozenset()),
) -> list[Finding]:
    """Compare the quantities of both texts.

    A figure that the source doesn't have, or has with another value or magnitude, is an error. So is a figure
    of the source that is gone, unless the target is a summary (*target_language* ``"id"``), which may leave
    out. *month_figures* are the places of months in dates such as "(5/3)", in source and target.
    """
    ours = read_quantities(source, "id")
    theirs = read_quantities(target, target_language)
    if not ours and not theirs:
        return []
    known, given = _readings(ours), _readings(theirs)
    in_words = InWords(source, target)
    names = _kept_names(ours, source, target)
    # The month of a date in figures may become a name, and the other way round: `dates` looks after it.
    lost = [
        q
        for q in ours
        if not _among(q, given)
        and q.start not in month_figures[0]
        and not (q.text in names and _may_be_name(q, source))
        and not _counts_items(q, source)
        and not in_words.say(q)
    ]
    gained = [
        q
        for q in theirs
        if not _among(q, known) and q.start not in month_figures[1] and not in_words.may_give(q)
    ]
    findings: list[Finding] = []
    if gained or lost:
        findings.extend(settle_equivalents((source, ours, lost), (target, theirs, gained)))
    left = FirstFew(lost, _CANDIDATES)
    for quantity in gained:
        partner = _partner(quantity, left.few, summary=target_language == "id")
        if partner is not None:
            left.take(partner)
        finding = _gained(quantity, partner)
        if finding is not None:
            findings.append(finding)
    if target_language != "id":
        findings.extend(_lost(quantity) for quantity in left if not _is_weak(quantity))
        findings.extend(check_number_relations(source, target, ours, theirs))
    findings.extend(check_currencies(source, target, ours, theirs, target_language=target_language))
    return findings


def _may_be_name(quantity: Quantity, source: str) -> bool:
    """Whether a number word may be a name: the city of Lima, *Pulau Seribu*."""
    return (
        quantity.form != "digits"
        and quantity.text[0].isupper()
        and not sentence_initial(source, quantity.start)
    )


def _counts_items(quantity: Quantity, source: str) -> bool:
    """Whether it marks an item of a list, which a sentence by itself doesn't need: *4. Harga naik*."""
    return not source[: quantity.start].strip() and _ITEM.match(source, quantity.start) is not None


def _kept_names(quantities: Sequence[Quantity], source: str, target: str) -> set[str]:
    """Which number words of *source* may be names and stand in *target* as they are, of the first few."""
    names = dict.fromkeys(quantity.text for quantity in quantities if _may_be_name(quantity, source))
    return {name for name in islice(names, _CANDIDATES) if contains_phrase(target, name)}


def _is_year(quantity: Quantity) -> bool:
    return any(isinstance(key, float) and key >= 1000 for key in quantity.keys)


def _readings(quantities: Sequence[Quantity]) -> tuple[set[Key], set[Key]]:
    """All readings, and those without the bare decades of full years."""
    every: set[Key] = set()
    strict: set[Key] = set()
    for quantity in quantities:
        every |= quantity.keys
        strict |= {key for key in quantity.keys if isinstance(key, float) or not _is_year(quantity)}
    return every, strict


def _among(quantity: Quantity, readings: tuple[set[Key], set[Key]]) -> bool:
    """Whether one reading is there. "1980s" may become "the '80s", but not 1680s by way of "the '80s"."""
    return not quantity.keys.isdisjoint(readings[1] if _is_year(quantity) else readings[0])


def _partner(quantity: Quantity, lost: Sequence[Quantity], *, summary: bool) -> Quantity | None:
    """The lost quantity that most likely became *quantity*: by shared digits, then by order.

    A summary leaves numbers out on purpose, so that there only one with shared digits is a partner.
    """
    scored = [(_likeness(other, quantity), -index) for index, other in enumerate(lost)]
    if not scored:
        return None
    likeness, index = max(scored)
    return lost[-index] if not summary or likeness >= 0.5 else None


def _gained(quantity: Quantity, partner: Quantity | None) -> Finding | None:
    span = (quantity.start, quantity.end)
    if partner is not None and not (_is_weak(quantity) and _is_weak(partner)):
        certain = "digits" in (quantity.form, partner.form) or not (_is_weak(quantity) or _is_weak(partner))
        return Finding.of(
            "number_became",
            kind="number",
            severity="error" if certain else "warning",
            values={"was": partner.text.strip(), "became": quantity.text.strip()},
            source_span=(partner.start, partner.end),
            target_span=span,
        )
    if quantity.malformed:
        return Finding.of(
            "number_malformed",
            kind="number",
            severity="error",
            values={"number": quantity.text.strip()},
            target_span=span,
        )
    if quantity.form != "digits" and _is_weak(quantity):
        return None
    return Finding.of(
        "number_new",
        kind="number",
        severity="error" if quantity.form == "digits" else "info",
        values={"number": quantity.text.strip()},
        target_span=span,
    )


def _lost(quantity: Quantity) -> Finding:
    return Finding.of(
        "number_missing",
        kind="number",
        severity="error" if quantity.form == "digits" else "warning",
        values={"number": quantity.text.strip()},
        source_span=(quantity.start, quantity.end),
    )
