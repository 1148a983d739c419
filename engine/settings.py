"""Every setting of ringkas, in one table: its variable, its key in a file, kind, default and meaning."""

import difflib
import math
import os
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, Literal, TypeVar
from urllib.parse import urlsplit

from .configuration import PROJECT_FILE, configuration_home, read_file
from .errors import SettingsError, UnusableValue
from .names import BACKENDS

__all__ = ["SECTIONS", "Found", "Kind", "Setting", "read_all", "settings_page", "user_file"]

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """How the value of a setting reads."""

    name: str
    wanted: str
    """What a refusal asks for."""
    read: Callable[[str], Any]
    """The value of a text, as in the variable; raises ValueError where it is none."""
    types: tuple[type, ...]
    """What a value in a file may be."""
    fits: Callable[[Any], bool] = lambda _: True
    """Whether a value of these types can be used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Found(Generic[T]):
    """The value of a setting, and where it is from."""

    value: T
    origin: str
    """The name of a variable, the path of a file, or ``default``."""
    of_project: bool = False
    """Whether the working folder's file says it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting(Generic[T]):
    """One setting: an environment variable, and a key in the configuration files."""

    name: str
    """Of the variable."""
    kind: Kind
    default: T
    meaning: str
    otherwise: str = ""
    """What holds where it isn't set, in words, where `default` doesn't say it."""
    least: Literal[0, 1] | None = None
    """The least number that it may be; None for what has no bound."""
    refusal: str = "{name} must be {wanted}, not {given!r}."
    hint: str = "Unset {name} to get the default."
    table: str = "models"
    """Where the files have it; empty where they can't."""
    personal: bool = False
    """Whether a project's file, which may be somebody else's, can't set it."""
    secret: bool = False
    """Whether its value isn't to be shown."""

    @property
    def key(self) -> str:
        """``table.key``, its place in a file; empty where it has none."""
        prefix = {"limits": "MAX_", "web": "WEB_"}.get(self.table, "")
        name = self.name.removeprefix("RINGKAS_").removeprefix(prefix).lower()
        return f"{self.table}.{name}" if self.table else ""

    def read(self) -> T:
        """The setting's value; see `find`."""
        return self.find().value

    def find(self) -> Found[T]:
        """The value of the variable, else of the project's file, else of the user's, else `default`.

        What is blank isn't set. Raises UnusableValue where this variable, or anything in a file, has a value
        that can't be used, and SettingsError for a file that can't be read or says what no setting is called.
        """
        given = os.environ.get(self.name, "")
        if given.strip():
            try:
                return Found(value=self._checked(self.kind.read(given)), origin=self.name)
            except ValueError as exc:
                facts = {
                    "name": self.name,
                    "wanted": self._wanted,
                    "given": self.shown(given.strip()),
                    "default": self.default,
                }
                raise UnusableValue(self.refusal.format(**facts), hint=self.hint.format(**facts)) from exc
        for path, values in _files() if self.key else ():
            stored = values.get(self.key, "")
            if stored != "":
                return Found(
                    value=self.of_file(stored, path), origin=str(path), of_project=path == _project_file()
                )
        return Found(value=self.default, origin="default")

    def shown(self, value: str) -> str:
        """*value* as it may be told: nothing of a secret, and no password of an address."""
        return "…" if self.secret else re.sub(r"//[^/]*@", "//…@", value)

    def of_file(self, stored: object, path: Path) -> T:
        """The value that the file *path* gives as *stored*. Raises UnusableValue."""
        try:
            if type(stored) not in self.kind.types:  # not isinstance: `true` is no whole number
                raise ValueError(type(stored).__name__)
            if self.kind is PATH:
                stored = str(path.parent / Path(str(stored)).expanduser())
            return self._checked(stored)
        except ValueError as exc:
            given = self.shown(stored) if isinstance(stored, str) else stored
            raise UnusableValue(
                f"`{self.key}` in {path} must be {self._wanted}, not {given!r}.",
                hint="Change it there, or take it out to get the default.",
            ) from exc

    @property
    def _wanted(self) -> str:
        bound = {None: "", 0: ", 0 or more", 1: " above zero"}
        return self.kind.wanted + bound[self.least]

    def _checked(self, value: Any) -> T:  # noqa: ANN401 - what the kind reads
        if (self.least is not None and value < self.least) or not self.kind.fits(value):
            raise ValueError(value)
        checked: T = value
        return checked


def user_file() -> Path:
    """The user's configuration: ``config.toml`` in `RINGKAS_HOME`, else in the platform's folder."""
    return configuration_home(HOME.read()) / "config.toml"


def _project_file() -> Path:
    return PROJECT_FILE.absolute()


