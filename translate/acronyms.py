"""Expands acronyms at their first mention in a text, and nowhere else."""

import re
from dataclasses import replace

from check import Finding

from .glossary import Glossary, Term
from .translation import Segment

__all__ = ["AcronymExpander", "unexpand"]

_RUNNING_TEXT = re.compile(r"[.!?…][\"”’)]*$")


class AcronymExpander:
    """Walks through one text in order and expands each acronym of the glossary where it comes first.

    Headlines are left alone: only a sentence that ends like one gets an expansion.
    """

    def __init__(self, glossary: Glossary) -> None:
        self._glossary = glossary
        self._seen: set[str] = set()

    def expand_first(self, segment: Segment) -> Segment:
        """*segment*, whose target has no expansions yet, with those that are due in it."""
        target, findings = segment.target, segment.findings
        for match in self._glossary.find(segment.source):
            term = match.term
            if not term.kept or term.source in self._seen:
                continue
            if term.rendering.lower() in target.lower():
                self._seen.add(term.source)  # the text explains it by itself
                continue
            mention = _mention(term).search(target)
            if mention and _RUNNING_TEXT.search(segment.source) and not segment.source.isupper():
                self._seen.add(term.source)
                target = target[: mention.start()] + term.target + target[mention.end() :]
                by = len(term.target) - len(term.source)
                findings = tuple(_move_target_span(finding, mention.end(), by) for finding in findings)
        return replace(segment, target=target, findings=findings) if target != segment.target else segment


def unexpand(segment: Segment, glossary: Glossary) -> Segment:
    """*segment* without the expansions that `AcronymExpander` puts in: what another text may start from."""
    target, findings = segment.target, segment.findings
    for match in glossary.find(segment.source):
        term = match.term
        at = target.find(term.target) if term.kept else -1
        if at >= 0:
            target = target.replace(term.target, term.source)
            by = len(term.source) - len(term.target)
            findings = tuple(_move_target_span(finding, at + len(term.target), by) for finding in findings)
    return replace(segment, target=target, findings=findings) if target != segment.target else segment


def _mention(term: Term) -> re.Pattern[str]:
    # Neither inside a longer name or address, nor where brackets already pair it with its meaning.
    return re.compile(rf"(?<![\w@#/.(-]){re.escape(term.source)}(?![\w/(-]|\.\w|\s*\()")


def _move_target_span(finding: Finding, after: int, by: int) -> Finding:
    if finding.target_span is None:
        return finding
    start, end = (at + by if at >= after else at for at in finding.target_span)
    return replace(finding, target_span=(start, end))
