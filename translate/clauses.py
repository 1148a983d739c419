"""Sentences in pieces: where a sentence may be cut, and how the translated pieces are joined again."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from .protected import protected_spans

__all__ = ["Piece", "fit", "join", "split"]

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
"""Characters. Shorter pieces are no clauses, and models do odd things with them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A part of a sentence."""

    text: str
    copied: bool = False
    """True where it goes into the target as it is."""


def fit(sentence: str, limit: int, count_tokens: Callable[[str], int]) -> list[Piece]:
    """*sentence* in as few pieces as fit *limit* tokens each, cut where it reads best.

    The pieces, joined by a space, give the sentence again but for its white space; a single word over the
    limit is copied.
    """
    if count_tokens(sentence) <= limit:
        return [Piece(text=sentence)]
    halves = _halve(sentence)
    if halves is None:
        return [Piece(text=sentence, copied=True)]
    return [piece for half in halves for piece in fit(half, limit, count_tokens)]


def split(sentence: str, limit: int, count_tokens: Callable[[str], int]) -> list[Piece]:
    """*sentence* clause by clause, protected spans apart, every piece within *limit* tokens.

    >>> for piece in split("Warga mengungsi ke balai desa, sedangkan air terus naik (#Banjir).", 99, len):
    ...     print(piece.text, piece.copied)
    Warga mengungsi ke balai desa, False
    sedangkan air terus naik ( False
    #Banjir True
    ). True
    """
    pieces = []
    at = 0
    for start, end in [*protected_spans(sentence), (len(sentence), len(sentence))]:
        for text in _clauses(sentence[at:start]):
            pieces += (
                fit(text, limit, count_tokens) if _has_letters(text) else [Piece(text=text, copied=True)]
            )
        if start < end:
            pieces.append(Piece(text=sentence[start:end], copied=True))
        at = end
    return pieces


def join(pieces: Sequence[Piece], targets: Sequence[str]) -> str:
    """One sentence from the *targets* of its *pieces*, in order.

    Models end each piece like a sentence and start it with a capital; between pieces both are taken back.

    >>> join([Piece(text="Air naik,"), Piece(text="dan warga pergi.")], ["Water rose.", "And people left."])
    'Water rose, and people left.'
    """
    joined = ""
    for index, (piece, target) in enumerate(zip(pieces, targets, strict=True)):
        text = target.strip()
        if not piece.copied:
            if index < len(pieces) - 1:
                text = _ended_like(piece.text, text)
            if index:
                text = _started_like(piece.text, text)
        tight = not joined or text[:1] in ").,;:!?”’"
        joined += text if tight else f" {text}"
    return joined


def _halve(text: str) -> tuple[str, str] | None:
    """*text* cut in two near its middle, at the best kind of place that it has; None where it has none."""
    for cuts in _CUTS:
        places = [match.end() for match in cuts.finditer(text) if 0 < match.end() < len(text)]
        # A cut in the outer tenths leaves a piece that is hardly shorter, unless nothing else is left.
        central = [at for at in places if 0.1 * len(text) < at < 0.9 * len(text)]
        if cuts is _CUTS[-1]:
            central = central or places
        for at in sorted(central, key=lambda at: abs(at - len(text) / 2)):
            left, right = text[:at].strip(), text[at:].strip()
            if left and right and not any(start < at < end for start, end in protected_spans(text)):
                return left, right
    return None


def _clauses(text: str) -> list[str]:
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


def _ended_like(source: str, target: str) -> str:
    mark = source[-1] if source[-1] in ",;:" else ""
    if source[-1] in '.!?…"”’)':
        return target
    return re.sub(r"[.,;:]+$", "", target) + mark


def _started_like(source: str, target: str) -> str:
    word = re.match(r"[A-Z][a-z]+(?:'[a-z]+)?(?=[\s,])|A(?=\s)", target)
    if source[:1].islower() and word and word.group() not in source:
        return target[0].lower() + target[1:]
    return target
