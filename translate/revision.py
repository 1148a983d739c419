"""English that didn't come straight from a translator, such as a person's, checked as a translator's is."""

from dataclasses import replace

from .fallback import assess, examine
from .glossary import Glossary
from .glossary_files import load_glossary
from .translation import Outcome, Segment

__all__ = ["rewrite"]


def rewrite(
    segment: Segment, target: str, *, outcome: Outcome = "edited", glossary: Glossary | None = None
) -> Segment:
    """*segment* with *target* as its English, its findings and confidence made anew.

    *outcome* says how it was obtained; *glossary* is the one that its terms are from, None that which ships.
    Line breaks become blanks.

    >>> made = Segment(source="Harga naik 10 persen.", target="Prices rose 10 percent.", sentence=0)
    >>> edited = rewrite(made, "Prices rose 12 percent.")
    >>> edited.outcome, [finding.message for finding in edited.findings if finding.severity == "error"]
    ('edited', ['The number 10 became 12.'])
    """
    target = " ".join(target.split())
    terms = (glossary or load_glossary()).find(segment.source)
    findings, sure = assess(
        segment.source, target, terms=terms, findings=examine(segment.source, target, terms=terms)
    )
    return replace(
        segment, target=target, alternatives=(), findings=findings, outcome=outcome, confidence=sure
    )
