"""What no translation should hold: HTML entities, tokens of the model, stray symbols, apologies."""

import html
import re
from collections.abc import Iterator

from .finding import Finding

__all__ = ["check_markup", "unescaped"]

_ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9a-fA-F]{1,6}|quot|amp|apos|lt|gt|nbsp);")
_TOKEN = re.compile(
    r"</?s>|<unk>|<pad>|<bos>|<eos>|<\|[a-z_]+\|>|<(?:start|end)_of_turn>|⁇|▁|\ufffd|\[(?:INST|/INST)\]|<2[a-z]{2}>"
)
# Marks that may open a sentence: quotes, brackets, currencies, list and heading marks have their own rule below.
_OPENERS = frozenset("\"'“”‘’«„([{<$€£¥@#…¿¡~±≈°−+")
_APOLOGY = re.compile(
    r"\b(?:I['’]?a?m|we['’]?(?:re| are)) (?:really |so |very )?(?:sorry|unable)\b"
    r"|\bI (?:cannot|can['’]t) (?:translate|help|assist)\b|\bas an AI\b",
    re.IGNORECASE,
)
_SORRY = re.compile(
    r"\b(?:maaf\w*|sesal\w*|menyesal\w*|sorry|AI|tak bisa|tidak (?:bisa|dapat|mampu))\b", re.IGNORECASE
)


def unescaped(text: str) -> str:
    """*text* with HTML entities as characters, each followed by fillers so that no character moves.

    >>> unescaped("Io&#39;s").replace("\\u2060", "")
    "Io's"
    """
    if "&" not in text:
        return text
    # Word joiners fill up: they are neither letters nor spaces, and a word that an apostrophe joins is put back
    # together by moving the filler to its end.
    return re.sub(
        rf"({_ENTITY.pattern})(\w*)",
        lambda match: (
            html.unescape(match[1]) + match[2] + "\u2060" * (len(match[1]) - len(html.unescape(match[1])))
        ),
        text,
    )


def check_markup(source: str, target: str) -> Iterator[Finding]:
    """Entities, model tokens, a stray first symbol, an apology instead of a translation."""
    for pattern, what in ((_ENTITY, "The HTML entity"), (_TOKEN, "The model's own token")):
        match = pattern.search(target)
        if match and match.group() not in source:
            message = f"{what} {match.group()} is left in the target."
            yield Finding(kind="markup", severity="error", message=message, target_span=match.span())
    first = target.lstrip()[:1]
    opens = source.lstrip()[:1]
    if first and not first.isalnum() and first not in _OPENERS and first != opens and first not in source[:3]:
        place = len(target) - len(target.lstrip())
        message = f"The target starts with a stray “{first}”."
        yield Finding(kind="symbol", severity="error", message=message, target_span=(place, place + 1))
    apology = _APOLOGY.search(target)
    if apology and not _SORRY.search(source):
        yield Finding(
            kind="apology",
            severity="error",
            message="The target apologises, which the source doesn't: the model answered instead of translating.",
            target_span=apology.span(),
        )