def _files() -> Iterator[tuple[Path, Mapping[str, object]]]:
    """The configuration files with what they say, the one that goes before first; each checked."""
    for path in (_project_file(), user_file()):
        values = read_file(path)
        for key, stored in values.items():
            known = _known(key, path)
            if stored != "":
                known.of_file(stored, path)
        yield path, values


def _known(key: str, path: Path) -> Setting[Any]:
    """The setting that *key* of the file *path* sets. Raises SettingsError where none is, or it can't."""
    known = {setting.key: setting for section in SECTIONS.values() for setting in section if setting.key}
    if key not in known:
        near = difflib.get_close_matches(key, known, n=1, cutoff=0.75) or [
            name
            for stem in difflib.get_close_matches(
                key.rpartition(".")[2], [name.partition(".")[2] for name in known], n=1, cutoff=0.75
            )
            for name in known
            if name.partition(".")[2] == stem
        ]
        raise SettingsError(
            f"`{key}` in {path} is no setting.",
            hint=f"Did you mean `{near[0]}`?" if near else "`ringkas config` shows all there are.",
        )
    if known[key].personal and path == _project_file():
        raise SettingsError(
            f"`{key}` can't be set by a project, as {path} does.",
            hint=f"That file may be somebody else's; set it in {user_file()}.",
        )
    return known[key]


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


def _choice(*values: str) -> Kind:
    listed = f"{', '.join(values[:-1])} or {values[-1]}"
    return Kind(
        name=" or ".join(f"`{value}`" for value in values),
        wanted=listed,
        read=str.strip,
        types=(str,),
        fits=values.__contains__,
    )


def _model(task: Literal["translator", "summarizer"], *alone: str) -> Kind:
    """The name of a model: `backend:model` with a backend that there is, or one of *alone*."""

    def fits(name: str) -> bool:
        backend, _, model = name.strip().partition(":")
        if backend in (*BACKENDS, "extractive"):
            return (bool(model) and backend != "extractive") or name.strip() in alone
        from .plugins import is_plugin

        return is_plugin(task, name)

    named = " or ".join([*alone, "backend:model"])
    others = ", ".join(backend for backend in BACKENDS if backend not in alone)
    return Kind(
        name="name of a model",
        wanted=f"{named} (with one of {others})",
        read=str.strip,
        types=(str,),
        fits=fits,
    )


def _is_proxy(address: str) -> bool:
    try:
        parts = urlsplit(address.strip() if "://" in address else f"http://{address.strip()}")
        return parts.scheme.lower() in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def _several(wanted: str, pattern: str) -> Kind:
    """Values of one *pattern*, separated by commas."""

    def fits(text: str) -> bool:
        given = (item.strip() for item in text.split(",") if item.strip())
        return all(re.fullmatch(pattern, item, re.IGNORECASE) for item in given)

    return Kind(name="text", wanted=wanted, read=str, types=(str,), fits=fits)


TEXT = Kind(name="text", wanted="text", read=str, types=(str,))
PATH = Kind(name="path", wanted="a path", read=str, types=(str,))
WHOLE = Kind(name="whole number", wanted="a whole number", read=_whole, types=(int,))
SECONDS = Kind(
    name="number",
    wanted="a number above zero",
    read=_number,
    types=(int, float),
    fits=lambda seconds: 0 < seconds < math.inf,
)
YES_OR_NO = Kind(name="`1` or `0`", wanted="1 or 0", read=_yes_or_no, types=(bool,))
LOGIN = Kind(
    name="text",
    wanted="USER:PASSWORD",
    read=str,
    types=(str,),
    fits=lambda text: all(text.partition(":")),
)
ADDRESS = Kind(
    name="text",
    wanted="the address of an HTTP proxy, such as http://proxy.example:3128",
    read=str.strip,
    types=(str,),
    fits=_is_proxy,
)


def _text(
    name: str,
    meaning: str,
    *,
    otherwise: str,
    table: str = "models",
    kind: Kind = TEXT,
    personal: bool = False,
    secret: bool = False,
) -> Setting[str | None]:
    return Setting(
        name=name,
        kind=kind,
        default=None,
        meaning=meaning,
        otherwise=otherwise,
        table=table,
        personal=personal,
        secret=secret,
    )


def _count(name: str, meaning: str, *, otherwise: str) -> Setting[int | None]:
    return Setting(
        name=name, kind=WHOLE, default=None, meaning=meaning, otherwise=otherwise, least=1, table="defaults"
    )


