"""The page's markup, style and scripts, read from the package's files."""

import json
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from .scripts import bundle

__all__ = ["channel_script", "favicon", "markup", "script", "scripts", "strings", "style"]


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


def scripts() -> dict[str, str]:
    """The page's ES modules: name -> text.

    What they use without an import is the browser's, what Gradio gives a script (``element``, ``trigger``,
    ``upload``, ``server``), and the constants that `script` puts in front.
    """
    folder = files(__package__).joinpath("static")
    names = sorted(entry.name for entry in folder.iterdir() if entry.name.endswith(".js"))
    return {name.removesuffix(".js"): _read(name) for name in names}


def script(config: Mapping[str, Any]) -> str:
    """The page's script, with the interface's words as ``STRINGS`` and *config* as ``CONFIG``."""
    constants = f"const STRINGS = {json.dumps(strings())};\nconst CONFIG = {json.dumps(config)};\n"
    return '"use strict";\n' + constants + bundle(scripts())


def channel_script(name: str) -> str:
    """The script of a hidden component that passes what it is given on to the page, as an event of *name*."""
    return (
        "watch('value', () => document.dispatchEvent("
        f"new CustomEvent('ringkas:{name}', {{detail: props.value || ''}})));"
    )
