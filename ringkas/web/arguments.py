"""What a program sent to an endpoint, checked; and what went wrong, in the words of the endpoints."""

import re
from typing import Any, get_args

from engine.errors import RingkasError, SettingsError
from sources.hints import INDEX_HINT, MANY_HINT
from summarize import Style

from ..options import Scope

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
)
"""What hints say on the command line and in Python, and here."""
_COMMAND = re.compile(
    r"Use `ringkas (?:run|batch) [^`]*`(?:, or `[\w.]+` in Python|; or all of them, [^.]*)?\."
    r"|Give one of its articles(?:: `ringkas run [^`]*`)?; or all of them to [^.]*\."
)


def check_arguments(**given: Any) -> None:  # noqa: ANN401 - whatever JSON holds
    """Refuse an argument of the wrong type, or a choice that there isn't: HTTP lets both through.

    Raises SettingsError, which names the parameter.
    """
    for name, value in given.items():
        if name in _CHOICES:
            if value not in _CHOICES[name]:
                raise SettingsError(
                    f"`{name}` can't be {value!r:.60}.", hint=f"Send one of: {', '.join(_CHOICES[name])}."
                )
            continue
        kind, called = _TYPES[name]
        if not isinstance(value, kind) or (kind is int and isinstance(value, bool)):
            raise SettingsError(f"`{name}` must be {called}, not {value!r:.60}.", hint="See /?view=api.")


def in_words_of_the_api(error: RingkasError) -> str:
    """The message and hint of *error*, without words of the command line.

    >>> in_words_of_the_api(RingkasError("Not Indonesian.", hint=_WORDS[0][0]))
    'Not Indonesian. Send `force` as true to go on anyway.'
    """
    hint = _COMMAND.sub("Send the text of one article.", error.hint)
    for ours, theirs in _WORDS:
        hint = hint.replace(ours, theirs)
    return f"{error.message} {hint}".strip()