def _limit(name: str, default: T, meaning: str, *, least: Literal[0, 1] | None = 1) -> Setting[T]:
    """A bound on what is read, one of those of `sources.limits.Limits`."""
    kind = SECONDS if isinstance(default, float) else WHOLE
    hint = "Unset it to have the default, {default:,}."
    return Setting(
        name=name, kind=kind, default=default, meaning=meaning, hint=hint, least=least, table="limits"
    )


def _quota(name: str, default: int, meaning: str, *, least: Literal[0, 1] = 1) -> Setting[int]:
    return Setting(name=name, kind=WHOLE, default=default, meaning=meaning, least=least, table="web")


HOME = _text(
    "RINGKAS_HOME",
    "the directory of everything that ringkas writes: models, translations, the configuration",
    otherwise="the platform's directories for ringkas",
    table="",
)
SUMMARIZER = _text(
    "RINGKAS_SUMMARIZER",
    "which summarizer to use, as `backend:model`",
    otherwise="`extractive`",
    kind=_model("summarizer", "extractive", "embedded"),
)
TRANSLATOR = _text(
    "RINGKAS_TRANSLATOR",
    "which translator to use, as `backend:model`",
    otherwise="`embedded`",
    kind=_model("translator", "embedded"),
)
SECOND = _text(
    "RINGKAS_SECOND",
    "which translator to ask beside the first, as `backend:model`; of each sentence the better one is taken",
    otherwise="none",
    kind=_model("translator", "embedded"),
)
SCORE_BACK = _text(
    "RINGKAS_SCORE_BACK",
    "whether a second model checks each sentence backwards, for its confidence, where nobody asks otherwise",
    otherwise="`auto`: those of `embedded`",
    kind=_choice("auto", "always", "never"),
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
API_KEY = _text(
    "RINGKAS_API_KEY",
    "key for a server behind `http:`",
    otherwise="none is sent",
    personal=True,
    secret=True,
)
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
MAX_FETCH_SECONDS = _limit(
    "RINGKAS_MAX_FETCH_SECONDS", 20.0, "seconds of one fetch, redirects included", least=None
)
MAX_REDIRECTS = _limit("RINGKAS_MAX_REDIRECTS", 5, "redirects that a fetch follows; 0 allows none", least=0)
ALLOW_PRIVATE = Setting(
    name="RINGKAS_ALLOW_PRIVATE",
    kind=YES_OR_NO,
    default=False,
    meaning="whether a fetch may go to loopback and private addresses",
    table="network",
    personal=True,
)
PROXY = _text(
    "RINGKAS_PROXY",
    "the proxy that pages are fetched through, as `http://HOST:PORT`",
    otherwise="none",
    table="network",
    personal=True,
    kind=ADDRESS,
)

SENTENCES = _count("RINGKAS_SENTENCES", "sentences of a summary", otherwise="3")
STYLE = _text(
    "RINGKAS_STYLE",
    "how a summary is set out",
    otherwise="`paragraph`",
    table="defaults",
    kind=_choice("paragraph", "bullets", "headline"),
)
TRANSLATE = _text(
    "RINGKAS_TRANSLATE",
    "what `ringkas run` translates",
    otherwise="`both`",
    table="defaults",
    kind=_choice("summary", "article", "both"),
)
ALTERNATIVES = _count("RINGKAS_ALTERNATIVES", "hypotheses of a sentence", otherwise="1")
BEAM_SIZE = _count("RINGKAS_BEAM_SIZE", "beam width of the translator", otherwise="what suits the model")
DEVICE = _text(
    "RINGKAS_DEVICE",
    "where models run",
    otherwise="`cpu`",
    table="defaults",
    kind=_choice("cpu", "cuda", "auto"),
)
GLOSSARY = _text(
    "RINGKAS_GLOSSARY",
    "a glossary of your own; in a file, from that file's folder",
    otherwise="only what ships",
    table="defaults",
    kind=PATH,
)
GLOSSARY_ONLY = Setting(
    name="RINGKAS_GLOSSARY_ONLY",
    kind=YES_OR_NO,
    default=False,
    meaning="whether your glossary takes the place of what ships",
    table="defaults",
)

AUTH = _text(
    "RINGKAS_AUTH",
    "name and password that the page asks for, as `USER:PASSWORD`; `ringkas ui --auth` goes before it",
    otherwise="it asks for none",
    table="web",
    personal=True,
    secret=True,
    kind=LOGIN,
)
HOSTS = _text(
    "RINGKAS_HOSTS",
    "further names that the page is reached by, separated by commas; `*` allows any",
    otherwise="`localhost`, addresses, and what it listens on",
    table="web",
    personal=True,
    kind=_several("names of hosts, without scheme, port or path", r"[^\s/]+"),
)
FRAMES = _text(
    "RINGKAS_FRAMES",
    "origins whose pages may show this page in a frame, separated by commas",
    otherwise="its own alone",
    table="web",
    personal=True,
    kind=_several("origins such as https://example.org", r"https?://.+"),
)
KEYS = _text(
    "RINGKAS_KEYS",
    "keys of programs, with commas between, each taken as bearer token where the page asks for a login",
    otherwise="programs use the name and password",
    table="web",
    personal=True,
    secret=True,
)
WEB_RUNNING = _quota("RINGKAS_WEB_RUNNING", 2, "requests that use the models at the same time; the rest wait")
WEB_WAITING = _quota(
    "RINGKAS_WEB_WAITING", 64, "requests that may wait, as many again to be cleaned; the rest are turned away"
)
WEB_SECONDS = _quota("RINGKAS_WEB_SECONDS", 600, "seconds that one brief or one call may take")
WEB_BATCH_SECONDS = _quota("RINGKAS_WEB_BATCH_SECONDS", 7200, "seconds that one batch may take")
WEB_BATCH_ROWS = _quota("RINGKAS_WEB_BATCH_ROWS", 200, "articles of one batch")
WEB_REQUEST_BYTES = _quota("RINGKAS_WEB_REQUEST_BYTES", 50_000_000, "bytes that one request may send")
WEB_FOLDER_BYTES = _quota(
    "RINGKAS_WEB_FOLDER_BYTES",
    1_000_000_000,
    "bytes that all uploads together may take; 4096 a file at least",
)
WEB_WORKERS = _quota(
    "RINGKAS_WEB_WORKERS",
    2,
    "processes that may clean texts and read documents for briefs, and as many again for `/clean`; 0 does "
    "that in the server's own threads, where nothing ends it",
    least=0,
)
WEB_WORKER_SECONDS = _quota(
    "RINGKAS_WEB_WORKER_SECONDS", 120, "seconds that cleaning one text or reading one document may take"
)
WEB_WORKER_MB = _quota(
    "RINGKAS_WEB_WORKER_MB", 1024, "megabytes that each of these processes may have for itself (Linux)"
)

SECTIONS: Mapping[str, tuple[Setting[Any], ...]] = {
    "Models and their place": (
        HOME,
        SUMMARIZER,
        TRANSLATOR,
        SECOND,
        SCORE_BACK,
        THREADS,
        API_KEY,
        CONTEXT_SIZE,
        CACHE_MB,
    ),
    "What may come in": (
        MAX_INPUT_CHARACTERS,
        MAX_PAGE_BYTES,
        MAX_UPLOAD_BYTES,
        MAX_UNPACKED_BYTES,
        MAX_PAGES,
        MAX_FETCH_SECONDS,
        MAX_REDIRECTS,
        ALLOW_PRIVATE,
        PROXY,
    ),
    "Defaults of the commands": (
        SENTENCES,
        STYLE,
        TRANSLATE,
        ALTERNATIVES,
        BEAM_SIZE,
        DEVICE,
        GLOSSARY,
        GLOSSARY_ONLY,
    ),
    "The web page": (
        AUTH,
        KEYS,
        HOSTS,
        FRAMES,
        WEB_RUNNING,
        WEB_WAITING,
        WEB_SECONDS,
        WEB_BATCH_SECONDS,
        WEB_BATCH_ROWS,
        WEB_REQUEST_BYTES,
        WEB_FOLDER_BYTES,
        WEB_WORKERS,
        WEB_WORKER_SECONDS,
        WEB_WORKER_MB,
    ),
}
"""The table: all settings there are, by what they are about."""

_INTRODUCTION = """\
# Settings

Each is an environment variable and a key of the [configuration files](cli.md#settings); an option of a
command goes before the variable, and that before the files. What isn't set, or is blank, has the default; a
value that can't be used is an error that names its place. Digits may be grouped with underscores, as in
`5_000_000`. What is over a limit is refused, never cut.
"""
_HEAD = "| variable | key | value | default | what it sets |\n|---|---|---|---|---|\n"


def read_all(prefix: str) -> dict[str, Any]:
    """The value of each setting that begins with *prefix*, by the rest of its name in small letters.

    Raises SettingsError where one has no usable value.
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
            f"| {' | '.join([f'`{setting.name}`', setting.key and f'`{setting.key}`', setting.kind.name])} "
            f"| {_default(setting)} | {setting.meaning} |\n"
            for setting in settings
        ]
        parts.append(f"## {title}\n\n{_HEAD}{''.join(rows)}")
    return "\n".join(parts)


def _default(setting: Setting[Any]) -> str:
    if setting.otherwise:
        return setting.otherwise
    return f"{setting.default:_g}" if isinstance(setting.default, float) else f"{setting.default:_d}"
