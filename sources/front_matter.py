"""Markdown under front matter, in YAML or TOML, which names its title, address and date."""

import re
import tomllib

from .content import Content, Kind, one_line

__all__ = ["FRONT_MATTER"]

_FRONT = re.compile(
    r"(?P<fence>---|\+\+\+)[ \t]*\r?\n(?P<matter>.{0,20000}?)\r?\n"
    r"(?:(?P=fence)|(?<!\+)\.\.\.)[ \t]*(?:\r?\n|$)",
    re.DOTALL,
)
_FIELD = re.compile(
    r"^(?P<key>[A-Za-z_][\w-]{0,40})[ \t]*:[ \t]*"
    r"(?:[|>][+-]?[ \t]*\r?\n(?P<block>(?:[ \t]{1,40}[^\n]{0,2000}(?:\n|$)|\r?\n){1,100})"
    r"|(?P<value>[^\n]{0,2000})$)",
    re.MULTILINE,
)
"""A field on its line, or as a block of lines below, which YAML's | and > begin."""


def _is_front_matter(text: str) -> bool:
    front = _FRONT.match(text)
    return front is not None and bool(_fields(front))


def _fields(front: re.Match[str]) -> dict[str, str]:
    """The plain fields of front matter, TOML's or the simple ones of YAML, by name in lower case."""
    if front["fence"] == "+++":
        try:
            table = tomllib.loads(front["matter"])
        except (ValueError, RecursionError):  # a number of too many digits, lists in lists
            return {}
        return {key.lower(): str(value) for key, value in table.items() if not isinstance(value, dict | list)}
    return {
        match["key"].lower(): (match["block"] or match["value"] or "").strip().strip("\"'")
        for match in _FIELD.finditer(front["matter"])
    }


def _read_front_matter(text: str) -> Content:
    front = _FRONT.match(text)
    assert front is not None
    fields = _fields(front)
    title = fields.get("title") or fields.get("judul") or ""
    url = next((fields[key] for key in ("url", "canonical_url", "source_url", "link") if fields.get(key)), "")
    date = next((fields[key] for key in ("date", "published", "pubdate", "tanggal") if fields.get(key)), "")
    body = text[front.end() :].lstrip("\r\n")
    return Content(
        kind="Markdown with front matter",
        body=body,
        url=url if url.startswith(("http://", "https://")) else "",
        title=one_line(title),
        date=one_line(date),
    )


FRONT_MATTER = Kind(name="Markdown with front matter", is_it=_is_front_matter, read=_read_front_matter)
