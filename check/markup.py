"""What no translation should hold: HTML entities, tokens of the model, stray symbols, apologies."""

import html
import re
from collections.abc import Iterator

from .finding import Finding
from .words import word_set

__all__ = ["check_markup", "readable"]

_ENTITY = re.compile(r"&(?:#\d{1,6}|#x[0-9a-fA-F]{1,6}|quot|amp|apos|lt|gt|nbsp);")
_TOKEN = re.compile(
    r"</?s>|<unk>|<pad>|<bos>|<eos>|<\|[a-z_]+\|>|<(?:start|end)_of_turn>|⁇|▁|\ufffd|\[(?:INST|/INST)\]|<2[a-z]{2}>"
)
# Marks that may open a sentence: quotes, brackets, currencies, marks of lists and headings.
_OPENERS = frozenset("\"'“”‘’«„([{<$€£¥@#…¿¡~±≈°−+")
_APOLOGY = re.compile(
    r"\b(?:I['’]?a?m|we['’]?(?:re| are)) (?:really |so |very )?(?:sorry|unable)\b"
    r"|\bI (?:cannot|can['’]t) (?:translate|help|assist)\b|\bas an AI\b",
    re.IGNORECASE,
)
_OF_APOLOGIES = frozenset({"sorry", "unable", "translate", "help", "assist", "ai"})
"""One of them is in every match of `_APOLOGY`."""
_SORRY = re.compile(
    r"\b(?:maaf\w*|sesal\w*|menyesal\w*|sorry|AI|tak bisa|tidak (?:bisa|dapat|mampu))\b", re.IGNORECASE
)


def readable(text: str) -> str:
    r"""*text* with HTML entities and UTF-8 that was read as Windows-1252 put right, as long as before.

    Each word that changed is followed by word joiners (U+2060), so that spans elsewhere stay true.

    >>> [readable(text).replace("\u2060", "") for text in ("Io&#39;s moon", "BarÃ§a 7â€“2")]
    ["Io's moon", 'Barça 7–2']
    """
    if text.isascii() and "&" not in text:
        return text
    if ("&" in text and _ENTITY.search(text)) or _MOJIBAKE.search(text):
        text = _TOKEN_OF_TEXT.sub(_put_right, text)
    return _RAISED.sub(lambda match: match.group().translate(_DIGITS), text)


# As many models write them: "100 m2" for 100 m². Only after a letter: 10² isn't 102.
_RAISED = re.compile(r"(?<=[^\W\d_])[²³₂₃₄]")
_DIGITS = str.maketrans("²³₂₃₄", "23234")
_TOKEN_OF_TEXT = re.compile(r"\S+")
_MOJIBAKE = re.compile(r"[ÂÃâ][\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]+")


def _decode(match: re.Match[str]) -> str:
    try:
        return match.group().encode("cp1252").decode("utf-8")
    except UnicodeError:
        return match.group()


def _put_right(match: re.Match[str]) -> str:
    word = match.group()
    new = _MOJIBAKE.sub(_decode, _ENTITY.sub(lambda entity: html.unescape(entity.group()), word))
    return new + "\u2060" * (len(word) - len(new))


def check_markup(source: str, target: str) -> Iterator[Finding]:
    """Entities, model tokens, a stray first symbol, an apology instead of a translation."""
    for pattern, template in ((_ENTITY, "entity_left"), (_TOKEN, "token_left")):
        match = pattern.search(target)
        if match and match.group() not in source:
            yield Finding.of(
                template,
                kind="markup",
                severity="error",
                values={"mark": match.group()},
                target_span=match.span(),
            )
    first = readable(target).lstrip()[:1]
    opens = source.lstrip()[:1]
    if first and not first.isalnum() and first not in _OPENERS and first != opens and first not in source[:3]:
        place = len(target) - len(target.lstrip())
        span = (place, place + 1)
        yield Finding.of(
            "stray_start", kind="symbol", severity="error", values={"mark": first}, target_span=span
        )
    if word_set(target).isdisjoint(_OF_APOLOGIES):
        return
    apologies = list(_APOLOGY.finditer(target))
    # A speaker may well be sorry; a model says so at once, or again and again.
    apology = apologies[0] if apologies and (len(apologies) > 1 or apologies[0].start() < 3) else None
    if apology and not _SORRY.search(source):
        yield Finding.of(
            "apology",
            kind="apology",
            severity="error",
            target_span=apology.span(),
        )
