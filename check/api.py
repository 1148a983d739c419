"""Compare a source with what was made of it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence

from .areas import check_areas
from .calendar import agreed, read_calendar
from .contrasts import check_contrasts
from .coverage import cover
from .dates import check_dates
from .denied_nouns import check_denied_nouns
from .faithfulness import check_supported_names, check_supported_negation
from .finding import Finding
from .journeys import check_journeys
from .language import check_untranslated
from .law_references import check_law_references
from .length import check_length
from .markup import check_markup, readable
from .members import check_members
from .names import check_names
from .negation import check_negation
from .numbers import check_numbers
from .omission import check_omission
from .places import check_places
from .quotes import check_quotation_marks, check_quotes
from .regional import check_regional, without_kept
from .relations import check_kinship, check_rates, check_winners
from .repetition import check_repetition
from .roles import check_roles
from .telling_words import check_telling_words
from .times import check_times
from .turned_relations import check_turned_relations
from .unit_powers import check_unit_powers

__all__ = ["compare", "require_texts"]


def compare(
    source: str, target: str, *, target_language: str = "en", terms: Mapping[str, str] | None = None
) -> list[Finding]:
    """What a reader should know about *target*, made from the Indonesian *source*; errors first.

    With *target_language* ``"en"``, *target* is a translation: nothing may be lost, added or changed. With
    ``"id"`` it is a summary sentence and *source* the sentences that it rests on: it may leave out, but
    what it says must be in the source. *terms* are words of the source with the English that a glossary has
    for them, which a translation may use. Spans are in characters.
    Pure and linear in the lengths; no models. TypeError for what is no str.
    """
    require_texts(source, target)
    findings = (
        _compare_summary(source, target)
        if target_language == "id"
        else _compare_translation(source, target, terms or {})
    )
    return sorted(findings, key=lambda found: (found.rank, found.target_span or (0, 0)))


def require_texts(*texts: object) -> None:
    """Raise TypeError where one of *texts* is no str."""
    for text in texts:
        if not isinstance(text, str):
            raise TypeError(f"What is compared is two str, not {type(text).__name__}.")


def _compare_translation(source: str, target: str, terms: Mapping[str, str]) -> list[Finding]:
    findings = check_length(source, target)
    if any(finding.kind == "empty" for finding in findings):
        return findings
    findings += check_markup(source, target)
    source, target = readable(source), readable(target)
    findings += check_repetition(source, target)
    findings += check_regional(source, target)
    source, target = without_kept(source, target)
    language = check_untranslated(source, target, terms)
    findings += language
    if language and language[0].source_span:
        return findings  # a copy: its numbers, dates and names say nothing
    theirs = read_calendar(target, "en")
    ours = agreed(read_calendar(source, "id"), theirs)
    findings += check_dates(source, target, ours, theirs)
    findings += check_times(source, target)
    numbers = check_numbers(source, target, month_figures=(ours.month_figures, theirs.month_figures))
    findings += numbers
    findings += check_quotation_marks(source, target)
    findings += check_negation(source, target)
    findings += check_denied_nouns(source, target)
    findings += _without_converted(check_contrasts(source, target, terms), numbers)
    findings += check_rates(source, target)
    findings += check_unit_powers(source, target)
    findings += check_kinship(source, target)
    findings += check_winners(source, target)
    findings += check_law_references(source, target)
    findings += check_areas(source, target)
    findings += check_journeys(source, target)
    findings += check_turned_relations(source, target)
    coverage = cover(source, target, terms)
    findings += check_places(source, target, terms, check_names(source, target, coverage))
    findings += check_omission(source, target, coverage)
    findings += check_roles(source, target, coverage)
    findings += check_members(source, target, coverage)
    findings += list(check_telling_words(source, target, coverage, findings))
    return findings


_UNIT = 3
"""Characters behind a figure within which its unit begins."""


def _without_converted(contrasts: Iterable[Finding], numbers: Sequence[Finding]) -> Iterator[Finding]:
    """*contrasts* but those of the units of figures that were converted, of which *numbers* has a note."""
    ends = sorted(
        number.source_span[1]
        for number in numbers
        if number.source_span and number.wording and number.wording.template == "number_converted"
    )
    for contrast in contrasts:
        span = contrast.source_span
        if not (span and bisect_left(ends, span[0] - _UNIT) < bisect_right(ends, span[1])):
            yield contrast


def _compare_summary(source: str, target: str) -> list[Finding]:
    if not any(character.isalnum() for character in target):
        return [
            Finding.of(
                "empty_summary",
                kind="empty",
                severity="error",
            )
        ]
    findings = check_repetition(source, target)
    ours, theirs = read_calendar(source, "id"), read_calendar(target, "id")
    findings += check_dates(source, target, ours, theirs, target_language="id")
    findings += check_times(source, target, target_language="id")
    figures = (ours.month_figures, theirs.month_figures)
    findings += check_numbers(source, target, target_language="id", month_figures=figures)
    findings += check_quotes(source, target)
    findings += check_supported_names(source, target)
    findings += check_supported_negation(source, target)
    return findings
