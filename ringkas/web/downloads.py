"""A brief as a file, made from the brief, whole or not, that the browser hands back."""

import base64
import re
from collections.abc import Mapping
from typing import Any, get_args

from check import Language
from engine.errors import InputError, RingkasError
from summarize import Summary

from ..codec import article_from_dict, segment_from_dict, summary_from_dict
from ..export import Unsure, to_docx, to_email, to_html, to_markdown, to_plain_text, to_rich_text
from ..export.naming import name_of
from ..options import Scope
from ..partial import unfinished_brief
from ..result import Brief
from ..stage_findings import EnglishStage
from ..strict import listed, one_of, text, whole
from .ndjson import error_to_dict

__all__ = ["make_download"]

_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_MIME = {
    "markdown": "text/markdown",
    "html": "text/html",
    "docx": _DOCX,
    "json": "application/json",
    "email": "text/plain",
    "rich": "text/html",
    "plain": "text/plain",
}
"""What a brief can be taken along as; the last three go to the clipboard."""
_ENDING = {
    "markdown": "md",
    "html": "html",
    "docx": "docx",
    "json": "json",
    "email": "txt",
    "rich": "html",
    "plain": "txt",
}
TEXTS = {"markdown": to_markdown, "html": to_html, "rich": to_rich_text, "plain": to_plain_text}


def make_download(request: Mapping[str, Any]) -> dict[str, str]:
    """The file for ``{"format", "brief", "language"}``: ``name``, ``mime`` type and content in ``base64``.

    What isn't finished comes as ``partial`` in place of ``brief``: see `_read_partial`. Its name says so, and
    so does a finding. ``unsure`` may list segments that the page marks, each as its stage and its index.
    On failure the error as a dict instead: what a server function raises never reaches the browser.
    """
    try:
        form = request.get("format")
        if form not in _MIME:
            raise InputError(f"There is no format {form!r}.", hint=f"Use one of: {', '.join(_MIME)}.")
        partial = request.get("partial")
        brief = _read_partial(partial) if partial else Brief.from_dict(request.get("brief") or {})
        unsure = _read_unsure(request.get("unsure", []))
        content = _content(brief, form, "id" if request.get("language") == "id" else "en", unsure)
    except RingkasError as error:
        return error_to_dict(error)
    title = brief.article.title or brief.title_en or name_of(brief.article)
    name = f"{_stem(title)}{'-partial' if partial else ''}.{_ENDING[form]}"
    return {"name": name, "mime": _MIME[form], "base64": base64.b64encode(content).decode("ascii")}


def _read_partial(data: Any) -> Brief:  # noqa: ANN401 - whatever a browser sends
    """The brief of what a page has shown so far.

    *data* has the ``article``, the ``summary`` or null, ``title_en``, the segments ``summary_en`` and
    ``translation``, the ``translator``, perhaps a ``second``, the ``scope`` and the ``signature``. Raises
    InputError where it hasn't.
    """
    try:
        article = article_from_dict(data["article"])
        given = data["summary"]
        summary = summary_from_dict(given) if given else Summary(text="", method="", model="", sentences=())
        summary_en, translation = (
            [segment_from_dict(segment) for segment in listed(data[stage])]
            for stage in ("summary_en", "translation")
        )
        if len(summary_en) > len(summary.sentences) or len(translation) > len(article.sentences):
            raise ValueError("There are more segments than sentences.")
        return unfinished_brief(
            article=article,
            title_en=text(data["title_en"]),
            summary=summary,
            summary_en=summary_en,
            translation=translation,
            translator=text(data["translator"]),
            second=text(data.get("second", "")),
            scope=one_of(get_args(Scope), data["scope"]),
            signature=text(data["signature"]),
        )
    except (LookupError, TypeError, ValueError, AttributeError) as exc:
        raise InputError("This is not a brief.", hint="Make it again.") from exc


def _read_unsure(places: Any) -> list[tuple[EnglishStage, int]]:  # noqa: ANN401 - whatever a browser sends
    try:
        return [(one_of(get_args(EnglishStage), stage), whole(index)) for stage, index in listed(places)]
    except (TypeError, ValueError) as exc:
        raise InputError("These are no places of a brief.", hint="Reload the page.") from exc


def _content(brief: Brief, form: str, language: Language, unsure: Unsure) -> bytes:
    match form:
        case "docx":
            return to_docx(brief, language=language, unsure=unsure)
        case "email":
            return to_email(brief, unsure=unsure).encode()
        case "json":
            return brief.to_json().encode()
        case _:
            return TEXTS[form](brief, language=language, unsure=unsure).encode()


def _stem(title: str) -> str:
    """A file name out of a title: letters, digits and hyphens, which every file system takes."""
    words = re.sub(r"[^a-z0-9]+", "-", title.lower()).strip("-")
    return words[:60].rstrip("-") or "brief"
