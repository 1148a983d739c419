"""The page's markup, style and scripts, read from the package's files."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

__all__ = ["channel_script", "favicon", "markup", "script", "strings", "style"]

SCRIPTS = ("dom", "language", "view", "links", "composer", "run", "save", "batch", "main")
"""In the order in which they are put together; they share one scope and leave nothing in the page's own."""


@cache
def _read(name: str) -> str:
    return files(__package__).joinpath("static", name).read_text(encoding="utf-8")


def markup() -> str:
    """The page's frame in HTML; nothing from outside is ever put into it."""
    return _read("page.html")


def style() -> str:
    """The page's style sheet; it asks for nothing from the network."""
    return _read("page.css")


def favicon() -> str:
    """The path of the page's icon."""
    return str(files(__package__).joinpath("static", "favicon.png"))


def strings() -> dict[str, dict[str, str]]:
    """The interface's words: language -> key -> sentence with ``{placeholders}``."""
    words: dict[str, dict[str, str]] = json.loads(_read("strings.json"))
    return words


def script(config: Mapping[str, Any]) -> str:
    """The page's script, with the interface's words and *config* as constants."""
    constants = f"const STRINGS = {json.dumps(strings())};\nconst CONFIG = {json.dumps(config)};\n"
    return '"use strict";\n' + constants + "\n".join(_read(f"{name}.js") for name in SCRIPTS)


def channel_script(name: str) -> str:
    """The script of a hidden component that passes what it is given on to the page, as an event of *name*."""
    return (
        "watch('value', () => document.dispatchEvent("
        f"new CustomEvent('ringkas:{name}', {{detail: props.value || ''}})));"
    )
