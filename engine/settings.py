"""Every environment variable that ringkas reads, in one table: name, kind, default and what it is for."""

import os
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from .errors import SettingsError

__all__ = ["SECTIONS", "Kind", "Setting", "read_all", "settings_page"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """How the value of a variable reads."""

    name: str
    wanted: str
    """What a refusal asks for."""
    read: Callable[[str], Any]
    """The value of a text, as in the variable; raises ValueError where it is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting(Generic[T]):
    """One environment variable."""

    name: str
    kind: Kind
    default: T
    meaning: str
    otherwise: str = ""
    """What holds where it isn't set, in words, where `default` doesn't say it."""
    least: int | None = None
    """The least number that it may be; None leaves that to the value which it fills."""
    refusal: str = "{name} must be {wanted}, not {given!r}."
    hint: str = "Unset {name} to get the default."

    def read(self) -> T:
        """The variable's value, or `default` where it isn't set or is blank.

        Raises SettingsError for a value of another kind, or below `least`.
        """
        given = os.environ.get(self.name, "")
        if not given.strip():
            return self.default
        try:
            value: T = self.kind.read(given)
            if self.least is not None and value < self.least:  # type: ignore[operator]
                raise ValueError(f"below {self.least}")
        except ValueError as exc:
            given = given.strip()
            wanted = self.kind.wanted + (" above zero" if self.least == 1 else "")
            facts = {"name": self.name, "wanted": wanted, "given": given, "default": self.default}
            raise SettingsError(self.refusal.format(**facts), hint=self.hint.format(**facts)) from exc
        return value


def _whole(text: str) -> int:
    # int() would take digits of every script
    if not re.fullmatch(r"[+-]?[0-9]+(_[0-9]+)*", text.strip()):
        raise ValueError(text)
    return int(text)


def _number(text: str) -> float:
    if not text.isascii():
        raise ValueError(text)
    return float(text)


def _yes_or_no(text: str) -> bool:
    answers = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}
    answer = answers.get(text.strip().lower())
    if answer is None:
        raise ValueError(text)
    return answer


TEXT = Kind(name="text", wanted="text", read=str)
WHOLE = Kind(name="whole number", wanted="a whole number", read=_whole)
NUMBER = Kind(name="number", wanted="a number", read=_number)
YES_OR_NO = Kind(name="`1` or `0`", wanted="1 or 0", read=_yes_or_no)


def _text(name: str, meaning: str, *, otherwise: str) -> Setting[str | None]:
    return Setting(name=name, kind=TEXT, default=None, meaning=meaning, otherwise=otherwise)


def _limit(name: str, default: T, meaning: str) -> Setting[T]:
    """A bound on what is read: `sources.limits.Limits`, which these fill, know how low each may be."""
    kind = NUMBER if isinstance(default, float) else WHOLE
    hint = "Unset it to have the default, {default:,}."
    return Setting(name=name, kind=kind, default=default, meaning=meaning, hint=hint)


def _quota(name: str, default: int, meaning: str) -> Setting[int]:
    return Setting(name=name, kind=WHOLE, default=default, meaning=meaning, least=1)


HOME = _text(
    "RINGKAS_HOME",
    "the directory of everything that ringkas writes: models, translations, the configuration",
    otherwise="the platform's directories for ringkas",
)
SUMMARIZER = _text(
    "RINGKAS_SUMMARIZER",
    "which summarizer to use, as `backend:model`",
    otherwise="what `ringkas models use` chose, else `extractive`",
)
TRANSLATOR = _text(
    "RINGKAS_TRANSLATOR",
    "which translator to use, as `backend:model`",
    otherwise="what `ringkas models use` chose, else `embedded`",
)
THREADS: Setting[int | None] = Setting(
    name="RINGKAS_THREADS",
    kind=WHOLE,
    default=None,
    meaning="cores that a model may use",
    otherwise="all that the process may use",
    least=1,
    refusal="{name} is {given!r}, not a positive whole number.",
    hint="Set it to a number of cores, such as 2, or unset it.",
)
API_KEY = _text("RINGKAS_API_KEY", "key for a server behind `http:`", otherwise="none is sent")
CONTEXT_SIZE: Setting[int | None] = Setting(
    name="RINGKAS_CONTEXT_SIZE",
    kind=WHOLE,
    default=None,
    meaning="tokens that the model of a server behind `http:` takes",
    otherwise="what the server says, else 4096",
    least=1,
    refusal="{name} is {given!r}, not a positive whole number.",
    hint="Set it to the server's context size in tokens, or unset it.",
)
CACHE_MB = Setting(
    name="RINGKAS_CACHE_MB",
    kind=WHOLE,
    default=256,
    meaning="megabytes that the cache of translations may hold; 0 switches it off",
    least=0,
    refusal="{name} is {given!r}, not a whole number.",
    hint="Give megabytes; 0 switches it off.",
)

MAX_INPUT_CHARACTERS = _limit("RINGKAS_MAX_INPUT_CHARACTERS", 5_000_000, "characters of one text or page")
MAX_PAGE_BYTES = _limit("RINGKAS_MAX_PAGE_BYTES", 10_000_000, "bytes of one page, after decompression")
MAX_UPLOAD_BYTES = _limit("RINGKAS_MAX_UPLOAD_BYTES", 25_000_000, "bytes of one file or of standard input")
MAX_UNPACKED_BYTES = _limit("RINGKAS_MAX_UNPACKED_BYTES", 100_000_000, "bytes that a docx may unpack to")
MAX_PAGES = _limit("RINGKAS_MAX_PAGES", 2_000, "pages of one PDF")
MAX_FETCH_SECONDS = _limit("RINGKAS_MAX_FETCH_SECONDS", 20.0, "seconds of one fetch, redirects included")
MAX_REDIRECTS = _limit("RINGKAS_MAX_REDIRECTS", 5, "redirects that a fetch follows; 0 allows none")
ALLOW_PRIVATE = Setting(
    name="RINGKAS_ALLOW_PRIVATE",
    kind=YES_OR_NO,
    default=False,
    meaning="whether a fetch may go to loopback and private addresses",
)

AUTH = _text(
    "RINGKAS_AUTH",
    "name and password that the page asks for, as `USER:PASSWORD`; `ringkas ui --auth` goes before it",
    otherwise="it asks for none",
)
KEYS = _text(
    "RINGKAS_KEYS",
    "keys of programs, with commas between, each taken as bearer token where the page asks for a login",
    otherwise="programs use the name and password",
)
WEB_RUNNING = _quota("RINGKAS_WEB_RUNNING", 2, "requests that use the models at the same time; the rest wait")
WEB_WAITING = _quota("RINGKAS_WEB_WAITING", 64, "requests that may wait; more are told to come back")
WEB_SECONDS = _quota("RINGKAS_WEB_SECONDS", 600, "seconds that one brief or one call may take")
WEB_BATCH_SECONDS = _quota("RINGKAS_WEB_BATCH_SECONDS", 7200, "seconds that one batch may take")
WEB_BATCH_ROWS = _quota("RINGKAS_WEB_BATCH_ROWS", 200, "articles of one batch")

SECTIONS: Mapping[str, tuple[Setting[Any], ...]] = {
    "Models and their place": (HOME, SUMMARIZER, TRANSLATOR, THREADS, API_KEY, CONTEXT_SIZE, CACHE_MB),
    "What may come in": (
        MAX_INPUT_CHARACTERS,
        MAX_PAGE_BYTES,
        MAX_UPLOAD_BYTES,
        MAX_UNPACKED_BYTES,
        MAX_PAGES,
        MAX_FETCH_SECONDS,
        MAX_REDIRECTS,
        ALLOW_PRIVATE,
    ),
    "The web page": (AUTH, KEYS, WEB_RUNNING, WEB_WAITING, WEB_SECONDS, WEB_BATCH_SECONDS, WEB_BATCH_ROWS),
}
"""The table: all settings there are, by what they are about."""

_INTRODUCTION = """\
# Settings

Environment variables. A variable that isn't set, or is blank, leaves the default; a value that can't be used
is an error that names the variable. Digits may be grouped with underscores: `5_000_000`. What is over a limit
is refused, never cut.
"""
_HEAD = "| variable | value | default | what it sets |\n|---|---|---|---|\n"


def read_all(prefix: str) -> dict[str, Any]:
    """The value of each setting that begins with *prefix*, by the rest of its name in small letters.

    Raises SettingsError where a variable has no usable value.
    """
    settings = (setting for section in SECTIONS.values() for setting in section)
    return {
        setting.name.removeprefix(prefix).lower(): setting.read()
        for setting in settings
        if setting.name.startswith(prefix)
    }


def settings_page() -> str:
    """The text of ``docs/settings.md``."""
    parts = [_INTRODUCTION]
    for title, settings in SECTIONS.items():
        rows = [
            f"| `{setting.name}` | {setting.kind.name} | {_default(setting)} | {setting.meaning} |\n"
            for setting in settings
        ]
        parts.append(f"## {title}\n\n{_HEAD}{''.join(rows)}")
    return "\n".join(parts)


def _default(setting: Setting[Any]) -> str:
    if setting.otherwise:
        return setting.otherwise
    return f"{setting.default:_g}" if isinstance(setting.default, float) else f"{setting.default:_d}"
