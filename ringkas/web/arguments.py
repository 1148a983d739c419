"""What a program sent to an endpoint, checked; and what went wrong, in the words of the endpoints."""

import json
import re
from typing import Any, get_args

from engine.errors import RingkasError, SettingsError
from sources.hints import INDEX_HINT, MANY_HINT
from summarize import Style

from ..options import Scope
from .mistakes import SEE

__all__ = ["check_arguments", "in_words_of_the_api"]

_CHOICES: dict[str, tuple[str, ...]] = {"style": get_args(Style), "scope": get_args(Scope)}
_TYPES: dict[str, tuple[type, str]] = {
    "text": (str, "a string"),
    "url": (str, "a string"),
    "focus": (str, "a string"),
    "sentences": (int, "a whole number"),
    "alternatives": (int, "a whole number"),
    "force": (bool, "true or false"),
}
_WORDS = (
    ("Use --force (force=True in Python) to go on all the same.", "Send `force` as true to go on anyway."),
    ("`ringkas clean --json`", "`/clean`"),
    (INDEX_HINT, "Send the text of one article."),
    (MANY_HINT, "Send one article a call."),
    ("; addresses alone go into a text file, one a line", ""),
    ("Give an Indonesian article, a page or a URL.", "Send an Indonesian article, or the HTML of its page."),
)
"""What hints say on the command line and in Python, and here."""
_SEND = "Send the text of one article."
_ENDS = re.compile(r"(?<=\.)\s+")
_COMMAND = re.compile(
    r"Use `ringkas (?:run|batch) [^`]*`(?:, or `[\w.]+` in Python|; or all of them, [^.]*)?\."
    r"|Give one of its articles(?:: `ringkas run [^`]*`)?; or all of them to [^.]*\."
)
_SAVED = re.compile(r",? save (?:it|the page),? and give the file")
_SETTING = re.compile(r",? or raise RINGKAS_\w+")
"""What whoever runs the server could change."""
_FILE = re.compile(r"\b(?:[Gg]ive|[Ss]ave)\b.*(?:\bfile\b|\bthat\b|\bCSV\b|\bdocx\b|UTF-8)")
"""A sentence that asks for a file, which the endpoints don't take."""
_LEAST = {"sentences": 0, "alternatives": 1}


def check_arguments(**given: Any) -> None:  # noqa: ANN401 - whatever JSON holds
    """Refuse an argument of the wrong type, or a choice that there isn't: HTTP lets both through.

    Raises SettingsError, which names the parameter.
    """
    for name, value in given.items():
        if name in _CHOICES:
            if value not in _CHOICES[name]:
                raise SettingsError(
                    f"`{name}` can't be {_shown(value)}.", hint=f"Send one of: {', '.join(_CHOICES[name])}."
                )
            continue
        if name == "mark_below":
            if isinstance(value, bool) or not isinstance(value, int | float | None):
                raise SettingsError(f"`{name}` must be a number or null, not {_shown(value)}.", hint=SEE)
            if value is not None and not 0 <= value <= 1:
                raise SettingsError(f"`{name}` must be from 0 to 1, not {value}.", hint=SEE)
            continue
        kind, called = _TYPES[name]
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise SettingsError(f"`{name}` must be {called}, not {_shown(value)}.", hint=SEE)
        if isinstance(value, int) and value < _LEAST.get(name, value):
            raise SettingsError(f"`{name}` must be {_LEAST[name]} or more, not {value}.", hint=SEE)


def _shown(value: object) -> str:
    """*value*, a text or a word of JSON, and not at length."""
    return f"{value!r:.60}" if isinstance(value, str) else f"{json.dumps(value):.60}"


def in_words_of_the_api(error: RingkasError) -> str:
    """The message and hint of *error*, without words of the command line.

    >>> in_words_of_the_api(RingkasError("Not Indonesian.", hint=_WORDS[0][0]))
    'Not Indonesian. Send `force` as true to go on anyway.'
    """
    hint = _SETTING.sub("", _SAVED.sub(" and send its text or HTML", _COMMAND.sub(_SEND, error.hint)))
    for ours, theirs in _WORDS:
        hint = hint.replace(ours, theirs)
    told = [_SEND if _FILE.search(sentence) else sentence for sentence in _ENDS.split(hint)]
    hint = " ".join(dict.fromkeys(told))
    return f"{error.message} {hint}".strip()
