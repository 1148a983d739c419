"""Markdown under front matter, in YAML or TOML, which names its title, address and date."""

import re
import tomllib
from collections.abc import Iterator

from .content import AUTHOR_NAMES, NAME_KEYS, Content, Kind, bylined, one_line, people_in

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


_AUTHORS = re.compile(
    rf"^(?:{'|'.join(AUTHOR_NAMES)})[ \t]*:[ \t]*(?P<value>[^\n]{{0,2000}})"
    r"(?P<below>(?:\n(?:[ \t]{1,40}|-[ \t])[^\n]{0,2000}){0,40})",
    re.MULTILINE | re.IGNORECASE,
)
"""A field of YAML with who wrote it: on its line, or as a list or a table on those below."""
_ITEM = re.compile(r"[ \t]*(?:-[ \t]+)?(?:(?P<key>[A-Za-z_]\w{0,40})[ \t]*:(?:[ \t]+|$))?(?P<item>.*)")


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


def _authors(front: re.Match[str]) -> Iterator[str]:
    """Who wrote it, as front matter has that: a name, a list of names, or a table or a list of such."""
    if front["fence"] == "+++":
        try:
            table = tomllib.loads(front["matter"])
        except (ValueError, RecursionError):
            return
        for key, value in table.items():
            if key.lower() in AUTHOR_NAMES:
                yield from people_in(value)
        return
    for field in _AUTHORS.finditer(front["matter"]):
        value = field["value"].strip()
        if value.startswith(("[", "{")):
            lines = value.strip("[]{} \t\r").split(",")
        else:
            lines = [value, *field["below"].split("\n")]
        for line in lines:
            item = _ITEM.fullmatch(line.rstrip())
            if item is not None and (item["key"] or "name").lower() in NAME_KEYS:
                yield re.sub(r"\s#\s.*", "", item["item"]).strip().strip("\"'{}[]")


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
        byline=bylined(_authors(front)),
    )


FRONT_MATTER = Kind(name="Markdown with front matter", is_it=_is_front_matter, read=_read_front_matter)
