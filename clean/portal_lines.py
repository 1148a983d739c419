"""How much a short line speaks like a portal's: a linear model over its words and its shape.

Rules name what they know. What they leave open is told by weights that `training.portal_lines` fits on lines
that portals, messengers, mail and forums put around texts, by kind; the kind is the reason in the log.
"""

import json
import math
import re
from dataclasses import dataclass
from functools import cache
from importlib import resources
from itertools import pairwise

from .reasons import ABOUT_PAGE, CALL, COMMENT, COUNTS, NAVIGATION, OFFER, WIDGET
from .remember import remembered
from .rules import LineRule

__all__ = ["PortalLine", "features", "portal_line"]

_KINDS = {kind.name: kind for kind in (ABOUT_PAGE, CALL, COMMENT, COUNTS, NAVIGATION, OFFER, WIDGET)}
_MOST_WORDS, _LONGEST = 30, 260
"""Words and characters of the longest line that is asked about; a longer one is a paragraph."""
_PART = 5
"""Letters at either end of a longer word that count for themselves, since Indonesian words have affixes."""
_WORD = re.compile(r"[^\W\d_]+|\d+")
_SPEECH = re.compile(r"[,.?!]\"\s\w")
_ADDRESS = re.compile(r"https?:|www\.|\w\.(?:com|co|id|net|org|test|me)\b")
_MONEY = re.compile(r"\bRp\s?\d")
_SYMBOL = re.compile("[\u2190-\u2bff\U0001f000-\U0001faff]")
_BULLET = re.compile(r"(?:[-*•]|\d{1,2}[.)])\s")
_PARTED = re.compile(r"[|·•/>»]")


@dataclass(frozen=True, slots=True, kw_only=True)
class PortalLine:
    """What the model says of a line."""

    score: float
    """Logarithm of the odds that it is a portal's: 0 where it may as well be an article's."""
    rule: LineRule
    """The kind of a portal's line that it would be, as a reason to drop it."""


def features(text: str) -> dict[str, float]:
    """What the model looks at: words, neighbors, beginnings and ends of words, and the line's shape.

    >>> sorted(features("Baca!"))
    ['=!', '=words 0', '^baca', 'baca']
    """
    found = _WORD.findall(text)[:_MOST_WORDS]
    words = ["0" if word[0].isdigit() else word.lower() for word in found]
    names = dict.fromkeys(words, 1.0)
    for word in words:
        if len(word) > _PART:
            names[f"{word[:_PART]}-"] = names[f"-{word[-_PART:]}"] = 1.0
    for word, after in pairwise(words):
        names[f"{word} {after}"] = 1.0
    if words:
        names[f"^{words[0]}"] = 1.0
    later = [word for word in found[1:] if len(word) > 3 and not word[0].isdigit()]
    ending = text[-1:]
    shape = {
        "stop": ending == "." and not text.endswith("..."),
        "...": text.endswith("..."),
        ":": ending == ":",
        ",": ending in {",", ";"},
        "!": ending == "!",
        "?": ending == "?",
        "quotation": '"' in text,
        "speech": _SPEECH.search(text) is not None,
        "digits": min(4 * sum(map(str.isdigit, text)) / max(len(text), 1), 2.0),
        "address": _ADDRESS.search(text) is not None,
        "@": "@" in text,
        "#": "#" in text,
        "money": _MONEY.search(text) is not None,
        "symbol": not text.isascii() and _SYMBOL.search(text) is not None,
        "^symbol": not text.isascii() and _SYMBOL.match(text) is not None,
        "parted": min(len(_PARTED.findall(text)), 4) / 2,
        "bullet": _BULLET.match(text) is not None,
        "capitals": text.isupper(),
        "capitalized": sum(word[0].isupper() for word in later) / max(len(later), 1),
        f"words {min(len(words), 14) // 2}": True,
        "long": max(0, len(words) - 10) / 10,
    }
    # No word, pair or part of one begins so: a line may well say "stop" or "money".
    names.update((f"={name}", float(value)) for name, value in shape.items() if value)
    return names


@dataclass(frozen=True, slots=True, kw_only=True)
class _Model:
    rules: tuple[LineRule, ...]
    bias: tuple[float, ...]
    """A number for each of the *rules*, as each of the weights."""
    weights: dict[str, tuple[float, ...]]


@cache
def _model() -> _Model:
    data = json.loads(resources.files(__package__).joinpath("portal_lines.json").read_text(encoding="utf-8"))
    return _Model(
        rules=tuple(_KINDS[kind] for kind in data["kinds"]),
        bias=tuple(data["bias"]),
        weights={name: tuple(row) for name, row in data["weights"].items()},
    )


@remembered
def portal_line(text: str) -> PortalLine | None:
    """What the model says of the line *text*; None for what is too long to be a portal's.

    >>> line = portal_line("Unduh aplikasi kami sekarang juga!")
    >>> line.rule.name, line.score > 2
    ('call to action', True)
    >>> portal_line("Ia mengunduh berkas itu kemarin.").score < 0
    True
    """
    if not text or len(text) > _LONGEST or text.count(" ") >= _MOST_WORDS:
        return None
    model = _model()
    rows = [model.bias]
    for name, value in features(text).items():
        weights = model.weights.get(name)
        if weights is not None:
            rows.append(weights if value == 1.0 else tuple(value * weight for weight in weights))
    sums = list(map(sum, zip(*rows, strict=True)))
    most = max(sums)
    score = most + math.log(sum(math.exp(one - most) for one in sums))
    return PortalLine(score=score, rule=model.rules[sums.index(most)])
