"""Expands acronyms at their first mention in a text, and nowhere else."""

import re

from .edits import edited
from .glossary import Glossary
from .terms import Term
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
        terms = dict.fromkeys(match.term for match in self._glossary.find(segment.source))
        for term in terms:
            if not term.kept or term.source in self._seen:
                continue
            if term.rendering.lower() in segment.target.lower():
                self._seen.add(term.source)  # the text explains it by itself
                continue
            mention = _mention(term).search(segment.target)
            if mention and _RUNNING_TEXT.search(segment.source) and not segment.source.isupper():
                self._seen.add(term.source)
                segment = edited(segment, [(*mention.span(), term.target)])
        return segment


def unexpand(segment: Segment, glossary: Glossary) -> Segment:
    """*segment* without the expansions that `AcronymExpander` puts in: what another text may start from."""
    acronyms = {match.term.source for match in glossary.find(segment.source)}
    acronyms |= {source for source in re.findall(r"\w+", segment.source) if source in glossary.ambiguous}
    for term in (term for source in sorted(acronyms) for term in glossary.meanings(source)):
        if term.kept:  # another text may have read it otherwise
            expansions = re.finditer(re.escape(term.target), segment.target)
            segment = edited(segment, [(*expansion.span(), term.source) for expansion in expansions])
    return segment


def _mention(term: Term) -> re.Pattern[str]:
    # Neither inside a longer name or address, nor where brackets already pair it with its meaning.
    return re.compile(rf"(?<![\w@#/.(-]){re.escape(term.source)}(?![\w/(-]|\.\w|\s*\()")
