"""English that didn't come straight from a translator, such as a person's, checked as a translator's is."""

from dataclasses import replace

from check import MARK_BELOW
from engine.options import check_within

from .assessment import assess, examine
from .glossary import Glossary
from .glossary_files import load_glossary
from .rendering import Rendering
from .translation import OtherEnglish, Outcome, Segment

__all__ = ["rewrite"]


def rewrite(
    segment: Segment,
    target: str,
    *,
    outcome: Outcome = "edited",
    glossary: Glossary | None = None,
    mark_below: float = MARK_BELOW,
) -> Segment:
    """*segment* with *target* as its English, its findings and confidence made anew.

    *outcome* says how it was obtained, and with that whether the confidence takes it for a person's;
    *glossary* is the one that its terms are from, None that which ships; *mark_below* as in
    `TranslationOptions`. Line breaks become blanks. Where it is what the other of two translators wrote, the
    two change places. Raises UnusableValue where *mark_below* isn't from 0 to 1.

    >>> made = Segment(source="Harga naik 10 persen.", target="Prices rose 10 percent.", sentence=0)
    >>> edited = rewrite(made, "Prices rose 12 percent.")
    >>> edited.outcome, [finding.message for finding in edited.findings if finding.severity == "error"]
    ('edited', ['The number 10 became 12.'])
    """
    check_within("mark_below", mark_below, least=0, most=1)
    target = " ".join(target.split())
    terms = (glossary or load_glossary()).find(segment.source)
    # Taken for a small model's, a tenth of what people write rightly would be marked *Read the source*.
    made = assess(
        segment.source,
        target,
        terms=terms,
        findings=examine(segment.source, target, terms=terms),
        fluent=outcome == "edited",
    )
    rendering = Rendering(target=target, findings=made.findings, confidence=made.confidence, doubt=made.doubt)
    by, other = segment.model, segment.other
    if target != segment.target:
        by = ""
        if other is not None and target == other.target:
            by, other = other.model, _written(segment)
    return replace(
        segment,
        target=target,
        alternatives=(),
        findings=rendering.marked(below=mark_below).findings,
        outcome=outcome,
        confidence=made.confidence,
        model=by,
        other=other,
    )


def _written(segment: Segment) -> OtherEnglish | None:
    """What the model of *segment* wrote; None where it's a person's."""
    if not segment.model:
        return None
    return OtherEnglish(
        model=segment.model,
        target=segment.target,
        findings=segment.findings,
        confidence=segment.confidence,
    )
