"""The ways in: files, streams, pages and records become text with its origin.

The pipeline and the command line read with `read_path`, `read_stream` and `read_url`, each of which gives a
`Source`; the page adds `iter_records`, for a file of many articles. `Limits` bound them all, and
`refuse_binary` is the one rule on what isn't text, `sound_text` the one place where foreign text is made safe
for what comes after. No stage reads anything by itself.

The modules behind: `formats` tells bytes apart by content and hands them to `charset`, `docx` or `pdf`;
`fetch` gets a page, from nowhere but where `addresses` lets it. A name is loaded when it is first used.
"""

import importlib
import typing

if typing.TYPE_CHECKING:
    from .charset import refuse_binary
    from .limits import Limits
    from .records import Record, iter_records
    from .source import Source, read_path, read_stream, read_url
    from .text import sound_text

__all__ = [
    "Limits",
    "Record",
    "Source",
    "iter_records",
    "read_path",
    "read_stream",
    "read_url",
    "refuse_binary",
    "sound_text",
]

_MODULES = {
    "Limits": "limits",
    "Record": "records",
    "Source": "source",
    "iter_records": "records",
    "read_path": "source",
    "read_stream": "source",
    "read_url": "source",
    "refuse_binary": "charset",
    "sound_text": "text",
}

if not typing.TYPE_CHECKING:  # or a type checker would take any name for one of ours

    def __getattr__(name: str) -> object:
        if name not in _MODULES:
            raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
        return getattr(importlib.import_module(f"{__name__}.{_MODULES[name]}"), name)


def __dir__() -> list[str]:
    return __all__
