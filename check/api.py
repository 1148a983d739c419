"""Compare a source with what was made of it."""

from .coverage import cover
from .finding import Finding
from .language import check_untranslated
from .length import check_length
from .numbers import check_numbers
from .omission import check_omission
from .repetition import check_repetition

__all__ = ["compare"]


def compare(source: str, target: str, *, target_language: str = "en") -> list[Finding]:
    """What a reader should know about *target*, made from the Indonesian *source*; errors first.

    With *target_language* ``"en"``, *target* is a translation: nothing may be lost, added or changed. With
    ``"id"`` it is a summary sentence and *source* the sentences that it rests on: it may leave out, but
    what it says must be in the source. Spans are in characters.
    Pure and linear in the lengths; no models.
    """
    findings = check_length(source, target) if target_language == "en" else []
    if any(finding.kind == "empty" for finding in findings):
        return findings
    findings += check_repetition(source, target)
    if target_language == "en":
        findings += check_untranslated(source, target)
    if not any(finding.kind == "untranslated" and "copy" in finding.message for finding in findings):
        findings += check_numbers(source, target, target_language=target_language)
        if target_language == "en":
            findings += check_omission(source, target, cover(source, target))
    order = {"error": 0, "warning": 1, "info": 2}
    return sorted(findings, key=lambda found: (order[found.severity], found.target_span or (0, 0)))
