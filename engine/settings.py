"""Every setting of ringkas, in one table: its variable, its key in a file, kind, default and meaning."""

from collections.abc import Mapping
from typing import Any, Literal, TypeVar

from .setting import DEFINED, Found, Setting, user_file
from .setting_kinds import (
    ADDRESS,
    LOGIN,
    PATH,
    SECONDS,
    SHARE,
    TEXT,
    WHOLE,
    YES_OR_NO,
    Kind,
    choice,
    model,
    several,
)

__all__ = ["SECTIONS", "Found", "Setting", "read_all", "user_file"]

T = TypeVar("T")


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
    kind=model("summarizer", "extractive", "embedded"),
)
TRANSLATOR = _text(
    "RINGKAS_TRANSLATOR",
    "which translator to use, as `backend:model`",
    otherwise="`embedded`",
    kind=model("translator", "embedded"),
)
SECOND = _text(
    "RINGKAS_SECOND",
    "which translator to ask beside the first, as `backend:model`; of each sentence the better one is taken",
    otherwise="none",
    kind=model("translator", "embedded"),
)
SCORE_BACK = _text(
    "RINGKAS_SCORE_BACK",
    "whether a second model checks each sentence backwards, for its confidence, where nobody asks otherwise",
    otherwise="`auto`: those of `embedded`",
    kind=choice("auto", "always", "never"),
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
    kind=choice("paragraph", "bullets", "headline"),
)
TRANSLATE = _text(
    "RINGKAS_TRANSLATE",
    "what `ringkas run` translates",
    otherwise="`both`",
    table="defaults",
    kind=choice("summary", "article", "both"),
)
ALTERNATIVES = _count("RINGKAS_ALTERNATIVES", "hypotheses of a sentence", otherwise="1")
BEAM_SIZE = _count("RINGKAS_BEAM_SIZE", "beam width of the translator", otherwise="what suits the model")
MARK_BELOW: Setting[float | None] = Setting(
    name="RINGKAS_MARK_BELOW",
    kind=SHARE,
    default=None,
    meaning="the confidence below which a sentence is marked *Read the source*, where nobody asks otherwise",
    otherwise="0.5",
    table="defaults",
)
DEVICE = _text(
    "RINGKAS_DEVICE",
    "where models run",
    otherwise="`cpu`",
    table="defaults",
    kind=choice("cpu", "cuda", "auto"),
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
KEYS = _text(
    "RINGKAS_KEYS",
    "keys of programs, with commas between, each taken as bearer token where the page asks for a login",
    otherwise="programs use the name and password",
    table="web",
    personal=True,
    secret=True,
)
HOSTS = _text(
    "RINGKAS_HOSTS",
    "further names that the page is reached by, separated by commas; `*` allows any",
    otherwise="`localhost`, addresses, and what it listens on",
    table="web",
    personal=True,
    kind=several("names of hosts, without scheme, port or path", r"[^\s/]+"),
)
FRAMES = _text(
    "RINGKAS_FRAMES",
    "origins whose pages may show this page in a frame, separated by commas",
    otherwise="its own alone",
    table="web",
    personal=True,
    kind=several("origins such as https://example.org", r"https?://.+"),
)
WEB_RUNNING = _quota(
    "RINGKAS_WEB_RUNNING", 2, "requests that use the models at the same time; the rest wait in order"
)
WEB_WAITING = _quota(
    "RINGKAS_WEB_WAITING", 64, "requests that may wait, as many again to be cleaned; the rest are turned away"
)
WEB_SECONDS = _quota("RINGKAS_WEB_SECONDS", 600, "seconds that one brief or one call may take")
WEB_BATCH_SECONDS = _quota(
    "RINGKAS_WEB_BATCH_SECONDS",
    7200,
    "seconds that one batch may take, or one brief that takes a download first",
)
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
    title: tuple(setting for setting in DEFINED if setting.table in tables)
    for title, tables in {
        "Models and their place": ("", "models"),
        "What may come in": ("limits", "network"),
        "Defaults of the commands": ("defaults",),
        "The web page": ("web",),
    }.items()
}
"""The table: all settings there are, by what they are about."""


def read_all(prefix: str) -> dict[str, Any]:
    """The value of each setting that begins with *prefix*, by the rest of its name in small letters.

    Raises SettingsError where one has no usable value.
    """
    return {
        setting.name.removeprefix(prefix).lower(): setting.read()
        for setting in DEFINED
        if setting.name.startswith(prefix)
    }
