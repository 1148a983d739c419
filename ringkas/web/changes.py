"""What a reader changes of the brief that the browser holds and sends along: the server keeps none."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, get_args

from check import MARK_BELOW
from engine.errors import InputError
from translate import Glossary, Segment, Translator, load_glossary, rewrite, translate_stream

from ..codec import findings_to_list, segment_from_dict
from ..result import Brief
from ..revision import with_english, with_glossary, with_title
from ..stage_findings import EnglishStage
from ..strict import one_of, text, whole
from .terms import glossary_of, read_terms

__all__ = ["alternatives", "read_brief", "revise", "teach"]

ALTERNATIVES = 4
"""Translations that are asked for where a reader wants to see others."""


def read_brief(request: Mapping[str, Any]) -> dict[str, Any]:
    """The ``brief`` of *request*, which came with a link, as the page has it. InputError where it is none."""
    return {"brief": Brief.from_dict(request.get("brief") or {}).to_dict()}


def revise(request: Mapping[str, Any]) -> dict[str, Any]:
    """The ``brief`` of *request* with other English at ``index`` of ``stage``, as `_answer` gives it.

    It is ``target``, obtained as ``outcome`` says and checked here with the glossary's ``terms``, or a whole
    ``segment`` that was there before. The stage ``title`` takes a ``target`` alone, edited or from a retry.
    Raises InputError where the request has another form.
    """
    brief = Brief.from_dict(request.get("brief") or {})
    try:
        if request["stage"] == "title":
            by_hand = one_of(("edited", "retry"), request["outcome"]) == "edited"
            title = text(request["target"])
            if not brief.article.title:  # a name that a reader gives it: there is nothing to check it against
                return _answer(replace(brief, title_en=title, title_edited=bool(title)))
            return _answer(with_title(brief, title, by_hand=by_hand, glossary=glossary_of(request)))
        stage: EnglishStage = one_of(get_args(EnglishStage), request["stage"])
        index = whole(request["index"])
        if request.get("segment"):
            segment = segment_from_dict(request["segment"])
        else:
            outcome = one_of(("edited", "alternative", "retry"), request["outcome"])
            old = (brief.summary_en if stage == "summary_en" else brief.translation).segments[index]
            segment = rewrite(
                old,
                text(request["target"]),
                outcome=outcome,
                glossary=glossary_of(request),
                mark_below=brief.mark_below,
            )
    except (LookupError, TypeError, ValueError, AttributeError) as exc:
        raise InputError("This is no change of a brief.", hint="Reload the page.") from exc
    return _answer(with_english(brief, segment, stage=stage, index=index))


def teach(
    request: Mapping[str, Any], *, translator: Translator, second: Translator | None = None
) -> dict[str, Any]:
    """The ``brief`` of *request* as a glossary with ``terms`` has it.

    *translator* does it, with the *second* beside it. Terms in ``changed`` are new there, have other English,
    or are gone. Raises InputError where the request has another form, ModelError where the translator fails.
    """
    brief = Brief.from_dict(request.get("brief") or {})
    glossary = glossary_of(request) or load_glossary()
    changed = Glossary(read_terms(request.get("changed")))
    return _answer(with_glossary(brief, glossary, changed=changed, translator=translator, second=second))


def alternatives(
    source: str, *, translator: Translator, glossary: Glossary | None, mark_below: float = MARK_BELOW
) -> list[dict[str, Any]]:
    """Other translations of the one sentence *source*: ``target``, ``confidence`` and ``findings`` of each.

    What runs in circles is none. Those with the fewest errors come first, then those with the fewest
    warnings, then as the model ranks them.
    """
    segments = list(
        translate_stream(source, translator=translator, alternatives=ALTERNATIVES, glossary=glossary)
    )
    # A sentence may come back as several segments: then the first of each belong together, and so on; one
    # that has fewer keeps its first.
    rows = [(one.target, *one.alternatives) for one in segments]
    ranked = [
        " ".join(row[rank] if rank < len(row) else row[0] for row in rows)
        for rank in range(max(map(len, rows), default=0))
    ]
    checked = [
        rewrite(
            Segment(source=source, target="", sentence=0),
            target,
            outcome="alternative",
            glossary=glossary,
            mark_below=mark_below,
        )
        for target in ranked
    ]
    sound = [one for one in checked if not any(finding.kind == "repetition" for finding in one.findings)]
    return [
        {
            "target": one.target,
            "confidence": one.confidence,
            "findings": findings_to_list(one.findings),
        }
        for one in sorted(sound, key=_faults)
    ]


def _faults(segment: Segment) -> tuple[int, int]:
    levels = [finding.severity for finding in segment.findings]
    return levels.count("error"), levels.count("warning")


def _answer(brief: Brief) -> dict[str, Any]:
    """The ``brief`` for the page, without its article, which the page has."""
    made = brief.to_dict()
    del made["article"]
    return {"brief": made}
