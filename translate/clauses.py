"""Cuts a sentence into clauses, and joins their translations to one sentence again."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .protected import protected_spans

__all__ = ["Clause", "fit", "join", "split"]

_CONNECTORS = (
    "tetapi|tapi|namun|sedangkan|sementara|padahal|karena|sebab|sehingga|agar|supaya|meskipun|meski|walaupun|walau"
    "|jika|bila|apabila|kalau|ketika|saat|setelah|sebelum|sejak|hingga|serta|dan|atau|lalu|kemudian|yang"
)
# From the cut that reads best to the one of last resort.
_CUTS = (
    re.compile(r"[;:](?=\s)|\s(?=[–—]\s)|[.!?…][\"”’)]*(?=\s)"),
    re.compile(rf",(?=\s+(?:{_CONNECTORS})\s)", re.IGNORECASE),
    re.compile(r",(?=\s+\D)"),
    re.compile(rf"(?=\s(?:{_CONNECTORS})\s)", re.IGNORECASE),
    re.compile(r"(?=\s)"),
)
_LEAST_CLAUSE = 20
"""Characters. Anything shorter is no clause, and models do odd things with it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause:
    """A part of a sentence: a clause where it can be, else whatever is left between cuts."""

    text: str
    copied: bool = False
    """True where it goes into the target as it is."""


def fit(sentence: str, limit: int, count_tokens: Callable[[str], int]) -> list[Clause]:
    """*sentence* in as few clauses as fit *limit* tokens each, cut where it reads best.

    The clauses, joined by a space, give the sentence again but for its white space; a single word over the
    limit is copied.
    """
    if count_tokens(sentence) <= limit:
        return [Clause(text=sentence)]
    halves = _halve(sentence)
    if halves is None:
        return [Clause(text=sentence, copied=True)]
    return [clause for half in halves for clause in fit(half, limit, count_tokens)]


def split(sentence: str, limit: int, count_tokens: Callable[[str], int]) -> list[Clause]:
    """*sentence* clause by clause, protected spans apart, every clause within *limit* tokens.

    >>> for clause in split("Warga mengungsi ke balai desa, sedangkan air terus naik (#Banjir).", 99, len):
    ...     print(clause.text, clause.copied)
    Warga mengungsi ke balai desa, False
    sedangkan air terus naik ( False
    #Banjir True
    ). True
    """
    clauses = []
    at = 0
    for start, end in [*protected_spans(sentence), (len(sentence), len(sentence))]:
        for text in _cut_clauses(sentence[at:start]):
            clauses += (
                fit(text, limit, count_tokens) if _has_letters(text) else [Clause(text=text, copied=True)]
            )
        if start < end:
            clauses.append(Clause(text=sentence[start:end], copied=True))
        at = end
    return clauses


def join(clauses: Sequence[Clause], targets: Sequence[str]) -> str:
    """One sentence from the *targets* of its *clauses*, in order.

    Models end each clause like a sentence and start it with a capital; between clauses both are taken back.

    >>> join([Clause(text="Air naik,"), Clause(text="dan warga pergi.")], ["Water rose.", "And people left."])
    'Water rose, and people left.'
    """
    joined = ""
    for index, (clause, target) in enumerate(zip(clauses, targets, strict=True)):
        text = target.strip()
        if not clause.copied:
            if index < len(clauses) - 1:
                text = _end_like(clause.text, text)
            if index:
                text = _start_like(clause.text, text)
        tight = not joined or text[:1] in ").,;:!?”’"
        joined += text if tight else f" {text}"
    return joined


def _halve(text: str) -> tuple[str, str] | None:
    """*text* cut in two near its middle, at the best kind of place that it has; None where it has none."""
    for cuts in _CUTS:
        places = [match.end() for match in cuts.finditer(text) if 0 < match.end() < len(text)]
        # A cut in the outer tenths leaves a clause that is hardly shorter, unless nothing else is left.
        central = [at for at in places if 0.1 * len(text) < at < 0.9 * len(text)]
        if cuts is _CUTS[-1]:
            central = central or places
        for at in sorted(central, key=lambda at: abs(at - len(text) / 2)):
            left, right = text[:at].strip(), text[at:].strip()
            if left and right and not any(start < at < end for start, end in protected_spans(text)):
                return left, right
    return None


def _cut_clauses(text: str) -> list[str]:
    parts = [text.strip()] if text.strip() else []
    for cuts in _CUTS[:2]:
        finer: list[str] = []
        for part in parts:
            at = 0
            for match in cuts.finditer(part):
                if match.end() - at >= _LEAST_CLAUSE and len(part) - match.end() >= _LEAST_CLAUSE:
                    finer.append(part[at : match.end()].strip())
                    at = match.end()
            finer.append(part[at:].strip())
        parts = finer
    return parts


def _has_letters(text: str) -> bool:
    return any(character.isalpha() for character in text)


def _end_like(source: str, target: str) -> str:
    mark = source[-1] if source[-1] in ",;:" else ""
    if source[-1] in '.!?…"”’)':
        return target
    return re.sub(r"[.,;:]+$", "", target) + mark


def _start_like(source: str, target: str) -> str:
    word = re.match(r"[A-Z][a-z]+(?:'[a-z]+)?(?=[\s,])|A(?=\s)", target)
    if source[:1].islower() and word and word.group() not in source:
        return target[0].lower() + target[1:]
    return target
