"""A brief as a file, made from the brief that the browser hands back."""

import base64
import re
from collections.abc import Mapping
from typing import Any

from check import Language
from engine.errors import InputError, RingkasError

from ..export import to_docx, to_html, to_markdown
from ..result import Brief
from .ndjson import error_to_dict

__all__ = ["make_download"]

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
MIME = {"markdown": "text/markdown", "html": "text/html", "docx": DOCX, "json": "application/json"}
ENDING = {"markdown": "md", "html": "html", "docx": "docx", "json": "json"}


def make_download(request: Mapping[str, Any]) -> dict[str, str]:
    """The file for ``{"format", "brief", "language"}``: ``name``, ``mime`` type and content in ``base64``.

    On failure the error as a dict instead: what a server function raises never reaches the browser.
    """
    try:
        form = request.get("format")
        if form not in MIME:
            raise InputError(f"There is no format {form!r}.", hint=f"Use one of: {', '.join(MIME)}.")
        brief = Brief.from_dict(request.get("brief") or {})
        content = _content(brief, form, "id" if request.get("language") == "id" else "en")
    except RingkasError as error:
        return error_to_dict(error)
    name = f"{_stem(brief.article.title)}.{ENDING[form]}"
    return {"name": name, "mime": MIME[form], "base64": base64.b64encode(content).decode("ascii")}


def _content(brief: Brief, form: str, language: Language) -> bytes:
    match form:
        case "docx":
            return to_docx(brief, language=language)
        case "html":
            return to_html(brief, language=language).encode()
        case "markdown":
            return to_markdown(brief, language=language).encode()
        case _:
            return brief.to_json().encode()


def _stem(title: str) -> str:
    """A file name out of a title: letters, digits and hyphens, which every file system takes."""
    words = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")
    return words[:60].rstrip("-") or "brief"
